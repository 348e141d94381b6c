import { describe, expect, test } from 'vitest';
import { holidayYear, lunarYearName } from '../../../lib/calendar/holidayNames';
import { computedHolidays, holidaysOf, lunarHolidays } from '../../../lib/calendar/holidays';
import { dateOfDay } from '../../../lib/calendar/zone';
import announced from './holidays.json' with { type: 'json' };
import { lunarDate } from './lunarOracle';
import { datesBetween, laterDate } from './oracle';

const YEARS = ['2022', '2023', '2024', '2025', '2026', '2027'] as const;
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
const isWeekend = (date: string) => weekday(date) > 5;

const computedDates = (year: number) =>
  computedHolidays(year).breaks.flatMap(({ from, to }) => datesBetween(dateOfDay(from), dateOfDay(to)));

describe.each(YEARS)('announced year %s', (year) => {
  const source = announced[year];
  const built = holidayYear(Number(year));

  test('equals holidays.json: days off, make-up days, names and ends of breaks', () => {
    expect(built.daysOff).toEqual(source.daysOff);
    expect(built.makeUp).toEqual(source.makeUpWorkingDays);
    expect(built.breaks).toEqual(source.breaks.map(({ name, from, to }) => ({ name, from, to })));
    expect(built.provisional).toBe(false);
    expect(holidaysOf(Number(year)).provisional).toBe(false);
  });

  test('the computing rules find the same weekdays but for the swaps, each of which has its make-up day', () => {
    const off = computedDates(Number(year)).filter((date) => !isWeekend(date));
    const missing = source.weekdaysOff.filter((date) => !off.includes(date));
    expect(off.filter((date) => !source.weekdaysOff.includes(date))).toEqual([]);
    expect(missing).toHaveLength(source.makeUpWorkingDays.length);
  });

  test('without swaps the computed breaks are the announced ones, weekends included', () => {
    if (source.makeUpWorkingDays.length === 0) expect(computedDates(Number(year))).toEqual(source.daysOff);
  });
});

describe('computed years', () => {
  const years = Array.from({ length: 2050 - 2028 + 1 }, (_, i) => 2028 + i);

  test('are provisional and have twelve statutory days, weekends compensated', () => {
    for (const year of years) {
      const { daysOff, makeUp, provisional } = holidayYear(year);
      expect(provisional).toBe(true);
      expect(makeUp).toEqual([]);
      // Each weekend day taken by a holiday gives one weekday back, so the number of weekdays off never changes.
      expect(daysOff.filter((date) => !isWeekend(date))).toHaveLength(12);
    }
  });

  test('contain every fixed and lunar holiday', () => {
    for (const year of years) {
      const { daysOff } = holidayYear(year);
      const tet = lunarDate(year, 1, 1);
      const expected = [
        ...['01-01', '04-30', '05-01', '09-02', '11-24'].map((date) => `${year}-${date}`),
        lunarDate(year, 3, 10),
        ...[-1, 0, 1, 2].map((days) => laterDate(tet, days)),
      ];
      expect(expected.filter((date) => !daysOff.includes(date))).toEqual([]);
    }
  });

  test('the day beside 2/9 makes the longest break; of two equal ones it is 1/9', () => {
    /** Days off in a row around 2/9 when `pair` are holidays. */
    const lengthWith = (pair: string[]) => {
      const off = new Set(pair);
      for (const date of pair.filter(isWeekend)) {
        let rest = date;
        while (isWeekend(rest) || off.has(rest)) rest = laterDate(rest, 1);
        off.add(rest);
      }
      const isOff = (date: string) => off.has(date) || isWeekend(date);
      let length = 1;
      for (let date = pair[0] as string; isOff(laterDate(date, 1)); date = laterDate(date, 1)) length++;
      for (let date = pair[0] as string; isOff(laterDate(date, -1)); date = laterDate(date, -1)) length++;
      return length;
    };
    for (const year of years) {
      const [before, day, after] = [`${year}-09-01`, `${year}-09-02`, `${year}-09-03`];
      const takesAfter = lengthWith([day, after]) > lengthWith([before, day]);
      const expected = takesAfter ? [day, after] : [before, day];
      const { daysOff } = holidayYear(year);
      expect(expected.filter((date) => !daysOff.includes(date))).toEqual([]);
      const run = daysOff.filter((date) => date > `${year}-08-15` && date < `${year}-09-15`);
      expect(run).toHaveLength(Math.max(lengthWith([before, day]), lengthWith([day, after]), 2));
    }
  });

  test('2028 day by day, worked out by hand', () => {
    const { breaks } = holidayYear(2028);
    expect(breaks).toEqual([
      { name: 'Tết Dương lịch', from: '2028-01-01', to: '2028-01-03' },
      { name: 'Tết Mậu Thân', from: '2028-01-22', to: '2028-01-30' },
      { name: 'Giỗ Tổ Hùng Vương', from: '2028-04-04', to: '2028-04-04' },
      { name: '30/4 - 1/5', from: '2028-04-29', to: '2028-05-02' },
      { name: 'Quốc khánh', from: '2028-09-01', to: '2028-09-04' },
      { name: 'Ngày Văn hóa Việt Nam', from: '2028-11-24', to: '2028-11-24' },
    ]);
  });

  test('without a lunar date only the fixed holidays are known, and the year stays provisional', () => {
    for (const year of [2000, 2021, 2051, 2100]) {
      expect(lunarHolidays(year)).toBeNull();
      expect(holidaysOf(year).provisional).toBe(true);
      const { breaks, daysOff } = holidayYear(year);
      const names = ['Tết Dương lịch', '30/4 - 1/5', 'Quốc khánh', ...(year > 2025 ? ['Ngày Văn hóa Việt Nam'] : [])];
      expect(breaks.map(({ name }) => name)).toEqual(names);
      expect(daysOff).toContain(`${year}-09-02`);
    }
    // One day until BLLĐ 45/2019/QH14 took effect in 2021. 2/9/2020 was a Wednesday.
    expect(holidayYear(2020).breaks.at(-1)).toMatchObject({ from: '2020-09-02', to: '2020-09-02' });
  });
});

