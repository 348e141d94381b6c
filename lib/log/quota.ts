import { Dexie } from 'dexie';
import { fail, ok, type Result } from '../errors';
import type { LogDatabase } from './database';
import type { FullCost } from './disk';

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
 * Does what writes to the log; where the disk is full, once more after the oldest closed records were dropped.
 * @param work all or nothing, such as one transaction
 * @param onFull is told what a full disk cost, if it was full
 * @returns what it comes to, or `quota` when nothing helps: then nothing was written
 */
export async function makingRoom<Value>(
  db: LogDatabase,
  work: () => Promise<Value>,
  onFull?: (cost: FullCost) => void,
): Promise<Result<Value, 'quota'>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  let dropped = 0;
  let done: Result<Value, 'quota'> = fail('quota');
  try {
    dropped = await dropOldestClosed(db);
    if (dropped > 0) done = ok(await work());
  } catch (error) {
    if (!isQuotaError(error)) throw error;
  }
  onFull?.({ dropped, lost: done.ok ? 0 : 1 });
  return done;
}

/**
 * Makes room: deletes the tenth of the closed records (at least 500) that were seen longest ago, with all that is known of
 * each. What they came to stays in the days' counters.
 * @returns how many records were deleted.
 */
export function dropOldestClosed(db: LogDatabase): Promise<number> {
  const tables = [db.records, db.transitions, db.findings, db.acts, db.corrections, db.reckonings];
  return db.transaction('rw', tables, async () => {
    const closed = db.records.where('[open+lastSeen]').between([0, Dexie.minKey], [0, Dexie.maxKey]);
    const count = Math.max(DROP_AT_LEAST, Math.ceil((await closed.count()) / 10));
    const ids = await closed.limit(count).primaryKeys();
    await db.records.bulkDelete(ids);
    await Promise.all([
      db.transitions.where('recordId').anyOf(ids).delete(),
      db.findings.bulkDelete(ids),
      db.reckonings.bulkDelete(ids),
      db.acts.where('recordId').anyOf(ids).delete(),
      db.corrections.where('recordId').anyOf(ids).delete(),
    ]);
    return ids.length;
  });
}
