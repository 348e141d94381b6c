import { Dexie } from 'dexie';
import type { EpochMs } from '../calendar/types';
import { DAY_MS } from '../calendar/zone';
import type { Observation, RecordKind } from '../portals/types';
import { askForCopy } from './copyMarks';
import type { LogDatabase } from './database';
import { keptKey } from './keys';
import { isCode, recordId } from './merge';
import { ofRecords } from './ofRecords';
import { isOpen } from './status';
import type { Sighting, StoredCorrection, StoredRecord } from './types';

const KEY_NAME = 'retention-key';
const LAST_RUN = 'retention-run';
/** The PC may have been off for so long. */
const LEAP_DAYS = 31;
const BATCH = 500;
/** 128 bits of the HMAC: no two codes of one machine meet by chance. */
const HASH_BYTES = 16;
/** A record that stayed open this long without being seen is treated as closed: nobody works on it here any more. */
const FORGOTTEN_DAYS = 365;

export interface PruneOptions {
  now: EpochMs;
  /** Days a closed record's code is kept after it was last seen; 90 by default in the settings (rules §8). */
  keepDays: number;
  key: CryptoKey;
}

/**
 * The key of the codes' hashes: HMAC-SHA-256, not extractable, made once and kept only in this database, so that a hash
 * can neither be recomputed elsewhere from a published code nor survive "clear all".
 */
export const loadOrCreateKey = (db: LogDatabase): Promise<CryptoKey> =>
  keptKey(db, KEY_NAME, () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']));

/**
 * What is done once a day: `prune`, unless the clock has leapt since the last time. Hashing cannot be taken back, and a clock
 * that is years ahead for an hour must not cost anybody his codes: a leap counts once it has lasted until the next time.
 * @returns how many records lost their code
 */
export async function retain(db: LogDatabase, { now, keepDays }: Omit<PruneOptions, 'key'>): Promise<number> {
  const last = (await db.meta.get(LAST_RUN))?.value as EpochMs | undefined;
  const steady = last === undefined || (now >= last && now - last < LEAP_DAYS * DAY_MS);
  await db.meta.put({ key: LAST_RUN, value: now });
  return steady ? prune(db, { now, keepDays, key: await loadOrCreateKey(db) }) : 0;
}

/** Empties the whole log, the key included. */
export function clearAll(db: LogDatabase): Promise<void> {
  return db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
}

/**
 * Replaces the code of closed records that were not seen for `keepDays` (open ones: a year) by its keyed hash, in the
 * record, in ids and in transitions, and removes the page's path and the status as printed. Times, status code and procedure
 * stay. Idempotent; works in batches of one transaction each.
 *
 * A hashed record that is seen again and is still closed stays as it is: see `withoutForgotten`. One that is open again
 * becomes a new record under its code; when that one is pruned in turn, both become one again.
 * @returns how many records lost their code.
 */
export async function prune(db: LogDatabase, { now, keepDays, key }: PruneOptions): Promise<number> {
  const limits: [open: 0 | 1, before: EpochMs][] = [
    [0, now - keepDays * DAY_MS],
    [1, now - Math.max(keepDays, FORGOTTEN_DAYS) * DAY_MS],
  ];
  let hashed = 0;
  for (const [open, before] of limits) {
    const due = await db.records.where('[open+lastSeen]').between([open, Dexie.minKey], [open, before]).primaryKeys();
    const ids = due.filter((id) => !isHashed(id));
    for (let i = 0; i < ids.length; i += BATCH) {
      hashed += await hashBatch(
        db,
        ids.slice(i, i + BATCH),
        key,
        (record) => record.open === open && record.lastSeen < before,
      );
    }
  }
  await dropOrphans(db, now - keepDays * DAY_MS);
  return hashed;
}

/** Codes of these are unique; a document's number comes back every year. */
const UNIQUE: ReadonlySet<RecordKind> = new Set<RecordKind>(['dossier', 'petition']);

/**
 * A sighting without closed records that the log knows by their hash alone: lists of finished work go back for years, and under
 * their codes they would be counted a second time. Only codes that are closed on the page and unknown to the log are hashed.
 */
export async function withoutForgotten(db: LogDatabase, sighting: Sighting): Promise<Sighting> {
  const { origin, observations } = sighting;
  const closed = observations.filter((one) => UNIQUE.has(one.kind) && isCode(one.record) && !isOpen(one));
  if (closed.length === 0) return sighting;
  const key = (await db.meta.get(KEY_NAME))?.value as CryptoKey | undefined;
  if (!key) return sighting;
  const ids = [...new Set(closed.map((one) => recordId(origin, one)))];
  const known = await db.records.bulkGet(ids);
  const unknown = ids.filter((_, i) => known[i] === undefined);
  const hashes = await Promise.all(unknown.map((id) => hashId(id, key)));
  const hashed = await db.records.bulkGet(hashes);
  const forgotten = new Set(unknown.filter((_, i) => hashed[i]?.open === 0));
  if (forgotten.size === 0) return sighting;
  // A secret one is let through: what was known of it goes.
  const isKept = (one: Observation) => one.secret === true || isOpen(one) || !forgotten.has(recordId(origin, one));
  return { ...sighting, observations: observations.filter(isKept) };
}

/** Acts on records that the log never came to know have nobody who hashes their codes: they go after the same time. */
async function dropOrphans(db: LogDatabase, before: EpochMs): Promise<void> {
  await db.transaction('rw', db.records, db.acts, db.meta, async () => {
    const old = (await db.acts.where('at').below(before).toArray()).filter(({ recordId }) => !isHashed(recordId));
    const records = await db.records.bulkGet(old.map(({ recordId }) => recordId));
    const orphans = old.filter((_, i) => records[i] === undefined).map(({ id }) => id);
    if (orphans.length > 0) await Promise.all([db.acts.bulkDelete(orphans), askForCopy(db)]);
  });
}

const isHashed = (id: string): boolean => /^[^|]*\|[^|]*\|#/.test(id);

/** `origin|kind|#` + the first 128 bits of HMAC-SHA-256(key, id) in base64url. */
async function hashId(id: string, key: CryptoKey): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(id));
  const text = btoa(String.fromCharCode(...new Uint8Array(mac, 0, HASH_BYTES)));
  const safe = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${id.split('|', 2).join('|')}|#${safe}`;
}

