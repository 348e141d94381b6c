import type { UnitNow } from '../../components/popup/types';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { dayNumber, startOfDay } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import type { Glance } from '../../lib/log/glance';
import { byId } from '../../lib/log/ofRecords';
import type { StoredRecord } from '../../lib/log/types';
import type { Settings } from '../../lib/settings';
import { clockInput } from '../../lib/statistics/input';
import { byUrgency, urgentItem } from '../../lib/statistics/summary';
import { unitNow } from './unitNow';

/** In `storage.session`, which web pages cannot read and which goes with the browser and with each update. */
export const FIRST_LOOK_KEY = 'firstLook';

/**
 * The unit as the background saw it last. A popup shows it until it has read the log itself, which takes longer the more is
 * open: some 300 ms with 700 open records.
 */
export interface FirstLook {
  at: EpochMs;
  /** From here on some count may be another by itself. */
  until: EpochMs;
  unit: Omit<UnitNow, 'urgent'>;
  /** Records of `urgent`: the time they have left is reckoned when they are shown. */
  urgent: StoredRecord[];
}

/** @param until when any count may change by itself; a day's end is one such moment in any case */
export function firstLookOf(seen: Glance, settings: Settings, now: EpochMs, until: EpochMs): FirstLook {
  const { urgent, ...unit } = unitNow(seen, settings, now);
  const records = byId(seen.open);
  return {
    at: now,
    until: Math.min(until, startOfDay(dayNumber(now) + 1)),
    unit,
    urgent: urgent.flatMap(({ id }) => records.get(id) ?? []),
  };
}

/** What `unitNow` would give now; undefined where time has changed what was seen. */
export function unitAtFirst(
  { at, until, unit, urgent }: FirstLook,
  settings: Settings,
  now: EpochMs,
): UnitNow | undefined {
  if (now < at || now >= until) return undefined;
  const calendar = createCalendar(settings.calendar);
  const items = urgent.flatMap((record) => {
    const [clock] = clocksOf(clockInput(record), settings.policies, calendar, now);
    return clock ? [urgentItem(record, clock, now)] : [];
  });
  return { ...unit, now, urgent: items.sort(byUrgency) };
}
