import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import { type Adapter, adapterLabel } from '../portals/adapter';
import { judge } from '../portals/health';
import type { Page } from '../portals/read';
import type { Observation } from '../portals/types';
import type { Examined } from './checks';
import type { Background } from './config';
import type { PanelKit } from './panel';
import { detailAddress, inTurn, textOf } from './request';
import type { Row } from './rows';

/** How looking up stands, for the page's notice. */
export interface LookupState {
  /** `signed-out` and `failing` are stops that nobody asked for. */
  phase: 'offer' | 'running' | 'stopped' | 'signed-out' | 'failing' | 'done';
  /** Dossiers whose start the page does not print. */
  all: number;
  done: number;
  /** Of those that are done: their own page did not tell either. */
  failed: number;
}

/** How checking all dossiers of the page stands. */
export interface CheckState {
  phase: LookupState['phase'];
  all: number;
  done: number;
  /** Dossiers with something to do. */
  bad: number;
}

interface LookupKit {
  document: Document;
  background: Pick<Background, 'report' | 'allowLookup'>;
  signal: AbortSignal;
  /** Rows with a clock, in the page's order. */
  rows(): Row[];
  /** What the adapters make of another page of the portal. */
  read(document: Document, url: string): Promise<Page | undefined>;
  paced: PanelKit['paced'];
  /** The rows' words follow at once. */
  renew(rows: Row[]): void;
  learn(known: KnownTimes[]): void;
  /**
   * What a dossier's own page says of its papers; undefined where nobody can tell.
   * @param files has the files of its result looked into, too
   */
  examine(found: Found, files: boolean, signal: AbortSignal): Promise<Examined | undefined>;
  /** Portal time. */
  now(): EpochMs;
  /** The state has changed. */
  onChange(): void;
  /** Nothing is being asked for any more: what is known of the page has changed. */
  onRest(): void;
}

/** A dossier's own page, asked for and read. */
export interface Found {
  page: Page;
  observation: Observation;
  /** The part of the page that is about the dossier. */
  root: Element;
  /** The page's address. */
  base: string;
}

const PATIENCE = 20_000;
/** So many failures in a row are the portal's trouble: asking on would add to it. */
const FAILURES = 3;
const SAMPLE = 5;

/** Roles that an acceptance window starts with. */
const STARTS = ['submitted', 'resubmitted'] as const;

type Answer = Observation['times'] | 'lookup-failed' | 'lookup-no-start' | 'lookup-other-record' | 'signed-out';

/** What came of checking a dossier: what was found, or why nothing could be. */
export type Checked = Examined | Exclude<Answer, Observation['times'] | 'signed-out'>;

interface Asked {
  answer: Answer;
  examined?: Examined;
}

/**
 * Looks up when dossiers came in where their list does not print it: on each dossier's own page, by GET, in the user's own
 * session, two at a time, what is in view first, and only while the page is visible.
 */
export class Lookup {
  readonly #kit: LookupKit;
  /** What came of asking a dossier's page for its start. */
  readonly #answers = new Map<string, Answer>();
  /** What came of checking dossiers. */
  readonly #checked = new Map<string, Checked>();
  /** Dossiers whose page is being asked for. */
  readonly #busy = new Set<string>();
  /** All dossiers of the page are to be checked. */
  #checking = false;
  #adapter: Adapter | undefined;
  #allowed = false;
  #phase: 'running' | 'stopped' | 'signed-out' | 'failing' = 'running';
  #round = new AbortController();
  /** Free places of those that all frames and tabs of the portal share: as many as may be asked for at once. */
  readonly #places = ['dh-1', 'dh-2'];
  #failures = 0;
  /** Dossiers of the page that are to be looked up, or were. */
  #wanted = new Set<string>();
  /** The address of each reading's own page. */
  readonly #addresses = new WeakMap<Observation, string | undefined>();

