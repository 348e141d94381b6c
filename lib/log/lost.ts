import type { EpochMs } from '../calendar/types';
import { fail, ok, type Result } from '../errors';
import { type Backup, restoreLog, TABLES } from './backup';
import { COPY_KEY, type CopyHead, type CopyStore, copyHead, copySlices, dropCopy } from './copy';
import { copyMarks, nameLog } from './copyMarks';
import type { LogDatabase } from './database';
import { LOSS_KEY, type LogLoss, type LossProblem } from './loss';
import { LOG_STEPS } from './steps';
import type { Row } from './steps/types';
import { type Rows, walkRows } from './steps/walk';
import { backupLogSchema } from './stored.schema';

/**
 * The head of the copy of a log that is gone; undefined while there is none, or its log is this one. An emptied log is still
 * itself, or has no copy.
 */
export async function lostLog(db: LogDatabase, store: CopyStore): Promise<CopyHead | undefined> {
  const head = await copyHead(store);
  return head && (await copyMarks(db)).id !== head.log ? head : undefined;
}

/** Puts slices back, each all or nothing; twice is as good as once. */
async function putBack(
  db: LogDatabase,
  store: CopyStore,
  head: CopyHead,
  count: (records: number) => void,
): Promise<Result<true, LossProblem>> {
  if (head.logVersion > db.verno) return fail('newer');
  const read = copySlices(head, store);
  let whole = true;
  for (;;) {
    let log: Backup['log'];
    try {
      const next = await read.next();
      if (next.done) return whole ? ok(true) : fail('format');
      const rows = walkRows(next.value as Rows, head.logVersion, LOG_STEPS);
      const slice = backupLogSchema.safeParse(tablesOf(rows));
      whole &&= slice.success;
      log = slice.success ? slice.data : soundRows(rows);
    } catch (error) {
      console.warn(error);
      return fail('format');
    }
    const restored = await restoreLog(db, { log });
    if (!restored.ok) return fail('quota');
    count(log.records.length);
  }
}

const tablesOf = (rows: Rows) => Object.fromEntries(TABLES.map((name) => [name, rows[name] ?? []]));

/** Of a slice with rows that no log of ours could hold, the others: one bad row must not cost all the rest. */
function soundRows(rows: Rows): Backup['log'] {
  const sound = TABLES.map((name) => {
    const isSound = (row: Row) => backupLogSchema.safeParse({ ...tablesOf({}), [name]: [row] }).success;
    return [name, (rows[name] ?? []).filter(isSound)];
  });
  return backupLogSchema.parse(Object.fromEntries(sound));
}

/**
 * Puts a lost log back from its copy, and keeps what became of it under `LOSS_KEY`. A copy that is damaged gives what it can
 * and goes; one that cannot be put back now stays, and is left alone until it is asked for `again`.
 * @returns whether the log has other rows than before
 */
export async function restoreLost(db: LogDatabase, store: CopyStore, now: EpochMs, again = false): Promise<boolean> {
  const head = await lostLog(db, store);
  if (!head || (head.problem && !again)) return false;
  let records = 0;
  const put = await putBack(db, store, head, (more) => {
    records += more;
  });
  const problem = put.ok ? undefined : put.error;
  // The user may have read of it already.
  const told = problem !== undefined && problem === head.problem;
  if (head.records > 0 && !told) {
    const loss: LogLoss = { lostAt: now, copyAt: head.at, records, of: head.records, ...(problem && { problem }) };
    await store.set({ [LOSS_KEY]: loss });
  }
  if (problem === 'format') await dropCopy(store);
  else if (problem) await store.set({ [COPY_KEY]: { ...head, problem } });
  // The last thing: whoever is killed before it begins anew.
  else await nameLog(db, head.log);
  return records > 0;
}
