import type { LogRow } from '../../../components/options/types';
import type { EpochMs } from '../../../lib/calendar/types';
import type { StoredRecord } from '../../../lib/log/types';
import { clockInput } from '../../../lib/statistics/input';
import type { ClocksOf } from '../../../lib/statistics/types';
import { hostOf } from './entries';

/** A record as one line of the table; `record` as corrected by hand. */
export function logRow(record: StoredRecord, byHand: boolean, clocks: ClocksOf, now: EpochMs): LogRow {
  const { id, kind, procedure, statusText, lastSeen, origin, page } = record;
  const [clock] = clocks(clockInput(record), now);
  return {
    ...{ id, record: record.record, kind, clock, procedure, statusText, lastSeen, byHand },
    host: hostOf(origin),
    url: origin + page,
  };
}
