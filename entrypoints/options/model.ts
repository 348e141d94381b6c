import type { PageRow } from '../../components/options/PageHealth';
import type { LogRow } from '../../components/options/types';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { clocksOf } from '../../lib/clocks/clocks';
import { translator } from '../../lib/i18n';
import type { StoredPage, StoredRecord } from '../../lib/log/types';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import type { Language, Settings } from '../../lib/settings';
import { clockInput } from '../../lib/statistics/input';

/** The log's table, seen last first. */
export function logRows(
  records: readonly StoredRecord[],
  { calendar: config, policies }: Settings,
  now: EpochMs,
): LogRow[] {
  const calendar = createCalendar(config);
  return records.map((record) => {
    const [clock] = clocksOf(clockInput(record), policies, calendar, now);
    const { id, kind, statusText, firstSeen, lastSeen, origin, page } = record;
    return {
      ...{ id, record: record.record, kind, statusText, firstSeen, lastSeen },
      clock,
      host: origin.replace(/^https?:\/\//, ''),
      url: origin + page,
    };
  });
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
