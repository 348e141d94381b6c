import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { clocksOf } from '../../../lib/clocks/clocks';
import type { StoredRecord, StoredTransition } from '../../../lib/log/types';
import { DEFAULT_POLICIES } from '../../../lib/policies/policies';
import { CLOCK_IDS } from '../../../lib/policies/types';
import { periodCases } from '../../../lib/reports/cases';
import { figuresOf } from '../../../lib/statistics/figures';
import type { ClocksOf } from '../../../lib/statistics/types';
import { change, DAY, daysOf, HOUR, MINUTE, MORNING, record } from '../statistics/samples';

const calendar = createCalendar(DEFAULT_CALENDAR);
const clocks: ClocksOf = (input, now) => clocksOf(input, DEFAULT_POLICIES, calendar, now);
const MIDNIGHT = MORNING - 8 * HOUR;
const PERIOD = { from: MIDNIGHT - DAY, to: MIDNIGHT + 10 * DAY };

function cases(records: StoredRecord[], transitions: StoredTransition[] = [], now = MORNING + 5 * DAY) {
  return periodCases({ records, transitions, acts: [], clocksOf: clocks, calendar, now }, PERIOD);
}
const minute = (at: number) => ({ at, precision: 'minute' }) as const;
const online = (fields: Partial<StoredRecord>) => record({ channel: 'online', ...fields });

describe('late ones', () => {
  it('printed to the minute: exactly how late', () => {
    // Received at 08:00, due at 15:30 in winter hours.
    const times = { submitted: minute(MORNING), accepted: minute(MORNING + 8 * HOUR) };
    const [late] = cases([online({ status: 4, times, lastSeen: MORNING + DAY })]).late;
    const done = MORNING + 8 * HOUR;
    expect(late).toMatchObject({ clock: 'acceptance', done: [done, done] });
    expect(late?.late).toEqual({
      min: calendar.between(late?.due ?? 0, done),
      max: calendar.between(late?.due ?? 0, done),
    });
    expect(late?.late?.min).toBeGreaterThan(0);
  });

  it('seen between two sightings: from–to', () => {
    const one = online({ status: 4, times: { submitted: minute(MORNING) }, lastSeen: MORNING + 50 * HOUR });
    const [late] = cases(
      [one],
      [change(one, { from: '1', to: '4', after: MORNING + 48 * HOUR, at: MORNING + 50 * HOUR })],
    ).late;
    expect(late?.done).toEqual([MORNING + 48 * HOUR, MORNING + 50 * HOUR]);
    expect(late?.late?.max).toBe((late?.late?.min ?? 0) + 2 * HOUR);
  });

  it('still waiting when last seen: at least until then', () => {
    const seen = MORNING + 25 * HOUR;
    const [late] = cases([online({ times: { submitted: minute(MORNING) }, blank: ['accepted'], lastSeen: seen })]).late;
    expect(late?.done).toBeUndefined();
    expect(late?.late).toEqual({
      min: calendar.between(late?.due ?? 0, seen),
      max: calendar.between(late?.due ?? 0, seen),
    });
  });
});

describe('what is not known has its reason', () => {
  it.each<[string, Partial<StoredRecord>, Partial<StoredTransition>[], string]>([
    ['no start', { times: {}, lastSeen: MORNING + HOUR }, [], 'start-not-printed'],
    [
      'finished between two sightings around the due moment',
      { status: 4, times: { submitted: minute(MORNING) }, lastSeen: MORNING + 2 * DAY },
      [{ from: '1', to: '4', after: MORNING + HOUR, at: MORNING + 2 * DAY }],
      'between-sightings',
    ],
    [
      'not seen since before the due moment',
      { times: { submitted: minute(MORNING) }, blank: ['accepted'], lastSeen: MORNING + MINUTE },
      [],
      'not-seen-since',
    ],
  ])('%s', (_, fields, changes, reason) => {
    const one = online(fields);
    const { gaps } = cases(
      [one],
      changes.map((fields) => change(one, fields)),
    );
    expect(gaps.filter(({ clock }) => clock === 'acceptance').map((gap) => gap.reason)).toContain(reason);
  });
});

it('agrees with the figures, whatever was seen: as many late ones, and a reason for each that is not known', () => {
  const moments = fc.integer({ min: 0, max: 6 * 24 * 60 }).map((minutes) => MORNING - DAY + minutes * MINUTE);
  const printed = fc.record({ at: moments, precision: fc.constantFrom('day', 'minute', 'second') });
  const some = fc.record({
    status: fc.constantFrom(1, 2, 4, 5, 9, 10, undefined),
    times: fc.record({ submitted: printed, accepted: printed, due: printed, returned: printed }, { requiredKeys: [] }),
    seen: fc.tuple(moments, moments).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [number, number]),
    changed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), moments, (list, now) => {
      const records: StoredRecord[] = [];
      const transitions: StoredTransition[] = [];
      for (const { status, times, seen, changed } of list) {
        const one = online({
          status: status as StoredRecord['status'],
          times: times as StoredRecord['times'],
          firstSeen: seen[0],
          lastSeen: seen[1],
        });
        records.push(one);
        if (changed)
          transitions.push(change(one, { from: '1', to: String(status ?? ''), after: seen[0], at: seen[1] }));
      }
      const { late, gaps } = cases(records, transitions, now);
      const known = records.map((one) => ({
        record: one,
        transitions: transitions.filter(({ recordId }) => recordId === one.id),
        acts: [],
      }));
      const days = daysOf(known, { clocksOf: clocks, calendar, identities: [], near: 0 }, now);
      for (const clock of CLOCK_IDS) {
        const figures = figuresOf(days, { ...PERIOD, clock, scope: 'all' });
        expect(late.filter((one) => one.clock === clock)).toHaveLength(figures.missed);
        const without = gaps.filter((one) => one.clock === clock).reduce((sum, { count }) => sum + count, 0);
        expect(without).toBe(figures.unknown + figures.undated);
      }
    }),
  );
});
