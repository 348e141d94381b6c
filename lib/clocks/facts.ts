import type { DeadlineCalendar, EpochMs } from '../calendar/types';
import type { ClockId } from '../policies/types';
import type { EventRole, Moment, Observation } from '../portals/types';
import { type Instant, isBefore, type Span, spanOf, startOf } from './instants';
import type { ClockReason } from './types';

/** What a clock needs of a record: an observation of a page, or the log's record of it. */
export type Subject = Pick<Observation, 'kind' | 'times' | 'blank'> &
  Partial<Pick<Observation, 'status' | 'statusText' | 'channel' | 'urgency' | 'resubmitted' | 'problems'>> & {
    /** When it was first seen as it is, if that is not now: what had ended by then, ended at the latest then. */
    seenAt?: EpochMs;
  };

/** How a clock stands before its arithmetic: from when, what ended it, what holds it. */
export interface Facts {
  id: ClockId;
  start: Instant | undefined;
  /** Why there is no start. */
  startReason: ClockReason;
  /** Decides which rule is in force, if not the start: the record's own receipt. */
  since?: EpochMs;
  /** A printed due moment; absent for clocks whose due follows from their start. */
  printedDue?: Moment;
  /** The page prints a due moment that nobody can read: none may be computed instead. */
  dueUnreadable?: boolean;
  /** Where neither a page nor a rule sets a deadline there is no clock. */
  optional?: true;
  /** When it ended, if it did. */
  stop?: Span;
  /** It had ended by then, if that is known to be earlier than it was seen to have ended. */
  endedBy?: EpochMs;
  /** Why `stop` is no exact moment. */
  stopReason?: ClockReason;
  paused?: ClockReason;
  /** When the pause began, if printed. */
  pausedSince?: Span;
  /** There was a pause that the printed due moment may or may not allow for. */
  interrupted?: boolean;
  /** Why it cannot be told whether it still runs. */
  doubt?: ClockReason;
  /** Nothing says that it ended, nothing that it did not: enough to show a printed deadline, not to call it missed. */
  remark?: ClockReason;
  /** When a stop printed for the future comes to pass. */
  turns?: EpochMs;
}

/** What the status says of a clock; undefined where it says nothing. */
type Says = 'ended' | 'runs' | undefined;

/** A portal's clock may be this much ahead of ours: larger differences are measured and corrected. */
export const SKEW = 120_000;

export const unreadable = ({ problems }: Subject, asked: EventRole): boolean =>
  problems !== undefined &&
  problems.length > 0 &&
  problems.some(({ role, problem }) => problem !== 'unknown-status' && role === asked);

export const blank = (subject: Subject, role: EventRole): boolean => subject.blank.includes(role);

function startFacts(
  subject: Subject,
  role: EventRole,
  calendar: DeadlineCalendar,
): Pick<Facts, 'start' | 'startReason'> {
  const moment = subject.times[role];
  return {
    start: moment && startOf(moment, calendar),
    startReason: unreadable(subject, role) ? 'start-unreadable' : 'start-not-printed',
  };
}

const dueFacts = (subject: Subject): Pick<Facts, 'printedDue' | 'dueUnreadable'> => ({
  printedDue: subject.times.due,
  dueUnreadable: !subject.times.due && unreadable(subject, 'due'),
});

/** What is known of the first of some events. */
interface First {
  stop?: Span;
  /** Why the moment of the first is not certain. */
  reason?: ClockReason;
  /** When one that is printed for the future comes to pass. */
  turns?: EpochMs;
  /** One of them stands in the page, where the log's knowledge may be older. */
  printed?: boolean;
}

const NONE: First = {};

