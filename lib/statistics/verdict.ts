import type { EpochMs } from '../calendar/types';
import { SKEW } from '../clocks/facts';
import { endOfDay } from '../clocks/instants';
import type { Clock, ClockReason } from '../clocks/types';
import type { CorrectedTransition } from '../log/corrected';
import type { Verdict } from '../log/days.types';
import type { Actor, StoredAct, StoredRecord } from '../log/types';
import type { ClockId } from '../policies/types';
import { statusSeenAt } from './input';
import { pressFor } from './timeline';

/** Something happened after the first and at or before the second moment. */
export type Interval = readonly [after: EpochMs, at: EpochMs];

/** The status in which a record waits on a clock that ends as soon as the status is left. */
const WAITING: Partial<Record<ClockId, string>> = { acceptance: '1', registration: 'unregistered' };

/** Reasons that leave start or due in doubt: no sighting of the stop can decide then. */
const UNDECIDABLE: ReadonlySet<ClockReason> = new Set<ClockReason>([
  'start-not-printed',
  'start-unreadable',
  'due-not-printed',
  'due-unreadable',
  'due-before-start',
  'pause-length-unknown',
  'in-the-future',
]);

/**
 * Stopped in time, late, or unknown because the due moment lies inside the interval (design.md, "Truth").
 * @param latest that the due moment can be, where it is not certain
 */
export function stopVerdict(due: EpochMs, [after, at]: Interval, latest = due): 'met' | 'missed' | 'unknown' {
  if (at <= due) return 'met';
  return after >= latest ? 'missed' : 'unknown';
}

/** The moments that end a clock; a start of the same minute says nothing of how exactly the end is printed. */
const ENDS = [
  'accepted',
  'supplementRequested',
  'done',
  'returned',
  'registered',
  'handled',
  'issued',
  'answered',
] as const;

/** Whether the moment at which a clock stopped is printed with its time. */
const isExact = (stop: EpochMs, { times }: StoredRecord): boolean =>
  ENDS.some((role) => times[role]?.at === stop && times[role].precision !== 'day');

/**
 * Whether it was seen to have stopped before the moment that is printed, or may have been where that is a bare date: then
 * that one may belong to something later, such as the acceptance after a supplement whose request no column prints.
 */
const stoppedBefore = ({ stop }: Clock, record: StoredRecord, seen: Interval | undefined): seen is Interval =>
  seen !== undefined && stop !== undefined && seen[1] + SKEW < (isExact(stop, record) ? stop : endOfDay(stop));

/** The moment at which it is printed to have stopped, or the stretch in which it was seen to stop. */
export function stoppedIn(clock: Clock, record: StoredRecord, seen: Interval | undefined): Interval | undefined {
  const { stop } = clock;
  if (stop === undefined || stoppedBefore(clock, record, seen)) return seen;
  return isExact(stop, record) ? [stop, stop] : seen;
}

/** When a clock stopped, and whether by the press of this machine's officer. */
export interface Stop {
  interval: Interval;
  mine: boolean;
  /** Who did it, where an officer said so by hand. */
  by?: Actor;
}

/**
 * Between which sightings a clock that started at `start` stopped, as far as the log saw it. The officer's own press that a
 * sighting confirms is its earliest moment.
 * @param start the earliest moment at which it can have started
 * @param transitions of this record, by `at`.
 * @param acts of this record
 */
export function stopOf(
  clock: ClockId,
  start: EpochMs,
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
  acts: readonly StoredAct[] = [],
): Stop | undefined {
  const change = stopChange(clock, start, record, transitions);
  if (!change) return undefined;
  const { after = 0, at, by } = change;
  const press = acts.length > 0 ? pressFor({ field: 'status', ...change }, acts) : undefined;
  return {
    interval: [Math.max(press ?? after, start), at],
    mine: press !== undefined,
    ...(by !== undefined && { by }),
  };
}

/** The change of status that stopped it. */
function stopChange(
  clock: ClockId,
  start: EpochMs,
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
): Pick<CorrectedTransition, 'to' | 'after' | 'at' | 'by'> | undefined {
  const waiting = WAITING[clock];
  if (waiting === undefined) {
    const closed = record.closedBetween;
    if (!closed) return undefined;
    const { by } = transitions.findLast(({ field, at }) => field === 'status' && at === closed[1]) ?? {};
    return { to: String(record.status), after: closed[0], at: closed[1], ...(by !== undefined && { by }) };
  }
  const waits = (status: string | undefined, at: EpochMs) =>
    status === waiting || (clock === 'acceptance' && status === '6' && !wasAccepted(record, transitions, at));
  // What was seen before the citizen answered ended the window before, though the answer may be printed without its time.
  const { resubmitted } = record.times;
  const isAnswer = clock === 'acceptance' && resubmitted?.at === start;
  const begun = (isAnswer && transitions.findLast(({ field }) => field === 'resubmitted')?.at) || 0;
  // And what was seen to wait with the answer printed ended the window after.
  const told = transitions.find(({ field }) => field === 'resubmitted');
  const answered = told && told.from === undefined ? told.at : record.firstSeen;
  const over = clock === 'acceptance' && resubmitted && !isAnswer ? answered : Number.POSITIVE_INFINITY;
  return transitions.find(
    ({ field, from, to, after = 0, at }) =>
      at > start &&
      at >= begun &&
      after < over &&
      !waits(to, at) &&
      (field === 'status' ? from === undefined || waits(from, at - 1) : field === 'seen' && to !== ''),
  );
}

/** Whether an acceptance or an appointment was printed by then: a request for a fee alone is none. */
const wasAccepted = ({ times }: StoredRecord, transitions: readonly CorrectedTransition[], by: EpochMs): boolean =>
  (['accepted', 'due'] as const).some(
    (role) =>
      times[role] && !transitions.some(({ field, from, at }) => field === role && from === undefined && at > by),
  );

/** How one clock of one record ended, or stands at `now`. */
export function verdictOf(clock: Clock, stopped: Interval | undefined, record: StoredRecord, now: EpochMs): Verdict {
  const { state, due, dueLatest } = clock;
  if ((state === 'met' || state === 'missed') && !stoppedBefore(clock, record, stopped)) return state;
  if (due === undefined || clock.reasons.some((reason) => UNDECIDABLE.has(reason))) return 'unknown';
  if (stopped) return stopVerdict(due, stopped, dueLatest);
  if (state === 'unknown') return 'unknown';
  if (state === 'paused' || now <= due) return 'pending';
  // Still waiting when last seen; if that was before the due moment, it may have been done in time since.
  return statusSeenAt(record) >= (dueLatest ?? due) ? 'missed' : 'unknown';
}
