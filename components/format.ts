import type { EpochMs, LocalDate } from '../lib/calendar/types';
import { localFields, parseLocalDate } from '../lib/calendar/zone';
import type { Language } from '../lib/settings';

export { formatNumber, formatShare } from '../lib/i18n';

const two = (value: number) => String(value).padStart(2, '0');

/** `18,40` of points: two digits, rounded; the index is told so. */
export const formatPoints = (points: number, language: Language): string =>
  points.toFixed(2).replace('.', language === 'vi' ? ',' : '.');

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** The day's name, 1 = Monday … 7 = Sunday. */
export const formatWeekday = (weekday: number, language: Language): string => WEEKDAYS[language][weekday - 1] ?? '';

/** A word as it begins a line. */
export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The month's name as a title, 1 = January; `Tháng 1` in Vietnamese. */
export const formatMonth = (month: number, language: Language): string =>
  capitalized(new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1)));

/** `15:00`, in Asia/Ho_Chi_Minh. */
export function formatTime(at: EpochMs): string {
  const { hour, minute } = localFields(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `15:00 thứ Hai 14/08/2023`, in Asia/Ho_Chi_Minh. */
export function formatMoment(at: EpochMs, language: Language): string {
  const { weekday, day, month, year } = localFields(at);
  return `${formatTime(at)} ${formatWeekday(weekday, language)} ${two(day)}/${two(month)}/${year}`;
}

/** `14/08/2023` from `2023-08-14`; any other text is given back as it is. */
export const formatDate = (date: LocalDate): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');

/** `2023-08-14` from a date as people here write it (14/8/2023, 14-08-2023, 14.8.2023); undefined if it is no real date. */
export function parseDate(text: string): LocalDate | undefined {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!match) return undefined;
  const date = `${match[3]}-${two(Number(match[2]))}-${two(Number(match[1]))}`;
  return parseLocalDate(date) === null ? undefined : date;
}

/** `07:30` from 7:30, 7h30, 7g30 or 7h; undefined if it is no time of day. */
export function parseTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})\s*[:hg]\s*(\d{2})?\s*$/i.exec(text);
  if (!match) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : undefined;
}

/** `16/10` from `10-16`. */
export const formatDayMonth = (value: string): string => value.replace(/^(\d\d)-(\d\d)$/, '$2/$1');

/** `10-16` from `16/10`; undefined if no year has that day. */
export function parseDayMonth(text: string): string | undefined {
  const date = parseDate(`${text.trim()}/2024`);
  return date?.slice(5);
}
