import { fail, ok, type Result } from '../errors';
import { walk } from '../steps';
import type { LogDatabase } from './database';
import { joinLives } from './join';
import { ofRecords } from './ofRecords';
import { isQuotaError } from './quota';
import { rawLog } from './raw';
import { seal, unseal } from './sealed';
import { LOG_STEPS } from './steps';
import { BACKUP_STEPS } from './steps/backup';
import { type Rows, walkRows } from './steps/walk';
import { backupLogSchema } from './stored.schema';
import type { StoredAct, StoredCorrection, StoredFindings, StoredPage, StoredRecord, StoredTransition } from './types';

/** Everything that a backup holds: the log, and what the unit and the officer set. */
export interface Backup {
  version: 2;
  /** Version of the database whose rows these are. */
  logVersion: number;
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
  /** What a leader ticked and set of the ten duties. */
  duties?: unknown;
}

/** Tables that do not follow from the rest. */
export const TABLES = ['records', 'transitions', 'findings', 'acts', 'pages', 'corrections'] as const;
/** The key of the hashes cannot leave this machine, and what follows from the rest is reckoned anew elsewhere. */
const KEPT_HERE = ['meta', 'reckonings', 'days', 'stale'];

const NEWEST_LOG = LOG_STEPS.at(-1)?.version ?? 0;

/**
 * The whole log and the settings as one sealed text. What was hashed stays hashed elsewhere, and codes that are seen again
 * there become records of their own. The rows are read as they lie there, in whatever version: a log that cannot be brought
 * up to date can still be saved.
 */
export async function makeBackup(
  db: LogDatabase,
  more: Pick<Backup, 'settings' | 'adapters' | 'duties'>,
  passphrase: string,
): Promise<string> {
  const { version, rows } = (await rawLog(db.name, { without: KEPT_HERE, factory: db.factory })) ?? {
    version: NEWEST_LOG,
    rows: Object.fromEntries(TABLES.map((name) => [name, []])),
  };
  return JSON.stringify(
    await seal(JSON.stringify({ version: 2, logVersion: version, log: rows, ...more }), passphrase),
  );
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
  try {
    const walked = walk(JSON.parse(opened.value), BACKUP_STEPS);
    if (!walked.ok) return fail(walked.error === 'newer' ? 'newer' : 'format');
    const { logVersion, log, settings, adapters, duties } = walked.value as unknown as Backup & { log: Rows };
    if (logVersion > NEWEST_LOG) return fail('newer');
    const walkedRows = walkRows(log, logVersion, LOG_STEPS);
    const rows = backupLogSchema.safeParse(Object.fromEntries(TABLES.map((name) => [name, walkedRows[name]])));
    if (!rows.success) return fail('format');
    return ok({ version: 2, logVersion: NEWEST_LOG, log: rows.data, settings, adapters, duties });
  } catch {
    // Neither ours nor what a step could read.
    return fail('format');
  }
}

/**
 * Puts a backup's log into this one, all or nothing. Of what both know the newer stays, and the older fills its gaps; what
 * happened is never overwritten.
 * @returns how many records were new or newer
 */
export async function restoreLog(
  db: LogDatabase,
  { log }: Pick<Backup, 'log'>,
): Promise<Result<number, RestoreProblem>> {
  const tables = [...TABLES.map((name) => db[name]), db.stale];
  try {
    return ok(
      await db.transaction('rw', tables, async () => {
        const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
        const [records, findings, pages, transitions, acts, seen] = await Promise.all([
          db.records.bulkGet(idsOf(log.records)),
          db.findings.bulkGet(idsOf(log.findings)),
          db.pages.bulkGet(idsOf(log.pages)),
          db.transitions.bulkGet(idsOf(log.transitions)),
          db.acts.bulkGet(idsOf(log.acts)),
          ofRecords(db.transitions, 'recordId', idsOf(log.records)),
        ]);
        const newer = <One extends { id: string }>(
          given: One[],
          known: (One | undefined)[],
          at: (one: One) => number,
        ) =>
          given.filter((one, i) => {
            const other = known[i];
            return !other || at(other) < at(one);
          });
        const fresh = newer(log.records, records, ({ lastSeen }) => lastSeen);
        const lives = joinLives(log, records, [
          ...seen,
          ...log.transitions.filter((_, i) => transitions[i] === undefined),
        ]);
        await Promise.all([
          db.records.bulkPut(lives.records),
          db.transitions.bulkDelete(lives.gone),
          db.transitions.bulkPut(lives.transitions),
          db.findings.bulkPut(newer(log.findings, findings, ({ at }) => at)),
          db.pages.bulkPut(newer(log.pages, pages, ({ at }) => at)),
          db.acts.bulkPut(log.acts.filter((_, i) => acts[i] === undefined)),
          db.corrections.bulkPut(log.corrections),
          db.stale.add({ ids: idsOf(log.records) }),
        ]);
        return fresh.length;
      }),
    );
  } catch (error) {
    if (isQuotaError(error)) return fail('quota');
    throw error;
  }
}