  constructor(kit: LookupKit) {
    this.#kit = kit;
    kit.document.addEventListener('visibilitychange', () => this.#pump(), { signal: kit.signal });
    kit.signal.addEventListener('abort', () => this.#round.abort());
  }

  /** Undefined where nothing is to be looked up, or nobody may. */
  state(mayAllow: boolean): LookupState | undefined {
    const all = this.#wanted.size;
    if (all === 0 || (!this.#allowed && !mayAllow)) return undefined;
    // What was looked up for rows that have gone is not this page's.
    const answers = [...this.#wanted].map((record) => this.#answers.get(record)).filter((one) => one !== undefined);
    const failed = answers.filter((answer) => typeof answer === 'string').length;
    const done = answers.length;
    const phase = !this.#allowed ? 'offer' : this.#phase === 'running' && done === all ? 'done' : this.#phase;
    return { phase, all, done, failed };
  }

  /** How checking the whole page stands; undefined where no dossier of it has a page of its own that may be asked for. */
  checkState(mayAllow: boolean): CheckState | undefined {
    const dossiers = this.#dossiers();
    if (!this.#allowed && !mayAllow) return undefined;
    if (!this.#checking) {
      // Every row's address is more than an offer needs to know.
      const offered = dossiers.slice(0, SAMPLE).some((row) => this.#addressOf(row) !== undefined);
      return offered ? { phase: 'offer', all: dossiers.length, done: 0, bad: 0 } : undefined;
    }
    const rows = this.#addressed(dossiers);
    const outcomes = rows.map(({ observation }) => this.#checked.get(observation?.record ?? ''));
    const done = outcomes.filter((one) => one !== undefined).length;
    const bad = outcomes.filter((one) => typeof one === 'string' || (one && one.findings.length > 0)).length;
    const all = rows.length;
    const phase = this.#phase === 'running' && done === all ? 'done' : this.#phase;
    return { phase, all, done, bad };
  }

  /** What came of checking, row by row in the page's order; undefined where nothing came yet. */
  outcomes(): { row: Row; outcome: Checked | undefined }[] {
    return this.#addressed(this.#dossiers()).map((row) => ({
      row,
      outcome: this.#checked.get(row.observation?.record ?? ''),
    }));
  }

  /** After each reading, and when the log has said what it knows: which dossiers lack their start. */
  consider(adapter: Adapter, allowed: boolean): void {
    this.#adapter = adapter;
    this.#allowed = allowed;
    const here = this.#kit.rows().flatMap(({ observation }) => observation?.record ?? []);
    const found = here.filter((record) => typeof this.#answers.get(record) === 'object');
    this.#wanted = new Set([...this.#lacking().flatMap(({ observation }) => observation?.record ?? []), ...found]);
    this.follow();
    this.#pump();
    this.#kit.onChange();
  }

  /** Says on rows that are new what is known of looking them up. */
  follow(): void {
    const stale = this.#lacking().filter((row) => this.#mark(row));
    if (stale.length > 0) this.#kit.renew(stale);
  }

  /** The user's own click: allows this adapter for good, or goes on after a stop. */
  async start(): Promise<void> {
    if (!this.#allowed && !(this.#adapter && (await this.#kit.background.allowLookup(this.#adapter.id)))) return;
    for (const [record, answer] of this.#answers) if (typeof answer === 'string') this.#answers.delete(record);
    this.#phase = 'running';
    this.#failures = 0;
    if (this.#adapter) this.consider(this.#adapter, true);
  }

  /** The user's own click: checks every dossier of the page; once more, those that are not done or could not be. */
  async check(): Promise<void> {
    const all = this.checkState(true);
    if (all?.phase === 'done') this.#checked.clear();
    for (const [record, outcome] of this.#checked) if (typeof outcome === 'string') this.#checked.delete(record);
    this.#checking = true;
    await this.start();
    // Nobody allowed it.
    this.#checking = this.#allowed;
  }

  stop(): void {
    this.#halt('stopped');
  }

  #halt(phase: 'stopped' | 'signed-out' | 'failing'): void {
    if (this.#phase !== 'running') return;
    this.#phase = phase;
    this.#round.abort();
    this.#round = new AbortController();
    this.#busy.clear();
    this.follow();
    this.#kit.onChange();
  }

  /** Dossiers in lists: documents and petitions have no papers. */
  #dossiers(): Row[] {
    if (!this.#adapter?.requests.detail) return [];
    return this.#kit
      .rows()
      .filter(({ list, observation }) => list && observation?.kind === 'dossier' && !observation.secret);
  }

  #lacking(): Row[] {
    const lacking = this.#dossiers().filter(({ clock, observation }) => {
      // Of what is over, the start alone would decide nothing.
      const open = observation?.status === undefined || observation.status === 1 || observation.status === 6;
      if (!open || clock?.id !== 'acceptance' || clock.start !== undefined) return false;
      const reason = clock.reasons[0] ?? '';
      return reason === 'start-not-printed' || /^look/.test(reason);
    });
    return this.#addressed(lacking);
  }

  /** Those rows that name a page of their own. */
  #addressed(rows: Row[]): Row[] {
    const records = new Map<string, Set<string>>();
    for (const row of rows) {
      const address = this.#addressOf(row);
      if (address) records.set(address, (records.get(address) ?? new Set()).add(row.observation?.record ?? ''));
    }
    // One page for several dossiers is none of theirs.
    return rows.filter((row) => records.get(this.#addressOf(row) ?? '')?.size === 1);
  }

  #addressOf({ element, observation }: Row): string | undefined {
    if (!observation || !this.#adapter) return undefined;
    if (!this.#addresses.has(observation))
      this.#addresses.set(observation, detailAddress({ element }, observation.record, this.#adapter));
    return this.#addresses.get(observation);
  }

  /** Says on a row what is known of looking it up; true where that is news. */
  #mark(row: Row): boolean {
    const answer = row.observation && this.#answers.get(row.observation.record);
    const running = this.#allowed && this.#phase === 'running';
    const reason =
      typeof answer === 'string' && answer !== 'signed-out' ? answer : running && !answer ? 'looking-up' : undefined;
    if (row.lookup === reason) return false;
    row.lookup = reason;
    return true;
  }

  #pump(): void {
    const { document, signal } = this.#kit;
    if (!this.#allowed || this.#phase !== 'running' || signal.aborted || document.visibilityState === 'hidden') return;
    const height = document.documentElement.clientHeight;
    const inView = ({ element }: Row) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < height && bottom > top;
    };
    while (this.#places.length > 0) {
      const waiting = this.#waiting();
      const row = waiting.find(inView) ?? waiting[0];
      if (!row) return;
      void this.#look(row);
    }
  }

  /** Rows whose page is to be asked for, those that lack their start first. */
  #waiting(): Row[] {
    const idle =
      (done: ReadonlyMap<string, unknown>) =>
      ({ observation }: Row) => {
        const record = observation?.record ?? '';
        return !done.has(record) && !this.#busy.has(record);
      };
    const lacking = this.#lacking().filter(idle(this.#answers));
    if (lacking.length > 0 || !this.#checking) return lacking;
    return this.#addressed(this.#dossiers()).filter(idle(this.#checked));
  }

  async #look(row: Row): Promise<void> {
    const address = this.#addressOf(row) as string;
    const { record } = row.observation as Observation;
    const { signal } = this.#round;
    const forStart = this.#wanted.has(record) && !this.#answers.has(record);
    const forPapers = this.#checking;
    this.#busy.add(record);
    const place = this.#places.pop() as string;
    const asked = await inTurn(place, signal, async () =>
      // Others had their turn first, and the page may have been left meanwhile.
      this.#kit.document.visibilityState === 'hidden' ? undefined : this.#ask(address, record, forPapers, signal),
    ).catch((): Asked => ({ answer: 'lookup-failed' }));
    this.#places.push(place);
    if (signal.aborted || this.#kit.signal.aborted) return;
    this.#busy.delete(record);
    if (!asked) return this.#pump();
    const { answer, examined } = asked;
    if (answer === 'signed-out') return this.#halt('signed-out');
    if (forPapers) this.#checked.set(record, examined ?? (typeof answer === 'string' ? answer : 'lookup-failed'));
    if (forStart) this.#answers.set(record, answer);
    this.#failures = answer === 'lookup-failed' ? this.#failures + 1 : 0;
    if (typeof answer === 'object') this.#kit.learn([{ kind: 'dossier', record, times: answer }]);
    else this.follow();
    if (this.#failures >= FAILURES) return this.#halt('failing');
    this.#pump();
    if (this.#places.length === 2) this.#kit.onRest();
    else this.#kit.onChange();
  }

  async #ask(address: string, record: string, files: boolean, signal: AbortSignal): Promise<Asked> {
    const response = await fetch(address, {
      // Nobody else's host is asked, wherever the portal may send us.
      mode: 'same-origin',
      credentials: 'same-origin',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (response.status === 401) return { answer: 'signed-out' };
    const html = response.ok && /html/.test(response.headers.get('content-type') ?? '') ? await textOf(response) : '';
    if (!html) {
      // A file that nobody reads must not go on coming.
      if (!response.bodyUsed) void response.body?.cancel();
      return { answer: 'lookup-failed' };
    }
    const page = new DOMParser().parseFromString(html, 'text/html');
    const read = await this.#kit.read(page, response.url);
    const reading = read?.detail && (await this.#kit.paced(read.detail.read()));
    const detail = reading?.observation;
    // A form to change one's password may be on every page of a portal.
    const asks = (one: Document) => one.querySelector('input[type=password]') !== null;
    if (!read?.detail || !detail)
      return { answer: asks(page) && !asks(this.#kit.document) ? 'signed-out' : 'lookup-no-start' };
    if (detail.record !== record) return { answer: 'lookup-other-record' };
    const times: Observation['times'] = {};
    for (const role of STARTS) if (detail.times[role]) times[role] = detail.times[role];
    // The log keeps what was found, of the papers only once it knows the dossier.
    await this.#tell(read, detail, response.url);
    // Only its own page said that it is secret: the log has just forgotten it.
    if (detail.secret) return { answer: 'lookup-no-start' };
    const found = { page: read, observation: detail, root: read.detail.element, base: response.url };
    const examined = await this.#kit.examine(found, files, signal);
    return { answer: Object.keys(times).length > 0 ? times : 'lookup-no-start', examined };
  }

  /** The next visit asks for nothing. */
  async #tell(page: Page, observation: Observation, url: string): Promise<void> {
    const { background, now } = this.#kit;
    const { origin, pathname, search } = new URL(url);
    const health = judge(page, [observation]);
    const sighting = {
      origin,
      page: (pathname + search).slice(0, 2000),
      adapter: adapterLabel(page.adapter),
      at: now(),
      health,
    };
    await background.report({ ...sighting, observations: [observation] });
  }
}
