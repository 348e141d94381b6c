import type { EpochMs } from '../calendar/types';

/** Longest sleep: no event tells an orphaned page that its extension is gone, or that the PC slept. */
const HEARTBEAT = 10_000;
/** Shortest sleep, so that a clock that runs ahead of its timers cannot spin. */
const BREATH = 50;

/** The one timer of a page: sleeps until something shown changes, and not at all while the tab is hidden. */
export class Wakeful {
  readonly #document: Document;
  readonly #ring: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Document, signal: AbortSignal, ring: () => void) {
    this.#document = document;
    this.#ring = ring;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Sleeps until the earliest of the moments, in the same time as `now`; an earlier sleep is given up. */
  sleep(now: EpochMs, moments: Iterable<EpochMs>): void {
    clearTimeout(this.#timer);
    if (this.#document.visibilityState === 'hidden') return;
    let next = now + HEARTBEAT;
    for (const moment of moments) if (moment < next) next = moment;
    this.#timer = setTimeout(this.#ring, Math.max(next - now, BREATH));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
