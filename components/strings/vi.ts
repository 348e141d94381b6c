import type { Strings } from '../../lib/i18n';

/** Words every page uses, and the popup's own. */
export const vi = {
  product: 'Đúng Hẹn',
  loading: 'Đang mở…',
  'open.settings': 'Mở cài đặt',
  'settings.trouble.format':
    'Cài đặt đã lưu không đọc được nên đang dùng cài đặt mặc định. Hãy kiểm tra lại trong trang cài đặt.',
  'settings.trouble.newer':
    'Cài đặt đã lưu là của một phiên bản mới hơn nên tạm dùng cài đặt mặc định. Không có gì bị mất: hãy cập nhật tiện ích để dùng lại.',
  'settings.trouble.step':
    'Cài đặt cũ chưa chuyển được sang phiên bản này nên tạm dùng cài đặt mặc định. Không có gì bị mất: hãy cập nhật tiện ích để dùng lại.',
  'log.trouble.step':
    'Nhật ký cũ chưa chuyển được sang phiên bản này nên tạm ngừng ghi. Không có gì bị mất, nhãn thời hạn trên trang vẫn chạy. Hãy cập nhật tiện ích và lưu một bản sao cho chắc.',
  'log.trouble.newer':
    'Nhật ký này là của một phiên bản mới hơn nên tạm ngừng ghi. Không có gì bị mất, nhãn thời hạn trên trang vẫn chạy. Hãy cập nhật tiện ích và lưu một bản sao cho chắc.',
  'log.trouble.closed':
    'Trình duyệt chưa mở được nhật ký nên tạm ngừng ghi; nhãn thời hạn trên trang vẫn chạy. Hãy khởi động lại trình duyệt; nếu vẫn thế, hãy báo bộ phận kỹ thuật.',
  'log.trouble.backup': 'Lưu bản sao của nhật ký',

  'state.breached': 'Quá hạn',
  'state.critical': 'Gấp',
  'state.warning': 'Sắp đến hạn',
  'state.running': 'Đang chạy',
  'state.paused': 'Tạm dừng',
  'state.unknown': 'Chưa rõ',
  'state.met': 'Đúng hạn',
  'state.missed': 'Trễ hạn',
  'state.closed': 'Đã xong',

  'kind.dossier': 'Hồ sơ',
  'kind.document': 'Văn bản',
  'kind.incoming': 'Văn bản đến',
  'kind.outgoing': 'Văn bản đi',
  'kind.petition': 'Phản ánh, kiến nghị',

  estimated: 'tạm tính',

  'now.breached': '{what} đã quá hạn.',
  'now.critical': '{what} còn rất ít giờ.',
  'now.warning': '{what} sắp đến hạn.',
  'now.clear': 'Chưa có việc nào gấp.',
  'now.unknown': 'Có {what} chưa rõ hạn.',
  'now.also': 'Ngoài ra {what} gấp.',
  'now.dossier.one': '1\u00a0hồ\u00a0sơ',
  'now.dossier.many': '{count}\u00a0hồ\u00a0sơ',
  'now.document.one': '1\u00a0văn\u00a0bản',
  'now.document.many': '{count}\u00a0văn\u00a0bản',
  'now.petition.one': '1\u00a0kiến\u00a0nghị',
  'now.petition.many': '{count}\u00a0kiến\u00a0nghị',
  'now.and': '{first} và {last}',
  'now.unconfirmed': 'Trong số quá hạn, {count} việc chưa được xem lại từ trước lúc đến hạn.',
  'now.seen': 'Theo lần xem gần nhất, {moment}',
  'now.full': 'Ổ đĩa đầy, nhật ký chưa ghi đủ. Xem thêm trong cài đặt.',
  'now.empty': 'Chưa ghi nhận hồ sơ nào',
  'now.empty.how':
    'Hãy mở danh sách hồ sơ hoặc văn bản trên trang một cửa. Hạn của từng dòng sẽ hiện ngay trên trang và được tổng hợp ở đây.',

  'counts.title': 'Việc đang theo dõi',
  'counts.dossier': 'Hồ\u00a0sơ',
  'counts.document': 'Văn\u00a0bản',
  'counts.petition': 'Kiến\u00a0nghị',
  'counts.state': 'Tình trạng',
  'counts.within': 'còn từ {duration} trở xuống',
  'urgent.title': 'Cần làm trước',
  'urgent.all': 'Xem tất cả trong nhật ký',
  'urgent.opening': 'Đang mở trang…',
  'urgent.unconfirmed': 'chưa xem lại từ {moment}',
  'urgent.open': 'Mở hồ sơ này trên trang',

  'tab.title': 'Trang đang mở',
  'tab.off': 'Đúng Hẹn chưa được bật ở trang này.',
  'tab.enable': 'Bật trên trang này',
  'tab.enable.note': 'Trình duyệt sẽ hỏi bạn có đồng ý không.',
  'tab.refused': 'Bạn chưa đồng ý nên trang này vẫn chưa được bật.',
  'tab.failed': 'Chưa bật được: {reason}',
  'tab.reading': 'Đọc được {rows} dòng',
  'tab.ok': 'Đọc tốt',
  'tab.degraded': 'Đọc được một phần',
  'tab.broken': 'Không đọc được trang',
  'tab.degraded.how': 'Chỗ chưa hiểu được ghi ở góc dưới của trang.',
  'tab.broken.how': 'Chưa tính được hạn ở trang này. Hãy dạy trang, hoặc xuất chẩn đoán gửi người hỗ trợ.',
  'tab.none': 'Chưa thấy danh sách hồ sơ hoặc văn bản ở trang này. Nếu có, hãy dạy Đúng Hẹn đọc.',
  'tab.signIn': 'Đây là trang đăng nhập. Hãy đăng nhập rồi mở lại danh sách.',
  'tab.teach': 'Dạy trang này',
  'tab.teach.failed': 'Chưa mở được bảng dạy trên trang. Hãy tải lại trang rồi thử lại.',
  'tab.silent': 'Đã bật. Hãy tải lại trang để thấy hạn.',
  'tab.unsupported': 'Trang của trình duyệt, không có gì để đọc.',
  'tab.adapter': 'Bộ đọc: {adapter}',
  'diagnosis.open': 'Xuất chẩn đoán',
  'diagnosis.title': 'Chẩn đoán trang này',
  'diagnosis.note':
    'Tệp chỉ nói trang được dựng thế nào: tên cột, số dòng. Mọi chữ và số của hồ sơ đã thay bằng x và N. Hãy xem qua rồi lưu để gửi người hỗ trợ.',
  'diagnosis.save': 'Lưu tệp',
  'diagnosis.back': 'Quay lại',
  'diagnosis.failed': 'Không xem được cấu trúc trang này. Hãy tải lại trang rồi thử lại.',
  'tab.skew.fast': 'Đồng hồ máy này nhanh hơn hệ thống {duration}; hạn đã được tính bù.',
  'tab.skew.slow': 'Đồng hồ máy này chậm hơn hệ thống {duration}; hạn đã được tính bù.',

  'language.vi': 'Tiếng Việt',
  'language.en': 'English',
  language: 'Ngôn ngữ',
} satisfies Strings;
