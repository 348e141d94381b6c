import type { EpochMs, WorkingCalendar } from '../calendar/types';
import { DAY_MS, dateOf } from '../calendar/zone';
import { calibrated, calibratedCount } from './calibration';
import type { Assumption, Expected, Forecast, History, Stretch } from './forecast.types';
import { bestMove, reinforcement } from './moves';
import { NEEDED, type Pool, poolsOf } from './pools';
import { type Runs, runQueue } from './queue';
import { seeded } from './random';
import { stretches } from './stretches';
import type { Present } from './work';

const WINDOW = 28 * DAY_MS;
const RUNS = 160;
const SEED = 20_231_114;
/** Nine of ten runs lie between. */
const TAIL = 0.05;

export interface ForecastOptions {
  now: EpochMs;
  /** See `horizonEnd`. */
  until: EpochMs;
  calendar: WorkingCalendar;
  runs?: number;
  /** False leaves moves out, which take about half of the time. */
  moves?: boolean;
}

/** Where the window begins that paces are learnt from: four weeks hold 20 working days, fewer with holidays. */
export const windowStart = (now: EpochMs, { openingOf }: Pick<WorkingCalendar, 'openingOf'>): EpochMs =>
  openingOf(dateOf(now - WINDOW));

function expectedOf(parts: readonly Runs[], runs: number): Expected {
  const sums = Array.from({ length: runs }, (_, run) =>
    parts.reduce((sum, { counts }) => sum + (counts[run] as number), 0),
  );
  const sorted = [...sums].sort((a, b) => a - b);
  return {
    mean: sums.reduce((sum, one) => sum + one, 0) / runs,
    low: sorted[Math.floor(TAIL * (runs - 1))] as number,
    high: sorted[Math.ceil((1 - TAIL) * (runs - 1))] as number,
  };
}

function assumptionsOf(pools: readonly Pool[], until: EpochMs, paused: number): Assumption[] {
  const all: Assumption[] = ['pace-as-before', 'order-as-before', 'arrivals-as-before', 'as-last-seen'];
  if (pools.some(({ open }) => open.some(({ estimated, due }) => estimated && due <= until))) all.push('strict-dues');
  if (paused > 0) all.push('paused-stays-paused');
  all.push(pools.some(({ officer }) => officer !== undefined) ? 'officers-keep-their-own' : 'one-pool');
  return all;
}

/**
 * What will be late by `until` if all goes on as before. Each pool's queue is run on many times at the pace, in the order and
 * with the arrivals of the last 20 working days; see `paceOf` and `runQueue`. The same arguments give the same forecast.
 * Nothing is said of pools of which fewer than `NEEDED` pieces were finished. How surely it speaks is corrected: see
 * `calibrated`.
 */
export function forecast(
  { open, paused, unknown }: Present,
  history: History,
  { now, until, calendar, runs = RUNS, moves = true }: ForecastOptions,
): Forecast {
  const random = seeded(SEED);
  const from = Math.max(history.from, windowStart(now, calendar));
  const finished = history.finished.filter(({ stop }) => stop >= from && stop <= now);
  // Chance is dealt out in this order: the same work gives the same forecast, however it was read.
  const inOrder = [...open].sort((a, b) => (a.id < b.id ? -1 : 1));
  const pools = poolsOf(finished, inOrder, { from, now, stretches: stretches(from, now, calendar), calendar }, random);
  const horizon: Stretch[] = stretches(now, until, calendar);
  const result: Forecast = {
    now,
    until,
    outlooks: [],
    breached: open.filter(({ due }) => due < now).length,
    paused,
    unknown: unknown > 0 ? [{ reason: 'clock-unknown', count: unknown }] : [],
    assumptions: [],
  };
  const foreseen: { pool: Pool; runs: Runs }[] = [];
  const idle: typeof foreseen = [];
  let earliestFirst = 0;
  for (const pool of pools) {
    const { pace, clock } = pool;
    if (pool.open.length === 0) {
      if (pace) idle.push({ pool, runs: { late: [], counts: new Uint16Array(runs) } });
      continue;
    }
    if (!pace) {
      const count = pool.open.filter(({ due }) => due >= now && due <= until).length;
      const reason = pool.inBatches ? 'entered-in-batches' : 'too-little-history';
      if (count > 0) result.unknown.push({ reason, count, clock, finished: pool.finished, needed: NEEDED });
      continue;
    }
    const one = runQueue(pool, pace, horizon, { runs, random });
    foreseen.push({ pool, runs: one });
    const best = runQueue(pool, pace, horizon, { runs: runs >> 2, random, earliestFirst: true });
    earliestFirst += expectedOf([best], runs >> 2).mean;
    pool.open.forEach(({ id, due, officer, estimated }, i) => {
      if (due < now || due > until) return;
      const probability = calibrated(one.late[i] as number);
      result.outlooks.push({ id, clock, due, ...(officer !== undefined && { officer }), estimated, probability });
    });
  }
  result.outlooks.sort((a, b) => b.probability - a.probability || a.due - b.due || (a.id < b.id ? -1 : 1));
  result.assumptions = assumptionsOf(
    foreseen.map(({ pool }) => pool),
    until,
    paused,
  );
  if (foreseen.length === 0) return result;
  const raw = expectedOf(
    foreseen.map((one) => one.runs),
    runs,
  );
  const mean = result.outlooks.reduce((sum, { probability }) => sum + probability, 0);
  result.late = calibratedCount(raw, mean, result.outlooks.length);
  result.earliestFirst = raw.mean > 0 ? (mean * earliestFirst) / raw.mean : 0;
  if (!moves) return result;
  const all = [...foreseen, ...idle];
  const [move, more] = [bestMove(all, horizon), reinforcement(all, horizon)];
  if (move) result.move = move;
  if (more) result.reinforcement = more;
  return result;
}
