import type { EpochMs, WorkingMs } from '../calendar/types';
import { dayNumber, localFields } from '../calendar/zone';
import { translator } from '../i18n';
import { LONG } from './clocks';
import type { Clock } from './types';

const vi = {
  acceptance: 'Tiếp nhận',
  resolution: 'Giải quyết',
  handling: 'Xử lý văn bản',
  registration: 'Vào sổ, chuyển',
  issuance: 'Phát hành',
  petition: 'Trả lời phản ánh',
  left: 'còn {duration}',
  late: 'quá hạn {duration}',
  justLate: 'vừa quá hạn',
  met: 'đúng hạn',
  missed: 'trễ hạn',
  paused: 'tạm dừng',
  unknown: 'chưa rõ',
  days: '{days} ngày',
  daysHours: '{days} ngày {hours} giờ',
  hours: '{hours} giờ',
  hoursMinutes: '{hours} giờ {minutes} phút',
  minutes: '{minutes} phút',
  underMinute: 'dưới 1 phút',
  due: 'hạn {moment}',
  today: '{time} hôm nay',
  tomorrow: '{time} ngày mai',
  yesterday: '{time} hôm qua',
  dayShort: '{time} {weekday} {date}',
  dayLong: '{time} {weekday}, ngày {date}',
  state_running: 'trong hạn',
  state_warning: 'sắp đến hạn',
  state_critical: 'gấp',
  state_breached: 'quá hạn theo cấu hình',
  state_met: 'đúng hạn',
  state_missed: 'trễ hạn theo cấu hình',
  state_paused: 'đang tạm dừng',
  state_unknown: 'chưa rõ có kịp hạn hay không',
  'start-not-printed': 'Trang không in thời điểm bắt đầu',
  'start-unreadable': 'Không đọc được thời điểm bắt đầu',
  'start-date-only': 'Trang chỉ in ngày: tạm tính từ đầu giờ làm việc',
  'due-not-printed': 'Trang không in hạn',
  'due-unreadable': 'Không đọc được hạn',
  'stop-not-printed': 'Đã xong nhưng trang không in lúc nào',
  'stop-unreadable': 'Đã xong nhưng không đọc được lúc nào',
  'stop-date-only': 'Xong trong ngày đến hạn nhưng trang không in giờ',
  'ready-not-printed': 'Đã trả nhưng trang không in lúc có kết quả',
  'stop-before-start': 'Lúc xong in trên trang lại trước lúc bắt đầu',
  'stop-in-the-future': 'Lúc xong in trên trang ở tương lai',
  contradiction: 'Trạng thái và ngày giờ in trên trang không khớp nhau',
  'status-not-printed': 'Trang không in trạng thái',
  'status-unknown': 'Chưa hiểu chữ ghi ở cột trạng thái',
  'waiting-for-supplement': 'Đang chờ công dân bổ sung',
  'waiting-for-payment': 'Đang chờ nộp phí, lệ phí',
  'pause-length-unknown': 'Có lần tạm dừng, không rõ hạn in đã tính cả lần đó chưa',
  'due-before-start': 'Hạn in trên trang lại trước lúc bắt đầu',
  'in-the-future': 'Thời điểm bắt đầu ở tương lai',
  'calendar-provisional': 'Lịch nghỉ của năm này là tạm tính',
  'basis-unverified': 'Căn cứ chưa đối chiếu văn bản',
};