async function hashBatch(
  db: LogDatabase,
  ids: string[],
  key: CryptoKey,
  stillDue: (record: StoredRecord) => boolean,
): Promise<number> {
  // Before the transaction: waiting for anything but IndexedDB inside would end it.
  const hashes = new Map<string, string>();
  await Promise.all(ids.map(async (id) => hashes.set(id, await hashId(id, key))));
  const tables = [db.records, db.transitions, db.findings, db.acts, db.corrections, db.reckonings, db.stale, db.meta];
  return db.transaction('rw', tables, async () => {
    const found = (await db.records.bulkGet(ids)).filter(
      (one): one is StoredRecord => one !== undefined && stillDue(one),
    );
    if (found.length === 0) return 0;
    const old = found.map((record) => record.id);
    const hashOf = (id: string) => hashes.get(id) as string;
    const [earlier, known, reckonings, transitions, findings, acts, corrections] = await Promise.all([
      db.records.bulkGet(old.map(hashOf)),
      db.reckonings.bulkGet(old.map(hashOf)),
      db.reckonings.bulkGet(old),
      ofRecords(db.transitions, 'recordId', old),
      db.findings.bulkGet(old),
      ofRecords(db.acts, 'recordId', old),
      ofRecords(db.corrections, 'recordId', old),
    ]);
    const records = found.map((record, i) => withoutCode(record, hashOf(record.id), earlier[i]));
    const under = (one: { recordId: string }, id: string) => hashOf(one.recordId) + id.slice(one.recordId.length);
    const moved = <Entry extends { id: string; recordId: string }>(one: Entry): Entry => ({
      ...one,
      id: under(one, one.id),
      recordId: hashOf(one.recordId),
    });
    const movedCorrection = (one: StoredCorrection): StoredCorrection => {
      const to = moved(one);
      if (to.what === 'actor') to.transitionId = under(one, to.transitionId);
      if (to.what === 'withdrawal') to.correctionId = under(one, to.correctionId);
      // Whoever wrote the note may have written the code in it.
      return { ...to, note: '' };
    };
    const told = findings.filter((one) => one !== undefined);
    // Two lives of one record become one: what both added to the days is kept with it until it is reckoned anew.
    const reckoned = reckonings.flatMap((one, i) => {
      const adds = known[i]?.adds ?? [];
      return one ? [{ ...one, id: hashOf(one.id), adds: [...adds, ...one.adds] }] : [];
    });
    await Promise.all([
      db.records.bulkDelete(old),
      db.records.bulkPut(records),
      db.transitions.bulkDelete(transitions.map((one) => one.id)),
      db.transitions.bulkPut(transitions.map(moved)),
      db.findings.bulkDelete(old),
      db.findings.bulkPut(told.map((one) => ({ ...one, id: hashOf(one.id) }))),
      db.acts.bulkDelete(acts.map((one) => one.id)),
      db.acts.bulkPut(acts.map(moved)),
      db.reckonings.bulkDelete(old),
      db.reckonings.bulkPut(reckoned),
      db.stale.add({ ids: old.map(hashOf) }),
      db.corrections.bulkDelete(corrections.map((one) => one.id)),
      db.corrections.bulkPut(corrections.map(movedCorrection)),
      askForCopy(db),
    ]);
    return found.length;
  });
}

/** The record under its hash, with what an earlier life of it (hashed before it was seen again) knew. */
function withoutCode(
  { record: _code, statusText: _text, officer: _officer, officerSince: _since, ...kept }: StoredRecord,
  id: string,
  earlier: StoredRecord | undefined,
): StoredRecord {
  const hashed: StoredRecord = { ...kept, id, page: '' };
  if (!earlier) return hashed;
  hashed.times = { ...earlier.times, ...kept.times };
  hashed.firstSeen = Math.min(earlier.firstSeen, kept.firstSeen);
  // Closed before it was first seen again tells less than what was seen then.
  if (kept.closedBetween?.[0] === 0 && earlier.closedBetween) hashed.closedBetween = earlier.closedBetween;
  return hashed;
}
