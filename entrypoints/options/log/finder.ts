import type { LogFilter } from '../../../components/options/types';
import type { EpochMs } from '../../../lib/calendar/types';
import type { ClocksOf } from '../../../lib/statistics/types';
import { asksClocks, type Entry, glanceAt, inOrder, isDown, matcher } from './entries';
import { breath, STEP_MS } from './steps';

/** Records between two looks at the time. */
const BETWEEN_LOOKS = 32;

export interface Question {
  entries: readonly Entry[];
  /** Slots, seen last first. */
  order: Uint32Array;
  filter: LogFilter;
  clocks: ClocksOf;
  now: EpochMs;
  /** Looks at the time, in ms. */
  timer: () => number;
}

const isAll = ({ text, state, clock, kind, procedure, from, to }: LogFilter): boolean =>
  [text.trim(), state, clock, kind, procedure, from, to].every((one) => one === '');

/**
 * Finds what a filter asks for, in steps that never stop the page.
 * @param onStep is told how many were looked at so far.
 * @returns slots in the order of the list; undefined when `signal` was given up.
 */
export async function find(
  { entries, order, filter, clocks, now, timer }: Question,
  signal: AbortSignal,
  onStep: (looked: number) => void,
): Promise<Uint32Array | undefined> {
  const everything = isAll(filter);
  if (everything && filter.sort === 'seen') return order;
  const needsClocks = asksClocks(filter);
  const fits = matcher(filter);
  const slots = new Uint32Array(order.length);
  let found = 0;
  let began = timer();
  for (let i = 0; i < order.length; i++) {
    const slot = order[i] as number;
    const entry = entries[slot];
    // One may have been removed since the search began.
    if (entry) {
      const glance = needsClocks ? glanceAt(entry, clocks, now) : undefined;
      if (everything || fits(entry, glance)) slots[found++] = slot;
    }
    if (i % BETWEEN_LOOKS === 0 && timer() - began > STEP_MS) {
      onStep(i + 1);
      await breath();
      if (signal.aborted) return undefined;
      began = timer();
    }
  }
  const kept = slots.slice(0, found);
  const { sort } = filter;
  if (sort === 'seen') return kept;
  const at = (slot: number) => (sort === 'seen-up' ? entries[slot]?.record.lastSeen : entries[slot]?.glance?.due);
  return inOrder(kept, at, isDown(sort));
}
