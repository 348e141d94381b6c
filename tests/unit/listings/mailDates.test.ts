import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, isoLocal, momentOf } from '../../../lib/calendar/zone';
import { isDayFirst, mailMoment } from '../../../lib/listings/mailDates';
import { learnPatterns } from '../../../lib/portals/patterns';
import { VOCABULARY } from '../../../lib/portals/vocabulary';

learnPatterns(VOCABULARY.patterns, VOCABULARY.selectors);

/** Saturday, 28 November 2026, 10:30. */
const NOW = momentOf('2026-11-28', 10.5 * 3600);
const read = (text: string, dayFirst = true, now = NOW) => {
  const moment = mailMoment(text, now, dayFirst);
  return moment && `${isoLocal(moment.at).slice(0, 16)} ${moment.precision}`;
};

describe('dates as mail programs print them', () => {
  test.each([
    ['Hôm nay 10:12', '2026-11-28T10:12 minute'],
    ['Today, 9:05 AM', '2026-11-28T09:05 minute'],
    ['10:12', '2026-11-28T10:12 minute'],
    ['9:05 SA', '2026-11-28T09:05 minute'],
    ['Hôm qua 23:59', '2026-11-27T23:59 minute'],
    ['Yesterday', '2026-11-27T00:00 day'],
    ['Th 5 14:20', '2026-11-26T14:20 minute'],
    ['T5 14:20', '2026-11-26T14:20 minute'],
    ['thứ Năm, 14:20', '2026-11-26T14:20 minute'],
    ['Thu 14:20', '2026-11-26T14:20 minute'],
    ['Thursday', '2026-11-26T00:00 day'],
    ['CN 2:05 CH', '2026-11-22T14:05 minute'],
    ['20/11', '2026-11-20T00:00 day'],
    ['20 Thg 11', '2026-11-20T00:00 day'],
    ['20 tháng 12', '2025-12-20T00:00 day'],
    ['Nov 20', '2026-11-20T00:00 day'],
    ['20 Nov, 08:15', '2026-11-20T08:15 minute'],
    ['Fri 20/11', '2026-11-20T00:00 day'],
    ['20/11/2026 08:15', '2026-11-20T08:15 minute'],
    ['2026-11-20 08:15', '2026-11-20T08:15 minute'],
    ['3 ngày trước', '2026-11-25T00:00 day'],
    ['2 hours ago', '2026-11-28T08:30 minute'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text.normalize('NFD').replace(/ /g, '\u00a0'))).toBe(expected);
  });

  test.each([
    ['23:10', 'a time of today that is still to come'],
    ['Th 7 09:00', 'this very weekday may be a week old'],
    ['Sat', 'likewise'],
    ['Th 5', 'Thursday, or May'],
    ['Mon 20/11', 'a weekday that does not fit'],
    ['29/11/2026', 'the future'],
    ['31/11', 'no such day'],
    ['tuần trước', 'no day'],
    ['25:10', 'no time'],
    ['Báo cáo tháng 11 gửi ngày 20/11', 'a subject'],
  ])('%s: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('where the order of day and month is open, only what cannot be a month tells it', () => {
    expect(read('12/11', false)).toBeUndefined();
    expect(read('12/11/2026', false)).toBeUndefined();
    expect(read('11/20', false)).toBe('2026-11-20T00:00 day');
    expect(read('20/11', false)).toBe('2026-11-20T00:00 day');
    expect(read('11/11', false)).toBe('2026-11-11T00:00 day');
    expect(isDayFirst('vi-VN', ['11/20'])).toBe(true);
    expect(isDayFirst('en', ['12/11', '20/11'])).toBe(true);
    expect(isDayFirst('en', ['12/11', '11/20'])).toBe(false);
    expect(isDayFirst('', ['20/11', '11/20'])).toBe(false);
  });

  test('whatever moment of the last year is printed in whatever form, what is read is that moment or its day', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const VI = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];
    const forms: ((at: Date, age: number) => string | undefined)[] = [
      (at) => `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()} ${clock(at)}`,
      (at) => `${at.getUTCDate()}/${at.getUTCMonth() + 1}`,
      (at) => `${at.getUTCDate()} Thg ${at.getUTCMonth() + 1}`,
      (at) => `${at.toUTCString().slice(8, 11)} ${at.getUTCDate()}, ${clock(at)}`,
      (at, age) => (age > 0 && age < 7 ? `${VI[at.getUTCDay()]} ${clock(at)}` : undefined),
      (at, age) => (age === 0 ? clock(at) : age === 1 ? `Hôm qua ${clock(at)}` : undefined),
    ];
    const clock = (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
    const minutes = (ms: number) => Math.floor(ms / 60_000) * 60_000;
    fc.assert(
      fc.property(
        fc.integer({ min: momentOf('2024-01-01', 0), max: momentOf('2030-12-31', 0) }),
        fc.integer({ min: 0, max: 364 * 86_400_000 }),
        fc.nat(forms.length - 1),
        (now, back, form) => {
          const at = minutes(now - back);
          // The wall clock of Vietnam, by the platform's own calendar.
          const wall = new Date(at + 7 * 3_600_000);
          const age = Math.round((Date.parse(dateOf(now)) - Date.parse(wall.toISOString().slice(0, 10))) / 86_400_000);
          const text = forms[form]?.(wall, age);
          if (text === undefined) return;
          const moment = mailMoment(text, now, true);
          expect(moment, text).toBeDefined();
          if (moment?.precision === 'day') expect(dateOf(moment.at)).toBe(wall.toISOString().slice(0, 10));
          else expect(moment?.at).toBe(at);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
