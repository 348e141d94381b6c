import type { EpochMs } from '../calendar/types';
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

/** Stopped in time, late, or unknown because the due moment lies inside the interval (design.md, "Truth"). */
export function stopVerdict(due: EpochMs, [after, at]: Interval): 'met' | 'missed' | 'unknown' {
  if (at <= due) return 'met';
  return after >= due ? 'missed' : 'unknown';
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
  return transitions.find(
    ({ field, from, to, at }) =>
      at > start &&
      to !== waiting &&
      (field === 'status' ? from === waiting || from === undefined : field === 'seen' && to !== ''),
  );
}

/** How one clock of one record ended, or stands at `now`. */
export function verdictOf(clock: Clock, stopped: Interval | undefined, record: StoredRecord, now: EpochMs): Verdict {
  const { state, due } = clock;
  if (state === 'met' || state === 'missed') return state;
  if (due === undefined || clock.reasons.some((reason) => UNDECIDABLE.has(reason))) return 'unknown';
  if (stopped) return stopVerdict(due, stopped);
  if (state === 'unknown') return 'unknown';
  if (state === 'paused' || now <= due) return 'pending';
  // Still waiting when last seen; if that was before the due moment, it may have been done in time since.
  return statusSeenAt(record) >= due ? 'missed' : 'unknown';
}
