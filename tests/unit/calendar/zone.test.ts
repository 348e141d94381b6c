import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dateOf,
  dateOfDay,
  dayNumber,
  dayOfDate,
  isoLocal,
  localFields,
  momentOf,
  parseLocalDate,
  startOfDay,
  weekdayOfDay,
} from '../../../lib/calendar/zone';

const moments = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) });
const shifted = (ms: number) => new Date(ms + 7 * 3_600_000);

describe('conversions agree with a UTC clock shifted by seven hours', () => {
  test('fields', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const clock = shifted(ms);
        expect(localFields(ms)).toEqual({
          year: clock.getUTCFullYear(),
          month: clock.getUTCMonth() + 1,
          day: clock.getUTCDate(),
          hour: clock.getUTCHours(),
          minute: clock.getUTCMinutes(),
          second: clock.getUTCSeconds(),
          weekday: clock.getUTCDay() || 7,
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('dates, day numbers and moments', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const date = shifted(ms).toISOString().slice(0, 10);
        const day = dayNumber(ms);
        expect(dateOf(ms)).toBe(date);
        expect(dateOfDay(day)).toBe(date);
        expect(dayOfDate(date)).toBe(day);
        expect(startOfDay(day)).toBe(Date.parse(`${date}T00:00:00+07:00`));
        expect(momentOf(date, 3661)).toBe(Date.parse(`${date}T01:01:01+07:00`));
        expect(weekdayOfDay(day)).toBe(shifted(ms).getUTCDay() || 7);
      }),
      { numRuns: 2000 },
    );
  });

  test('isoLocal gives the same moment back, with seconds always and milliseconds only when there are some', () => {
    fc.assert(fc.property(moments, (ms) => Date.parse(isoLocal(ms)) === ms));
    expect(isoLocal(Date.UTC(2023, 7, 14, 8))).toBe('2023-08-14T15:00:00+07:00');
    expect(isoLocal(Date.UTC(2023, 7, 14, 17, 0, 5, 70))).toBe('2023-08-15T00:00:05.070+07:00');
    expect(isoLocal(-1)).toBe('1970-01-01T06:59:59.999+07:00');
  });
});

test('these tests run in the PC zone that their project names', () => {
  const offsets: Record<string, number> = { UTC: 0, 'Asia/Ho_Chi_Minh': -420, 'Pacific/Kiritimati': -840 };
  expect(new Date(2023, 7, 14).getTimezoneOffset()).toBe(offsets[process.env.TZ ?? '']);
});

describe('parseLocalDate', () => {
  test('takes real dates', () => {
    expect(parseLocalDate('1970-01-01')).toBe(0);
    expect(parseLocalDate('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / 86_400_000);
    expect(parseLocalDate('2000-02-29')).not.toBeNull();
  });

  test.each([
    '2023-02-29',
    '2100-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-1',
    '23-01-01',
    '2023/01/01',
    ' 2023-01-01',
    '2023-01-01T00:00',
    '01-01-2023',
    '',
  ])('refuses "%s"', (text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(() => dayOfDate(text)).toThrow(RangeError);
    expect(() => momentOf(text, 0)).toThrow(RangeError);
  });
});
