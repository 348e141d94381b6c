import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAt } from '../../../../lib/statistics/index766/definitions';
import { estimateOf, outcomeOf, pointsOf } from '../../../../lib/statistics/index766/score';
import type { Tally } from '../../../../lib/statistics/index766/tally';
import { COUNTED, type CountedId, SOURCES } from '../../../../lib/statistics/index766/types';
import type { Rate } from '../../../../lib/statistics/types';
import { definition, outcomes, tallyOf, VERSION } from './samples';

const points = (id: Parameters<typeof definition>[0], hits: number, of: number, source: 'F1' | 'F2' = 'F2') =>
  pointsOf(definition(id), hits, of, source);

/** A tally of these rates; nothing else. */
const tallyWith = (rates: Partial<Record<CountedId, Rate>>, more: Partial<Tally> = {}): Tally => {
  const empty = tallyOf([]);
  return { ...empty, ...more, rates: { ...empty.rates, ...rates } };
};

describe('the version', () => {
  it('has the act’s points: 18 + 20 + 22 + 12 + 10 + 18 = 100', () => {
    const { groups } = estimateOf(VERSION, tallyOf([]), 'F2');
    expect(groups.map(({ id, max }) => [id, max])).toEqual([
      ['CKMB', 18],
      ['TDGQ', 20],
      ['MDSH', 22],
      ['ONLINE', 12],
      ['TTTT', 10],
      ['MDHL', 18],
    ]);
  });

  it('is in force since the index was measured, and not before', () => {
    expect(indexAt('2022-07-31')).toBeUndefined();
    expect(indexAt('2022-08-01')).toBe(VERSION);
    expect(indexAt('2026-11-28')).toBe(VERSION);
  });
});

describe('points by hand', () => {
  it('follow the formulas of each source', () => {
    expect(points('2.1', 9, 10)).toBeCloseTo(18);
    expect(points('3.3', 1, 4)).toBeCloseTo(3);
    expect(points('3.3', 1, 2)).toBe(6);
    expect(points('3.3', 9, 10)).toBe(6);
    expect(points('4.1', 34, 40)).toBeCloseTo(5.1);
    expect(points('4.3', 2, 5)).toBeCloseTo(1);
    expect(points('4.3', 4, 5)).toBeCloseTo(2);
    expect(points('5.4', 45, 100)).toBeCloseTo(3);
    expect(points('5.4', 9, 10)).toBeCloseTo(6);
    expect(points('3.5b', 1, 5)).toBeCloseTo(0.5);
  });

  it('4.2 is full from 80 % on by the description, and only at 100 % by what was published', () => {
    expect(points('4.2', 4, 5, 'F1')).toBeCloseTo(4);
    expect(points('4.2', 4, 5, 'F2')).toBeCloseTo(3.2);
    expect(points('4.2', 2, 5, 'F1')).toBeCloseTo(2);
    expect(points('4.2', 2, 5, 'F2')).toBeCloseTo(1.6);
  });

  it('nothing to count: no score, but full for petitions and none for 5.4', () => {
    expect(points('2.1', 0, 0)).toBeNull();
    expect(points('4.1', 0, 0)).toBeNull();
    expect(points('5.2', 0, 0)).toBe(6);
    expect(points('5.3', 0, 0)).toBe(6);
    expect(points('5.4', 0, 0)).toBe(0);
  });
});

