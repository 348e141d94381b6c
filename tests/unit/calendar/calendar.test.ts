import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR, HAI_DUONG_SCHEDULE } from '../../../lib/calendar/schedule';
import type { CalendarConfig, Schedule } from '../../../lib/calendar/types';
import { isoLocal } from '../../../lib/calendar/zone';
import { VECTORS } from '../vectors';
import { at } from './oracle';

const HOUR = 3_600_000;
const calendar = createCalendar(DEFAULT_CALENDAR);
const local = (ms: number) => isoLocal(ms).slice(0, -6);
const withConfig = (config: Partial<CalendarConfig>) => createCalendar({ ...DEFAULT_CALENDAR, ...config });
const sessions = (date: string, of = calendar) =>
  of.sessionsOf(date).map(({ from, to }) => `${local(from).slice(11, 16)}-${local(to).slice(11, 16)}`);

const SUMMER = ['07:00-11:30', '13:30-17:00'];
const WINTER = ['07:30-12:00', '13:00-16:30'];

describe('due moments of an acceptance window', () => {
  test.each(VECTORS)('received %s: 6 hours end %s, 8 hours end %s', (start, six, eight) => {
    expect(local(calendar.add(at(start), 6 * HOUR))).toBe(`${six}:00`);
    expect(local(calendar.add(at(start), 8 * HOUR))).toBe(`${eight}:00`);
    expect(calendar.between(at(start), at(six))).toBe(6 * HOUR);
  });

  test('seconds and milliseconds are kept', () => {
    expect(local(calendar.add(at('2023-08-14T10:00:17.250'), 6 * HOUR))).toBe('2023-08-15T08:00:17.250');
    expect(calendar.between(at('2023-08-14T11:29:59.999'), at('2023-08-14T13:30:00.001'))).toBe(2);
  });

  test('a due moment on a closing stays there; a start on a closing waits for the next opening', () => {
    expect(local(calendar.add(at('2023-08-14T09:00'), 6 * HOUR))).toBe('2023-08-14T17:00:00');
    expect(local(calendar.add(at('2023-08-14T11:30'), HOUR))).toBe('2023-08-14T14:30:00');
    expect(local(calendar.add(at('2023-08-14T17:00'), HOUR))).toBe('2023-08-15T08:00:00');
    expect(local(calendar.add(at('2023-08-14T10:30'), HOUR))).toBe('2023-08-14T11:30:00');
  });

  test('adding nothing is the next opening', () => {
    expect(local(calendar.add(at('2023-08-14T11:30'), 0))).toBe('2023-08-14T13:30:00');
    expect(local(calendar.add(at('2023-08-14T09:12:13'), 0))).toBe('2023-08-14T09:12:13');
    expect(local(calendar.add(at('2027-02-03T16:30'), 0))).toBe('2027-02-11T07:30:00');
  });

  test('years of working time cross many days in one call', () => {
    const start = at('2022-01-04T07:30');
    const total = calendar.between(start, at('2027-12-31T16:30'));
    expect(local(calendar.add(start, total))).toBe('2027-12-31T16:30:00');
    expect(local(calendar.subtract(at('2027-12-31T16:30'), total - 1))).toBe('2022-01-04T07:30:00.001');
  });
});

describe('seasons', () => {
  test('change on 1 April and 1 November', () => {
    expect(sessions('2026-03-31')).toEqual(WINTER);
    expect(sessions('2026-04-01')).toEqual(SUMMER);
    expect(sessions('2025-10-31')).toEqual(SUMMER);
    expect(sessions('2025-11-03')).toEqual(WINTER);
    expect(local(calendar.add(at('2026-03-31T15:30'), 2 * HOUR))).toBe('2026-04-01T08:00:00');
    expect(local(calendar.add(at('2025-10-31T16:00'), 2 * HOUR))).toBe('2025-11-03T08:30:00');
  });

  test('29 February is a working day like any other, also as the end of a season', () => {
    expect(sessions('2024-02-29')).toEqual(WINTER);
    const twoSeasons: Schedule = {
      ...HAI_DUONG_SCHEDULE,
      seasons: [
        { from: '03-01', to: '10-31', sessions: [{ from: '07:00', to: '11:00' }] },
        { from: '11-01', to: '02-29', sessions: [{ from: '08:00', to: '12:00' }] },
      ],
    };
    const unit = withConfig({ schedules: [twoSeasons] });
    expect(sessions('2024-02-29', unit)).toEqual(['08:00-12:00']);
    expect(sessions('2024-03-01', unit)).toEqual(['07:00-11:00']);
    expect(sessions('2023-02-28', unit)).toEqual(['08:00-12:00']);
    expect(sessions('2023-03-01', unit)).toEqual(['07:00-11:00']);
  });
});

