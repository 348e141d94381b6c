import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_STATES, type Clock } from '../../../lib/clocks/types';
import type { StoredFindings, StoredRecord } from '../../../lib/log/types';
import { DIMENSIONS, GROUPS, groupOf, unitOf } from '../../../lib/statistics/unit';
import { clock, DAY, HOUR, MINUTE, MORNING, record, stub } from './samples';

const found = ({ id }: StoredRecord, ...rules: StoredFindings['findings'][number]['rule'][]): StoredFindings => ({
  id,
  at: MORNING,
  findings: rules.map((rule) => ({ rule, severity: 'error' })),
});

const unit = (rows: [StoredRecord, Clock[]][], findings: StoredFindings[] = [], limit = 12) =>
  unitOf(
    rows.map(([one]) => one),
    new Map(findings.map((one) => [one.id, one])),
    stub(new Map(rows)),
    MORNING,
    limit,
  );

describe('the unit at a glance', () => {
  it('lays open work out by officer, procedure and portal, what needs help first on top, what nobody named last', () => {
    const rows: [StoredRecord, Clock[]][] = [
      [record({ procedure: 'Khai sinh' }), [clock({ state: 'breached', due: MORNING - HOUR })]],
      [record({ officer: 'Lê Thị Mẫu', procedure: 'Khai sinh' }), [clock({ state: 'running' })]],
      [record({ officer: 'Lê Thị Mẫu' }), [clock({ state: 'running' })]],
      [record({ officer: 'Trần Văn Thử', procedureCode: '1.000' }), [clock({ state: 'warning' })]],
    ];
    const { by } = unit(rows);
    expect(by.officer.map(({ key, total }) => [key, total])).toEqual([
      ['Trần Văn Thử', 1],
      ['Lê Thị Mẫu', 2],
      ['', 1],
    ]);
    expect(by.procedure.map(({ key }) => key)).toEqual(['Khai sinh', '1.000', '']);
    expect(by.portal.map(({ key, total }) => [key, total])).toEqual([['https://motcua.example.vn', 4]]);
  });

  it('says of papers only what was looked at, and names those that lack something', () => {
    const [none, whole, missing, unsigned, advice] = [record(), record(), record(), record(), record()];
    const rows = [none, whole, missing, unsigned, advice].map((one): [StoredRecord, Clock[]] => [one, []]);
    const { groups, papers } = unit(rows, [
      found(whole),
      found(missing, 'component-missing', 'component-unreadable'),
      { ...found(unsigned, 'result-unsigned', 'second-supplement'), at: MORNING + MINUTE },
      found(advice, 'second-supplement'),
    ]);
    expect(groups.dossier).toMatchObject({ total: 5, examined: 4, missing: 1, unsigned: 1, withoutClock: 5 });
    expect(papers.map(({ id, findings }) => [id, findings.map(({ rule }) => rule)])).toEqual([
      [unsigned.id, ['result-unsigned']],
      [missing.id, ['component-missing', 'component-unreadable']],
    ]);
    expect(groups.document).toBeUndefined();
  });

  it('says how old it is, and what was not seen today', () => {
    const yesterday = MORNING - DAY;
    const rows: [StoredRecord, Clock[]][] = [
      [record({ kind: 'incoming', lastSeen: yesterday }), []],
      [record({ kind: 'outgoing', lastSeen: MORNING - MINUTE }), []],
    ];
    expect(unit(rows).groups.document).toMatchObject({
      total: 2,
      stale: 1,
      seen: { first: yesterday, last: MORNING - MINUTE },
    });
  });

  it('lists who works on what needs help, and nothing that runs without haste', () => {
    const rows: [StoredRecord, Clock[]][] = [
      [record({ officer: 'Lê Thị Mẫu' }), [clock({ state: 'critical', due: MORNING + MINUTE })]],
      [record(), [clock({ state: 'running', due: MORNING + DAY })]],
      [record(), [clock({ state: 'paused' })]],
    ];
    expect(unit(rows).urgent.map(({ officer }) => officer)).toEqual(['Lê Thị Mẫu']);
    expect(unit(rows, [], 0).urgent).toEqual([]);
  });

  const rows = fc.array(
    fc.record({
      kind: fc.constantFrom('dossier' as const, 'incoming' as const, 'outgoing' as const, 'petition' as const),
      state: fc.option(fc.constantFrom(...CLOCK_STATES), { nil: undefined }),
      officer: fc.option(fc.constantFrom('A', 'B', 'C'), { nil: undefined }),
      procedure: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
      origin: fc.constantFrom('https://a.vn', 'https://b.vn'),
      age: fc.integer({ min: 0, max: 3 * DAY }),
      lacks: fc.option(fc.boolean(), { nil: undefined }),
    }),
    { maxLength: 30 },
  );

  it('loses and doubles nothing: by every dimension and by kind the piles add up to the same', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const made = all.map(({ kind, state, age, lacks, ...fields }) => {
          const one = record({ kind, ...fields, lastSeen: MORNING - age } as Partial<StoredRecord>);
          const clocks = state ? [clock({ state, due: MORNING })] : [];
          return { one, clocks, lacks, state };
        });
        const { groups, by } = unit(
          made.map(({ one, clocks }) => [one, clocks]),
          made.flatMap(({ one, lacks }) =>
            lacks === undefined ? [] : [found(one, ...(lacks ? (['component-missing'] as const) : []))],
          ),
        );
        for (const piles of [...DIMENSIONS.map((one) => by[one]), GROUPS.flatMap((one) => groups[one] ?? [])]) {
          const sum = (of: (pile: (typeof piles)[number]) => number) =>
            piles.reduce((total, pile) => total + of(pile), 0);
          expect(sum(({ total }) => total)).toBe(made.length);
          expect(sum(({ examined }) => examined)).toBe(made.filter(({ lacks }) => lacks !== undefined).length);
          expect(sum(({ missing }) => missing)).toBe(made.filter(({ lacks }) => lacks).length);
          for (const state of CLOCK_STATES)
            expect(sum(({ states }) => states[state])).toBe(made.filter((one) => one.state === state).length);
        }
        for (const { one } of made) expect(groups[groupOf(one)]?.seen.first).toBeLessThanOrEqual(one.lastSeen);
      }),
    );
  });
});
