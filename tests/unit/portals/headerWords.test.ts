import { describe, expect, it } from 'vitest';
import { roleOfHeader, STRONG } from '../../../lib/portals/dictionary';
import type { RecordKind } from '../../../lib/portals/types';

/** Per kind and role; under `none` what shares words with them and means something else, or may mean two things. */
const WORDS: Record<RecordKind, Record<string, string>> = {
  dossier: {
    code: `
      Mã hồ sơ · MÃ HỒ SƠ (*) · Ma ho so · Mã số HS · Số biên nhận hồ sơ · Số phiếu hẹn
      Số giấy tiếp nhận và hẹn trả · Mã giấy hẹn · Mã hồ sơ / Tên TTHC · Mã hồ sơ / Chủ hồ sơ · Mã tiếp nhận
      Mã hồ sơ điện tử · Mã hồ sơ / Code · Dossier code · Mã HS DVC · (2) Mã hồ sơ`,
    submitted: `
      Thời điểm nộp · Giờ nộp · Nộp lúc · TG nộp · Lúc nộp · Ngày và giờ nộp · Giờ, ngày nộp · Ngày, giờ nộp hồ sơ
      Ngày nộp trực tuyến · Ngày nộp HS · NGAY NOP · Ngày nộp / Submitted · Ngày nộp (Submitted)
      Ngày nộp (dd/MM/yyyy HH:mm) · Ngày nộp: · Ngày người dân nộp · Ngày tổ chức nộp · Nộp hồ sơ lúc
      Ngày nộp trên cổng · Thời điểm hệ thống ghi nhận · Ngày nộp lần đầu · Gửi lúc · Ngày đăng ký
      Ngày gửi hồ sơ · Thời gian gửi · Submitted date · 6) Ngày nộp · Ngày nộp (1)`,
    accepted: `
      Ngày tiếp nhận · Ngày TN · Ngày TNHS · Ngày tiếp nhận HS · Tiếp nhận lúc · Ngày một cửa tiếp nhận
      Ngày bộ phận một cửa tiếp nhận · Ngày nhận HS · Ngày nhận hồ sơ · TG tiếp nhận · Ngày tiếp nhận / Received
      Giờ tiếp nhận · Ngày và giờ tiếp nhận · Ngày tiếp nhận chính thức`,
    due: `
      Ngày hẹn · Ngày hẹn trả · Hạn GQ · Thời hạn GQ · Hạn giải quyết TTHC · Hạn trả KQ · Hạn trả · Hẹn trả KQ
      Hẹn KQ · Ngày hẹn lấy kết quả · Ngày hẹn nhận KQ · Ngày hẹn trả dân · Hẹn trả người dân · Ngày hẹn trả mới
      Ngày hẹn trả KQ mới · Ngày hẹn mới · Ngày hẹn trả (gia hạn) · Ngày hẹn trả sau gia hạn · Ngày hẹn trả lần 2
      Ngày hẹn trả điều chỉnh · Hẹn lại · Gia hạn đến · Gia hạn đến ngày · Ngày phải trả · Ngày phải trả kết quả
      Ngày dự kiến trả KQ · Ngày dự kiến có kết quả · Lịch hẹn trả · Hạn XL · Hạn xử lý hồ sơ
      Ngày hết hạn giải quyết · Ngày hẹn trả / Due date · Giờ hẹn trả · Giờ hẹn trả KQ
      Ngày hẹn trả kết quả giải quyết hồ sơ · Thời gian hẹn trả kết quả`,
    returned: `
      Ngày trả KQ · Ngày trả kết quả · Ngày trả kết quả giải quyết · Ngày trả KQ thực tế · Ngày trả thực tế
      Ngày đã trả · Thời điểm trả kết quả`,
    done: `
      Ngày kết thúc hồ sơ · Ngày kết thúc giải quyết · Ngày hoàn thành xử lý · Ngày hoàn tất
      Ngày giải quyết xong · Ngày có KQ`,
    supplementRequested: `
      Ngày YC BS · Ngày YCBS · Ngày yêu cầu BS · Ngày yêu cầu bổ sung hồ sơ · Ngày yêu cầu nộp bổ sung
      Ngày thông báo bổ sung · Ngày đề nghị bổ sung`,
    resubmitted: `
      Ngày BS · Ngày bổ sung · Ngày bổ sung HS · Ngày người dân bổ sung · Ngày nộp lại · Nộp bổ sung lúc
      Ngày hoàn thành bổ sung`,
    status: `
      Tình trạng xử lý · Trạng thái xử lý · TT xử lý · Trạng thái HS · Tình trạng giải quyết hồ sơ · TRẠNG THÁI
      Tinh trang · Trạng thái / Status · Tiến độ xử lý · Status · Trạng thái hồ sơ hiện tại`,
    channel: `
      Nguồn tiếp nhận · Hình thức nộp hồ sơ · Phương thức nộp · Kênh tiếp nhận`,
    payment: `
      Hình thức thanh toán · Phương thức thanh toán · Trạng thái thanh toán · Tình trạng thanh toán · Thanh toán
      Hình thức nộp phí, lệ phí · Thanh toán lệ phí`,
    none: `
      Ngày sinh · Ngày cấp · Ngày cấp CCCD · Ngày thanh toán · Ngày tạo tài khoản · Hạn nộp phí · Hạn nộp hồ sơ
      Ngày hiệu lực · Ngày họp · Ngày trình · Nơi nhận · Số lượng · Ngày gia hạn · Hạn xử lý của bước · Hạn bước
      Hạn xử lý bước hiện tại · Hạn công đoạn · Hạn xử lý của cán bộ · Hạn xử lý của tôi
      Hạn xử lý phòng chuyên môn · Hạn bổ sung · Ngày hẹn trả cũ · Ngày hẹn trả ban đầu · Ngày hẹn trả lần đầu
      Ngày hẹn trả gốc · Ngày hẹn bổ sung · Ngày hẹn nộp bản gốc · Ngày hẹn đo đạc · Thời gian trả kết quả
      Thời gian trả kết quả giải quyết hồ sơ · Thời gian giải quyết · Thời gian xử lý · Thời hạn hiệu lực
      Thời hạn bảo quản · Hạn thanh toán · Ngày hết hạn · Ngày xử lý · Ngày giải quyết · Ngày chuyển · Ngày duyệt
      Ngày ký · Ngày tạo · Ngày lập · Ngày cập nhật · Ngày tiếp nhận xử lý · Ngày nhận xử lý · Ngày nhận việc
      Ngày nộp thuế · Ngày nộp phí · Ngày nộp bản gốc · Ngày nộp tiền · Trạng thái đồng bộ · Số tiền thanh toán
      Trạng thái liên thông · Trạng thái bước · TT hồ sơ · TT · Ngày tạm dừng · Ngày hẹn trả lại · Số giấy tờ
      Số định danh · Mã hồ sơ gốc · Mã hồ sơ liên thông · Mã hồ sơ cũ · Mã định danh · Mã giấy tờ · Số điện thoại
      Hình thức trả kết quả · Hình thức nhận kết quả · Ngày công dân nhận · Ngày người dân nhận kết quả
      Ngày tiếp công dân · Ngày hẹn công dân · Người nộp · Công dân nộp · Họ tên người nộp · Ngày nộp bổ sung phí
      Đến ngày · Từ ngày · Ngày nộp từ · Ngày · Giờ · Thời gian · Ngày nhận thông báo
      Ngày nhận kết quả thẩm định · Ngày trả lại · Ngày trả hồ sơ · Lý do trả · Hạn · Ngày bắt đầu · Ngày kết thúc
      Ngày đăng ký kết hôn · Ngày đăng ký khai sinh · Ngày đăng ký tài khoản · Ngày đăng ký kinh doanh
      Ngày hoàn thành nghĩa vụ tài chính · Ngày đến · Số đến`,
  },
  incoming: {
    arrivalNumber: `
      Số đến · Số VB đến · Số công văn đến · Số vào sổ · SỐ ĐẾN (*)`,
    documentNumber: `
      Số/ký hiệu · Số, ký hiệu · Số & ký hiệu · Số/KH · Số KH · Số và ký hiệu văn bản · Số ký hiệu VB đến · Số CV
      Số hiệu văn bản · SKH · SO KY HIEU · Số/ Ký hiệu VB · Số, ký hiệu / Ngày VB · Số ký hiệu, ngày văn bản
      Số hiệu`,
    arrived: `
      Ngày đến · Ngày VB đến · Thời gian đến · Ngày CV đến · Ngày nhận · Ngày nhận văn bản · Ngày, giờ đến
      Số đến / Ngày đến · Số, ngày đến · Số đến - Ngày đến`,
    registered: `
      Ngày vào sổ · Thời gian vào sổ · Ngày vào sổ văn bản · Ngày vào sổ VB đến · Ngày đăng ký`,
    due: `
      Hạn XL · Hạn xử lý · Hạn xử lý VB · Hạn giải quyết · Hạn GQ · Hạn trả lời · Hạn hoàn thành · Thời hạn xử lý
      Ngày hết hạn xử lý · Ngày đến hạn · Hạn phúc đáp · Hạn văn bản · Hạn · Ngày hết hạn`,
    handled: `
      Ngày hoàn thành · Ngày xử lý xong · Ngày hoàn thành xử lý · Ngày kết thúc xử lý`,
    status: `
      Tình trạng xử lý · Trạng thái · Trạng thái văn bản · TT xử lý`,
    urgency: `
      Độ khẩn · Mức độ khẩn · Cấp độ khẩn · Độ khẩn cấp`,
    secrecy: `
      Độ mật · Mức độ mật · Cấp độ mật · Độ bảo mật · Mật`,
    none: `
      Ngày VB · Ngày văn bản · Ngày ban hành · Ngày ký · Trích yếu · CQ ban hành · Cơ quan ban hành
      Ngày hiệu lực · Ngày họp · Thời hạn bảo quản · Hạn bảo quản · Thời hạn hiệu lực · Hạn xử lý của tôi
      Hạn xử lý cá nhân · Giờ họp · Hạn xử lý chuyên viên · Hạn xử lý của phòng · Hạn bút phê · Ngày chuyển
      Ngày chuyển đến · Ngày nhận xử lý · Ngày xử lý · Ngày trình · Số trang · Số lượng · Số bản · Số tờ · Số đi
      Trạng thái gửi · Loại văn bản · Lĩnh vực · Nơi gửi · Nơi nhận · Người ký · Người xử lý chính · Đến ngày
      Đơn vị xử lý · Thời gian xử lý · Ngày đọc · Ngày xem · Số ngày còn lại · Mật khẩu · Mật độ`,
  },
  outgoing: {
    signed: `
      Ngày ký · Ngày ký số · Ngày ký duyệt · Thời gian ký · Ngày ký văn bản`,
    issued: `
      Ngày phát hành · Ngày ban hành · Thời điểm phát hành · Ngày gửi đi · Ngày đi · Ngày BH · Ngày PH
      Ngày BAN HÀNH văn bản`,
    documentNumber: `
      Số/ký hiệu · Số ký hiệu · Số văn bản · Số ký hiệu văn bản đi`,
    none: `
      Ngày VB · Ngày văn bản · Ngày trình · Ngày trình ký · Ngày soạn · Ngày tạo · Ngày ký nháy · Ngày hiệu lực
      Ngày họp · Người ký · Chức vụ người ký · Nơi nhận · Số lượng bản · Số đi · Hạn xử lý · Ngày hết hiệu lực
      Ngày chuyển`,
  },
  petition: {
    code: `
      Mã PAKN · Mã phản ánh · Mã phản ánh/kiến nghị · Mã phản ánh, kiến nghị · Mã phản ánh và kiến nghị
      Mã số PAKN · Số phiếu PAKN · Mã PA · Mã kiến nghị · Mã PA/KN`,
    arrived: `
      Ngày tiếp nhận · Ngày tiếp nhận phản ánh · Ngày tiếp nhận PAKN · Thời gian phản ánh · Ngày phản ánh
      Tiếp nhận lúc · Ngày gửi · Ngày gửi phản ánh · Ngày nhận`,
    due: `
      Hạn trả lời · Hạn xử lý · Hạn XL · Hạn phản hồi · Hạn trả lời công dân · Hạn trả lời người dân
      Thời hạn giải quyết · Ngày hẹn trả lời · Hạn xử lý PAKN`,
    answered: `
      Ngày trả lời · Ngày phản hồi · Ngày trả lời công dân · Ngày trả lời người dân · Ngày hoàn thành
      Ngày trả lời phản ánh`,
    none: `
      Ngày sinh · Ngày xử lý · Ngày chuyển · Hạn chuyển · Hạn chuyển xử lý · Ngày xảy ra · Thời gian xảy ra
      Ngày công khai · Ngày tạo · Ngày cập nhật · Số lượng · Nội dung phản ánh · Người phản ánh · Mã yêu cầu
      Hạn xử lý của đơn vị phối hợp · Hạn bước · Số điện thoại · Mã đơn`,
  },
};

