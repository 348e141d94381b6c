import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Health, Observation } from '../portals/types';
import type { Surroundings } from './config';
import type { Row } from './rows';

interface Report {
  health: Health;
  /** Rows with news; each is marked when it is told. */
  rows: Row[];
  /** When this state of the page was read, in portal time. */
  at: EpochMs;
}

/** Rows that change together are told together. */
const QUIET = 400;

/** Tells the log what was seen: only what is new since the last telling, once the page has come to rest or goes. */
export class Reporter {
  readonly #document: Document;
  readonly #world: Surroundings;
  readonly #learn: (known: KnownTimes[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The log has been told, or there was nothing to tell. */
  readonly #onTold: () => void;
  #waiting: Report | undefined;

  constructor(
    document: Document,
    world: Surroundings,
    signal: AbortSignal,
    learn: (known: KnownTimes[]) => void,
    onTold: () => void,
  ) {
    this.#document = document;
    this.#world = world;
    this.#learn = learn;
    this.#onTold = onTold;
    // A page left at once is told on the way out.
    document.defaultView?.addEventListener('pagehide', () => void this.#tell(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  report(report: Report): void {
    clearTimeout(this.#timer);
    this.#waiting = report;
    this.#timer = setTimeout(() => void this.#tell(), QUIET);
  }

  async #tell(): Promise<void> {
    clearTimeout(this.#timer);
    const report = this.#waiting;
    this.#waiting = undefined;
    if (!report || !this.#world.alive()) return;
    const { health, rows, at } = report;
    const observations: Observation[] = [];
    for (const row of rows) {
      const { observation } = row;
      if (row.told || !observation || observation.secret) continue;
      row.told = true;
      observations.push(observation);
    }
    if (observations.length === 0) {
      this.#onTold();
      return;
    }
    const { origin, pathname, search, hash } = this.#document.location;
    // The log keeps of it only what nobody typed.
    const page = (pathname + search + hash).slice(0, 2000);
    const sighting = { origin, page, adapter: health.adapter, at, health, observations };
    this.#learn(await this.#world.report(sighting));
    this.#onTold();
  }
}
