import type { DayKind, EpochMs, WorkingMs } from './types';
import { startOfDay } from './zone';

/** A block holds 2^BLOCK_BITS days: large enough that a question seldom leaves it, small enough to build in microseconds. */
export const BLOCK_BITS = 8;
export const BLOCK_DAYS = 1 << BLOCK_BITS;

/** Day kinds as they are stored per day; the index is the stored value. */
export const DAY_KINDS: readonly DayKind[] = ['weekly-rest', 'working', 'off', 'make-up'];
/**
 * Some consecutive days, indexed. Sessions are numbered through the block; position `count` is a sentinel that no search
 * passes (`starts` and `ends` are Infinity there).
 */
export interface Block {
  /** Number of sessions. */
  count: number;
  /** Working ms of the whole block. */
  total: WorkingMs;
  /** For each day of the block, and one past it, the number of its first session. */
  first: Uint16Array;
  starts: Float64Array;
  ends: Float64Array;
  /** Working ms of the block before each session; `before[count]` is `total`, then Infinity. */
  before: Float64Array;
  /** For each day, an index into DAY_KINDS. */
  kinds: Uint8Array;
}

/** Sessions of a day, flat: from, to, from, to … in ms after midnight, ordered, neither overlapping nor touching. */
export type DaySessions = readonly number[];

/** What a day is and when it is worked. */
export interface Day {
  /** Index into DAY_KINDS. */
  kind: number;
  sessions: DaySessions;
}
export type DayAt = (day: number) => Day;

/** Builds the days `[firstDay, firstDay + BLOCK_DAYS)`, leaving days from `endDay` on empty. */
export function blockOf(dayAt: DayAt, firstDay: number, endDay: number): Block {
  const first = new Uint16Array(BLOCK_DAYS + 1);
  const kinds = new Uint8Array(BLOCK_DAYS);
  const starts: EpochMs[] = [];
  const ends: EpochMs[] = [];
  const before: WorkingMs[] = [];
  let total = 0;
  for (let i = 0; i < BLOCK_DAYS; i++) {
    first[i] = starts.length;
    if (firstDay + i >= endDay) continue;
    const { kind, sessions } = dayAt(firstDay + i);
    kinds[i] = kind;
    const midnight = startOfDay(firstDay + i);
    for (let s = 0; s < sessions.length; s += 2) {
      const from = sessions[s] as number;
      const to = sessions[s + 1] as number;
      starts.push(midnight + from);
      ends.push(midnight + to);
      before.push(total);
      total += to - from;
    }
  }
  first[BLOCK_DAYS] = starts.length;
  const none = Number.POSITIVE_INFINITY;
  return {
    count: starts.length,
    total,
    first,
    starts: Float64Array.from([...starts, none]),
    ends: Float64Array.from([...ends, none]),
    before: Float64Array.from([...before, total, none]),
    kinds,
  };
}
