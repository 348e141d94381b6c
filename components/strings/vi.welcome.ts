import type { Strings } from '../../lib/i18n';

/** Words of the first-run page. */
export const viWelcome = {
  'welcome.title': 'Biết ngay hồ sơ nào cần làm trước',
  'welcome.lead':
    'Đúng Hẹn đặt hạn và lời nhắc ngay trên trang một cửa và trang quản lý văn bản bạn vẫn dùng. Hệ thống của cơ quan không bị thay đổi gì.',
  'welcome.picture': 'Ví dụ: mỗi dòng trong danh sách có thêm một nhãn cho biết còn bao nhiêu giờ làm việc',
  'welcome.example': 'Hình minh họa, dữ liệu không có thật',
  'welcome.code': 'Mã hồ sơ',
  'welcome.submitted': 'Ngày nộp',
  'welcome.status': 'Trạng thái',
  'welcome.new': 'Mới đăng ký',
  'welcome.points': 'Đúng Hẹn làm gì',
  'welcome.point.1': 'Đếm theo giờ làm việc',
  'welcome.point.1.text': 'Giờ nghỉ trưa, buổi tối, cuối tuần và ngày lễ không bị tính.',
  'welcome.point.2': 'Chưa chắc thì nói chưa rõ',
  'welcome.point.2.text': 'Trang không in đủ ngày giờ thì nhãn ghi “chưa rõ” và nói lý do, không đoán.',
  'welcome.point.3': 'Chỉ trên máy này',
  'welcome.point.3.text': 'Không gửi dữ liệu đi đâu, không thay bạn bấm nút nào.',
  'welcome.data': 'Ghi gì và không ghi gì',
  'welcome.steps': 'Bắt đầu trong ba bước',
  'welcome.step.language': 'Chọn ngôn ngữ',
  'welcome.step.hours': 'Chọn giờ làm việc của cơ quan',
  'welcome.step.hours.note': 'Có thể sửa từng mùa, từng buổi sau này trong cài đặt.',
  'welcome.step.hours.label': 'Giờ làm việc theo',
  'welcome.step.sites': 'Chọn trang bạn đang dùng',
  'welcome.step.sites.note': 'Trình duyệt sẽ hỏi bạn có đồng ý không. Bạn có thể chọn nhiều trang, và bỏ lại sau.',
  'welcome.hours.season': '{from} đến {to}: {sessions}',
  'welcome.hours.check': 'Hãy đối chiếu với thông báo của địa phương',
  'welcome.ready': 'Đã bật {count} trang. Hãy mở trang một cửa để thấy hạn trên từng hồ sơ.',
  'welcome.pin':
    'Mẹo: bấm biểu tượng mảnh ghép trên thanh công cụ rồi ghim Đúng Hẹn để luôn thấy tình hình của đơn vị.',
  'welcome.settings': 'Mở cài đặt đầy đủ',
} satisfies Strings;
