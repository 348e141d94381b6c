import type { EpochMs } from '../calendar/types';
import type { Result } from '../errors';
import { agree, isFiner } from '../portals/moments';
import { EVENT_ROLES, type Moment, type Observation } from '../portals/types';
import { askForCopy } from './copyMarks';
import type { LogDatabase } from './database';
import type { FullCost } from './disk';
import { contradicts, isCode, merge, type Place, recordId, SAME_SIGHTING_MS } from './merge';
import { pathShape, safePage } from './page';
import { makingRoom } from './quota';
import { unseenFrom, withRightClock } from './rightClock';
import type { KnownTimes, Sighting, StoredPage, StoredRecord, StoredTransition } from './types';

/** From this many rows on, reading a range of codes pays. */
const RANGE_FROM = 20;

/**
 * Writes one page's observations in one transaction. Idempotent: the same page again adds no transition and changes at
 * most `lastSeen`. Documents marked Mật are not written, and what was known of them before the mark was seen is removed.
 * @param sighting checked by `parseSighting` when it comes from a page.
 * @param onFull is told what a full disk cost, if it was full.
 * @returns per observation, in order, the times the log knows and the observation lacks (rows without any are left
 *   out); `quota` when the disk is full even after the oldest closed records were dropped (nothing is written then).
 * @param now by the PC's clock: what the log dates days later was seen by a wrong clock. Without it nothing is doubted.
 */
export const ingest = (
  db: LogDatabase,
  sighting: Sighting,
  now: EpochMs = Number.POSITIVE_INFINITY,
  onFull?: (cost: FullCost) => void,
): Promise<Result<KnownTimes[], 'quota'>> =>
  makingRoom(db, () => write(db, sighting, Math.max(now, sighting.at)), onFull);

function write(db: LogDatabase, sighting: Sighting, now: EpochMs): Promise<KnownTimes[]> {
  const place: Place = {
    origin: sighting.origin,
    page: safePage(sighting.page),
    adapter: sighting.adapter,
    at: sighting.at,
  };
  const { rows, secret } = rowsOf(sighting);
  const ids = [...rows.keys()];
  const tables = [db.records, db.transitions, db.pages, db.findings, db.acts, db.corrections, db.stale, db.meta];
  return db.transaction('rw', tables, async () => {
    const pageId = `${place.origin}|${pathShape(place.page)}`;
    const [stored, page, exposed] = await Promise.all([
      recordsOf(db, ids),
      db.pages.get(pageId),
      // Only of what was known before its mark was seen there is anything to take out of the figures.
      secret.length > 0 ? db.records.where('id').anyOf(secret).primaryKeys() : [],
    ]);
    const records: StoredRecord[] = [];
    const transitions: StoredTransition[] = [];
    const known: KnownTimes[] = [];
    ids.forEach((id, i) => {
      const observations = rows.get(id) as Observation[];
      const found = stored[i];
      const before = found && withRightClock(found, now);
      let record = before;
      let changed = false;
      for (const observation of observations) {
        const merged = merge(record, observation, place);
        record = merged.record;
        changed ||= merged.write;
        transitions.push(...merged.transitions);
      }
      if (!record) return;
      if (changed) records.push(record);
      for (const observation of observations) {
        const times = lacking(observation, record, before);
        if (times) known.push({ kind: observation.kind, record: observation.record, times });
      }
    });
    const writes: PromiseLike<unknown>[] = [];
    if (records.length) writes.push(db.records.bulkPut(records));
    if (transitions.length) writes.push(db.transitions.bulkPut(transitions));
    const touched = [...records.map(({ id }) => id), ...exposed];
    if (touched.length) writes.push(db.stale.add({ ids: touched }));
    const nextPage = pageOf(pageId, sighting, place, page && page.at < unseenFrom(now) ? page : undefined);
    if (nextPage) writes.push(db.pages.put(nextPage));
    if (secret.length) writes.push(forget(db, secret));
    await Promise.all(writes);
    return known;
  });
}

