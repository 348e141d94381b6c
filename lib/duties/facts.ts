import type { EpochMs } from '../calendar/types';
import type { KeptListing } from '../listings/kept';
import type { StoredDay } from '../log/days.types';
import type { StoredRecord } from '../log/types';
import { figuresOf, type Period } from '../statistics/figures';
import { clockInput } from '../statistics/input';
import { urgentItem } from '../statistics/summary';
import type { ClocksOf } from '../statistics/types';
import { MEASURE_IDS, MEASURES, type MeasureId } from './definitions';

/** A measure as counted. The truth lies between all of `unknown` being misses and all of them being hits. */
export interface Measured {
  hits: number;
  /** For certain. */
  misses: number;
  unknown: number;
  /** Not decided yet: can still be either, in time. */
  pending: number;
  /** Of certified copies: what the figure is made of. */
  copies?: { electronic: number; paper: number };
  /** Of a page: what it showed when it was seen last, and whether that was long ago. */
  page?: { reading: KeptListing; isOld: boolean };
  /** A figure that no limit of the order judges. */
  unjudged?: true;
}

/** What was counted; a measure that is not there cannot be, or not yet. */
export type Facts = Partial<Record<MeasureId, Measured>>;

/**
 * Verdicts of the clocks that began in the period. What was first seen in it and does not say when it began may belong.
 * @param days at least those of the period
 */
export function factsOfDays(days: ReadonlyMap<string, StoredDay>, period: Period): Facts {
  const facts: Facts = {};
  for (const id of MEASURE_IDS) {
    const { source } = MEASURES[id];
    if (source.of !== 'clock') continue;
    const { met, missed, unknown, undated, pending } = figuresOf(days, {
      ...period,
      clock: source.clock,
      scope: 'all',
    });
    facts[id] = { hits: met, misses: missed, unknown: unknown + undated, pending };
  }
  return facts;
}

/**
 * What is late now, whenever it began: of a record that was last seen before its due moment it is not known.
 * @param records the open ones
 */
export function factsOfOpen(records: readonly StoredRecord[], clocksOf: ClocksOf, now: EpochMs): Facts {
  const facts: Facts = {};
  for (const id of MEASURE_IDS) {
    const { source } = MEASURES[id];
    if (source.of === 'open') facts[id] = { hits: 0, misses: 0, unknown: 0, pending: 0 };
  }
  for (const record of records) {
    const clocks = clocksOf(clockInput(record), now);
    for (const id of MEASURE_IDS) {
      const { source } = MEASURES[id];
      const fact = facts[id];
      const own = source.of === 'open' ? clocks.filter((one) => source.clocks.some((wanted) => wanted === one.id)) : [];
      if (!fact || own.length === 0) continue;
      const late = own.filter(({ state }) => state === 'breached');
      if (late.some((one) => !urgentItem(record, one, now).unconfirmed)) fact.misses++;
      else if (late.length > 0 || own.some(({ state }) => state === 'unknown')) fact.unknown++;
      else fact.hits++;
    }
  }
  return facts;
}

/**
 * Electronic certified copies against certified copies of paper originals, by number alone: each paper one asks for an
 * electronic one.
 * @param unknown dossiers whose procedure is not known: each may be either, or neither
 */
export function certifiedFact(electronic: number, paper: number, unknown: number): Measured {
  const misses = Math.max(0, paper - electronic - unknown);
  return { hits: Math.min(electronic, paper), misses, unknown, pending: 0, copies: { electronic, paper } };
}
