import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../lib/calendar/zone';
import type { Clock } from '../../../lib/clocks/types';
import { dayId, type StoredDay } from '../../../lib/log/days.types';
import type { StoredAct, StoredRecord, StoredTransition } from '../../../lib/log/types';
import { figuresOf, verdictsIn } from '../../../lib/statistics/figures';
import type { Known } from '../../../lib/statistics/reckoning';
import { stopOf, stopVerdict } from '../../../lib/statistics/verdict';
import { change, clock, DAY, daysOf, HOUR, MINUTE, MORNING, record, stub } from './samples';

const DUE = MORNING + 6 * HOUR;
/** Every hour is a working hour: the calendar has its own tests. */
const calendar = { between: (from: number, to: number) => to - from };
const MIDNIGHT = MORNING - 8 * HOUR;

interface Row {
  of: StoredRecord;
  clock: Partial<Clock>;
  changes?: Partial<StoredTransition>[];
  acts?: StoredAct[];
}

const figures = (rows: Row[], now = MORNING + DAY, from = MIDNIGHT, to = MIDNIGHT + DAY) => {
  const clocks = stub(
    new Map(rows.map(({ of, clock: fields }) => [of, [clock({ start: MORNING, due: DUE, ...fields })]])),
  );
  const known = rows.map(
    ({ of, changes = [], acts = [] }): Known => ({
      record: of,
      transitions: changes.map((fields) => change(of, fields)),
      acts,
    }),
  );
  return figuresOf(daysOf(known, { clocksOf: clocks, calendar, identities: [], near: 0 }, now), {
    from,
    to,
    clock: 'acceptance',
    scope: 'all',
  });
};

describe('stopVerdict', () => {
  it.each([
    ['before the due moment', [DUE - HOUR, DUE - MINUTE], 'met'],
    ['ends on the due moment', [DUE - HOUR, DUE], 'met'],
    ['contains the due moment', [DUE - 1, DUE + 1], 'unknown'],
    ['starts on the due moment', [DUE, DUE + HOUR], 'missed'],
    ['never seen waiting, and late', [0, DUE + HOUR], 'unknown'],
  ] as const)('%s', (_, interval, verdict) => expect(stopVerdict(DUE, interval)).toBe(verdict));

  it('never contradicts the moment it encloses', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.nat(), fc.nat(), (due, stop, before, after) => {
        const verdict = stopVerdict(due, [stop - before - 1, stop + after]);
        if (verdict !== 'unknown') expect(verdict).toBe(stop <= due ? 'met' : 'missed');
      }),
    );
  });
});

describe('stopOf', () => {
  it('of acceptance is the first change away from waiting after the start', () => {
    const one = record();
    const changes = [
      change(one, { field: 'seen', to: '1', at: MORNING - DAY }),
      change(one, { from: '1', to: '5', after: MORNING - HOUR, at: MORNING - MINUTE }),
      change(one, { from: '5', to: '1', after: MORNING, at: MORNING + MINUTE }),
      change(one, { from: '1', to: '2', after: MORNING + HOUR, at: MORNING + 2 * HOUR }),
      change(one, { from: '2', to: '4', after: MORNING + 2 * HOUR, at: MORNING + 3 * HOUR }),
    ];
    expect(stopOf('acceptance', MORNING, one, changes)?.interval).toEqual([MORNING + HOUR, MORNING + 2 * HOUR]);
  });

  it('begins with the clock when the record was first seen accepted', () => {
    const one = record({ status: 4 });
    const changes = [change(one, { field: 'seen', to: '4', at: MORNING + HOUR })];
    expect(stopOf('acceptance', MORNING, one, changes)?.interval).toEqual([MORNING, MORNING + HOUR]);
  });

  it('of other clocks is when the record was closed', () => {
    const closed = record({ closedBetween: [0, MORNING + HOUR] });
    expect(stopOf('resolution', MORNING, closed, [])?.interval).toEqual([MORNING, MORNING + HOUR]);
    expect(stopOf('resolution', MORNING, record(), [])).toBeUndefined();
  });
});

