import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { DAY_MS } from '../../../lib/calendar/zone';
import { dayId, type StoredDay } from '../../../lib/log/days.types';
import { comparedDays, comparison, oldestCompared } from '../../../lib/statistics/comparison';

const calendar = createCalendar(DEFAULT_CALENDAR);
const at = (text: string) => Date.parse(`${text}+07:00`);

describe('the days beside which today is laid', () => {
  it.each([
    ['2026-11-26T09:00', '2026-11-25', '2026-11-16', '2026-11-22'],
    // Culture Day, 24 November, is off.
    ['2026-11-25T09:00', '2026-11-23', '2026-11-16', '2026-11-22'],
    // A Monday: the Friday before.
    ['2026-11-23T00:00', '2026-11-20', '2026-11-16', '2026-11-22'],
    ['2026-11-29T23:59', '2026-11-27', '2026-11-16', '2026-11-22'],
    // The first working day after a rest of several days.
    ['2026-09-03T08:00', '2026-08-28', '2026-08-24', '2026-08-30'],
  ])('at %s', (now, before, from, to) => {
    expect(comparedDays(at(now), calendar)).toEqual({ today: now.slice(0, 10), before, week: [from, to] });
  });

  it('are never older than what is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2020-01-01T00:00'), max: at('2035-12-31T00:00') }), (now) => {
        const { before, week } = comparedDays(now, calendar);
        const oldest = oldestCompared(now);
        expect(before >= oldest && week[0] >= oldest).toBe(true);
        expect(before < comparedDays(now + DAY_MS, calendar).today).toBe(true);
      }),
    );
  });
});

it('sums what began on each of them, by clock, of everybody’s work, and leaves out what began on none', () => {
  const day = (date: string, counters: StoredDay['counters'], scope: 'all' | 'me' = 'all') => ({
    id: dayId(date, 'acceptance', scope),
    counters,
  });
  const { clocks } = comparison(
    [
      day('2026-11-25', { received: 2, pending: 2 }),
      day('2026-11-25', { received: 9, met: 9 }, 'me'),
      day('2026-11-23', { received: 3, met: 2, missed: 1 }),
      day('2026-11-16', { received: 4, met: 4 }),
      day('2026-11-22', { received: 1, unknown: 1 }),
      day('2026-11-15', { received: 50, met: 50 }),
      { id: dayId('2026-11-15', 'handling', 'all'), counters: { received: 1, met: 1 } },
    ],
    at('2026-11-25T10:00'),
    calendar,
  );
  expect(clocks).toEqual([
    {
      clock: 'acceptance',
      today: { received: 2, met: 0, missed: 0, pending: 2, unknown: 0 },
      before: { received: 3, met: 2, missed: 1, pending: 0, unknown: 0 },
      week: { received: 5, met: 4, missed: 0, pending: 0, unknown: 1 },
    },
  ]);
});
