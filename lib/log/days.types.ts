import type { EpochMs, LocalDate, WorkingMs } from '../calendar/types';
import type { ClockId } from '../policies/types';
import type { Actor } from './types';

/** How a deadline ended, or stands: late for certain, in time for certain, not over yet, or not to be told. */
export type Verdict = 'met' | 'missed' | 'pending' | 'unknown';

/** What one deadline of a record came to, when it was last reckoned. */
export interface ClockReckoning {
  clock: ClockId;
  verdict: Verdict;
  /** Absent when the page tells none: it then counts on the day the record was first seen, and in no share. */
  start?: EpochMs;
  due?: EpochMs;
  /** It ended after the first and at or before the second moment; equal where the moment is printed. */
  stop?: readonly [after: EpochMs, at: EpochMs];
  /** Working time from start to stop: at least, at most. Absent while it runs and where either is not known. */
  span?: readonly [min: WorkingMs, max: WorkingMs];
  by: Actor;
  /** Ended in time with at most this much working time to spare; only where that is little (the “critical” threshold). */
  spare?: WorkingMs;
}

/** All deadlines of one record as they were last reckoned, and what that added to the days' counters. */
export interface StoredReckoning {
  /** As in `StoredRecord`. */
  id: string;
  clocks: ClockReckoning[];
  /** What it adds to which day; taken away again before it is reckoned anew. */
  adds: DayAdds[];
  /** When the verdict of one of them changes by itself; absent when none does. */
  until?: EpochMs;
  /** Where it stands in the lists of what was late or nearly so; see `markOf`. */
  marks: string[];
}

/** Late, or in time with little to spare. */
export type Mark = 'late' | 'near';

/** The place of a deadline in the list of its kind: by its start. */
export const markOf = (clock: ClockId, what: Mark, start: EpochMs): string =>
  `${clock}|${what}|${String(Math.max(0, start)).padStart(14, '0')}`;

/** Numbers by name; see `lib/statistics/counters.ts`. Absent means none. */
export type Counters = Record<string, number>;

/** What one record adds to the counters of one day. */
export interface DayAdds {
  /** As in `StoredDay`. */
  day: string;
  counters: Counters;
}

/** What counters count: one of the deadlines, or papers (components digitized, results signed). */
export type Counted = ClockId | 'papers';
/** Everything seen on this machine, or what its officer ended. */
export type Scope = 'all' | 'me';

/** The counters of one day: every figure of a period is a sum over its days, however many events there were. */
export interface StoredDay {
  /** `date|counted|scope`. */
  id: string;
  counters: Counters;
}

export const dayId = (date: LocalDate, counted: Counted, scope: Scope): string => `${date}|${counted}|${scope}`;

/** Ids of records that are to be reckoned anew, in the order in which something happened to them. */
export interface StaleIds {
  key?: number;
  ids: string[];
}
