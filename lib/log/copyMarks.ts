import type { LogDatabase } from './database';

/** Under these keys of `meta` the log says which one it is, and that its copy holds what has to go. */
const LOG_ID = 'log-id';
const COPY_DUE = 'copy-due';

/** What the log says of itself; both are undefined in one that the browser has just made. */
export interface CopyMarks {
  id?: string;
  /** Another one each time something went that no copy may keep. */
  due?: string;
}

export async function copyMarks(db: LogDatabase): Promise<CopyMarks> {
  const [id, due] = await db.meta.bulkGet([LOG_ID, COPY_DUE]);
  return { id: id?.value as string | undefined, due: due?.value as string | undefined };
}

/** Says which log this is. */
export const nameLog = (db: LogDatabase, id: string): Promise<unknown> => db.meta.put({ key: LOG_ID, value: id });

/** Says, in the transaction in which something goes, that the copy must not keep it: a kill in between forgets nothing. */
export const askForCopy = (db: LogDatabase): Promise<unknown> =>
  db.meta.put({ key: COPY_DUE, value: crypto.randomUUID() });

/** Takes back `askForCopy`, unless more has gone since. */
export const copyWasMade = (db: LogDatabase, due: string | undefined): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    if (due !== undefined && (await db.meta.get(COPY_DUE))?.value === due) await db.meta.delete(COPY_DUE);
  });
