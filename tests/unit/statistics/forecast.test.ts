import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrated } from '../../../lib/statistics/calibration';
import { forecast } from '../../../lib/statistics/forecast';
import type { FinishedWork, OpenWork } from '../../../lib/statistics/forecast.types';
import { horizonEnd, stretches } from '../../../lib/statistics/stretches';
import { historyOf, presentOf } from '../../../lib/statistics/work';
import { backCast, scoreOf } from '../../tools/back-cast';
import { CALENDAR, UNITS, type UnitSpec } from '../../tools/simulated-unit';
import { clock, HOUR, MINUTE, MORNING, record, stub } from './samples';

const unitNamed = (start: string) => UNITS.find(({ name }) => name.startsWith(start)) as UnitSpec;
const UNTIL = horizonEnd(MORNING, 0, CALENDAR);
const FROM = CALENDAR.openingOf('2026-10-01');

/** One piece every so many working minutes over the last weeks, each after two hours. */
function finishedEvery(minutes: number, fields: Partial<FinishedWork> = {}): FinishedWork[] {
  const work: FinishedWork[] = [];
  for (
    let stop = CALENDAR.openingOf('2026-10-26') + 3 * HOUR;
    stop < MORNING;
    stop = CALENDAR.add(stop, minutes * MINUTE)
  ) {
    const start = CALENDAR.subtract(stop, 2 * HOUR);
    work.push({ clock: 'acceptance', start, stop, due: CALENDAR.add(start, 6 * HOUR), ...fields });
  }
  return work;
}

