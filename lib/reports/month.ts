import type { EpochMs } from '../calendar/types';
import { dayOfYmd, localFields, startOfDay } from '../calendar/zone';
import type { Month } from './types';

const index = ({ year, month }: Month): number => year * 12 + month - 1;

/** The month `by` months later, or earlier where it is negative. */
export function addMonths(to: Month, by: number): Month {
  const sum = index(to) + by;
  return { year: Math.floor(sum / 12), month: (((sum % 12) + 12) % 12) + 1 };
}

/** The month that contains a moment, in Asia/Ho_Chi_Minh. */
export function monthOf(at: EpochMs): Month {
  const { year, month } = localFields(at);
  return { year, month };
}

/** Its first moment and the first one after it. */
export function monthBounds(month: Month): { from: EpochMs; to: EpochMs } {
  const first = ({ year, month: number }: Month) => startOfDay(dayOfYmd(year, number, 1));
  return { from: first(month), to: first(addMonths(month, 1)) };
}

/** Until so late in a month the one before is what people report on. */
const REPORTING_DAYS = 10;

/** The month that a report made at `now` is most likely about. */
export const usualMonth = (now: EpochMs): Month =>
  addMonths(monthOf(now), localFields(now).day <= REPORTING_DAYS ? -1 : 0);

/** `2026-11`. */
export const monthKey = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;
