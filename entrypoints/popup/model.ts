import { GROUPS, type Group, OPEN_STATES, type UnitNow } from '../../components/popup/types';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { clocksOf } from '../../lib/clocks/clocks';
import type { Glance } from '../../lib/log/glance';
import type { StoredRecord } from '../../lib/log/types';
import type { Settings } from '../../lib/settings';
import { summarize } from '../../lib/statistics/summary';
import type { ClocksOf } from '../../lib/statistics/types';

const URGENT_ITEMS = 5;

const groupOf = ({ kind }: StoredRecord): Group => (kind === 'incoming' || kind === 'outgoing' ? 'document' : kind);

/** The unit as the popup shows it. */
export function unitNow({ open: records, lastSeen }: Glance, settings: Settings, now: EpochMs): UnitNow {
  const calendar = createCalendar(settings.calendar);
  const clocks: ClocksOf = (record, at) => clocksOf(record, settings.policies, calendar, at);
  const summary = summarize(records, clocks, now, URGENT_ITEMS);
  const counts = Object.fromEntries(
    GROUPS.map((group) => {
      const { states } = summarize(
        records.filter((record) => groupOf(record) === group),
        clocks,
        now,
        0,
      );
      return [group, Object.fromEntries(OPEN_STATES.map((state) => [state, states[state]]))];
    }),
  ) as UnitNow['counts'];
  // Work that runs without haste is in the table; listed here it would only hide what needs hands.
  const urgent = summary.urgent.filter((item) => item.clock.state !== 'running');
  return { now, counts, urgent, unconfirmed: summary.unconfirmed, lastSeen, thresholds: settings.policies.thresholds };
}
