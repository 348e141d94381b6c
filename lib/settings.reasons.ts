import type { Language } from './settings';

/** Why a value is refused, in English, by what the schemas and the background say in Vietnamese. */
const ENGLISH: Record<string, string> = {
  'không đọc được ngày này (trong tệp cài đặt ghi dạng 2026-11-24)':
    'this date cannot be read (in a settings file it looks like 2026-11-24)',
  'ngày này không có trong lịch': 'there is no such day',
  'năm phải từ 2000 đến 2100': 'the year must lie between 2000 and 2100',
  'giờ phải có dạng 07:30, từ 00:00 đến 24:00': 'write the time as 07:30, from 00:00 to 24:00',
  'không đọc được ngày trong năm này (trong tệp cài đặt ghi tháng trước, ví dụ 04-01)':
    'this day of the year cannot be read (in a settings file the month comes first, such as 04-01)',
  'thứ phải là số từ 1 (thứ Hai) đến 7 (Chủ nhật)': 'the weekday is a number from 1 (Monday) to 7 (Sunday)',
  'giờ kết thúc phải sau giờ bắt đầu': 'the end must come after the start',
  'mỗi mùa cần ít nhất một buổi làm việc': 'each season needs at least one session',
  'nhiều nhất 12 buổi trong một ngày': 'at most 12 sessions a day',
  'buổi này phải bắt đầu sau khi buổi trước kết thúc': 'this session must start after the one before it ends',
  'cần ít nhất một mùa': 'at least one season is needed',
  'cần ít nhất một ngày làm việc trong tuần': 'at least one working day a week is needed',
  'mỗi thứ chỉ ghi một lần': 'each weekday only once',
  'căn cứ dài nhất 300 ký tự': 'the legal basis may have 300 characters',
  'phải là off (nghỉ) hoặc working (làm việc)': 'must be off or working',
  'ghi chú dài nhất 200 ký tự': 'the note may have 200 characters',
  'cần ít nhất một lịch làm việc': 'at least one schedule is needed',
  'các lịch phải xếp theo ngày hiệu lực tăng dần': 'schedules must be in the order of their dates',
  'nhiều nhất 50 buổi thêm': 'at most 50 extra sessions',
  'nhiều nhất 2000 ngày riêng': 'at most 2000 own days',
  'ngày này đã ghi ở trên': 'this day is already listed above',
  'phải lớn hơn 0': 'must be more than 0',
  'nhiều nhất 200 giờ': 'at most 200 hours',
  'cần ghi căn cứ': 'the legal basis is needed',
  'các phiên bản phải xếp theo ngày hiệu lực tăng dần': 'versions must be in the order of their dates',
  'hạn này không in trên trang': 'this deadline is not printed on pages',
  'mỗi đồng hồ chỉ một mục': 'each clock only once',
  'ngưỡng gấp không được lớn hơn ngưỡng sắp đến hạn': '“urgent” may not begin before “due soon”',
  'phải có dạng https://ten-mien hoặc http://ten-mien:cong': 'must look like https://domain or http://domain:port',
  'không phải văn bản JSON': 'is not JSON text',
  'không phải tệp danh mục đối chiếu của Đúng Hẹn': 'is no file of a list to check against, made for Đúng Hẹn',
  'còn thiếu mục này': 'is missing',
  'tệp quá lớn': 'the file is too large',
  'không phải chứng thư của tổ chức chứng thực (CA)': 'is not the certificate of a certification authority',
  'không phải trang đã gửi': 'is not the page that sent it',
  'phải bắt đầu bằng / và có {value}': 'must begin with / and hold {value}',
  'không có mục này': 'there is no such entry',
  'biểu thức chính quy không đọc được': 'the regular expression cannot be read',
  'biểu thức chính quy có thể chạy mãi không dừng': 'the regular expression may run without end',
  'do đơn vị đặt, không đổi được ở đây': 'set by your organisation, cannot be changed here',
  'cần ghi tên': 'a name is needed',
  'tên dài nhất 80 ký tự': 'a name may have 80 characters',
  'cần ít nhất một tên': 'at least one name is needed',
  'nhiều nhất 20 tên': 'at most 20 names',
  'tên đơn vị dài nhất 200 ký tự': 'the name of the unit may have 200 characters',
  'phải xếp theo ngày tăng dần, mỗi ngày một lần': 'must be in the order of their dates, each date once',
  'số, ký hiệu phải có dạng 61/2018/NĐ-CP': 'the number must look like 61/2018/NĐ-CP',
  'cần ít nhất 2 ký tự': 'at least 2 characters are needed',
  'tên và ngày ban hành phải đi cùng nhau': 'title and day of passing belong together',
  'mã thủ tục phải có dạng 1.000948': 'the code of a procedure must look like 1.000948',
  'cần ghi lý do': 'the reason is needed',
  'cần mã, lĩnh vực, tên hoặc cấp': 'codes, fields, names or levels are needed',
  'chỉ gồm chữ thường a–z, chữ số và gạch nối': 'only small letters a–z, digits and hyphens',
  'danh mục này đã có bản mới hơn': 'a newer edition of this list is there already',
  'mỗi danh mục chỉ một lần': 'each list only once',
  'của một phiên bản khác của tiện ích': 'from another version of the extension',
  'phải là số nguyên': 'must be a whole number',
  'ít nhất 7 ngày': 'at least 7 days',
  'nhiều nhất 3650 ngày': 'at most 3650 days',
  'phải có rows hoặc results; các phần khác cần rows': 'rows or results is needed; the other parts need rows',
  'Địa chỉ phải có dạng https://ten-mien hoặc http://ten-mien:cong.':
    'The address must look like https://domain or http://domain:port.',
  'Phần đang lưu là của một phiên bản khác nên được giữ nguyên. Hãy cập nhật tiện ích.':
    'What is stored comes from another version and is kept as it is. Please update the extension.',
  'Trình duyệt chưa cho phép tiện ích đọc trang này.': 'The browser has not yet allowed reading this site.',
  'Không gỡ được quyền này: nó thuộc bản cài đặt.':
    'This permission cannot be taken back: it belongs to the installation.',
};

/** Reasons that name a day, such as 29/02. */
const OF_A_DAY: readonly [RegExp, string][] = [
  [/^ngày (\S+) không thuộc mùa nào$/, '$1 lies in no season'],
  [/^ngày (\S+) thuộc hai mùa$/, '$1 lies in two seasons'],
];

/** A reason in the reader's language; what is not known is given back as it is. */
export function reasonIn(language: Language, reason: string): string {
  if (language !== 'en') return reason;
  const ofADay = OF_A_DAY.find(([pattern]) => pattern.test(reason));
  return ofADay ? reason.replace(...ofADay) : (ENGLISH[reason] ?? reason);
}
