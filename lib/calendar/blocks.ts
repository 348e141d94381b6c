import type { HolidaysOf } from './holidayTable';
import type { CalendarConfig, DayKind, EpochMs, LocalTime, Session, WorkingMs } from './types';
import { dayOfDate, startOfDay, weekdayOfDay, ymdOfDay } from './zone';

/** A block holds 2^BLOCK_BITS days: large enough that a question seldom leaves it, small enough to build in microseconds. */
export const BLOCK_BITS = 8;
export const BLOCK_DAYS = 1 << BLOCK_BITS;

/** Day kinds as they are stored per day; the index is the stored value. */
export const DAY_KINDS: readonly DayKind[] = ['weekly-rest', 'working', 'off', 'make-up'];
const REST = 0;
const WORKING = 1;
const OFF = 2;
const MAKE_UP = 3;

/**
 * Some consecutive days, indexed. Sessions are numbered through the block; position `count` is a sentinel that no search
 * passes (`starts` and `ends` are Infinity there).
 */
export interface Block {
  /** Number of sessions. */
  count: number;
  /** Working ms of the whole block. */
  total: WorkingMs;
  /** For each day of the block, and one past it, the number of its first session. */
  first: Uint16Array;
  starts: Float64Array;
  ends: Float64Array;
  /** Working ms of the block before each session; `before[count]` is `total`, then Infinity. */
  before: Float64Array;
  /** For each day, an index into DAY_KINDS. */
  kinds: Uint8Array;
}

/** Sessions of a day, flat: from, to, from, to … in ms after midnight, ordered, neither overlapping nor touching. */
type DaySessions = readonly number[];

const MINUTE_MS = 60_000;
const LAST_TIME = 24 * 60 * MINUTE_MS;

