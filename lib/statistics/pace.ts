import type { WorkingMs } from '../calendar/types';
import type { Stretch } from './forecast.types';

/** One piece of work in working ms since the window began; what began before it has a negative start or 0. */
export interface Stay {
  start: WorkingMs;
  /** Infinite while open. */
  stop: WorkingMs;
  /** Undefined where nobody knows it. */
  due?: WorkingMs;
}

/** How fast one pool works off what lies before it. */
export interface Pace {
  /** Finished per working ms while about 2^i pieces lay there. */
  rates: number[];
  /** Against the mean, by half hour of the day. */
  slots: number[];
  /** Between days, beyond chance: the variance of a day's factor around 1. */
  spread: number;
  /** What today already tells: finished, and expected to be by now. */
  today: { finished: number; expected: number };
  /** Finished in the whole window: what the rates rest on. */
  finished: number;
  /** New pieces per working ms, by half hour of the day. */
  arrivals: number[];
  /** Working time from start to due of what arrived. */
  terms: WorkingMs[];
  /**
   * Places in the queue, by due moment, of what was finished next, in the order in which that happened, by load: 0 is the
   * earliest due, -1 the last one. The order tells of what lay first and was not finished.
   */
  places: number[][];
}

const LOADS = 14;
/** What is more than the last load holds is as much as that. */
export const loadOf = (length: number): number => Math.min(LOADS - 1, 31 - Math.clz32(Math.max(1, length)));
/** Weight of what is taken for granted before anything was seen, in pieces. */
const PRIOR = 4;
const SLOT_PRIOR = 4;
const SPREAD = { least: 0.01, most: 1 };

interface Event {
  at: WorkingMs;
  by: 1 | -1;
  stay: Stay;
}

/** Index of the first that is not smaller. */
export function placeIn(sorted: ArrayLike<number>, value: number, length = sorted.length): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each finished piece lay, counted from the nearer end; ties are shared out by `random`. */
function placesOf(events: readonly Event[], random: () => number): number[][] {
  const places: number[][] = Array.from({ length: LOADS }, () => []);
  const queue: number[] = [];
  for (const { by, stay } of events) {
    if (stay.due === undefined) continue;
    const at = placeIn(queue, stay.due);
    if (by > 0) {
      queue.splice(at, 0, stay.due);
      continue;
    }
    const ties = placeIn(queue, stay.due + 1) - at;
    if (queue.length > 1) {
      const place = at + Math.floor(random() * ties);
      (places[loadOf(queue.length)] as number[]).push(place < queue.length / 2 ? place : place - queue.length);
    }
    queue.splice(at, 1);
  }
  return places;
}

/** Calls back with every part of the window in which neither half hour nor load changes. */
function walk(
  window: readonly Stretch[],
  events: readonly Event[],
  part: (stretch: Stretch, load: number, time: WorkingMs) => void,
  ended: (stretch: Stretch, load: number) => void,
): void {
  let length = 0;
  let next = 0;
  for (const stretch of window) {
    let at = stretch.from;
    for (; next < events.length && (events[next] as Event).at <= stretch.to; next++) {
      const event = events[next] as Event;
      if (length > 0 && event.at > at) part(stretch, loadOf(length), event.at - at);
      at = Math.max(at, event.at);
      if (event.by < 0) ended(stretch, loadOf(length));
      length += event.by;
    }
    if (length > 0 && stretch.to > at) part(stretch, loadOf(length), stretch.to - at);
  }
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

/**
 * Learns a pool's pace from what lay before it in a window: `span` holds waiting as well as work, so neither is taken from
 * it; finished pieces are counted against the working time during which something lay there, by how much lay there.
 * @param begun whether the window's last day is today
 */
export function paceOf(stays: readonly Stay[], window: readonly Stretch[], begun: boolean, random: () => number): Pace {
  const end = window.at(-1)?.to ?? 0;
  const events: Event[] = [];
  for (const stay of stays) {
    events.push({ at: Math.max(0, stay.start), by: 1, stay });
    if (stay.stop <= end) events.push({ at: Math.max(0, stay.start, stay.stop), by: -1, stay });
  }
  events.sort((a, b) => a.at - b.at || b.by - a.by);

  const [time, done] = [zeros(LOADS), zeros(LOADS)];
  walk(
    window,
    events,
    (_, load, ms) => {
      time[load] = (time[load] as number) + ms;
    },
    (_, load) => {
      done[load] = (done[load] as number) + 1;
    },
  );
  const finished = done.reduce((sum, one) => sum + one, 0);
  const busy = time.reduce((sum, one) => sum + one, 0);
  const overall = busy > 0 ? finished / busy : 0;
  // What was never so long goes as fast as the longest that was seen.
  let before = overall;
  const rates = time.map((ms, load) => {
    const rate = before > 0 ? ((done[load] as number) + PRIOR) / (ms + PRIOR / before) : 0;
    before = rate;
    return rate;
  });

  const [expected, ended] = [zeros(48), zeros(48)];
  walk(
    window,
    events,
    ({ slot }, load, ms) => {
      expected[slot] = (expected[slot] as number) + ms * (rates[load] as number);
    },
    ({ slot }) => {
      ended[slot] = (ended[slot] as number) + 1;
    },
  );
  const slots = expected.map((due, slot) => ((ended[slot] as number) + SLOT_PRIOR) / (due + SLOT_PRIOR));

  const days = 1 + (window.at(-1)?.day ?? 0);
  const [foreseen, seen] = [zeros(days), zeros(days)];
  walk(
    window,
    events,
    ({ slot, day }, load, ms) => {
      foreseen[day] = (foreseen[day] as number) + ms * (rates[load] as number) * (slots[slot] as number);
    },
    ({ day }) => {
      seen[day] = (seen[day] as number) + 1;
    },
  );
  // Quasi-Poisson: what days differ beyond chance.
  let [excess, squares] = [0, 0];
  foreseen.forEach((due, day) => {
    excess += ((seen[day] as number) - due) ** 2 - due;
    squares += due ** 2;
  });
  const spread = Math.min(SPREAD.most, Math.max(SPREAD.least, squares > 0 ? excess / squares : 0));

  const [arrived, open] = [zeros(48), zeros(48)];
  for (const { from, to, slot } of window) open[slot] = (open[slot] as number) + to - from;
  const terms: WorkingMs[] = [];
  const ends = window.map(({ to }) => to);
  for (const { start, due } of stays) {
    if (start < 0 || start > end) continue;
    const stretch = window[placeIn(ends, start)];
    if (stretch) arrived[stretch.slot] = (arrived[stretch.slot] as number) + 1;
    if (due !== undefined) terms.push(due - start);
  }
  return {
    rates,
    slots,
    spread,
    today: begun
      ? { finished: seen[days - 1] as number, expected: foreseen[days - 1] as number }
      : { finished: 0, expected: 0 },
    finished,
    arrivals: arrived.map((count, slot) => ((open[slot] as number) > 0 ? count / (open[slot] as number) : 0)),
    terms,
    places: placesOf(events, random),
  };
}
