import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, dayTableOf } from '../../../lib/calendar/calendar';
import { readDays, readProvisional } from '../../../lib/calendar/dayTable';
import { createCalendarWith } from '../../../lib/calendar/engine';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import type { CalendarConfig, DeadlineCalendar } from '../../../lib/calendar/types';

const HOUR = 3_600_000;

/** A calendar as a page has it: from storage, where only JSON survives. */
function written(config: CalendarConfig): DeadlineCalendar {
  const table = JSON.parse(JSON.stringify(dayTableOf(config)));
  return createCalendarWith(readDays(table), readProvisional(table));
}

const SESSIONS = [
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '02:30' },
  { from: '08:00', to: '12:00' },
];
const CONFIGS: Record<string, CalendarConfig> = {
  'the default hours': DEFAULT_CALENDAR,
  'several schedules, a season over New Year, extra sessions and days of the unit’s own': {
    schedules: [
      {
        validFrom: '2014-04-01',
        weekdays: [1, 2, 3, 4, 5],
        seasons: [{ from: '01-01', to: '12-31', sessions: [{ from: '07:30', to: '16:00' }] }],
      },
      {
        validFrom: '2024-06-15',
        weekdays: [1, 2, 3, 4, 6],
        seasons: [
          { from: '11-01', to: '03-31', sessions: SESSIONS },
          { from: '04-01', to: '10-31', sessions: [{ from: '07:00', to: '11:30' }] },
        ],
      },
    ],
    extraSessions: [
      { weekday: 6, from: '08:00', to: '11:00', counted: true, validFrom: '2025-01-01' },
      { weekday: 7, from: '08:00', to: '11:00', counted: false, validFrom: '2025-01-01' },
    ],
    overrides: [
      { date: '2026-11-24', kind: 'working' },
      { date: '2026-11-25', kind: 'off' },
      { date: '2026-12-27', kind: 'working' },
    ],
  },
};

describe.each(Object.entries(CONFIGS))('days written down: %s', (_, config) => {
  const page = written(config);
  const full = createCalendar(config);
  const moments = fc.integer({ min: Date.UTC(2000, 1, 1), max: Date.UTC(2099, 5, 1) });

  test('give a page the same answers as the rules', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 90 * HOUR }), fc.nat(40), (moment, duration, days) => {
        expect(page.add(moment, duration)).toBe(full.add(moment, duration));
        expect(page.nextOpening(moment)).toBe(full.nextOpening(moment));
        expect(page.addDays(moment, days)).toBe(full.addDays(moment, days));
        expect(page.between(moment, moment + duration)).toBe(full.between(moment, moment + duration));
        expect(page.isProvisional(moment, moment + duration)).toBe(full.isProvisional(moment, moment + duration));
      }),
      { numRuns: 2000 },
    );
  });

  test('end where the calendar ends', () => {
    for (const moment of [Date.UTC(1999, 11, 30), Date.UTC(2101, 0, 2), Number.NaN])
      for (const one of [page, full]) expect(() => one.add(moment, HOUR)).toThrow(RangeError);
    expect(() => page.add(Date.UTC(2100, 11, 31, 16), 100 * HOUR)).toThrow(RangeError);
  });

  test('stay short', () => {
    expect(JSON.stringify(dayTableOf(config)).length).toBeLessThan(60_000);
  });
});