const waiting = (count: number, dueIn: number, fields: Partial<OpenWork> = {}): OpenWork[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${fields.officer ?? ''}${i}`,
    clock: 'acceptance',
    start: MORNING - 20 * MINUTE,
    due: CALENDAR.add(MORNING, dueIn),
    estimated: false,
    seenAt: MORNING,
    ...fields,
  }));

const tell = (open: OpenWork[], finished: FinishedWork[], moves = false) =>
  forecast(
    { open, paused: 0, unknown: 0 },
    { from: FROM, finished },
    { now: MORNING, until: UNTIL, calendar: CALENDAR, moves },
  );

describe('what will be late', () => {
  test('a short queue with hours to spare is not, one that no pace can work off is', () => {
    const pace = finishedEvery(20);
    expect(tell(waiting(2, 5 * HOUR), pace).late?.mean).toBeLessThan(0.3);
    const flooded = tell(waiting(60, 3 * HOUR), pace);
    // Three hours at three an hour: some nine or ten of sixty, give or take.
    expect(flooded.late?.mean).toBeGreaterThan(40);
    expect(flooded.late?.mean).toBeLessThan(57);
  });

  test('nothing is said with fewer than twenty finished, and it says so', () => {
    const { late, outlooks, unknown } = tell(waiting(3, HOUR), finishedEvery(20).slice(-19));
    expect({ late, outlooks }).toEqual({ late: undefined, outlooks: [] });
    expect(unknown).toEqual([
      { reason: 'too-little-history', count: 3, clock: 'acceptance', finished: 19, needed: 20 },
    ]);
  });

  test('new work that nobody has taken yet is worked off by all, where little is known of such work alone', () => {
    const finished = ['a', 'b'].flatMap((officer) => finishedEvery(40, { officer }));
    const named = ['a', 'b'].flatMap((officer) => waiting(20, 20 * HOUR, { officer }));
    const told = tell([...named, ...waiting(2, 5 * HOUR)], finished);
    expect(told.unknown).toEqual([]);
    expect(told.outlooks).toHaveLength(2);
    expect(told.assumptions).toContain('one-pool');
    const apart = tell(named, finished);
    expect(apart.assumptions).toContain('officers-keep-their-own');
  });

  test('nothing is said where everything is entered at one time of the day', () => {
    const finished = finishedEvery(20).map((one) => ({ ...one, stop: one.stop - (one.stop % (24 * HOUR)) + 9 * HOUR }));
    expect(tell(waiting(3, HOUR), finished).unknown[0]?.reason).toBe('entered-in-batches');
  });

  test('what is late already is counted apart, what is due later is in no number', () => {
    const late = waiting(2, HOUR, { officer: 'a' }).map((one) => ({ ...one, due: MORNING - HOUR }));
    const later = waiting(2, 20 * HOUR, { officer: 'b' });
    const told = tell([...late, ...later], finishedEvery(20));
    expect(told.breached).toBe(2);
    expect(told.outlooks).toEqual([]);
    expect(told.late?.high).toBe(0);
  });

  test('tens of thousands that lie there, late or not, leave it standing', () => {
    for (const due of [-HOUR, 200 * HOUR]) {
      const heap = waiting(17_000, HOUR, { officer: 'x' }).map((one) => ({ ...one, due: MORNING + due }));
      const told = tell([...heap, ...waiting(30, 2 * HOUR)], finishedEvery(20));
      expect(told.outlooks).toHaveLength(30);
      for (const { probability } of told.outlooks) expect(probability).toBeGreaterThanOrEqual(0);
      expect(told.late?.mean).toBeGreaterThan(10);
      expect(told.late?.mean).toBeLessThanOrEqual(30);
    }
  });

  test('the same look gives the same answer, and every count lies in what is possible', () => {
    const pace = finishedEvery(25);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 10, max: 400 }), (count, minutes) => {
        const open = waiting(count, minutes * MINUTE);
        const one = tell(open, pace);
        expect(tell(open, pace)).toEqual(one);
        expect(tell([...open].reverse(), pace)).toEqual(one);
        const due = open.filter((piece) => piece.due <= UNTIL).length;
        expect(one.outlooks.length).toBe(due);
        if (!one.late) return;
        expect(one.late.low).toBeLessThanOrEqual(one.late.high);
        expect(one.late.high).toBeLessThanOrEqual(due);
        const sum = one.outlooks.reduce((all, { probability }) => all + probability, 0);
        expect(sum).toBeCloseTo(one.late.mean, 6);
      }),
      { numRuns: 15 },
    );
  });

  test('work goes from who drowns to who is free', () => {
    const [an, binh] = [{ officer: 'An' }, { officer: 'Bình' }];
    const told = tell(
      [...waiting(14, 2 * HOUR, an), ...waiting(1, 5 * HOUR, binh)],
      [...finishedEvery(30, an), ...finishedEvery(30, binh)],
      true,
    );
    expect(told.move).toMatchObject({ clock: 'acceptance', from: 'An', to: 'Bình' });
    expect((told.move?.before ?? 0) - (told.move?.after ?? 0)).toBeGreaterThan(0.5);
    expect(told.reinforcement?.to).toBeUndefined();
    expect(told.assumptions).toContain('officers-keep-their-own');
  });
});

test('who has nothing open may be given some, and makes no forecast of what nobody’s pace is known of', () => {
  const [an, binh] = [{ officer: 'An' }, { officer: 'Bình' }];
  const history = [...finishedEvery(30, an), ...finishedEvery(30, binh)];
  const told = tell(waiting(14, 2 * HOUR, an), history, true);
  expect(told.move).toMatchObject({ from: 'An', to: 'Bình' });
  expect(told.outlooks).toHaveLength(14);
  const batches = finishedEvery(20, an).map((one) => ({
    ...one,
    stop: one.stop - (one.stop % (24 * HOUR)) + 9 * HOUR,
  }));
  const unknown = tell(waiting(3, HOUR, an), [...batches, ...finishedEvery(30, binh)], true);
  expect(unknown.late).toBeUndefined();
  expect(unknown.unknown).toMatchObject([{ reason: 'entered-in-batches', count: 3 }]);
});

describe('what it is told from', () => {
  test('paused and unknown deadlines are counted, not forecast', () => {
    const [runs, waits, unclear, over] = [record(), record({ officer: 'An' }), record(), record()];
    const due = MORNING + HOUR;
    const clocks = stub(
      new Map([
        [runs, [clock({ due })]],
        [waits, [clock({ state: 'paused', due })]],
        [unclear, [clock({ state: 'unknown' })]],
        [over, [clock({ state: 'met', due })]],
      ]),
    );
    const { open, paused, unknown } = presentOf([runs, waits, unclear, over], clocks, MORNING);
    expect(open.map(({ id }) => id)).toEqual([runs.id]);
    expect([paused, unknown]).toEqual([1, 1]);
  });

  test('the middle stands for what ended between two sightings; what may have ended before is left out', () => {
    const one = (stop: [number, number]) => ({
      record: record(),
      reckoning: {
        id: '',
        adds: [],
        marks: [],
        clocks: [
          { clock: 'acceptance' as const, verdict: 'met' as const, start: FROM - HOUR, stop, by: 'unknown' as const },
        ],
      },
    });
    const { finished } = historyOf([one([0, FROM + HOUR]), one([FROM, FROM + 2 * HOUR])], FROM, CALENDAR);
    expect(finished.map(({ stop }) => stop)).toEqual([FROM + HOUR]);
  });

  test('stretches hold exactly the working time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (after, minutes) => {
        const from = FROM + after * MINUTE;
        const to = from + minutes * MINUTE;
        expect(stretches(from, to, CALENDAR).at(-1)?.to ?? 0).toBe(CALENDAR.between(from, to));
      }),
    );
  });
});

// Long enough for some hundred forecasts each; the bench has more units and more days.
test.each(['middle', 'own queues, one slow', 'counter'])(
  'in back-casts it is calibrated and beats the naive: %s',
  (name) => {
    const score = scoreOf(backCast(unitNamed(name), { days: 16, seed: 3 }));
    expect(score.brier).toBeLessThan(score.naive);
    expect(score.coverage).toBeGreaterThan(0.75);
    expect(score.calibration).toBeLessThan(0.15);
  },
);

test('what runs say is softened, in their order, and what all or none of them said is kept', () => {
  const shares = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(shares, shares, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(calibrated(low)).toBeLessThanOrEqual(calibrated(high));
    }),
  );
  expect([calibrated(0), calibrated(1)]).toEqual([0, 1]);
  // 86 of 100 runs: in back-casts 75 of 100 were late.
  expect(calibrated(0.86)).toBeCloseTo(0.78, 1);
});
