import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBackup, openBackup, restoreLog } from '../../../lib/log/backup';
import { corrected, inEffect } from '../../../lib/log/corrected';
import { keepCorrection } from '../../../lib/log/corrections';
import type { LogDatabase } from '../../../lib/log/database';
import { exportLog, logExportSchema } from '../../../lib/log/export';
import { dropOldestClosed } from '../../../lib/log/quota';
import { clearAll, loadOrCreateKey, prune } from '../../../lib/log/retention';
import { parseCorrection } from '../../../lib/log/stored.schema';
import type { CorrectionTold, StoredCorrection, StoredTransition } from '../../../lib/log/types';
import { EVENT_ROLES } from '../../../lib/portals/types';
import { CODE, DAY, day, dossier, freshLog, HOUR, ID, MORNING, minute, ORIGIN, see, sighting, stored } from './samples';

const nonce = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const told = (n: number, said: Partial<CorrectionTold> = {}): CorrectionTold =>
  ({
    recordId: ID,
    nonce: nonce(n),
    note: 'Sổ ghi 08:15',
    ...(said.what === undefined && { what: 'time', role: 'submitted', moment: minute(MORNING + 15 * 60_000) }),
    ...said,
  }) as CorrectionTold;
const idOf = (n: number) => `${ID}|correction|${nonce(n)}`;
const CHANGE = `${ID}|status|10|${MORNING + HOUR}`;

async function filled(): Promise<LogDatabase> {
  const db = freshLog();
  await see(
    db,
    sighting(MORNING, [dossier({ status: 1, times: { submitted: minute(MORNING) } })]),
    sighting(MORNING + HOUR, [dossier({ status: 10 })]),
  );
  return db;
}

/** A time, who did it, and the withdrawal of the time. */
async function correctedLog(): Promise<LogDatabase> {
  const db = await filled();
  await keepCorrection(db, told(1), MORNING + 2 * HOUR);
  await keepCorrection(db, told(2, { what: 'actor', transitionId: CHANGE, by: 'another' }), MORNING + 2 * HOUR);
  await keepCorrection(db, told(3, { what: 'withdrawal', correctionId: idOf(1), note: '' }), MORNING + 2 * HOUR);
  return db;
}

describe('keeping a correction', () => {
  it('changes nothing of what was seen, and is kept once however often it is told', async () => {
    const db = await filled();
    const before = [await db.records.toArray(), await db.transitions.toArray()];
    expect(await keepCorrection(db, told(1), MORNING + 2 * HOUR)).toEqual({ ok: true, value: true });
    expect(await keepCorrection(db, told(1, { note: 'khác' }), MORNING + 3 * HOUR)).toEqual({ ok: true, value: true });
    expect([await db.records.toArray(), await db.transitions.toArray()]).toEqual(before);
    expect(await db.corrections.toArray()).toEqual([
      {
        id: idOf(1),
        recordId: ID,
        at: MORNING + 2 * HOUR,
        note: 'Sổ ghi 08:15',
        what: 'time',
        role: 'submitted',
        moment: minute(MORNING + 15 * 60_000),
      },
    ]);
  });

  it('orders corrections as they were made, even when the clock of the PC was set back', async () => {
    const db = await filled();
    for (const [n, at] of [5, 1, 1].entries()) await keepCorrection(db, told(n), MORNING + at * HOUR);
    const moments = (await db.corrections.toArray()).map(({ id, at }) => [id, at]);
    expect(moments).toEqual([0, 1, 2].map((n) => [idOf(n), MORNING + 5 * HOUR + n]));
  });

  it.each<[string, Partial<CorrectionTold>]>([
    ['a record', { recordId: `${ID}9` }],
    ['a change', { what: 'actor', transitionId: `${ID}|status|9|1`, by: 'me' }],
    ['a correction', { what: 'withdrawal', correctionId: idOf(7) }],
  ])('is refused when %s that it is about is gone', async (_, said) => {
    const db = await filled();
    expect(await keepCorrection(db, told(1, said), MORNING)).toEqual({ ok: false, error: 'gone' });
    expect(await db.corrections.count()).toBe(0);
  });

  it.each<[string, unknown]>([
    ['no note', told(1, { note: '' })],
    ['a note that is too long', told(1, { note: 'a'.repeat(301) })],
    ['a note of two lines', told(1, { note: 'a\nb' })],
    ['another role', told(1, { role: 'born' as never })],
    ['a moment out of range', told(1, { moment: minute(Date.UTC(1999, 0)) })],
    ['more than a correction', { ...told(1), name: 'x' }],
    ['no nonce', told(1, { nonce: '1' })],
    ['nothing', undefined],
  ])('is not understood: %s', (_, value) => expect(parseCorrection(value).ok).toBe(false));

  it('is understood with 300 characters, or without a note where it takes another back', () => {
    expect(parseCorrection(told(1, { note: 'ạ'.repeat(300) })).ok).toBe(true);
    expect(parseCorrection(told(1, { what: 'time', role: 'due', moment: null })).ok).toBe(true);
    const back = { recordId: ID, nonce: nonce(1), note: '', what: 'withdrawal', correctionId: idOf(1) };
    expect(parseCorrection(back).ok).toBe(true);
  });
});

