import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import { type Adapter, adapterLabel } from '../portals/adapter';
import { judge } from '../portals/health';
import type { Page } from '../portals/read';
import type { Observation } from '../portals/types';
import type { Background } from './config';
import type { PanelKit } from './panel';
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

interface LookupKit {
  document: Document;
  background: Background;
  signal: AbortSignal;
  /** Rows with a clock, in the page's order. */
  rows(): Row[];
  /** What the adapters make of another page of the portal. */
  read(document: Document, url: string): Promise<Page | undefined>;
  paced: PanelKit['paced'];
  /** The rows' words follow at once. */
  renew(rows: Row[]): void;
  learn(known: KnownTimes[]): void;
  /** Portal time. */
  now(): EpochMs;
  /** The state has changed. */
  onChange(): void;
  /** Nothing is being asked for any more: what is known of the page has changed. */
  onRest(): void;
}

const PATIENCE = 20_000;
/** So many failures in a row are the portal's trouble: asking on would add to it. */
const FAILURES = 3;
const LONGEST = 5_000_000;

/** Roles that an acceptance window starts with. */
const STARTS = ['submitted', 'resubmitted'] as const;

/** Attributes by which a page makes something else of a link than a way to another page. */
const DOES = ['download', 'data-method'];

type Answer = Observation['times'] | 'lookup-failed' | 'lookup-no-start' | 'lookup-other-record' | 'signed-out';

