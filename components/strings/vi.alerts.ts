/** Words of notifications, in the options and the popup. */
export const viAlerts = {
  alerts: 'Thông báo',
  'alerts.note':
    'Hệ điều hành báo cho bạn cả khi không mở trang nào của cổng, chỉ trong giờ làm việc, mỗi việc một lần. Khi nào là gần hạn thì theo ngưỡng ở trên. Chỉ biết những gì đã thấy trên máy này.',
  'alerts.near': 'Khi có việc gần hạn',
  'alerts.late': 'Khi có việc quá hạn',
  'alerts.morning': 'Tóm tắt đầu ngày, lúc mở cửa (cả việc tự kiểm tra đến hạn)',
  'alerts.closing': 'Tóm tắt 30 phút trước khi hết giờ',
  'alerts.missing': 'Trình duyệt chưa cho phép thông báo nên chưa có gì được báo.',
  'alerts.allow': 'Cho phép thông báo',
  'alerts.refused': 'Bạn chưa đồng ý nên chưa bật. Có thể bấm lại bất cứ lúc nào.',
  'alerts.try': 'Gửi thử',
  'alerts.tried':
    'Đã gửi. Nếu không thấy gì hiện lên, hệ điều hành có thể đang tắt thông báo: hãy xem cài đặt thông báo và chế độ Không làm phiền của máy, mục của trình duyệt này.',
  'alerts.try.failed': 'Chưa gửi được. Hãy thử lại, hoặc mở lại trình duyệt.',
  'alerts.try.title': 'Đúng Hẹn gửi thử',
  'alerts.try.message': 'Thông báo đang hoạt động.',
  'alerts.snoozed': 'Đang tạm ngừng báo đến {moment}.',
  'alerts.resume': 'Bật lại',
  'alerts.saving.failed': 'Chưa lưu được. Hãy thử lại.',
  snooze: 'Tạm ngừng thông báo',
  'snooze.half-hour': '30 phút',
  'snooze.hour': '1 giờ',
  'snooze.session': 'Đến buổi sau',
};
