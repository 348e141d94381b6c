/** Words of the unit's page in the options. */
export const viUnit = {
  'unit.urgent.none': 'Không có việc nào quá hạn hoặc gần hạn.',
  'unit.record': 'Mã số',
  'unit.left.time': 'Còn lại',
  'unit.due': 'Hạn',
  'unit.papers': 'Giấy tờ cần xem',
  'unit.papers.none': 'Chưa thấy thiếu gì trong {examined} việc đã xem giấy tờ.',
  'unit.papers.unexamined':
    'Chưa xem giấy tờ của việc nào. Mở từng hồ sơ, hoặc bấm “Kiểm tra cả trang này” ở danh sách trên cổng.',
  'unit.papers.found': 'Thấy gì',
  'unit.papers.at': 'Xem lúc',
  'unit.officer.how': 'Tên cán bộ chỉ được lưu sau khi bạn ghi tên mình ở mục Của tôi.',
  'unit.compared.none': 'Chưa có việc nào nhận trong hai tuần qua.',
  'unit.compared.long': 'Số đúng hạn trên số đã xong; việc chưa xong hoặc chưa rõ không tính. Xếp theo ngày nhận.',
  'unit.hashed': 'Mã đã ẩn',
  'unit.finding.count': '{text}: {count}/{of}',
  'unit.finding.component-missing': 'Thiếu thành phần',
  'unit.finding.component-unreadable': 'Thành phần không đọc được',
  'unit.finding.result-unsigned': 'Kết quả chưa thấy chữ ký số',
  'unit.finding.document-unsigned': 'Văn bản chưa thấy chữ ký số',
};
