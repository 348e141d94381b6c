import type { EpochMs, WorkingMs } from '../calendar/types';
import { dayNumber, localFields } from '../calendar/zone';
import { translator } from '../i18n';
import { LONG } from './clocks';
import type { ClockStrings, ClockWord } from './strings';
import type { Clock } from './types';

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

/** The words of clocks from one language's table. */
export function wordsFrom(table: ClockStrings): ClockWords {
  const say = translator(table);
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
      weekday: say(`weekday${weekday}` as ClockWord),
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
    state({ state, remaining = 0, reasons }) {
      if (reasons[0] === 'looking-up') return say('lookingUp');
      if (state === 'breached')
        return remaining > -60_000 ? say('justLate') : say('late', { duration: duration(-remaining) });
      if (state === 'running' || state === 'warning' || state === 'critical')
        return say('left', { duration: duration(remaining) });
      return say(state);
    },
  };
}
