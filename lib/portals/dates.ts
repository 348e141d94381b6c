import { DAY_MS, dayOfRealYmd, startOfDay, ZONE_OFFSET_MS } from '../calendar/zone';
import { PATTERNS } from './patterns';
import { LONGEST } from './text';
import type { Moment } from './types';

const DATES = ['isoDate', 'numericDate', 'wordDate', 'monthDayDate', 'dayMonthDate'] as const;

/** What databases print for "no date": their smallest or largest day. */
const PLACEHOLDER_YEARS = new Set([1, 1753, 1899, 1900, 1970, 9999]);

export interface FoundMoment {
  /** Undefined for a date that does not exist or could mean two days. */
  moment: Moment | undefined;
  /** A database's "no date" value, such as 01/01/1900. */
  placeholder: boolean;
  index: number;
  length: number;
  /** The month stands where Vietnamese writing has the day: a page that prints such dates means another order. */
  monthFirst?: boolean;
}

type Groups = Record<string, string | undefined>;
interface Token {
  from: number;
  to: number;
  groups: Groups;
  isDate: boolean;
}

function datesIn(text: string): Token[] {
  const dates: Token[] = [];
  for (const shape of DATES)
    for (const match of text.matchAll(PATTERNS[shape])) {
      const from = match.index;
      const to = from + match[0].length;
      if (!dates.some((other) => from < other.to && other.from < to))
        dates.push({ from, to, groups: match.groups ?? {}, isDate: true });
    }
  return dates;
}

/** Times of day: neither spans of time nor the two ends of a range. */
function timesIn(text: string, dates: Token[]): Token[] {
  const times: Token[] = [];
  let ranged = -1;
  for (const match of text.matchAll(PATTERNS.time)) {
    const from = match.index;
    const to = from + match[0].length;
    if (dates.some((date) => from < date.to && date.from < to)) continue;
    const previous = times.at(-1);
    const groups = match.groups ?? {};
    if (ranged >= 0 && PATTERNS.range.test(text.slice(ranged, from))) {
      if (previous?.to === ranged) times.pop();
      ranged = to;
      continue;
    }
    ranged = to;
    // As far back as a span or a word of time reaches.
    const before = text.slice(Math.max(0, from - 40), from);
    if (PATTERNS.spanBefore.test(before)) continue;
    // "14h30" is written of the clock; "6 giờ", "6h" may be a span, unless a word says when.
    const ofClock =
      !groups.spoken ||
      groups.half ||
      (groups.sm && !/\s|giờ/i.test(groups.spoken)) ||
      PATTERNS.atTime.test(before) ||
      PATTERNS.ofDay.test(text.slice(to));
    if (ofClock) times.push({ from, to, groups, isDate: false });
  }
  return times;
}

/** Seconds since midnight, undefined for a time that does not exist. */
function secondsOf({ h, mi, sm, s, half }: Groups): number | undefined {
  let hour = Number(h);
  const minute = Number(mi ?? sm ?? 0);
  const second = Number(s ?? 0);
  const part = half?.toLowerCase();
  if (part === 'sa' || part === 'ch' || part === 'am' || part === 'pm') {
    if (hour > 12 || hour === 0) return undefined;
    hour = (hour % 12) + (part === 'ch' || part === 'pm' ? 12 : 0);
  } else if ((part === 'chiều' || part === 'tối') && hour < 12) hour += 12;
  else if (part === 'trưa' && hour < 3) hour += 12;
  return secondsAt(hour, minute, second);
}

/** Day index in the years that records are from, or null. */
const dayIn = (year: number, month: number, day: number): number | null =>
  year < 1990 || year > 2099 ? null : dayOfRealYmd(year, month, day);

/** Seconds after midnight, undefined for a time that no clock shows. */
const secondsAt = (hour: number, minute: number, second: number): number | undefined =>
  hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)
    ? undefined
    : hour * 3600 + minute * 60 + second;

/** Midnight to the second is a date that passed through a date-time type, not an act at midnight. */
const timed = (at: number, seconds: number, exact: boolean): Moment => ({
  at,
  precision: (at + ZONE_OFFSET_MS) % DAY_MS === 0 && seconds < 86_400 ? 'day' : exact ? 'second' : 'minute',
});

