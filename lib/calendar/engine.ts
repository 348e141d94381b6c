import { BLOCK_BITS, BLOCK_DAYS, type Block, blockOf, DAY_KINDS, type DayAt } from './blocks';
import type { DayKind, DeadlineCalendar, EpochMs, WorkingMs } from './types';
import { DAY_MS, dayNumber, dayOfYmd, startOfDay, ymdOfDay, ZONE_OFFSET_MS } from './zone';

export const FIRST_DAY = dayOfYmd(2000, 1, 1);
export const END_DAY = dayOfYmd(2101, 1, 1);
const DAY_COUNT = END_DAY - FIRST_DAY;
const BLOCK_COUNT = Math.ceil(DAY_COUNT / BLOCK_DAYS);
export const BLOCK_MASK = BLOCK_DAYS - 1;
/** Sessions to walk one by one before halving the rest of the block: six hours never need more than a few. */
const WALK = 12;

/** What a calendar's further questions are answered from. */
interface Indexed {
  index: {
    blockAt(index: number): Block;
    dayIndex(moment: EpochMs): number;
    sessionAfter(block: Block, day: number, moment: EpochMs): number;
    workedInBlock(block: Block, day: number, moment: EpochMs): WorkingMs;
    momentAt(block: Block, target: WorkingMs, k: number): EpochMs;
    closeFrom(day: number): EpochMs;
    kindOf(day: number): DayKind;
    checkDays(days: number): void;
  };
}

const outOfRange = () => new RangeError('outside 2000–2100');
export const badDuration = (duration: number) => new RangeError(`not a duration: ${duration}`);

/**
 * Working time of one unit as far as deadlines need it, from what each day is; pages carry no more than this. Days are indexed on demand, in blocks, by prefix sums over their sessions, so that creating a
 * calendar costs next to nothing and a question about neighbouring moments is a few array reads.
 *
 * A day of rest with counted extra sessions keeps the kind `weekly-rest`: its hours count, `openingOf` and `closeOf` use
 * them, but `addDays` does not count it as a working day.
 * A day set to `working` by the unit has the kind `make-up`.
 * @param provisionalYear whether a year's days off are computed, not announced
 * @throws RangeError from every method for a malformed date or a moment, given or resulting, outside 2000–2100
 */