describe('kinds of day', () => {
  test('make-up day > day off > weekly rest', () => {
    expect(calendar.dayKind('2026-08-22')).toBe('make-up');
    expect(calendar.dayKind('2026-08-29')).toBe('off');
    expect(calendar.dayKind('2026-08-31')).toBe('off');
    expect(calendar.dayKind('2026-09-05')).toBe('weekly-rest');
    expect(calendar.dayKind('2026-09-03')).toBe('working');
    expect(sessions('2026-08-22')).toEqual(SUMMER);
    expect(sessions('2026-01-10')).toEqual(WINTER);
    expect(sessions('2026-08-31')).toEqual([]);
  });

  test('the unit’s own days win over all of them', () => {
    const unit = withConfig({
      overrides: [
        { date: '2026-08-22', kind: 'off' },
        { date: '2026-11-24', kind: 'working' },
        { date: '2026-11-28', kind: 'working', note: 'làm bù' },
        { date: '2026-11-25', kind: 'off' },
      ],
    });
    expect(unit.dayKind('2026-08-22')).toBe('off');
    expect(sessions('2026-08-22', unit)).toEqual([]);
    expect(unit.dayKind('2026-11-24')).toBe('make-up');
    expect(sessions('2026-11-24', unit)).toEqual(WINTER);
    expect(sessions('2026-11-28', unit)).toEqual(WINTER);
    expect(local(unit.add(at('2026-11-24T16:00'), HOUR))).toBe('2026-11-26T08:00:00');
  });

  test('only computed years are provisional, and one touched day is enough', () => {
    expect(calendar.isProvisional(at('2022-01-01T00:00'), at('2027-12-31T23:59:59.999'))).toBe(false);
    expect(calendar.isProvisional(at('2027-12-31T16:00'), at('2028-01-01T00:00'))).toBe(true);
    expect(calendar.isProvisional(at('2021-12-31T23:59'), at('2022-01-10T00:00'))).toBe(true);
    expect(calendar.isProvisional(at('2028-02-01T00:00'), at('2027-06-01T00:00'))).toBe(true);
  });
});

describe('extra sessions', () => {
  const saturday = { weekday: 6, from: '07:30', to: '11:30', validFrom: '2023-08-15' } as const;

  test('do not count unless the unit says so', () => {
    const unit = withConfig({ extraSessions: [{ ...saturday, counted: false }] });
    expect(sessions('2023-08-19', unit)).toEqual([]);
    expect(local(unit.add(at('2023-08-18T16:00'), 6 * HOUR))).toBe('2023-08-21T14:00:00');
  });

  test('count on their weekday from their date on, never on days off', () => {
    const unit = withConfig({ extraSessions: [{ ...saturday, counted: true }] });
    expect(sessions('2023-08-12', unit)).toEqual([]);
    expect(sessions('2023-08-19', unit)).toEqual(['07:30-11:30']);
    expect(unit.dayKind('2023-08-19')).toBe('weekly-rest');
    expect(sessions('2023-08-20', unit)).toEqual([]);
    expect(sessions('2023-09-02', unit)).toEqual([]);
    expect(local(unit.add(at('2023-08-18T16:00'), 6 * HOUR))).toBe('2023-08-21T08:00:00');
  });

  test('join the ordinary sessions of a make-up Saturday', () => {
    const unit = withConfig({ extraSessions: [{ ...saturday, counted: true }] });
    expect(sessions('2024-05-04', unit)).toEqual(SUMMER);
    const evening = withConfig({ extraSessions: [{ ...saturday, from: '16:00', to: '18:00', counted: true }] });
    expect(sessions('2024-05-04', evening)).toEqual(['07:00-11:30', '13:30-18:00']);
  });

  test('give openings and closes, but no working day to day terms', () => {
    const unit = withConfig({ extraSessions: [{ ...saturday, counted: true }] });
    expect(local(unit.openingOf('2023-08-19'))).toBe('2023-08-19T07:30:00');
    expect(local(unit.closeOf('2023-08-19'))).toBe('2023-08-19T11:30:00');
    expect(local(unit.addDays(at('2023-08-18T10:00'), 1))).toBe('2023-08-21T17:00:00');
  });
});

