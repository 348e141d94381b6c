import type { DeadlineCalendar, EpochMs } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import { policyAt } from '../policies/inForce';
import type { PolicySet, Term } from '../policies/types';
import { blank, type Facts, factsOf, SKEW, type Subject } from './facts';
import { endOfDay, type Instant, type Span } from './instants';
import type { Clock, ClockReason } from './types';

export type { Subject } from './facts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
/** From here on the words count days and hours, not minutes. */
export const LONG = 8 * HOUR;

interface Due {
  at: EpochMs;
  /** A day's close: what is printed without a time is in time to the end of that day (Civil Code Đ.148.6). */
  byDay: boolean;
  /** The latest it can be: later than `at` where the start's time of day is not known. */
  latest: EpochMs;
}

function computedDue(term: Term, start: Instant, calendar: DeadlineCalendar): Due | undefined {
  const dueFrom = (from: EpochMs) =>
    term.kind === 'working-hours' ? calendar.add(from, Math.round(term.hours * HOUR)) : calendar.nextOpening(from);
  if (term.kind === 'printed') return undefined;
  if (term.kind === 'working-hours' || term.kind === 'immediate') {
    const at = dueFrom(start.from);
    return { at, byDay: false, latest: start.estimated ? dueFrom(endOfDay(start.day)) : at };
  }
  const at = calendar.addDays(start.day, term.kind === 'working-days' ? term.days : 1);
  return { at, byDay: true, latest: at };
}

/** Close of the moment's own day or, on a day off, of the next working day (Civil Code Đ.148.5). */
const closeOn = (at: EpochMs, calendar: DeadlineCalendar): EpochMs => calendar.addDays(at, 0);

function printedDue({ at, precision }: NonNullable<Facts['printedDue']>, calendar: DeadlineCalendar): Due {
  const byDay = precision === 'day';
  const due = byDay ? closeOn(at, calendar) : at;
  return { at: due, byDay, latest: due };
}

/** Puts a reason first: it is the one that the words name. */
function because(clock: Clock, reason: ClockReason): Clock {
  const { reasons } = clock;
  const at = reasons.indexOf(reason);
  if (at >= 0) reasons.splice(at, 1);
  reasons.unshift(reason);
  return clock;
}

function clockOf(
  facts: Facts,
  subject: Subject,
  policies: PolicySet,
  calendar: DeadlineCalendar,
  now: EpochMs,
): Clock | undefined {
  const { start } = facts;
  const policy = policyAt(policies, facts.id, () => dateOf(facts.since ?? start?.day ?? now));
  if (!policy) return undefined;
  const term = (subject.urgency === 'urgent' && policy.urgentTerm) || policy.term;
  const reasons: ClockReason[] = [];
  const clock: Clock = { id: facts.id, state: 'unknown', estimated: false, reasons, legalBasis: policy.legalBasis };
  if (start) {
    clock.start = start.from;
    if (start.estimated) clock.startEarliest = start.day;
  }
  if (!policy.verified) reasons.push('basis-unverified');
  if (facts.dueUnreadable) return because(clock, 'due-unreadable');
  if (!facts.printedDue && term.kind === 'printed')
    return facts.optional ? undefined : because(clock, 'due-not-printed');
  if (!facts.printedDue && !start) return because(clock, facts.startReason);
  const printed = facts.printedDue && printedDue(facts.printedDue, calendar);
  if (printed && start && (printed.byDay ? closeOn(start.day, calendar) : start.day) > printed.at)
    return because(clock, 'due-before-start');
  if (start && start.day > now + SKEW) {
    if (printed) clock.due = printed.at;
    clock.nextChange = start.day - SKEW;
    if (!facts.doubt && !facts.stop) clock.nextState = clock.nextChange;
    return because(clock, 'in-the-future');
  }
  const due = printed ?? (start && computedDue(term, start, calendar));
  if (!due) return because(clock, 'due-not-printed');
  clock.due = due.at;
  if (calendar.isProvisional(start?.from ?? due.at, due.at)) reasons.push('calendar-provisional');
  if (facts.remark) reasons.push(facts.remark);
  if (!printed && start?.estimated && !due.byDay) {
    clock.estimated = true;
    clock.dueLatest = due.latest;
    reasons.push('start-date-only');
  }
  if (facts.stop) settle(clock, facts, facts.stop, due, now, subject.seenAt);
  else if (facts.doubt) because(clock, facts.doubt);
  else if (facts.paused) {
    pause(clock, facts.pausedSince, due, calendar, now);
    because(clock, facts.paused);
  } else if (now > due.at && (facts.interrupted || facts.remark))
    because(clock, facts.remark ?? 'pause-length-unknown');
  else run(clock, due.at, policies, calendar, now);
  const { turns } = facts;
  if (turns !== undefined) {
    clock.nextChange = Math.min(turns, clock.nextChange ?? turns);
    clock.nextState = Math.min(turns, clock.nextState ?? turns);
  }
  return clock;
}

