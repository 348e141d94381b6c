import type { EpochMs, LocalDate } from '../calendar/types';
import {
  DAY_MS,
  dateOfDay,
  dayNumber,
  dayOfDate,
  dayOfYmd,
  startOfDay,
  weekdayOfDay,
  ymdOfDay,
} from '../calendar/zone';
import type { Period } from './figures';
import type { DayFigures, Verdicts } from './types';

export const PERIOD_NAMES = ['days', 'month', 'quarter', 'year', 'custom'] as const;
/** The last 30 days, the calendar month, quarter or year so far, or between two days. */
export type PeriodName = (typeof PERIOD_NAMES)[number];

const DAYS = 30;

/**
 * A named period that ends with today, as midnights.
 * @param between first and last day of `custom`, both included
 */
export function periodOf(name: PeriodName, now: EpochMs, between?: { from: LocalDate; to: LocalDate }): Period {
  const today = dayNumber(now);
  const to = startOfDay(today + 1);
  const { year, month } = ymdOfDay(today);
  const since = (day: number): Period => ({ from: startOfDay(day), to });
  switch (name) {
    case 'days':
      return since(today - DAYS + 1);
    case 'month':
      return since(dayOfYmd(year, month, 1));
    case 'quarter':
      return since(dayOfYmd(year, month - ((month - 1) % 3), 1));
    case 'year':
      return since(dayOfYmd(year, 1, 1));
    case 'custom':
      return between
        ? { from: startOfDay(dayOfDate(between.from)), to: startOfDay(dayOfDate(between.to) + 1) }
        : since(today - DAYS + 1);
  }
}

/** The period of the same length right before. */
export const before = ({ from, to }: Period): Period => ({ from: from - (to - from), to: from });

/** How many days a period has. */
export const lengthOf = ({ from, to }: Period): number => Math.round((to - from) / DAY_MS);

export interface WeekFigures extends Verdicts {
  /** First and last day of the week that lie in the period. */
  from: LocalDate;
  to: LocalDate;
}

/** Days added up by weeks from Monday; the first and the last may be cut by the period. */
export function weeksOf(days: readonly DayFigures[]): WeekFigures[] {
  const weeks: WeekFigures[] = [];
  for (const { date, ...verdicts } of days) {
    const last = weeks.at(-1);
    if (!last || weekdayOfDay(dayOfDate(date)) === 1) weeks.push({ from: date, to: date, ...verdicts });
    else {
      last.to = date;
      for (const key of Object.keys(verdicts) as (keyof Verdicts)[]) last[key] += verdicts[key];
    }
  }
  return weeks;
}

/** The last day of a half-open period. */
export const lastDay = ({ to }: Period): LocalDate => dateOfDay(dayNumber(to - 1));
