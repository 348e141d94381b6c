import type { EpochMs } from '../calendar/types';
import type { Row } from './rows';

const come = (moment: EpochMs | undefined, now: EpochMs): boolean => moment !== undefined && moment <= now;

/** What changes when: the words of rows near the viewport, and the state of any row. */
export class Agenda {
  readonly #near: ReadonlySet<Row>;
  /** No row changes its state, and no badge may be put back, before this. */
  #calm = Number.POSITIVE_INFINITY;

  constructor(near: ReadonlySet<Row>) {
    this.#near = near;
  }

  /** Takes note of a row whose clocks or badge have just been seen to. */
  note({ clock, retry }: Row): void {
    this.#calm = Math.min(this.#calm, clock?.nextState ?? this.#calm, retry ?? this.#calm);
  }

  /** The rows that are to be seen to at `now`. Goes through all of them only where the state of one may change. */
  due(rows: Iterable<Row>, now: EpochMs): Row[] {
    const all = this.#calm <= now;
    if (all) this.#calm = Number.POSITIVE_INFINITY;
    const due: Row[] = [];
    for (const row of all ? rows : this.#near) {
      const { clock, retry } = row;
      if (!clock) continue;
      if (come(clock.nextState, now) || come(retry, now) || (this.#near.has(row) && come(clock.nextChange, now)))
        due.push(row);
      else if (all) this.note(row);
    }
    return due;
  }

  /** When something changes next, `Infinity` where nothing does. */
  next(): EpochMs {
    let next = this.#calm;
    for (const { clock } of this.#near) next = Math.min(next, clock?.nextChange ?? next);
    return next;
  }
}
