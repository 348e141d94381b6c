import type { EpochMs } from '../calendar/types';
import { dayNumber, dayOfRealYmd, startOfDay, weekdayOfDay, ymdOfDay } from '../calendar/zone';
import { clean } from '../portals/text';
import type { Moment } from '../portals/types';
import { loneMoment } from './pages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A portal's clock may run so far ahead of this PC's. */
const AHEAD = 5 * MINUTE;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NAMED = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];

const TIME = '(?:(?:luc |at )?(?<h>\\d{1,2}):(?<mi>\\d{2})(?::\\d{2})?(?: ?(?<half>am|pm|sa|ch))?)';
const WEEKDAY =
  '(?<w>thu (?:hai|ba|tu|nam|sau|bay)|thu [2-7]|th ?[2-7]|t[2-7]|cn|chu nhat|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)';
const whole = (source: string) => new RegExp(`^${source}$`);

const FORMS = {
  time: whole(TIME),
  today: whole(`(?:hom nay|today),?(?: ${TIME})?`),
  yesterday: whole(`(?:hom qua|yesterday),?(?: ${TIME})?`),
  weekday: whole(`${WEEKDAY}[.,]? ${TIME}`),
  // Alone, "Th 5" may be a month as well.
  weekdayAlone: /^(?<w>mon|tue|wed|thu|fri|sat|sun)[a-z]*$/,
  numbers: whole(`(?:${WEEKDAY}[.,]? )?(?<a>\\d{1,2})[/.-](?<b>\\d{1,2})(?:,? ${TIME})?`),
  words: whole(`(?:${WEEKDAY}[.,]? )?(?:ngay )?(?<d>\\d{1,2})[ -](?:thang|thg|th)\\.? ?(?<m>\\d{1,2})(?:,? ${TIME})?`),
  dayMonth: whole(`(?:${WEEKDAY}[.,]? )?(?<d>\\d{1,2})[ -](?<mon>${MONTHS.join('|')})[a-z]*\\.?(?:,? ${TIME})?`),
  monthDay: whole(`(?:${WEEKDAY}[.,]? )?(?<mon>${MONTHS.join('|')})[a-z]*\\.? (?<d>\\d{1,2})(?:,? ${TIME})?`),
  ago: /^(?<n>\d{1,3}) (?<unit>phut|gio|ngay|min(?:ute)?s?|h(?:ou)?rs?|days?)\.? (?:truoc|ago)$/,
};
/** Two numbers and a year behind them: which one is the day may be open. */
const BOTH = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:\d\d){1,2}(?!\d)/;
const PAIR = /(?<!\d)(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?(?!\d)/g;

type Groups = Record<string, string | undefined>;

/** Lower case without accents; unlike `fold` it keeps the signs between numbers. */
const plain = (text: string): string =>
  clean(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');

/** ms since midnight, undefined where no time is printed, null where it is none. */
function timeOf({ h, mi, half }: Groups): number | undefined | null {
  if (h === undefined) return undefined;
  let hour = Number(h);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' || half === 'ch' ? 12 : 0);
  }
  const minute = Number(mi);
  return hour > 23 || minute > 59 ? null : hour * HOUR + minute * MINUTE;
}

function onDay(day: number, groups: Groups): Moment | undefined {
  const time = timeOf(groups);
  if (time === null) return undefined;
  return time === undefined
    ? { at: startOfDay(day), precision: 'day' }
    : { at: startOfDay(day) + time, precision: 'minute' };
}

/** 1 = Monday … 7 = Sunday. */
function weekdayIn(words: string): number {
  const number = /[2-7]$/.exec(words)?.[0];
  if (number) return Number(number) - 1;
  if (words === 'cn' || words === 'chu nhat') return 7;
  const named = NAMED.indexOf(words.replace(/^thu /, ''));
  return words.startsWith('thu ') ? named + 1 : DAYS.indexOf(words.slice(0, 3)) + 1;
}

/** The last such day before today; on its own day it could be a week old as well. */
function lastWeekday(weekday: number, today: number): number | undefined {
  const back = (weekdayOfDay(today) - weekday + 7) % 7;
  return back === 0 ? undefined : today - back;
}

/** The last such day that is not after today: mail programs leave out the year of the last twelve months only. */
function lastDate(month: number, day: number, today: number): number | undefined {
  const { year } = ymdOfDay(today);
  for (const one of [year, year - 1]) {
    const index = dayOfRealYmd(one, month, day);
    if (index !== null && index <= today) return index;
  }
  return undefined;
}

/** Day and month of two numbers: told by their order where it is known, or by what cannot be a month. */
function dayAndMonth(a: number, b: number, dayFirst: boolean): { day: number; month: number } | undefined {
  if (dayFirst || a > 12 || a === b) return { day: a, month: b };
  return b > 12 ? { day: b, month: a } : undefined;
}

function shortDate(text: string, today: number, dayFirst: boolean): Moment | undefined {
  const numbers = FORMS.numbers.exec(text)?.groups;
  const named = (FORMS.words.exec(text) ?? FORMS.dayMonth.exec(text) ?? FORMS.monthDay.exec(text))?.groups;
  const groups: Groups | undefined = numbers ?? named;
  if (!groups) return undefined;
  const parts = numbers
    ? dayAndMonth(Number(numbers.a), Number(numbers.b), dayFirst)
    : { day: Number(groups.d), month: Number(groups.m ?? MONTHS.indexOf(groups.mon ?? '') + 1) };
  const day = parts && lastDate(parts.month, parts.day, today);
  if (day === undefined) return undefined;
  // A day's name that does not fit says that something was misunderstood.
  if (groups.w && weekdayIn(groups.w) !== weekdayOfDay(day)) return undefined;
  return onDay(day, groups);
}

function read(text: string, now: EpochMs, dayFirst: boolean): Moment | undefined {
  const today = dayNumber(now);
  const near = FORMS.today.exec(text)?.groups ?? FORMS.time.exec(text)?.groups;
  if (near ?? FORMS.today.test(text)) return onDay(today, near ?? {});
  const before = FORMS.yesterday.exec(text);
  if (before) return onDay(today - 1, before.groups ?? {});
  const week = (FORMS.weekday.exec(text) ?? FORMS.weekdayAlone.exec(text))?.groups;
  if (week) {
    const day = lastWeekday(weekdayIn(week.w ?? ''), today);
    return day === undefined ? undefined : onDay(day, week);
  }
  const ago = FORMS.ago.exec(text)?.groups;
  if (ago) {
    const n = Number(ago.n);
    if (/^(?:ngay|day)/.test(ago.unit ?? '')) return { at: startOfDay(today - n), precision: 'day' };
    return { at: now - n * (/^(?:gio|h)/.test(ago.unit ?? '') ? HOUR : MINUTE), precision: 'minute' };
  }
  const short = shortDate(text, today, dayFirst);
  if (short) return short;
  const [, a, b] = BOTH.exec(text) ?? [];
  if (a !== undefined && !dayFirst && Number(a) <= 12 && a !== b) return undefined;
  return loneMoment(text);
}

const LONGEST_DATE = 60;

/**
 * The moment that a mail program prints, in Vietnamese or English: full, without its year, as a weekday, as today or
 * yesterday, as a time of today, as so long ago. What can mean two days, or lies in the future, is undefined.
 * @param dayFirst whether 12/11 is known to be the twelfth of November
 */
export function mailMoment(printed: string, now: EpochMs, dayFirst: boolean): Moment | undefined {
  if (printed.length > LONGEST_DATE) return undefined;
  const moment = read(plain(printed), now, dayFirst);
  return moment && moment.at <= now + AHEAD ? moment : undefined;
}

/** Whether dates printed on one page put the day first for certain: its language says so, or one date can be read no other way. */
export function isDayFirst(language: string, printed: readonly string[]): boolean {
  if (/^vi\b/i.test(language)) return true;
  const pairs = printed.flatMap((text) => [...text.matchAll(PAIR)].map(([, a, b]) => [Number(a), Number(b)] as const));
  return pairs.some(([a, b]) => a > 12 && b <= 12) && !pairs.some(([a, b]) => b > 12 && a <= 12);
}
