/** Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975. */
const OFFSET = 7 * 3_600_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const two = (n: number): string => String(n).padStart(2, '0');
const local = (at: number): Date => new Date(at + OFFSET);

/** The moment of a wall-clock time in Vietnam on the day of `at`, `days` later (or earlier). */
export function onDay(at: number, days: number, hour: number, minute: number): number {
  const d = local(at);
  return Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() + days, hour, minute) - OFFSET;
}

/** 1 = Monday … 7 = Sunday, in Vietnam. */
export const weekday = (at: number): number => local(at).getUTCDay() || 7;

/** `dd/MM/yyyy` */
export function day(at: number): string {
  const d = local(at);
  return `${two(d.getUTCDate())}/${two(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
}
const clock = (at: number): string => `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`;
/** `dd/MM/yyyy HH:mm` */
export const minute = (at: number): string => `${day(at)} ${clock(at)}`;
/** `dd/MM/yyyy HH:mm:ss` */
export const second = (at: number): string => `${minute(at)}:${two(local(at).getUTCSeconds())}`;
/** `HH:mm dd/MM/yyyy`, as OEP portlets print it. */
export const timeFirst = (at: number): string => `${clock(at)} ${day(at)}`;
/** `yyyy-MM-ddTHH:mm:ss.SSS+0000`, as iGate v2's JSON prints it. */
export const isoZulu = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');
/** `YYMMDD`, the middle of a dossier code. */
export function codeDay(at: number): string {
  const d = local(at);
  return `${two(d.getUTCFullYear() % 100)}${two(d.getUTCMonth() + 1)}${two(d.getUTCDate())}`;
}
/** `ngày 05 tháng 02 năm 2026`, as Decree 30/2020 wants it: day below 10 and months 1–2 padded. */
export function inWords(at: number): string {
  const d = local(at);
  const m = d.getUTCMonth() + 1;
  return `ngày ${two(d.getUTCDate())} tháng ${m < 3 ? two(m) : m} năm ${d.getUTCFullYear()}`;
}
/** `16 giờ 30 phút, ngày 05 tháng 02 năm 2026`. */
export const hourInWords = (at: number): string =>
  `${two(local(at).getUTCHours())} giờ ${two(local(at).getUTCMinutes())} phút, ${inWords(at)}`;
