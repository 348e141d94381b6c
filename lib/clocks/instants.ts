import type { DeadlineCalendar, EpochMs } from '../calendar/types';
import { dayNumber, startOfDay } from '../calendar/zone';
import type { Moment } from '../portals/types';

/** A start as clocks use it. */
export interface Instant {
  /** When the clock starts: the printed moment, or the opening of a printed day's first session (the strict end). */
  from: EpochMs;
  /** The earliest moment that is printed: terms that count days need its day. */
  day: EpochMs;
  /** True when only the day was printed. */
  estimated: boolean;
}

/** When something happened, both ends included; `-Infinity` where only the latest moment is known. */
export interface Span {
  from: EpochMs;
  to: EpochMs;
  /** Both ends are a printed day's. */
  byDay: boolean;
}

/** A printed start. A day off without a time starts at the next working day's opening. */
export function startOf(moment: Moment, calendar: DeadlineCalendar): Instant {
  const day = moment.at;
  if (moment.precision !== 'day') return { from: day, day, estimated: false };
  return { from: calendar.nextOpening(startOfDay(dayNumber(day))), day, estimated: true };
}

/** The last millisecond of the local day. */
export const endOfDay = (at: EpochMs): EpochMs => startOfDay(dayNumber(at) + 1) - 1;

/**
 * When a printed event happened. `at` may be any moment of a printed day.
 * A printed minute counts as its beginning: officers' systems cut seconds off, and the doubt is nobody's fault.
 */
export function spanOf({ at, precision }: Moment): Span {
  const byDay = precision === 'day';
  return byDay ? { from: startOfDay(dayNumber(at)), to: endOfDay(at), byDay } : { from: at, to: at, byDay };
}

/** Whether a printed event was over before a start: seconds that were cut off are no contradiction. */
export const isBefore = (moment: Moment, start: EpochMs): boolean =>
  spanOf(moment).to + (moment.precision === 'minute' ? 59_999 : 999) < start;
