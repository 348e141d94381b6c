import type { EpochMs } from '../calendar/types';
import { ok, type Result } from '../errors';
import type { Observation } from '../portals/types';
import type { LogDatabase } from './database';
import { isCode, recordId } from './merge';
import { makingRoom } from './quota';
import { unseenFrom } from './rightClock';
import { supplementsSeen } from './supplements';
import type { ActTold, FindingsTold, KnownFindings, StoredTransition } from './types';

type Named = Pick<Observation, 'kind' | 'record'>;

/**
 * Keeps what was found wrong with a record, in place of what was found before. Of records that the log does not know, such
 * as secret documents, nothing is kept.
 * @param now see `ingest`
 * @returns `quota` as `ingest` does
 */
export function keepFindings(
  db: LogDatabase,
  origin: string,
  told: FindingsTold,
  now: EpochMs = Number.POSITIVE_INFINITY,
): Promise<Result<true, 'quota'>> {
  return makingRoom(db, () => putFindings(db, recordId(origin, told), told, Math.max(now, told.at)));
}

function putFindings(db: LogDatabase, id: string, told: FindingsTold, now: EpochMs): Promise<true> {
  return db.transaction('rw', db.records, db.findings, db.stale, async (): Promise<true> => {
    const [known, before] = await Promise.all([db.records.get(id), db.findings.get(id)]);
    if (!known || (before && before.at > told.at && before.at < unseenFrom(now))) return true;
    const { at, figures } = told;
    const findings = told.findings.map(({ rule, severity, count, of }) => ({ rule, severity, count, of }));
    await Promise.all([
      db.findings.put({ id, at, findings, ...(figures && { figures }) }),
      db.stale.add({ ids: [id] }),
    ]);
    return true;
  });
}

/**
 * Keeps what an officer chose when findings spoke against a button; told twice, it is kept once. The page may go before the
 * log has heard of the record itself.
 * @returns `quota` as `ingest` does
 */
export async function keepAct(db: LogDatabase, origin: string, told: ActTold): Promise<Result<true, 'quota'>> {
  if (!isCode(told.record)) return ok(true);
  const of = recordId(origin, told);
  const { act, at, choice, rules } = told;
  const id = `${of}|${act}|${at}`;
  return makingRoom(db, () =>
    db.transaction('rw', db.acts, db.stale, async () => {
      if (await db.acts.get(id)) return true as const;
      await Promise.all([db.acts.add({ id, recordId: of, act, at, choice, rules }), db.stale.add({ ids: [of] })]);
      return true as const;
    }),
  );
}

/** What the log knows of records that a page shows; records of which it knows nothing wrong are left out. */
export function knownFindings(db: LogDatabase, origin: string, records: readonly Named[]): Promise<KnownFindings[]> {
  const ids = records.map((one) => recordId(origin, one));
  return db.transaction('r', db.records, db.findings, db.transitions, async () => {
    const [stored, findings, transitions] = await Promise.all([
      db.records.bulkGet(ids),
      db.findings.bulkGet(ids),
      db.transitions.where('recordId').anyOf(ids).toArray(),
    ]);
    const changes = new Map<string, StoredTransition[]>();
    for (const one of transitions) changes.set(one.recordId, [...(changes.get(one.recordId) ?? []), one]);
    return records.flatMap(({ kind, record }, i) => {
      const id = ids[i] as string;
      const known = findings[i];
      const supplements = supplementsSeen(stored[i], changes.get(id) ?? []);
      if (!known && supplements === 0) return [];
      return [{ kind, record, ...(known && { at: known.at }), findings: known?.findings ?? [], supplements }];
    });
  });
}
