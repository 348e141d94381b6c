import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { dayNumber, startOfDay } from '../calendar/zone';
import { clockWords } from '../clocks/strings';
import type { Clock } from '../clocks/types';
import type { StoredRecord } from '../log/types';
import { clockInput } from '../statistics/input';
import { urgentItem } from '../statistics/summary';
import type { ClocksOf, UrgentItem } from '../statistics/types';
import { alertWords } from './strings';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Of the six working hours to accept a dossier, the last two are near. What came in right after the last look at a portal is near
 * four working hours later, unseen: from then on the number may be too low, and is called old.
 */
export const OLD_AFTER_HOURS = 4;
const OLD_AFTER = OLD_AFTER_HOURS * HOUR;

/** The browser tells nobody that the PC's clock was set: so often it is looked at again at least. */
const AT_LEAST_EVERY = 15 * MINUTE;

/** A portal's clock and the PC's are never quite equal. */
const CLOCKS_APART = 5 * MINUTE;

/** White on each of them is read with ease (WCAG AA). */
const COLOURS = { late: '#9b1c1c', near: '#735000', old: '#3b444f' };
const MOST = 999;

/** What the icon says at one moment. */
interface Toolbar {
  /** How many are late; where none is, how many are near; empty where neither. */
  text: string;
  /** Of the number's ground; it only repeats what the title says. */
  colour: string;
  /** All of it in words: what is late, near and unknown, when anything was last seen, and whether that is old. */
  title: string;
  /** The next moment at which any of it may be another: for alarms. Always later than `now`. */
  next: EpochMs;
  /** Every open record with the clock its reader can act on, reckoned once for all who need it. */
  items: UrgentItem[];
}

/** What is open in the log, and by what to judge it. */
interface Work {
  /** The open records. */
  records: readonly StoredRecord[];
  /** When the newest record was seen, open or not; undefined while the log is empty. */
  lastSeen?: EpochMs;
  clocksOf: ClocksOf;
  calendar: WorkingCalendar;
  language: 'vi' | 'en';
}

/** Whether what is known is old: see `OLD_AFTER_HOURS`. */
export const isOld = (lastSeen: EpochMs, calendar: WorkingCalendar, now: EpochMs): boolean =>
  calendar.between(lastSeen, now) >= OLD_AFTER;

function count({ records, clocksOf }: Work, now: EpochMs, latest: EpochMs) {
  const counts = { late: 0, near: 0, unknown: 0, unconfirmed: 0 };
  const items: UrgentItem[] = [];
  let next = latest;
  for (const record of records) {
    const clocks = clocksOf(clockInput(record), now);
    for (const { nextState } of clocks)
      if (nextState !== undefined && nextState > now && nextState < next) next = nextState;
    const first: Clock | undefined = clocks[0];
    if (!first) continue;
    const item = urgentItem(record, first, now);
    items.push(item);
    if (first.state === 'breached') {
      counts.late++;
      if (item.unconfirmed) counts.unconfirmed++;
    } else if (first.state === 'warning' || first.state === 'critical') counts.near++;
    else if (first.state === 'unknown') counts.unknown++;
  }
  return { counts, next, items };
}

/**
 * The icon's number, colour and words; each open record counts once, by the clock its reader can act on. What the number is
 * does not depend on what was shown before, so that nothing is wrong after a restart or a clock that was set.
 */
export function toolbarOf(work: Work, now: EpochMs): Toolbar {
  const { lastSeen, calendar, language } = work;
  const say = alertWords(language);
  const latest = now + AT_LEAST_EVERY;
  const titled = (...words: string[]) => say('name', { words: words.join(', ') });
  if (lastSeen === undefined)
    return { text: '', colour: COLOURS.old, title: titled(say('nothingSeen')), next: latest, items: [] };

  const { counts, next: changes, items } = count(work, now, latest);
  const { late, near, unknown, unconfirmed } = counts;
  const ahead = lastSeen > now + CLOCKS_APART;
  const old = isOld(lastSeen, calendar, now);
  const shown = late || near;
  const words = [
    ...(late ? [say('late', { count: late })] : []),
    ...(near ? [say('near', { count: near })] : []),
    ...(shown ? [] : [say('calm')]),
    ...(unconfirmed ? [say('unconfirmed', { count: unconfirmed })] : []),
    ...(unknown ? [say('unknown', { count: unknown })] : []),
    say('seen', { moment: clockWords(language).moment(lastSeen, now) }),
    ...(old ? [say('old', { hours: OLD_AFTER_HOURS })] : []),
    ...(ahead ? [say('ahead')] : []),
  ];
  const becomesOld = calendar.add(lastSeen, OLD_AFTER);
  // At midnight “today” is yesterday.
  const midnight = startOfDay(dayNumber(now) + 1);
  const moments = [changes, becomesOld, midnight, lastSeen - CLOCKS_APART];
  const next = moments.reduce((first, at) => (at > now && at < first ? at : first), latest);
  return {
    text: shown > MOST ? `${MOST}+` : String(shown || ''),
    colour: old || ahead ? COLOURS.old : late ? COLOURS.late : COLOURS.near,
    title: titled(...words),
    next,
    items,
  };
}
