import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import { headersChanged, type List } from '../portals/lists';
import {
  adapterLabel,
  emptyTally,
  healthOf,
  type Page,
  recognize,
  tallyObservation,
  tallyUnreadable,
} from '../portals/read';
import type { Health, Moment, Observation } from '../portals/types';
import { Card } from './card';
import type { OverlayConfig, Surroundings } from './config';
import { CONCERNS, type Counts, Notice, noCounts } from './notice';
import { paced } from './pace';
import { Pointing } from './pointing';
import { Reporter } from './reporter';
import { Row } from './rows';
import { type Changes, Watch } from './watch';

/** What a page's overlay says of itself. */
export interface SessionState {
  /** `id@version`, absent when no adapter claims the page. */
  adapter?: string;
  status?: Health['status'];
  /** Rows by the state of their first clock. */
  counts: Counts;
  /** Portal clock minus PC clock in ms where that is more than two minutes, else 0. */
  skew: number;
}

/** Clock differences up to this much are nobody's concern. */
const SKEW_TOLERANCE = 120_000;
/** Longest sleep of the timer: no event tells an orphaned page that its extension is gone, or that the PC slept. */
const HEARTBEAT = 10_000;
/** Rows this far outside the viewport get their badges: one screen. */
const MARGIN = '100%';

/**
 * The overlay of one page: observe, reconcile, show. One observer for the page's changes, one for what is near the
 * viewport, one timer that sleeps until something shown changes; nothing runs in a hidden tab.
 */
export class Session {
  readonly #document: Document;
  readonly #world: Surroundings;
  readonly #abort = new AbortController();
  readonly #watch: Watch;
  readonly #near: IntersectionObserver;
  readonly #card: Card;
  readonly #notice: Notice;
  readonly #pointing: Pointing;
  readonly #reporter: Reporter;
  #config: OverlayConfig;
  #page: Page | undefined;
  #rows = new Map<Element, Row>();
  #rowOf = new WeakMap<Element, Row>();
  #known = new Map<string, KnownTimes['times']>();
  #health: Health | undefined;
  #counts = noCounts();
  #skew = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  #scanning = false;
  #stale = false;
  #structure = true;
  #lists = new Set<Element>();