const en: typeof vi = {
  acceptance: 'Acceptance',
  resolution: 'Resolution',
  handling: 'Document handling',
  registration: 'Registration',
  issuance: 'Issuance',
  petition: 'Petition answer',
  left: '{duration} left',
  late: '{duration} overdue',
  justLate: 'just overdue',
  met: 'on time',
  missed: 'late',
  paused: 'paused',
  unknown: 'not known',
  days: '{days} d',
  daysHours: '{days} d {hours} h',
  hours: '{hours} h',
  hoursMinutes: '{hours} h {minutes} min',
  minutes: '{minutes} min',
  underMinute: 'under 1 min',
  due: 'due {moment}',
  today: '{time} today',
  tomorrow: '{time} tomorrow',
  yesterday: '{time} yesterday',
  dayShort: '{time} {weekday} {date}',
  dayLong: '{time}, {weekday} {date}',
  state_running: 'in time',
  state_warning: 'due soon',
  state_critical: 'urgent',
  state_breached: 'overdue by the settings',
  state_met: 'on time',
  state_missed: 'late by the settings',
  state_paused: 'paused',
  state_unknown: 'not known whether in time',
  'start-not-printed': 'The page does not print the start',
  'start-unreadable': 'The start cannot be read',
  'start-date-only': 'Only a date is printed: counted from the opening of that day',
  'due-not-printed': 'The page does not print the due moment',
  'due-unreadable': 'The due moment cannot be read',
  'stop-not-printed': 'Done, but the page does not print when',
  'stop-unreadable': 'Done, but the moment cannot be read',
  'stop-date-only': 'Done on the due day, but the page prints no time',
  'ready-not-printed': 'Handed over, but the page does not print when it was ready',
  'stop-before-start': 'The printed end lies before the start',
  'stop-in-the-future': 'The printed end lies in the future',
  contradiction: 'The status and the printed times do not agree',
  'status-not-printed': 'The page prints no status',
  'status-unknown': 'The words in the status column are not known',
  'waiting-for-supplement': 'Waiting for the citizen’s supplement',
  'waiting-for-payment': 'Waiting for the fee',
  'pause-length-unknown': 'It was paused: whether the printed due moment allows for that is not known',
  'due-before-start': 'The printed due moment lies before the start',
  'in-the-future': 'The start lies in the future',
  'calendar-provisional': 'This year’s days off are provisional',
  'basis-unverified': 'The legal basis was not checked against the act',
};

export type ClockWord = keyof typeof vi;

const WEEKDAYS = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const two = (value: number) => String(value).padStart(2, '0');
const HOUR = 3_600_000;

/** The words of clocks in one language. Working days are of eight hours. */
export interface ClockWords {
  say(key: ClockWord): string;
  /** `2 giờ 15 phút`, `1 giờ 05 phút`, `3 ngày 2 giờ`; whole minutes, cut off. */
  duration(time: WorkingMs): string;
  /** A length of plain time, such as a clock difference: whole hours and minutes, never days of eight hours. */
  span(time: number): string;
  /** `15:00 hôm nay`, `08:00 ngày mai`, `15:00 thứ Hai 14/08`. */
  moment(at: EpochMs, now: EpochMs): string;
  /** A due moment as a badge prints it: `hạn 15:00 hôm nay`. */
  due(at: EpochMs, now: EpochMs): string;
  /** `15:00 thứ Hai, ngày 14/08/2023`. */
  fullMoment(at: EpochMs): string;
  /** What a badge says of a clock, without its due moment: `còn 2 giờ 15 phút`, `quá hạn 1 giờ 05 phút`, `đúng hạn`. */
  state(clock: Clock): string;
}

export function clockWords(language: 'vi' | 'en'): ClockWords {
  const say = translator(language === 'vi' ? vi : en);
  const span = (time: number): string => {
    const minutes = Math.floor(time / 60_000);
    if (minutes < 1) return say('underMinute');
    if (minutes < 60) return say('minutes', { minutes });
    const rest = minutes % 60;
    const hours = Math.floor(minutes / 60);
    return rest ? say('hoursMinutes', { hours, minutes: two(rest) }) : say('hours', { hours });
  };
  const duration = (time: WorkingMs): string => {
    if (time < LONG) return span(time);
    const days = Math.floor(time / LONG);
    const hours = Math.floor((time % LONG) / HOUR);
    return hours ? say('daysHours', { days, hours }) : say('days', { days });
  };
  const parts = (at: EpochMs) => {
    const { year, month, day, hour, minute, weekday } = localFields(at);
    return {
      year,
      time: `${two(hour)}:${two(minute)}`,
      date: `${two(day)}/${two(month)}`,
      weekday: WEEKDAYS[language][weekday - 1] ?? '',
    };
  };
  const moment = (at: EpochMs, now: EpochMs): string => {
    const { time, date, weekday, year } = parts(at);
    const days = dayNumber(at) - dayNumber(now);
    if (days === 0) return say('today', { time });
    if (days === 1) return say('tomorrow', { time });
    if (days === -1) return say('yesterday', { time });
    return say('dayShort', { time, weekday, date: year === parts(now).year ? date : `${date}/${year}` });
  };
  return {
    say: (key) => say(key),
    duration,
    span,
    moment,
    due: (at, now) => say('due', { moment: moment(at, now) }),
    fullMoment(at) {
      const { time, date, weekday, year } = parts(at);
      return say('dayLong', { time, weekday, date: `${date}/${year}` });
    },
    state({ state, remaining = 0 }) {
      if (state === 'breached')
        return remaining > -60_000 ? say('justLate') : say('late', { duration: duration(-remaining) });
      if (state === 'running' || state === 'warning' || state === 'critical')
        return say('left', { duration: duration(remaining) });
      return say(state);
    },
  };
}