describe('a corrected record', () => {
  const base = () => filled().then((db) => stored(db));
  const one = (n: number, said: Partial<StoredCorrection>): StoredCorrection =>
    ({ id: idOf(n), recordId: ID, at: MORNING + n, note: 'x', ...said }) as StoredCorrection;

  it('holds the last time that was not withdrawn; a withdrawal of a withdrawal brings one back', async () => {
    const record = await base();
    const first = one(1, { what: 'time', role: 'submitted', moment: minute(MORNING + HOUR) });
    const second = one(2, { what: 'time', role: 'submitted', moment: day(MORNING) });
    const back = one(3, { what: 'withdrawal', correctionId: idOf(2) });
    const again = one(4, { what: 'withdrawal', correctionId: idOf(3) });
    const held = (...all: StoredCorrection[]) => corrected(record, [], all).record.times.submitted;
    expect(held()).toEqual(minute(MORNING));
    expect(held(second, first)).toEqual(day(MORNING));
    expect(held(back, second, first)).toEqual(minute(MORNING + HOUR));
    expect(held(again, back, second, first)).toEqual(day(MORNING));
    expect(record.times.submitted).toEqual(minute(MORNING));
  });

  it('has neither a time nor an empty column where nobody knows the time', async () => {
    const record = { ...(await base()), blank: ['accepted' as const] };
    const none = one(1, { what: 'time', role: 'accepted', moment: null });
    expect(corrected(record, [], [none]).record).toMatchObject({ blank: [], times: { submitted: minute(MORNING) } });
    const unread = { ...record, problems: [{ role: 'due' as const, problem: 'unparsable-date' as const }] };
    const due = one(1, { what: 'time', role: 'due', moment: day(MORNING) });
    expect(corrected(unread, [], [due]).record).not.toHaveProperty('problems');
  });

  it('names who made a change, of this record only', async () => {
    const record = await base();
    const change: StoredTransition = { id: CHANGE, recordId: ID, field: 'status', to: '10', at: MORNING + HOUR };
    const who = one(1, { what: 'actor', transitionId: CHANGE, by: 'another' });
    expect(corrected(record, [change], [who]).transitions).toEqual([{ ...change, by: 'another' }]);
    expect(corrected(record, [change], [{ ...who, recordId: 'x' }]).transitions).toEqual([change]);
  });

  it('is what a reader who strikes lines out of a list would hold, in whatever order it comes', async () => {
    const record = await base();
    const step = fc.record({
      role: fc.constantFrom(...EVENT_ROLES.slice(0, 3)),
      moment: fc.option(fc.constantFrom(minute(MORNING), day(MORNING), minute(MORNING + HOUR))),
      back: fc.option(fc.nat(8)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 9 }), fc.integer(), (steps, seed) => {
        const all = steps.map(({ role, moment, back }, n) =>
          back !== null && back < n
            ? one(n, { what: 'withdrawal', correctionId: idOf(back) })
            : one(n, { what: 'time', role, moment }),
        );
        // The oracle: whether a line holds is asked of each line that came after it.
        const holds = (n: number): boolean =>
          !all.some((other, m) => m > n && other.what === 'withdrawal' && other.correctionId === idOf(n) && holds(m));
        const times = { ...record.times };
        for (const [n, line] of all.entries()) {
          if (line.what !== 'time' || !holds(n)) continue;
          if (line.moment) times[line.role] = line.moment;
          else delete times[line.role];
        }
        const mixed = [...all].sort((a, b) => ((a.at * 31) ^ seed) - ((b.at * 31) ^ seed));
        expect(corrected(record, [], mixed).record.times).toEqual(times);
        expect(inEffect(mixed)).toEqual(inEffect(all));
      }),
    );
  });
});

