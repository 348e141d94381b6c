import { readYear, type YearHolidays } from './holidayTable';
import { dayOfYmd, weekdayOfDay } from './zone';

/**
 * The announced breaks of civil servants and make-up working days, as `readYear` reads them.
 * Sources: the yearly notices of VPCP, Bộ Nội vụ and Bộ LĐTBXH (2027: VPCP 10065/VPCP-KGVX for Tết and 2/9).
 */
const ANNOUNCED: Record<number, string> = {
  2022: '0101+2 0129+8 0410+1 0430+3 0901+3',
  2023: '0101+1 0120+6 0429+4 0901+3',
  2024: '0101+0 0208+6 0418+0 0427+4 0831+3 !0504',
  2025: '0101+0 0125+8 0407+0 0430+4 0830+3 !0426',
  2026: '0101+3 0214+8 0426+1 0430+3 0829+4 1124+0 !0110 !0822',
  2027: '0101+0 0204+6 0416+0 0430+3 0902+3 1124+0',
};

/**
 * Two base-36 digits for each year from 2022 to 2050, in the Vietnamese lunar calendar (UTC+7; the Chinese one is a day
 * later at Tết 2030 and Giỗ Tổ 2037 and 2038): mùng 1 tháng Giêng in days after 20 January, and 10/3 in days after 27 March.
 */
const LUNAR = 'ce2xlm9bsuhk68ordg35mnbduwjl8aqsfh47noce2xlnabsuhj68pqdf35';
const LUNAR_FROM = 2022;

const SATURDAY = 6;
const TUESDAY = 2;
const THURSDAY = 4;

/** Day numbers of mùng 1 Tết and Giỗ Tổ Hùng Vương (10/3); `null` outside 2022–2050, where the table has no answer. */
export function lunarHolidays(year: number): { tet: number; hungKings: number } | null {
  const at = (year - LUNAR_FROM) * 2;
  const digit = (index: number) => Number.parseInt(LUNAR[index] ?? '', 36);
  const tet = digit(at);
  if (Number.isNaN(tet)) return null;
  return { tet: dayOfYmd(year, 1, 20) + tet, hungKings: dayOfYmd(year, 3, 27) + digit(at + 1) };
}

/**
 * The statutory days off of BLLĐ 45/2019/QH14 Đ.112. The Prime Minister picks two things every year (Đ.112.3); the choice
 * here is the one that fits every announcement of 2022–2027:
 * Tết is 29–30 Chạp (or 28–29) and mùng 1–3; when mùng 1 is a Tuesday, one day before and mùng 1–4 fill Monday to Friday.
 * The day beside 2/9 is the one that makes the longer break, else 1/9: only from a Thursday is 3/9 longer.
 */
function statutoryDays(year: number): number[] {
  const date = (month: number, day: number) => dayOfYmd(year, month, day);
  const days = [date(1, 1), date(4, 30), date(5, 1), date(9, 2)];
  const lunar = lunarHolidays(year);
  if (lunar) {
    const firstDay = lunar.tet - (weekdayOfDay(lunar.tet) === TUESDAY ? 1 : 2);
    for (let i = 0; i < 5; i++) days.push(firstDay + i);
    days.push(lunar.hungKings);
  }
  if (year >= 2021) days.push(date(9, weekdayOfDay(date(9, 2)) === THURSDAY ? 3 : 1));
  // Ngày Văn hóa Việt Nam, NQ 28/2026/QH16.
  if (year >= 2026) days.push(date(11, 24));
  return days.sort((a, b) => a - b);
}

/**
 * Breaks by rule, for years without an announcement (swaps and bridges are then missing, hence provisional): the statutory
 * days; for each that falls on a Saturday or Sunday the next working day (BLLĐ Đ.111.3); the weekend days between them;
 * and the weekend next to a break of two statutory days or more, as the notices print it.
 * Without a lunar date (before 2022, after 2050) Tết and Giỗ Tổ are left out.
 */
export function computedHolidays(year: number): YearHolidays {
  const statutory = statutoryDays(year);
  const isWeekend = (day: number) => weekdayOfDay(day) >= SATURDAY;
  const off = new Set(statutory);
  for (const day of statutory) {
    if (!isWeekend(day)) continue;
    let rest = day + 1;
    while (isWeekend(rest) || off.has(rest)) rest++;
    off.add(rest);
  }
  const breaks: YearHolidays['breaks'] = [];
  for (const day of [...off].sort((a, b) => a - b)) {
    const last = breaks.at(-1);
    let joined = last ? last.to + 1 : Number.NaN;
    while (joined < day && isWeekend(joined)) joined++;
    if (last && joined === day) last.to = day;
    else breaks.push({ from: day, to: day });
  }
  for (const run of breaks) {
    if (statutory.filter((day) => day >= run.from && day <= run.to).length < 2) continue;
    while (isWeekend(run.from - 1)) run.from--;
    while (isWeekend(run.to + 1)) run.to++;
  }
  return { breaks, makeUp: [], provisional: true };
}

/** Days off and make-up days of a year: as announced (2022–2027), else computed and provisional. */
export function holidaysOf(year: number): YearHolidays {
  const announced = ANNOUNCED[year];
  return announced ? readYear(year, announced) : computedHolidays(year);
}