describe('several schedules', () => {
  const schedule = (validFrom: string, from: string, to: string, weekdays = HAI_DUONG_SCHEDULE.weekdays): Schedule => ({
    validFrom,
    weekdays,
    seasons: [{ from: '01-01', to: '12-31', sessions: [{ from, to }] }],
  });

  test('each serves from its date on, the first also before', () => {
    const unit = withConfig({
      schedules: [
        schedule('2023-01-01', '08:00', '16:00'),
        schedule('2025-07-01', '07:00', '15:00'),
        schedule('2025-07-03', '09:00', '10:00', [1, 2, 3, 4, 5, 6]),
      ],
    });
    expect(sessions('2022-06-01', unit)).toEqual(['08:00-16:00']);
    expect(sessions('2025-06-30', unit)).toEqual(['08:00-16:00']);
    expect(sessions('2025-07-01', unit)).toEqual(['07:00-15:00']);
    expect(sessions('2025-07-02', unit)).toEqual(['07:00-15:00']);
    expect(sessions('2025-07-05', unit)).toEqual(['09:00-10:00']);
    expect(sessions('2026-07-04', unit)).toEqual(['09:00-10:00']);
  });

  test('sessions out of order, overlapping or touching count once', () => {
    const messy: Schedule = {
      ...schedule('2023-01-01', '08:00', '16:00'),
      seasons: [
        {
          from: '01-01',
          to: '12-31',
          sessions: [
            { from: '13:00', to: '15:00' },
            { from: '08:00', to: '10:00' },
            { from: '09:00', to: '11:00' },
            { from: '11:00', to: '12:00' },
            { from: '12:30', to: '12:30' },
          ],
        },
      ],
    };
    const unit = withConfig({ schedules: [messy] });
    expect(sessions('2023-08-14', unit)).toEqual(['08:00-12:00', '13:00-15:00']);
  });

  test('work over midnight has no boundary there', () => {
    const unit = withConfig({ schedules: [schedule('2023-01-01', '00:00', '24:00')] });
    expect(local(unit.nextBoundary(at('2023-08-14T12:00')))).toBe('2023-08-19T00:00:00');
    expect(local(unit.add(at('2023-08-14T12:00'), 24 * HOUR))).toBe('2023-08-15T12:00:00');
  });
});

describe('day terms by the Civil Code', () => {
  test('the first day is not counted and the last one ends at its close', () => {
    expect(local(calendar.addDays(at('2023-08-14T07:00'), 1))).toBe('2023-08-15T17:00:00');
    expect(local(calendar.addDays(at('2023-08-18T20:00'), 1))).toBe('2023-08-21T17:00:00');
    expect(local(calendar.addDays(at('2024-05-03T08:00'), 1))).toBe('2024-05-04T17:00:00');
    expect(local(calendar.addDays(at('2027-02-03T08:00'), 3))).toBe('2027-02-15T16:30:00');
    expect(local(calendar.addDays(at('2023-08-19T09:00'), 1))).toBe('2023-08-21T17:00:00');
  });

  test('no days: the close of the start’s own or the next working day', () => {
    expect(local(calendar.addDays(at('2023-08-14T18:00'), 0))).toBe('2023-08-14T17:00:00');
    expect(local(calendar.addDays(at('2023-08-19T09:00'), 0))).toBe('2023-08-21T17:00:00');
  });

  test('a last calendar day off moves to the next working day', () => {
    expect(local(calendar.addCalendarDays(at('2023-08-14T09:00'), 4))).toBe('2023-08-18T17:00:00');
    expect(local(calendar.addCalendarDays(at('2023-08-14T09:00'), 5))).toBe('2023-08-21T17:00:00');
    expect(local(calendar.addCalendarDays(at('2023-08-28T09:00'), 5))).toBe('2023-09-05T17:00:00');
  });

  test('a date alone: opening for a start, close for a due moment', () => {
    expect(local(calendar.openingOf('2023-08-14'))).toBe('2023-08-14T07:00:00');
    expect(local(calendar.openingOf('2023-09-02'))).toBe('2023-09-05T07:00:00');
    expect(local(calendar.closeOf('2023-11-06'))).toBe('2023-11-06T16:30:00');
    expect(local(calendar.closeOf('2026-11-24'))).toBe('2026-11-25T16:30:00');
  });
});

