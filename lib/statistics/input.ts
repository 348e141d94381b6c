import type { EpochMs } from '../calendar/types';
import { statusNow } from '../log/status';
import type { StoredRecord } from '../log/types';
import type { ClockInput } from './types';

/** A stored record in the form clocks are computed from. */
export function clockInput(record: StoredRecord): ClockInput {
  const { kind, channel, urgency, resubmitted, times, blank, problems = [] } = record;
  const status = statusNow(record);
  return {
    kind,
    record: record.record ?? '',
    status,
    // The log keeps no text it could not read, but that there was one makes the status unknown, not unprinted.
    statusText:
      status === undefined && record.problems?.some(({ role }) => role === 'status') ? '…' : record.statusText,
    channel,
    urgency,
    resubmitted,
    times,
    blank,
    problems: problems.map(({ role, problem }) => ({ role, problem, text: '' })),
  };
}

/** When the record's status was last printed, or the record last seen if it has none. */
export const statusSeenAt = (record: StoredRecord): EpochMs => record.asOf?.status ?? record.lastSeen;
