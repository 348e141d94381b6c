import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { DAY_MS, dateOf, dateOfDay, dayNumber, ZONE_OFFSET_MS } from '../calendar/zone';
import type { Stretch } from './forecast.types';

const HALF_HOUR = 1_800_000;

/** The half hour of the day, 0–47, in Asia/Ho_Chi_Minh. */
export const slotOf = (at: EpochMs): number => Math.floor(((at + ZONE_OFFSET_MS) % DAY_MS) / HALF_HOUR);

/** Working time between two moments, cut at half hours (the zone's offset is whole hours). Work positions begin at 0. */
export function stretches(from: EpochMs, to: EpochMs, { sessionsOf }: Pick<WorkingCalendar, 'sessionsOf'>): Stretch[] {
  const cut: Stretch[] = [];
  let position = 0;
  let day = 0;
  for (let index = dayNumber(from); index <= dayNumber(to); index++) {
    const before = cut.length;
    for (const session of sessionsOf(dateOfDay(index))) {
      let at = Math.max(session.from, from);
      const end = Math.min(session.to, to);
      while (at < end) {
        const next = Math.min(end, Math.floor(at / HALF_HOUR) * HALF_HOUR + HALF_HOUR);
        cut.push({ from: position, to: position + next - at, slot: slotOf(at), day });
        position += next - at;
        at = next;
      }
    }
    if (cut.length > before || index === dayNumber(from)) day++;
  }
  return cut;
}

/**
 * When the horizon ends: the close of today, or of the next working day when today's is over, and `days` working days on.
 */
export function horizonEnd(
  now: EpochMs,
  days: number,
  calendar: Pick<WorkingCalendar, 'closeOf' | 'addDays'>,
): EpochMs {
  const close = calendar.closeOf(dateOf(now));
  const first = close > now ? close : calendar.closeOf(dateOf(now + DAY_MS));
  return days > 0 ? calendar.addDays(first, days) : first;
}