/** What can be told, at `now`, of the first of some events: it ends a clock that began at `start`. */
function firstOf(subject: Subject, roles: EventRole[], start: Instant | undefined, now: EpochMs): First {
  const { times } = subject;
  // Most rows print none of them.
  if (!roles.some((role) => times[role] || unreadable(subject, role))) return NONE;
  let stop: Span | undefined;
  let reason: ClockReason | undefined;
  let turns: EpochMs | undefined;
  let printed = false;
  for (const role of roles) {
    const moment = times[role];
    if (!moment) {
      if (unreadable(subject, role)) reason = 'stop-unreadable';
      continue;
    }
    const span = spanOf(moment);
    if (span.from > now + SKEW) {
      reason ??= 'stop-in-the-future';
      turns = Math.min(span.from - SKEW, turns ?? span.from);
    } else if (start && isBefore(moment, start.day)) reason ??= 'stop-before-start';
    else {
      printed ||= !blank(subject, role);
      if (!stop || span.from < stop.from || span.to < stop.to)
        stop = stop
          ? { from: Math.min(stop.from, span.from), to: Math.min(stop.to, span.to), byDay: stop.byDay && span.byDay }
          : span;
    }
  }
  // What cannot be read may have come first.
  if (stop && reason === 'stop-unreadable') stop = { ...stop, from: Number.NEGATIVE_INFINITY, byDay: false };
  return { printed, stop, reason, turns };
}

const SOME_TIME: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, byDay: false };

/**
 * Weighs printed moments against the status. Where they contradict each other nothing is asserted; a moment that only
 * the log knows gives way where the page prints an empty cell for it.
 */
function ending(
  subject: Subject,
  roles: EventRole[],
  says: Says,
  start: Instant | undefined,
  now: EpochMs,
): Pick<Facts, 'stop' | 'stopReason' | 'doubt' | 'turns'> {
  const { printed, stop, reason, turns } = firstOf(subject, roles, start, now);
  if (says === 'ended')
    return { stop: stop ?? SOME_TIME, stopReason: reason ?? (stop ? 'stop-date-only' : 'stop-not-printed'), turns };
  if (says === 'runs') return printed ? { doubt: 'contradiction' } : { turns };
  if (stop) return { stop, stopReason: reason ?? 'stop-date-only', turns };
  if (reason) return { doubt: reason, turns };
  return {};
}

/** Where neither status nor times told: an empty column for the end says that it has not come. */
function silence(subject: Subject, roles: EventRole[]): ClockReason | undefined {
  if (subject.statusText && subject.status === undefined) return 'status-unknown';
  return roles.some((role) => blank(subject, role)) ? undefined : 'status-not-printed';
}

const ACCEPTED: EventRole[] = ['accepted'];
const ACCEPTANCE_ENDS: EventRole[] = ['accepted', 'supplementRequested'];
const RESOLUTION_ENDS: EventRole[] = ['done', 'returned'];

/**
 * Acceptance: the six hours from the system's receipt to accepting, sending back or refusing (dispatch §2). A
 * re-submission is a new window, under the rule of the first; what stopped the first one does not stop the new one.
 */
