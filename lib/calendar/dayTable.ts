import type { DayAt } from './blocks';

/** Every day of the calendar, written down: what a page gets instead of hours, seasons, days off and their rules. */
export interface DayTable {
  /** Day number of the first. */
  first: number;
  /** One character a day: `CODE` + 4 × place in `patterns` + place in DAY_KINDS. */
  days: string;
  /** Sessions of a day, flat, in ms after midnight. */
  patterns: number[][];
  /** One character a year from `firstYear` on: 1 where days off are computed, not announced. */
  provisional: string;
  firstYear: number;
}

/** Printable, so that the text stays short wherever it is kept. */
const CODE = 35;

/** Writes days down. */
export function writeDays(dayAt: DayAt, first: number, end: number): Pick<DayTable, 'first' | 'days' | 'patterns'> {
  const patterns: number[][] = [];
  const places = new Map<string, number>();
  let days = '';
  for (let day = first; day < end; day++) {
    const { kind, sessions } = dayAt(day);
    const key = String(sessions);
    let place = places.get(key);
    if (place === undefined) {
      place = patterns.push([...sessions]) - 1;
      places.set(key, place);
    }
    days += String.fromCharCode(CODE + place * 4 + kind);
  }
  return { first, days, patterns };
}

/** Reads them. */
export const readDays =
  ({ first, days, patterns }: DayTable): DayAt =>
  (day) => {
    const code = days.charCodeAt(day - first) - CODE;
    return { kind: code & 3, sessions: patterns[code >> 2] ?? [] };
  };

export const readProvisional =
  ({ provisional, firstYear }: DayTable) =>
  (year: number): boolean =>
    provisional[year - firstYear] !== '0';
