import { holidaysOf, lunarHolidays } from './holidays';
import type { LocalDate } from './types';
import { dateOfDay, dayOfYmd } from './zone';

/** One break as the officer reads it, both ends included. */
export interface NamedBreak {
  /** Such as `Tết Bính Ngọ`; several holidays in one break are joined by ` + `. */
  name: string;
  from: LocalDate;
  to: LocalDate;
}

/** A year of the holiday calendar in dates and words. */
export interface HolidayYear {
  daysOff: LocalDate[];
  makeUp: LocalDate[];
  /** Computed from the law, not announced. */
  provisional: boolean;
  breaks: NamedBreak[];
}

const STEMS = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý'];
const BRANCHES = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi'];

/** Name of a lunar year in the cycle of sixty; year 4 was Giáp Tý. */
export function lunarYearName(year: number): string {
  return `${STEMS[(year + 6) % 10]} ${BRANCHES[(year + 8) % 12]}`;
}

/** Short names stand where a break holds several holidays. */
const NAMES = {
  vi: {
    newYear: 'Tết Dương lịch',
    tet: (lunarYear: string) => `Tết ${lunarYear}`,
    hungKings: 'Giỗ Tổ Hùng Vương',
    hungKingsShort: 'Giỗ Tổ',
    victoryAndLabour: '30/4 - 1/5',
    victoryAndLabourShort: '30/4 + 1/5',
    national: 'Quốc khánh',
    culture: 'Ngày Văn hóa Việt Nam',
  },
  en: {
    newYear: 'New Year',
    tet: (lunarYear: string) => `Tết, Lunar New Year (${lunarYear})`,
    hungKings: 'Hùng Kings’ Commemoration Day',
    hungKingsShort: 'Hùng Kings’ Day',
    victoryAndLabour: 'Victory Day and Labour Day (30/4, 1/5)',
    victoryAndLabourShort: 'Victory Day and Labour Day',
    national: 'National Day',
    culture: 'Vietnamese Culture Day',
  },
};
type HolidayLanguage = keyof typeof NAMES;

function nameOf(year: number, from: number, to: number, language: HolidayLanguage): string {
  const contains = (day: number | undefined) => day !== undefined && day >= from && day <= to;
  const say = NAMES[language];
  const lunar = lunarHolidays(year);
  const labourDays = contains(dayOfYmd(year, 5, 1));
  const names: string[] = [];
  if (contains(dayOfYmd(year, 1, 1))) names.push(say.newYear);
  if (contains(lunar?.tet)) names.push(say.tet(lunarYearName(year)));
  if (contains(lunar?.hungKings)) names.push(labourDays ? say.hungKingsShort : say.hungKings);
  if (labourDays) names.push(names.length > 0 ? say.victoryAndLabourShort : say.victoryAndLabour);
  if (contains(dayOfYmd(year, 9, 2))) names.push(say.national);
  if (contains(dayOfYmd(year, 11, 24))) names.push(say.culture);
  return names.join(' + ');
}

/** The built-in calendar of a year for display; every break lies inside the year. */
export function holidayYear(year: number, language: HolidayLanguage = 'vi'): HolidayYear {
  const { breaks, makeUp, provisional } = holidaysOf(year);
  const daysOff: LocalDate[] = [];
  for (const { from, to } of breaks) {
    for (let day = from; day <= to; day++) daysOff.push(dateOfDay(day));
  }
  return {
    daysOff,
    makeUp: makeUp.map(dateOfDay),
    provisional,
    breaks: breaks.map(({ from, to }) => ({
      name: nameOf(year, from, to, language),
      from: dateOfDay(from),
      to: dateOfDay(to),
    })),
  };
}
