import { translator } from '../i18n';

const vi = {
  title: 'Soát trang này',
  close: 'Đóng',
  nothing:
    'Chưa nhận ra danh mục thủ tục, hộp thư hay trang tin ở trang này. Hãy mở đúng trang đó rồi soát lại; nếu đã đúng, bấm biểu tượng Đúng Hẹn và chọn “Xuất chẩn đoán” để gửi người hỗ trợ.',
  procedures: '{count} thủ tục.',
  'procedures.part': '{count} thủ tục; danh mục còn trang khác chưa xem.',
  'procedures.none': 'Không thủ tục nào trong danh mục cần soát.',
  outside: '{count} ngoài thẩm quyền cấp xã',
  doubtful: '{count} cần soát lại thẩm quyền',
  idle: '{count} phải giữ niêm yết dù lâu không có hồ sơ',
  'mark.outside': 'Ngoài thẩm quyền cấp xã',
  'mark.doubtful': 'Cần soát lại thẩm quyền cấp xã',
  'mark.idle': 'Giữ niêm yết dù lâu không có hồ sơ',
  'mail.unmarked': '{listed} thư; trang không cho biết thư nào chưa đọc.',
  'mail.none': 'Không có thư chưa đọc ({listed} thư).',
  'mail.none.part': 'Không thấy thư chưa đọc trong {listed} thư đang hiện; thư khác chưa xem.',
  'mail.oldest': '{unread} thư chưa đọc; thư cũ nhất: {date}, {ago}.',
  'mail.bound': '{unread} thư chưa đọc đã thấy; thư cũ nhất từ {date}, {ago}, hoặc trước nữa.',
  'mail.undated': '{unread} thư chưa đọc đã thấy; chưa rõ ngày.',
  'news.newest': 'Tin mới nhất: {date}, {ago}.',
  'news.partly': 'Tin mới nhất trong các tin rõ ngày: {date}, {ago}; {undated} tin chưa rõ ngày.',
  'news.undated': '{items} tin; chưa rõ ngày đăng.',
  today: 'hôm nay',
  yesterday: 'hôm qua',
  days: '{days} ngày trước',
};

const en: typeof vi = {
  title: 'Check this page',
  close: 'Close',
  nothing:
    'No list of procedures, mailbox or news page was recognised here. Open that page and check again; if this is it, click Đúng Hẹn’s icon and choose “Export a diagnosis” for whoever supports you.',
  procedures: 'Procedures: {count}.',
  'procedures.part': 'Procedures: {count}; the list has pages that were not looked at.',
  'procedures.none': 'None of them is on the lists to be checked.',
  outside: '{count} outside the commune’s authority',
  doubtful: '{count} whose authority needs another look',
  idle: '{count} to stay posted though cases may be rare',
  'mark.outside': 'Outside the commune’s authority',
  'mark.doubtful': 'Commune’s authority needs another look',
  'mark.idle': 'Stays posted though cases may be rare',
  'mail.unmarked': 'Mails: {listed}; the page does not say which are unread.',
  'mail.none': 'No unread mail (of {listed}).',
  'mail.none.part': 'No unread mail among the {listed} shown; others were not looked at.',
  'mail.oldest': 'Unread: {unread}; the oldest is from {date}, {ago}.',
  'mail.bound': 'Unread ones seen: {unread}; the oldest is from {date}, {ago}, or earlier.',
  'mail.undated': 'Unread ones seen: {unread}; their dates are not known.',
  'news.newest': 'Newest item: {date}, {ago}.',
  'news.partly': 'Newest item of known date: {date}, {ago}; items of unknown date: {undated}.',
  'news.undated': 'Items: {items}; when they were put up is not known.',
  today: 'today',
  yesterday: 'yesterday',
  days: '{days} days ago',
};

const STRINGS = { vi, en };

/** The words of pages that are neither dossiers nor documents, in one language. */
export const listingWords = (language: 'vi' | 'en') => translator(STRINGS[language]);
