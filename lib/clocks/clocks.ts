import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import { policyAt } from '../policies/policies';
import type { ClockId, PolicySet, PolicyVersion } from '../policies/types';
import type { EventRole, Moment, Observation } from '../portals/types';
import { type Instant, startOf, stopOf } from './instants';
import type { Clock, ClockReason } from './types';

/** What a clock needs of a record: an observation of a page, or the log's record of it. */
export type Subject = Pick<Observation, 'kind' | 'times' | 'blank'> &
  Partial<Pick<Observation, 'status' | 'statusText' | 'channel' | 'urgency' | 'resubmitted' | 'problems'>>;

const DAY = 86_400_000;

/** How a clock stands before its arithmetic: from when, what ended it, what holds it. */
interface Facts {
  id: ClockId;
  start: Instant | undefined;
  /** Why there is no start. */
  startReason: ClockReason | undefined;
  /** A printed due moment; absent for clocks whose due follows from their start. */
  printedDue: Moment | undefined;
  stopped: boolean;
  /** The first event that ended it, with what is certain about when. */
  stop: Moment | undefined;
  /** Why the stop is not known, where it is known to have happened. */
  stopReason?: ClockReason;
  paused?: ClockReason;
  /** Why it cannot be told whether it still runs. */
  doubt?: ClockReason;
  /** Shown beside a state that is nevertheless certain enough. */
  remark?: ClockReason;
}

const unreadable = (subject: Subject, ...roles: EventRole[]) =>
  subject.problems?.some(({ role, problem }) => problem !== 'unknown-status' && roles.includes(role as EventRole)) ??
  false;

const blank = (subject: Subject, role: EventRole) => subject.blank.includes(role);

const earliest = (...moments: (Moment | undefined)[]): Moment | undefined =>
  moments.filter((moment) => moment !== undefined).sort((a, b) => a.at - b.at)[0];

function startFacts(
  subject: Subject,
  role: EventRole,
  calendar: WorkingCalendar,
): Pick<Facts, 'start' | 'startReason'> {
  const moment = subject.times[role];
  if (moment) return { start: startOf(moment, calendar), startReason: undefined };
  return { start: undefined, startReason: unreadable(subject, role) ? 'start-unreadable' : 'start-not-printed' };
}

/** Acceptance: the six hours from the system's receipt to accepting, sending back or refusing (dispatch §2). */
function acceptance(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times, channel } = subject;
  if (channel === 'direct' || channel === 'postal') return undefined;
  const startRole = subject.resubmitted ? 'resubmitted' : 'submitted';
  const start = startFacts(subject, startRole, calendar);
  const stopReason: ClockReason | undefined = unreadable(subject, 'accepted') ? 'stop-unreadable' : undefined;
  const base = { id: 'acceptance' as const, ...start, printedDue: undefined, stopReason };
  // A re-submission is a new window: what stopped the first one does not stop this.
  const stop = subject.resubmitted ? undefined : earliest(times.accepted, times.supplementRequested);
  if (status === 1 || (status === 6 && !times.accepted)) return { ...base, stopped: false, stop: undefined };
  if (stop || stopReason || status !== undefined) return { ...base, stopped: true, stop };
  // Without a status: an accepted column that is there and empty says that nobody has accepted it.
  if (start.startReason === 'start-not-printed') return undefined;
  if (times.due || times.done || times.returned) return { ...base, stopped: true, stop: undefined };
  if (subject.statusText) return { ...base, stopped: false, stop: undefined, doubt: 'status-unknown' };
  if (blank(subject, 'accepted') || blank(subject, 'due')) return { ...base, stopped: false, stop: undefined };
  return { ...base, stopped: false, stop: undefined, doubt: 'status-not-printed' };
}

/** Resolution: from acceptance to the appointment the portal prints; paused for a supplement or a fee. */
function resolution(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times } = subject;
  const accepted =
    times.accepted !== undefined ||
    times.due !== undefined ||
    unreadable(subject, 'accepted', 'due') ||
    (status !== undefined && status !== 1 && status !== 5 && status !== 6 && status !== 3 && status !== 7);
  if (!accepted || status === 1 || subject.resubmitted) return undefined;
  const base = { id: 'resolution' as const, ...startFacts(subject, 'accepted', calendar), printedDue: times.due };
  const stop = earliest(times.done, times.returned);
  if (stop) return { ...base, stopped: true, stop };
  if (status === 5) return { ...base, stopped: false, stop, paused: 'waiting-for-supplement' };
  if (status === 6) return { ...base, stopped: false, stop, paused: 'waiting-for-payment' };
  if (status === 3 || status === 7 || status === 8 || status === 9 || status === 10)
    return { ...base, stopped: true, stop };
  if (status === 2 || status === 4) return { ...base, stopped: false, stop };
  if (blank(subject, 'done') || blank(subject, 'returned')) return { ...base, stopped: false, stop };
  if (subject.statusText) return { ...base, stopped: false, stop, doubt: 'status-unknown' };
  return { ...base, stopped: false, stop, remark: 'status-not-printed' };
}

