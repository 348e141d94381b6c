import { describe, expect, it } from 'vitest';
import { channelOf, isSecret, paymentOf, roleOfHeader, urgencyOf } from '../../../lib/portals/dictionary';
import { isCountdown, isOnlineHeading, isResubmission, statusOf, statusOfHeading } from '../../../lib/portals/statuses';
import type { RecordKind, Status } from '../../../lib/portals/types';

const DOSSIER: [string, Status | undefined][] = [
  ['Mới đăng ký', 1],
  ['Mới nộp', 1],
  ['Chờ tiếp nhận', 1],
  ['Đang chờ tiếp nhận', 1],
  ['Chưa tiếp nhận', 1],
  ['Chưa được tiếp nhận', 1],
  ['CHỜ TIẾP NHẬN', 1],
  ['Chờ tiếp nhận hồ sơ', 1],
  ['Hồ sơ chờ tiếp nhận (12)', 1],
  ['Chờ tiếp nhận trực tuyến', 1],
  ['Chờ tiếp nhận - Quá hạn 2 giờ', 1],
  ['Đã bổ sung', 1],
  ['Công dân đã bổ sung hồ sơ', 1],
  ['Đã bổ sung, chờ tiếp nhận', 1],
  ['Được tiếp nhận', 2],
  ['Đã tiếp nhận', 2],
  ['Đã được tiếp nhận', 2],
  ['Tiếp nhận chính thức', 2],
  ['Không được tiếp nhận', 3],
  ['Không tiếp nhận', 3],
  ['Từ chối', 3],
  ['Từ chối tiếp nhận', 3],
  ['Đã từ chối tiếp nhận hồ sơ', 3],
  ['Đang xử lý', 4],
  ['Đang xử lý (Quá hạn 3 ngày)', 4],
  ['Đang xử lý tại Phòng Tư pháp', 4],
  ['29/04/2026 10:15:45 Đang xử lý', 4],
  ['Đang giải quyết', 4],
  ['Thụ lý hồ sơ', 4],
  ['Đang thụ lý', 4],
  ['Đang thẩm định', 4],
  ['Chờ ký', 4],
  ['Chờ phê duyệt', 4],
  ['Chờ lãnh đạo ký duyệt', 4],
  ['Trình lãnh đạo', 4],
  ['Đã phân công xử lý', 4],
  ['Chuyển xử lý', 4],
  ['Đang xử lý liên thông', 4],
  ['Yêu cầu bổ sung', 5],
  ['Yêu cầu bổ sung giấy tờ', 5],
  ['Đã yêu cầu bổ sung', 5],
  ['Chờ bổ sung', 5],
  ['Chờ công dân bổ sung', 5],
  ['Yêu cầu sửa đổi, bổ sung', 5],
  ['Chưa bổ sung', 5],
  ['Yêu cầu thanh toán', 6],
  ['Chờ thanh toán', 6],
  ['Yêu cầu thực hiện nghĩa vụ tài chính', 6],
  ['Chờ nộp phí, lệ phí', 6],
  ['Công dân yêu cầu rút hồ sơ', 7],
  ['Đã rút hồ sơ', 7],
  ['Xin rút', 7],
  ['Dừng xử lý', 8],
  ['Tạm dừng xử lý', 8],
  ['Đã dừng giải quyết', 8],
  ['Đã xử lý xong', 9],
  ['Có kết quả', 9],
  ['Đã có kết quả', 9],
  ['Chờ trả kết quả', 9],
  ['Đã hoàn thành', 9],
  ['Đã trả kết quả', 10],
  ['Đã trả', 10],
  ['Đã trả kết quả cho công dân', 10],
  ['Công dân đã nhận kết quả', 10],
  // Denied, awaited, another's, ambiguous, or no status at all.
  ['Chờ xử lý', undefined],
  ['Chưa xử lý', undefined],
  ['Không yêu cầu bổ sung', undefined],
  ['Từ chối rút hồ sơ', undefined],
  ['Từ chối bổ sung', undefined],
  ['Chờ duyệt yêu cầu bổ sung', undefined],
  ['Quá hạn bổ sung', undefined],
  ['Trả lại hồ sơ', undefined],
  ['Chưa trả kết quả', undefined],
  ['Đã nhận kết quả', undefined],
  ['Đã thanh toán', undefined],
  ['Tiếp nhận', undefined],
  ['Bổ sung', undefined],
  ['Trả kết quả', undefined],
  ['Đúng', undefined],
  ['Đúng hạn', undefined],
  ['Quá hạn', undefined],
  ['Trước hạn 2 ngày', undefined],
  ['Còn 2 ngày', undefined],
  ['Không hợp lệ', undefined],
  ['Đang làm việc', undefined],
  ['Còn hiệu lực', undefined],
  ['Đang mượn', undefined],
  ['Đã gửi', undefined],
  ['', undefined],
];

