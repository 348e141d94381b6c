import type { Expected } from './forecast.types';

/**
 * Runs of a queue are surer of themselves than they may be: of what they called late in 86 of 100 runs, 75 of 100 were. The
 * log odds are therefore shrunk by a logistic fit over simulated units (seeds 101 and 202; the bench back-casts others).
 */
const [INTERCEPT, SLOPE] = [0.09, 0.67];
/** By so much the range of the runs is too narrow, for the same reason. */
const WIDTH = 1.4;

/** The share of runs in which a record was late, as a probability, 0–1. What no run or every run said stays as it is. */
export function calibrated(share: number): number {
  if (share <= 0) return 0;
  // Shares are sums of fractions of one.
  if (share >= 1 - Number.EPSILON * 1_000) return 1;
  return 1 / (1 + Math.exp(-INTERCEPT - SLOPE * Math.log(share / (1 - share))));
}

/**
 * The count that calibrated probabilities add up to, and its range.
 * @param raw what the runs came to
 * @param most how many there are at all
 */
export function calibratedCount(raw: Expected, mean: number, most: number): Expected {
  return {
    mean,
    low: Math.max(0, Math.floor(mean - WIDTH * (raw.mean - raw.low))),
    high: Math.min(most, Math.ceil(mean + WIDTH * (raw.high - raw.mean))),
  };
}
