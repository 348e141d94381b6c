import type { EpochMs, LocalDate, Weekday } from './types';

/** Vietnam keeps UTC+7 the whole year, so plain integer arithmetic is exact and needs no zone data of the PC. */
export const ZONE_OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The wall clock in Asia/Ho_Chi_Minh; `month` 1–12, `weekday` 1 = Monday … 7 = Sunday. */
export interface LocalFields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: Weekday;
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** Index of the local day that contains `ms`; 0 is 1970-01-01 in Asia/Ho_Chi_Minh. */
export function dayNumber(ms: EpochMs): number {
  return Math.floor((ms + ZONE_OFFSET_MS) / DAY_MS);
}

/** Midnight (local) at which the day begins, in ms since the epoch. */
export function startOfDay(day: number): EpochMs {
  return day * DAY_MS - ZONE_OFFSET_MS;
}

/** 1 = Monday … 7 = Sunday; day 0 was a Thursday. */
export function weekdayOfDay(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** Day index of a date of the Gregorian calendar; the date must be real. */
export function dayOfYmd(year: number, month: number, day: number): number {
  // Years counted from March put the leap day last, so that month lengths follow one linear formula.
  const y = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + day - 719_469;
}

/** The date of a day index. */
export function ymdOfDay(dayIndex: number): { year: number; month: number; day: number } {
  const sinceMarch0 = dayIndex + 719_468;
  const era = Math.floor(sinceMarch0 / 146_097);
  const dayOfEra = sinceMarch0 - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The local wall clock at `ms`; milliseconds are cut off, not rounded. */
export function localFields(ms: EpochMs): LocalFields {
  const day = dayNumber(ms);
  const seconds = Math.floor((ms - startOfDay(day)) / 1000);
  return {
    ...ymdOfDay(day),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    weekday: weekdayOfDay(day),
  };
}

/** Day index of a date, or `null` for one that the Gregorian calendar does not have, such as 30 February. */
export function dayOfRealYmd(year: number, month: number, day: number): number | null {
  if (!(month >= 1 && month <= 12 && day >= 1)) return null;
  const index = dayOfYmd(year, month, day);
  // An impossible day of the month lands on another date.
  return day < 29 || ymdOfDay(index).day === day ? index : null;
}

/** Day index of a `YYYY-MM-DD` text, or `null` when it is not exactly that or no real date. */
export function parseLocalDate(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match && dayOfRealYmd(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** @throws RangeError if `date` is not a real `YYYY-MM-DD`. */
export function dayOfDate(date: LocalDate): number {
  const day = parseLocalDate(date);
  if (day === null) throw new RangeError(`not a date: ${date}`);
  return day;
}

export function dateOfDay(day: number): LocalDate {
  const { year, month, day: dayOfMonth } = ymdOfDay(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`;
}

/** The local date that contains `ms`. */
export function dateOf(ms: EpochMs): LocalDate {
  return dateOfDay(dayNumber(ms));
}

/**
 * The moment `secondsOfDay` after local midnight of `date`.
 * @throws RangeError if `date` is not a real `YYYY-MM-DD`.
 */
export function momentOf(date: LocalDate, secondsOfDay: number): EpochMs {
  return startOfDay(dayOfDate(date)) + secondsOfDay * 1000;
}

/** ISO 8601 with `+07:00`, always with seconds, with milliseconds only when there are some. */
export function isoLocal(ms: EpochMs): string {
  const { hour, minute, second } = localFields(ms);
  const millis = Math.floor(ms) - Math.floor(ms / 1000) * 1000;
  const fraction = millis ? `.${pad(millis, 3)}` : '';
  return `${dateOf(ms)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}+07:00`;
}
