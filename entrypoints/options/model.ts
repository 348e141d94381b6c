import type { PageRow } from '../../components/options/PageHealth';
import type { OwnRecord } from '../../components/options/types';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { DAY_MS, dayNumber, startOfDay } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import { translator } from '../../lib/i18n';
import type { since } from '../../lib/log/queries';
import type { StoredPage } from '../../lib/log/types';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import { CLOCK_IDS } from '../../lib/policies/types';
import type { Language, Settings } from '../../lib/settings';
import { ownFigures } from '../../lib/statistics/figures';
import { paperRates } from '../../lib/statistics/papers';
import type { ClocksOf, Figures } from '../../lib/statistics/types';

const DAYS = 30;

/** Midnight at which the period of the own figures begins. */
export const periodStart = (now: EpochMs): EpochMs => startOfDay(dayNumber(now) - DAYS + 1);

/** Figures of today and of 30 days for each clock that has any. */
export function ownRecord(
  { records, transitions, acts, findings }: Awaited<ReturnType<typeof since>>,
  { calendar: config, policies }: Settings,
  now: EpochMs,
): OwnRecord {
  const calendar = createCalendar(config);
  const clocks: ClocksOf = (record, at) => clocksOf(record, policies, calendar, at);
  const today = startOfDay(dayNumber(now));
  const figures = (from: EpochMs): Figures[] =>
    CLOCK_IDS.map((clock) =>
      ownFigures(records, transitions, clocks, { from, to: today + DAY_MS, now, calendar, clock, acts }),
    ).filter(({ received, undated }) => received + undated > 0);
  return { today: figures(today), month: figures(periodStart(now)), papers: paperRates(findings) };
}

/** A page's health in the words that stood on the page itself. */
export function pageRow(
  { id, origin, shape, status, problems, adapter, at, workedAt }: StoredPage,
  language: Language,
): PageRow {
  const say = translator(OVERLAY_STRINGS[language]);
  return {
    id,
    place: origin.replace(/^https?:\/\//, '') + shape,
    status,
    reasons: problems.map(({ code, detail = '', count = 1 }) => say(code, { detail, n: count })),
    adapter,
    seenAt: at,
    workedAt,
  };
}
