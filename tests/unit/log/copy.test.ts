import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  COPY_KEY,
  type CopyHead,
  type CopyStore,
  copyHead,
  dropCopy,
  makeCopy,
  untilNextCopy,
} from '../../../lib/log/copy';
import { copyMarks } from '../../../lib/log/copyMarks';
import { keepCorrection } from '../../../lib/log/corrections';
import { type LogDatabase, openLog } from '../../../lib/log/database';
import { keepAct, keepFindings } from '../../../lib/log/findings';
import { LOSS_KEY } from '../../../lib/log/loss';
import { lostLog, restoreLost } from '../../../lib/log/lost';
import { clearAll, loadOrCreateKey, prune } from '../../../lib/log/retention';
import { LOG_STEPS } from '../../../lib/log/steps';
import { CODE, DAY, dossier, freshLog, HOUR, ID, MORNING, ORIGIN, see, sighting } from './samples';

const TABLES = ['records', 'transitions', 'findings', 'acts', 'pages', 'corrections'] as const;
const LATER = MORNING + DAY;

/** `storage.local` in memory; `allow` operations succeed, then the worker is killed: nothing more reaches the disk. */
class MemoryStore implements CopyStore {
  kept: Record<string, unknown> = {};
  allow = Number.POSITIVE_INFINITY;
  #step() {
    if (this.allow-- <= 0) throw new Error('killed');
  }
  async get(key: string) {
    return key in this.kept ? { [key]: structuredClone(this.kept[key]) } : {};
  }
  async set(values: Record<string, unknown>) {
    this.#step();
    Object.assign(this.kept, structuredClone(values));
  }
  async remove(keys: string[]) {
    this.#step();
    for (const key of keys) delete this.kept[key];
  }
  get parts() {
    return Object.keys(this.kept).filter((key) => key.startsWith(`${COPY_KEY}.`));
  }
}

/** Everything that has to come back, by table. */
async function all(db: LogDatabase) {
  return Object.fromEntries(await Promise.all(TABLES.map(async (name) => [name, await db[name].toArray()] as const)));
}

async function filled(records = 1) {
  const db = freshLog();
  const rows = (status: 1 | 2) =>
    Array.from({ length: records }, (_, i) => dossier({ status, record: i === 0 ? CODE : `${CODE}-${i}` }));
  await see(db, sighting(MORNING, rows(1)), sighting(MORNING + HOUR, rows(2)));
  const named = { kind: 'dossier', record: CODE, at: MORNING } as const;
  await keepFindings(db, ORIGIN, {
    ...named,
    findings: [{ rule: 'component-missing', severity: 'error', count: 1, of: 2 }],
  });
  await keepAct(db, ORIGIN, { ...named, act: 'accept', choice: 'pressed', rules: [] });
  const nonce = crypto.randomUUID();
  await keepCorrection(db, { what: 'time', role: 'due', moment: null, recordId: ID, nonce, note: 'Sổ giấy' }, MORNING);
  return db;
}

async function copied(records?: number) {
  const db = await filled(records);
  const store = new MemoryStore();
  const head = (await makeCopy(db, store, LATER)) as CopyHead;
  return { db, store, head };
}

