import { translator } from '../i18n';

const vi = {
  name: 'Đúng Hẹn: {words}',
  nothingSeen: 'chưa thấy hồ sơ, văn bản nào',
  late: '{count} quá hạn',
  near: '{count} gần hạn',
  calm: 'không có gì quá hạn, gần hạn',
  unconfirmed: '{count} trong số quá hạn chưa xem lại từ lúc đến hạn',
  unknown: '{count} chưa rõ hạn',
  seen: 'thấy lần cuối {moment}',
  old: 'số liệu cũ: từ đó đã qua ít nhất {hours} giờ làm việc',
  ahead: 'đồng hồ máy chậm hơn lần đó, hãy xem lại giờ máy',
  'noun.dossier': 'hồ sơ',
  'noun.document': 'văn bản',
  'noun.both': 'hồ sơ, văn bản',
  'title.late': '{count} {what} quá hạn',
  'title.near': '{count} {what} gần hạn',
  'title.both': '{late} quá hạn, {near} gần hạn',
  'title.today': '{count} việc đến hạn trong hôm nay',
  'title.morning': 'Đầu ngày: {words}',
  'title.closing': 'Sắp hết giờ: {words}',
  more: 'và {count} {what} khác',
  today: '{count} việc nữa đến hạn trong hôm nay',
  later: 'Nhắc lại sau 30 phút',
  view: 'Xem',
};

const en: typeof vi = {
  name: 'Đúng Hẹn: {words}',
  nothingSeen: 'no dossier or document seen yet',
  late: '{count} overdue',
  near: '{count} due soon',
  calm: 'nothing overdue or due soon',
  unconfirmed: '{count} of those overdue not looked at since they fell due',
  unknown: '{count} with an unknown deadline',
  seen: 'last seen {moment}',
  old: 'old figures: at least {hours} working hours have passed since',
  ahead: 'this PC’s clock is behind that, please check it',
  'noun.dossier': 'dossier(s)',
  'noun.document': 'document(s)',
  'noun.both': 'dossiers and documents',
  'title.late': '{count} {what} overdue',
  'title.near': '{count} {what} due soon',
  'title.both': '{late} overdue, {near} due soon',
  'title.today': '{count} due later today',
  'title.morning': 'This morning: {words}',
  'title.closing': 'Closing soon: {words}',
  more: 'and {count} more',
  today: '{count} more due today',
  later: 'Again in 30 minutes',
  view: 'View',
};

const STRINGS = { vi, en };

/** The words of the toolbar and of notifications in one language. */
export const alertWords = (language: 'vi' | 'en') => translator(STRINGS[language]);
