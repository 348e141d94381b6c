import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { calendarConfigSchema, localDateSchema, localTimeSchema } from '../../../lib/calendar/calendar.schema';
import { DEFAULT_CALENDAR, SCHEDULE_PRESETS } from '../../../lib/calendar/schedule';
import type { CalendarConfig } from '../../../lib/calendar/types';
import { at } from './oracle';

/** A copy of the default configuration that a test may spoil. */
function changed(change: (config: CalendarConfig) => void): CalendarConfig {
  const config = structuredClone(DEFAULT_CALENDAR);
  change(config);
  return config;
}

/** `path: message` of every problem. */
const problems = (value: unknown) =>
  calendarConfigSchema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

const schedule = (config: CalendarConfig) => config.schedules[0] as CalendarConfig['schedules'][0];
const summer = (config: CalendarConfig) => schedule(config).seasons[0] as CalendarConfig['schedules'][0]['seasons'][0];
const winter = (config: CalendarConfig) => schedule(config).seasons[1] as CalendarConfig['schedules'][0]['seasons'][0];

describe('accepted', () => {
  test('the default and every preset, and a calendar comes of it', () => {
    expect(calendarConfigSchema.parse(DEFAULT_CALENDAR)).toEqual(DEFAULT_CALENDAR);
    for (const { id, schedule: preset } of SCHEDULE_PRESETS) {
      const config = { ...DEFAULT_CALENDAR, schedules: [preset] };
      expect(problems(config), id).toEqual([]);
      // Every preset keeps the forty-hour week (QĐ 188/1999/QĐ-TTg), in summer and in winter.
      const calendar = createCalendar(config);
      expect(calendar.between(at('2026-07-06T00:00'), at('2026-07-13T00:00')), id).toBe(40 * 3_600_000);
      expect(calendar.between(at('2026-12-07T00:00'), at('2026-12-14T00:00')), id).toBe(40 * 3_600_000);
    }
  });

  test('touching sessions, midnight, several schedules, extra sessions and the unit’s own days', () => {
    const config = changed((c) => {
      summer(c).sessions = [
        { from: '00:00', to: '12:00' },
        { from: '12:00', to: '24:00' },
      ];
      c.schedules.push({ ...structuredClone(schedule(c)), validFrom: '2025-07-01', weekdays: [1, 2, 3, 4, 5, 6, 7] });
      c.extraSessions.push({ weekday: 6, from: '07:30', to: '11:30', counted: true, validFrom: '2025-07-01' });
      c.overrides.push({ date: '2028-02-29', kind: 'working', note: 'làm bù' }, { date: '2028-03-01', kind: 'off' });
    });
    expect(problems(config)).toEqual([]);
  });
});

describe('dates and times', () => {
  test.each(['2026-02-29', '2100-02-29', '2026-13-01', '1999-12-31', '2101-01-01', '26-01-01', '24/11/2026'])(
    'refuses %s',
    (text) => expect(localDateSchema.safeParse(text).error?.issues).toHaveLength(1),
  );
  test.each(['7:30', '24:01', '25:00', '07:60', '07h30', '07:30:00', ''])('refuses %s', (text) =>
    expect(localTimeSchema.safeParse(text).error?.issues).toHaveLength(1),
  );
});

