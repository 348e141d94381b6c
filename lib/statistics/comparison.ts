import type { EpochMs, LocalDate, WorkingCalendar } from '../calendar/types';
import { DAY_MS, dateOfDay, dayNumber, momentOf, weekdayOfDay } from '../calendar/zone';
import type { StoredDay } from '../log/days.types';
import { CLOCK_IDS, type ClockId } from '../policies/types';
import { verdictsIn } from './figures';
import type { Verdicts } from './types';

/** The longest run of days off that is looked back over: Tết with its weekends, and some. */
const LONGEST_REST = 21;

/** Days beside which today is laid; dates in Asia/Ho_Chi_Minh, all inclusive. */
export interface ComparedDays {
  today: LocalDate;
  /** The working day before today; on a Monday the Friday. */
  before: LocalDate;
  /** Monday to Sunday of last week. */
  week: readonly [from: LocalDate, to: LocalDate];
}

/** What one clock's deadlines that began on those days came to. */
export interface ComparedClock {
  clock: ClockId;
  today: Verdicts;
  before: Verdicts;
  week: Verdicts;
}

export interface Comparison {
  days: ComparedDays;
  /** Clocks of which anything began on any of the days. */
  clocks: ComparedClock[];
}

/** The days that today is compared with. */
export function comparedDays(now: EpochMs, calendar: Pick<WorkingCalendar, 'sessionsOf'>): ComparedDays {
  const today = dayNumber(now);
  let before = today - 1;
  while (today - before < LONGEST_REST && calendar.sessionsOf(dateOfDay(before)).length === 0) before--;
  const monday = today - (weekdayOfDay(today) - 1);
  return { today: dateOfDay(today), before: dateOfDay(before), week: [dateOfDay(monday - 7), dateOfDay(monday - 1)] };
}

/** No older day than this is compared, whatever the calendar: what is read does not wait for the settings. */
export const oldestCompared = (now: EpochMs): LocalDate => dateOfDay(dayNumber(now) - LONGEST_REST);

/**
 * Today beside the working day before and last week, by clock.
 * @param days the log's days from `oldestCompared` on
 */
export function comparison(
  days: readonly StoredDay[],
  now: EpochMs,
  calendar: Pick<WorkingCalendar, 'sessionsOf'>,
): Comparison {
  const compared = comparedDays(now, calendar);
  const byId = new Map(days.map((day) => [day.id, day]));
  const sum = (clock: ClockId, from: LocalDate, to: LocalDate): Verdicts =>
    verdictsIn(byId, { from: momentOf(from, 0), to: momentOf(to, 0) + DAY_MS, clock, scope: 'all' });
  const clocks = CLOCK_IDS.map((clock) => ({
    clock,
    today: sum(clock, compared.today, compared.today),
    before: sum(clock, compared.before, compared.before),
    week: sum(clock, ...compared.week),
  }));
  return {
    days: compared,
    clocks: clocks.filter(({ today, before, week }) => today.received + before.received + week.received > 0),
  };
}