export function createCalendarWith(
  dayAt: DayAt,
  provisionalYear: (year: number) => boolean,
): DeadlineCalendar & Indexed {
  const provisional: (boolean | undefined)[] = [];
  // Asked for every record of a page: a year is looked up once.
  const isProvisionalYear = (year: number) => (provisional[year] ??= provisionalYear(year));
  /** Years just found free of computed holidays. */
  let settledFrom = Number.POSITIVE_INFINITY;
  let settledTo = Number.NEGATIVE_INFINITY;
  const blocks: (Block | undefined)[] = new Array(BLOCK_COUNT).fill(undefined);

  function blockAt(index: number): Block {
    const built = blocks[index];
    if (built) return built;
    if (!(index >= 0 && index < BLOCK_COUNT)) throw outOfRange();
    const block = blockOf(dayAt, FIRST_DAY + index * BLOCK_DAYS, END_DAY);
    blocks[index] = block;
    return block;
  }

  /** Day counted from the calendar's first one; throws outside the range, also for NaN. */
  function dayIndex(moment: EpochMs): number {
    const day = Math.floor((moment + ZONE_OFFSET_MS) / DAY_MS) - FIRST_DAY;
    if (!(day >= 0 && day < DAY_COUNT)) throw outOfRange();
    return day;
  }

  /** Number of the first session of the moment's block that ends after it. */
  function sessionAfter(block: Block, day: number, moment: EpochMs): number {
    let k = block.first[day & BLOCK_MASK] as number;
    while ((block.ends[k] as number) <= moment) k++;
    return k;
  }

  /** Working ms between the start of the moment's block and the moment. */
  function workedInBlock(block: Block, day: number, moment: EpochMs): WorkingMs {
    const k = sessionAfter(block, day, moment);
    const start = block.starts[k] as number;
    return (block.before[k] as number) + (moment > start ? moment - start : 0);
  }

  /** The earliest moment of the block with `target` working ms before it (0 < target <= total), from session `k` on. */
  function momentAt(block: Block, target: WorkingMs, k: number): EpochMs {
    const { before } = block;
    const walkEnd = k + WALK;
    while ((before[k + 1] as number) < target && k < walkEnd) k++;
    if (k === walkEnd) {
      let high = block.count;
      while (k + 1 < high) {
        const middle = (k + high) >> 1;
        if ((before[middle] as number) < target) k = middle;
        else high = middle;
      }
    }
    return (block.starts[k] as number) + target - (before[k] as number);
  }

  function nextOpening(moment: EpochMs): EpochMs {
    const day = dayIndex(moment);
    let index = day >> BLOCK_BITS;
    let block = blockAt(index);
    const k = sessionAfter(block, day, moment);
    if (k < block.count) return Math.max(moment, block.starts[k] as number);
    do block = blockAt(++index);
    while (block.count === 0);
    return block.starts[0] as number;
  }

  function add(start: EpochMs, duration: WorkingMs): EpochMs {
    if (!(duration > 0)) {
      if (duration === 0) return nextOpening(start);
      throw badDuration(duration);
    }
    const day = dayIndex(start);
    let index = day >> BLOCK_BITS;
    let block = blockAt(index);
    let k = sessionAfter(block, day, start);
    const opening = block.starts[k] as number;
    let target = (block.before[k] as number) + duration + (start > opening ? start - opening : 0);
    while (target > block.total) {
      target -= block.total;
      block = blockAt(++index);
      k = 0;
    }
    return momentAt(block, target, k);
  }

  function between(from: EpochMs, to: EpochMs): WorkingMs {
    // Subtracting keeps zero positive.
    if (to < from) return 0 - between(to, from);
    const fromDay = dayIndex(from);
    const toDay = dayIndex(to);
    const fromIndex = fromDay >> BLOCK_BITS;
    const toIndex = toDay >> BLOCK_BITS;
    let sum = workedInBlock(blockAt(toIndex), toDay, to) - workedInBlock(blockAt(fromIndex), fromDay, from);
    for (let index = fromIndex; index < toIndex; index++) sum += blockAt(index).total;
    return sum;
  }

  /** Number of sessions of a day. */
  function sessionCount(day: number): number {
    const { first } = blockAt(day >> BLOCK_BITS);
    return (first[(day & BLOCK_MASK) + 1] as number) - (first[day & BLOCK_MASK] as number);
  }

  /** Close of the first day with sessions from `day` on. */
  function closeFrom(day: number): EpochMs {
    while (sessionCount(day) === 0) day++;
    const block = blockAt(day >> BLOCK_BITS);
    return block.ends[(block.first[(day & BLOCK_MASK) + 1] as number) - 1] as number;
  }

  function kindOf(day: number) {
    return DAY_KINDS[blockAt(day >> BLOCK_BITS).kinds[day & BLOCK_MASK] as number] ?? 'weekly-rest';
  }

  function isWorkingDay(day: number): boolean {
    const kind = kindOf(day);
    return (kind === 'working' || kind === 'make-up') && sessionCount(day) > 0;
  }

  function checkDays(days: number): void {
    if (!(Number.isInteger(days) && days >= 0)) throw new RangeError(`not whole days: ${days}`);
    if (days > DAY_COUNT) throw outOfRange();
  }

  return {
    add,
    between,
    nextOpening,

    addDays(start, days) {
      checkDays(days);
      let day = dayIndex(start);
      for (let left = days; left > 0; ) {
        if (isWorkingDay(++day)) left--;
      }
      return closeFrom(day);
    },

    isProvisional(from, to) {
      const start = Math.min(from, to);
      const end = Math.max(from, to);
      if (start >= settledFrom && end < settledTo) return false;
      const first = ymdOfDay(dayNumber(start)).year;
      const last = ymdOfDay(dayNumber(end)).year;
      for (let year = first; year <= last; year++) if (isProvisionalYear(year)) return true;
      settledFrom = startOfDay(dayOfYmd(first, 1, 1));
      settledTo = startOfDay(dayOfYmd(last + 1, 1, 1));
      return false;
    },

    index: { blockAt, dayIndex, sessionAfter, workedInBlock, momentAt, closeFrom, kindOf, checkDays },
  };
}