function msOfTime(time: LocalTime): number {
  const match = /^(\d\d):([0-5]\d)$/.exec(time);
  const ms = match ? (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS : Number.NaN;
  if (!(ms <= LAST_TIME)) throw new RangeError(`not a time of day: ${time}`);
  return ms;
}

/** Sorts, drops empty and merges overlapping or touching pairs. */
function merged(pairs: readonly (readonly [number, number])[]): DaySessions {
  const flat: number[] = [];
  for (const [from, to] of [...pairs].sort((a, b) => a[0] - b[0])) {
    const lastTo = flat.at(-1);
    if (to <= from) continue;
    if (lastTo !== undefined && from <= lastTo) flat[flat.length - 1] = Math.max(lastTo, to);
    else flat.push(from, to);
  }
  return flat;
}

const pairOf = ({ from, to }: Session) => [msOfTime(from), msOfTime(to)] as const;

/** `MM-DD` as one number that sorts like the date. */
const monthDayKey = (text: string) => Number(text.slice(0, 2)) * 100 + Number(text.slice(3));

const NO_SESSIONS: DaySessions = [];

/**
 * Prepares a configuration for building blocks of days.
 * @returns a function that builds the days `[firstDay, firstDay + BLOCK_DAYS)`, leaving days from `endDay` on empty
 * @throws RangeError if a date or time is malformed or no schedule has any working time
 */
export function blockBuilder(
  config: CalendarConfig,
  holidaysOf: HolidaysOf,
  endDay: number,
): (firstDay: number) => Block {
  const schedules = config.schedules
    .map(({ validFrom, weekdays, seasons }) => ({
      from: dayOfDate(validFrom),
      weekdays: new Set<number>(weekdays),
      seasons: seasons.map((season) => ({
        from: monthDayKey(season.from),
        to: monthDayKey(season.to),
        sessions: merged(season.sessions.map(pairOf)),
      })),
    }))
    .sort((a, b) => a.from - b.from);
  if (!schedules.some((s) => s.weekdays.size > 0 && s.seasons.some((season) => season.sessions.length > 0))) {
    throw new RangeError('the calendar has no working time');
  }
  const extras = config.extraSessions
    .filter((extra) => extra.counted)
    .map((extra) => ({ weekday: extra.weekday, from: dayOfDate(extra.validFrom), pair: pairOf(extra) }));
  const overrides = new Map(
    config.overrides.map(({ date, kind }) => [dayOfDate(date), kind === 'off' ? OFF : MAKE_UP]),
  );

  type Compiled = (typeof schedules)[number];

  /** The day's sessions by its date alone, whatever its kind. */
  function ordinarySessions(schedule: Compiled, month: number, dayOfMonth: number): DaySessions {
    const key = month * 100 + dayOfMonth;
    for (const { from, to, sessions } of schedule.seasons) {
      if (from <= to ? key >= from && key <= to : key >= from || key <= to) return sessions;
    }
    return NO_SESSIONS;
  }

  function withExtras(sessions: DaySessions, day: number): DaySessions {
    const weekday = weekdayOfDay(day);
    const added = extras.filter((extra) => extra.weekday === weekday && day >= extra.from);
    if (added.length === 0) return sessions;
    const pairs = added.map((extra) => extra.pair);
    for (let i = 0; i < sessions.length; i += 2) pairs.push([sessions[i] as number, sessions[i + 1] as number]);
    return merged(pairs);
  }

  /** The schedule in force on each day of the block. */
  function schedulesOf(firstDay: number): Compiled[] {
    let at = 0;
    return Array.from({ length: BLOCK_DAYS }, (_, i) => {
      while ((schedules[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= firstDay + i) at++;
      return schedules[at] as Compiled;
    });
  }

  /** Lowest precedence first: weekly rest, days off, make-up days, the unit's own days. */
  function kindsOf(firstDay: number, inForce: Compiled[]): Uint8Array {
    const kinds = Uint8Array.from(inForce, (schedule, i) =>
      schedule.weekdays.has(weekdayOfDay(firstDay + i)) ? WORKING : REST,
    );
    // Writes outside a typed array are ignored, so breaks may reach over the block's ends.
    const lastYear = ymdOfDay(firstDay + BLOCK_DAYS - 1).year;
    for (let year = ymdOfDay(firstDay).year; year <= lastYear; year++) {
      const { breaks, makeUp } = holidaysOf(year);
      for (const { from, to } of breaks) {
        for (let day = from; day <= to; day++) kinds[day - firstDay] = OFF;
      }
      for (const day of makeUp) kinds[day - firstDay] = MAKE_UP;
    }
    for (const [day, kind] of overrides) kinds[day - firstDay] = kind;
    return kinds;
  }

  return (firstDay) => {
    const inForce = schedulesOf(firstDay);
    const kinds = kindsOf(firstDay, inForce);
    const first = new Uint16Array(BLOCK_DAYS + 1);
    const starts: EpochMs[] = [];
    const ends: EpochMs[] = [];
    const before: WorkingMs[] = [];
    let total = 0;
    let { month, day: dayOfMonth } = ymdOfDay(firstDay);
    for (let i = 0; i < BLOCK_DAYS; i++) {
      const day = firstDay + i;
      const kind = kinds[i];
      first[i] = starts.length;
      if (day < endDay && kind !== OFF) {
        const ordinary = kind === REST ? NO_SESSIONS : ordinarySessions(inForce[i] as Compiled, month, dayOfMonth);
        const sessions = withExtras(ordinary, day);
        const midnight = startOfDay(day);
        for (let s = 0; s < sessions.length; s += 2) {
          const from = sessions[s] as number;
          const to = sessions[s + 1] as number;
          starts.push(midnight + from);
          ends.push(midnight + to);
          before.push(total);
          total += to - from;
        }
      }
      if (dayOfMonth < 28) dayOfMonth++;
      else ({ month, day: dayOfMonth } = ymdOfDay(day + 1));
    }
    first[BLOCK_DAYS] = starts.length;
    const none = Number.POSITIVE_INFINITY;
    return {
      count: starts.length,
      total,
      first,
      starts: Float64Array.from([...starts, none]),
      ends: Float64Array.from([...ends, none]),
      before: Float64Array.from([...before, total, none]),
      kinds,
    };
  };
}
