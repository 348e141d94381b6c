import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { dayNumber, startOfDay } from '../calendar/zone';
import type { Clock, ClockReason } from '../clocks/types';
import type { Verdict } from '../log/days.types';
import type { StoredAct, StoredRecord, StoredTransition } from '../log/types';
import { CLOCK_IDS } from '../policies/types';
import { byRecord } from '../statistics/byRecord';
import { clockInput, statusSeenAt } from '../statistics/input';
import type { ClocksOf, Range } from '../statistics/types';
import { type Interval, stopOf, stoppedIn, verdictOf } from '../statistics/verdict';
import { earlierWindows } from '../statistics/windows';
import type { Case, Gap, GapReason } from './types';

/** What cases are made from. */
export interface CaseInput {
  records: readonly StoredRecord[];
  /** At least those of the records. */
  transitions: readonly StoredTransition[];
  acts: readonly StoredAct[];
  clocksOf: ClocksOf;
  calendar: Pick<WorkingCalendar, 'between'>;
  now: EpochMs;
}

/** Reasons that say how something was read, not that it is not known. */
const REMARKS: ReadonlySet<ClockReason> = new Set<ClockReason>([
  'start-date-only',
  'calendar-provisional',
  'basis-unverified',
  'waiting-for-supplement',
  'waiting-for-payment',
]);

/** Reasons that a sighting before and one after say more exactly. */
const UNTIMED: ReadonlySet<ClockReason> = new Set<ClockReason>([
  'stop-not-printed',
  'stop-unreadable',
  'stop-date-only',
]);

function reasonOf({ reasons, due }: Clock, seen: Interval | undefined): GapReason {
  const told = reasons.find((reason) => !REMARKS.has(reason));
  if (told && !(seen && UNTIMED.has(told))) return told;
  if (due === undefined) return 'due-not-printed';
  return seen ? 'between-sightings' : 'not-seen-since';
}

/** When the clock ended: as printed to the minute, else between two sightings, else within the day that is printed. */
function doneOf(record: StoredRecord, clock: Clock, seen: Interval | undefined): { done?: Interval; byDay?: boolean } {
  const { stop } = clock;
  const done = stoppedIn(clock, record, seen);
  if (done) return { done };
  return stop === undefined ? {} : { done: [stop, startOfDay(dayNumber(stop) + 1)], byDay: true };
}

/** How far past due. What is not over has been late at least until it was last seen waiting. */
function lateOf(
  record: StoredRecord,
  due: EpochMs,
  done: Interval | undefined,
  between: WorkingCalendar['between'],
): Range {
  const [after, at] = done ?? [statusSeenAt(record), statusSeenAt(record)];
  return { min: between(due, Math.max(after, due)), max: between(due, Math.max(at, due)) };
}

function caseOf(
  record: StoredRecord,
  clock: Clock,
  { calendar, now }: CaseInput,
  transitions: readonly StoredTransition[],
  acts: readonly StoredAct[],
): Case {
  const { id, start, due } = clock;
  const { kind, procedure } = record;
  const known = {
    clock: id,
    kind,
    ...(record.record !== undefined && { record: record.record }),
    ...(procedure && { procedure }),
    ...(due !== undefined && { due }),
  };
  if (start === undefined)
    return {
      ...known,
      verdict: 'unknown',
      reason: clock.reasons.find((one) => !REMARKS.has(one)) ?? 'start-not-printed',
    };
  const seen = stopOf(id, clock.startEarliest ?? start, record, transitions, acts)?.interval;
  const verdict: Verdict = verdictOf(clock, seen, record, now);
  const ended = seen !== undefined || clock.state === 'met' || clock.state === 'missed';
  const { done, byDay = false } = ended ? doneOf(record, clock, seen) : {};
  const between = (from: EpochMs, to: EpochMs) => calendar.between(from, to);
  return {
    ...known,
    start,
    verdict,
    ...(verdict === 'unknown' && { reason: reasonOf(clock, seen) }),
    ...(done && { done }),
    ...(done &&
      !byDay &&
      !clock.estimated && { worked: { min: between(start, done[0]), max: between(start, done[1]) } }),
    ...(verdict === 'missed' && due !== undefined && (done || !ended) && { late: lateOf(record, due, done, between) }),
  };
}

/** Every deadline of every record, in the order of the records; `firstSeen` places those without a start. */
export function casesOf(input: CaseInput): (Case & { index: number; firstSeen: EpochMs })[] {
  const changes = byRecord(input.transitions);
  const pressed = byRecord(input.acts);
  return input.records.flatMap((record, index) => {
    const [transitions, acts] = [changes.get(record.id) ?? [], pressed.get(record.id) ?? []];
    const clocks = input.clocksOf(clockInput(record), input.now);
    const present = clocks.find(({ id }) => id === 'acceptance')?.start ?? Number.POSITIVE_INFINITY;
    const earlier = earlierWindows(record, transitions, input.clocksOf, present)
      .map((window) => caseOf(window.record, window.clock, input, window.transitions, acts))
      .filter(({ verdict }) => verdict !== 'pending');
    return [...clocks.map((clock) => caseOf(record, clock, input, transitions, acts)), ...earlier].map((one) => ({
      ...one,
      index,
      firstSeen: record.firstSeen,
    }));
  });
}

/**
 * What a period's report names one by one: the deadlines missed, and why others are not known. By the clock's start, like
 * the figures; those without one by when they were first seen.
 */
export function periodCases(
  input: CaseInput,
  { from, to }: { from: EpochMs; to: EpochMs },
): { late: Case[]; gaps: Gap[] } {
  const late: Case[] = [];
  const gaps = new Map<string, Gap>();
  for (const { index: _, firstSeen, ...one } of casesOf(input)) {
    const placed = one.start ?? firstSeen;
    if (placed < from || placed >= to) continue;
    if (one.verdict === 'missed') late.push(one);
    if (one.reason === undefined) continue;
    const key = `${one.clock}|${one.reason}`;
    const gap = gaps.get(key) ?? { clock: one.clock, reason: one.reason, count: 0 };
    gaps.set(key, { ...gap, count: gap.count + 1 });
  }
  const rank = ({ clock }: Pick<Case, 'clock'>) => CLOCK_IDS.indexOf(clock);
  return {
    late: late.sort((a, b) => rank(a) - rank(b) || (a.due ?? 0) - (b.due ?? 0)),
    gaps: [...gaps.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count),
  };
}