describe('lunar table', () => {
  const years = Array.from({ length: 2050 - 2022 + 1 }, (_, i) => 2022 + i);
  const tableOf = (year: number) => {
    const lunar = lunarHolidays(year);
    return lunar && { tet: dateOfDay(lunar.tet), hungKings: dateOfDay(lunar.hungKings) };
  };

  test('equals the astronomical calculation for every year', () => {
    for (const year of years) {
      expect(tableOf(year)).toEqual({ tet: lunarDate(year, 1, 1), hungKings: lunarDate(year, 3, 10) });
    }
  });

  test('the calculation itself knows past years, also where Hà Nội and Beijing differ', () => {
    expect(lunarDate(1985, 1, 1)).toBe('1985-01-21');
    expect(lunarDate(2007, 1, 1)).toBe('2007-02-17');
    expect(lunarDate(2020, 1, 1)).toBe('2020-01-25');
    expect(lunarDate(2021, 3, 10)).toBe('2021-04-21');
  });

  test('differs from the Chinese calendar, counted in Beijing, at Tết 2030 and Giỗ Tổ 2037 and 2038', () => {
    const beijing = 8 / 24;
    const different = years.flatMap((year) => {
      const chinese = [lunarDate(year, 1, 1, beijing), lunarDate(year, 3, 10, beijing)];
      return Object.values(tableOf(year) ?? {}).filter((date) => !chinese.includes(date));
    });
    expect(different).toEqual(['2030-02-02', '2037-04-24', '2038-04-13']);
    expect(lunarDate(2030, 1, 1, beijing)).toBe('2030-02-03');
    expect(lunarDate(2007, 1, 1, beijing)).toBe('2007-02-18');
  });

  test('years of the cycle of sixty', () => {
    expect([1984, 2022, 2023, 2027, 2044].map(lunarYearName)).toEqual([
      'Giáp Tý',
      'Nhâm Dần',
      'Quý Mão',
      'Đinh Mùi',
      'Giáp Tý',
    ]);
  });
});

describe('names in English', () => {
  const named = (year: number) =>
    Object.fromEntries(holidayYear(year, 'en').breaks.map(({ from, name }) => [from, name]));

  test('are those of 2026 and of a year whose breaks meet', () => {
    expect(named(2026)).toEqual({
      '2026-01-01': 'New Year',
      '2026-02-14': 'Tết, Lunar New Year (Bính Ngọ)',
      '2026-04-26': 'Hùng Kings’ Commemoration Day',
      '2026-04-30': 'Victory Day and Labour Day (30/4, 1/5)',
      '2026-08-29': 'National Day',
      '2026-11-24': 'Vietnamese Culture Day',
    });
    expect(named(2023)['2023-04-29']).toBe('Hùng Kings’ Day + Victory Day and Labour Day');
  });

  test('every break of every year has one', () => {
    for (let year = 2015; year <= 2050; year++)
      for (const name of Object.values(named(year))) expect(name).toMatch(/Day|New Year/);
  });
});
