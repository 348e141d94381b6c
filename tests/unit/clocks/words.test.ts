import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCK_STRINGS, clockWords } from '../../../lib/clocks/strings';
import { CLOCK_STATES, type Clock, type ClockReason } from '../../../lib/clocks/types';
import { CLOCK_IDS } from '../../../lib/policies/types';
import { at, HOUR, MINUTE } from './samples';

const vi = clockWords('vi');
const en = clockWords('en');
const SECOND = 1000;

describe('durations', () => {
  test.each([
    [0, 'dưới 1 phút', 'under 1 min'],
    [MINUTE - 1, 'dưới 1 phút', 'under 1 min'],
    [MINUTE, '1 phút', '1 min'],
    [9 * MINUTE + 59 * SECOND, '9 phút', '9 min'],
    [59 * MINUTE + 59.999 * SECOND, '59 phút', '59 min'],
    [HOUR, '1 giờ', '1 h'],
    [HOUR + 5 * MINUTE, '1 giờ 05 phút', '1 h 05 min'],
    [2 * HOUR + 15 * MINUTE, '2 giờ 15 phút', '2 h 15 min'],
    [8 * HOUR - 1, '7 giờ 59 phút', '7 h 59 min'],
    [8 * HOUR, '1 ngày', '1 d'],
    [8 * HOUR + 59 * MINUTE, '1 ngày', '1 d'],
    [26 * HOUR, '3 ngày 2 giờ', '3 d 2 h'],
    [80 * HOUR, '10 ngày', '10 d'],
    [1234 * 8 * HOUR + 7 * HOUR, '1234 ngày 7 giờ', '1234 d 7 h'],
  ])('%d ms: %s', (time, vietnamese, english) => {
    expect(vi.duration(time)).toBe(vietnamese);
    expect(en.duration(time)).toBe(english);
  });

  test('plain time is never counted in days of eight hours', () => {
    expect(vi.span(26 * HOUR + 5 * MINUTE)).toBe('26 giờ 05 phút');
    expect(en.span(8 * HOUR)).toBe('8 h');
  });

  test('are cut off, never rounded up, and lose no more than the unit shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 * HOUR }), (time) => {
        const text = vi.duration(time);
        const part = (unit: string) => Number(new RegExp(`(\\d+) ${unit}`).exec(text)?.[1] ?? 0);
        const told = text.startsWith('dưới') ? 0 : part('ngày') * 8 * HOUR + part('giờ') * HOUR + part('phút') * MINUTE;
        expect(told).toBeLessThanOrEqual(time);
        expect(time - told).toBeLessThan(time >= 8 * HOUR ? HOUR : MINUTE);
      }),
    );
  });
});

describe('moments', () => {
  const now = at('2023-08-12T16:00');
  test.each([
    ['2023-08-12T15:00', '15:00 hôm nay', '15:00 today'],
    ['2023-08-12T00:00', '00:00 hôm nay', '00:00 today'],
    ['2023-08-12T23:59:59', '23:59 hôm nay', '23:59 today'],
    ['2023-08-13T08:00', '08:00 ngày mai', '08:00 tomorrow'],
    ['2023-08-11T17:00', '17:00 hôm qua', '17:00 yesterday'],
    ['2023-08-14T15:00', '15:00 thứ Hai 14/08', '15:00 Mon 14/08'],
    ['2023-08-20T07:05', '07:05 Chủ nhật 20/08', '07:05 Sun 20/08'],
    ['2024-01-02T09:30', '09:30 thứ Ba 02/01/2024', '09:30 Tue 02/01/2024'],
  ])('%s', (moment, vietnamese, english) => {
    expect(vi.moment(at(moment), now)).toBe(vietnamese);
    expect(en.moment(at(moment), now)).toBe(english);
  });

  test('in full they name day and year', () => {
    expect(vi.fullMoment(at('2023-08-14T15:00'))).toBe('15:00 thứ Hai, ngày 14/08/2023');
    expect(en.fullMoment(at('2023-08-14T15:00'))).toBe('15:00, Mon 14/08/2023');
  });

  test('of a deadline are named as such', () => {
    expect(vi.due(at('2023-08-12T15:00'), now)).toBe('hạn 15:00 hôm nay');
    expect(en.due(at('2023-08-12T15:00'), now)).toBe('due 15:00 today');
  });

  test('tomorrow may be next year', () => {
    expect(vi.moment(at('2024-01-01T08:00'), at('2023-12-31T23:59'))).toBe('08:00 ngày mai');
  });
});