describe('dossiers', () => {
  it.each(DOSSIER)('%s → %s', (text, status) => expect(statusOf('dossier', text)).toBe(status));

  it('counts enough wordings of real life', () => expect(DOSSIER.length).toBeGreaterThan(60));
});

describe('documents and petitions', () => {
  it.each<[RecordKind, string, Status | undefined]>([
    ['incoming', 'Chờ vào sổ', 'unregistered'],
    ['incoming', 'Văn bản mới đến', 'unregistered'],
    ['incoming', 'Chưa xử lý', 'unhandled'],
    ['incoming', 'Chờ xử lý', 'unhandled'],
    ['incoming', 'Đang xử lý', 'in-progress'],
    ['incoming', 'Đã xử lý', 'handled'],
    ['incoming', 'Còn hiệu lực', undefined],
    ['outgoing', 'Dự thảo', 'draft'],
    ['outgoing', 'Chờ ký', 'draft'],
    ['outgoing', 'Đã ký', 'signed'],
    ['outgoing', 'Chờ phát hành', 'signed'],
    ['outgoing', 'Đã ký, chờ phát hành', 'signed'],
    ['outgoing', 'Đã phát hành', 'issued'],
    ['petition', 'Đang xử lý', 'unanswered'],
    ['petition', 'Chờ công khai', 'answered'],
    ['petition', 'Đã trả lời', 'answered'],
  ])('%s: %s → %s', (kind, text, status) => expect(statusOf(kind, text)).toBe(status));
});

describe('headings', () => {
  it.each<[string, Status | undefined]>([
    ['Hồ sơ chờ tiếp nhận', 1],
    ['Danh sách hồ sơ trực tuyến chờ tiếp nhận (12)', 1],
    ['Một cửa điện tử - Hồ sơ đang xử lý', 4],
    ['Hồ sơ chờ bổ sung', 5],
    ['Hồ sơ đã trả kết quả', 10],
    ['Hồ sơ đã tiếp nhận', undefined],
    ['Hồ sơ đã xử lý', undefined],
    ['Hồ sơ quá hạn', undefined],
    ['Tiếp nhận hồ sơ', undefined],
    ['Hồ sơ mới', undefined],
    ['Chờ tiếp nhận | Đang xử lý', undefined],
    ['Hồ sơ từ chối, rút, dừng xử lý', undefined],
  ])('%s → %s', (heading, status) => expect(statusOfHeading('dossier', heading)).toBe(status));

  it.each<[string, boolean]>([
    ['Tiếp nhận hồ sơ trực tuyến', true],
    ['Hồ sơ nộp qua mạng', true],
    ['Hồ sơ trực tuyến chờ tiếp nhận', true],
    ['Cổng dịch vụ công trực tuyến', false],
    ['Hồ sơ thanh toán trực tuyến', false],
    ['Hồ sơ trực tiếp và trực tuyến', false],
  ])('online: %s → %s', (heading, online) => expect(isOnlineHeading(heading)).toBe(online));
});

it('a countdown says that the record is open and no more', () => {
  expect(['Còn 2 ngày', 'Còn lại 3 giờ 15 phút', 'Sắp đến hạn', 'Chưa đến hạn'].map(isCountdown)).not.toContain(false);
  expect(['Quá hạn', 'Đúng hạn', 'Còn hiệu lực', 'Chờ tiếp nhận', ''].map(isCountdown)).not.toContain(true);
});

it('a re-submission is told from its request', () => {
  expect(['Đã bổ sung', 'Đã bổ xung, chờ nhận sơ bộ', 'Công dân đã nộp bổ sung'].map(isResubmission)).not.toContain(
    false,
  );
  expect(['Chờ bổ sung', 'Đã yêu cầu bổ sung', 'Chưa bổ sung'].map(isResubmission)).not.toContain(true);
});