function handling(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times } = subject;
  // No deadline printed: nobody set one, so there is nothing to be late for.
  if (!times.due && !unreadable(subject, 'due')) return undefined;
  const base = {
    id: 'handling' as const,
    ...startFacts(subject, 'arrived', calendar),
    printedDue: times.due,
    stop: times.handled,
  };
  if (times.handled || status === 'handled') return { ...base, stopped: true };
  if (status !== undefined || blank(subject, 'handled')) return { ...base, stopped: false };
  if (subject.statusText) return { ...base, stopped: false, doubt: 'status-unknown' };
  return { ...base, stopped: false, remark: 'status-not-printed' };
}

/** Registration: the day of arrival, at the latest the next working day; urgent ones at once (NĐ 30/2020 Đ.4.2c). */
function registration(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times } = subject;
  const base = {
    id: 'registration' as const,
    ...startFacts(subject, 'arrived', calendar),
    printedDue: undefined,
    stop: times.registered,
  };
  if (times.registered) return { ...base, stopped: true };
  if (status === 'unregistered' || (status === undefined && blank(subject, 'registered') && !subject.statusText))
    return { ...base, stopped: false };
  return undefined;
}

/** Issuance: the day of signature, at the latest the next working day (NĐ 30/2020 Đ.18.1). */
function issuance(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times } = subject;
  const signed = times.signed !== undefined || status === 'signed' || unreadable(subject, 'signed');
  if (!signed && status !== 'issued') return undefined;
  if (status === 'draft') return undefined;
  const base = {
    id: 'issuance' as const,
    ...startFacts(subject, 'signed', calendar),
    printedDue: undefined,
    stop: times.issued,
  };
  if (times.issued || status === 'issued') return { ...base, stopped: true };
  if (status === 'signed' || blank(subject, 'issued')) return { ...base, stopped: false };
  return { ...base, stopped: false, doubt: subject.statusText ? 'status-unknown' : 'status-not-printed' };
}

function petition(subject: Subject, calendar: WorkingCalendar): Facts | undefined {
  const { status, times } = subject;
  const base = {
    id: 'petition' as const,
    ...startFacts(subject, 'arrived', calendar),
    printedDue: times.due,
    stop: times.answered,
  };
  if (times.answered || status === 'answered') return { ...base, stopped: true };
  if (status === 'unanswered' || blank(subject, 'answered')) return { ...base, stopped: false };
  return { ...base, stopped: false, doubt: subject.statusText ? 'status-unknown' : 'status-not-printed' };
}

function dueOf(
  facts: Facts,
  policy: PolicyVersion,
  urgent: boolean,
  calendar: WorkingCalendar,
): { due?: EpochMs; byDay: boolean; reason?: ClockReason } {
  const { printedDue, start } = facts;
  if (printedDue) {
    const byDay = printedDue.precision === 'day';
    return { due: byDay ? calendar.closeOf(dateOf(printedDue.at)) : printedDue.at, byDay };
  }
  const term = (urgent && policy.urgentTerm) || policy.term;
  if (term.kind === 'printed') return { byDay: false, reason: 'due-not-printed' };
  if (!start) return { byDay: false };
  switch (term.kind) {
    case 'working-hours':
      return { due: calendar.add(start.from, term.hours * 3_600_000), byDay: false };
    case 'working-days':
      return { due: calendar.addDays(start.day, term.days), byDay: true };
    case 'next-working-day':
      return { due: calendar.addDays(start.day, 1), byDay: true };
    case 'immediate':
      return { due: calendar.nextOpening(start.from), byDay: false };
  }
}

const byClosing = (a: EpochMs, calendar: WorkingCalendar) => calendar.closeOf(dateOf(a));

