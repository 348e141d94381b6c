import { OPEN_STATES, type UnitNow } from '../../components/popup/types';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { clocksOf } from '../../lib/clocks/clocks';
import type { Glance } from '../../lib/log/glance';
import type { Settings } from '../../lib/settings';
import { comparison } from '../../lib/statistics/comparison';
import { GROUPS, unitOf } from '../../lib/statistics/unit';

/** So many of what needs help first are one click away. */
const URGENT_ITEMS = 12;

/** The unit as the popup, and with a higher `limit` the options, show it. */
export function unitNow(seen: Glance, settings: Settings, now: EpochMs, limit = URGENT_ITEMS): UnitNow {
  const calendar = createCalendar(settings.calendar);
  const { groups, by, urgent, papers, unconfirmed } = unitOf(
    seen.open,
    seen.findings,
    (record, at) => clocksOf(record, settings.policies, calendar, at),
    now,
    limit,
  );
  const counts = Object.fromEntries(
    GROUPS.map((group) => [
      group,
      Object.fromEntries(OPEN_STATES.map((state) => [state, groups[group]?.states[state] ?? 0])),
    ]),
  ) as UnitNow['counts'];
  return {
    now,
    counts,
    groups,
    by,
    compared: comparison(seen.days, now, calendar),
    urgent,
    papers,
    unconfirmed,
    lastSeen: seen.lastSeen,
    thresholds: settings.policies.thresholds,
  };
}
