import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Health, Observation } from '../portals/types';
import { atOnce, type Work } from '../portals/work';
import type { Background } from './config';
import type { PanelKit } from './panel';
import { keyOf } from './recordKey';
import type { Row } from './rows';

interface Report {
  health: Health;
  /** Rows with news; each is marked when it is told. */
  rows: Row[];
  /** When this state of the page was read, in portal time. */
  at: EpochMs;
}

/** What a row said when it was read: it may show another record by the time that the log is told. */
interface News {
  row: Row;
  observation: Observation;
  at: EpochMs;
}

/** Rows in one message: a page may have any number, and no message may hold up its page. */
const MOST = 500;

/** Rows that change together are told together, but a page that never rests is told, too; in ms. */
const QUIET = 400;
const LONGEST = 3000;
/** A worker that could not be reached is tried again so often, each time after twice as long. */
const ATTEMPTS = 4;
const RETRY = 2000;

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
  #news: News[] = [];
  #health: Health | undefined;
  /** When the oldest news came, by the page's clock. */
  #since = 0;
  #failures = 0;

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

  report({ health, rows, at }: Report): void {
    this.#health = health;
    const news = rows.flatMap((row): News[] => {
      const { observation, told } = row;
      return told || !observation || observation.secret ? [] : [{ row, observation, at }];
    });
    if (this.#news.length === 0) this.#since = performance.now();
    const again = new Set(news.map(({ observation }) => keyOf(observation)));
    // What was on the page a moment ago, and is no more, was seen all the same.
    this.#news = [...this.#news.filter(({ observation }) => !again.has(keyOf(observation))), ...news];
    this.#wait(performance.now() - this.#since > LONGEST ? 0 : QUIET);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#paced(this.#tell()), ms);
  }

  *#tell(): Work<void> {
    clearTimeout(this.#timer);
    const health = this.#health;
    if (!health) return;
    const { origin, pathname, search, hash } = this.#document.location;
    // The log keeps of it only what nobody typed.
    const page = (pathname + search + hash).slice(0, 2000);
    const answers: Promise<{ known: KnownTimes[] | undefined; sent: News[] }>[] = [];
    let sending: News[] = [];
    const send = () => {
      const sent = sending;
      sending = [];
      const [first] = sent;
      if (!first) return;
      const observations = sent.flatMap(({ observation }) => this.#told(observation) ?? []);
      const sighting = { origin, page, adapter: health.adapter, at: first.at, health, observations };
      answers.push(this.#background.report(sighting).then((known) => ({ known, sent })));
    };
    const news = this.#news;
    this.#news = [];
    while (news.length > 0) {
      const one = news[0] as News;
      // One message speaks of one reading.
      if (sending.length >= MOST || (sending[0] && sending[0].at !== one.at)) {
        send();
        // A page that goes meanwhile has the others told at once.
        this.#news = news;
        yield;
        if (this.#news !== news) return;
      }
      news.shift();
      if (one.row.observation === one.observation) one.row.told = true;
      if (this.#told(one.observation)) sending.push(one);
    }
    send();
    // Nobody waits: a page that goes hears no answer.
    void Promise.all(answers).then((all) => {
      const lost = all.flatMap(({ known, sent }) => (known ? [] : sent));
      this.#failures = lost.length > 0 ? this.#failures + 1 : 0;
      if (lost.length > 0 && this.#failures <= ATTEMPTS) {
        this.#news = [...lost, ...this.#news];
        this.#wait(RETRY * 2 ** (this.#failures - 1));
      }
      this.#learn(all.flatMap(({ known }) => known ?? []));
      if (lost.length === 0) this.#onTold();
    });
  }
}
