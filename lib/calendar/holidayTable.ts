import { dayOfYmd } from './zone';

/** Days off and make-up working days of one year, as local day numbers (see `dayNumber` in zone.ts). */
export interface YearHolidays {
  /** Whole breaks, both ends included, in order; weekends inside a break belong to it. */
  breaks: { from: number; to: number }[];
  /** Days of rest that are worked as a normal full day. */
  makeUp: number[];
  /** Computed by the rules below because no announcement is built in. */
  provisional: boolean;
}

/** Where a calendar gets a year's days off from. */
export type HolidaysOf = (year: number) => YearHolidays;

/**
 * Reads a year as it is written down: breaks as `MMDD+further days`, make-up working days as `!MMDD`, a computed year
 * with `?` in front.
 */
export function readYear(year: number, text: string): YearHolidays {
  const result: YearHolidays = { breaks: [], makeUp: [], provisional: text[0] === '?' };
  for (const [, mark, month, day, further] of text.matchAll(/(!?)(\d\d)(\d\d)\+?(\d*)/g)) {
    const from = dayOfYmd(year, Number(month), Number(day));
    if (mark) result.makeUp.push(from);
    else result.breaks.push({ from, to: from + Number(further) });
  }
  return result;
}
