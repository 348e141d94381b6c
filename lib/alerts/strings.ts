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
};

const STRINGS = { vi, en };

/** The words of the toolbar in one language. */
export const alertWords = (language: 'vi' | 'en') => translator(STRINGS[language]);
