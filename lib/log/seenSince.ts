import type { EpochMs } from '../calendar/types';
import type { LogDatabase } from './database';
import { openRecords } from './queries';
import type { StoredRecord } from './types';

/** What the log says of some records since a moment. */
export interface SeenSince {
  records: StoredRecord[];
  /** Seen for the first time since then. */
  fresh: number;
  /** Known before, and changed since. */
  changed: number;
}

/** How many of these records are new or changed since `since`, in portal time. */
export async function seenSince(db: LogDatabase, ids: readonly string[], since: EpochMs): Promise<SeenSince> {
  const found = await db.records.bulkGet([...ids]);
  const records = found.filter((one) => one !== undefined);
  const known = records.filter(({ firstSeen }) => firstSeen < since).map(({ id }) => id);
  const before = new Set(known);
  const transitions = await db.transitions.where('at').aboveOrEqual(since).toArray();
  const changed = new Set(transitions.map(({ recordId }) => recordId).filter((id) => before.has(id)));
  return { records, fresh: records.length - known.length, changed: changed.size };
}

/** Ids of a portal's open records of these kinds. */
export async function openOf(
  db: LogDatabase,
  origin: string,
  kinds: readonly StoredRecord['kind'][],
): Promise<string[]> {
  const open = await openRecords(db);
  return open.filter((one) => one.origin === origin && kinds.includes(one.kind)).map(({ id }) => id);
}