function acceptance(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts | undefined {
  const { status, times, channel } = subject;
  if (channel === 'direct' || channel === 'postal') return undefined;
  const { submitted, supplementRequested: request, resubmitted: again } = times;
  // A fee request alone is no acceptance; an appointment beside it is.
  const pending = status === 1 || (status === 6 && !times.accepted && !times.due);
  const asked = request ? !submitted || !isBefore(request, submitted.at) : unreadable(subject, 'supplementRequested');
  const answered = again !== undefined && !(request && isBefore(again, request.at));
  // A request that may be older than the answer (both of one day) is the one that was answered, unless one is open now.
  const isAnswered = request && again && status !== 5 && spanOf(request).from <= spanOf(again).to;
  const sinceAnswer = isAnswered ? ACCEPTED : ACCEPTANCE_ENDS;
  const stoppedSince = again && sinceAnswer.some((role) => times[role] && !isBefore(times[role], again.at));
  // Refused after an answer; what was withdrawn may have been accepted where no column says so.
  const refused = !times.accepted && (status === 3 || (status === 7 && blank(subject, 'accepted')));
  const renewed = subject.resubmitted || (pending && asked) || (answered && (pending || refused)) || stoppedSince;
  const stops = renewed ? sinceAnswer : ACCEPTANCE_ENDS;
  const base: Facts = {
    id: 'acceptance',
    ...startFacts(subject, renewed ? 'resubmitted' : 'submitted', calendar),
    since: submitted?.at,
  };
  // A request that came after the last answer known was itself answered: when is not printed.
  if (renewed && pending && again && !answered) base.start = undefined;
  const { start } = base;
  if (pending) {
    const doubt = status === 6 && unreadable(subject, 'accepted') ? 'stop-unreadable' : undefined;
    // Of a window that began nobody knows when, an acceptance may be an older one's.
    return { ...base, doubt, ...(start && ending(subject, ['accepted', 'done', 'returned'], 'runs', start, now)) };
  }
  // It was accepted or refused at the latest when it was done.
  const later = firstOf(subject, RESOLUTION_ENDS, start, now).stop;
  if (later) base.endedBy = later.to;
  if (status !== undefined) return { ...base, ...ending(subject, stops, 'ended', start, now) };
  const told = ending(subject, stops, undefined, start, now);
  if (told.stop || told.doubt) return { ...base, ...told };
  if (!start && !unreadable(subject, 'submitted')) return undefined;
  const doubt = silence(subject, ['accepted']);
  if (doubt === 'status-unknown') return { ...base, doubt };
  if (later || (times.due && doubt)) return { ...base, ...ending(subject, stops, 'ended', start, now) };
  return { ...base, doubt: times.due ? 'status-not-printed' : doubt };
}

/** Resolution: from acceptance to the appointment the portal prints; paused for a supplement or a fee. */
function resolution(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts | undefined {
  const { status, times } = subject;
  const { accepted, supplementRequested: request, resubmitted: again } = times;
  const seen = accepted !== undefined || unreadable(subject, 'accepted');
  const appointed = times.due !== undefined || unreadable(subject, 'due');
  const base: Facts = { id: 'resolution', ...startFacts(subject, 'accepted', calendar), ...dueFacts(subject) };
  const after = (moment: Moment | undefined) => moment && !(accepted && isBefore(moment, accepted.at));
  // Not begun, or waiting to be looked at again: a printed appointment is shown, nothing said of it.
  if (status === 1 || subject.resubmitted) {
    if (!times.due) return undefined;
    return {
      ...base,
      doubt: seen ? (subject.resubmitted ? 'pause-length-unknown' : 'contradiction') : base.startReason,
    };
  }
  const begun = status === 2 || status === 4 || status === 8 || status === 9 || status === 10;
  if (!begun && !seen && (!appointed || status === 3 || status === 7)) return undefined;
  const waiting = status === 5 || status === 6;
  const says = status === undefined ? undefined : status === 2 || status === 4 || waiting ? 'runs' : 'ended';
  const told = ending(subject, RESOLUTION_ENDS, says, base.start, now);
  base.interrupted = after(request) || after(again);
  if (told.stop) {
    // A result is ready before it is handed over, whichever of the two is printed more exactly.
    const ready = firstOf(subject, ['done'], base.start, now).stop;
    if (ready && !(times.done && times.returned && isBefore(times.returned, times.done.at)))
      return { ...base, ...told, stop: ready, endedBy: told.stop.to };
    if (times.done || blank(subject, 'done')) return { ...base, ...told };
    // Handed over, but ready since when? People fetch their results late, too.
    const { stopReason } = told;
    const unready = times.returned && stopReason !== 'stop-unreadable' ? 'ready-not-printed' : stopReason;
    return { ...base, stop: { ...told.stop, from: Number.NEGATIVE_INFINITY }, stopReason: unready };
  }
  Object.assign(base, told);
  if (waiting && !told.doubt) {
    base.paused = status === 5 ? 'waiting-for-supplement' : 'waiting-for-payment';
    if (
      status === 5 &&
      request &&
      request.at <= now + SKEW &&
      after(request) &&
      !(again && !isBefore(again, request.at))
    )
      base.pausedSince = spanOf(request);
  }
  if (says || told.doubt) return base;
  const open = silence(subject, RESOLUTION_ENDS);
  return open === 'status-not-printed' ? { ...base, remark: open } : { ...base, doubt: open };
}

/** Clocks of documents and petitions: one start, one event that ends them. */
function simple(
  id: ClockId,
  [from, until]: [EventRole, EventRole],
  says: Says,
  subject: Subject,
  calendar: DeadlineCalendar,
  now: EpochMs,
): Facts & { silent?: ClockReason } {
  const start = startFacts(subject, from, calendar);
  const told = ending(subject, [until], says, start.start, now);
  const silent = says || told.stop || told.doubt ? undefined : silence(subject, [until]);
  return { id, ...start, ...told, ...(silent && { silent }) };
}

function handling(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts {
  const { status } = subject;
  const says = status === undefined ? undefined : status === 'handled' ? 'ended' : 'runs';
  const { silent, ...facts } = simple('handling', ['arrived', 'handled'], says, subject, calendar, now);
  const base: Facts = { ...facts, ...dueFacts(subject), optional: true };
  // An empty column for the end is clear whatever the status column says: there it often prints only the lateness.
  if (!silent || blank(subject, 'handled')) return base;
  return silent === 'status-unknown' ? { ...base, doubt: silent } : { ...base, remark: silent };
}

/** Registration: the day of arrival, at the latest the next working day; urgent ones at once (NĐ 30/2020 Đ.4.2c). */
function registration(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts | undefined {
  const { status, times } = subject;
  const says = status === undefined ? undefined : status === 'unregistered' ? 'runs' : 'ended';
  // Registered, but when is printed nowhere: of no use to anybody.
  if (says === 'ended' && !times.registered && !unreadable(subject, 'registered')) return undefined;
  const { silent, ...base } = simple('registration', ['arrived', 'registered'], says, subject, calendar, now);
  if (silent === 'status-not-printed' || (silent && !blank(subject, 'registered'))) return undefined;
  return silent ? { ...base, doubt: silent } : base;
}

/** Issuance: the day of signature, at the latest the next working day (NĐ 30/2020 Đ.18.1). */
function issuance(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts | undefined {
  const { status, times } = subject;
  const signed = times.signed !== undefined || unreadable(subject, 'signed');
  if (!signed && status !== 'signed' && status !== 'issued') return undefined;
  const says = status === undefined ? undefined : status === 'issued' ? 'ended' : 'runs';
  const { silent, ...base } = simple('issuance', ['signed', 'issued'], says, subject, calendar, now);
  if (status === 'draft') return { ...base, doubt: 'contradiction' };
  return silent ? { ...base, doubt: silent } : base;
}

function petition(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts {
  const { status } = subject;
  const says = status === undefined ? undefined : status === 'answered' ? 'ended' : 'runs';
  const { silent, ...facts } = simple('petition', ['arrived', 'answered'], says, subject, calendar, now);
  const base: Facts = { ...facts, ...dueFacts(subject) };
  if (!silent || blank(subject, 'answered')) return base;
  return silent === 'status-not-printed' && base.printedDue ? { ...base, remark: silent } : { ...base, doubt: silent };
}

const known = (first: Facts | undefined, second?: Facts): Facts[] =>
  first ? (second ? [first, second] : [first]) : second ? [second] : [];

/** What is known of each clock of a record at `now`, in the order of the record's stages. */
export function factsOf(subject: Subject, calendar: DeadlineCalendar, now: EpochMs): Facts[] {
  const { kind } = subject;
  if (kind === 'outgoing') return known(issuance(subject, calendar, now));
  if (kind === 'petition') return [petition(subject, calendar, now)];
  return kind === 'incoming'
    ? known(registration(subject, calendar, now), handling(subject, calendar, now))
    : known(acceptance(subject, calendar, now), resolution(subject, calendar, now));
}
