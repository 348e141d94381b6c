/** What goes wrong on real machines: clocks that jump, messages told twice, codes made to collide, backups of other days. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBackup, openBackup, restoreLog } from '../../../lib/log/backup';
import type { LogDatabase } from '../../../lib/log/database';
import { keepAct, keepFindings, knownFindings } from '../../../lib/log/findings';
import { ingest } from '../../../lib/log/ingest';
import { loadOrCreateKey, prune, retain } from '../../../lib/log/retention';
import type { ActTold, Sighting } from '../../../lib/log/types';
import type { DossierStatus } from '../../../lib/portals/types';
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

const YEAR = 365 * DAY;
const act = (change: Partial<ActTold> = {}): ActTold => ({
  ...{ kind: 'dossier', record: CODE, act: 'accept', choice: 'pressed', rules: [], at: MORNING },
  ...change,
});

describe('a clock that was years ahead', () => {
  /** One page while the clock was wrong, and the same dossier since it is right. */
  async function afterwards(): Promise<LogDatabase> {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ status: 1 })]));
    await ingest(db, sighting(MORNING + 4 * YEAR, [dossier({ status: 1, procedure: 'cũ' })]), MORNING + 4 * YEAR);
    await ingest(db, sighting(MORNING + DAY, [dossier({ status: 10, procedure: 'mới' })]), MORNING + DAY);
    return db;
  }

  it('does not freeze a record', async () => {
    const record = await stored(await afterwards());
    expect(record).toMatchObject({ status: 10, procedure: 'mới', lastSeen: MORNING + DAY, open: 0 });
  });

  it('is no evidence of when anything happened', async () => {
    const db = await afterwards();
    expect((await stored(db)).closedBetween).toEqual([MORNING, MORNING + DAY]);
    const last = (await db.transitions.toArray()).find(({ to }) => to === '10');
    expect(last).toMatchObject({ from: '1', after: MORNING, at: MORNING + DAY });
  });

  it('does not hide what a page says of itself since, nor findings', async () => {
    const db = freshLog();
    const broken = { status: 'broken' as const, adapter: 'igate@1', problems: [] };
    await ingest(db, sighting(MORNING + 4 * YEAR, [dossier()], { health: broken }), MORNING + 4 * YEAR);
    await keepFindings(db, ORIGIN, { kind: 'dossier', record: CODE, at: MORNING + 4 * YEAR, findings: [] });
    await ingest(db, sighting(MORNING, [dossier({ status: 1 })]), MORNING);
    const finding = { rule: 'result-missing', severity: 'error' } as const;
    await keepFindings(db, ORIGIN, { kind: 'dossier', record: CODE, at: MORNING, findings: [finding] }, MORNING);
    expect((await db.pages.toArray())[0]).toMatchObject({ status: 'ok', at: MORNING });
    expect((await db.findings.get(ID))?.findings).toEqual([finding]);
    expect(await stored(db)).toMatchObject({ status: 1, firstSeen: MORNING, lastSeen: MORNING });
  });

  it('costs nobody his codes: a leap waits for another day', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ status: 10 })]));
    expect(await retain(db, { now: MORNING + HOUR, keepDays: 90 })).toBe(0);
    expect(await retain(db, { now: MORNING + 4 * YEAR, keepDays: 90 })).toBe(0);
    // The clock is set right.
    expect(await retain(db, { now: MORNING + DAY, keepDays: 90 })).toBe(0);
    expect((await stored(db)).record).toBe(CODE);
    // It really is a quarter later: the officer was away.
    expect(await retain(db, { now: MORNING + 100 * DAY, keepDays: 90 })).toBe(0);
    expect(await retain(db, { now: MORNING + 101 * DAY, keepDays: 90 })).toBe(1);
  });

  it('and messages that are only late are late, not new', async () => {
    const db = freshLog();
    await ingest(db, sighting(MORNING + 15 * HOUR, [dossier({ status: 2 })]), MORNING + 15 * HOUR);
    await ingest(db, sighting(MORNING, [dossier({ status: 1 })]), MORNING + 15 * HOUR);
    expect(await stored(db)).toMatchObject({ status: 2, lastSeen: MORNING + 15 * HOUR });
  });
});

describe('acts', () => {
  it('told twice are kept once, as they were told first', async () => {
    const db = freshLog();
    await keepAct(db, ORIGIN, act());
    await keepAct(db, ORIGIN, act({ choice: 'returned', rules: ['result-missing'] }));
    expect(await db.acts.toArray()).toMatchObject([{ choice: 'pressed', rules: [] }]);
  });

  it.each(['Nguyễn Văn Mẫu', '#bXeIbJhHq0U7rdT_ny-BEg'])('on what is no code are not kept: %s', async (record) => {
    const db = freshLog();
    await keepAct(db, ORIGIN, act({ record }));
    expect(await db.acts.count()).toBe(0);
  });
});