describe('a copy', () => {
  it('holds everything that does not follow from the rest, and says so in its head', async () => {
    // More than one slice.
    const { db, store, head } = await copied(1203);
    expect(head).toMatchObject({ at: LATER, records: 1203, transitions: 2406, logVersion: LOG_STEPS.at(-1)?.version });
    expect(await copyHead(store)).toEqual(head);
    const empty = freshLog();
    expect(await restoreLost(empty, store, LATER + HOUR)).toBe(true);
    expect(await all(empty)).toEqual(await all(db));
    expect(store.kept[LOSS_KEY]).toEqual({ lostAt: LATER + HOUR, copyAt: LATER, records: 1203, of: 1203 });
  });

  it('takes the place of the one before, whose parts go', async () => {
    const { db, store, head } = await copied();
    await see(db, sighting(LATER, [dossier({ status: 4 })]));
    const next = (await makeCopy(db, store, LATER + HOUR)) as CopyHead;
    expect(next.slot).not.toBe(head.slot);
    expect(store.parts).toHaveLength(next.parts);
    const empty = freshLog();
    await restoreLost(empty, store, LATER + DAY);
    expect(await all(empty)).toEqual(await all(db));
  });

  it('killed at any step is the old one or the new one, whole, and leaves nothing that stays', async () => {
    for (let allow = 0; allow < 5; allow++) {
      const { db, store, head } = await copied();
      const before = await all(db);
      await see(db, sighting(LATER, [dossier({ status: 4 })]));
      store.allow = allow;
      await makeCopy(db, store, LATER + HOUR).catch(() => {});
      store.allow = Number.POSITIVE_INFINITY;
      const isNew = (await copyHead(store))?.at === LATER + HOUR;
      expect(isNew || (await copyHead(store))?.at === head.at).toBe(true);
      const empty = freshLog();
      await restoreLost(empty, store, LATER + DAY);
      expect(await all(empty), `${allow} steps`).toEqual(isNew ? await all(db) : before);
      const next = (await makeCopy(db, store, LATER + 2 * HOUR)) as CopyHead;
      expect(store.parts).toHaveLength(next.parts);
    }
  });

  it('is made of a log that is written to meanwhile, each record whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), async (touched) => {
        const db = freshLog();
        const row = (i: number, status: 1 | 2) => dossier({ status, record: `H23-${String(i).padStart(4, '0')}` });
        await see(
          db,
          sighting(
            MORNING,
            Array.from({ length: 1100 }, (_, i) => row(i, 1)),
          ),
        );
        const store = new MemoryStore();
        const copying = makeCopy(db, store, LATER);
        for (const one of touched) await see(db, sighting(MORNING + HOUR, [row(one * 25, 2)]));
        await copying;
        const empty = freshLog();
        await restoreLost(empty, store, LATER);
        const transitions = await empty.transitions.toArray();
        for (const { id, status } of await empty.records.toArray()) {
          const own = transitions.filter(({ recordId }) => recordId === id).map(({ to }) => to);
          expect(own.sort()).toEqual(status === 2 ? ['1', '2'] : ['1']);
        }
        expect(await empty.records.count()).toBe(1100);
      }),
      { numRuns: 5 },
    );
  });

  it('is due at most every half hour, and every four hours where it takes long, whatever the clock does', () => {
    const head = (took: number) => ({ at: LATER, took }) as CopyHead;
    fc.assert(
      fc.property(fc.integer({ min: -DAY, max: DAY }), fc.integer({ min: 0, max: 20_000 }), (past, took) => {
        const pause = took > 5000 ? 4 * HOUR : HOUR / 2;
        const wait = untilNextCopy(head(took), LATER + past);
        if (past < 0) expect(wait).toBe(pause);
        else expect(wait).toBe(past >= pause ? 0 : pause - past);
      }),
    );
    expect(untilNextCopy(undefined, LATER)).toBe(0);
  });
});

describe('what has to go from the log', () => {
  it('asks for a new copy, once', async () => {
    const { db, store } = await copied();
    expect((await copyMarks(db)).due).toBeUndefined();
    const secret = sighting(LATER, [dossier({ secret: true })]);
    await see(db, secret);
    expect((await copyMarks(db)).due).toBeDefined();
    await makeCopy(db, store, LATER + HOUR);
    expect((await copyMarks(db)).due).toBeUndefined();
    // The list shows it each time.
    await see(db, secret);
    expect((await copyMarks(db)).due).toBeUndefined();
    const empty = freshLog();
    await restoreLost(empty, store, LATER + DAY);
    expect(JSON.stringify(await all(empty))).not.toContain(CODE);
  });

  it('asks for it when a code loses its time, and no copy holds the code then', async () => {
    const { db, store } = await copied();
    const now = MORNING + 400 * DAY;
    expect(await prune(db, { now, keepDays: 90, key: await loadOrCreateKey(db) })).toBe(1);
    expect((await copyMarks(db)).due).toBeDefined();
    await makeCopy(db, store, now);
    const empty = freshLog();
    await restoreLost(empty, store, now);
    expect(JSON.stringify(await all(empty))).not.toContain(CODE);
    expect(await all(empty)).toEqual(await all(db));
  });

  it('is in no copy at all where a new one cannot be made', async () => {
    const { db, store } = await copied();
    await see(db, sighting(LATER, [dossier({ secret: true })]));
    const full = vi.spyOn(store, 'set').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    await expect(makeCopy(db, store, LATER)).rejects.toThrow('full');
    full.mockRestore();
    expect(store.kept).toEqual({});
    expect((await copyMarks(db)).due).toBeUndefined();
  });

  it('that went while a copy was being made asks for one more', async () => {
    const { db, store } = await copied();
    const write = store.set.bind(store);
    // By then everything was read.
    vi.spyOn(store, 'set').mockImplementationOnce(async (values) => {
      await see(db, sighting(LATER, [dossier({ secret: true })]));
      await write(values);
    });
    await makeCopy(db, store, LATER);
    expect((await copyMarks(db)).due).toBeDefined();
  });
});

