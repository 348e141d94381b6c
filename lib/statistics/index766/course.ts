import type { DeadlineCalendar, EpochMs } from '../../calendar/types';
import { isBefore, type Span, spanOf } from '../../clocks/instants';
import type { CorrectedTransition } from '../../log/corrected';
import { statusNow } from '../../log/status';
import { supplementsSeen } from '../../log/supplements';
import type { StoredRecord } from '../../log/types';
import { statusSeenAt } from '../input';

/** What is known of a dossier's way: when it was accepted and when it ended. */
export interface Course {
  /** Undefined: it was not. `doubt`: it may not have been. */
  accepted: (Span & { doubt?: true }) | undefined;
  /** Undefined while it is open, as last seen. */
  ended: Span | undefined;
}

export type Answer = 'yes' | 'no' | 'unknown';

const SINCE_EVER: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, byDay: false };
/** Statuses that only a dossier has which was accepted. */
const ACCEPTED: readonly unknown[] = [2, 4, 8, 9, 10];
const FINISHED: readonly unknown[] = [9, 10];
/** Refused, withdrawn, stopped. */
const DROPPED: readonly unknown[] = [3, 7, 8];

const between = (after: EpochMs | undefined, at: EpochMs): Span => {
  const from = after ?? Number.NEGATIVE_INFINITY;
  return { from, to: Math.max(from, at), byDay: false };
};

/** The first sighting that tells of an acceptance, as the stretch in which it happened. */
function seenAccepted(record: StoredRecord, transitions: readonly CorrectedTransition[]): Span | undefined {
  const since = record.times.submitted?.at;
  const first = transitions.find(
    ({ field, to }) => (field === 'status' || field === 'seen') && ACCEPTED.includes(Number(to)),
  );
  if (first)
    return between(Math.max(first.after ?? Number.NEGATIVE_INFINITY, since ?? Number.NEGATIVE_INFINITY), first.at);
  return ACCEPTED.includes(record.status) || record.times.due ? between(since, record.lastSeen) : undefined;
}

function acceptedIn(record: StoredRecord, transitions: readonly CorrectedTransition[]): Course['accepted'] {
  const { times, blank } = record;
  if (times.accepted) return spanOf(times.accepted);
  const seen = seenAccepted(record, transitions);
  if (seen) return seen;
  const status = statusNow(record);
  // Refused, withdrawn or waiting may come before an acceptance or after it.
  if (status === 1 || blank.includes('accepted')) return undefined;
  return { ...between(times.submitted?.at, record.lastSeen), doubt: true };
}

function endedIn(record: StoredRecord, accepted: Span | undefined): Span | undefined {
  const { times, closedBetween, lastSeen } = record;
  const status = statusNow(record);
  const printed = times.done ?? times.returned;
  // Where no status is printed the moment of the end says it; beside a status that says otherwise it does not count.
  const finished = status === undefined ? printed !== undefined : FINISHED.includes(status);
  if (!finished && !DROPPED.includes(status)) return undefined;
  if (finished && times.done) return spanOf(times.done);
  const [after = 0, at = lastSeen] = closedBetween ?? [];
  const from = Math.max(after || Number.NEGATIVE_INFINITY, accepted?.from ?? Number.NEGATIVE_INFINITY);
  // A result is ready before it is handed over.
  return between(from, finished && times.returned ? Math.min(at, spanOf(times.returned).to) : at);
}

/** @param transitions of this record, by `at` */
export function courseOf(record: StoredRecord, transitions: readonly CorrectedTransition[]): Course {
  const accepted = acceptedIn(record, transitions);
  return { accepted, ended: endedIn(record, accepted) };
}

/** Whether a dossier was done or returned by then, its result therefore due. */
export function isFinished(record: StoredRecord, { ended }: Course, at: EpochMs): Answer {
  if (!ended || ended.from > at || DROPPED.includes(statusNow(record))) return 'no';
  return ended.to <= at ? 'yes' : 'unknown';
}

/** The last request for a supplement after the acceptance, and the answer to it: each as the stretch in which it was. */
function supplementOf(
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
): { asked?: Span; answered?: Span } | undefined {
  const { times } = record;
  const statuses = transitions.filter(({ field }) => field === 'status' || field === 'seen');
  const last = statuses.findLastIndex(({ to }) => to === '5');
  const became = statuses[last];
  const left = last < 0 ? undefined : statuses[last + 1];
  const asked = times.supplementRequested
    ? spanOf(times.supplementRequested)
    : became && between(became.after, became.at);
  const answered = times.resubmitted ? spanOf(times.resubmitted) : left && between(left.after, left.at);
  if (!asked && !answered && !record.resubmitted) return undefined;
  return { ...(asked && { asked }), ...(answered && { answered }) };
}

/** How long it waited for a supplement, at least and at most. */
function pauseOf(
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
  accepted: Span | undefined,
): readonly [min: number, max: number] {
  const supplement = supplementOf(record, transitions);
  if (!supplement) return [0, 0];
  const { asked, answered } = supplement;
  const { accepted: printed } = record.times;
  // What was asked for before the acceptance is not in the time that the appointment gives.
  if (
    asked &&
    (printed ? isBefore({ at: asked.to, precision: 'second' }, printed.at) : accepted && asked.to < accepted.from)
  )
    return [0, 0];
  if (!asked || !answered) return [0, Number.POSITIVE_INFINITY];
  const least = accepted && asked.from < accepted.to ? 0 : Math.max(0, answered.from - asked.to);
  return [least, Math.max(0, answered.to - asked.from)];
}

/**
 * Whether a dossier is on time by the index (QĐ 766/QĐ-TTg, 2.1): it ended by the appointment, or is open and that has not
 * passed. Waiting for a supplement counts to the request; the time until the answer is taken off; a second request counts
 * as late. Only the status ends it, a result that was handed over does not. Without an appointment it is not known.
 * @param at the end of the period, or now: what came later was still open then
 */
export function onTimeOf(
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
  { accepted, ended }: Course,
  calendar: Pick<DeadlineCalendar, 'addDays'>,
  at: EpochMs,
): Answer {
  if (
    supplementsSeen(
      record,
      transitions.filter((one) => one.at <= at),
    ) > 1
  )
    return 'no';
  const { due } = record.times;
  if (!due) return 'unknown';
  const byDay = due.precision === 'day';
  const limit = byDay ? calendar.addDays(due.at, 0) : due.at;
  const limitFor = (event: Span) => (byDay && event.byDay ? spanOf({ at: limit, precision: 'day' }).to : limit);
  if (at <= limit) return 'yes';
  const isOver = ended !== undefined && ended.from < at;
  if (!isOver && statusNow(record) === 5) return waitingOnTime(record, transitions, limitFor, at);
  // Open when last seen: it ended some time since, or is open now.
  const end = ended && isOver ? ended : between(Math.min(statusSeenAt(record), at), at);
  const [least, most] = pauseOf(record, transitions, accepted);
  if (end.to - least <= limitFor(end)) return 'yes';
  return end.from - most > limitFor(end) ? 'no' : 'unknown';
}

function waitingOnTime(
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
  limitFor: (event: Span) => EpochMs,
  at: EpochMs,
): Answer {
  const asked = supplementOf(record, transitions)?.asked ?? SINCE_EVER;
  const limit = limitFor(asked);
  if (asked.from > limit) return 'no';
  // Seen to wait after the appointment, it waited through it.
  return asked.to <= limit && Math.min(statusSeenAt(record), at) > limit ? 'yes' : 'unknown';
}
