/**
 * Forecasts of simulated units against what then happened, and how long one takes: `npm run bench -- forecast`. The ratio
 * of a unit is its Brier score against that of somebody who knows only how often it was late before: below 1 is better.
 */
import { forecast } from '../../lib/statistics/forecast';
import type { OpenWork } from '../../lib/statistics/forecast.types';
import { horizonEnd } from '../../lib/statistics/stretches';
import { type BackCast, backCast, type Score, scoreOf } from '../tools/back-cast';
import { CALENDAR, knownAt, simulate, UNITS, type UnitSpec } from '../tools/simulated-unit';

const OPEN = 2_000;
const ROUNDS = 9;
/** A popup's budget, in ms. */
const LIMIT = 50;

interface Row {
  name: string;
  ms?: number;
  ratio: number;
  note: string;
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const noteOf = ({ brier, naive, coverage, expected, observed, calibration }: Score): string =>
  `Brier ${brier.toFixed(3)} (naive ${naive.toFixed(3)}), said ${expected.toFixed(1)} late, seen ${observed.toFixed(1)}, in range ${percent(coverage)}, off by ${percent(calibration)}`;

const rowOf = (name: string, cast: BackCast): Row => {
  if (cast.said.length === 0) return { name, ratio: Number.NaN, note: 'said to be unknown' };
  const score = scoreOf(cast);
  return { name, ratio: score.naive > 0 ? score.brier / score.naive : Number.NaN, note: noteOf(score) };
};

/** A forecast over 2,000 open records of a large unit, moves and all. */
function speed(): Row {
  const unit = UNITS.find(({ name }) => name.startsWith('large')) as UnitSpec;
  const first = '2026-05-04';
  const dossiers = simulate(unit, first, 45, 7);
  const now = CALENDAR.add(CALENDAR.openingOf('2026-06-10'), 2 * 3_600_000);
  const { open, finished } = knownAt(dossiers, now);
  const many = Array.from({ length: OPEN }, (_, i): OpenWork => {
    const one = open[i % open.length] as OpenWork;
    return { ...one, id: `${i}`, due: i < open.length ? one.due : CALENDAR.addDays(now, 1 + (i % 15)) };
  });
  const options = { now, until: horizonEnd(now, 0, CALENDAR), calendar: CALENDAR };
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    forecast({ open: many, paused: 0, unknown: 0 }, { from: CALENDAR.openingOf(first), finished }, options);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  const ms = times[ROUNDS >> 1] as number;
  return { name: `one forecast, ${OPEN} open`, ms, ratio: ms / LIMIT, note: `at most ${LIMIT} ms` };
}

export async function run(): Promise<{ title: string; rows: Row[] }> {
  const all: BackCast = { said: [], counted: [] };
  const rows: Row[] = [];
  for (const ahead of [0, 2])
    for (const unit of UNITS) {
      const cast = backCast(unit, { ahead, days: ahead > 0 ? 30 : 60, seed: 11 + ahead });
      rows.push(rowOf(`${unit.name}${ahead > 0 ? `, +${ahead} days` : ''}`, cast));
      all.said.push(...cast.said);
      all.counted.push(...cast.counted);
    }
  rows.push(rowOf('all', all));
  for (const { count, said, seen } of scoreOf(all).bins)
    rows.push({ name: `said ${percent(said)}`, ratio: seen / said, note: `seen ${percent(seen)} of ${count}` });
  rows.push(speed());
  return { title: 'What will be late: back-cast on simulated units', rows };
}
