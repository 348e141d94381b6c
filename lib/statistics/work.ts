import type { EpochMs, WorkingCalendar } from '../calendar/types';
import type { Finished } from '../log/finished';
import type { FinishedWork, History, OpenWork } from './forecast.types';
import { officerAt } from './identity';
import { clockInput, statusSeenAt } from './input';
import type { ClocksOf } from './types';

/** Open work, and how much of what is open no forecast can speak of. */
export interface Present {
  open: OpenWork[];
  paused: number;
  /** Deadlines that are not known. */
  unknown: number;
}

/** What is open by the deadline its reader can act on; what has ended or has no deadline is left out. */
export function presentOf(records: readonly Finished['record'][], clocksOf: ClocksOf, now: EpochMs): Present {
  const present: Present = { open: [], paused: 0, unknown: 0 };
  for (const record of records) {
    const [clock] = clocksOf(clockInput(record), now);
    if (!clock || clock.state === 'met' || clock.state === 'missed') continue;
    const { id, start, due, state, estimated } = clock;
    if (state === 'paused') present.paused++;
    else if (state === 'unknown' || due === undefined) present.unknown++;
    else {
      const procedure = record.procedure ?? record.procedureCode;
      present.open.push({
        id: record.id,
        clock: id,
        due,
        estimated,
        seenAt: statusSeenAt(record),
        ...(start !== undefined && { start }),
        ...(procedure !== undefined && { procedure }),
        ...(record.officer !== undefined && { officer: record.officer }),
      });
    }
  }
  return present;
}

/**
 * Finished work as a forecast learns from it. What ended before `from` is left out, and so is what may have: the moment is
 * then not known. Where it ended between two sightings, the middle of the working time between them stands for it.
 */
export function historyOf(
  finished: readonly Finished[],
  from: EpochMs,
  { add, between }: Pick<WorkingCalendar, 'add' | 'between'>,
): History {
  const work: FinishedWork[] = [];
  for (const { record, reckoning } of finished) {
    for (const { clock, start, due, stop } of reckoning.clocks) {
      if (start === undefined || !stop || Math.max(start, stop[0]) < from) continue;
      const after = Math.max(start, stop[0]);
      const middle = stop[1] > after ? Math.min(stop[1], add(after, Math.floor(between(after, stop[1]) / 2))) : stop[1];
      const officer = officerAt(record, middle);
      const procedure = record.procedure ?? record.procedureCode;
      work.push({
        clock,
        start,
        stop: middle,
        ...(due !== undefined && { due }),
        ...(procedure !== undefined && { procedure }),
        ...(officer !== undefined && { officer }),
      });
    }
  }
  return { from, finished: work.sort((a, b) => a.stop - b.stop) };
}
