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

  /** Sleeps until `next`, in the same time as `now`, `Infinity` where nothing is due; an earlier sleep is given up. */
  sleep(now: EpochMs, next: EpochMs): void {
    clearTimeout(this.#timer);
    if (this.#document.visibilityState === 'hidden') return;
    this.#timer = setTimeout(this.#ring, Math.min(Math.max(next - now, BREATH), HEARTBEAT));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
