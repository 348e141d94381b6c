import { Dexie } from 'dexie';
import type { LogDatabase } from './database';

const DROP_AT_LEAST = 500;

/** Whether an error of Dexie or IndexedDB, or what caused it, says that the disk is full. */
export function isQuotaError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner, failures } = error as { name?: string; inner?: unknown; failures?: unknown[] };
  return (
    name === 'QuotaExceededError' || isQuotaError(inner) || (Array.isArray(failures) && failures.some(isQuotaError))
  );
}

/**
 * Makes room: deletes the tenth of the closed records (at least 500) that were seen longest ago, with their transitions.
 * @returns how many records were deleted.
 */
export function dropOldestClosed(db: LogDatabase): Promise<number> {
  return db.transaction('rw', [db.records, db.transitions, db.findings, db.acts, db.corrections], async () => {
    const closed = db.records.where('[open+lastSeen]').between([0, Dexie.minKey], [0, Dexie.maxKey]);
    const count = Math.max(DROP_AT_LEAST, Math.ceil((await closed.count()) / 10));
    const ids = await closed.limit(count).primaryKeys();
    await db.records.bulkDelete(ids);
    await Promise.all([
      db.transitions.where('recordId').anyOf(ids).delete(),
      db.findings.bulkDelete(ids),
      db.acts.where('recordId').anyOf(ids).delete(),
      db.corrections.where('recordId').anyOf(ids).delete(),
    ]);
    return ids.length;
  });
}
