import type { EpochMs } from '../calendar/types';
import { CLOCK_STATES, type Clock, type ClockState } from '../clocks/types';
import type { StoredRecord } from '../log/types';
import { clockInput, statusSeenAt } from './input';
import type { ClocksOf, StateCounts, Summary, UrgentItem } from './types';

const URGENT_ITEMS = 10;

/**
 * What needs help first: what can still be saved, by due moment (critical, then warning); then what is late, longest
 * first; then what is next. Paused, unknown, met and missed are counted, not listed.
 */
const RANK: Partial<Record<ClockState, number>> = { critical: 0, warning: 1, breached: 2, running: 3 };

/** Nothing in any state. */
export const noCounts = (): StateCounts => Object.fromEntries(CLOCK_STATES.map((state) => [state, 0])) as StateCounts;

/** Whether a record in this state is listed among what needs help. */
export const isListed = (state: ClockState): boolean => RANK[state] !== undefined;

/** What needs help first comes first. */
export function byUrgency(a: UrgentItem, b: UrgentItem): number {
  const byRank = (RANK[a.clock.state] ?? 9) - (RANK[b.clock.state] ?? 9);
  if (byRank) return byRank;
  const byDue = (a.clock.due ?? Number.POSITIVE_INFINITY) - (b.clock.due ?? Number.POSITIVE_INFINITY);
  // Without a difference the order must not jump from one look to the next.
  return byDue || (a.id < b.id ? -1 : 1);
}

/** A record with the deadline its reader can act on. */
export function urgentItem(record: StoredRecord, clock: Clock, now: EpochMs): UrgentItem {
  const seenAt = statusSeenAt(record);
  const { id, kind, origin, page, officer } = record;
  const unconfirmed = clock.due !== undefined && seenAt < clock.due && clock.due < now;
  return { id, record: record.record, ...(officer && { officer }), kind, clock, origin, page, seenAt, unconfirmed };
}

/**
 * The popup's figures.
 * @param records usually the open ones; each counts once in `states`.
 * @param limit how many urgent items at most.
 */
export function summarize(
  records: readonly StoredRecord[],
  clocksOf: ClocksOf,
  now: EpochMs,
  limit = URGENT_ITEMS,
): Summary {
  const summary: Summary = { states: noCounts(), clocks: {}, withoutClock: 0, unconfirmed: 0, urgent: [] };
  const urgent: UrgentItem[] = [];
  for (const record of records) {
    const clocks = clocksOf(clockInput(record), now);
    const [first] = clocks;
    if (!first) {
      summary.withoutClock++;
      continue;
    }
    for (const clock of clocks) {
      summary.clocks[clock.id] ??= noCounts();
      (summary.clocks[clock.id] as StateCounts)[clock.state]++;
      if (clock.nextChange !== undefined && clock.nextChange < (summary.nextChange ?? Number.POSITIVE_INFINITY))
        summary.nextChange = clock.nextChange;
    }
    summary.states[first.state]++;
    if (!isListed(first.state)) continue;
    const item = urgentItem(record, first, now);
    if (first.state === 'breached' && item.unconfirmed) summary.unconfirmed++;
    urgent.push(item);
  }
  summary.urgent = urgent.sort(byUrgency).slice(0, limit);
  return summary;
}
