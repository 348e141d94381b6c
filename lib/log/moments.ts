import { dateOf, isoLocal, parseLocalDate, startOfDay } from '../calendar/zone';
import { truncate } from '../portals/moments';
import type { Moment } from '../portals/types';

/** `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM+07:00` or `YYYY-MM-DDTHH:MM:SS+07:00`, by precision. */
export function momentText({ at, precision }: Moment): string {
  if (precision === 'day') return dateOf(at);
  const iso = isoLocal(truncate(at, precision));
  return precision === 'minute' ? `${iso.slice(0, 16)}+07:00` : iso;
}

/** The moment that `momentText` wrote; undefined for anything else. */
export function momentOfText(text: string): Moment | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = parseLocalDate(text);
    return day === null ? undefined : { at: startOfDay(day), precision: 'day' };
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : { at, precision: text.length > 22 ? 'second' : 'minute' };
}
