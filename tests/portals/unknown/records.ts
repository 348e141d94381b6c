import type { DemoState, Dossier, StatusCode } from '../state/types';

/** Words of this vendor alone: none of them is in the extension's vocabulary. */
export const UNKNOWN_WORDS: Record<StatusCode, string> = {
  1: 'Chờ mở phiếu',
  2: 'Đang làm',
  3: 'Không mở phiếu',
  4: 'Đang làm',
  5: 'Chờ dân',
  6: 'Chờ dân',
  7: 'Dân thôi đề nghị',
  8: 'Khép phiếu',
  9: 'Xong, chưa phát',
  10: 'Đã phát',
};

/** One request as this portal calls it. */
export interface Slip {
  /** What the address of its page ends in. */
  number: number;
  /** Such as `P2026/001234-TN`. */
  code: string;
  dossier: Dossier;
  word: string;
}

/** How many of which statuses the list shows: mostly those that wait. */
const SHARES: [statuses: StatusCode[], count: number][] = [
  [[1], 16],
  [[2, 4], 4],
  [[5, 6], 3],
  [[9], 2],
];
const FIRST = 1_200;

function toSlip(dossier: Dossier, i: number): Slip {
  const number = FIRST + i;
  const year = new Date(dossier.submittedAt + 7 * 3_600_000).getUTCFullYear();
  return {
    number,
    code: `P${year}/${String(number).padStart(6, '0')}-TN`,
    dossier,
    word: UNKNOWN_WORDS[dossier.status],
  };
}

/** Every dossier as a slip; numbers follow the order of receipt and never change. */
export const allSlips = (state: DemoState): Slip[] => state.dossiers.map(toSlip);

/** The slips of the list, the newest first; of each share those that came in last. */
export function listedSlips(state: DemoState): Slip[] {
  const slips = allSlips(state).sort((a, b) => b.dossier.submittedAt - a.dossier.submittedAt);
  return SHARES.flatMap(([statuses, count]) =>
    slips.filter(({ dossier }) => statuses.includes(dossier.status)).slice(0, count),
  ).sort((a, b) => b.dossier.submittedAt - a.dossier.submittedAt);
}
