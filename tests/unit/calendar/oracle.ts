import type { CalendarConfig, DayKind } from '../../../lib/calendar/types';
import announced from './holidays.json' with { type: 'json' };

/**
 * Working time the slow and obvious way: one minute after another, by its own reading of holidays.json. It shares nothing
 * with lib/calendar but the configuration's type. Dates are handled as a UTC clock shifted by seven hours.
 */

const MINUTE = 60_000;
const SHIFT = 7 * 60 * MINUTE;

const years = Object.entries(announced).filter(([year]) => year !== '_meta') as [
  string,
  { daysOff: string[]; makeUpWorkingDays: string[] },
][];
export const DAYS_OFF = new Set(years.flatMap(([, year]) => year.daysOff));
export const MAKE_UP_DAYS = new Set(years.flatMap(([, year]) => year.makeUpWorkingDays));

/** Local date of a moment. */
export const localDate = (ms: number) => new Date(ms + SHIFT).toISOString().slice(0, 10);

/** The date `days` later. */
export const laterDate = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 1440 * MINUTE).toISOString().slice(0, 10);

/** A moment from `YYYY-MM-DDTHH:MM[:SS[.mmm]]` on a Vietnamese wall clock. */
export const at = (text: string) => Date.parse(`${text}+07:00`);

/** Every date from `first` to `last`. */
export function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let date = first; date <= last; date = laterDate(date, 1)) dates.push(date);
  return dates;
}

const minutes = (time: string) => {
  const [hour, minute] = time.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

export class Oracle {
  readonly #config: CalendarConfig;
  readonly #openMinutes = new Map<number, Uint8Array>();

  constructor(config: CalendarConfig) {
    this.#config = config;
  }

  kind(date: string): DayKind {
    const override = this.#config.overrides.findLast((one) => one.date === date);
    if (override) return override.kind === 'off' ? 'off' : 'make-up';
    if (MAKE_UP_DAYS.has(date)) return 'make-up';
    if (DAYS_OFF.has(date)) return 'off';
    return this.#schedule(date).weekdays.some((day) => day === this.#weekday(date)) ? 'working' : 'weekly-rest';
  }

  /** `HH:MM-HH:MM` of each uninterrupted stretch of open minutes. */
  sessions(date: string): string[] {
    const open = this.#minutesOf(date);
    const text = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const found: string[] = [];
    for (let minute = 0, from = -1; minute <= 1440; minute++) {
      if (open[minute] && from < 0) from = minute;
      if (!open[minute] && from >= 0) {
        found.push(`${text(from)}-${text(minute)}`);
        from = -1;
      }
    }
    return found;
  }

  isOpen(ms: number): boolean {
    return this.#isOpenMinute(Math.floor(ms / MINUTE));
  }

  add(start: number, duration: number): number {
    let moment = start;
    let left = duration;
    for (;;) {
      const minute = Math.floor(moment / MINUTE);
      const minuteEnd = (minute + 1) * MINUTE;
      if (this.#isOpenMinute(minute)) {
        if (left <= minuteEnd - moment) return moment + left;
        left -= minuteEnd - moment;
      }
      moment = minuteEnd;
    }
  }

  subtract(end: number, duration: number): number {
    let moment = end;
    let left = duration;
    for (;;) {
      const minute = Math.ceil(moment / MINUTE) - 1;
      const minuteStart = minute * MINUTE;
      if (this.#isOpenMinute(minute)) {
        if (left < moment - minuteStart) return moment - left;
        left -= moment - minuteStart;
      }
      moment = minuteStart;
    }
  }

  between(from: number, to: number): number {
    if (to < from) return 0 - this.between(to, from);
    let sum = 0;
    for (let moment = from; moment < to; ) {
      const next = Math.min((Math.floor(moment / MINUTE) + 1) * MINUTE, to);
      if (this.isOpen(moment)) sum += next - moment;
      moment = next;
    }
    return sum;
  }

  nextBoundary(ms: number): number {
    let minute = Math.floor(ms / MINUTE) + 1;
    while (this.#isOpenMinute(minute) === this.#isOpenMinute(minute - 1)) minute++;
    return minute * MINUTE;
  }

  closeOf(date: string): number {
    let day = date;
    while (this.sessions(day).length === 0) day = laterDate(day, 1);
    return at(`${day}T00:00`) + minutes(this.sessions(day).at(-1)?.slice(6) ?? '') * MINUTE;
  }

  addDays(start: number, days: number): number {
    let date = localDate(start);
    for (let counted = 0; counted < days; ) {
      date = laterDate(date, 1);
      const kind = this.kind(date);
      if ((kind === 'working' || kind === 'make-up') && this.sessions(date).length > 0) counted++;
    }
    return this.closeOf(date);
  }

  #schedule(date: string) {
    const { schedules } = this.#config;
    const found = schedules.findLast((schedule) => schedule.validFrom <= date) ?? schedules[0];
    if (!found) throw new Error('no schedule');
    return found;
  }

  #weekday(date: string): number {
    return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  }

  #minutesOf(date: string): Uint8Array {
    const open = new Uint8Array(1440);
    const kind = this.kind(date);
    if (kind === 'off') return open;
    const fill = (session: { from: string; to: string }) => open.fill(1, minutes(session.from), minutes(session.to));
    if (kind !== 'weekly-rest') {
      const monthDay = date.slice(5);
      for (const { from, to, sessions } of this.#schedule(date).seasons) {
        const inside = from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
        if (inside) sessions.forEach(fill);
      }
    }
    for (const extra of this.#config.extraSessions) {
      if (extra.counted && extra.weekday === this.#weekday(date) && extra.validFrom <= date) fill(extra);
    }
    return open;
  }

  #isOpenMinute(minute: number): boolean {
    const local = minute + SHIFT / MINUTE;
    const day = Math.floor(local / 1440);
    let open = this.#openMinutes.get(day);
    if (!open) {
      open = this.#minutesOf(localDate(minute * MINUTE));
      this.#openMinutes.set(day, open);
    }
    return open[local - day * 1440] === 1;
  }
}
