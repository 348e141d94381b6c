import { createCalendar } from '../../lib/calendar/calendar';
import { clocksOf } from '../../lib/clocks/clocks';
import type { Settings } from '../../lib/settings';
import type { ClocksOf } from '../../lib/statistics/types';

/** The clocks and the calendar of the unit's settings. */
export function clocksBy({ policies, calendar: config }: Settings): {
  clocks: ClocksOf;
  calendar: ReturnType<typeof createCalendar>;
} {
  const calendar = createCalendar(config);
  return { calendar, clocks: (record, at) => clocksOf(record, policies, calendar, at) };
}