/** The last moment at which an event that is printed like this is in time. */
const limitOf = (due: Due, event: Span): EpochMs => (due.byDay && event.byDay ? endOfDay(due.at) : due.at);

/** Verdict of a clock that has ended: met, missed, or unknown where the stop may lie on either side of the due moment. */
function settle(
  clock: Clock,
  { endedBy = Number.POSITIVE_INFINITY, stopReason, interrupted }: Facts,
  stop: Span,
  due: Due,
  now: EpochMs,
  seenAt = Number.POSITIVE_INFINITY,
): void {
  if (Number.isFinite(stop.from)) clock.stop = stop.from;
  const limit = limitOf(due, stop);
  const certain = Math.min(stop.to, endedBy, seenAt) <= limit;
  if (certain || Math.max(now, stop.from) <= limit) {
    clock.state = 'met';
    // Certain only because the due moment was still to come when it was seen.
    if (!certain) clock.nextChange = clock.nextState = limit + 1;
  } else if (stop.from <= limit) because(clock, stopReason ?? 'stop-date-only');
  else if (stop.from <= Math.max(limit, due.latest)) because(clock, 'start-date-only');
  else if (interrupted) because(clock, 'pause-length-unknown');
  else clock.state = 'missed';
}

/** A clock that waits for somebody else: its time stands still, but what was late before stays late. */
function pause(clock: Clock, since: Span | undefined, due: Due, calendar: DeadlineCalendar, now: EpochMs): void {
  const limit = since ? limitOf(due, since) : due.at;
  const late = since !== undefined && since.from > limit;
  clock.state = late ? 'breached' : 'paused';
  if (since && (late || !since.byDay)) clock.remaining = calendar.between(since.from, due.at);
  if (since && (late || since.to <= limit)) return;
  if (now > due.at) because(clock, 'pause-length-unknown');
  else clock.nextChange = due.at + 1;
}

/** A clock that runs: its state, and when the state and the words shown change next without anybody doing anything. */
function run(clock: Clock, due: EpochMs, policies: PolicySet, calendar: DeadlineCalendar, now: EpochMs): void {
  const { warning, critical } = policies.thresholds;
  if (now > due) {
    const over = calendar.between(due, now);
    const unit = over >= LONG ? HOUR : MINUTE;
    clock.state = 'breached';
    clock.remaining = 0 - over;
    clock.nextChange = calendar.add(now, unit - (over % unit));
    return;
  }
  const begun = Math.max(now, clock.start ?? now);
  const remaining = calendar.between(begun, due);
  clock.remaining = remaining;
  clock.state = remaining <= critical ? 'critical' : remaining <= warning ? 'warning' : 'running';
  // A threshold is reached at its moment; the due moment itself is still in time.
  if (remaining > critical)
    clock.nextState = calendar.add(begun, remaining - (remaining > warning ? warning : critical));
  else clock.nextState = due + 1;
  const unit = remaining > LONG ? HOUR : MINUTE;
  // One working millisecond on: at the full minute itself the words still hold, also over lunch.
  clock.nextChange = Math.min(calendar.add(begun, (remaining % unit) + 1), clock.nextState);
}

/**
 * What still runs comes first, a known deadline before an unknown one; then what ended last. A stage of which this page
 * prints nothing (no appointment column at all) gives way to a verdict that it does allow.
 */
function rankOf({ stop }: Facts, { state, due, reasons }: Clock, subject: Subject): number {
  if (stop) return state === 'unknown' ? 4 : 2;
  if (state !== 'unknown') return 0;
  return due === undefined && reasons[0] === 'due-not-printed' && !blank(subject, 'due') ? 3 : 1;
}

/**
 * All clocks of a record at `now`, the one its reader can still act on first: acceptance while it is pending, resolution
 * after; registration, then handling, for incoming documents. Empty when no deadline applies.
 */
export function clocksOf(subject: Subject, policies: PolicySet, calendar: DeadlineCalendar, now: EpochMs): Clock[] {
  const clocks: Clock[] = [];
  let best = Number.POSITIVE_INFINITY;
  // A record has two stages at most; of two that have ended, the later one counts.
  for (const facts of factsOf(subject, calendar, now)) {
    const clock = clockOf(facts, subject, policies, calendar, now);
    if (!clock) continue;
    const rank = rankOf(facts, clock, subject);
    if (rank < best || (rank === best && facts.stop)) clocks.unshift(clock);
    else clocks.push(clock);
    best = Math.min(best, rank);
  }
  return clocks;
}
