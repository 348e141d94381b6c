import type { Day, DayAt, DaySessions } from './blocks';
import type { HolidaysOf } from './holidayTable';
import type { CalendarConfig, LocalTime, Session } from './types';
import { dayOfDate, weekdayOfDay, ymdOfDay } from './zone';

// Places in DAY_KINDS.
const REST = 0;
const WORKING = 1;
const OFF = 2;
const MAKE_UP = 3;

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
 * What each day is under a configuration, lowest precedence first: weekly rest, days off, make-up days, the unit's own.
 * @throws RangeError if a date or time is malformed or no schedule has any working time
 */
export function daysOf(config: CalendarConfig, holidaysOf: HolidaysOf): DayAt {
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

  function scheduleOn(day: number): Compiled {
    let at = 0;
    while ((schedules[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= day) at++;
    return schedules[at] as Compiled;
  }

  const years = new Map<number, Map<number, number>>();
  /** Days of a year that are not what their weekday says. */
  function holidays(year: number): Map<number, number> {
    let known = years.get(year);
    if (known) return known;
    known = new Map();
    const { breaks, makeUp } = holidaysOf(year);
    for (const { from, to } of breaks) for (let day = from; day <= to; day++) known.set(day, OFF);
    for (const day of makeUp) known.set(day, MAKE_UP);
    years.set(year, known);
    return known;
  }

  /** A break over the turn of a year belongs to the year in which it begins. */
  const holidayOn = (day: number, year: number): number | undefined =>
    holidays(year).get(day) ?? holidays(year - 1).get(day);

  return (day): Day => {
    const schedule = scheduleOn(day);
    const { year, month, day: dayOfMonth } = ymdOfDay(day);
    const kind =
      overrides.get(day) ?? holidayOn(day, year) ?? (schedule.weekdays.has(weekdayOfDay(day)) ? WORKING : REST);
    if (kind === OFF) return { kind, sessions: NO_SESSIONS };
    const ordinary = kind === REST ? NO_SESSIONS : ordinarySessions(schedule, month, dayOfMonth);
    return { kind, sessions: withExtras(ordinary, day) };
  };
}