/** A dossier's own page on the same portal; undefined where the row names none. */
export function detailAddress(
  row: Pick<Row, 'element'>,
  record: string,
  { requests: { detail } }: Adapter,
): string | undefined {
  const { element } = row;
  const { baseURI, location } = element.ownerDocument;
  let found: string | null | undefined;
  if (detail && 'link' in detail)
    found = [...element.querySelectorAll(detail.link)]
      // What stands before the code says what the link does: remove, accept, send on.
      .find(
        (link) =>
          (link.textContent ?? '').normalize('NFC').trim().startsWith(record) &&
          !DOES.some((name) => link.hasAttribute(name)),
      )
      ?.getAttribute('href');
  else if (detail) {
    const { value } = detail;
    const bearer = 'selector' in value ? element.querySelector(value.selector) : element;
    const text = bearer?.getAttribute(value.attribute);
    found = text && detail.address.replace('{value}', encodeURIComponent(text));
  }
  if (!found || !URL.canParse(found, baseURI)) return undefined;
  const url = new URL(found, baseURI);
  // What a script puts into a page is not in the page's own answer.
  if (/^#!?\//.test(url.hash)) return undefined;
  url.hash = '';
  // Another site's page is nobody's here, and this page prints it not.
  return url.origin === location.origin && url.href !== location.href.replace(/#.*$/, '') ? url.href : undefined;
}

/**
 * Looks up when dossiers came in where their list does not print it: on each dossier's own page, by GET, in the user's own
 * session, two at a time, what is in view first, and only while the page is visible.
 */
export class Lookup {
  readonly #kit: LookupKit;
  /** What came of a dossier's page; `undefined` while it is being asked for. */
  readonly #answers = new Map<string, Answer | undefined>();
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

  stop(): void {
    this.#halt('stopped');
  }

  #halt(phase: 'stopped' | 'signed-out' | 'failing'): void {
    if (this.#phase !== 'running') return;
    this.#phase = phase;
    this.#round.abort();
    this.#round = new AbortController();
    for (const [record, answer] of this.#answers) if (answer === undefined) this.#answers.delete(record);
    this.follow();
    this.#kit.onChange();
  }

  #lacking(): Row[] {
    const adapter = this.#adapter;
    if (!adapter?.requests.detail) return [];
    const lacking = this.#kit.rows().filter(({ clock, observation, list }) => {
      // Of what is over, the start alone would decide nothing.
      const open = observation?.status === undefined || observation.status === 1 || observation.status === 6;
      if (!list || !open || clock?.id !== 'acceptance' || clock.start !== undefined) return false;
      const reason = clock.reasons[0] ?? '';
      return reason === 'start-not-printed' || /^look/.test(reason);
    });
    const records = new Map<string, Set<string>>();
    for (const row of lacking) {
      const address = this.#addressOf(row);
      if (address) records.set(address, (records.get(address) ?? new Set()).add(row.observation?.record ?? ''));
    }
    // One page for several dossiers is none of theirs.
    return lacking.filter((row) => records.get(this.#addressOf(row) ?? '')?.size === 1);
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
      const waiting = this.#lacking().filter(({ observation }) => !this.#answers.has(observation?.record ?? ''));
      const row = waiting.find(inView) ?? waiting[0];
      if (!row) return;
      void this.#look(row);
    }
  }

  async #look(row: Row): Promise<void> {
    const address = this.#addressOf(row) as string;
    const { record } = row.observation as Observation;
    const { signal } = this.#round;
    this.#answers.set(record, undefined);
    const place = this.#places.pop() as string;
    const answer = await inTurn(place, signal, async () =>
      // Others had their turn first, and the page may have been left meanwhile.
      this.#kit.document.visibilityState === 'hidden' ? undefined : this.#ask(address, record, signal),
    ).catch((): Answer => 'lookup-failed');
    this.#places.push(place);
    if (signal.aborted || this.#kit.signal.aborted) return;
    if (answer === undefined) {
      this.#answers.delete(record);
      return this.#pump();
    }
    if (answer === 'signed-out') return this.#halt('signed-out');
    this.#answers.set(record, answer);
    this.#failures = answer === 'lookup-failed' ? this.#failures + 1 : 0;
    if (typeof answer === 'object') this.#kit.learn([{ kind: 'dossier', record, times: answer }]);
    else this.follow();
    if (this.#failures >= FAILURES) return this.#halt('failing');
    this.#pump();
    if (this.#places.length === 2) this.#kit.onRest();
    else this.#kit.onChange();
  }

  async #ask(address: string, record: string, signal: AbortSignal): Promise<Answer> {
    const response = await fetch(address, {
      // Nobody else's host is asked, wherever the portal may send us.
      mode: 'same-origin',
      credentials: 'same-origin',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    if (response.status === 401) return 'signed-out';
    const html = response.ok && /html/.test(response.headers.get('content-type') ?? '') ? await textOf(response) : '';
    if (!html) {
      // A file that nobody reads must not go on coming.
      if (!response.bodyUsed) void response.body?.cancel();
      return 'lookup-failed';
    }
    const page = new DOMParser().parseFromString(html, 'text/html');
    const read = await this.#kit.read(page, response.url);
    const reading = read?.detail && (await this.#kit.paced(read.detail.read()));
    const detail = reading?.observation;
    // A form to change one's password may be on every page of a portal.
    const asks = (one: Document) => one.querySelector('input[type=password]') !== null;
    if (!read || !detail) return asks(page) && !asks(this.#kit.document) ? 'signed-out' : 'lookup-no-start';
    if (detail.record !== record) return 'lookup-other-record';
    const times: Observation['times'] = {};
    for (const role of STARTS) if (detail.times[role]) times[role] = detail.times[role];
    void this.#tell(read, detail, response.url);
    return Object.keys(times).length > 0 ? times : 'lookup-no-start';
  }

  /** The log keeps what was found: the next visit asks for nothing. */
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

/** Waits until no other frame or tab of the portal has the place; plain addresses of an intranet have no such turns. */
const inTurn = <T>(place: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  (navigator as { locks?: LockManager }).locks?.request(place, { signal }, work) ?? work();

/** A response's text in its own character set, which pages may name themselves; empty where it is too long. */
async function textOf({ body, headers }: Response): Promise<string> {
  const reader = body?.getReader();
  let decoder: TextDecoder | undefined;
  let text = '';
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    const said = headers.get('content-type') + new TextDecoder('latin1').decode(part.value.slice(0, 1024));
    decoder ??= new TextDecoder(/charset=["']?([\w-]+)/i.exec(said)?.[1] ?? 'utf-8');
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= LONGEST) continue;
    void reader?.cancel();
    return '';
  }
  return text;
}