const CASES = Object.entries(WORDS).flatMap(([kind, roles]) =>
  Object.entries(roles).flatMap(([role, headers]) =>
    headers
      .split(/ · |\n/)
      .flatMap((header) => (header.trim() ? [[kind as RecordKind, header.trim(), role] as const] : [])),
  ),
);

it.each(CASES)('%s: %s → %s, however it is written', (kind, header, role) => {
  const bare = header
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd');
  const lines = header.replace(' ', '\n');
  for (const text of [header, header.toUpperCase(), bare, header.normalize('NFD'), `${header}: (*)`, lines]) {
    const found = roleOfHeader(kind, text)?.role ?? 'none';
    // Who handles a record carries no moment.
    expect(found === 'officer' ? 'none' : found, text).toBe(role);
  }
});

describe('of two deadlines', () => {
  const score = (header: string) => roleOfHeader('dossier', header)?.score ?? 0;

  it.each(['Ngày hẹn trả mới', 'Ngày hẹn trả hiện tại', 'Ngày hẹn trả (gia hạn)', 'Gia hạn đến ngày', 'Hẹn lại'])(
    '%s comes before the appointment that it replaced',
    (header) => expect(score(header)).toBeGreaterThan(score('Ngày hẹn trả')),
  );

  it.each(['Hạn XL', 'Ngày hẹn', 'Hạn xử lý hồ sơ'])('%s proves no list by itself', (header) =>
    expect(score(header)).toBeLessThan(STRONG),
  );
});
