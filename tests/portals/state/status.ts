import type { Channel, Dossier, StatusCode } from './types';

/** How the classic build words the ten national codes. */
export const CLASSIC_WORDS: Record<StatusCode, string> = {
  1: 'Chờ tiếp nhận',
  2: 'Đã tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Chờ bổ sung',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Chờ trả kết quả',
  10: 'Đã trả kết quả',
};

/** How the single-page build words them. */
export const SPA_WORDS: Record<StatusCode, string> = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thanh toán',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
};

export const CHANNEL_WORDS: Record<Channel, string> = {
  online: 'Trực tuyến',
  direct: 'Trực tiếp',
  postal: 'Bưu chính công ích',
};

/** The lists of both builds: which dossiers they show, in which order. */
export const LISTS = {
  reception: {
    title: 'Hồ sơ trực tuyến chờ tiếp nhận',
    codes: [1],
    order: (d: Dossier) => d.resubmittedAt ?? d.submittedAt,
  },
  processing: { title: 'Hồ sơ đang xử lý', codes: [2, 4], order: (d: Dossier) => d.dueAt ?? 0 },
  supplement: { title: 'Hồ sơ chờ bổ sung', codes: [5, 6], order: (d: Dossier) => -(d.pausedAt ?? 0) },
  result: { title: 'Hồ sơ chờ trả kết quả', codes: [9], order: (d: Dossier) => d.dueAt ?? 0 },
  returned: { title: 'Hồ sơ đã trả kết quả', codes: [10], order: (d: Dossier) => -(d.returnedAt ?? 0) },
  ended: { title: 'Hồ sơ từ chối, rút, dừng xử lý', codes: [3, 7, 8], order: (d: Dossier) => -d.submittedAt },
} as const satisfies Record<string, { title: string; codes: StatusCode[]; order: (d: Dossier) => number }>;
export type ListName = keyof typeof LISTS;

/** Dossiers of one list in its own order, then narrowed to those whose code, owner or procedure holds `words`. */
export function listed(dossiers: readonly Dossier[], list: ListName, words = ''): Dossier[] {
  const { codes, order } = LISTS[list];
  const wanted = words.normalize('NFC').toLowerCase();
  return dossiers
    .filter((d) => (codes as readonly StatusCode[]).includes(d.status))
    .filter((d) => `${d.code} ${d.applicant.name} ${d.procedure.name}`.toLowerCase().includes(wanted))
    .sort((a, b) => order(a) - order(b) || a.code.localeCompare(b.code));
}