it.each([
  ['Trực tuyến', 'online'],
  ['Nộp qua mạng', 'online'],
  ['DVC quốc gia', 'online'],
  ['Trực tiếp', 'direct'],
  ['Nộp trực tiếp tại bộ phận một cửa', 'direct'],
  ['Bưu chính công ích', 'postal'],
  ['Tiếp nhận trực tiếp, trả qua bưu chính', undefined],
  ['Không trực tuyến', undefined],
  ['', undefined],
])('channel: %s → %s', (text, channel) => expect(channelOf(text)).toBe(channel));

it.each([
  ['Thanh toán trực tuyến', 'online'],
  ['Đã thanh toán qua Cổng Dịch vụ công quốc gia', 'online'],
  ['Quét mã QR', 'online'],
  ['Tiền mặt', 'direct'],
  ['Nộp trực tiếp tại bộ phận một cửa', 'direct'],
  ['Thu hộ qua bưu điện', 'direct'],
  ['Chưa thanh toán', 'unpaid'],
  ['Chờ nộp lệ phí trực tuyến', 'unpaid'],
  ['Yêu cầu thanh toán', 'unpaid'],
  ['Miễn phí', 'free'],
  ['Miễn lệ phí', 'free'],
  ['Không thu phí', 'free'],
  ['Không phải nộp phí, lệ phí', 'free'],
  ['Không phải thanh toán', 'free'],
  ['Được miễn nộp phí', 'free'],
  ['Đã yêu cầu thanh toán', 'unpaid'],
  // How is not said, or two ways are, or one is denied.
  ['Đã thanh toán', undefined],
  ['Trực tuyến hoặc trực tiếp', undefined],
  ['Không thanh toán trực tuyến', undefined],
  ['Không', undefined],
  ['Không có', undefined],
  // Tried, begun, asked for, allowed, conditional or given back: nothing was paid for certain.
  ['Thanh toán trực tuyến thất bại', undefined],
  ['Lỗi thanh toán trực tuyến', undefined],
  ['Đang thanh toán trực tuyến', undefined],
  ['Đã hủy thanh toán trực tuyến', undefined],
  ['Chờ xác nhận thanh toán trực tuyến', undefined],
  ['Cho phép thanh toán trực tuyến', undefined],
  ['Đăng ký thanh toán trực tuyến', undefined],
  ['Đề nghị nộp phí trực tuyến', undefined],
  ['Miễn phí nếu nộp trực tuyến', undefined],
  ['Nộp trực tiếp khi nhận kết quả', undefined],
  ['Đã hoàn phí (nộp trực tuyến)', undefined],
  ['Đã thanh toán trực tuyến một phần', undefined],
  ['Không yêu cầu thanh toán', undefined],
  ['Đã hoàn thành yêu cầu thanh toán', undefined],
  ['Đã hoàn thành thanh toán trực tuyến', 'online'],
  ['Đã thanh toán trực tuyến cho hồ sơ', 'online'],
  ['8.000', undefined],
  ['', undefined],
])('payment: %s → %s', (text, payment) => expect(paymentOf(text)).toBe(payment));

it.each([
  ['Hình thức thanh toán', 'payment'],
  ['Trạng thái thanh toán', 'payment'],
  ['Hình thức nộp phí, lệ phí', 'payment'],
  ['Thanh toán', 'payment'],
  ['Hình thức nộp', 'channel'],
  ['Trạng thái', 'status'],
  ['Phí, lệ phí', undefined],
  ['Ngày thanh toán', undefined],
  ['Số tiền thanh toán', undefined],
])('the header %s is of %s', (header, role) => expect(roleOfHeader('dossier', header)?.role).toBe(role));

it.each([
  ['Hỏa tốc', 'urgent'],
  ['Hoả tốc', 'urgent'],
  ['HỎA TỐC HẸN GIỜ', 'urgent'],
  ['Thượng khẩn', 'urgent'],
  ['Khẩn', 'urgent'],
  ['Không khẩn', 'normal'],
  ['Thường', 'normal'],
  ['Bình thường', 'normal'],
  ['', undefined],
  ['1', undefined],
])('urgency: %s → %s', (text, urgency) => expect(urgencyOf(text)).toBe(urgency));

it.each([
  ['Mật', true],
  ['Tối mật', true],
  ['TUYỆT MẬT', true],
  ['Mật'.normalize('NFD'), true],
  ['Thường', false],
  ['Không mật', false],
  ['', false],
])('secrecy: %s → %s', (text, secret) => expect(isSecret(text)).toBe(secret));
