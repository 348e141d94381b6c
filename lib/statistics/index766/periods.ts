import type { EpochMs } from '../../calendar/types';
import { dayNumber, dayOfYmd, startOfDay, ymdOfDay } from '../../calendar/zone';
import type { Period } from '../figures';

export const INDEX_PERIODS = ['month', 'month-before', 'quarter', 'quarter-before', 'year', 'year-before'] as const;
/** A whole calendar month, quarter or year: the present one, or the one before. */
export type IndexPeriod = (typeof INDEX_PERIODS)[number];

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The whole period, its days to come included; half-open, both midnights. */
export function indexPeriod(name: IndexPeriod, now: EpochMs): Period {
  const [unit, before] = name.split('-') as [keyof typeof MONTHS, string?];
  const { year, month } = ymdOfDay(dayNumber(now));
  const length = MONTHS[unit];
  const months = year * 12 + month - 1;
  const first = months - (months % length) - (before === undefined ? 0 : length);
  const start = (index: number) => startOfDay(dayOfYmd(Math.floor(index / 12), (index % 12) + 1, 1));
  return { from: start(first), to: start(first + length) };
}
