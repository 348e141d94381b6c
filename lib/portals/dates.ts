import type { EpochMs } from '../calendar/types';
import { momentOf, parseLocalDate } from '../calendar/zone';
import type { Moment } from './types';

const DAY = 86_400;

// A number, letter or slash next to a date means that it is something else: a document's number, a longer code.
const EDGE = '(?<![\\d/.])';
const END = '(?![\\d/]|\\.\\d|-\\d)';
const TIME =
  '(?<h>\\d{1,2})\\s?(?::|h|giờ|g)\\s?(?<mi>\\d{2})?(?:\\s?phút|p)?(?::(?<s>\\d{2})(?:[.,]\\d+)?)?(?:\\s?(?<half>SA|CH|AM|PM)(?!\\p{L}))?';
const DMY = '(?<d>\\d{1,2})(?<sep>[/.-])(?<m>\\d{1,2})\\k<sep>(?<y>\\d{4}|\\d{2})';
const WORDS = '(?:ngày\\s)?(?<d>\\d{1,2})\\stháng\\s(?<m>\\d{1,2})\\snăm\\s(?<y>\\d{4})';
const JOIN = '(?:\\s*[,;|(–-]?\\s*(?:lúc|vào lúc|hồi|từ)?\\s*)';
const JOIN_BACK = '(?:\\s*[,;|–-]?\\s*(?:ngày)?\\s*)';

const SHAPES: RegExp[] = [
  /(?<![\d/.-])(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[T ](?<h>\d{2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?\s?(?<zone>Z|[+-]\d{2}:?\d{2})?)?(?![\d/]|-\d)/giu,
  new RegExp(`${EDGE}${TIME}${JOIN_BACK}${WORDS}`, 'giu'),
  new RegExp(`${EDGE}${WORDS}(?:${JOIN}${TIME})?`, 'giu'),
  new RegExp(`(?<![\\d/:.])${TIME}${JOIN_BACK}${DMY}${END}`, 'giu'),
  new RegExp(`${EDGE}${DMY}(?:${JOIN}${TIME})?${END}`, 'giu'),
  /(?<![\d/.-])(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})(?:\s+(?<h>\d{1,2}):(?<mi>\d{2})(?::(?<s>\d{2}))?)?(?![\d/])/gu,
];

/** What databases print for "no date": their smallest or largest day. */
const PLACEHOLDER_YEARS = new Set([1, 1753, 1899, 1900, 1970, 9999]);

export interface FoundMoment {
  /** Undefined for a date that does not exist or could mean two days. */
  moment: Moment | undefined;
  /** A database's "no date" value, such as 01/01/1900. */
  placeholder: boolean;
  index: number;
  length: number;
}

function build(groups: Record<string, string | undefined>): Pick<FoundMoment, 'moment' | 'placeholder'> {
  const year = groups.y?.length === 2 ? 2000 + Number(groups.y) : Number(groups.y);
  if (PLACEHOLDER_YEARS.has(year)) return { moment: undefined, placeholder: true };
  const none = { moment: undefined, placeholder: false };
  // Two digits of a year only with slashes: 14-08-23 could as well begin with its year.
  if (groups.y?.length === 2 && groups.sep !== '/') return none;
  let hour = groups.h === undefined ? undefined : Number(groups.h);
  const half = groups.half?.toUpperCase();
  // English halves of the day come with either order of day and month: only a day above 12 settles it.
  if ((half === 'AM' || half === 'PM') && groups.sep && Number(groups.d) <= 12 && groups.d !== groups.m) return none;
  if (hour !== undefined && half) {
    if (hour > 12 || hour === 0) return none;
    hour = (hour % 12) + (half === 'CH' || half === 'PM' ? 12 : 0);
  }
  const date = `${String(year).padStart(4, '0')}-${groups.m?.padStart(2, '0')}-${groups.d?.padStart(2, '0')}`;
  if (parseLocalDate(date) === null || year < 2000 || year > 2099) return none;
  if (hour === undefined) return { moment: { at: momentOf(date, 0), precision: 'day' }, placeholder: false };
  const minute = Number(groups.mi ?? 0);
  const second = Number(groups.s ?? 0);
  const seconds = hour * 3600 + minute * 60 + second;
  if (hour > 24 || minute > 59 || second > 59 || seconds > DAY) return none;
  let at: EpochMs = momentOf(date, seconds);
  const zone = groups.zone;
  if (zone) {
    const [, sign, zoneHour, zoneMinute] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? ['', '+', '0', '0'];
    const offset = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '-' ? -60_000 : 60_000);
    at += 7 * 3_600_000 - offset;
  }
  // Midnight to the second is a date that passed through a date-time type, not an act at midnight.
  const midnight = (at + 7 * 3_600_000) % (DAY * 1000) === 0;
  const precision = midnight ? 'day' : groups.s === undefined ? 'minute' : 'second';
  return { moment: { at, precision }, placeholder: false };
}

/** Every date in a text, in order, each with its time if one stands beside it. Shapes: see the portals' notes, §1.12. */
export function findMoments(text: string): FoundMoment[] {
  if (!/\d{2}|\d[/.-]/.test(text)) return [];
  const found: FoundMoment[] = [];
  for (const shape of SHAPES) {
    shape.lastIndex = 0;
    for (let match = shape.exec(text); match; match = shape.exec(text)) {
      const { index } = match;
      const { length } = match[0];
      if (!found.some((other) => index < other.index + other.length && other.index < index + length))
        found.push({ ...build(match.groups ?? {}), index, length });
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

export type ParsedMoment = { kind: 'moment'; moment: Moment } | { kind: 'blank' } | { kind: 'unreadable' };

const sameMoment = (a: Moment, b: Moment) => a.at === b.at && a.precision === b.precision;

/**
 * The one moment that a date cell prints. Words around it are allowed; two different dates, a date that does not exist
 * and an order of day and month that could mean either are `unreadable`: nothing is guessed.
 */
export function parseMoment(text: string): ParsedMoment {
  const found = findMoments(text);
  const real = found.filter((one) => !one.placeholder);
  const first = real[0];
  if (!first) return found.length > 0 ? { kind: 'blank' } : { kind: 'unreadable' };
  const { moment } = first;
  if (!moment || real.some((one) => !one.moment || !sameMoment(one.moment, moment))) return { kind: 'unreadable' };
  return { kind: 'moment', moment };
}
