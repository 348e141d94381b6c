import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { dateOfDay, dayNumber } from '../calendar/zone';
import type { Clock } from '../clocks/types';
import type { StoredAct, StoredRecord, StoredTransition } from '../log/types';
import type { ClockId } from '../policies/types';
import { clockInput } from './input';
import type { ClocksOf, DayFigures, Duration, Figures, Range, Verdicts } from './types';
import { type Interval, stopOf, verdictOf } from './verdict';

export interface Period {
  /** Half-open `[from, to)`. */
  from: EpochMs;
  to: EpochMs;
  now: EpochMs;
  /** Measures working time. */
  calendar: Pick<WorkingCalendar, 'between'>;
  clock?: ClockId;
  /** What the officer of this machine pressed. */
  acts?: readonly StoredAct[];
}

const noVerdicts = (): Verdicts => ({ received: 0, met: 0, missed: 0, pending: 0, unknown: 0 });

/** Transitions or acts of each record, by time. */
function byRecord<One extends { recordId: string; at: EpochMs }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(one.recordId);
    if (group) group.push(one);
    else groups.set(one.recordId, [one]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  return groups;
}

/** Nearest rank: the smallest value that at least `share` of all do not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Quantiles are monotone, so those of the lower and of the upper bounds enclose the true one. */
function durationOf(ranges: readonly Range[], unknown: number): Duration {
  if (!ranges.length) return { of: 0, unknown };
  const min = ranges.map((range) => range.min).sort((a, b) => a - b);
  const max = ranges.map((range) => range.max).sort((a, b) => a - b);
  const at = (share: number): Range => ({ min: quantile(min, share), max: quantile(max, share) });
  return { median: at(0.5), p90: at(0.9), of: ranges.length, unknown };
}

/** Working time the clock ran, or undefined when a printed date without a time leaves it open. */
function rangeOf(
  record: StoredRecord,
  clock: Clock,
  start: EpochMs,
  stopped: Interval | undefined,
  calendar: Period['calendar'],
): Range | undefined {
  if (clock.estimated) return undefined;
  const printed = Object.values(record.times).some(({ at, precision }) => at === clock.stop && precision !== 'day');
  const [after, at] = clock.stop !== undefined && printed ? [clock.stop, clock.stop] : (stopped ?? []);
  if (after === undefined || at === undefined) return undefined;
  return { min: calendar.between(start, after), max: calendar.between(start, at) };
}

/**
 * The options page's own figures: of the records whose clock started in the period, how many were answered in time
 * (for acceptance: accepted, sent back for supplement, refused or withdrawn), late or not known, and how long it took.
 * What was only seen between two sightings counts as an interval; one that contains the due moment is unknown.
 * @param transitions at least those of the records since `from`.
 */
export function ownFigures(
  records: readonly StoredRecord[],
  transitions: readonly StoredTransition[],
  clocksOf: ClocksOf,
  { from, to, now, calendar, clock: id = 'acceptance', acts = [] }: Period,
): Figures {
  const changes = byRecord(transitions);
  const pressed = byRecord(acts);
  const total = noVerdicts();
  const days = new Map<number, DayFigures>();
  for (let day = dayNumber(from); day <= dayNumber(to - 1); day++)
    days.set(day, { date: dateOfDay(day), ...noVerdicts() });
  const ranges: Range[] = [];
  let undated = 0;
  let untimed = 0;
  let mine = 0;
  for (const record of records) {
    const clock = clocksOf(clockInput(record), now).find((one) => one.id === id);
    if (!clock) continue;
    const { start } = clock;
    if (start === undefined) {
      if (record.firstSeen >= from && record.firstSeen < to) undated++;
      continue;
    }
    if (start < from || start >= to) continue;
    const stop = stopOf(id, start, record, changes.get(record.id) ?? [], pressed.get(record.id));
    const stopped = stop?.interval;
    if (stop?.mine) mine++;
    const verdict = verdictOf(clock, stopped, record, now);
    for (const count of [total, days.get(dayNumber(start))]) {
      if (!count) continue;
      count.received++;
      count[verdict]++;
    }
    if (!stopped && clock.stop === undefined && clock.state !== 'met' && clock.state !== 'missed') continue;
    const range = rangeOf(record, clock, start, stopped, calendar);
    if (range) ranges.push(range);
    else untimed++;
  }
  return {
    clock: id,
    from,
    to,
    ...total,
    undated,
    mine,
    onTime: { hits: total.met, of: total.met + total.missed, unknown: total.unknown },
    duration: durationOf(ranges, untimed),
    days: [...days.values()],
  };
}