function build(date: Groups, time: Groups | undefined): Pick<FoundMoment, 'moment' | 'placeholder' | 'monthFirst'> {
  const { y = '', sep } = date;
  const d = Number(date.d);
  const year = y.length === 2 ? 2000 + Number(y) : Number(y);
  if (PLACEHOLDER_YEARS.has(year)) return { moment: undefined, placeholder: true };
  const none = { moment: undefined, placeholder: false };
  // Two digits of a year only with slashes, and not such as could be a day: 14-08-23 could as well begin with its year.
  if (y.length === 2 && (sep !== '/' || year < 2020)) return none;
  const m = date.m ? Number(date.m) : PATTERNS.months.source.split('|').indexOf((date.mon ?? '').toLowerCase()) + 1;
  const day = dayIn(year, m, d);
  if (day === null) return { ...none, monthFirst: m > 12 && dayIn(year, d, m) !== null };
  const clock = date.h === undefined ? time : date;
  // English halves of the day come with either order of day and month: only a day above 12 settles it.
  if (sep && /[ap]m/i.test(clock?.half ?? '') && d <= 12 && d !== m) return none;
  if (!clock) return { moment: { at: startOfDay(day), precision: 'day' }, placeholder: false };
  const seconds = secondsOf(clock);
  if (seconds === undefined) return none;
  let at = startOfDay(day) + seconds * 1000;
  const { zone } = clock;
  if (zone) {
    const [, sign, hours, minutes] = PATTERNS.offset.exec(zone) ?? ['', '+', '0', '0'];
    const offset = (Number(hours) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60_000 : 60_000);
    at += ZONE_OFFSET_MS - offset;
  }
  return { moment: timed(at, seconds, clock.s !== undefined), placeholder: false };
}

/** Which time belongs to which date in a run of neighbours: only an order that can be read in one way pairs them. */
function pair(run: Token[]): [Token, Token | undefined][] {
  const [first] = run;
  const alternating =
    run.length % 2 === 0 && run.every((token, i) => (token.isDate === (i % 2 === 0)) === first?.isDate);
  if (!alternating) return run.filter(({ isDate }) => isDate).map((date) => [date, undefined]);
  const pairs: [Token, Token | undefined][] = [];
  for (let i = 0; i < run.length; i += 2) {
    const [a, b] = [run[i] as Token, run[i + 1] as Token];
    pairs.push(a.isDate ? [a, b] : [b, a]);
  }
  return pairs;
}

/** Every date in a text, in order, each with its time if one stands beside it. Shapes: see the portals' notes, §1.12. */
export function findMoments(text: string): FoundMoment[] {
  if (text.length > LONGEST || !PATTERNS.numeric.test(text)) return [];
  const dates = datesIn(text);
  if (dates.length === 0) return [];
  const times = timesIn(text, dates);
  const tokens = [...dates, ...times].sort((a, b) => a.from - b.from);
  const runs: Token[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    // Two dates, or two times, side by side do not belong to each other.
    const joint = last && last.isDate !== token.isDate ? text.slice(last.to, token.from) : undefined;
    if (run && joint !== undefined && joint.length < 40 && PATTERNS.joinsTime.test(joint)) run.push(token);
    else runs.push([token]);
  }
  return runs
    .flatMap((run) => (run.length === 1 && !run[0]?.isDate ? [] : pair(run)))
    .map(([date, time]) => {
      const from = Math.min(date.from, time?.from ?? date.from);
      return { ...build(date.groups, time?.groups), index: from, length: Math.max(date.to, time?.to ?? 0) - from };
    });
}

export type ParsedMoment = { kind: 'moment'; moment: Moment } | { kind: 'blank' } | { kind: 'unreadable' };

const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

function plainMoment(text: string): ParsedMoment {
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  if (PLACEHOLDER_YEARS.has(year)) return { kind: 'blank' };
  const day = dayIn(year, twoDigits(text, 3), twoDigits(text, 0));
  if (day === null) return { kind: 'unreadable' };
  const midnight = startOfDay(day);
  if (text.length === 10) return { kind: 'moment', moment: { at: midnight, precision: 'day' } };
  const exact = text.length > 16;
  const seconds = secondsAt(twoDigits(text, 11), twoDigits(text, 14), exact ? twoDigits(text, 17) : 0);
  if (seconds === undefined) return { kind: 'unreadable' };
  return { kind: 'moment', moment: timed(midnight + seconds * 1000, seconds, exact) };
}

const sameMoment = (a: Moment, b: Moment) => a.at === b.at && a.precision === b.precision;

/**
 * The one moment that a date cell prints. Words around it are allowed; two different dates, a date that does not exist
 * and an order of day and month that could mean either are `unreadable`: nothing is guessed.
 */
export function parseMoment(text: string): ParsedMoment {
  if (PATTERNS.plainMoment.test(text)) return plainMoment(text);
  const found = findMoments(text);
  const real = found.filter((one) => !one.placeholder);
  const first = real[0];
  if (!first) return found.length > 0 ? { kind: 'blank' } : { kind: 'unreadable' };
  const { moment } = first;
  if (!moment || real.some((one) => !one.moment || !sameMoment(one.moment, moment))) return { kind: 'unreadable' };
  return { kind: 'moment', moment };
}
