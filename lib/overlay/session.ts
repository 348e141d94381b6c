import type { EpochMs } from '../calendar/types';
import { adapterLabel } from '../portals/adapter';
import { emptyObservation, statusReader, take } from '../portals/fields';
import type { List } from '../portals/lists';
import { recognizing } from '../portals/read';
import type { FieldRole, Health, Observation } from '../portals/types';
import type { Work } from '../portals/work';
import { Agenda } from './agenda';
import { Book } from './book';
import type { OverlayConfig, Surroundings } from './config';
import { type Counts, noCounts } from './counts';
import { hostElement } from './host';
import type { Amended } from './knowledge';
import { Nearness } from './near';
import { paced } from './pace';
import type { Panel } from './panel';
import type { Row } from './rows';
import { removeAll, strangers } from './strangers';
import { Wakeful } from './wakeful';
import { Watch } from './watch';

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

/**
 * The overlay of one page: observe, reconcile, show. One observer for the page's changes, one for what is near the
 * viewport, one timer that sleeps until something shown changes; nothing runs in a hidden tab.
 */
export class Session {
  readonly #document: Document;
  readonly #world: Surroundings;
  readonly #abort = new AbortController();
  readonly #book: Book;
  readonly #watch: Watch;
  readonly #near: Nearness;
  readonly #agenda: Agenda;
  readonly #timer: Wakeful;
  #panel: Panel | undefined;
  #panelAsked: Promise<void> | undefined;
  #config: OverlayConfig;
  #health: Health | undefined;
  #counts = noCounts();
  #skew = 0;
  #pending = false;
  #scanning = false;
  #stale = false;
  #address: string;
  /** Lists that could be seen when they were last read. */
  #shown = new Set<List>();

