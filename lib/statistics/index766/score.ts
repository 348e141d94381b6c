import type { Rate } from '../types';
import type { Tally } from './tally';
import {
  type ComponentDefinition,
  type ComponentScore,
  GROUPS,
  type GroupScore,
  type IndexEstimate,
  type IndexVersion,
  type Keep,
  LEVERS,
  type Lever,
  type Outcome,
  type Points,
  type Source,
} from './types';

type Formula = Pick<ComponentDefinition, 'max' | 'fullAt' | 'whenEmpty'>;

/**
 * The points of `hits` out of `of` (QĐ 766/QĐ-TTg).
 * @returns null where nothing is there to be counted and the act gives no points for that: no score is not 0
 */
export function pointsOf({ max, fullAt, whenEmpty }: Formula, hits: number, of: number, source: Source): number | null {
  if (of === 0) return whenEmpty === undefined ? null : whenEmpty === 'full' ? max : 0;
  return max * Math.min(1, hits / of / fullAt[source]);
}

/** What a component comes to, with the lowest and highest score that the unknowns allow. */
export function outcomeOf(definition: ComponentDefinition, tally: Tally, source: Source): Outcome {
  const { measure } = definition;
  if (measure.kind !== 'counted') return measure;
  const { as, open } = measure;
  const rate = tally.rates[as];
  const { hits, of, unknown } = rate;
  const all = of + unknown;
  if (as === '3.6' && !tally.paymentsSeen) return { kind: 'notMeasurable', gap: 'payment' };
  const isPetition = as === '5.2' || as === '5.3';
  if (all === 0) {
    // What was not seen is not none: only a page of petitions tells that there were none.
    if (!isPetition) return { kind: 'notMeasurable', gap: 'none-seen' };
    if (!tally.petitionsSeen) return { kind: 'notMeasurable', gap: 'no-petitions' };
  }
  const points = (good: number, among: number) => pointsOf(definition, good, among, source) ?? 0;
  const high = points(hits + unknown, all);
  if (open !== undefined && all > 0) return { kind: 'atMost', most: high, rate, gap: open };
  const decided = of > 0 || all === 0;
  return { kind: 'measured', ...(decided && { score: points(hits, of) }), low: points(hits, all), high, rate };
}

const NONE: Points = { of: 0, low: 0, high: 0 };

const add = (sum: Points, more: Points): Points => ({
  of: sum.of + more.of,
  low: sum.low + more.low,
  high: sum.high + more.high,
});

/** What a component adds to the sum of those that are measured. */
const measuredPoints = ({ definition: { max }, outcome }: ComponentScore): Points =>
  outcome.kind === 'measured' ? { of: max, low: outcome.low, high: outcome.high } : NONE;

/** The points that some more hits (fewer, if negative) among what is decided would add. */
function gainOf(version: IndexVersion, tally: Tally, adds: Adds, source: Source): number {
  let gain = 0;
  for (const definition of version.components) {
    const { measure } = definition;
    // What is only known to be at most so much cannot be said to gain.
    if (measure.kind !== 'counted' || measure.open !== undefined) continue;
    const more = adds[measure.as] ?? 0;
    const { hits, of }: Rate = tally.rates[measure.as];
    if (more === 0 || of === 0) continue;
    const points = (good: number) => pointsOf(definition, good, of, source) ?? 0;
    gain += points(hits + more) - points(hits);
  }
  return gain;
}

type Adds = Tally['fixable'][Lever['id']]['adds'];

/** Improvements by what they gain, the most first; those of equal gain in their order of `LEVERS`. */
function leversOf(version: IndexVersion, tally: Tally, source: Source): Lever[] {
  return LEVERS.map((id): Lever => {
    const { records, adds } = tally.fixable[id];
    return { id, records, gain: gainOf(version, tally, adds, source) };
  })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
}

function keepOf(version: IndexVersion, tally: Tally, source: Source): Keep | undefined {
  const { dueSoon } = tally;
  const points = dueSoon.records > 0 ? -gainOf(version, tally, { '2.1': -dueSoon.records }, source) : 0;
  return points > 0 ? { ...dueSoon, points } : undefined;
}

/**
 * The estimate of a whole index: every component with what is known of it, sums over those that are measured, and what
 * would gain most. An estimate from one machine's log, never the official score.
 */
export function estimateOf(version: IndexVersion, tally: Tally, source: Source): IndexEstimate {
  const scores = version.components.map(
    (definition): ComponentScore => ({ definition, outcome: outcomeOf(definition, tally, source) }),
  );
  const groups = GROUPS.map((id): GroupScore => {
    const components = scores.filter(({ definition }) => definition.group === id);
    return {
      id,
      components,
      max: components.reduce((sum, { definition }) => sum + definition.max, 0),
      ...components.map(measuredPoints).reduce(add, NONE),
    };
  });
  const keep = keepOf(version, tally, source);
  return {
    version,
    source,
    groups,
    measured: groups.reduce(add, NONE),
    levers: leversOf(version, tally, source),
    ...(keep && { keep }),
  };
}
