import type { Move, Stretch } from './forecast.types';
import type { Pace } from './pace';
import type { Pool } from './pools';
import { type Queue, type Runs, runQueue } from './queue';
import { seeded } from './random';

const RUNS = 40;
/** The same chance before and after, so that what differs is the move. */
const SEED = 7_654_321;
/** A move that saves less is not worth its telling. */
const LEAST = 0.5;
const RECEIVERS = 2;

interface Foreseen {
  pool: Pool;
  runs: Runs;
}
interface Side extends Queue {
  pace: Pace;
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const lateIn = ({ pace, ...queue }: Side, horizon: readonly Stretch[]): number =>
  queue.dues.length === 0 ? 0 : sum(runQueue(queue, pace, horizon, { runs: RUNS, random: seeded(SEED) }).late);

const sideOf = ({ dues, ease, pace }: Pool, without: ReadonlySet<number>): Side => ({
  dues: dues.filter((_, i) => !without.has(i)),
  ease: ease.filter((_, i) => !without.has(i)),
  pace: pace as Pace,
});

/** A side with the pieces of another one's queue put in their places. */
function joined(side: Side, pool: Pool, which: readonly number[]): Side {
  const all = side.dues.map((due, i): [number, number] => [due, side.ease[i] as number]);
  for (const i of which) all.push([pool.dues[i] as number, pool.ease[i] as number]);
  all.sort(([a], [b]) => a - b);
  return { dues: all.map(([due]) => due), ease: all.map(([, ease]) => ease), pace: side.pace };
}

/** The officer with most late, those of the same clock, and the pieces likeliest to be late. */
function worst(all: readonly Foreseen[]): { giver: Foreseen; others: Foreseen[]; risky: number[] } | undefined {
  const giver = all
    .filter(({ pool }) => pool.officer !== undefined)
    .sort((a, b) => sum(b.runs.late) - sum(a.runs.late))[0];
  if (!giver || sum(giver.runs.late) < LEAST) return undefined;
  const others = all.filter((one) => one !== giver && one.pool.officer && one.pool.clock === giver.pool.clock);
  const { late } = giver.runs;
  const risky = late
    .map((_, i) => i)
    .filter((i) => (late[i] as number) > 0)
    .sort((a, b) => (late[b] as number) - (late[a] as number));
  return { giver, others, risky };
}

/** The best number of the riskiest pieces to give to one receiver. */
function bestShare(
  { pool }: Foreseen,
  risky: readonly number[],
  receiver: Side,
  to: string | undefined,
  horizon: readonly Stretch[],
): Move | undefined {
  const before = lateIn(sideOf(pool, new Set()), horizon) + lateIn(receiver, horizon);
  let best: Move | undefined;
  for (let count = 1; ; count *= 2) {
    const which = risky.slice(0, count);
    const after = lateIn(sideOf(pool, new Set(which)), horizon) + lateIn(joined(receiver, pool, which), horizon);
    if (before - after >= LEAST && (!best || after < best.after))
      best = {
        clock: pool.clock,
        from: pool.officer as string,
        ...(to !== undefined && { to }),
        ids: which.map((i) => (pool.open[i] as { id: string }).id),
        before,
        after,
      };
    if (count >= risky.length) return best;
  }
}

/** Some records of the officer with most late, given to a colleague with the same clock: the move that saves most. */
export function bestMove(all: readonly Foreseen[], horizon: readonly Stretch[]): Move | undefined {
  const found = worst(all);
  if (!found) return undefined;
  const receivers = found.others.sort((a, b) => sum(a.runs.late) - sum(b.runs.late)).slice(0, RECEIVERS);
  const moves = receivers.flatMap(
    ({ pool }) => bestShare(found.giver, found.risky, sideOf(pool, new Set()), pool.officer, horizon) ?? [],
  );
  return moves.sort((a, b) => b.before - b.after - (a.before - a.after))[0];
}

/** One officer more, with nothing else to do, at the pace of the middle one of the clock's officers. */
export function reinforcement(all: readonly Foreseen[], horizon: readonly Stretch[]): Move | undefined {
  const found = worst(all);
  if (!found) return undefined;
  const paces = [found.giver, ...found.others]
    .map(({ pool }) => pool.pace as Pace)
    .sort((a, b) => (a.rates[0] as number) - (b.rates[0] as number));
  const usual = paces[paces.length >> 1] as Pace;
  const fresh: Side = { dues: [], ease: [], pace: { ...usual, terms: [] } };
  return bestShare(found.giver, found.risky, fresh, undefined, horizon);
}
