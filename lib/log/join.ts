import { agree, isFiner } from '../portals/moments';
import { EVENT_ROLES } from '../portals/types';
import type { Backup } from './backup';
import { WORDS } from './merge';
import { isOpen, isStopped } from './status';
import type { Fact, StoredRecord, StoredTransition } from './types';

const ageOf = ({ asOf, lastSeen }: StoredRecord, fact: Fact) => asOf?.[fact] ?? lastSeen;

/** One record of what two logs know of it: the newer's facts and, where it has none, the older's. */
export function joined(newer: StoredRecord, older: StoredRecord): StoredRecord {
  const record: StoredRecord = { ...newer, times: {}, firstSeen: Math.min(newer.firstSeen, older.firstSeen) };
  const asOf: Partial<Record<Fact, number>> = {};
  const take = (fact: Fact, from: StoredRecord) => {
    const age = ageOf(from, fact);
    if (age !== record.lastSeen) asOf[fact] = age;
  };
  for (const fact of WORDS) {
    const from = newer[fact] === undefined ? older : newer;
    if (from[fact] === undefined) continue;
    Object.assign(record, { [fact]: from[fact] });
    take(fact, from);
  }
  if (newer.officer === undefined && older.officerSince !== undefined) record.officerSince = older.officerSince;
  if (newer.status !== undefined || older.status !== undefined) {
    const from = newer.status === undefined ? older : newer;
    const { status, statusText, resubmitted } = from;
    Object.assign(record, { status }, statusText !== undefined && { statusText }, resubmitted && { resubmitted });
    take('status', from);
  }
  for (const role of EVENT_ROLES) {
    const [now, was] = [newer.times[role], older.times[role]];
    // A bare date does not blur a time that agrees with it.
    const from = !now || (was && isFiner(was, now) && agree(was, now)) ? older : newer;
    const moment = from.times[role];
    if (!moment) continue;
    record.times[role] = moment;
    take(role, from);
  }
  record.blank = newer.blank.filter((role) => !record.times[role]);
  delete record.asOf;
  if (Object.keys(asOf).length > 0) record.asOf = asOf;
  const closed = closedOf(newer, older);
  delete record.closedBetween;
  if (closed) record.closedBetween = closed;
  record.open = isOpen(record) ? 1 : 0;
  return record;
}

/** When it was closed: a log that never saw it open learns from the other when it still was, or was already closed. */
function closedOf(newer: StoredRecord, older: StoredRecord): StoredRecord['closedBetween'] {
  if (newer.status === undefined) return older.closedBetween;
  const closed = newer.closedBetween;
  if (closed?.[0] !== 0) return closed;
  if (older.closedBetween) return [older.closedBetween[0], Math.min(closed[1], older.closedBetween[1])];
  const wasOpen = older.status !== undefined && !isStopped(older.kind, older.status);
  const since = ageOf(older, 'status');
  return wasOpen && since < closed[1] ? [since, closed[1]] : closed;
}

/**
 * Two logs' lives of the same records as one: a record is seen for the first time once.
 * @param known by the log that stays, in the order of the backup's records
 * @param transitions of those records in both, each once
 * @returns what is to be written, and the ids of transitions that are to go
 */
export function joinLives(
  { records }: Pick<Backup['log'], 'records'>,
  known: readonly (StoredRecord | undefined)[],
  transitions: readonly StoredTransition[],
): { records: StoredRecord[]; transitions: StoredTransition[]; gone: string[] } {
  const first = new Map<string, StoredTransition>();
  for (const one of transitions)
    if (one.field === 'seen' && one.at <= (first.get(one.recordId)?.at ?? one.at)) first.set(one.recordId, one);
  const older = new Map<string, StoredRecord>();
  const together = records.map((given, i) => {
    const other = known[i];
    if (!other) return given;
    const isNewer = given.lastSeen > other.lastSeen;
    older.set(given.id, isNewer ? other : given);
    return isNewer ? joined(given, other) : joined(other, given);
  });
  const gone: string[] = [];
  const kept = transitions.flatMap((one) => {
    if (one.field !== 'seen' || first.get(one.recordId) === one) return [one];
    gone.push(one.id);
    return changeSince(older.get(one.recordId), one);
  });
  return { records: together, transitions: kept, gone };
}

/** A first sighting that is not the first after all: what had changed since the other log's last. */
function changeSince(older: StoredRecord | undefined, { recordId, to, at }: StoredTransition): StoredTransition[] {
  if (older?.status === undefined || to === '' || String(older.status) === to) return [];
  const after = ageOf(older, 'status');
  // Both logs went on side by side: each has its own changes.
  if (after >= at) return [];
  return [
    { id: `${recordId}|status|${to}|${at}`, recordId, field: 'status', to, at, from: String(older.status), after },
  ];
}
