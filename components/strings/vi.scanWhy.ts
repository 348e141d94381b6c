import type { Strings } from '../../lib/i18n';

/** Why a walk through a portal's lists stopped, and why a page of it could not be read. */
export const viScanWhy = {
  'stop.asked': 'Đã dừng theo ý bạn.',
  'stop.signed-out': 'Đã dừng vì phiên đăng nhập đã hết. Hãy đăng nhập lại rồi tiếp tục.',
  'stop.failing': 'Đã dừng vì cổng báo lỗi hoặc không trả lời. Hãy xem còn đăng nhập không, rồi thử lại sau ít phút.',
  'stop.elsewhere': 'Đã dừng: cổng này đang được quét ở một thẻ khác.',
  'why.refused': 'cổng từ chối',
  'why.server': 'cổng báo lỗi',
  'why.timeout': 'cổng không trả lời kịp, hoặc chuyển sang trang đăng nhập ở địa chỉ khác',
  'why.not-understood': 'không hiểu trang',
  'why.empty': 'trang trống',
  'why.repeats': 'trang lặp lại trang trước',
  'why.too-many': 'quá nhiều trang, chưa đọc tiếp',
  'why.no-way': 'còn trang sau nhưng không có địa chỉ để mở. Hãy mở danh sách này rồi quét',
  'why.skipped': 'bị bỏ qua vì lần quét bắt đầu hoặc nhảy qua trang này',
  'why.not-told': 'không ghi được vào nhật ký',
} satisfies Strings;