function clockOf(
  facts: Facts,
  subject: Subject,
  policies: PolicySet,
  calendar: WorkingCalendar,
  now: EpochMs,
): Clock | undefined {
  const { start } = facts;
  const policy = policyAt(policies, facts.id, dateOf(start?.day ?? now));
  if (!policy) return undefined;
  const reasons: ClockReason[] = [];
  const clock: Clock = { id: facts.id, state: 'unknown', estimated: false, reasons, legalBasis: policy.legalBasis };
  if (!policy.verified) reasons.push('basis-unverified');
  if (facts.remark) reasons.push(facts.remark);
  const needsStart = !facts.printedDue && policy.term.kind !== 'printed';
  if (start) clock.start = start.from;
  if (start?.estimated && needsStart) {
    clock.estimated = true;
    reasons.push('start-date-only');
  }
  if (needsStart && !start) {
    if (facts.startReason) reasons.unshift(facts.startReason);
    return clock;
  }
  const { due, byDay, reason } = dueOf(facts, policy, subject.urgency === 'urgent', calendar);
  if (due === undefined) {
    reasons.unshift(unreadable(subject, 'due') ? 'due-unreadable' : (reason ?? 'due-not-printed'));
    return clock;
  }
  if (start && (byDay ? byClosing(start.from, calendar) > due : start.from > due)) {
    reasons.unshift('due-before-start');
    return clock;
  }
  if (start && start.day > now + DAY) {
    reasons.unshift('in-the-future');
    return clock;
  }
  clock.due = due;
  if (calendar.isProvisional(start?.from ?? Math.min(now, due), due)) reasons.push('calendar-provisional');
  if (facts.stopped) return settle(clock, facts, due, byDay, now);
  if (facts.doubt) {
    reasons.unshift(facts.doubt);
    return clock;
  }
  const begun = start ? Math.max(now, start.from) : now;
  const remaining = now > due ? -calendar.between(due, now) : calendar.between(begun, due);
  clock.remaining = remaining;
  if (facts.paused) {
    clock.state = 'paused';
    reasons.unshift(facts.paused);
    return clock;
  }
  const { warning, critical } = policies.thresholds;
  clock.state =
    now > due ? 'breached' : remaining <= critical ? 'critical' : remaining <= warning ? 'warning' : 'running';
  setNextChanges(clock, remaining, due, begun, now, policies, calendar);
  return clock;
}

/** Verdict of a clock that has ended: met, missed, or unknown where the stop may lie on either side of the due moment. */
function settle(clock: Clock, facts: Facts, due: EpochMs, byDay: boolean, now: EpochMs): Clock {
  const { stop } = facts;
  if (!stop) {
    // It ended before it was seen: if that was still in time, it is certain.
    if (now <= due) clock.state = 'met';
    else clock.reasons.unshift(facts.stopReason ?? 'stop-not-printed');
    return clock;
  }
  const { from, to } = stopOf(stop);
  clock.stop = from;
  // Where both are days, the day of the deadline is in time to its end (Civil Code Đ.148.6).
  const limit = byDay && stop.precision === 'day' ? Math.max(due, stopOf({ at: due, precision: 'day' }).to) : due;
  if (to <= limit) clock.state = 'met';
  else if (from > limit) clock.state = 'missed';
  else clock.reasons.unshift('stop-date-only');
  return clock;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** From here on the words count days and hours, not minutes. */
export const LONG = 8 * HOUR;

/** When the state, and when the words shown, change next without anybody doing anything. */
function setNextChanges(
  clock: Clock,
  remaining: number,
  due: EpochMs,
  begun: EpochMs,
  now: EpochMs,
  policies: PolicySet,
  calendar: WorkingCalendar,
): void {
  if (clock.state === 'breached') {
    const over = -remaining;
    const unit = over >= LONG ? HOUR : MINUTE;
    clock.nextChange = calendar.add(now, unit - (over % unit));
    return;
  }
  const { warning, critical } = policies.thresholds;
  // A threshold belongs to the milder side until the moment itself; the due moment still is in time.
  if (remaining > warning) clock.nextState = calendar.add(begun, remaining - warning);
  else if (remaining > critical) clock.nextState = calendar.add(begun, remaining - critical);
  else clock.nextState = due + 1;
  const unit = remaining > LONG ? HOUR : MINUTE;
  // One millisecond on: at the full minute itself the words still hold.
  clock.nextChange = Math.min(calendar.add(begun, remaining % unit) + 1, clock.nextState);
}

/**
 * All clocks of a record at `now`, the one its reader can still act on first: acceptance while it is pending, resolution
 * after; registration, then handling, for incoming documents. Empty when no deadline applies.
 */
export function clocksOf(subject: Subject, policies: PolicySet, calendar: WorkingCalendar, now: EpochMs): Clock[] {
  const facts: (Facts | undefined)[] =
    subject.kind === 'dossier'
      ? [acceptance(subject, calendar), resolution(subject, calendar)]
      : subject.kind === 'incoming'
        ? [registration(subject, calendar), handling(subject, calendar)]
        : subject.kind === 'outgoing'
          ? [issuance(subject, calendar)]
          : [petition(subject, calendar)];
  const known = facts
    .filter((one): one is Facts => one !== undefined)
    .map((one) => ({ facts: one, clock: clockOf(one, subject, policies, calendar, now) }))
    .filter((one): one is { facts: Facts; clock: Clock } => one.clock !== undefined);
  // The stage at hand comes first: what still runs, then what ended last. A stage of which this page prints nothing
  // (no appointment column at all) gives way to a verdict that it does allow.
  const rank = ({ facts: { stopped }, clock }: (typeof known)[number]) => {
    if (!stopped)
      return clock.state === 'unknown' && !blank(subject, 'due') && clock.reasons[0] === 'due-not-printed' ? 2 : 0;
    return clock.state === 'unknown' ? 3 : 1;
  };
  return known
    .map((one, stage) => ({ ...one, stage }))
    .sort((a, b) => rank(a) - rank(b) || (a.facts.stopped ? b.stage - a.stage : a.stage - b.stage))
    .map(({ clock }) => clock);
}
