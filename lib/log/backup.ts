import { fail, ok, type Result } from '../errors';
import type { LogDatabase } from './database';
import { isQuotaError } from './quota';
import { seal, unseal } from './sealed';
import { backupLogSchema } from './stored.schema';
import type { StoredAct, StoredCorrection, StoredFindings, StoredPage, StoredRecord, StoredTransition } from './types';

/** Everything that a backup holds: the log, and what the unit and the officer set. */
export interface Backup {
  version: 1;
  log: {
    records: StoredRecord[];
    transitions: StoredTransition[];
    findings: StoredFindings[];
    acts: StoredAct[];
    pages: StoredPage[];
    corrections: StoredCorrection[];
  };
  /** As they were stored; checked by whoever stores them again. */
  settings?: unknown;
  adapters?: unknown;
}

/**
 * The whole log and the settings as one sealed text. The key of the hashes cannot leave this machine: what was hashed stays
 * hashed elsewhere, and codes that are seen again there become records of their own.
 */
export async function makeBackup(
  db: LogDatabase,
  more: Pick<Backup, 'settings' | 'adapters'>,
  passphrase: string,
): Promise<string> {
  const tables = [db.records, db.transitions, db.findings, db.acts, db.pages, db.corrections];
  const [records, transitions, findings, acts, pages, corrections] = await db.transaction('r', tables, () =>
    Promise.all([
      db.records.toArray(),
      db.transitions.toArray(),
      db.findings.toArray(),
      db.acts.toArray(),
      db.pages.toArray(),
      db.corrections.toArray(),
    ]),
  );
  const backup: Backup = { version: 1, log: { records, transitions, findings, acts, pages, corrections }, ...more };
  return JSON.stringify(await seal(JSON.stringify(backup), passphrase));
}

/** Why nothing was restored. `newer`: made by a later version of the extension. */
export type RestoreProblem = 'format' | 'passphrase' | 'newer' | 'quota';

/** A backup's content, every row of it checked; nothing of it is stored yet. Its settings are checked by whoever takes them over. */
export async function openBackup(text: string, passphrase: string): Promise<Result<Backup, RestoreProblem>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('format');
  }
  const opened = await unseal(value, passphrase);
  if (!opened.ok) return opened;
  let backup: Partial<Record<keyof Backup, unknown>>;
  try {
    backup = JSON.parse(opened.value) ?? {};
  } catch {
    return fail('format');
  }
  const { version, log, settings, adapters } = backup;
  if (typeof version === 'number' && version > 1) return fail('newer');
  const rows = backupLogSchema.safeParse(log);
  return version === 1 && rows.success ? ok({ version, log: rows.data, settings, adapters }) : fail('format');
}

/**
 * Puts a backup's log into this one, all or nothing. Of what both know the newer stays; what happened is never overwritten.
 * @returns how many records were new or newer
 */
export async function restoreLog(db: LogDatabase, { log }: Backup): Promise<Result<number, RestoreProblem>> {
  const tables = [db.records, db.transitions, db.findings, db.acts, db.pages, db.corrections];
  try {
    return ok(
      await db.transaction('rw', tables, async () => {
        const newer = <One extends { id: string }>(
          given: One[],
          known: (One | undefined)[],
          at: (one: One) => number,
        ) =>
          given.filter((one, i) => {
            const other = known[i];
            return !other || at(other) < at(one);
          });
        const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
        const [records, findings, pages] = await Promise.all([
          db.records.bulkGet(idsOf(log.records)),
          db.findings.bulkGet(idsOf(log.findings)),
          db.pages.bulkGet(idsOf(log.pages)),
        ]);
        const fresh = newer(log.records, records, ({ lastSeen }) => lastSeen);
        await Promise.all([
          db.records.bulkPut(fresh),
          db.findings.bulkPut(newer(log.findings, findings, ({ at }) => at)),
          db.pages.bulkPut(newer(log.pages, pages, ({ at }) => at)),
          // Their ids say all that they say: the same twice is the same.
          db.transitions.bulkPut(log.transitions),
          db.acts.bulkPut(log.acts),
          db.corrections.bulkPut(log.corrections),
        ]);
        return fresh.length;
      }),
    );
  } catch (error) {
    if (isQuotaError(error)) return fail('quota');
    throw error;
  }
}
