import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { DAY_MS, dateOfDay, dayNumber } from '../calendar/zone';
import { byUrgency } from '../statistics/summary';
import type { UrgentItem } from '../statistics/types';

/** What the officer wants to be told. */
export interface AlertKinds {
  near: boolean;
  late: boolean;
  morning: boolean;
  closing: boolean;
}

/** What must outlive the worker. The caller stores it before it shows anything: a crash may then swallow, never repeat. */
export interface AlertState {
  /** `record|clock|due|near`, `…|late`, `morning|date`, `closing|date` → when it was told, or last open after that. */
  told: Readonly<Record<string, EpochMs>>;
  snooze?: Snooze;
}

/** Nothing is told from `from` until `until`; a PC's clock set back before `from` ends it. */
export interface Snooze {
  from: EpochMs;
  until: EpochMs;
}

/** One notification. Codes are what needs help first; a hashed record counts without one. */
export interface Notification {
  kind: 'turned' | 'morning' | 'closing';
  late: number;
  near: number;
  /** Of `late`: past due only after they were last seen, so perhaps done unseen. */
  unconfirmed: number;
  /** Neither late nor near, but due before the day's last closing; digests only, else 0. */
  dueToday: number;
  /** Of the leader's own checks that are due; the morning's digest only, else 0. */
  checks: number;
  codes: string[];
  /** The log's ids of all it counts as late or near. */
  about: string[];
}

/** What to do at one moment. */
export interface AlertPlan {
  notification?: Notification;
  state: AlertState;
  /** When to plan again if nothing else happens before; undefined when nothing will change by itself. */
  nextAlarm?: EpochMs;
}

export const NO_ALERTS: AlertState = { told: {} };

const CODES = 3;
/** The closing digest comes this long before the day's last closing. */
const BEFORE_CLOSING = 30 * 60_000;
/** Keys hold codes, so they go soon after their record is closed, long before the log lets go of its code. */
const FORGET_AFTER = 7 * DAY_MS;
/** What names no record may stay: a clock that was wrong by months must not have the day's digest told again. */
const FORGET_DIGEST_AFTER = 366 * DAY_MS;
/** Of what was told, the keys of digests. */
export const DIGEST_KEY = /^(?:morning|closing)\|/;
/** No break is as long; beyond it there is no use in an alarm. */
const DAYS_AHEAD = 31;

const isNear = ({ clock: { state } }: UrgentItem) => state === 'warning' || state === 'critical';
const isLate = ({ clock: { state } }: UrgentItem) => state === 'breached';
const keyOf = ({ id, clock }: UrgentItem, state: 'near' | 'late') => `${id}|${clock.id}|${clock.due ?? ''}|${state}`;

interface Digest {
  kind: 'morning' | 'closing';
  key: string;
  from: EpochMs;
  to: EpochMs;
}

/** A day's digests, each with the time in which it may still be told. */
function digestsOf(day: number, kinds: AlertKinds, calendar: WorkingCalendar): Digest[] {
  const date = dateOfDay(day);
  const sessions = calendar.sessionsOf(date);
  const first = sessions[0];
  const last = sessions.at(-1);
  if (!first || !last) return [];
  const found: Digest[] = [];
  if (kinds.morning) found.push({ kind: 'morning', key: `morning|${date}`, from: first.from, to: first.to });
  if (kinds.closing)
    found.push({
      kind: 'closing',
      key: `closing|${date}`,
      from: Math.max(last.from, last.to - BEFORE_CLOSING),
      to: last.to,
    });
  return found;
}

/** The snooze that holds at `now`; a PC's clock set back before its beginning ends it. */
export const snoozeAt = ({ snooze }: AlertState, now: EpochMs): Snooze | undefined =>
  snooze && snooze.from <= now && now < snooze.until ? snooze : undefined;

/** How long an officer may want to be told nothing; `none` ends it. */
export const SNOOZES = ['half-hour', 'hour', 'session', 'none'] as const;
export type SnoozeChoice = (typeof SNOOZES)[number];

const MINUTE = 60_000;

/**
 * The snooze that a choice makes.
 * @throws RangeError outside the calendar's range
 */
export function snoozeFor(choice: SnoozeChoice, calendar: WorkingCalendar, now: EpochMs): Snooze | undefined {
  if (choice === 'none') return undefined;
  if (choice === 'session') return untilNextSession(calendar, now);
  return { from: now, until: now + (choice === 'hour' ? 60 : 30) * MINUTE };
}

/**
 * A snooze until the next session: the opening after the present session, or after the present break.
 * @throws RangeError outside the calendar's range
 */
export function untilNextSession(calendar: WorkingCalendar, now: EpochMs): Snooze {
  const end = calendar.isOpen(now) ? calendar.nextBoundary(now) : now;
  return { from: now, until: calendar.nextOpening(end) };
}

