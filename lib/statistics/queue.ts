import type { WorkingMs } from '../calendar/types';
import type { Stretch } from './forecast.types';
import { loadOf, type Pace, placeIn } from './pace';
import { exponential, gamma } from './random';

/** What lies before a pool now, by due moment in working ms from now; what is late has a negative one. */
export interface Queue {
  dues: readonly WorkingMs[];
  /** 0–1: how readily each is finished against the easiest kind; from medians of procedures. */
  ease: readonly number[];
}

/** What many runs of one pool's queue came to. */
export interface Runs {
  /** How often each piece was late, 0–1; 0 for those already late or due after the horizon. */
  late: number[];
  /** Pieces that became late, by run. */
  counts: Uint16Array;
}

export interface Ways {
  runs: number;
  random: () => number;
  /** Always the earliest due first instead of the order observed. */
  earliestFirst?: boolean;
}

/** How often another piece is tried where the one chosen is of a slow kind. */
const TRIES = 4;
const FEW_PLACES = 10;

/** Places seen at the nearest load at which enough were seen. */
function placesNear(places: readonly number[][], load: number): readonly number[] {
  for (let away = 0; away < places.length; away++) {
    const near = [...(places[load - away] ?? []), ...(away > 0 ? (places[load + away] ?? []) : [])];
    if (near.length >= FEW_PLACES) return near;
  }
  return places.flat();
}

/** Factors of each day: today's learns from what today already showed (gamma–Poisson). */
function dayFactors({ spread, today }: Pace, days: number, random: () => number): number[] {
  const shape = 1 / spread;
  return Array.from({ length: days }, (_, day) =>
    day === 0 ? gamma(shape + today.finished, random) / (shape + today.expected) : gamma(shape, random) / shape,
  );
}

/**
 * Runs a pool's queue to the end of the horizon many times. Finishes and arrivals come by chance at the pace learnt; which
 * piece is finished next, by the places learnt; the pace itself is drawn from what so many finished pieces tell of it.
 */
export function runQueue({ dues, ease }: Queue, pace: Pace, horizon: readonly Stretch[], ways: Ways): Runs {
  const { runs, random, earliestFirst = false } = ways;
  const end = horizon.at(-1)?.to ?? 0;
  const days = 1 + (horizon.at(-1)?.day ?? 0);
  const [first, last] = [placeIn(dues, 0), placeIn(dues, end + 1)];
  const late = new Array<number>(dues.length).fill(0);
  const counts = new Uint16Array(runs);
  const size = dues.length + 4096;
  const [queueDues, ids, doneAt] = [new Float64Array(size), new Int32Array(size), new Float64Array(last)];
  const next = new Int32Array(pace.places.length);
  const near = pace.places.map((_, load) => placesNear(pace.places, load));
  const startDues = Float64Array.from(dues);
  const startIds = Int32Array.from(dues, (_, i) => i);

  for (let run = 0; run < runs; run++) {
    queueDues.set(startDues);
    ids.set(startIds);
    doneAt.fill(Number.POSITIVE_INFINITY);
    for (let load = 0; load < next.length; load++) next[load] = random() * (near[load] as readonly number[]).length;
    let length = dues.length;
    const factors = dayFactors(pace, days, random);
    const certainty = gamma(pace.finished + 1, random) / (pace.finished + 1);
    for (const { from, to, slot, day } of horizon) {
      const arriving = pace.terms.length > 0 ? (pace.arrivals[slot] as number) : 0;
      const factor = (pace.slots[slot] as number) * (factors[day] as number) * certainty;
      let at = from;
      for (;;) {
        const leaving = length > 0 ? (pace.rates[loadOf(length)] as number) * factor : 0;
        const both = leaving + arriving;
        if (both === 0) break;
        at += exponential(random) / both;
        if (at >= to) break;
        if (random() * both < arriving) {
          if (length === size) continue;
          const due = at + (pace.terms[Math.floor(random() * pace.terms.length)] as number);
          const place = placeIn(queueDues, due, length);
          queueDues.copyWithin(place + 1, place, length);
          ids.copyWithin(place + 1, place, length);
          queueDues[place] = due;
          ids[place] = -1;
          length++;
          continue;
        }
        let place = 0;
        const load = loadOf(length);
        const seen = near[load] as readonly number[];
        for (let tries = 0; tries < TRIES && !earliestFirst && seen.length > 0; tries++) {
          const turn = next[load] as number;
          next[load] = turn + 1 < seen.length ? turn + 1 : 0;
          const one = seen[turn] as number;
          place = one < 0 ? Math.max(0, length + one) : Math.min(length - 1, one);
          const id = ids[place] as number;
          if (id < 0 || random() < (ease[id] as number)) break;
        }
        const id = ids[place] as number;
        if (id >= 0 && id < last) doneAt[id] = at;
        queueDues.copyWithin(place, place + 1, length);
        ids.copyWithin(place, place + 1, length);
        length--;
      }
    }
    for (let id = first; id < last; id++) {
      if ((doneAt[id] as number) <= (dues[id] as number)) continue;
      late[id] = (late[id] as number) + 1 / runs;
      counts[run] = (counts[run] as number) + 1;
    }
  }
  return { late, counts };
}
