import type { ShownDuty } from '../../../components/options/duties/types';
import { NO_FILTER } from '../../../components/options/types';
import type { LocalDate, WorkingCalendar } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import { type Duties, itemsOf, standingOf } from '../../../lib/duties/checklist';
import { DUTY_IDS, MEASURES, type MeasureId } from '../../../lib/duties/definitions';
import type { Facts } from '../../../lib/duties/facts';
import { dutyState, hasGap } from '../../../lib/duties/judge';
import type { Period } from '../../../lib/statistics/figures';
import { lastDay } from '../../../lib/statistics/period';
import { logHash } from '../route';

/** The duties as they stand today. */
export function shownDuties(
  duties: Duties,
  facts: Facts,
  today: LocalDate,
  calendar: Pick<WorkingCalendar, 'dayKind'>,
): ShownDuty[] {
  const items = itemsOf(duties).map((item) => ({
    ...standingOf(item, duties.ticks, today, calendar),
    ticks: duties.ticks.filter((one) => one.item === item.id).sort((a, b) => b.on.localeCompare(a.on) || b.at - a.at),
  }));
  return DUTY_IDS.map((id) => {
    const own = items.filter(({ item }) => item.duty === id);
    return {
      id,
      state: dutyState(id, facts, own),
      inPart: hasGap(id, facts),
      owner: duties.owners[id] ?? '',
      items: own,
    };
  });
}

/** The log with what a measure is made of, as far as its filter can say. */
export function logOf(id: MeasureId, period: Period): string | undefined {
  const { source } = MEASURES[id];
  const received = { dates: 'received', from: dateOf(period.from), to: lastDay(period) } as const;
  if (source.of === 'open') {
    const [clock, ...more] = source.clocks;
    // The list knows one deadline or all of them.
    const only = clock && more.length === 0 ? clock : '';
    return logHash({ ...NO_FILTER, kind: source.kind, state: 'breached', clock: only });
  }
  if (source.of === 'clock') return logHash({ ...NO_FILTER, kind: source.kind, ...received });
  if (source.of === 'documents') return logHash({ ...NO_FILTER, kind: 'outgoing', ...received });
  return source.of === 'dossiers' ? logHash({ ...NO_FILTER, kind: 'dossier', ...received }) : undefined;
}
