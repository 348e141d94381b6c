import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../../../lib/log/database';
import { finishedSince } from '../../../lib/log/finished';
import { HOUR, MORNING, record } from '../statistics/samples';

vi.stubGlobal('IDBKeyRange', IDBKeyRange);
const factory = new IDBFactory();
const db = openLog(undefined, { indexedDB: factory, IDBKeyRange });
afterAll(() => db.close());

const reckoning = ({ id }: { id: string }) => ({ id, clocks: [], adds: [], marks: [] });
const seen = (hours: number, open: 0 | 1) => record({ lastSeen: MORNING + hours * HOUR, open });
const ids = (records: { id: string }[]) => records.map(({ id }) => id).sort();

beforeEach(() => Promise.all([db.records.clear(), db.reckonings.clear()]));

test('finds nothing where nothing is, and leaves nothing behind', async () => {
  const empty = new IDBFactory();
  expect(await finishedSince(MORNING, { factory: empty })).toEqual({ from: MORNING, records: [] });
  expect(await empty.databases()).toEqual([]);
});

test('reads closed and open ones seen since, each with its reckoning', async () => {
  const recent = [seen(0, 0), seen(2, 1), seen(3, 0)];
  const unreckoned = seen(1, 0);
  await db.records.bulkPut([...recent, unreckoned, seen(-5, 0), seen(-5, 1)]);
  await db.reckonings.bulkPut(recent.map(reckoning));
  const { from, records } = await finishedSince(MORNING, { factory });
  expect(from).toBe(MORNING);
  expect(ids(records.map((one) => one.record))).toEqual(ids(recent));
  expect(records.every((one) => one.record.id === one.reckoning.id)).toBe(true);
});

test('of too many it reads the newest, and says from when on nothing is missing', async () => {
  const all = Array.from({ length: 30 }, (_, i) => seen(i, 0));
  await db.records.bulkPut(all);
  await db.reckonings.bulkPut(all.map(reckoning));
  const { from, records } = await finishedSince(MORNING, { factory, limit: 10 });
  const expected = all.filter(({ lastSeen }) => lastSeen >= from);
  expect(expected.length).toBeGreaterThanOrEqual(9);
  expect(records.length).toBeLessThanOrEqual(11);
  expect(ids(records.map((one) => one.record))).toEqual(expect.arrayContaining(ids(expected)));
});
