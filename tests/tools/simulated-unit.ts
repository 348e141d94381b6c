/**
 * Units that work off dossiers minute by minute: officers with efforts, speeds, habits and absences of their own. It knows
 * nothing of how a forecast sees them: there are no rates, loads or places here, only people who take the next dossier.
 */
import { createCalendar } from '../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../lib/calendar/schedule';
import { dateOfDay, dayOfDate, localFields } from '../../lib/calendar/zone';
import type { FinishedWork, OpenWork } from '../../lib/statistics/forecast.types';
import { seeded } from '../../lib/statistics/random';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const CALENDAR = createCalendar(DEFAULT_CALENDAR);

export interface UnitSpec {
  name: string;
  officers: { speed: number; absent?: number }[];
  /** Dossiers a working hour, by hour of the day; 1 where none is given. */
  perHour: number;
  rush?: Partial<Record<number, number>>;
  /** How much more comes on a Monday. */
  monday?: number;
  /** Minutes of effort: median, spread of its logarithm, and how likely each procedure is. */
  procedures: { name: string; minutes: number; sigma: number; share: number }[];
  /** Who gets a new dossier: an officer by chance, or whoever is free. */
  assigned: boolean;
  next: 'earliest-due' | 'oldest' | 'any' | 'newest';
  /** Working hours from start to due, or working days to a day's close. */
  term: { hours: number } | { days: readonly number[] };
  /** Finished work is only entered in the last half hour of the day. */
  entersAtClose?: boolean;
  /** The share of a minute an officer has for dossiers, by hour of day. */
  attention?: Partial<Record<number, number>>;
  /** Whether pages print who works on it. */
  named: boolean;
}

export interface Dossier extends Omit<FinishedWork, 'stop'> {
  id: string;
  start: number;
  due: number;
  /** Infinite while it is open at the end. */
  stop: number;
}

interface Job extends Dossier {
  left: number;
}

interface Worker {
  name: string;
  speed: number;
  absent: number;
  job?: Job;
  queue: Job[];
  done: Job[];
}

function take(queue: Job[], next: UnitSpec['next'], random: () => number): Job | undefined {
  if (queue.length === 0) return undefined;
  let at = 0;
  if (next === 'any') at = Math.floor(random() * queue.length);
  if (next === 'newest') at = queue.length - 1;
  if (next === 'earliest-due') at = queue.reduce((best, { due }, i) => (due < (queue[best] as Job).due ? i : best), 0);
  return queue.splice(at, 1)[0];
}

/** All dossiers of a unit over some days from `first` on, with what became of them. */
export function simulate(spec: UnitSpec, first: string, days: number, seed: number): Dossier[] {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const workers = spec.officers.map(
    ({ speed, absent = 0 }, i): Worker => ({ name: `Cán bộ ${i + 1}`, speed, absent, queue: [], done: [] }),
  );
  const shared: Job[] = [];
  const all: Job[] = [];
  const arrive = (start: number) => {
    const dice = random();
    let below = 0;
    const procedure = spec.procedures.find(({ share }) => {
      below += share;
      return dice < below;
    });
    if (!procedure) throw new Error('a unit without procedures');
    const { term } = spec;
    const worker = workers[Math.floor(random() * workers.length)] as Worker;
    const job: Job = {
      id: `${all.length}`,
      clock: 'hours' in term ? 'acceptance' : 'resolution',
      start,
      due:
        'hours' in term
          ? CALENDAR.add(start, term.hours * HOUR)
          : CALENDAR.addDays(start, term.days[Math.floor(random() * term.days.length)] as number),
      stop: Number.POSITIVE_INFINITY,
      procedure: procedure.name,
      left: procedure.minutes * Math.exp(procedure.sigma * normal()),
      ...(spec.assigned && spec.named && { officer: worker.name }),
    };
    all.push(job);
    (spec.assigned ? worker.queue : shared).push(job);
  };
  const work = (worker: Worker, at: number, hour: number) => {
    worker.job ??= take(spec.assigned ? worker.queue : shared, spec.next, random);
    if (!worker.job) return;
    worker.job.left -= random() < (spec.attention?.[hour] ?? 1) ? worker.speed : 0;
    if (worker.job.left > 0) return;
    if (spec.named) worker.job.officer = worker.name;
    if (spec.entersAtClose) worker.done.push(worker.job);
    else worker.job.stop = at;
    delete worker.job;
  };
  const begin = dayOfDate(first);
  for (let day = begin; day < begin + days; day++) {
    const date = dateOfDay(day);
    const sessions = CALENDAR.sessionsOf(date);
    const present = workers.filter(({ absent }) => random() >= absent);
    for (const session of sessions)
      for (let at = session.from; at < session.to; at += MINUTE) {
        const { hour, weekday } = localFields(at);
        const rate = (spec.perHour * (spec.rush?.[hour] ?? 1) * (weekday === 1 ? (spec.monday ?? 1) : 1)) / 60;
        if (random() < rate) arrive(at);
        for (const worker of present) work(worker, at + MINUTE, hour);
      }
    const close = sessions.at(-1)?.to ?? 0;
    for (const worker of present) {
      for (const job of worker.done) job.stop = close - Math.floor(random() * 30) * MINUTE;
      worker.done = [];
    }
  }
  return all.map(({ left, ...dossier }) => dossier);
}

