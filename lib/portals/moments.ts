import { dayNumber, startOfDay } from '../calendar/zone';
import type { Moment } from './types';

const RANK: Record<Moment['precision'], number> = { day: 0, minute: 1, second: 2 };

/** Whether `a` says more exactly when it was than `b`. */
export const isFiner = (a: Moment, b: Moment): boolean => RANK[a.precision] > RANK[b.precision];

/** The beginning of the day, minute or second that a moment lies in. */
export function truncate(at: number, precision: Moment['precision']): number {
  if (precision === 'day') return startOfDay(dayNumber(at));
  const unit = precision === 'minute' ? 60_000 : 1_000;
  return Math.floor(at / unit) * unit;
}

/** Whether both can be the same moment, printed with different precision: `23/11/2026` and `23/11/2026 08:15`. */
export function agree(a: Moment, b: Moment): boolean {
  if (a.at === b.at) return true;
  const coarser = isFiner(a, b) ? b.precision : a.precision;
  return truncate(a.at, coarser) === truncate(b.at, coarser);
}
