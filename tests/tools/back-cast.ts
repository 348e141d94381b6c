/** Forecasts of a simulated unit at many moments, compared with what then happened. */
import { forecast } from '../../lib/statistics/forecast';
import type { History } from '../../lib/statistics/forecast.types';
import { horizonEnd } from '../../lib/statistics/stretches';
import { CALENDAR, type Dossier, dateAfter, knownAt, simulate, type UnitSpec } from './simulated-unit';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Working time after the opening at which it is asked. */
const ASKED = [0.5 * HOUR, 2.5 * HOUR, 5 * HOUR, 6.5 * HOUR];

/** One record's probability, what a forecaster would say who knows only how often it was so before, and what happened. */
export interface Said {
  probability: number;
  naive: number;
  late: boolean;
}

/** One forecast's count. */
export interface Counted {
  mean: number;
  low: number;
  high: number;
  late: number;
}

export interface BackCast {
  said: Said[];
  counted: Counted[];
}

/**
 * @param first the first day; until `warmUp` days later nothing is asked
 * @param ahead working days that the horizon has beyond today
 */
export function backCast(
  spec: UnitSpec,
  { first = '2026-03-02', warmUp = 30, days = 60, ahead = 0, seed = 1 } = {},
): BackCast {
  const dossiers = simulate(spec, first, warmUp + days + 14, seed);
  const byId = new Map(dossiers.map((one) => [one.id, one]));
  const [said, counted]: [Said[], Counted[]] = [[], []];
  let [hits, of] = [1, 2];
  for (let day = warmUp; day < warmUp + days; day++) {
    const date = dateAfter(first, day);
    const opening = CALENDAR.sessionsOf(date)[0]?.from;
    if (opening === undefined) continue;
    const naive = hits / of;
    for (const after of ASKED) {
      const now = CALENDAR.add(opening, after);
      const { open, finished } = knownAt(dossiers, now);
      const history: History = { from: CALENDAR.openingOf(first), finished };
      const until = horizonEnd(now, ahead, CALENDAR);
      const { late, outlooks } = forecast({ open, paused: 0, unknown: 0 }, history, {
        now,
        until,
        calendar: CALENDAR,
        moves: false,
      });
      if (!late) continue;
      let count = 0;
      for (const { id, probability, due } of outlooks) {
        const was = (byId.get(id) as Dossier).stop > due;
        count += Number(was);
        said.push({ probability, naive, late: was });
        of++;
        hits += Number(was);
      }
      counted.push({ ...late, late: count });
    }
  }
  return { said, counted };
}

export interface Score {
  brier: number;
  naive: number;
  /** Share of counts in their range; nine of ten are promised. */
  coverage: number;
  /** Late records said and seen, per forecast. */
  expected: number;
  observed: number;
  /** By probability said, in tenths: how many, mean said, share seen. */
  bins: { count: number; said: number; seen: number }[];
  /** Mean distance of said and seen over the bins, by their size. */
  calibration: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

export function scoreOf({ said, counted }: BackCast): Score {
  const brier = (key: 'probability' | 'naive') => mean(said.map((one) => (one[key] - Number(one.late)) ** 2));
  const bins = Array.from({ length: 10 }, (_, i) => {
    const inside = said.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === i);
    return {
      count: inside.length,
      said: mean(inside.map(({ probability }) => probability)),
      seen: mean(inside.map(({ late }) => Number(late))),
    };
  });
  const filled = bins.filter(({ count }) => count > 0);
  return {
    brier: brier('probability'),
    naive: brier('naive'),
    coverage: mean(counted.map(({ low, high, late }) => Number(low <= late && late <= high))),
    expected: mean(counted.map((one) => one.mean)),
    observed: mean(counted.map(({ late }) => late)),
    bins,
    calibration: filled.reduce((sum, one) => sum + one.count * Math.abs(one.said - one.seen), 0) / said.length,
  };
}