/** What could be known at a moment. */
export function knownAt(dossiers: readonly Dossier[], now: number): { open: OpenWork[]; finished: FinishedWork[] } {
  const open: OpenWork[] = [];
  const finished: FinishedWork[] = [];
  for (const { id, stop, ...dossier } of dossiers) {
    if (dossier.start > now) continue;
    if (stop <= now) finished.push({ ...dossier, stop });
    else open.push({ ...dossier, id, estimated: false, seenAt: now });
  }
  return { open, finished };
}

const LIGHT = [{ name: 'Chứng thực', minutes: 12, sigma: 0.5, share: 1 }];
const MIXED = [
  { name: 'Chứng thực', minutes: 8, sigma: 0.5, share: 0.6 },
  { name: 'Khai sinh', minutes: 25, sigma: 0.6, share: 0.3 },
  { name: 'Đất đai', minutes: 90, sigma: 1.2, share: 0.1 },
];
const RUSH = { 7: 2, 8: 2, 13: 1.6, 10: 0.5, 11: 0.4, 15: 0.6, 16: 0.4 };
const people = (count: number, fields: { speed?: number; absent?: number } = {}) =>
  Array.from({ length: count }, () => ({ speed: 1, ...fields }));

/** Units that a forecast should understand, and units that break what it assumes. */
export const UNITS: UnitSpec[] = [
  {
    name: 'small, earliest due first',
    officers: people(2),
    perHour: 7.7,
    monday: 1.4,
    procedures: LIGHT,
    assigned: false,
    next: 'earliest-due',
    term: { hours: 6 },
    named: false,
  },
  {
    name: 'small, oldest first, rush hours',
    officers: people(2),
    perHour: 3.3,
    rush: RUSH,
    procedures: MIXED,
    assigned: false,
    next: 'oldest',
    term: { hours: 6 },
    named: false,
  },
  {
    name: 'middle, any order, absences',
    officers: people(5, { absent: 0.1 }),
    perHour: 6.8,
    monday: 1.6,
    procedures: MIXED,
    assigned: false,
    next: 'any',
    term: { hours: 6 },
    named: false,
  },
  {
    name: 'own queues, one slow officer',
    officers: [...people(3), { speed: 0.72 }],
    perHour: 5,
    procedures: MIXED,
    assigned: true,
    next: 'earliest-due',
    term: { hours: 6 },
    named: true,
  },
  {
    name: 'own queues, nobody named',
    officers: [...people(3), { speed: 0.72 }],
    perHour: 5,
    procedures: MIXED,
    assigned: true,
    next: 'oldest',
    term: { hours: 6 },
    named: false,
  },
  {
    name: 'large, appointments, heavy tails',
    officers: people(8, { absent: 0.06 }),
    perHour: 10.8,
    monday: 1.4,
    rush: RUSH,
    procedures: MIXED,
    assigned: true,
    next: 'earliest-due',
    term: { days: [0, 1, 2, 3, 5] },
    named: true,
  },
  {
    name: 'appointments, entered at the close',
    officers: people(3),
    perHour: 5,
    procedures: MIXED,
    assigned: false,
    next: 'earliest-due',
    term: { days: [0, 1, 2] },
    named: false,
    entersAtClose: true,
  },
  {
    name: 'counter in the morning, newest first',
    officers: people(3),
    perHour: 3.6,
    procedures: MIXED,
    assigned: false,
    next: 'newest',
    term: { hours: 6 },
    named: false,
    attention: { 7: 0.4, 8: 0.3, 9: 0.4, 10: 0.6 },
  },
];

export const dateAfter = (date: string, days: number): string => dateOfDay(dayOfDate(date) + days);