describe('refused, with path and reason', () => {
  test.each<[string, (config: CalendarConfig) => void, string]>([
    [
      'a session that ends before it begins',
      (c) => {
        summer(c).sessions[1] = { from: '17:00', to: '13:30' };
      },
      'schedules.0.seasons.0.sessions.1.to: giờ kết thúc phải sau giờ bắt đầu',
    ],
    [
      'overlapping sessions',
      (c) => {
        winter(c).sessions[1] = { from: '11:59', to: '16:30' };
      },
      'schedules.0.seasons.1.sessions.1.from: buổi này phải bắt đầu sau khi buổi trước kết thúc',
    ],
    [
      'sessions out of order',
      (c) => void summer(c).sessions.reverse(),
      'schedules.0.seasons.0.sessions.1.from: buổi này phải bắt đầu sau khi buổi trước kết thúc',
    ],
    [
      'a season without sessions',
      (c) => {
        winter(c).sessions = [];
      },
      'schedules.0.seasons.1.sessions: mỗi mùa cần ít nhất một buổi làm việc',
    ],
    [
      'a gap between seasons',
      (c) => {
        winter(c).from = '11-02';
      },
      'schedules.0.seasons: ngày 01/11 không thuộc mùa nào',
    ],
    [
      'a year without its 29 February',
      (c) => {
        summer(c).from = '03-01';
        winter(c).to = '02-28';
      },
      'schedules.0.seasons: ngày 29/02 không thuộc mùa nào',
    ],
    [
      'overlapping seasons',
      (c) => {
        winter(c).to = '04-01';
      },
      'schedules.0.seasons.1: ngày 01/04 thuộc hai mùa',
    ],
    [
      'a day of the year that does not exist',
      (c) => {
        winter(c).to = '02-30';
      },
      'schedules.0.seasons.1.to: ngày này không có trong lịch',
    ],
    [
      'a time that does not exist',
      (c) => {
        summer(c).sessions[0] = { from: '7h00', to: '11:30' };
      },
      'schedules.0.seasons.0.sessions.0.from: giờ phải có dạng 07:30, từ 00:00 đến 24:00',
    ],
    [
      'no weekday',
      (c) => {
        schedule(c).weekdays = [];
      },
      'schedules.0.weekdays: cần ít nhất một ngày làm việc trong tuần',
    ],
    ['a weekday twice', (c) => void schedule(c).weekdays.push(1), 'schedules.0.weekdays: mỗi thứ chỉ ghi một lần'],
    [
      'an eighth weekday',
      (c) => void schedule(c).weekdays.push(8 as 7),
      'schedules.0.weekdays.5: thứ phải là số từ 1 (thứ Hai) đến 7 (Chủ nhật)',
    ],
    [
      'no schedule',
      (c) => {
        c.schedules = [];
      },
      'schedules: cần ít nhất một lịch làm việc',
    ],
    [
      'schedules out of order',
      (c) => {
        c.schedules.push({ ...schedule(c), validFrom: '2026-01-01' }, { ...schedule(c), validFrom: '2025-01-01' });
      },
      'schedules.2.validFrom: các lịch phải xếp theo ngày hiệu lực tăng dần',
    ],
    [
      'the same date twice',
      (c) => void c.schedules.push(schedule(c)),
      'schedules.1.validFrom: các lịch phải xếp theo ngày hiệu lực tăng dần',
    ],
    [
      'a day set twice',
      (c) => void c.overrides.push({ date: '2026-11-23', kind: 'off' }, { date: '2026-11-23', kind: 'working' }),
      'overrides.1.date: ngày này đã ghi ở trên',
    ],
    [
      'an unknown kind of day',
      (c) => void c.overrides.push({ date: '2026-11-23', kind: 'holiday' as 'off' }),
      'overrides.0.kind: phải là off (nghỉ) hoặc working (làm việc)',
    ],
    [
      'an extra session that ends before it begins',
      (c) =>
        void c.extraSessions.push({ weekday: 6, from: '11:00', to: '08:00', counted: false, validFrom: '2026-01-01' }),
      'extraSessions.0.to: giờ kết thúc phải sau giờ bắt đầu',
    ],
  ])('%s', (_, spoil, problem) => {
    expect(problems(changed(spoil))).toContain(problem);
  });

  test('unknown fields and other shapes', () => {
    expect(problems({ ...DEFAULT_CALENDAR, holidays: [] })).toHaveLength(1);
    for (const value of [null, undefined, 1, 'x', [], {}]) expect(problems(value)).not.toEqual([]);
  });
});