describe('outcomes', () => {
  it('what was not seen has no score, and is not 0', () => {
    const found = outcomes(tallyWith({}));
    expect(found['2.1']).toEqual({ kind: 'notMeasurable', gap: 'none-seen' });
    expect(found['5.4']).toEqual({ kind: 'notMeasurable', gap: 'none-seen' });
    expect(found['5.2']).toEqual({ kind: 'notMeasurable', gap: 'no-petitions' });
  });

  it('fees are measured once a page has printed how one was paid', () => {
    const rates = { '3.6': { hits: 3, of: 4, unknown: 1 } };
    expect(outcomes(tallyWith(rates))['3.6']).toEqual({ kind: 'notMeasurable', gap: 'payment' });
    const found = outcomes(tallyWith(rates, { paymentsSeen: true }))['3.6'];
    expect(found).toMatchObject({ kind: 'measured', score: 4.5, low: expect.closeTo(3.6), high: expect.closeTo(4.8) });
  });

  it('petitions’ pages without a petition of the period give all points', () => {
    const found = outcomes(tallyWith({}, { petitionsSeen: true }));
    expect(found['5.2']).toMatchObject({ kind: 'measured', score: 6, low: 6, high: 6 });
    expect(found['5.3']).toMatchObject({ kind: 'measured', score: 6, low: 6, high: 6 });
  });

  it('unknowns make a range; with nothing decided there is no score', () => {
    const rate = { hits: 6, of: 8, unknown: 2 };
    expect(outcomes(tallyWith({ '2.1': rate }))['2.1']).toEqual({
      kind: 'measured',
      score: 15,
      low: 12,
      high: 16,
      rate,
    });
    const nothing = { hits: 0, of: 0, unknown: 3 };
    expect(outcomes(tallyWith({ '4.1': nothing }))['4.1']).toEqual({
      kind: 'measured',
      low: 0,
      high: 6,
      rate: nothing,
    });
  });

  it('what depends on more than pages print is known at most, and in no sum', () => {
    const rate = { hits: 9, of: 10, unknown: 0 };
    const tally = tallyWith({
      '2.1': rate,
      '3.3': { hits: 1, of: 4, unknown: 0 },
      '5.4': { hits: 45, of: 100, unknown: 0 },
    });
    const found = outcomes(tally);
    expect(found['3.3']).toMatchObject({ kind: 'atMost', most: 3, gap: 'sync' });
    expect(found['5.4']).toMatchObject({ kind: 'atMost', gap: 'dislikes' });
    expect(found['5.4']).toHaveProperty('most', expect.closeTo(3));
    expect(estimateOf(VERSION, tally, 'F2').measured).toEqual({ of: 20, low: 18, high: 18 });
  });

  it('what the log does not keep and what is not the commune’s is said', () => {
    const found = outcomes(tallyWith({}));
    expect(found['1.1']).toEqual({ kind: 'notYours' });
    expect(found['1.4']).toEqual({ kind: 'notMeasurable', gap: 'sync' });
    expect(found['3.6']).toEqual({ kind: 'notMeasurable', gap: 'payment' });
    expect(found['4.3']).toEqual({ kind: 'notMeasurable', gap: 'reuse' });
  });
});

