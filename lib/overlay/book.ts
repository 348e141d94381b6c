import type { Adapter } from '../portals/adapter';
import { headersChanged, type List } from '../portals/lists';
import { type Page, recognizing } from '../portals/read';
import type { Work } from '../portals/work';
import { Row } from './rows';
import type { Changes } from './watch';

/** How often, at most, a page whose structure keeps changing is recognized anew, in ms. */
const RECOGNITION_PAUSE = 300;

/** What a page holds: its lists or its detail, and a row for each record's element, in the page's order. */
export class Book {
  page: Page | undefined;
  rows = new Map<Element, Row>();
  readonly rowOf = new WeakMap<Element, Row>();
  readonly #document: Document;
  /** Takes down what a row that has gone left behind. */
  readonly #drop: (row: Row) => void;
  #structure = true;
  /** Nothing that was understood before counts. */
  #fresh = false;
  #lists = new Set<Element>();
  #recognizedAt = Number.NEGATIVE_INFINITY;

  constructor(document: Document, drop: (row: Row) => void) {
    this.#document = document;
    this.#drop = drop;
  }

  get lists(): List[] {
    return this.page?.lists ?? [];
  }

  /** Notes what the page changed; `update` catches up. */
  note({ structure, lists, rows }: Changes): void {
    if (structure) this.#structure = true;
    for (const list of lists) this.#lists.add(list);
    for (const row of rows) {
      row.dirty = true;
      row.list?.grid.renew();
    }
  }

  /** Everything is to be understood anew: another address, or other adapters. */
  reopen(): void {
    this.#structure = true;
    this.#fresh = true;
    this.#recognizedAt = Number.NEGATIVE_INFINITY;
    for (const row of this.rows.values()) row.dirty = true;
  }

  /** Whether the page has changed since it was last gone through. */
  behind(): boolean {
    if (this.#structure || this.#lists.size > 0) return true;
    for (const { dirty } of this.rows.values()) if (dirty) return true;
    return false;
  }

  /** How long to wait until the page may be gone through again, in ms; 0 for at once. */
  wait(time: number): number {
    return this.#structure ? Math.max(0, this.#recognizedAt + RECOGNITION_PAUSE - time) : 0;
  }

  /** Finds the lists again if the page's structure changed, and brings the rows up to date. */
  *update(adapters: Adapter[]): Work<void> {
    const stale = ({ element }: List) => !element.isConnected;
    if (this.lists.some((list) => stale(list) || (this.#lists.has(list.element) && headersChanged(list))))
      this.#structure = true;
    if (this.lists.length === 0 && this.#lists.size > 0) this.#structure = true;
    for (const { element, grid } of this.lists) if (this.#structure || this.#lists.has(element)) grid.renew();
    this.#lists.clear();
    if (this.#structure) {
      this.#structure = false;
      const fresh = this.#fresh;
      this.#fresh = false;
      // A frameset, a picture or a bare XML file holds no list.
      const readable = this.#document.body?.localName === 'body';
      const page = readable ? yield* recognizing(this.#document, this.#document.location.href, adapters) : undefined;
      if (page && !fresh)
        page.lists = page.lists.map((list) => this.lists.find((known) => sameList(known, list)) ?? list);
      this.page = page;
      this.#recognizedAt = performance.now();
    }
    yield* this.#enumerate();
  }

  *#enumerate(): Work<void> {
    const before = this.rows;
    const rows = new Map<Element, Row>();
    const keep = (element: Element, list: List | undefined) => {
      const known = before.get(element);
      // Another plan of the columns: what was read under the old one counts for nothing.
      const row = known && known.list === list ? known : new Row(element, list);
      rows.set(element, row);
      this.rowOf.set(element, row);
    };
    for (const list of this.lists)
      for (const element of list.grid.rows()) {
        keep(element, list);
        yield;
      }
    if (this.page?.detail) keep(this.page.detail.element, undefined);
    this.rows = rows;
    for (const [element, row] of before) {
      if (rows.get(element) === row) continue;
      this.#drop(row);
      if (!rows.has(element)) this.rowOf.delete(element);
      yield;
    }
  }
}

/**
 * The same element understood in the same way: its rows need not be read again. The page's title does not count, since
 * some pages let theirs tick; a new address has everything read again.
 */
const sameList = (a: List, b: List): boolean => a.element === b.element && a.rule === b.rule && key(a) === key(b);

const key = ({ grid, plan, context }: List): string =>
  JSON.stringify([grid.headers, plan, context.caption, context.heading, context.current]);
