import { describe, expect, it } from 'vitest';
import { keepAct, keepFindings, knownFindings } from '../../../lib/log/findings';
import { clearAll, loadOrCreateKey, prune } from '../../../lib/log/retention';
import type { ActTold, FindingsTold } from '../../../lib/log/types';
import { parseAct, parseFindings, parseNamed } from '../../../lib/log/validate';
import { CODE, DAY, day, dossier, freshLog, HOUR, ID, MORNING, minute, ORIGIN, see, sighting } from './samples';

const named = { kind: 'dossier', record: CODE } as const;
const told = (change: Partial<FindingsTold> = {}): FindingsTold => ({
  ...named,
  at: MORNING,
  findings: [{ rule: 'component-missing', severity: 'error', count: 2, of: 5 }],
  figures: { components: { of: 5, missing: 2, unknown: 0 } },
  ...change,
});
const act = (change: Partial<ActTold> = {}): ActTold => ({
  ...named,
  act: 'accept',
  choice: 'continued',
  rules: ['component-missing'],
  at: MORNING,
  ...change,
});

describe('findings', () => {
  it('are kept of known records only, the newest of each', async () => {
    const db = freshLog();
    await keepFindings(db, ORIGIN, told());
    expect(await db.findings.count()).toBe(0);
    await see(db, sighting(MORNING, [dossier()]));
    await keepFindings(db, ORIGIN, told());
    await keepFindings(db, ORIGIN, told({ at: MORNING - HOUR, findings: [] }));
    expect((await db.findings.get(ID))?.findings).toHaveLength(1);
    await keepFindings(db, ORIGIN, told({ at: MORNING + HOUR, findings: [] }));
    expect((await db.findings.get(ID))?.findings).toEqual([]);
  });

  it('are kept without any names, whatever a page adds', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier()]));
    const findings = [
      { rule: 'component-missing', severity: 'error', count: 1, of: 2, names: ['Giấy của Lê Văn Ví Dụ'] },
    ];
    await keepFindings(db, ORIGIN, told({ findings: findings as never }));
    expect(JSON.stringify(await db.findings.toArray())).not.toContain('Ví Dụ');
    expect(parseFindings({ ...told(), findings }).ok).toBe(false);
  });

  it('are handed back with how often a supplement was asked for', async () => {
    const db = freshLog();
    const other = { kind: 'dossier', record: '000.00.01.H23-261123-0002' } as const;
    expect(await knownFindings(db, ORIGIN, [named, other])).toEqual([]);
    await see(
      db,
      sighting(MORNING, [dossier({ status: 5 })]),
      sighting(MORNING + HOUR, [dossier({ status: 1, resubmitted: true })]),
      sighting(MORNING + 2 * HOUR, [dossier({ status: 5 })]),
      sighting(MORNING + 3 * HOUR, [dossier({ status: 5 })]),
    );
    await keepFindings(db, ORIGIN, told({ figures: undefined }));
    expect(await knownFindings(db, ORIGIN, [other, named])).toEqual([
      { ...named, at: MORNING, findings: told().findings, supplements: 2 },
    ]);
    expect(await knownFindings(db, 'https://khac.example', [named])).toEqual([]);
  });

  it('count one request once, though it was printed as a date first and with its time later', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ times: { supplementRequested: day(MORNING) } })]),
      sighting(MORNING + HOUR, [dossier({ times: { supplementRequested: minute(MORNING - HOUR) } })]),
    );
    expect((await knownFindings(db, ORIGIN, [named]))[0]?.supplements).toBe(1);
  });

  it('go with a document that turns out to be secret', async () => {
    const db = freshLog();
    const document = { kind: 'outgoing', record: '12/QĐ-UBND' } as const;
    await see(db, sighting(MORNING, [dossier(document)]));
    await keepFindings(db, ORIGIN, told(document));
    await keepAct(db, ORIGIN, act({ ...document, act: 'issue' }));
    await see(db, sighting(MORNING + HOUR, [dossier({ ...document, secret: true })]));
    expect([await db.findings.count(), await db.acts.count()]).toEqual([0, 0]);
  });
});

describe('acts', () => {
  it('are kept once however often they are told, and never overwritten by another choice', async () => {
    const db = freshLog();
    await keepAct(db, ORIGIN, act({ choice: 'returned' }));
    await keepAct(db, ORIGIN, act({ choice: 'returned' }));
    await keepAct(db, ORIGIN, act({ at: MORNING + 1000 }));
    expect((await db.acts.toArray()).map(({ choice }) => choice)).toEqual(['returned', 'continued']);
  });
});

it('acts on records that never came to be known go after the same time', async () => {
  const db = freshLog();
  await keepAct(db, ORIGIN, act());
  await keepAct(db, ORIGIN, act({ at: MORNING + 50 * DAY }));
  await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key: await loadOrCreateKey(db) });
  expect((await db.acts.toArray()).map(({ at }) => at)).toEqual([MORNING + 50 * DAY]);
});

it('codes are hashed in findings and acts as in records, and clearing takes all', async () => {
  const db = freshLog();
  await see(db, sighting(MORNING, [dossier({ status: 10 })]));
  await keepFindings(db, ORIGIN, told());
  await keepAct(db, ORIGIN, act());
  const key = await loadOrCreateKey(db);
  await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key });
  const all = JSON.stringify([await db.findings.toArray(), await db.acts.toArray()]);
  expect(all).not.toContain(CODE);
  const [record] = await db.records.toArray();
  expect((await db.findings.toArray()).map(({ id }) => id)).toEqual([record?.id]);
  expect((await db.acts.toArray()).map(({ recordId }) => recordId)).toEqual([record?.id]);
  await clearAll(db);
  for (const table of db.tables) expect(await table.count(), table.name).toBe(0);
});

describe('what pages send', () => {
  it('is taken as it should be', () => {
    expect(parseFindings(told())).toEqual({ ok: true, value: told() });
    expect(parseAct(act())).toEqual({ ok: true, value: act() });
    expect(parseNamed([named])).toEqual({ ok: true, value: [named] });
  });

  it.each([
    ['a rule nobody knows', parseFindings({ ...told(), findings: [{ rule: 'x', severity: 'error' }] })],
    [
      'a negative count',
      parseFindings({ ...told(), findings: [{ rule: 'result-missing', severity: 'error', count: -1 }] }),
    ],
    ['figures of another shape', parseFindings({ ...told(), figures: { names: ['a'] } })],
    ['a code with spaces around it', parseFindings(told({ record: ` ${CODE}` }))],
    ['an act nobody knows', parseAct({ ...act(), act: 'delete' })],
    ['a moment that is none', parseAct(act({ at: Number.NaN }))],
    ['more than is asked for', parseNamed([{ ...named, name: 'x' }])],
    ['no list', parseNamed('x')],
  ])('%s is refused', (_, result) => {
    expect(result.ok).toBe(false);
  });
});
