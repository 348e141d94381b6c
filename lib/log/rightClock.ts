import type { EpochMs } from '../calendar/types';
import { DAY_MS } from '../calendar/zone';
import type { Fact, StoredRecord } from './types';

/**
 * From this moment on nothing can have been seen yet, whatever the log says: the PC's clock was wrong then. A day is left
 * for clocks that are only not quite right.
 */
export const unseenFrom = (now: EpochMs): EpochMs => now + DAY_MS;

/**
 * A record without what was dated by a clock that was days or years ahead, which would keep all later sightings from being
 * the newest. Its facts stay, as old as the last time that is sure.
 */
export function withRightClock(record: StoredRecord, now: EpochMs): StoredRecord {
  const limit = unseenFrom(now);
  if (record.lastSeen < limit) return record;
  const sure = record.firstSeen < limit ? record.firstSeen : 0;
  const right = (at: EpochMs) => (at < limit ? at : sure);
  const { asOf, closedBetween, ...rest } = record;
  return {
    ...rest,
    lastSeen: sure,
    ...(asOf && {
      asOf: Object.fromEntries(Object.entries(asOf).map(([fact, at]) => [fact, right(at)])) as Record<Fact, EpochMs>,
    }),
    ...(closedBetween && { closedBetween: [right(closedBetween[0]), Math.min(closedBetween[1], now)] }),
  };
}