describe('the officer’s own press', () => {
  const press = (of: StoredRecord, at: number): StoredAct => ({
    id: `${of.id}|accept|${at}`,
    recordId: of.id,
    act: 'accept',
    choice: 'pressed',
    rules: [],
    at,
  });

  it('is the earliest moment at which it can have happened, and says by whom', () => {
    const one = record();
    const changes = [change(one, { from: '1', to: '2', after: MORNING, at: DUE + MINUTE })];
    expect(stopOf('acceptance', MORNING, one, changes, [press(one, DUE - MINUTE)])).toEqual({
      interval: [DUE - MINUTE, DUE + MINUTE],
      mine: true,
    });
    expect(stopOf('acceptance', MORNING, one, changes, [])).toEqual({ interval: [MORNING, DUE + MINUTE], mine: false });
  });

  it('decides what sightings alone leave open, and is counted', () => {
    const [late, open] = [record(), record()];
    const changes = [{ from: '1', to: '2', after: MORNING, at: DUE + 9 * MINUTE }];
    const fields = { state: 'breached' } as const;
    const of = figures([
      { of: late, clock: fields, changes, acts: [press(late, DUE + MINUTE)] },
      { of: open, clock: fields, changes },
    ]);
    expect(of).toMatchObject({ received: 2, missed: 1, unknown: 1, mine: 1 });
  });
});