describe('codes made to collide', () => {
  const part = fc.constantFrom('1', 'A', 'seen', 'status', '2', '', 'accept', `${MORNING}`);
  const code = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => `9${parts.join('|')}`);
  const event = fc.record({
    record: code,
    status: fc.constantFrom<DossierStatus>(1, 2, 4, 5),
    at: fc.nat(5).map((hour) => MORNING + hour * HOUR),
  });

  it('never share a transition or an act', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 12 }), async (events) => {
        const together = freshLog();
        const ordered = events.sort((a, b) => a.at - b.at);
        const codes = [...new Set(ordered.map(({ record }) => record))];
        let alone = 0;
        for (const record of codes) {
          const one = freshLog();
          for (const { status, at } of ordered.filter((each) => each.record === record)) {
            await see(one, sighting(at, [dossier({ record, status })]));
            await keepAct(one, ORIGIN, act({ record, at }));
          }
          alone += (await one.transitions.count()) * 1000 + (await one.acts.count());
        }
        for (const { record, status, at } of ordered) {
          await see(together, sighting(at, [dossier({ record, status })]));
          await keepAct(together, ORIGIN, act({ record, at }));
        }
        expect((await together.transitions.count()) * 1000 + (await together.acts.count())).toBe(alone);
      }),
      { numRuns: 40 },
    );
  });
});

describe('two windows', () => {
  /** Sightings of one dossier's true life, by two pages; each page sends its own in order. */
  const streams = fc.tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
    fc.array(fc.boolean(), { maxLength: 12 }),
  );
  const statusAt = (hour: number): DossierStatus => (hour < 10 ? 1 : hour < 20 ? 2 : hour < 30 ? 4 : 10);
  const at = (hour: number): Sighting => sighting(MORNING + hour * HOUR, [dossier({ status: statusAt(hour) })]);

  it('however their messages interleave, count every change at most once and at its right place', async () => {
    await fc.assert(
      fc.asyncProperty(streams, async ([one, other, turns]) => {
        const queues = [one, other].map((hours) => [...hours].sort((a, b) => a - b));
        const db = freshLog();
        const sent: Promise<unknown>[] = [];
        while (queues.some((queue) => queue.length > 0)) {
          const queue = queues[turns[sent.length] ? 1 : 0] as number[];
          const hour = queue.shift() ?? queues.find((each) => each.length > 0)?.shift();
          // Nobody waits for the other's answer.
          sent.push(ingest(db, at(hour as number)));
        }
        await Promise.all(sent);
        const all = (await db.transitions.toArray()).sort((a, b) => a.at - b.at);
        const changes = all.filter(({ field }) => field === 'status').map(({ from, to }) => `${from}>${to}`);
        expect(new Set(changes).size).toBe(changes.length);
        expect(all.filter(({ field }) => field === 'seen')).toHaveLength(1);
        for (const { from, to, after, at: seen } of all.filter(({ field }) => field === 'status')) {
          expect(String(statusAt((seen - MORNING) / HOUR))).toBe(to);
          expect(String(statusAt(((after ?? 0) - MORNING) / HOUR))).toBe(from);
        }
        expect((await stored(db)).status).toBe(statusAt(Math.max(...one, ...other)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a backup of another day', () => {
  const PASSPHRASE = 'Cây đa bến nước 2026';
  async function backupOf(db: LogDatabase) {
    const opened = await openBackup(await makeBackup(db, {}, PASSPHRASE), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  }

  it('restored beside newer sightings is what one log would know', async () => {
    const times = { submitted: minute(MORNING - HOUR) };
    const before = [sighting(MORNING, [dossier({ status: 1, times, channel: 'online' })])];
    const since = [
      sighting(MORNING + DAY, [dossier({ status: 2 })]),
      sighting(MORNING + 2 * DAY, [dossier({ status: 10 })]),
    ];
    const [old, fresh, one] = [freshLog(), freshLog(), freshLog()];
    await see(old, ...before);
    await see(fresh, ...since);
    await see(one, ...before, ...since);
    expect(await restoreLog(fresh, await backupOf(old))).toEqual({ ok: true, value: 0 });
    expect(await contents(fresh)).toEqual(await contents(one));
    // And once more.
    await restoreLog(fresh, await backupOf(old));
    expect(await contents(fresh)).toEqual(await contents(one));
  });

  it('closed on first sight here, and open there, was closed in between', async () => {
    const [old, fresh] = [freshLog(), freshLog()];
    await see(old, sighting(MORNING, [dossier({ status: 4 })]));
    await see(fresh, sighting(MORNING + DAY, [dossier({ status: 10 })]));
    await restoreLog(fresh, await backupOf(old));
    expect((await stored(fresh)).closedBetween).toEqual([MORNING, MORNING + DAY]);
  });

  it('never overwrites what happened', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ status: 1 })]), sighting(MORNING + HOUR, [dossier({ status: 2 })]));
    await keepAct(db, ORIGIN, act());
    const before = { ...(await contents(db)), acts: await db.acts.toArray() };
    const { log, ...more } = await backupOf(db);
    await restoreLog(db, {
      ...more,
      log: {
        ...log,
        transitions: log.transitions.map((one) => ({ ...one, after: 0 })),
        acts: log.acts.map((one) => ({ ...one, choice: 'returned' as const })),
      },
    });
    expect({ ...(await contents(db)), acts: await db.acts.toArray() }).toEqual(before);
  });

  it('of a dossier whose code is hashed here by now leaves one dossier once retention has run', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ status: 4 })]), sighting(MORNING + HOUR, [dossier({ status: 10 })]));
    const backup = await backupOf(db);
    const key = await loadOrCreateKey(db);
    await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key });
    const hashed = await contents(db);
    await restoreLog(db, backup);
    await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key });
    expect(await contents(db)).toEqual(hashed);
  });
});

it('findings asked about twice are answered twice', async () => {
  const db = freshLog();
  await see(db, sighting(MORNING, [dossier({ status: 5 })]));
  const asked = { kind: 'dossier', record: CODE } as const;
  expect(await knownFindings(db, ORIGIN, [asked, asked])).toHaveLength(2);
});
