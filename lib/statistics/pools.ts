import type { EpochMs, WorkingCalendar, WorkingMs } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import type { ClockId } from '../policies/types';
import type { FinishedWork, OpenWork, Stretch } from './forecast.types';
import { type Pace, paceOf, type Stay } from './pace';
import { slotOf } from './stretches';

/** What is worked off by the same people: one clock's work, or one officer's part of it. */
export interface Pool {
  clock: ClockId;
  /** Absent where the clock's work is one pool, and for those of whom too little is known alone. */
  officer?: string;
  /** By due moment. */
  open: OpenWork[];
  /** Of each of `open`, in working ms from now; negative where it is late. */
  dues: WorkingMs[];
  ease: number[];
  finished: number;
  /** Most of it was entered in the same hour of the day. */
  inBatches: boolean;
  /** Absent with fewer than `NEEDED` finished, or where work is entered in batches. */
  pace?: Pace;
}

/** So many must have been finished in the window before anything is said of a pool. */
export const NEEDED = 20;
/** Names tell officers' queues apart only where nearly all of a clock's work has one. */
const NAMED = 0.9;
/** So many of a procedure before its median says anything. */
const PROCEDURE_NEEDED = 8;
const LEAST_EASE = 0.25;
/** This share of all in two half hours is no way of working, but of entering. Back-casts are wrong twice over there. */
const BATCH = 0.6;

export interface Window {
  from: EpochMs;
  now: EpochMs;
  stretches: readonly Stretch[];
  calendar: Pick<WorkingCalendar, 'between' | 'sessionsOf'>;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** How readily work of each procedure is finished, against the pool's usual: medians of working times. */
function easeByProcedure(finished: readonly FinishedWork[], { calendar }: Window): Map<string, number> {
  const spans: number[] = [];
  const byProcedure = new Map<string, number[]>();
  for (const { procedure, start, stop } of finished) {
    const span = calendar.between(start, stop);
    spans.push(span);
    if (procedure === undefined) continue;
    const some = byProcedure.get(procedure);
    if (some) some.push(span);
    else byProcedure.set(procedure, [span]);
  }
  const usual = median(spans);
  const ease = new Map<string, number>();
  for (const [procedure, some] of byProcedure)
    if (some.length >= PROCEDURE_NEEDED) ease.set(procedure, Math.min(1, Math.max(LEAST_EASE, usual / median(some))));
  return ease;
}

function inBatches(finished: readonly FinishedWork[]): boolean {
  const slots = new Array<number>(48).fill(0);
  for (const { stop } of finished) slots[slotOf(stop)] = (slots[slotOf(stop)] as number) + 1;
  const [first = 0, second = 0] = slots.sort((a, b) => b - a);
  return first + second >= BATCH * finished.length;
}

function poolOf(
  clock: ClockId,
  officer: string | undefined,
  finished: readonly FinishedWork[],
  work: readonly OpenWork[],
  window: Window,
  random: () => number,
): Pool {
  const { from, now, stretches, calendar } = window;
  const at = (moment: EpochMs) => calendar.between(from, moment);
  const open = [...work].sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
  const dues = open.map(({ due }) =>
    due < now ? Math.min(-1, calendar.between(now, due)) : calendar.between(now, due),
  );
  const pool: Pool = {
    clock,
    open,
    dues,
    ease: [],
    finished: finished.length,
    inBatches: finished.length >= NEEDED && inBatches(finished),
    ...(officer !== undefined && { officer }),
  };
  if (finished.length < NEEDED || pool.inBatches) return pool;
  const stays: Stay[] = finished.map(({ start, stop, due }) => ({
    start: at(start),
    stop: at(stop),
    ...(due !== undefined && { due: at(due) }),
  }));
  for (const { start = from - 1, due } of open)
    stays.push({ start: start < from ? -1 : at(start), stop: Number.POSITIVE_INFINITY, due: at(due) });
  const ease = easeByProcedure(finished, window);
  pool.ease = open.map(({ procedure }) => ease.get(procedure ?? '') ?? 1);
  const begun = (calendar.sessionsOf(dateOf(now))[0]?.from ?? Number.POSITIVE_INFINITY) < now;
  pool.pace = paceOf(stays, stretches, begun, random);
  return pool;
}

const by = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

/**
 * Everything open, with the pace at which its pool works. Officers of whom too little is known are one pool; those with
 * nothing open have an empty one, since they may be given some.
 */
export function poolsOf(
  finished: readonly FinishedWork[],
  open: readonly OpenWork[],
  window: Window,
  random: () => number,
): Pool[] {
  const doneByClock = by(finished, ({ clock }) => clock);
  const pools: Pool[] = [];
  for (const [clock, work] of by(open, (one) => one.clock)) {
    const done = doneByClock.get(clock) ?? [];
    const all = [...done, ...work];
    const named = all.filter(({ officer }) => officer !== undefined).length;
    const doneBy = by(done, ({ officer = '' }) => officer);
    const known = (officer: string) => officer !== '' && (doneBy.get(officer)?.length ?? 0) >= NEEDED;
    // New work often has no name yet: with too little known of such work alone, it waits for all of them.
    const nobodys = done.filter(({ officer = '' }) => !known(officer)).length;
    const shared = nobodys < NEEDED && work.some(({ officer }) => officer === undefined);
    const apart = !shared && named >= NAMED * all.length;
    const keyOf = ({ officer = '' }: { officer?: string }) => (apart && known(officer) ? officer : '');
    const donePools = by(done, keyOf);
    const workPools = by(work, keyOf);
    for (const officer of donePools.keys()) if (officer && !workPools.has(officer)) workPools.set(officer, []);
    for (const [officer, part] of workPools)
      pools.push(poolOf(clock as ClockId, officer || undefined, donePools.get(officer) ?? [], part, window, random));
  }
  return pools;
}
