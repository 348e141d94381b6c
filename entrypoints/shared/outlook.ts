import type { EpochMs } from '../../lib/calendar/types';
import { finishedSince } from '../../lib/log/finished';
import type { StoredRecord } from '../../lib/log/types';
import type { Settings } from '../../lib/settings';
import { forecast, windowStart } from '../../lib/statistics/forecast';
import type { Forecast } from '../../lib/statistics/forecast.types';
import { horizonEnd } from '../../lib/statistics/stretches';
import { historyOf, presentOf } from '../../lib/statistics/work';
import { clocksBy } from './clocksBy';

/**
 * What will be late by the close of today, or of the next working day once today's is over, at the pace that the log shows.
 * It takes tens of ms, so it comes after what needs no forecast is on screen.
 * @param open what is open in the log
 * @param moves also tells what one change of who does what would save, which takes as long again
 */
export async function outlookOf(
  open: readonly StoredRecord[],
  settings: Settings,
  now: EpochMs,
  moves = false,
): Promise<Forecast> {
  const { clocks, calendar } = clocksBy(settings);
  const { from, records } = await finishedSince(windowStart(now, calendar));
  return forecast(presentOf(open, clocks, now), historyOf(records, from, calendar), {
    now,
    until: horizonEnd(now, 0, calendar),
    calendar,
    moves,
  });
}