  constructor(document: Document, config: OverlayConfig, world: Surroundings) {
    this.#document = document;
    this.#config = config;
    this.#world = world;
    this.#watch = new Watch(document, (changes) => this.#onChanges(changes));
    this.#near = new IntersectionObserver((entries) => this.#onNear(entries), {
      rootMargin: MARGIN,
      ...({ scrollMargin: MARGIN } as object),
    });
    this.#card = new Card(document);
    this.#notice = new Notice(document, () => this.#jump());
    this.#pointing = new Pointing(document, this.#abort.signal, {
      card: this.#card,
      rows: () => this.#ordered(),
      ensure: (row) => this.#watch.quietly(() => row.show(this.#document, this.#config, this.#now())),
      show: (row) => {
        const { badge, observation } = row;
        if (!this.#live() || !badge || !observation) return;
        this.#card.show(badge.host, observation.record, row.clocks, this.#config.words, this.#config.say, this.#now());
      },
    });
    this.#reporter = new Reporter(document, world);
  }

  /** Starts watching and reads the page as it stands. */
  start(): void {
    const { signal } = this.#abort;
    this.#removeStrangers(this.#document);
    this.#watch.start(this.#config.adapters);
    this.#document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    const view = this.#document.defaultView;
    // A page back from the back–forward cache has slept through any number of changes.
    view?.addEventListener('pageshow', (event) => event.persisted && this.#wake(), { signal });
    view?.addEventListener('focus', () => this.#wake(), { signal });
    void this.#scan();
  }

  state(): SessionState {
    const { adapter } = this.#page ?? {};
    return {
      ...(adapter && { adapter: adapterLabel(adapter) }),
      status: this.#health?.status,
      counts: { ...this.#counts },
      skew: this.#skew,
    };
  }

  /** Scrolls to a record's row and focuses its badge; false when this page has no such row. */
  show(record: string): boolean {
    const row = this.#ordered().find(({ observation }) => observation?.record === record);
    if (row) this.#pointing.focus(row);
    return row !== undefined;
  }

  /** New hours, policies, language or adapters: everything shown is computed anew. */
  reconfigure(config: OverlayConfig): void {
    this.#config = config;
    for (const row of this.#rows.values()) row.dirty = true;
    this.#structure = true;
    this.#schedule();
  }

  /** Takes every trace of ours out of the page. */
  stop(): void {
    this.#halt();
    for (const row of this.#rows.values()) row.remove();
    this.#removeStrangers(this.#document);
  }

  #halt(): void {
    this.#abort.abort();
    this.#watch.stop();
    this.#near.disconnect();
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) this.#document.defaultView?.cancelAnimationFrame(this.#frame);
    this.#card.hide();
  }

  /** The extension is gone from under the page: stop, and let no countdown look alive. */
  #grey(): void {
    if (this.#stale) return;
    this.#stale = true;
    this.#halt();
    for (const { badge } of this.#rows.values()) badge?.grey(this.#config.say('reload'));
    this.#showNotice();
  }

  #live(): boolean {
    if (this.#abort.signal.aborted) return false;
    if (this.#world.alive()) return true;
    this.#grey();
    return false;
  }

  #now(): EpochMs {
    return this.#world.now() + this.#skew;
  }

  #hidden(): boolean {
    return this.#document.visibilityState === 'hidden';
  }

  #wake(): void {
    if (this.#hidden()) {
      clearTimeout(this.#timer);
      return;
    }
    if (!this.#live()) return;
    this.#refresh();
    if (this.#structure || this.#lists.size > 0 || [...this.#rows.values()].some(({ dirty }) => dirty))
      this.#schedule();
  }

  #onChanges({ structure, lists, rows }: Changes): void {
    if (structure) this.#structure = true;
    for (const list of lists) this.#lists.add(list);
    for (const row of rows) row.dirty = true;
    this.#schedule();
  }

  /** Work waits for the next frame: many changes, one reading; and a hidden tab has no frames. */
  #schedule(): void {
    if (this.#frame !== undefined || this.#scanning || this.#abort.signal.aborted) return;
    this.#frame = this.#document.defaultView?.requestAnimationFrame(() => {
      this.#frame = undefined;
      void this.#scan();
    });
  }

  async #scan(): Promise<void> {
    if (this.#scanning || !this.#live()) return;
    this.#scanning = true;
    try {
      this.#recognize();
      if (!(await this.#read())) return;
      this.#settle();
    } finally {
      this.#scanning = false;
    }
    if (this.#structure || this.#lists.size > 0 || [...this.#rows.values()].some(({ dirty }) => dirty))
      this.#schedule();
  }

  /** Finds the lists again if the page's structure changed, and brings the set of rows up to date. */
  #recognize(): void {
    const lists = this.#page?.lists ?? [];
    if (
      !this.#structure &&
      lists.some((list) => !list.element.isConnected || (this.#lists.has(list.element) && headersChanged(list)))
    )
      this.#structure = true;
    if (!this.#structure && this.#page?.lists.length === 0) this.#structure = this.#lists.size > 0;
    if (this.#structure) {
      this.#page = recognize(this.#document, this.#document.location.href, this.#config.adapters);
      this.#structure = false;
    }
    this.#lists.clear();
    const rows = new Map<Element, Row>();
    const keep = (element: Element, list: List | undefined) => {
      let row = this.#rows.get(element);
      // Another plan of the columns: what was read under the old one counts for nothing.
      if (row && row.list !== list) {
        row.remove();
        this.#near.unobserve(element);
        row = undefined;
      }
      rows.set(element, row ?? new Row(element, list));
    };
    for (const list of this.#page?.lists ?? []) for (const element of list.grid.rows()) keep(element, list);
    if (this.#page?.detail) keep(this.#page.detail.element, undefined);
    for (const [element, row] of this.#rows) {
      if (rows.has(element)) continue;
      this.#near.unobserve(element);
      this.#rowOf.delete(element);
      this.#watch.quietly(() => row.remove());
    }
    this.#rows = rows;
    for (const [element, row] of rows) this.#rowOf.set(element, row);
    const watched = new Set((this.#page?.lists ?? []).map(({ element }) => element));
    this.#watch.know(this.#rowOf, watched);
  }

  async #read(): Promise<boolean> {
    const detail = this.#page?.detail;
    const changed: Row[] = [];
    const done = await paced(
      this.#rows.values(),
      (row) => {
        if (!row.dirty) return;
        row.take(row.list ? row.list.read(row.element) : detail?.read());
        row.evaluate(this.#config, this.#now(), this.#knownOf);
        changed.push(row);
      },
      this.#abort.signal,
    );
    if (!done || !this.#live()) return false;
    for (const row of changed) {
      if (row.observation) this.#near.observe(row.element);
      else this.#near.unobserve(row.element);
    }
    this.#watch.quietly(() => {
      for (const row of changed) if (row.near || row.badge || !row.observation) this.#present(row);
      for (const list of this.#page?.lists ?? []) this.#removeStrangers(list.element);
    });
    return true;
  }

  #knownOf = (observation: Observation): Partial<Record<string, Moment>> | undefined =>
    this.#known.get(`${observation.kind}|${observation.record}`);

  #present(row: Row): void {
    row.show(this.#document, this.#config, this.#now());
  }

  /** Copies of our elements that a page made by copying its own cells, or that an earlier overlay left behind. */
  #removeStrangers(root: Document | Element): void {
    const own = new Set<Element>();
    for (const { badge } of this.#rows.values()) if (badge) own.add(badge.host);
    own.add(this.#notice.host).add(this.#card.host);
    const stopped = this.#abort.signal.aborted;
    for (const element of root.querySelectorAll('dh-badge,dh-health,dh-card'))
      if (stopped || !own.has(element)) element.remove();
  }

  #onNear(entries: IntersectionObserverEntry[]): void {
    if (!this.#live()) return;
    const now = this.#now();
    const come: Row[] = [];
    for (const { target, isIntersecting } of entries) {
      const row = this.#rowOf.get(target);
      if (!row) continue;
      row.near = isIntersecting;
      if (isIntersecting && row.observation) come.push(row);
    }
    if (come.length === 0) return;
    this.#watch.quietly(() => {
      for (const row of come) {
        row.evaluate(this.#config, now, this.#knownOf);
        this.#present(row);
      }
    });
    this.#pointing.settle();
    this.#sleep();
  }

  /** After a reading: counts, health, notice, log, and the timer. */
  #settle(): void {
    const page = this.#page;
    const tally = emptyTally();
    for (const row of this.#rows.values()) {
      if (row.observation && !row.observation.secret) tallyObservation(tally, row.observation);
      else if (row.unreadable) tallyUnreadable(tally);
    }
    this.#health = page && healthOf(page, tally);
    this.#count();
    this.#showNotice();
    this.#pointing.settle();
    this.#sleep();
    if (!page || !this.#health) return;
    const rows = [...this.#rows.values()].filter(
      ({ near, list }) => near || !list || list.element.getClientRects().length > 0,
    );
    const observations = rows.map(({ observation }) => observation).filter((one) => one !== undefined);
    this.#reporter.report(
      { adapter: page.adapter, health: this.#health, observations, now: () => this.#now() },
      (known) => this.#learn(known),
    );
    if (page.adapter.requests.clock) void this.#measureSkew();
  }

  #learn(known: KnownTimes[]): void {
    if (known.length === 0 || !this.#live()) return;
    for (const { kind, record, times } of known) this.#known.set(`${kind}|${record}`, times);
    this.#refresh();
  }

  #skewAsked = false;
  async #measureSkew(): Promise<void> {
    if (this.#skewAsked || this.#hidden()) return;
    this.#skewAsked = true;
    const skew = await this.#world.measureSkew(this.#document);
    if (Math.abs(skew) <= SKEW_TOLERANCE || !this.#live()) return;
    this.#skew = skew;
    this.#refresh();
  }

  #count(): void {
    this.#counts = noCounts();
    for (const { clock } of this.#rows.values()) if (clock) this.#counts[clock.state]++;
  }

  #showNotice(): void {
    const { say, words } = this.#config;
    this.#watch.quietly(() => {
      if (!this.#health) {
        this.#notice.host.remove();
        return;
      }
      const skew = this.#skew === 0 ? '' : say('skew', { duration: words.span(Math.abs(this.#skew)) });
      this.#notice.show({ health: this.#health, counts: this.#counts, skew, stale: this.#stale }, say);
    });
  }

  /** Brings everything shown to the present moment. Far badges only follow a change of state. */
  #refresh(): void {
    if (!this.#live()) return;
    const now = this.#now();
    this.#watch.quietly(() => {
      for (const row of this.#rows.values()) {
        const before = row.clock?.state;
        row.evaluate(this.#config, now, this.#knownOf);
        if (row.badge && (row.near || row.clock?.state !== before)) this.#present(row);
        else if (row.near) this.#present(row);
      }
    });
    this.#count();
    this.#showNotice();
    this.#sleep();
  }

  /** The minute's work: only rows in view whose words change, and any row whose state does. */
  #tick(): void {
    if (!this.#live() || this.#hidden()) return;
    const now = this.#now();
    let states = false;
    this.#watch.quietly(() => {
      for (const row of this.#rows.values()) {
        const { clock } = row;
        if (!clock) continue;
        const flips = clock.nextState !== undefined && clock.nextState <= now;
        if (!flips && !(row.near && clock.nextChange !== undefined && clock.nextChange <= now)) continue;
        row.evaluate(this.#config, now, this.#knownOf);
        states ||= flips;
        if (row.badge) this.#present(row);
      }
    });
    if (states) {
      this.#count();
      this.#showNotice();
    }
    this.#sleep();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    if (this.#hidden() || this.#abort.signal.aborted || this.#rows.size === 0) return;
    const now = this.#now();
    let next = now + HEARTBEAT;
    for (const { clock, near } of this.#rows.values()) {
      if (!clock) continue;
      if (clock.nextState !== undefined && clock.nextState < next) next = clock.nextState;
      if (near && clock.nextChange !== undefined && clock.nextChange < next) next = clock.nextChange;
    }
    this.#timer = setTimeout(() => this.#tick(), Math.max(next - now, 50));
  }

  /** Rows with a clock, in the page's order. */
  #ordered(): Row[] {
    return [...this.#rows.values()].filter(({ clock }) => clock !== undefined);
  }

  #jump(): void {
    if (!this.#live()) return;
    const concerned = this.#ordered().filter(
      ({ clock, element }) =>
        clock && (CONCERNS as readonly string[]).includes(clock.state) && element.getClientRects().length > 0,
    );
    this.#pointing.next(concerned);
  }
}
