import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LogDatabase, openLog } from '../../../lib/log/database';
import { glance } from '../../../lib/log/glance';
import { ingest } from '../../../lib/log/ingest';
import { rawLog } from '../../../lib/log/raw';
import { LOG_STEPS } from '../../../lib/log/steps';
import type { LogStep } from '../../../lib/log/steps/types';
import { type Rows, walkRows } from '../../../lib/log/steps/walk';
import { logTrouble } from '../../../lib/log/trouble';
import { dossier, freshLog, MORNING, see, sighting } from './samples';
import { EXAMPLES, type LogExample, makeDatabase, wholeOf } from './versions/examples';

const NAME = 'dung-hen';
const NEWEST = LOG_STEPS.at(-1)?.version ?? 0;
const newest = EXAMPLES.at(-1) as LogExample;

let indexedDB: IDBFactory;
beforeEach(() => {
  indexedDB = new IDBFactory();
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const openWith = (steps?: readonly LogStep[]) => openLog(NAME, { indexedDB, IDBKeyRange }, steps);

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
/** Rows by table whatever their order. */
const comparable = (rows: Rows) => Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, sorted(all)]));

async function contentsOf(db: LogDatabase): Promise<Rows> {
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const));
  return Object.fromEntries(tables);
}

const pathOf = ({ keyPath, multiEntry }: IDBIndex) => (multiEntry ? `*${keyPath}` : keyPath);

/** What lies in the database, and in which version, whoever may open it. */
const untouched = () => rawLog(NAME, { factory: indexedDB });

describe('every version of the log', () => {
  it('has a step and an example, in order', () => {
    const versions = LOG_STEPS.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, i) => i + 1));
    expect(EXAMPLES.map(({ version }) => version)).toEqual(versions);
  });

  it.each(EXAMPLES.slice(1))('becomes the next: $version', ({ version, rows }) => {
    const before = EXAMPLES[version - 2] as LogExample;
    const steps = LOG_STEPS.filter((step) => step.version <= version);
    expect(comparable(walkRows(wholeOf(before), version - 1, steps))).toEqual(comparable(rows));
  });

  it.each(EXAMPLES)('$version, opened by this build, is the newest', async (example) => {
    await makeDatabase(indexedDB, NAME, example, wholeOf(example));
    const db = openWith();
    expect(await logTrouble(db)).toBeUndefined();
    expect(db.verno).toBe(NEWEST);
    const opened = await contentsOf(db);
    expect(comparable(opened)).toEqual(comparable(walkRows(wholeOf(example), example.version, LOG_STEPS)));
    const known = comparable(wholeOf(newest));
    for (const [table, rows] of Object.entries(comparable(opened)))
      expect(known[table], table).toEqual(expect.arrayContaining(rows));
    await see(db, sighting(MORNING, [dossier({ record: '000.00.01.H23-261123-0099' })]));
    db.close();
  });

  it('is written down as this build makes it', async () => {
    const db = openWith();
    await db.open();
    const made = db.backendDB();
    const transaction = made.transaction([...made.objectStoreNames], 'readonly');
    const tables = [...made.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name);
      const indexes = [...store.indexNames].map((index) => [index, pathOf(store.index(index))] as const);
      const { keyPath: key, autoIncrement } = store;
      return [name, { key, ...(autoIncrement && { autoIncrement }), indexes: Object.fromEntries(indexes) }] as const;
    });
    expect(Object.fromEntries(tables)).toEqual(newest.tables);
    db.close();
  });
});

/** A version after the newest that does all that a step can do. */
const next: LogStep = {
  version: NEWEST + 1,
  tables: { marks: 'id' },
  rows: {
    records: (row) => (row.kind === 'incoming' ? undefined : { ...row, officer: 'unknown' }),
  },
  makes: [{ table: 'marks', from: 'records', row: ({ id, open }) => (open === 1 ? { id } : undefined) }],
};

describe('a step', () => {
  it('does to a database what it does to rows, in batches', async () => {
    const many = Array.from({ length: 1203 }, (_, i) => ({
      id: `o|dossier|${i}`,
      kind: i % 3 ? 'dossier' : 'incoming',
      open: i % 2,
      lastSeen: i,
    }));
    const rows = { ...newest.rows, records: many };
    await makeDatabase(indexedDB, NAME, newest, rows);
    const db = openWith([...LOG_STEPS, next]);
    const opened = await contentsOf(db);
    expect(opened.marks?.length).toBeGreaterThan(300);
    expect(comparable(opened)).toEqual(comparable(walkRows(rows, NEWEST, [...LOG_STEPS, next])));
    db.close();
  });

  it.each([
    ['while it changes rows', { ...next, rows: { records: broken } }],
    ['after it changed rows', { ...next, makes: [{ table: 'marks', from: 'transitions', row: broken }] }],
    ['by rows that have no key', { ...next, makes: [{ table: 'marks', from: 'records', row: () => ({}) }] }],
    ['by an index that cannot be', { ...next, tables: { marks: 'id', records: 'other' } }],
  ] as [string, LogStep][])(
    'that fails %s leaves everything as it was, says so, and is not tried again',
    async (_, step) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {});
      await makeDatabase(indexedDB, NAME, newest, wholeOf(newest));
      const before = await untouched();
      const open = vi.spyOn(indexedDB, 'open');
      const db = openWith([...LOG_STEPS, step]);
      await expect(ingest(db, sighting(MORNING, [dossier()]))).rejects.toThrow();
      await expect(ingest(db, sighting(MORNING, [dossier()]))).rejects.toThrow();
      expect(open).toHaveBeenCalledTimes(1);
      expect(await logTrouble(db)).toBe('step');
      expect(await untouched()).toEqual(before);
      // The popup reads on.
      expect((await glance(undefined, NAME, indexedDB)).open.length).toBeGreaterThan(0);
      // The build that repairs the step takes everything over.
      const repaired = openWith([...LOG_STEPS, next]);
      expect(await repaired.table('marks').count()).toBeGreaterThan(0);
      repaired.close();
    },
  );
});

function broken(row: Record<string, unknown>): never {
  throw new Error(`cannot be: ${row.id}`);
}

describe('a log that this build does not know', () => {
  it('made by a newer one is neither read nor written, and said to be newer', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const newer = openWith([...LOG_STEPS, next]);
    await see(newer, sighting(MORNING, [dossier()]));
    newer.close();
    const before = await untouched();
    const db = openWith();
    await expect(ingest(db, sighting(MORNING + 1, [dossier({ status: 2 })]))).rejects.toThrow();
    await expect(db.records.toArray()).rejects.toThrow();
    expect(await logTrouble(db)).toBe('newer');
    expect(await untouched()).toEqual(before);
  });

  it('is noticed when it takes the place of one that was open', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const db = openWith();
    await see(db, sighting(MORNING, [dossier()]));
    const newer = openWith([...LOG_STEPS, next]);
    await newer.open();
    newer.close();
    expect(await logTrouble(db)).toBe('newer');
  });

  it('is no reason to make one', async () => {
    expect(await rawLog(NAME, { factory: indexedDB })).toBeUndefined();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('that the browser cannot open is said to be closed', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error', 'UnknownError');
    });
    expect(await logTrouble(openWith())).toBe('closed');
  });
});

it('a log that opens has no trouble', async () => {
  expect(await logTrouble(freshLog())).toBeUndefined();
});