describe('bounds', () => {
  const rate = fc
    .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
    .map(([hits, misses, unknown]): Rate => ({ hits, of: hits + misses, unknown }));
  /** Written from the rules’ table, not from our data. */
  const ORACLE: Record<CountedId, (ratio: number, source: 'F1' | 'F2') => number> = {
    '2.1': (r) => 20 * r,
    '3.3': (r) => (r >= 0.5 ? 6 : (6 * r) / 0.5),
    '3.6': (r) => 6 * r,
    '4.1': (r) => 6 * r,
    '4.2': (r, source) => (source === 'F2' ? 4 * r : r >= 0.8 ? 4 : (4 * r) / 0.8),
    '4.6': (r) => 2 * r,
    '5.2': (r) => 6 * r,
    '5.3': (r) => 6 * r,
    '5.4': (r) => (r >= 0.9 ? 6 : (6 * r) / 0.9),
  };

  it('enclose every completion of the unknowns: hit, miss, or left out', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COUNTED),
        fc.constantFrom(...SOURCES),
        rate,
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        (id, source, given, good, left) => {
          const hits = Math.floor(given.unknown * good);
          const misses = Math.floor((given.unknown - hits) * left);
          const of = given.of + hits + misses;
          if (of === 0) return;
          const truth = ORACLE[id]((given.hits + hits) / of, source);
          const tally = tallyWith({ [id]: given }, { paymentsSeen: true });
          const outcome = outcomeOf(definition(id), tally, source);
          if (outcome.kind === 'atMost') {
            expect(truth).toBeLessThanOrEqual(outcome.most + 1e-9);
            expect(outcome.most).toBeLessThanOrEqual(definition(id).max);
            return;
          }
          if (outcome.kind !== 'measured') throw new Error(outcome.kind);
          expect(truth).toBeGreaterThanOrEqual(outcome.low - 1e-9);
          expect(truth).toBeLessThanOrEqual(outcome.high + 1e-9);
          expect(outcome.low).toBeGreaterThanOrEqual(0);
          expect(outcome.high).toBeLessThanOrEqual(definition(id).max);
          if (outcome.score !== undefined) {
            expect(outcome.score).toBeCloseTo(ORACLE[id](given.hits / given.of, source));
            expect(outcome.low).toBeLessThanOrEqual(outcome.score + 1e-9);
            expect(outcome.score).toBeLessThanOrEqual(outcome.high + 1e-9);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('one more hit never lowers a score, one more miss never raises it, one more unknown never narrows the range', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2.1', '4.1', '4.2', '4.6', '5.2' as const),
        fc.constantFrom(...SOURCES),
        rate,
        (id, source, given) => {
          const of = (next: Rate) => {
            const outcome = outcomeOf(definition(id), tallyWith({ [id]: next }), source);
            return outcome.kind === 'measured' ? outcome : { low: 0, high: definition(id).max };
          };
          const now = of(given);
          const { hits, of: decided, unknown } = given;
          if (decided + unknown === 0) return;
          const hit = of({ hits: hits + 1, of: decided + 1, unknown });
          const miss = of({ hits, of: decided + 1, unknown });
          const more = of({ hits, of: decided, unknown: unknown + 1 });
          expect(hit.low).toBeGreaterThanOrEqual(now.low);
          expect(hit.high).toBeGreaterThanOrEqual(now.high);
          expect(miss.low).toBeLessThanOrEqual(now.low);
          expect(miss.high).toBeLessThanOrEqual(now.high);
          expect(more.low).toBeLessThanOrEqual(now.low);
          expect(more.high).toBeGreaterThanOrEqual(now.high);
        },
      ),
    );
  });
});

describe('what gains most', () => {
  const fixable = {
    'attach-result': { records: 4, adds: { '3.3': 4, '4.1': 4, '4.2': 3 } },
    'attach-component': { records: 6, adds: { '4.2': 6 } },
  };
  const rates = { '4.1': { hits: 16, of: 20, unknown: 5 }, '4.2': { hits: 10, of: 20, unknown: 0 } };

  it('is asked of every component by its own formula, the most first', () => {
    const { levers } = estimateOf(VERSION, tallyWith(rates, { fixable }), 'F2');
    // 6·4/20 + 4·3/20, and 4·6/20
    expect(levers).toEqual([
      { id: 'attach-result', records: 4, gain: expect.closeTo(1.8) },
      { id: 'attach-component', records: 6, gain: expect.closeTo(1.2) },
    ]);
    // By the description 4.2 is full at 16 of 20: 2.5 before, 3.25 and 4 after.
    expect(estimateOf(VERSION, tallyWith(rates, { fixable }), 'F1').levers).toEqual([
      { id: 'attach-result', records: 4, gain: expect.closeTo(1.95) },
      { id: 'attach-component', records: 6, gain: expect.closeTo(1.5) },
    ]);
  });

  it('what gains nothing is not told', () => {
    expect(estimateOf(VERSION, tallyWith(rates), 'F2').levers).toEqual([]);
  });

  it('what is due soon is told with the points that hang on it', () => {
    const tally = tallyWith({ '2.1': { hits: 90, of: 100, unknown: 0 } }, { dueSoon: { records: 5, handedOver: 2 } });
    expect(estimateOf(VERSION, tally, 'F2').keep).toEqual({ records: 5, handedOver: 2, points: expect.closeTo(1) });
    expect(estimateOf(VERSION, tallyWith({}), 'F2').keep).toBeUndefined();
  });
});
