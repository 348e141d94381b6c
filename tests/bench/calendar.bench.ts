/** "Add six working hours" against three npm peers, side by side: `npx tsx tests/bench/calendar.bench.ts`. */
import { pathToFileURL } from 'node:url';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import moment from 'moment';
import 'moment-business-time';
import OpeningHours from 'opening_hours';
import { createCalendar } from '../../lib/calendar/calendar';
import { holidayYear } from '../../lib/calendar/holidayNames';
import { DEFAULT_CALENDAR } from '../../lib/calendar/schedule';

const SIX_HOURS = 6 * 3_600_000;
const WARM_UP = 3;
const ROUNDS = 11;
/** Each contestant runs about this long in each round. */
const ROUND_MS = 60;
const STARTS = 1024;
/** Issue 2, item 2: against the fastest peer. */
const GOAL = 100;

export interface BenchRow {
  name: string;
  perSecond: number;
  /** Against the fastest peer. */
  ratio: number;
  note?: string;
}

interface Contestant {
  name: string;
  /** Moment of receipt → moment six working hours later, both in ms since the epoch. */
  add: (start: number) => number;
  /** What the contestant was told of the calendar. */
  knows: string;
}

const YEARS = [2022, 2023, 2024, 2025, 2026, 2027];
const HOLIDAYS = YEARS.flatMap((year) => holidayYear(year).daysOff);
const MAKE_UP_DAYS = YEARS.flatMap((year) => holidayYear(year).makeUp);
const SUMMER = [
  ['07:00', '11:30'],
  ['13:30', '17:00'],
] as const;

/** Receipts at any second of 2022–2027, the same ones on every run. */
function randomStarts(): number[] {
  const from = Date.parse('2022-01-04T00:00:00+07:00');
  const to = Date.parse('2027-12-20T00:00:00+07:00');
  let state = 20_231_114;
  return Array.from({ length: STARTS }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor(((state / 2 ** 32) * (to - from)) / 1000) * 1000;
  });
}

function openingHours(rules: string): (start: number) => number {
  const hours = new OpeningHours(rules);
  return (start) => {
    const iterator = hours.getIterator(new Date(start));
    let left = SIX_HOURS;
    let from = start;
    for (;;) {
      const open = iterator.getState();
      iterator.advance();
      const change = iterator.getDate().getTime();
      if (open) {
        if (left <= change - from) return from + left;
        left -= change - from;
      }
      from = change;
    }
  };
}

function openingHoursRules(): { seasons: string; holidays: string } {
  const seasons = 'Apr 01-Oct 31 Mo-Fr 07:00-11:30,13:30-17:00; Nov 01-Mar 31 Mo-Fr 07:30-12:00,13:00-16:30';
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const written = (date: string) => `${date.slice(0, 4)} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(8)}`;
  const off = YEARS.flatMap((year) => holidayYear(year).breaks).map(({ from, to }) =>
    from === to ? `${written(from)} off` : `${written(from)}-${written(to)} off`,
  );
  const makeUp = MAKE_UP_DAYS.map((date) => {
    const summer = date.slice(5) >= '04-01' && date.slice(5) <= '10-31';
    return `${written(date)} ${summer ? '07:00-11:30,13:30-17:00' : '07:30-12:00,13:00-16:30'}`;
  });
  return { seasons, holidays: [seasons, ...off, ...makeUp].join('; ') };
}

function dayjsPeer(): (start: number) => number {
  dayjs.extend(dayjsBusinessTime);
  const day = SUMMER.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }));
  dayjs.setBusinessTime({
    sunday: null,
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
  });
  dayjs.setHolidays(HOLIDAYS);
  return (start) => dayjs(start).addBusinessHours(6).valueOf();
}

function momentPeer(): (start: number) => number {
  const day = SUMMER.flat().map((time) => `${time}:00`);
  const workinghours = { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null };
  moment.updateLocale('en', { workinghours, holidays: HOLIDAYS } as moment.LocaleSpecification);
  type WorkingMoment = moment.Moment & { addWorkingTime(amount: number, unit: string): moment.Moment };
  return (start) => (moment(start) as WorkingMoment).addWorkingTime(6, 'hours').valueOf();
}

function contestants(): Contestant[] {
  const rules = openingHoursRules();
  const calendar = createCalendar(DEFAULT_CALENDAR);
  return [
    { name: 'đúng hẹn', add: (start) => calendar.add(start, SIX_HOURS), knows: 'all of the calendar' },
    { name: 'opening_hours', add: openingHours(rules.seasons), knows: 'seasons, no holidays' },
    { name: 'opening_hours, holidays', add: openingHours(rules.holidays), knows: 'all of the calendar' },
    {
      name: 'dayjs-business-time',
      add: dayjsPeer(),
      knows: 'holidays, summer hours only, no make-up days, whole minutes',
    },
    { name: 'moment-business-time', add: momentPeer(), knows: 'holidays, summer hours only, no make-up days' },
  ];
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Calls per second over about ROUND_MS; the sum keeps the work from being optimized away. */
function measure(add: Contestant['add'], starts: number[], batch: number): number {
  let calls = 0;
  let sum = 0;
  const began = performance.now();
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let i = 0; i < batch; i++) sum += add(starts[(calls + i) % STARTS] as number);
    calls += batch;
    elapsed = performance.now() - began;
  }
  if (Number.isNaN(sum)) throw new Error('a contestant gave no moment');
  return (calls / elapsed) * 1000;
}

/** How many starts a contestant answers as the calendar does, which the tests prove right. */
function rightAnswers(contestant: Contestant, reference: Contestant, starts: number[]): string {
  const right = starts.filter((start) => contestant.add(start) === reference.add(start)).length;
  return `${((right / starts.length) * 100).toFixed(1)} % of answers right`;
}

/** The peers compute in the PC's zone, so the bench runs in Vietnam's and puts the old one back. */
export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Ho_Chi_Minh';
  try {
    const all = contestants();
    const [ours, ...peers] = all as [Contestant, ...Contestant[]];
    const starts = randomStarts();
    const rounds = new Map(all.map((contestant) => [contestant, [] as number[]]));
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const [contestant, rates] of rounds) {
        const rate = measure(contestant.add, starts, contestant === ours ? 4096 : 16);
        if (round >= WARM_UP) rates.push(rate);
      }
    }
    const rateOf = (contestant: Contestant) => median(rounds.get(contestant) ?? []);
    const fastest = Math.max(...peers.map(rateOf));
    const rows = all.map((contestant) => {
      const notes = [contestant.knows];
      if (contestant === ours) notes.push(`goal ${GOAL} ×: ${rateOf(ours) >= GOAL * fastest ? 'met' : 'MISSED'}`);
      else notes.push(rightAnswers(contestant, ours, starts));
      return {
        name: contestant.name,
        perSecond: Math.round(rateOf(contestant)),
        ratio: rateOf(contestant) / fastest,
        note: notes.join('; '),
      };
    });
    return { title: `Working time: add 6 working hours (${STARTS} receipts of 2022–2027, median of ${ROUNDS})`, rows };
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { title, rows } = await run();
  console.log(title);
  console.table(rows);
}