describe('what becomes of corrections', () => {
  it('their ids lose the code with the record, and their words go', async () => {
    const db = await correctedLog();
    await prune(db, { now: MORNING + 91 * DAY, keepDays: 90, key: await loadOrCreateKey(db) });
    const [record] = await db.records.toArray();
    const all = await db.corrections.toArray();
    expect(JSON.stringify(all)).not.toContain(CODE);
    expect(JSON.stringify(all)).not.toContain('Sổ');
    expect(all.every(({ recordId }) => recordId === record?.id)).toBe(true);
    const changes = (await db.transitions.toArray()).map(({ id }) => id);
    const who = all.find((one) => one.what === 'actor');
    expect(changes).toContain(who?.what === 'actor' && who.transitionId);
    // The withdrawal still takes back the time.
    expect(inEffect(all)).toEqual([who]);
  });

  it('go with a document that turns out to be secret, with records dropped for room, and with everything', async () => {
    const secret = await correctedLog();
    await see(secret, sighting(MORNING + 3 * HOUR, [dossier({ secret: true })]));
    const full = await correctedLog();
    await dropOldestClosed(full);
    const cleared = await correctedLog();
    await clearAll(cleared);
    for (const db of [secret, full, cleared]) expect(await db.corrections.count()).toBe(0);
  });

  it('come back with a backup, once', async () => {
    const db = await correctedLog();
    const passphrase = 'Cây đa bến nước';
    const opened = await openBackup(await makeBackup(db, {}, passphrase), passphrase);
    if (!opened.ok) throw new Error(opened.error);
    const other = freshLog();
    for (let time = 0; time < 2; time++) {
      await restoreLog(other, opened.value);
      expect(await other.corrections.toArray()).toEqual(await db.corrections.toArray());
    }
  });

  it('leave in an export by number, their words only with codes', async () => {
    const db = await correctedLog();
    const file = (withCodes: boolean) => exportLog(db, { withCodes, now: MORNING + DAY });
    const whole = await file(true);
    expect(logExportSchema.safeParse(whole).success).toBe(true);
    expect(whole.corrections).toMatchObject([
      { ref: 1, number: 1, what: 'time', role: 'submitted', moment: '2026-11-23T08:15+07:00', note: 'Sổ ghi 08:15' },
      { number: 2, what: 'actor', by: 'another' },
      { number: 3, what: 'withdrawal', of: 1 },
    ]);
    const who = whole.corrections?.[1];
    expect(whole.transitions[((who?.what === 'actor' && who.transition) || 0) - 1]).toMatchObject({ to: '10' });
    const bare = await file(false);
    expect(logExportSchema.safeParse(bare).success).toBe(true);
    expect(JSON.stringify(bare)).not.toMatch(/Sổ|000\.00/);
    expect(JSON.stringify(bare)).toContain(ORIGIN);
  });
});