describe('refusals', () => {
  const noSessions = { ...HAI_DUONG_SCHEDULE, seasons: [{ from: '01-01', to: '12-31', sessions: [] }] };

  test('a configuration without working time is refused, not searched for ever', () => {
    expect(() => withConfig({ schedules: [] })).toThrow(/no working time/);
    expect(() => withConfig({ schedules: [noSessions] })).toThrow(/no working time/);
    expect(() => withConfig({ schedules: [{ ...HAI_DUONG_SCHEDULE, weekdays: [] }] })).toThrow(/no working time/);
  });

  test('a schedule that never works again ends in a RangeError', () => {
    const unit = withConfig({ schedules: [HAI_DUONG_SCHEDULE, { ...noSessions, validFrom: '2024-01-01' }] });
    expect(() => unit.add(at('2023-12-29T16:00'), HOUR)).toThrow(RangeError);
    expect(() => unit.nextOpening(at('2024-06-03T08:00'))).toThrow(RangeError);
    expect(() => unit.nextBoundary(at('2024-06-03T08:00'))).toThrow(RangeError);
    expect(() => unit.closeOf('2024-06-03')).toThrow(RangeError);
    expect(() => unit.addDays(at('2024-06-03T08:00'), 1)).toThrow(RangeError);
  });

  test('malformed dates and times', () => {
    const broken = (from: string) => ({
      schedules: [
        { ...HAI_DUONG_SCHEDULE, seasons: [{ from: '01-01', to: '12-31', sessions: [{ from, to: '12:00' }] }] },
      ],
    });
    expect(() => withConfig(broken('7h30'))).toThrow(/7h30/);
    expect(() => withConfig(broken('24:30'))).toThrow(RangeError);
    expect(() => withConfig({ overrides: [{ date: '2026-02-30', kind: 'off' }] })).toThrow(/2026-02-30/);
    expect(() => calendar.sessionsOf('2026-02-30')).toThrow(RangeError);
    expect(() => calendar.closeOf('24/11/2026')).toThrow(RangeError);
  });

  test('durations, days and moments that make no sense', () => {
    const start = at('2023-08-14T07:00');
    for (const duration of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => calendar.add(start, duration)).toThrow(RangeError);
      expect(() => calendar.subtract(start, duration)).toThrow(RangeError);
    }
    for (const days of [-1, 1.5, Number.NaN, 1e12]) {
      expect(() => calendar.addDays(start, days)).toThrow(RangeError);
      expect(() => calendar.addCalendarDays(start, days)).toThrow(RangeError);
    }
    for (const moment of [Number.NaN, Number.POSITIVE_INFINITY, at('1999-12-31T23:59'), at('2101-01-01T00:00')]) {
      expect(() => calendar.add(moment, HOUR)).toThrow(RangeError);
      expect(() => calendar.isOpen(moment)).toThrow(RangeError);
      expect(() => calendar.between(start, moment)).toThrow(RangeError);
      expect(() => calendar.nextOpening(moment)).toThrow(RangeError);
    }
    expect(() => calendar.add(at('2100-12-31T16:00'), HOUR)).toThrow(RangeError);
    expect(() => calendar.subtract(at('2000-01-03T08:00'), 2 * HOUR)).toThrow(RangeError);
    expect(local(calendar.add(at('2100-12-31T16:00'), HOUR / 2))).toBe('2100-12-31T16:30:00');
  });
});
