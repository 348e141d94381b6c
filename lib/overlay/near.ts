import type { Work } from '../portals/work';
import { paced } from './pace';
import type { Row } from './rows';

/** Rows this far outside the viewport count as near: one screen. */
const MARGIN = '100%';
/** Rows are looked at this far apart first; only where one may be near are those between looked at too. */
const STRIDE = 16;
/** How long after a reading the observer gets the rows, in ms. */
const QUIET = 200;

/**
 * Knows which rows are within a screen of the viewport, in the page's own scrolling or in a box that scrolls. Badges are
 * made for these; the rest of a long list costs nothing but its reading.
 */
export class Nearness {
  /** The rows within a screen of the viewport. */
  readonly rows = new Set<Row>();
  readonly #observer: IntersectionObserver;
  readonly #document: Document;
  readonly #signal: AbortSignal;
  /** Rows that the observer has yet to be told of. */
  readonly #unwatched = new Set<Row>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `come` hears of rows that came near later, by scrolling, filtering or a pane being opened. */
  constructor(
    document: Document,
    signal: AbortSignal,
    rowOf: (element: Element) => Row | undefined,
    come: (rows: Row[]) => void,
  ) {
    this.#document = document;
    this.#signal = signal;
    // A scroll margin counts for the page's own scrolling too; older browsers only know the root's.
    const scrollMargins = 'scrollMargin' in IntersectionObserver.prototype;
    this.#observer = new IntersectionObserver(
      (entries) => {
        const rows: Row[] = [];
        for (const { target, isIntersecting } of entries) {
          const row = rowOf(target);
          if (!row) continue;
          if (isIntersecting && row.observation && !(this.rows.has(row) && row.badge)) rows.push(row);
          this.#set(row, isIntersecting);
        }
        if (rows.length > 0) come(rows);
      },
      scrollMargins ? ({ scrollMargin: MARGIN } as object) : { rootMargin: MARGIN },
    );
  }

  /**
   * Looks at rows just read, while nothing has been written: their badges then come in one frame with the notice, and the
   * table is laid out once. From then on the observer tells: it gets its thousands of rows when the page has come to
   * rest. Rows stand in the page's order.
   */
  *look(rows: Row[]): Work<void> {
    const height = this.#document.documentElement.clientHeight;
    const place = (row: Row | undefined) => {
      if (!row) return 0;
      const { top, bottom } = row.element.getBoundingClientRect();
      if (top === bottom) return undefined;
      return bottom <= -height ? -1 : top >= 2 * height ? 1 : 0;
    };
    for (let from = 0; from < rows.length; from += STRIDE) {
      yield;
      const until = Math.min(from + STRIDE, rows.length);
      const first = place(rows[from]);
      const last = place(rows[until - 1]);
      // Both ends beyond the same side of the screen: so is everything between. A hidden end says nothing.
      const away = first === last && first !== 0 && first !== undefined;
      for (let at = from; at < until; at++) {
        const row = rows[at] as Row;
        if (!row.observation) continue;
        this.#set(row, !away && place(row) === 0);
        if (!row.watched) this.#unwatched.add(row);
      }
    }
    if (this.#unwatched.size > 0) this.#timer ??= setTimeout(() => void paced(this.#watchAll(), this.#signal), QUIET);
  }

  #set(row: Row, near: boolean): void {
    if (near) this.rows.add(row);
    else this.rows.delete(row);
  }

  forget(row: Row): void {
    row.watched = false;
    this.rows.delete(row);
    this.#unwatched.delete(row);
    this.#observer.unobserve(row.element);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
  }

  *#watchAll(): Work<void> {
    this.#timer = undefined;
    for (const row of this.#unwatched) {
      this.#unwatched.delete(row);
      row.watched = true;
      this.#observer.observe(row.element);
      yield;
    }
  }
}