describe('figuresOf', () => {
  it('shows met, late, pending and unknown over everything received', () => {
    const seenLate = { lastSeen: DUE + HOUR };
    const all = figures([
      { of: record(), clock: { state: 'met', stop: MORNING + HOUR } },
      { of: record(), clock: { state: 'missed', stop: DUE + HOUR } },
      { of: record(seenLate), clock: { state: 'breached' } },
      { of: record(), clock: { state: 'breached' } },
      { of: record(), clock: { state: 'paused' } },
      {
        of: record({ status: 2 }),
        clock: { state: 'unknown', reasons: ['stop-not-printed'] },
        changes: [{ from: '1', to: '2', after: MORNING, at: MORNING + HOUR }],
      },
      {
        of: record({ status: 2 }),
        clock: { state: 'unknown', reasons: ['stop-not-printed'] },
        changes: [{ from: '1', to: '2', after: MORNING, at: DUE + HOUR }],
      },
      { of: record(), clock: { state: 'unknown', due: undefined, reasons: ['due-unreadable'] } },
    ]);
    expect(all).toMatchObject({ received: 8, met: 2, missed: 2, pending: 1, unknown: 3, undated: 0 });
    expect(all.onTime).toEqual({ hits: 2, of: 4, unknown: 3 });
  });

  it('leaves a doubtful due moment unknown whatever was seen of the stop', () => {
    const closed = record({ status: 10, closedBetween: [MORNING, MORNING + HOUR] });
    const all = figures([
      {
        of: closed,
        clock: { state: 'unknown', reasons: ['pause-length-unknown'] },
        changes: [{ from: '1', to: '10', after: MORNING, at: MORNING + HOUR }],
      },
    ]);
    expect(all).toMatchObject({ received: 1, unknown: 1, met: 0 });
  });

  it('takes a period by the start, end excluded, and names what has none', () => {
    const all = figures([
      { of: record(), clock: { start: MIDNIGHT, state: 'met' } },
      { of: record(), clock: { start: MIDNIGHT - 1, state: 'met' } },
      { of: record(), clock: { start: MIDNIGHT + DAY, state: 'met' } },
      { of: record(), clock: { start: undefined, due: undefined, state: 'unknown', reasons: ['start-not-printed'] } },
      { of: record({ firstSeen: MIDNIGHT - 1 }), clock: { start: undefined, due: undefined, state: 'unknown' } },
      { of: record(), clock: { id: 'resolution', state: 'met' } },
    ]);
    expect(all).toMatchObject({ received: 1, met: 1, undated: 1 });
  });

  it('has every day of the period, by Vietnamese days', () => {
    const all = figures(
      [
        { of: record(), clock: { start: MIDNIGHT, state: 'met' } },
        { of: record(), clock: { start: MIDNIGHT - 1, state: 'missed' } },
      ],
      MORNING + DAY,
      MIDNIGHT - 2 * DAY,
      MIDNIGHT + HOUR,
    );
    expect(all.days.map(({ date, received, met, missed }) => [date, received, met, missed])).toEqual([
      ['2026-11-21', 0, 0, 0],
      ['2026-11-22', 1, 0, 1],
      ['2026-11-23', 1, 1, 0],
    ]);
  });

  it('measures printed stops exactly and encloses those seen between two sightings', () => {
    const printed = (hours: number): Row => ({
      of: record({ times: { accepted: { at: MORNING + hours * HOUR, precision: 'minute' } } }),
      clock: { state: 'met', stop: MORNING + hours * HOUR },
    });
    const all = figures([
      printed(1),
      printed(2),
      {
        of: record({ status: 2 }),
        clock: { state: 'unknown', reasons: ['stop-not-printed'] },
        changes: [{ from: '1', to: '2', after: MORNING + 3 * HOUR, at: MORNING + 5 * HOUR }],
      },
      {
        of: record({ times: { accepted: { at: MIDNIGHT, precision: 'day' } } }),
        clock: { state: 'met', stop: MIDNIGHT },
      },
      { of: record(), clock: { state: 'met', stop: MORNING + HOUR, estimated: true } },
      { of: record(), clock: { state: 'running' } },
    ]);
    expect(all.duration).toEqual({
      median: { min: 2 * HOUR, max: 2 * HOUR },
      p90: { min: 3 * HOUR, max: 5 * HOUR },
      of: 3,
      unknown: 2,
    });
  });

  it('has no median of nothing', () => {
    expect(figures([]).duration).toEqual({ of: 0, unknown: 0 });
    expect(figures([]).onTime).toEqual({ hits: 0, of: 0, unknown: 0 });
  });

  it('adds up, whatever happened', () => {
    const state = fc.constantFrom(
      ...(['running', 'warning', 'critical', 'breached', 'met', 'missed', 'paused', 'unknown'] as const),
    );
    const row = fc.record({
      state,
      hour: fc.integer({ min: -40, max: 40 }),
      seen: fc.nat(40),
      left: fc.option(fc.nat(40)),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.nat(60), (rows, now) => {
        const all = figures(
          rows.map(
            ({ state: one, hour, seen, left }): Row => ({
              of: record({ lastSeen: MORNING + seen * HOUR }),
              clock: { state: one, start: MORNING + hour * HOUR, due: MORNING + (hour + 6) * HOUR },
              changes: left === null ? [] : [{ from: '1', to: '2', after: MORNING, at: MORNING + left * HOUR }],
            }),
          ),
          MORNING + now * HOUR,
        );
        const { received, met, missed, pending, unknown, days } = all;
        expect(met + missed + pending + unknown).toBe(received);
        expect(days.reduce((sum, one) => sum + one.received, 0)).toBe(received);
      }),
    );
  });
});

describe('verdictsIn', () => {
  it('tells what the figures of the same period tell', () => {
    const names = ['received', 'met', 'missed', 'pending', 'unknown', 'near', 'hour:8:received', 'low:30'];
    const counters = fc.dictionary(fc.constantFrom(...names), fc.nat(50));
    fc.assert(
      fc.property(fc.array(counters, { maxLength: 12 }), fc.nat(12), fc.nat(12), (list, first, length) => {
        const start = dayNumber(MIDNIGHT);
        const days = new Map(
          list.map((one, i): [string, StoredDay] => {
            const id = dayId(dateOfDay(start + i), 'acceptance', 'all');
            return [id, { id, counters: one }];
          }),
        );
        const from = MIDNIGHT + first * DAY;
        const period = { from, to: from + (length + 1) * DAY, clock: 'acceptance', scope: 'all' } as const;
        expect(figuresOf(days, period)).toMatchObject(verdictsIn(days, period));
      }),
    );
  });
});