  constructor(document: Document, config: OverlayConfig, world: Surroundings) {
    this.#document = document;
    this.#config = config;
    this.#world = world;
    this.#address = document.location.href;
    this.#watch = new Watch(document, (changes) => {
      this.#book.note(changes);
      this.#schedule();
    });
    this.#book = new Book(document, (row) => {
      this.#near.forget(row);
      if (row.badge) this.#watch.quietly(() => row.remove());
    });
    this.#near = new Nearness(
      document,
      this.#abort.signal,
      (element) => this.#book.rowOf.get(element),
      (rows) => this.#onCome(rows),
    );
    this.#agenda = new Agenda(this.#near.rows);
    this.#timer = new Wakeful(document, this.#abort.signal, () => this.#paced(this.#tick()));
  }

  /** Starts watching and reads the page as it stands. */
  start(): void {
    const { signal } = this.#abort;
    void this.#paced(this.#tidy());
    this.#watch.start(this.#config.adapters);
    this.#document.addEventListener('visibilitychange', () => this.#wake(), { signal });
    const view = this.#document.defaultView;
    // A page back from the back–forward cache has slept through any number of changes.
    view?.addEventListener('pageshow', (event) => event.persisted && this.#wake(), { signal });
    view?.addEventListener('focus', () => this.#wake(), { signal });
    // A new address may give the same words another meaning.
    const { navigation } = globalThis as { navigation?: EventTarget };
    navigation?.addEventListener('navigatesuccess', () => this.#moved(), { signal });
    if (!this.#hidden()) void this.#scan();
  }

  state(): SessionState {
    const { adapter } = this.#book.page ?? {};
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
    if (row) void this.#loadPanel().then(() => this.#panel?.pointing.focus(row));
    return row !== undefined;
  }

  /** New hours, policies, language or adapters: everything shown is computed anew. */
  reconfigure(config: OverlayConfig): void {
    this.#config = config;
    this.#book.reopen();
    this.#schedule();
  }

  /** Takes every trace of ours out of the page. */
  stop(): void {
    this.#halt();
    removeAll(this.#document);
  }

  #halt(): void {
    this.#abort.abort();
    this.#watch.stop();
    this.#near.stop();
    this.#panel?.card.hide();
  }

  /** The extension is gone from under the page: stop, and let no countdown look alive. */
  #grey(): void {
    if (this.#stale) return;
    this.#stale = true;
    this.#halt();
    this.#panel?.card.host.remove();
    for (const { badge } of this.#book.rows.values()) badge?.grey(this.#config.say('reload'));
    this.#showNotice();
  }

  /** The first slice of it at once. */
  #paced = <T>(work: Work<T>): Promise<T | undefined> => paced(work, this.#abort.signal);

  #live(): boolean {
    if (this.#abort.signal.aborted) return false;
    if (this.#world.alive()) return true;
    this.#grey();
    return false;
  }

  #now(): EpochMs {
    return this.#world.now() + this.#skew;
  }

  #moved(): void {
    const { href } = this.#document.location;
    if (href === this.#address) return;
    this.#address = href;
    this.#book.reopen();
    this.#schedule();
  }

  #hidden(): boolean {
    return this.#document.visibilityState === 'hidden';
  }

  #wake(): void {
    if (this.#hidden()) {
      this.#timer.stop();
      return;
    }
    if (!this.#live()) return;
    void this.#refresh();
    if (this.#book.behind()) this.#schedule();
  }

  /** Work waits for the next frame: many changes, one reading; and a hidden tab has no frames. */
  #schedule(): void {
    const view = this.#document.defaultView;
    if (this.#pending || this.#scanning || this.#abort.signal.aborted || !view) return;
    this.#pending = true;
    const scan = () => {
      this.#pending = false;
      void this.#scan();
    };
    const wait = this.#book.wait(performance.now());
    if (wait === 0) view.requestAnimationFrame(scan);
    else view.setTimeout(() => view.requestAnimationFrame(scan), wait);
  }

  async #scan(): Promise<void> {
    if (this.#scanning || !this.#live()) return;
    this.#scanning = true;
    try {
      await this.#paced(this.#read());
    } finally {
      this.#scanning = false;
    }
    if (this.#book.behind()) this.#schedule();
  }

  *#read(): Work<void> {
    this.#watch.hold();
    try {
      yield* this.#book.update(this.#config.adapters);
    } finally {
      this.#watch.know(this.#book.rowOf, this.#book.lists);
    }
    const { rows, page, lists } = this.#book;
    const changed: Row[] = [];
    for (const row of rows.values()) {
      if (!row.dirty) continue;
      row.take(row.list ? row.list.read(row.element) : page?.detail && (yield* page.detail.read()));
      this.#evaluate(row);
      changed.push(row);
      yield;
    }
    if (!this.#live()) return;
    for (const row of changed) if (!row.observation) this.#near.forget(row);
    yield* this.#near.look(changed);
    this.#shown = new Set(lists.filter(({ element }) => element.getClientRects().length > 0));
    this.#present(changed.filter((row) => this.#near.rows.has(row) || row.badge || !row.observation));
    yield* this.#tidy();
    void this.#settle();
  }

  *#tidy(): Work<void> {
    for (const one of yield* strangers(this.#document)) this.#watch.quietly(() => one.remove());
  }

  #amend = (observation: Observation): Amended => this.#panel?.amend(observation) ?? observation;

  #evaluate(row: Row): void {
    row.evaluate(this.#config, this.#now(), this.#amend);
    this.#agenda.note(row);
  }

  /** First all looks, then all writes. */
  #present(rows: Row[]): void {
    if (rows.length === 0) return;
    const now = this.#now();
    for (const row of rows) {
      row.aim(now);
      this.#agenda.note(row);
    }
    this.#watch.quietly(() => {
      for (const row of rows) row.show(this.#document, this.#config, now);
    });
    this.#panel?.renew(rows);
  }

  #onCome(rows: Row[]): void {
    if (!this.#live()) return;
    for (const row of rows) this.#evaluate(row);
    this.#present(rows);
    this.#panel?.pointing.settle();
    this.#sleep();
  }

  /** After a reading: counts, health, notice, log, and the timer. */
  async #settle(): Promise<void> {
    const { page } = this.#book;
    this.#count();
    this.#panel?.pointing.settle();
    this.#sleep();
    if (!page) {
      this.#health = undefined;
      this.#showNotice();
      return;
    }
    const rows = [...this.#book.rows.values()];
    const at = this.#now();
    await this.#loadPanel();
    // A newer reading may have come while the panel was loaded or judged: it will be told itself.
    const isNew = () => this.#book.page === page;
    if (!this.#panel || !isNew()) return;
    const isShown = ({ list }: Row) => !list || this.#shown.has(list);
    const health = await this.#paced(this.#panel.settle({ page, rows, isShown, at, config: this.#config }));
    if (!health || !isNew()) return;
    this.#health = health;
    this.#showNotice();
  }

  /** Once, when the page turns out to hold records: the notice, the card, and the ways to it. */
  #loadPanel(): Promise<void> {
    this.#panelAsked ??= this.#world.loadPanel().then((create) => {
      // The worker may have been starting: the next reading asks again.
      if (!create) this.#panelAsked = undefined;
      if (!create || !this.#live()) return;
      this.#panel = create({
        document: this.#document,
        signal: this.#abort.signal,
        makeHost: hostElement,
        rows: () => this.#ordered(),
        ensure: (row) => {
          this.#near.rows.add(row);
          this.#present([row]);
        },
        refresh: async () => {
          if (!this.#hidden()) await this.#refresh();
        },
        observe: (adapter, { kind, fields }, code) => {
          const observation = emptyObservation(kind, code);
          const reader = { readStatus: statusReader(adapter, kind), statuses: new Map() };
          for (const role in fields) take(observation, role as FieldRole, fields[role as FieldRole] ?? '', reader);
          return observation;
        },
        read: (other, url) => this.#paced(recognizing(other, url, this.#config.adapters)),
        paced: this.#paced,
        renew: (rows) => this.#onCome(rows),
        redraw: () => this.#showNotice(),
        resettle: () => void this.#settle(),
        now: () => this.#now(),
        correct: (skew) => {
          this.#skew = skew;
          void this.#refresh();
        },
        live: () => this.#live(),
      });
      this.#panel.pointing.settle();
    });
    return this.#panelAsked;
  }

  #count(): void {
    this.#counts = noCounts();
    for (const { clock } of this.#book.rows.values()) if (clock) this.#counts[clock.state]++;
  }

  #showNotice(): void {
    const { say, words } = this.#config;
    this.#watch.quietly(() => {
      if (!this.#health) {
        this.#panel?.notice.host.remove();
        return;
      }
      const content = { health: this.#health, counts: this.#counts, skew: this.#skew, stale: this.#stale };
      this.#panel?.notice.show(content, say, words);
    });
  }

  async #refresh(): Promise<void> {
    if (this.#live()) await this.#paced(this.#renew());
  }

  /** Brings everything shown to the present moment. Far badges only follow a change of state. */
  *#renew(): Work<void> {
    for (const row of this.#book.rows.values()) {
      this.#evaluate(row);
      yield;
    }
    if (!this.#live()) return;
    const differs = ({ badge, clock }: Row) => badge && badge.host.dataset.state !== clock?.state;
    this.#present([...this.#book.rows.values()].filter((row) => this.#near.rows.has(row) || differs(row)));
    this.#count();
    this.#showNotice();
    this.#sleep();
  }

  /** The minute's work: only rows in view whose words change, and any row whose state does. */
  *#tick(): Work<void> {
    if (!this.#live() || this.#hidden()) return;
    let states = false;
    const due = this.#agenda.due(this.#book.rows.values(), this.#now());
    for (const row of due) {
      const before = row.clock?.state;
      this.#evaluate(row);
      states ||= row.clock?.state !== before;
      yield;
    }
    if (!this.#live()) return;
    this.#present(due.filter(({ badge }) => badge));
    if (states) {
      this.#count();
      this.#showNotice();
    }
    this.#sleep();
  }

  #sleep(): void {
    if (this.#book.rows.size > 0 && !this.#abort.signal.aborted) this.#timer.sleep(this.#now(), this.#agenda.next());
  }

  /** Rows with a clock, in the page's order. */
  #ordered(): Row[] {
    return [...this.#book.rows.values()].filter(({ clock }) => clock !== undefined);
  }
}