function notificationOf(
  kind: Notification['kind'],
  items: readonly UrgentItem[],
  dueToday = 0,
  checks = 0,
): Notification {
  const codes = [...items].sort(byUrgency).flatMap(({ record }) => record ?? []);
  return {
    kind,
    late: items.filter(isLate).length,
    near: items.filter(isNear).length,
    unconfirmed: items.filter((item) => isLate(item) && item.unconfirmed).length,
    dueToday,
    checks,
    codes: codes.slice(0, CODES),
    about: items.map(({ id }) => id),
  };
}

/**
 * What a notification that is still shown should say now: undefined where it holds as it is, `done` where all that it was
 * about is done. It is never about more than it was.
 * @param items every open record with the deadline its reader can act on
 */
export function renewed(shown: Notification, items: readonly UrgentItem[]): Notification | 'done' | undefined {
  if (shown.about.length === 0) return undefined;
  const of = new Set(shown.about);
  const rest = items.filter((item) => of.has(item.id) && (isNear(item) || isLate(item)));
  if (rest.length === 0 && shown.checks === 0) return 'done';
  // What else is due today is counted by digests at their moment only.
  const now = notificationOf(shown.kind, rest, 0, shown.checks);
  return (['late', 'near', 'unconfirmed'] as const).every((name) => now[name] === shown[name]) ? undefined : now;
}

/** The next moment after `now` at which anything can be told or shown differently. */
function nextAlarm(
  items: readonly UrgentItem[],
  kinds: AlertKinds,
  state: AlertState,
  calendar: WorkingCalendar,
  now: EpochMs,
): EpochMs | undefined {
  const moments = items.map(({ clock }) => clock.nextState);
  if (kinds.near || kinds.late) moments.push(calendar.nextOpening(now));
  moments.push(snoozeAt(state, now)?.until);
  const today = dayNumber(now);
  for (let day = today; day < today + DAYS_AHEAD; day++) {
    const ahead = digestsOf(day, kinds, calendar).filter(({ from }) => from > now);
    moments.push(...ahead.map(({ from }) => from));
    if (ahead.length > 0) break;
  }
  const next = Math.min(...moments.filter((moment) => moment !== undefined && moment > now).map(Number));
  return Number.isFinite(next) ? next : undefined;
}

/**
 * What to tell at `now`, at most one notification, and what to remember. Outside working hours and while snoozed nothing
 * is told nor marked, so it is told at the next opening. A thing is told anew only if its due moment changed; what turned
 * late is not told as near after it, whatever the PC's clock does. A digest tells all that is late or near, so what turned
 * in its minute is not told beside it; one that its time passed without being told is left out.
 * @param items every open record with the deadline its reader can act on, in any state
 * @param checks how many of the leader's own checks are due; the morning's digest says so
 * @throws RangeError where `now` lies outside the calendar's range
 */
export function plan(
  items: readonly UrgentItem[],
  kinds: AlertKinds,
  state: AlertState,
  calendar: WorkingCalendar,
  now: EpochMs,
  checks = 0,
): AlertPlan {
  const told: Record<string, EpochMs> = {};
  const present = new Set(items.flatMap((item) => [keyOf(item, 'near'), keyOf(item, 'late')]));
  for (const [key, at] of Object.entries(state.told)) {
    if (present.has(key)) told[key] = now;
    else if (DIGEST_KEY.test(key)) {
      if (at > now - FORGET_DIGEST_AFTER) told[key] = at;
    } else if (at > now - FORGET_AFTER) told[key] = Math.min(at, now);
  }
  const snooze = snoozeAt(state, now);
  const next: AlertState = { told, ...(snooze && { snooze }) };
  const done = (notification?: Notification): AlertPlan => {
    const alarm = nextAlarm(items, kinds, next, calendar, now);
    return { state: next, ...(notification && { notification }), ...(alarm !== undefined && { nextAlarm: alarm }) };
  };
  if (!calendar.isOpen(now) || next.snooze) return done();

  const mark = (item: UrgentItem) => {
    told[keyOf(item, 'near')] = now;
    if (isLate(item)) told[keyOf(item, 'late')] = now;
  };
  const pressing = items.filter((item) => isNear(item) || isLate(item));
  const due = digestsOf(dayNumber(now), kinds, calendar).filter(
    ({ key, from, to }) => from <= now && now < to && told[key] === undefined,
  );
  for (const { key } of due) told[key] = now;
  // Where both are due, as on a day of one short session, the later one says it all.
  const digest = due.at(-1);
  if (digest) {
    const close = calendar.closeOf(dateOfDay(dayNumber(now)));
    const dueToday = items.filter(({ clock }) => clock.state === 'running' && (clock.due ?? close + 1) <= close).length;
    const toCheck = digest.kind === 'morning' ? checks : 0;
    if (pressing.length + dueToday + toCheck === 0) return done();
    pressing.forEach(mark);
    return done(notificationOf(digest.kind, pressing, dueToday, toCheck));
  }
  const turned = pressing.filter((item) =>
    isLate(item)
      ? kinds.late && told[keyOf(item, 'late')] === undefined
      : kinds.near && told[keyOf(item, 'near')] === undefined,
  );
  if (turned.length === 0) return done();
  turned.forEach(mark);
  return done(notificationOf('turned', turned));
}
