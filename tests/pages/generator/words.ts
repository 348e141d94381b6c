import type { EventRole, RecordKind, Status } from '../../../lib/portals/types';

/** Headers of a kind's moments; those of `PROVING` are used by lists of such records alone. */
export const EVENT_HEADERS: Record<RecordKind, Partial<Record<EventRole, string[]>>> = {
  dossier: {
    submitted: ['Ngày nộp', 'Ngày nộp hồ sơ', 'Ngày giờ nộp', 'Ngày gửi trực tuyến', 'Ngày gửi', 'Thời gian nộp'],
    accepted: ['Ngày tiếp nhận', 'Ngày giờ tiếp nhận', 'Ngày nhận', 'Tiếp nhận', 'Ngày tiếp nhận hồ sơ'],
    due: [
      'Ngày hẹn trả',
      'Ngày giờ hẹn trả',
      'Ngày hẹn trả KQ',
      'Hạn trả KQ',
      'Hẹn trả',
      'Hẹn trả công dân',
      'Hạn xử lý',
      'Thời hạn',
      'Ngày hẹn trả kết quả',
    ],
    returned: ['Ngày trả kết quả', 'Ngày trả', 'Ngày trả KQ'],
    done: ['Ngày kết thúc xử lý', 'Ngày hoàn thành'],
    supplementRequested: ['Ngày yêu cầu bổ sung'],
  },
  incoming: {
    arrived: ['Ngày đến', 'Thời gian đến', 'Ngày VB đến', 'Ngày giờ đến'],
    due: ['Hạn xử lý', 'Thời hạn xử lý', 'Hạn giải quyết', 'Hạn trả lời'],
    registered: ['Ngày vào sổ'],
    handled: ['Ngày hoàn thành', 'Ngày xử lý xong'],
  },
  outgoing: {
    signed: ['Ngày ký', 'Ngày ký duyệt', 'Ngày giờ ký'],
    issued: ['Ngày phát hành', 'Ngày ban hành', 'Ngày gửi đi'],
  },
  petition: {
    arrived: ['Ngày tiếp nhận', 'Ngày phản ánh', 'Thời gian tiếp nhận'],
    due: ['Hạn trả lời', 'Hạn xử lý', 'Thời hạn giải quyết'],
    answered: ['Ngày trả lời', 'Ngày phản hồi'],
  },
};

/** Headers that other lists use as well, so that no list is known by them. */
export const WEAK = new Set(['Ngày gửi', 'Ngày nhận', 'Tiếp nhận', 'Hạn xử lý', 'Thời hạn', 'Ngày trả']);

export const CODE_HEADERS: Record<RecordKind, string[]> = {
  dossier: [
    'Mã hồ sơ',
    'Mã hồ sơ',
    'Số hồ sơ',
    'Mã biên nhận',
    'Mã số biên nhận',
    'Số biên nhận',
    'Số phiếu tiếp nhận',
    'Mã hồ sơ/ tên hồ sơ',
  ],
  incoming: ['Số ký hiệu', 'Số/Ký hiệu', 'Số, ký hiệu', 'Số hiệu', 'Số và ký hiệu'],
  outgoing: ['Số ký hiệu', 'Số/Ký hiệu', 'Số, ký hiệu', 'Số văn bản'],
  petition: ['Mã PAKN', 'Mã phản ánh', 'Số PAKN', 'Mã phản ánh kiến nghị'],
};

export const STATUS_HEADERS = ['Trạng thái', 'Tình trạng', 'Trạng thái hiện tại', 'Trạng thái xử lý'];
export const DOSSIER_STATUS_HEADERS = [...STATUS_HEADERS, 'Trạng thái hồ sơ', 'Thông báo'];

type Words = [words: string, status: Status | undefined][];

/** Words of states; undefined where no national code is meant, or it cannot be said which. */
export const STATUS_WORDS: Record<RecordKind, Words> = {
  dossier: [
    ['Chờ tiếp nhận', 1],
    ['Mới đăng ký', 1],
    ['CHO_TIEP_NHAN_SO_BO', 1],
    ['Đã tiếp nhận', 2],
    ['Từ chối tiếp nhận', 3],
    ['Đang xử lý', 4],
    ['Đang thụ lý', 4],
    ['Đang giải quyết', 4],
    ['Chờ bổ sung', 5],
    ['Yêu cầu bổ sung giấy tờ', 5],
    ['Yêu cầu thanh toán', 6],
    ['Đã rút hồ sơ', 7],
    ['Dừng xử lý', 8],
    ['Đã có kết quả', 9],
    ['Chờ trả kết quả', 9],
    ['Đã trả kết quả', 10],
    ['Đang niêm yết', undefined],
    ['Đã thanh toán', undefined],
  ],
  incoming: [
    ['Chưa vào sổ', 'unregistered'],
    ['Chưa xử lý', 'unhandled'],
    ['Chờ xử lý', 'unhandled'],
    ['Đang xử lý', 'in-progress'],
    ['Đã xử lý', 'handled'],
    ['Thu hồi', undefined],
  ],
  outgoing: [
    ['Dự thảo', 'draft'],
    ['Chờ ký', 'draft'],
    ['Đã ký', 'signed'],
    ['Chờ phát hành', 'signed'],
    ['Đã phát hành', 'issued'],
    ['Thu hồi', undefined],
  ],
  petition: [
    ['Chưa xử lý', 'unanswered'],
    ['Đang xử lý', 'unanswered'],
    ['Đã trả lời', 'answered'],
    ['Đã phản hồi', 'answered'],
    ['Trùng lặp', undefined],
  ],
};

/** Headings whose state holds for every row, and such that only name what once happened. */
export const HEADINGS: Record<RecordKind, Words> = {
  dossier: [
    ['Hồ sơ chờ tiếp nhận', 1],
    ['Danh sách hồ sơ đang xử lý', 4],
    ['Hồ sơ chờ bổ sung (12)', 5],
    ['HỒ SƠ CHỜ TRẢ KẾT QUẢ', 9],
    ['Hồ sơ đã tiếp nhận', undefined],
    ['Hồ sơ đã xử lý', undefined],
  ],
  incoming: [
    ['Văn bản đến chờ xử lý (7)', 'unhandled'],
    ['Văn bản đến đang xử lý', 'in-progress'],
    ['Văn bản đến đã xử lý', undefined],
  ],
  outgoing: [
    ['Văn bản đi chờ phát hành', 'signed'],
    ['Văn bản đi chờ ký', 'draft'],
    ['Văn bản đi đã phát hành', undefined],
  ],
  petition: [
    ['Phản ánh, kiến nghị', undefined],
    ['Phản ánh kiến nghị chưa xử lý', 'unanswered'],
  ],
};

/** Headings that say what a page is about, and nothing of a state. */
export const NEUTRAL: Record<RecordKind, string[]> = {
  dossier: ['Danh sách hồ sơ', 'Tra cứu', 'Một cửa điện tử', 'Theo dõi hồ sơ'],
  incoming: ['Văn bản đến', 'Danh sách công văn đến'],
  outgoing: ['Văn bản đi', 'Danh sách văn bản đi'],
  petition: ['Phản ánh, kiến nghị', 'Danh sách PAKN'],
};
