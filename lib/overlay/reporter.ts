import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Health, Observation } from '../portals/types';
import type { Background } from './config';
import type { Row } from './rows';

interface Report {
  health: Health;
  /** Rows with news; each is marked when it is told. */
  rows: Row[];
  /** When this state of the page was read, in portal time. */
  at: EpochMs;
}

/** Rows in one message: a page may have any number, and no message may hold up its page. */
const MOST = 1000;

/** Rows that change together are told together. */
const QUIET = 400;

/** Tells the log what was seen: only what is new since the last telling, once the page has come to rest or goes. */
export class Reporter {
  readonly #document: Document;
  readonly #background: Background;
  /** What the log is to know of a record; undefined where nothing certain is known. */
  readonly #told: (observation: Observation) => Observation | undefined;
  readonly #learn: (known: KnownTimes[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The log has been told, or there was nothing to tell. */
  readonly #onTold: () => void;
  #waiting: Report | undefined;

  constructor(
    document: Document,
    background: Background,
    signal: AbortSignal,
    told: (observation: Observation) => Observation | undefined,
    learn: (known: KnownTimes[]) => void,
    onTold: () => void,
  ) {
    this.#document = document;
    this.#background = background;
    this.#told = told;
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
    if (!report) return;
    const { health, rows, at } = report;
    const observations: Observation[] = [];
    for (const row of rows) {
      const { observation } = row;
      if (row.told || !observation || observation.secret) continue;
      row.told = true;
      const told = this.#told(observation);
      if (told) observations.push(told);
    }
    if (observations.length === 0) {
      this.#onTold();
      return;
    }
    const { origin, pathname, search, hash } = this.#document.location;
    // The log keeps of it only what nobody typed.
    const page = (pathname + search + hash).slice(0, 2000);
    const about = { origin, page, adapter: health.adapter, at, health };
    const parts: Observation[][] = [];
    for (let from = 0; from < observations.length; from += MOST) parts.push(observations.slice(from, from + MOST));
    // All at once: a page that goes waits for no answer.
    const told = parts.map((part) => this.#background.report({ ...about, observations: part }));
    for (const known of told) this.#learn(await known);
    this.#onTold();
  }
}
