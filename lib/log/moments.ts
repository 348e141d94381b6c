import { dateOf, isoLocal } from '../calendar/zone';
import { truncate } from '../portals/moments';
import type { Moment } from '../portals/types';

/** `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM+07:00` or `YYYY-MM-DDTHH:MM:SS+07:00`, by precision. */
export function momentText({ at, precision }: Moment): string {
  if (precision === 'day') return dateOf(at);
  const iso = isoLocal(truncate(at, precision));
  return precision === 'minute' ? `${iso.slice(0, 16)}+07:00` : iso;
}
