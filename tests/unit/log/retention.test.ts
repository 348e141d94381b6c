import { type DBCore, Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { LogDatabase } from '../../../lib/log/database';
import { addDiskCost, type FullCost } from '../../../lib/log/disk';
import { ingest } from '../../../lib/log/ingest';
import { logSize, openRecords, pageHealth, recordsPage } from '../../../lib/log/queries';
import { clearAll, loadOrCreateKey, prune, withoutForgotten } from '../../../lib/log/retention';
import {
  CODE,
  contents,
  DAY,
  dossier,
  freshLog,
  HOUR,
  ID,
  MORNING,
  minute,
  ORIGIN,
  see,
  sighting,
  stored,
} from './samples';

const OTHER = '000.00.01.H23-261123-0002';
const LATER = MORNING + 91 * DAY;

/** A closed dossier with two transitions, and an open one. */
async function twoDossiers(): Promise<LogDatabase> {
  const db = freshLog();
  await see(
    db,
    sighting(MORNING, [dossier({ status: 4, times: { submitted: minute(MORNING) } })]),
    sighting(MORNING + HOUR, [
      dossier({ status: 10, statusText: 'Đã trả kết quả' }),
      dossier({ record: OTHER, status: 1 }),
    ]),
  );
  return db;
}

describe('prune', () => {
  it('replaces the code of closed records everywhere and keeps the rest', async () => {
    const db = await twoDossiers();
    const key = await loadOrCreateKey(db);
    expect(await prune(db, { now: LATER, keepDays: 90, key })).toBe(1);
    const all = await contents(db);
    expect(JSON.stringify(all)).not.toContain(CODE);
    const hashed = all.records.find((one) => one.id !== ID.replace(CODE, OTHER));
    expect(hashed).toEqual({
      id: expect.stringMatching(/^https:\/\/motcua\.example\.vn\|dossier\|#[\w-]{22}$/),
      origin: ORIGIN,
      kind: 'dossier',
      status: 10,
      times: { submitted: minute(MORNING) },
      asOf: { submitted: MORNING },
      blank: [],
      page: '',
      adapter: 'igate@1',
      firstSeen: MORNING,
      lastSeen: MORNING + HOUR,
      open: 0,
      closedBetween: [MORNING, MORNING + HOUR],
    });
    const moved = all.transitions.filter((one) => one.recordId === hashed?.id);
    expect(moved.map(({ id, to }) => [id.startsWith(`${hashed?.id}|`), to])).toEqual([
      [true, '4'],
      [true, '10'],
    ]);
    expect(all.transitions).toHaveLength(3);
  });

  it('is idempotent and leaves what was seen more recently', async () => {
    const db = await twoDossiers();
    const key = await loadOrCreateKey(db);
    const untouched = await contents(db);
    expect(await prune(db, { now: MORNING + HOUR + 90 * DAY, keepDays: 90, key })).toBe(0);
    expect(await contents(db)).toEqual(untouched);
    await prune(db, { now: LATER, keepDays: 90, key });
    const once = await contents(db);
    expect(await prune(db, { now: LATER, keepDays: 90, key })).toBe(0);
    expect(await contents(db)).toEqual(once);
  });

  it('hashes an open record that nobody saw for a year', async () => {
    const db = await twoDossiers();
    const key = await loadOrCreateKey(db);
    expect(await prune(db, { now: MORNING + 366 * DAY, keepDays: 90, key })).toBe(2);
    expect((await db.records.toArray()).every((one) => one.record === undefined)).toBe(true);
  });

  it('joins a record that was seen again with its hashed self', async () => {
    const db = await twoDossiers();
    const key = await loadOrCreateKey(db);
    await prune(db, { now: LATER, keepDays: 90, key });
    await see(db, sighting(LATER, [dossier({ status: 10, times: { returned: minute(LATER - DAY) } })]));
    expect(await db.records.count()).toBe(3);
    await prune(db, { now: LATER + 91 * DAY, keepDays: 90, key });
    expect((await db.records.toArray()).filter((one) => one.open === 0)).toMatchObject([
      {
        times: { submitted: minute(MORNING), returned: minute(LATER - DAY) },
        firstSeen: MORNING,
        lastSeen: LATER,
        closedBetween: [MORNING, MORNING + HOUR],
      },
    ]);
  });

  it('leaves out what is known by its hash and closed still, and nothing else', async () => {
    const db = await twoDossiers();
    const again = [
      dossier({ status: 10 }),
      dossier({ status: 4 }),
      dossier({ status: 10, secret: true }),
      dossier({ record: OTHER, status: 10 }),
      dossier({ record: '000.00.01.H23-261123-0003', status: 10 }),
      dossier({ kind: 'outgoing', record: CODE, status: 'issued' }),
    ];
    const page = sighting(LATER, again);
    expect(await withoutForgotten(db, page)).toBe(page);
    await prune(db, { now: LATER, keepDays: 90, key: await loadOrCreateKey(db) });
    const before = await contents(db);
    expect((await withoutForgotten(db, page)).observations).toEqual(again.slice(1));
    const seen = await withoutForgotten(db, sighting(LATER, [dossier({ status: 10 })]));
    await see(db, seen);
    expect((await contents(db)).records).toEqual(before.records);
  });

  it('works through more than one batch', async () => {
    const db = freshLog();
    const many = Array.from({ length: 520 }, (_, i) => dossier({ record: `H23-261123-${1_000 + i}`, status: 10 }));
    await see(db, sighting(MORNING, many));
    expect(await prune(db, { now: LATER, keepDays: 90, key: await loadOrCreateKey(db) })).toBe(520);
    expect(new Set((await db.records.toArray()).map((one) => one.id)).size).toBe(520);
    expect(await db.transitions.filter((one) => !one.recordId.includes('|#')).count()).toBe(0);
  });

  it('gives one code another hash under another key', async () => {
    const hashes = await Promise.all(
      [1, 2].map(async () => {
        const db = await twoDossiers();
        await prune(db, { now: LATER, keepDays: 90, key: await loadOrCreateKey(db) });
        return (
          await db.records
            .where('lastSeen')
            .equals(MORNING + HOUR)
            .toArray()
        ).find((one) => !one.record)?.id;
      }),
    );
    expect(hashes[0]).toMatch(/#/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});

describe('the key', () => {
  it('is made once, cannot be read out, and goes with everything else', async () => {
    const db = await twoDossiers();
    const [one, other] = await Promise.all([loadOrCreateKey(db), loadOrCreateKey(db)]);
    expect(one.extractable).toBe(false);
    const sign = async (key: CryptoKey) =>
      Buffer.from(await crypto.subtle.sign('HMAC', key, new Uint8Array([1]))).toString('hex');
    expect(await sign(one)).toBe(await sign(other));
    await clearAll(db);
    expect(await contents(db)).toEqual({ records: [], transitions: [], pages: [] });
    expect(await sign(await loadOrCreateKey(db))).not.toBe(await sign(one));
  });
});

/** Lets the next `times` writes of records fail as on a full disk. */
function fillDisk(db: LogDatabase, times: number): void {
  let left = times;
  db.use({
    stack: 'dbcore',
    name: 'full-disk',
    create: (core): DBCore => ({
      ...core,
      table: (name) => {
        const table = core.table(name);
        return {
          ...table,
          mutate: (request) => {
            const full = name === 'records' && request.type === 'put' && left-- > 0;
            return full ? Dexie.Promise.reject(new DOMException('full', 'QuotaExceededError')) : table.mutate(request);
          },
        };
      },
    }),
  });
}

describe('a full disk', () => {
  const fresh = sighting(MORNING + 2 * HOUR, [dossier({ record: 'H23-261123-0009', status: 1 })]);

  it('costs the closed records seen longest ago, then the page is written', async () => {
    const db = await twoDossiers();
    db.close();
    fillDisk(db, 1);
    await db.open();
    const costs: FullCost[] = [];
    expect(await ingest(db, fresh, undefined, (cost) => costs.push(cost))).toEqual({ ok: true, value: [] });
    expect(costs).toEqual([{ dropped: 1, lost: 0 }]);
    expect((await db.records.toArray()).map((one) => one.record)).toEqual([OTHER, 'H23-261123-0009']);
    expect(await db.transitions.where('recordId').equals(ID).count()).toBe(0);
  });

  it('is reported when that was not enough, and nothing of the page is written', async () => {
    const db = await twoDossiers();
    db.close();
    fillDisk(db, 2);
    await db.open();
    const costs: FullCost[] = [];
    expect(await ingest(db, fresh, undefined, (cost) => costs.push(cost))).toEqual({ ok: false, error: 'quota' });
    expect(costs).toEqual([{ dropped: 1, lost: 1 }]);
    expect((await db.transitions.toArray()).some((one) => one.recordId.includes('0009'))).toBe(false);
  });
});

describe('what full disks cost', () => {
  it('adds up, and says when each kind last happened', () => {
    const first = addDiskCost(undefined, { dropped: 500, lost: 0 }, MORNING);
    expect(first).toEqual({ dropped: 500, lost: 0, droppedAt: MORNING });
    expect(addDiskCost(first, { dropped: 0, lost: 1 }, MORNING + HOUR)).toEqual({
      dropped: 500,
      lost: 1,
      droppedAt: MORNING,
      lostAt: MORNING + HOUR,
    });
  });
});

describe('queries', () => {
  it('tell how much there is, and since when', async () => {
    expect(await logSize(freshLog())).toEqual({ records: 0, transitions: 0 });
    expect(await logSize(await twoDossiers())).toEqual({ records: 2, transitions: 3, oldest: MORNING });
  });

  it('find open records, one page of the table and the pages in trouble', async () => {
    const db = await twoDossiers();
    await see(
      db,
      sighting(MORNING + DAY, [dossier({ kind: 'incoming', record: '15/KH-UBND', status: 'unhandled' })], {
        page: '/van-ban-den',
        health: { status: 'degraded', adapter: 'ioffice@1', problems: [] },
      }),
    );
    expect((await openRecords(db)).map((one) => one.record)).toEqual(['15/KH-UBND', OTHER]);
    expect(await recordsPage(db, { offset: 1, limit: 1, kind: 'dossier' })).toMatchObject({
      total: 2,
      records: [{ kind: 'dossier' }],
    });
    expect((await recordsPage(db, { offset: 0, limit: 1 })).records[0]?.record).toBe('15/KH-UBND');
    expect((await pageHealth(db)).map((one) => one.status)).toEqual(['degraded', 'ok']);
    expect((await stored(db)).record).toBe(CODE);
  });
});