describe('what a badge says', () => {
  const clock = (fields: Partial<Clock>): Clock => ({
    id: 'acceptance',
    state: 'running',
    estimated: false,
    reasons: [],
    legalBasis: '',
    ...fields,
  });
  test.each([
    [{ state: 'running', remaining: 2 * HOUR + 15 * MINUTE }, 'còn 2 giờ 15 phút', '2 h 15 min left'],
    [{ state: 'warning', remaining: HOUR }, 'còn 1 giờ', '1 h left'],
    [{ state: 'critical', remaining: 59 * SECOND }, 'còn dưới 1 phút', 'under 1 min left'],
    [{ state: 'critical', remaining: 0 }, 'còn dưới 1 phút', 'under 1 min left'],
    [{ state: 'breached', remaining: -1 }, 'vừa quá hạn', 'just overdue'],
    [{ state: 'breached', remaining: 1 - MINUTE }, 'vừa quá hạn', 'just overdue'],
    [{ state: 'breached', remaining: -MINUTE }, 'quá hạn 1 phút', '1 min overdue'],
    [{ state: 'breached', remaining: -(HOUR + 5 * MINUTE) }, 'quá hạn 1 giờ 05 phút', '1 h 05 min overdue'],
    [{ state: 'breached', remaining: -26 * HOUR }, 'quá hạn 3 ngày 2 giờ', '3 d 2 h overdue'],
    [{ state: 'met' }, 'đúng hạn', 'on time'],
    [{ state: 'missed' }, 'trễ hạn', 'late'],
    [{ state: 'paused', remaining: HOUR }, 'tạm dừng', 'paused'],
    [{ state: 'unknown' }, 'chưa rõ', 'not known'],
  ] as [Partial<Clock>, string, string][])('%o', (fields, vietnamese, english) => {
    expect(vi.state(clock(fields))).toBe(vietnamese);
    expect(en.state(clock(fields))).toBe(english);
  });
});

/** Listed by hand, so that a reason nobody has words for fails here; the type keeps the list complete. */
const REASONS: Record<ClockReason, true> = {
  'start-not-printed': true,
  'start-unreadable': true,
  'start-date-only': true,
  'due-not-printed': true,
  'due-unreadable': true,
  'stop-not-printed': true,
  'stop-unreadable': true,
  'stop-date-only': true,
  'ready-not-printed': true,
  'stop-before-start': true,
  'stop-in-the-future': true,
  contradiction: true,
  'status-not-printed': true,
  'status-unknown': true,
  'waiting-for-supplement': true,
  'waiting-for-payment': true,
  'pause-length-unknown': true,
  'due-before-start': true,
  'in-the-future': true,
  'calendar-provisional': true,
  'basis-unverified': true,
  'json-disagrees': true,
  'looking-up': true,
  'lookup-failed': true,
  'lookup-no-start': true,
  'lookup-other-record': true,
};

test('every clock, state and reason has its own words in both languages', () => {
  const keys = [
    ...CLOCK_IDS,
    ...CLOCK_STATES.map((state) => `state_${state}` as const),
    ...(Object.keys(REASONS) as ClockReason[]),
  ];
  for (const words of [vi, en]) {
    const texts = keys.map((key) => words.say(key));
    expect(texts.filter((text, i) => text === keys[i] || text.includes('{'))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  }
  const same = keys.filter((key) => vi.say(key) === en.say(key));
  expect(same).toEqual([]);
});

test('both tables have the same keys, and each text the same parameters', () => {
  const parameters = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  const shape = (table: Record<string, string>) =>
    Object.fromEntries(Object.entries(table).map(([key, text]) => [key, parameters(text)]));
  expect(shape(CLOCK_STRINGS.en)).toEqual(shape(CLOCK_STRINGS.vi));
  expect(Object.values(CLOCK_STRINGS).flatMap((table) => Object.values(table).filter((text) => !text.trim()))).toEqual(
    [],
  );
});

test('nothing is called unlawful or invalid', () => {
  for (const key of [
    ...CLOCK_STATES.map((state) => `state_${state}` as const),
    ...(Object.keys(REASONS) as ClockReason[]),
  ])
    expect(vi.say(key)).not.toMatch(/trái luật|vi phạm|không hợp lệ/i);
  expect(vi.say('state_breached')).toBe('quá hạn theo cấu hình');
});