/** Removes all that is known of records; the copy of the log may not keep it either. */
async function forget(db: LogDatabase, ids: string[]): Promise<void> {
  const gone = await Promise.all([
    db.records.where('id').anyOf(ids).delete(),
    db.transitions.where('recordId').anyOf(ids).delete(),
    db.findings.where('id').anyOf(ids).delete(),
    db.acts.where('recordId').anyOf(ids).delete(),
    db.corrections.where('recordId').anyOf(ids).delete(),
  ]);
  // A list shows its secret rows each time it is seen.
  if (gone.some((count) => count > 0)) await askForCopy(db);
}

/**
 * The stored records of a page's ids, in their order. Codes of one list lie close together, and one read of a range costs
 * a tenth of as many single ones; where too much else lies in between, the single ones are made after all.
 */
async function recordsOf(db: LogDatabase, ids: string[]): Promise<(StoredRecord | undefined)[]> {
  if (ids.length < RANGE_FROM) return db.records.bulkGet(ids);
  let [first, last] = [ids[0] as string, ids[0] as string];
  for (const id of ids) {
    if (id < first) first = id;
    if (id > last) last = id;
  }
  const most = Math.ceil(ids.length * 1.25);
  const between = await db.records.where('id').between(first, last, true, true).limit(most).toArray();
  if (between.length === most) return db.records.bulkGet(ids);
  const found = new Map(between.map((record) => [record.id, record]));
  return ids.map((id) => found.get(id));
}

/**
 * The observations of each record on the page. Of two rows under one code that contradict each other only the first is
 * kept: mixing them would invent a record.
 */
function rowsOf(sighting: Sighting): { rows: Map<string, Observation[]>; secret: string[] } {
  const rows = new Map<string, Observation[]>();
  const secret = new Set<string>();
  for (const observation of sighting.observations) {
    if (!isCode(observation.record)) continue;
    const id = recordId(sighting.origin, observation);
    if (observation.secret) secret.add(id);
    const others = rows.get(id);
    if (!others) rows.set(id, [observation]);
    else if (!others.some((other) => contradicts(other, observation))) others.push(observation);
  }
  for (const id of secret) rows.delete(id);
  return { rows, secret: [...secret] };
}

/**
 * What the log can add to an observation. A dossier's code is unique; a document's number and symbol come back every
 * year and at other agencies, so there at least one printed time must agree and nothing may contradict.
 */
function lacking(
  observation: Observation,
  record: StoredRecord,
  before: StoredRecord | undefined,
): KnownTimes['times'] | undefined {
  if (!before) return undefined;
  if (record.kind === 'incoming' || record.kind === 'outgoing') {
    if (contradicts({ times: before.times }, { times: observation.times })) return undefined;
    if (!EVENT_ROLES.some((role) => before.times[role] && observation.times[role])) return undefined;
  }
  let times: KnownTimes['times'] | undefined;
  for (const role of EVENT_ROLES) {
    const known: Moment | undefined = record.times[role];
    const printed = observation.times[role];
    if (known && (!printed || (isFiner(known, printed) && agree(known, printed)))) {
      times ??= {};
      times[role] = known;
    }
  }
  return times;
}

/** The page's health to store, or undefined when the stored one is newer or says the same since less than a minute. */
function pageOf(id: string, { health }: Sighting, place: Place, old: StoredPage | undefined): StoredPage | undefined {
  const { origin, page, adapter, at } = place;
  if (old && at < old.at) return undefined;
  const next: StoredPage = {
    id,
    origin,
    shape: pathShape(page),
    adapter,
    status: health.status,
    problems: health.problems.map(({ code, detail, count }) => ({
      code,
      ...(detail !== undefined && { detail }),
      ...(count !== undefined && { count }),
    })),
    at,
  };
  const workedAt = health.status === 'ok' ? at : old?.workedAt;
  if (workedAt !== undefined) next.workedAt = workedAt;
  const says = (one: StoredPage) => JSON.stringify([one.adapter, one.status, one.problems]);
  return old && at - old.at <= SAME_SIGHTING_MS && says(old) === says(next) ? undefined : next;
}
