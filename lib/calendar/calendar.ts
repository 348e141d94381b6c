import { BLOCK_BITS } from './blocks';
import { daysOf } from './days';
import { type DayTable, writeDays } from './dayTable';
import { BLOCK_MASK, badDuration, createCalendarWith, END_DAY, FIRST_DAY } from './engine';
import { holidaysOf } from './holidays';
import type { CalendarConfig, EpochMs, LocalDate, WorkingCalendar } from './types';
import { dayOfDate, startOfDay } from './zone';

const provisionalYear = (year: number): boolean => holidaysOf(year).provisional;
const FIRST_YEAR = 2000;
const YEARS = 101;

/**
 * A unit's calendar as pages get it: see `DayTable`.
 * @throws RangeError as `createCalendar`
 */
export function dayTableOf(config: CalendarConfig): DayTable {
  const years = Array.from({ length: YEARS }, (_, i) => (provisionalYear(FIRST_YEAR + i) ? '1' : '0'));
  return {
    ...writeDays(daysOf(config, holidaysOf), FIRST_DAY, END_DAY),
    provisional: years.join(''),
    firstYear: FIRST_YEAR,
  };
}

/**
 * Working time of one unit with the built-in days off: announced for 2022–2027, computed and provisional for other years.
 * @throws RangeError if the configuration has no working time or a malformed date or time, and as `createCalendarWith`
 */
export function createCalendar(config: CalendarConfig): WorkingCalendar {
  const { index, ...deadlines } = createCalendarWith(daysOf(config, holidaysOf), provisionalYear);
  const { blockAt, dayIndex, sessionAfter, workedInBlock, momentAt, closeFrom, kindOf, checkDays } = index;
  const { nextOpening } = deadlines;

  const dateIndex = (date: LocalDate): number => dayIndex(startOfDay(dayOfDate(date)));

  function subtract(end: EpochMs, duration: number): EpochMs {
    if (!(duration >= 0)) throw badDuration(duration);
    const day = dayIndex(end);
    let at = day >> BLOCK_BITS;
    let block = blockAt(at);
    let target = workedInBlock(block, day, end) - duration;
    while (target <= 0) {
      block = blockAt(--at);
      target += block.total;
    }
    return momentAt(block, target, 0);
  }

  function nextBoundary(moment: EpochMs): EpochMs {
    let boundary = nextOpening(moment);
    if (boundary > moment) return boundary;
    // Sessions that meet at midnight are one: the office neither closes nor opens there.
    do {
      const day = dayIndex(boundary);
      const block = blockAt(day >> BLOCK_BITS);
      boundary = block.ends[sessionAfter(block, day, boundary)] as number;
    } while (isOpen(boundary));
    return boundary;
  }

  function isOpen(moment: EpochMs): boolean {
    const day = dayIndex(moment);
    const block = blockAt(day >> BLOCK_BITS);
    return (block.starts[sessionAfter(block, day, moment)] as number) <= moment;
  }

  return {
    ...deadlines,
    subtract,
    nextBoundary,
    isOpen,

    sessionsOf(date) {
      const day = dateIndex(date);
      const { first, starts, ends } = blockAt(day >> BLOCK_BITS);
      const from = first[day & BLOCK_MASK];
      const to = first[(day & BLOCK_MASK) + 1];
      const closes = ends.subarray(from, to);
      return Array.from(starts.subarray(from, to), (start, i) => ({ from: start, to: closes[i] as number }));
    },

    dayKind: (date) => kindOf(dateIndex(date)),
    openingOf: (date) => nextOpening(startOfDay(dateIndex(date) + FIRST_DAY)),
    closeOf: (date) => closeFrom(dateIndex(date)),

    addCalendarDays(start, days) {
      checkDays(days);
      return closeFrom(dayIndex(start) + days);
    },
  };
}