describe('a log', () => {
  it('that is there is not lost, nor one that was emptied, nor one without a copy', async () => {
    const { db, store } = await copied();
    expect(await lostLog(db, store)).toBeUndefined();
    // Its last record went, not the log.
    await see(db, sighting(LATER, [dossier({ secret: true })]));
    expect(await restoreLost(db, store, LATER)).toBe(false);
    await dropCopy(store);
    await clearAll(db);
    expect(await restoreLost(db, store, LATER)).toBe(false);
    expect(store.kept).toEqual({});
    expect(await db.records.count()).toBe(0);
  });

  it('that was lost is never copied over its copy', async () => {
    const { store, head } = await copied();
    expect(await makeCopy(freshLog(), store, LATER + HOUR)).toBeUndefined();
    expect(await copyHead(store)).toEqual(head);
  });

  it('that lacks its tables is filled again', async () => {
    const { db, store } = await copied();
    const factory = new IDBFactory();
    await new Promise<void>((resolve) => {
      const bare = factory.open('test');
      bare.onsuccess = () => {
        bare.result.close();
        resolve();
      };
    });
    const again = openLog('test', { indexedDB: factory, IDBKeyRange });
    expect(await restoreLost(again, store, LATER)).toBe(true);
    expect(await all(again)).toEqual(await all(db));
  });

  it('is restored once, though the worker is killed in between or two begin', async () => {
    const { db, store } = await copied(700);
    const lost = freshLog();
    store.allow = 0;
    await expect(restoreLost(lost, store, LATER)).rejects.toThrow('killed');
    expect(await lostLog(lost, store)).toBeDefined();
    store.allow = Number.POSITIVE_INFINITY;
    await Promise.all([restoreLost(lost, store, LATER), restoreLost(lost, store, LATER)]);
    expect(await all(lost)).toEqual(await all(db));
    expect(await lostLog(lost, store)).toBeUndefined();
    delete store.kept[LOSS_KEY];
    expect(await restoreLost(lost, store, LATER)).toBe(false);
    expect(store.kept[LOSS_KEY]).toBeUndefined();
  });

  it('keeps what was seen before it came back', async () => {
    const { store } = await copied();
    const lost = freshLog();
    await see(lost, sighting(LATER, [dossier({ status: 4 })]));
    await restoreLost(lost, store, LATER);
    const told = (await lost.transitions.orderBy('at').toArray()).map(({ field, from, to }) => [field, from, to]);
    expect(told).toEqual([
      ['seen', undefined, '1'],
      ['status', '1', '2'],
      ['status', '2', '4'],
    ]);
  });
});

describe('a copy that cannot be put back', () => {
  it('damaged: gives what it can, says so and goes', async () => {
    const { store, head } = await copied();
    const [part] = store.parts as [string];
    for (const damage of [String(store.kept[part]).slice(0, -40), 'A', undefined]) {
      store.kept = { [COPY_KEY]: head, [part]: damage };
      const lost = freshLog();
      await restoreLost(lost, store, LATER);
      expect(store.kept[LOSS_KEY]).toMatchObject({ of: 1, problem: 'format' });
      expect(Object.keys(store.kept)).toEqual([LOSS_KEY]);
      expect(await restoreLost(lost, store, LATER)).toBe(false);
      expect(await makeCopy(lost, store, LATER)).toBeDefined();
    }
  });

  it('with a row that no log of ours could hold: that one is not taken, all others are', async () => {
    const { db, store } = await copied(3);
    await db.records.update(ID, { citizen: 'Nguyễn Văn Mẫu' } as never);
    await makeCopy(db, store, LATER);
    const lost = freshLog();
    expect(await restoreLost(lost, store, LATER)).toBe(true);
    expect(JSON.stringify(await all(lost))).not.toContain('Nguyễn');
    expect(await lost.records.count()).toBe(2);
    expect(store.kept[LOSS_KEY]).toMatchObject({ records: 2, of: 3, problem: 'format' });
  });

  it('of a newer version, or on a full disk: stays, is said once, and is tried again when asked', async () => {
    const { db, store, head } = await copied();
    store.kept[COPY_KEY] = { ...head, logVersion: head.logVersion + 1 };
    const lost = freshLog();
    await restoreLost(lost, store, LATER);
    expect(store.kept[LOSS_KEY]).toMatchObject({ records: 0, of: 1, problem: 'newer' });
    delete store.kept[LOSS_KEY];
    await restoreLost(lost, store, LATER);
    await restoreLost(lost, store, LATER, true);
    expect(store.kept[LOSS_KEY]).toBeUndefined();
    expect(await makeCopy(lost, store, LATER)).toBeUndefined();
    // The extension was updated.
    store.kept[COPY_KEY] = { ...(store.kept[COPY_KEY] as CopyHead), logVersion: head.logVersion };
    expect(await restoreLost(lost, store, LATER)).toBe(false);
    expect(await restoreLost(lost, store, LATER, true)).toBe(true);
    expect(store.kept[LOSS_KEY]).toEqual({ lostAt: LATER, copyAt: LATER, records: 1, of: 1 });
    expect(await all(lost)).toEqual(await all(db));
  });

  it('of an older version: goes through its steps', async () => {
    const { db, store, head } = await copied();
    // Version 2 had no corrections; its rows are those of today.
    await db.corrections.clear();
    await makeCopy(db, store, LATER);
    store.kept[COPY_KEY] = { ...(store.kept[COPY_KEY] as CopyHead), logVersion: 2 };
    const lost = freshLog();
    expect(await restoreLost(lost, store, LATER)).toBe(true);
    expect(await all(lost)).toEqual(await all(db));
    expect(head.logVersion).toBeGreaterThan(2);
  });
});
