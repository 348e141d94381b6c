import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Health, Observation } from '../portals/types';
import { atOnce, type Work } from '../portals/work';
import type { Background } from './config';
import type { PanelKit } from './panel';
import type { Row } from './rows';

interface Report {
  health: Health;
  /** Rows with news; each is marked when it is told. */
  rows: Row[];
  /** When this state of the page was read, in portal time. */
  at: EpochMs;
}

/** Rows in one message: a page may have any number, and no message may hold up its page. */
const MOST = 500;

/** Rows that change together are told together. */
const QUIET = 400;

/** Tells the log what was seen: only what is new since the last telling, once the page has come to rest or goes. */
export class Reporter {
  readonly #document: Document;
  readonly #background: Background;
  /** What the log is to know of a record; undefined where nothing certain is known. */
  readonly #told: (observation: Observation) => Observation | undefined;
  readonly #learn: (known: KnownTimes[]) => void;
  readonly #paced: PanelKit['paced'];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The log has been told, or there was nothing to tell. */
  readonly #onTold: () => void;
  #waiting: Report | undefined;

  constructor(
    document: Document,
    background: Background,
    signal: AbortSignal,
    paced: PanelKit['paced'],
    told: (observation: Observation) => Observation | undefined,
    learn: (known: KnownTimes[]) => void,
    onTold: () => void,
  ) {
    this.#document = document;
    this.#background = background;
    this.#told = told;
    this.#learn = learn;
    this.#onTold = onTold;
    this.#paced = paced;
    // A page left at once is told on the way out.
    document.defaultView?.addEventListener('pagehide', () => atOnce(this.#tell()), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  report(report: Report): void {
    clearTimeout(this.#timer);
    this.#waiting = report;
    this.#timer = setTimeout(() => void this.#paced(this.#tell()), QUIET);
  }

  *#tell(): Work<void> {
    clearTimeout(this.#timer);
    const report = this.#waiting;
    if (!report) return;
    const { health, rows, at } = report;
    const { origin, pathname, search, hash } = this.#document.location;
    // The log keeps of it only what nobody typed.
    const page = (pathname + search + hash).slice(0, 2000);
    const answers: Promise<KnownTimes[]>[] = [];
    let observations: Observation[] = [];
    const send = () => {
      if (observations.length === 0) return;
      answers.push(this.#background.report({ origin, page, adapter: health.adapter, at, health, observations }));
      observations = [];
    };
    for (const row of rows) {
      const { observation } = row;
      if (row.told || !observation || observation.secret) continue;
      row.told = true;
      const told = this.#told(observation);
      if (told) observations.push(told);
      if (observations.length < MOST) continue;
      send();
      // A page that goes meanwhile has the others told at once.
      yield;
    }
    send();
    if (this.#waiting === report) this.#waiting = undefined;
    // Nobody waits: a page that goes hears no answer.
    void Promise.all(answers).then((known) => {
      this.#learn(known.flat());
      this.#onTold();
    });
  }
}
