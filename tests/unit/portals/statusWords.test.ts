import { expect, it } from 'vitest';
import { statusOf } from '../../../lib/portals/statuses';
import type { RecordKind } from '../../../lib/portals/types';

/** Per kind and status; under `none` what is denied, awaited, said of something else, or may mean two states. */
const WORDS: Record<RecordKind, Record<string, string>> = {
  dossier: {
    1: `
      Mới đăng ký · 1 - Mới đăng ký · MOI DANG KY · Hồ sơ mới · Chờ tiếp nhận (3) · ⏳ Chờ tiếp nhận
      Chờ tiếp nhận từ 08:15 24/11/2026 · Chờ tiếp nhận hồ sơ trực tuyến · Chờ xác nhận tiếp nhận
      Chờ một cửa tiếp nhận · Chờ bộ phận một cửa tiếp nhận · Chờ cán bộ tiếp nhận · Mới nộp trực tuyến · Nộp mới
      Đã nộp hồ sơ · Đã nộp trực tuyến · Đã nộp · Đã bổ sung - chờ tiếp nhận lại · Công dân đã nộp bổ sung
      Đã hoàn thành bổ sung · Chưa được tiếp nhận · Đã thanh toán, chờ tiếp nhận`,
    2: `
      Được tiếp nhận · 2. Được tiếp nhận · DA_TIEP_NHAN_QUA_MANG · ✔ Đã tiếp nhận
      Đã tiếp nhận lúc 08:15 24/11/2026 · Đã tiếp nhận ngày 24/11/2026 · Tiếp nhận thành công
      Đã tiếp nhận, chờ phân công · Đã tiếp nhận - Chờ xử lý · Đã được tiếp nhận tại Bộ phận Một cửa
      Đã tiếp nhận bởi Nguyễn Văn Mẫu · Đã tiếp nhận lúc 8 giờ 15 phút ngày 24/11/2026`,
    3: `
      Không được tiếp nhận · Bị từ chối · Hồ sơ bị từ chối tiếp nhận · Không tiếp nhận`,
    4: `
      Đang xử lý · [4] Đang xử lý · DANG_XU_LY · 🟢 Đang xử lý · ● Đang xử lý · Đang xử lý ✓
      Đã tiếp nhận, đang xử lý · Đã tiếp nhận và chuyển xử lý · Đang thẩm tra · Đang xác minh · Đang trình ký
      Trình ký · Chờ trình ký · Chờ trình lãnh đạo · Chờ lãnh đạo duyệt · Chờ đóng dấu · Đang chờ ký số
      Đang chuyển xử lý · Đang xử lý (còn 2 ngày) · Đang xử lý - còn 3 ngày 4 giờ · Đang xử lý | Trễ hạn 2 ngày
      Đang xử lý quá hạn · Đang xử lý trong hạn · Đang giải quyết tại chi nhánh VPĐKĐĐ · Hồ sơ đang giải quyết
      Đang thực hiện · Đang thụ lý hồ sơ · Chờ thẩm định · Đang liên thông · Đang chờ kết quả liên thông
      Chờ KQ liên thông · Đã chuyển liên thông · Chuyển liên thông · Đã tiếp nhận/Đang xử lý
      Đã tiếp nhận → Đang xử lý`,
    5: `
      Yêu cầu bổ sung giấy tờ · (5) Yêu cầu bổ sung giấy tờ · CHO_BO_SUNG_QUA_MANG · Chờ công dân bổ sung hồ sơ
      Chờ bổ sung hồ sơ · Yêu cầu bổ sung HS · YC bổ sung · Yêu cầu BS · Đã gửi yêu cầu bổ sung
      Tạm dừng chờ bổ sung · Tạm dừng (chờ bổ sung) · Yêu cầu bổ sung lần 2 · Yêu cầu bổ sung (lần 1)
      Đang chờ công dân bổ sung giấy tờ · Cần bổ sung · Phải bổ sung · Chờ người nộp bổ sung
      Đang yêu cầu bổ sung · Yêu cầu bổ sung thông tin · Chờ bổ sung thông tin
      Đã yêu cầu bổ sung ngày 24/11/2026`,
    6: `
      Yêu cầu thực hiện nghĩa vụ tài chính · Chờ thanh toán phí, lệ phí · Chờ thanh toán lệ phí
      Chờ thực hiện nghĩa vụ tài chính · Chờ nộp thuế · Chờ NVTC · Yêu cầu nộp phí
      Chờ công dân thực hiện nghĩa vụ tài chính · Chờ hoàn thành nghĩa vụ tài chính
      Yêu cầu thanh toán trực tuyến`,
    7: `
      Công dân yêu cầu rút hồ sơ · Rút hồ sơ · Đã rút · Công dân rút hồ sơ · Yêu cầu rút hồ sơ · Hồ sơ đã rút`,
    8: `
      Dừng xử lý · Tạm dừng · Dừng giải quyết · Đã dừng xử lý · Hồ sơ tạm dừng · Tạm dừng giải quyết
      Tạm ngưng xử lý · Tạm dừng từ ngày 24/11/2026`,
    9: `
      Đã xử lý xong · Đã giải quyết · Đã giải quyết xong · Đã xử lý · Đã có KQ · Có kết quả, chờ trả · Chờ trả KQ
      Chờ trả · Hoàn thành · Đã hoàn thành xử lý · Đã kết thúc · Chờ công dân nhận kết quả
      Đã giải quyết, chờ trả kết quả · Xử lý xong, chờ trả kết quả · Đã xử lý xong (đúng hạn)
      Đã giải quyết trước hạn · Đã giải quyết quá hạn · Đã giải quyết đúng hạn · Hoàn thành đúng hạn
      Hoàn thành trễ hạn 2 ngày · Sẵn sàng trả kết quả`,
    10: `
      Đã trả kết quả · DA_TRA_KET_QUA · Đã trả kết quả ngày 24/11/2026 · Đã trả kết quả lúc 08h15 ngày 24/11/2026
      Đã trả KQ · ĐÃ TRẢ KẾT QUẢ · Đã trả kết quả cho người dân · Đã trả kết quả (đúng hạn) · Đã giao kết quả
      Trả kết quả thành công · Đã trả kết quả đúng hạn · Đã trả kết quả trực tuyến · Người dân đã nhận kết quả`,
    none: `
      Mới tiếp nhận · Mới tạo · Chờ kiểm tra hồ sơ · Đã gửi · Chờ duyệt hồ sơ trực tuyến · Lưu nháp · Nháp
      Đang soạn · Đã nhận bổ sung · Bổ sung thành công · Chờ phân công · Chờ phân công xử lý · Chờ chuyển xử lý
      Từ chối giải quyết · Không đủ điều kiện · Không đủ điều kiện giải quyết · Hủy · Đã hủy · Hồ sơ bị hủy
      Hủy hồ sơ · Từ chối tiếp nhận (thiếu giấy tờ) · Lãnh đạo đang duyệt · Chờ phát hành · Chờ ký số kết quả
      Đã ký duyệt · Đã duyệt · Đang luân chuyển · Trong hạn · Sắp đến hạn · Trễ hạn · Đang xử lý: Nguyễn Văn Mẫu
      Phòng chuyên môn đang xử lý · Cán bộ đang xử lý · Đang chờ xử lý · Chờ xác minh · Chờ lấy ý kiến
      Chờ ý kiến · Đang lấy ý kiến · Đang niêm yết · Thiếu hồ sơ · Yêu cầu bổ sung: thiếu giấy · Bổ sung hồ sơ
      Hồ sơ bổ sung · Đang bổ sung · Đã hết hạn bổ sung · Yêu cầu cập nhật hồ sơ · Không cần bổ sung
      Chờ phê duyệt yêu cầu bổ sung · Chờ ký yêu cầu bổ sung · Chưa thanh toán · Đã thực hiện nghĩa vụ tài chính
      Thực hiện nghĩa vụ tài chính · Chờ xác nhận thanh toán · Chờ duyệt rút hồ sơ · Không cho rút
      Tạm dừng do công dân · Hết tạm dừng · Đề nghị dừng xử lý · Chờ duyệt tạm dừng · Chưa trả kết quả · Kết thúc
      Chờ nhận kết quả · Chưa có kết quả · Chưa giải quyết · Chưa hoàn thành · Chuyển trả kết quả
      Đã chuyển trả kết quả · Đã chuyển kết quả về một cửa · Đã trả kết quả qua bưu chính · Công dân đã nhận
      Trả kết quả · Trả KQ · Đã trả lại hồ sơ · Đã trả lại · Đã trả hồ sơ · Chờ trả hồ sơ · Trả hồ sơ
      Tạm dừng đến ngày 24/11/2026 · Chờ công dân nhận lại hồ sơ · Trả kết quả trễ hạn · Đã gửi trả kết quả
      Đã phát kết quả · Chưa trả · Đã trả kết quả cho một cửa · Đã trả kết quả về bộ phận một cửa
      Quá hạn tiếp nhận · Chậm tiếp nhận · Đúng hạn · Hợp lệ · Không yêu cầu · Kết thúc xử lý · null · Tất cả
      Chọn trạng thái · -- Trạng thái -- · Chờ tiếp nhận/Đã tiếp nhận · Đang xử lý → Đã xử lý xong
      Tiếp nhận - Chờ bổ sung`,
  },
  incoming: {
    unregistered: `
      Chưa vào sổ · Chờ vào sổ · Chưa tiếp nhận · Văn bản mới · Mới · Chờ tiếp nhận · Chưa đăng ký`,
    none: `
      Chờ phân phối · Chờ phân xử lý · Chờ cho ý kiến · Chờ bút phê · Đã chuyển · Đã xem · Đã đọc · Trả lại
      Đã trả lại · Thu hồi · Đã thu hồi · Lưu hồ sơ · Xem để biết · Để biết · Quá hạn · Trong hạn · Chưa kết thúc
      Đã phúc đáp · Không xử lý · Hết hiệu lực`,
    unhandled: `
      Chưa xử lý · CHƯA XỬ LÝ (12) · Chua xu ly · VB chưa xử lý · Chờ xử lý · Chưa đọc · Chưa xem
      Chưa hoàn thành · Chờ xử lý chính · Chờ xử lý - Quá hạn 2 ngày`,
    'in-progress': `
      Đang xử lý · Đang xử lý (Chủ trì) · Đang phối hợp · Phối hợp xử lý · Đã vào sổ · Đã phân công
      Đã giao xử lý · Đã bút phê · Đang chuyển xử lý · Đã chuyển xử lý · Chờ duyệt kết thúc · Đang thực hiện
      Đang trình lãnh đạo`,
    handled: `
      Đã xử lý · Đã hoàn thành · Hoàn thành · Đã kết thúc · Kết thúc · Đã xử lý quá hạn
      Hoàn thành trước hạn 2 ngày · ✔ Hoàn thành · Đã lưu · Đã xử lý xong · Đã hoàn thành xử lý · Xử lý xong`,
  },
  outgoing: {
    draft: `
      Dự thảo · Bản dự thảo · Đang soạn thảo · Chờ ký · Chờ ký số · Chờ ký duyệt · Chờ duyệt · Trình ký
      Đang trình ký · Đã trình ký · Chờ trình ký · Chưa ký`,
    signed: `
      Đã ký · Đã ký số · Đã ký duyệt · Lãnh đạo đã ký · Chờ phát hành · Chưa phát hành · Chờ ban hành
      Chờ văn thư phát hành · Chờ đóng dấu · Chờ cấp số · Đã ký - Chờ phát hành · Đã ký chưa phát hành`,
    none: `
      Đã cấp số · Chờ vào sổ · Đã gửi · Đã gửi liên thông · Thu hồi · Trả lại · Đã duyệt · Từ chối · Đã phê duyệt
      Phát hành · Đã ký nháy · Nháp · Hủy phát hành`,
    issued: `
      Đã phát hành · Đã ban hành · ĐÃ PHÁT HÀNH · Đã phát hành ngày 24/11/2026 · ✓ Đã phát hành · Đã gửi đi
      Đã ký, đã phát hành`,
  },
  petition: {
    unanswered: `
      Chờ tiếp nhận · Mới · Mới gửi · Chưa xử lý · Đang xử lý · Đang giải quyết · Chờ xử lý · Chưa trả lời
      Chờ trả lời · Chờ phản hồi · Đã tiếp nhận · Đã chuyển xử lý · Đã phân công · Đang xác minh · Đang xử lý lại
      Đang chờ xử lý · Chưa phân công · Chưa được tiếp nhận · Chưa tiếp nhận`,
    none: `
      Chờ phê duyệt · Chờ duyệt trả lời · Đã phân xử lý · Đang phối hợp xử lý · Từ chối · Từ chối tiếp nhận
      Không tiếp nhận · Trùng · Đã hủy · Chuyển đơn vị khác · Yêu cầu bổ sung thông tin · Đã đóng · Chưa công khai
      Không công khai · Đã trả lời một phần · Quá hạn trả lời · Đã có kết quả · Hài lòng`,
    answered: `
      Đã trả lời · Đã phản hồi · Đã xử lý · Đã xử lý xong · Đã giải quyết · Đã công khai · Đã trả lời công dân
      Đã trả lời người dân · Đã phản hồi người dân · Hoàn thành · Đã hoàn thành · ĐÃ TRẢ LỜI (5) · ✅ Đã trả lời`,
  },
};

const CASES = Object.entries(WORDS).flatMap(([kind, states]) =>
  Object.entries(states).flatMap(([state, all]) =>
    all.split(/ · |\n/).flatMap((words) => (words.trim() ? [[kind as RecordKind, words.trim(), state] as const] : [])),
  ),
);

it.each(CASES)('%s: %s → %s, however it is written', (kind, words, state) => {
  const bare = words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd');
  for (const text of [words, words.toUpperCase(), bare, words.normalize('NFD'), `● ${words} (3)`, `[${words}]`])
    expect(String(statusOf(kind, text) ?? 'none'), text).toBe(state);
});
