import type { Standing } from './checklist';
import { type DutyId, MEASURES, type MeasureId, measuresOf } from './definitions';
import type { Facts, Measured } from './facts';

/**
 * `missed`: at least one miss is certain. `nothing`: nothing of the kind was seen. `shown`: a figure without a limit, which
 * speaks neither for nor against. `gap`: no page shows it, or not yet.
 */
export type MeasureState = 'met' | 'missed' | 'unknown' | 'nothing' | 'shown' | 'gap';

/** Every target of the order is "all of them": one certain miss breaks it, and one that is not known leaves it open. */
export function measureState(measured: Measured | undefined): MeasureState {
  if (!measured) return 'gap';
  const { hits, misses, unknown, unjudged } = measured;
  if (unjudged) return 'shown';
  if (misses > 0) return 'missed';
  if (unknown > 0) return 'unknown';
  return hits > 0 ? 'met' : 'nothing';
}

/** The least and the greatest share that what is not known leaves open; undefined where nothing is decided or doubtful. */
export function boundsOf({ hits, misses, unknown }: Measured): { low: number; high: number } | undefined {
  const all = hits + misses + unknown;
  return all > 0 ? { low: hits / all, high: (hits + unknown) / all } : undefined;
}

/**
 * A duty in one word: not met for certain; else a check that is due; else not known, where anything that counts is; else met,
 * as far as it is measured or was checked. Not measurable: no page shows it and nobody has checked anything of it.
 */
export type DutyState = 'missed' | 'due' | 'unknown' | 'gap' | 'met';

/** @param items the duty's own */
export function dutyState(duty: DutyId, facts: Facts, items: readonly Pick<Standing, 'isDue' | 'last'>[]): DutyState {
  const states = measuresOf(duty).map((id) => stateIn(id, facts));
  if (states.includes('missed')) return 'missed';
  if (items.some(({ isDue }) => isDue)) return 'due';
  const known = states.filter((state) => state !== 'gap' && state !== 'shown');
  if (states.every((state) => state === 'gap') && items.every(({ last }) => !last)) return 'gap';
  if (known.some((state) => state !== 'met') || items.some(({ last }) => !last)) return 'unknown';
  return 'met';
}

/** That nothing is open means that nothing is late, once the rest of the duty shows that anything was seen. */
function stateIn(id: MeasureId, facts: Facts): MeasureState {
  const state = measureState(facts[id]);
  if (state !== 'nothing' || MEASURES[id].source.of !== 'open') return state;
  const seen = measuresOf(MEASURES[id].duty).some((one) => one !== id && measureState(facts[one]) === 'met');
  return seen ? 'met' : 'nothing';
}

/** Whether some of a duty is not measured: then what is met is only so in part. */
export const hasGap = (duty: DutyId, facts: Facts): boolean =>
  measuresOf(duty).some((id) => measureState(facts[id]) === 'gap');
