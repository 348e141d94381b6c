import type { Counters, Verdict } from '../log/days.types';
import type { Duration, Range } from './types';

const MINUTE = 60_000;
/** Up to here each minute has a bucket of its own; above, buckets are at most 1/128 of their value wide. */
const EXACT = 256;

/** The bucket of a working time in ms: whole minutes, to 1 % above four hours. */
export function bucketOf(span: number): number {
  const minutes = Math.max(0, Math.floor(span / MINUTE));
  if (minutes < EXACT) return minutes;
  const step = 2 ** (Math.floor(Math.log2(minutes)) - 7);
  return Math.floor(minutes / step) * step;
}

/** Adds `by` to a counter; one that comes to nothing is gone. */
export function count(counters: Counters, name: string, by = 1): void {
  const sum = (counters[name] ?? 0) + by;
  if (sum === 0) delete counters[name];
  else counters[name] = sum;
}

/** Adds all of `more` (or takes it away). */
export function addAll(counters: Counters, more: Counters, sign: 1 | -1 = 1): void {
  for (const name of Object.keys(more)) count(counters, name, sign * (more[name] as number));
}

/** The counter of working times that took at least (`low`) or at most (`high`) so long. */
export const spanCounter = (bound: 'low' | 'high', span: number): string => `${bound}:${bucketOf(span)}`;
/** Deadlines that began in that hour of the day, and how many of them were missed. */
export const hourCounter = (hour: number, what: 'received' | 'missed'): string => `hour:${hour}:${what}`;
/** Deadlines of a procedure by verdict, and how long they took at most. */
export const procedureCounter = (procedure: string, what: Verdict | `span:${number}`): string =>
  `procedure:${what}:${procedure}`;

/** The buckets under one prefix, in order of length. */
function histogram(counters: Counters, prefix: string): [minutes: number, count: number][] {
  return Object.keys(counters)
    .filter((name) => name.startsWith(prefix))
    .map((name): [number, number] => [Number(name.slice(prefix.length)), counters[name] as number])
    .sort(([a], [b]) => a - b);
}

/** Nearest rank: the smallest value that at least `share` of all do not exceed, in ms. */
function quantile(buckets: readonly [number, number][], of: number, share: number): number {
  let left = Math.max(1, Math.ceil(share * of));
  for (const [minutes, how] of buckets) {
    left -= how;
    if (left <= 0) return minutes * MINUTE;
  }
  return Number.NaN;
}

/** Quantiles are monotone, so those of the lower and of the upper bounds enclose the true one. */
export function durationOf(counters: Counters): Duration {
  const [low, high] = [histogram(counters, 'low:'), histogram(counters, 'high:')];
  const of = low.reduce((sum, [, how]) => sum + how, 0);
  const unknown = counters.untimed ?? 0;
  if (of === 0) return { of, unknown };
  const at = (share: number): Range => ({ min: quantile(low, of, share), max: quantile(high, of, share) });
  return { median: at(0.5), p90: at(0.9), of, unknown };
}

/** The median of the upper bounds of one procedure's working times, in ms. */
export function procedureMedian(spans: Counters): number | undefined {
  const buckets = histogram(spans, '');
  const of = buckets.reduce((sum, [, how]) => sum + how, 0);
  return of === 0 ? undefined : quantile(buckets, of, 0.5);
}
