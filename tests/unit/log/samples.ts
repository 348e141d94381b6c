import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { LogDatabase } from '../../../lib/log/database';
import { openLog } from '../../../lib/log/database';
import { ingest } from '../../../lib/log/ingest';
import type { KnownTimes, Sighting, StoredRecord } from '../../../lib/log/types';
import type { Moment, Observation } from '../../../lib/portals/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ORIGIN = 'https://motcua.example.vn';
/** Monday, 23 November 2026, 08:00 in Vietnam. */
export const MORNING = Date.UTC(2026, 10, 23, 1, 0);
export const CODE = '000.00.01.H23-261123-0001';
export const ID = `${ORIGIN}|dossier|${CODE}`;

export const minute = (at: number): Moment => ({ at, precision: 'minute' });
/** The local day that holds `at`. */
export const day = (at: number): Moment => ({
  at: Math.floor((at + 7 * HOUR) / DAY) * DAY - 7 * HOUR,
  precision: 'day',
});

export const dossier = (fields: Partial<Observation> = {}): Observation => ({
  kind: 'dossier',
  record: CODE,
  times: {},
  blank: [],
  problems: [],
  ...fields,
});

export const sighting = (at: number, observations: Observation[], fields: Partial<Sighting> = {}): Sighting => ({
  origin: ORIGIN,
  page: '/vi/dossier/processing?page=1',
  adapter: 'igate@1',
  at,
  health: { status: 'ok', adapter: 'igate@1', problems: [] },
  observations,
  ...fields,
});

/** An empty log in an IndexedDB of its own. */
export const freshLog = (): LogDatabase => openLog('test', { indexedDB: new IDBFactory(), IDBKeyRange });

export async function see(db: LogDatabase, ...pages: Sighting[]): Promise<KnownTimes[]> {
  let known: KnownTimes[] = [];
  for (const page of pages) {
    const result = await ingest(db, page);
    if (!result.ok) throw new Error(result.error);
    known = result.value;
  }
  return known;
}

export async function stored(db: LogDatabase, id = ID): Promise<StoredRecord> {
  const record = await db.records.get(id);
  if (!record) throw new Error(`no record ${id}`);
  return record;
}

/** Everything in the log, to compare before and after. */
export const contents = async (db: LogDatabase) => ({
  records: await db.records.toArray(),
  transitions: await db.transitions.toArray(),
  pages: await db.pages.toArray(),
});
