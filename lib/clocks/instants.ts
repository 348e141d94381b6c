import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import type { Moment } from '../portals/types';

const DAY = 86_400_000;

/** A start as clocks use it. */
export interface Instant {
  /** When the clock starts: the printed moment, or the opening of a printed day's first session (the strict end). */
  from: EpochMs;
  /** A moment of the printed day, for terms that count days. */
  day: EpochMs;
  /** True when only the day was printed. */
  estimated: boolean;
}

/** A printed start. A day off without a time starts at the next working day's opening. */
export function startOf(moment: Moment, calendar: WorkingCalendar): Instant {
  if (moment.precision !== 'day') return { from: moment.at, day: moment.at, estimated: false };
  return { from: calendar.openingOf(dateOf(moment.at)), day: moment.at, estimated: true };
}

/** The interval in which a printed event happened, both ends included. `at` may be any moment of the printed day. */
export function stopOf(moment: Moment): { from: EpochMs; to: EpochMs } {
  const from =
    moment.precision === 'day' ? Math.floor((moment.at + 7 * 3_600_000) / DAY) * DAY - 7 * 3_600_000 : moment.at;
  // A printed minute counts as its beginning: officers' systems cut seconds off, and the doubt is nobody's fault.
  return { from, to: moment.precision === 'day' ? from + DAY - 1 : from };
}
