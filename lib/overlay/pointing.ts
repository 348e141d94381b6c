import type { Card } from './card';
import type { Row } from './rows';

interface PointingOptions {
  card: Card;
  /** Rows with a clock, in the page's order. */
  rows(): Row[];
  /** Makes the row's badge if it has none yet. */
  ensure(row: Row): void;
  /** Fills and opens the card for a row. */
  show(row: Row): void;
  /** Keeps an element of the page that has the focus from being covered. */
  uncover(element: Element): void;
}

const SWALLOWED = ['click', 'auxclick', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'] as const;

/**
 * Mouse and keyboard over the badges. All badges of a page are one stop of the Tab key; arrows move between them; Enter
 * pins the card, Escape closes it. What is done on a badge never reaches the page's own row handlers.
 */
export class Pointing {
  readonly #document: Document;
  readonly #options: PointingOptions;
  #stop: HTMLElement | undefined;
  #pinned = false;
  #current: Row | undefined;

  constructor(document: Document, signal: AbortSignal, options: PointingOptions) {
    this.#document = document;
    this.#options = options;
    const listen = { capture: true, signal };
    const view = document.defaultView ?? window;
    view.addEventListener('pointerover', (event) => this.#hover(event), { ...listen, passive: true });
    view.addEventListener('focusin', (event) => this.#focused(event), listen);
    view.addEventListener('focusout', () => !this.#pinned && this.#options.card.hide(), listen);
    view.addEventListener('keydown', (event) => this.#key(event), listen);
    view.addEventListener('scroll', () => this.#options.card.follow(), { ...listen, passive: true });
    for (const type of SWALLOWED) view.addEventListener(type, (event) => this.#press(event), listen);
  }

  /** Keeps exactly one badge in the Tab order. */
  settle(): void {
    this.renew([]);
    if (this.#stop?.isConnected) return;
    const first = this.#options.rows().find(({ badge }) => badge?.host.isConnected)?.badge?.host;
    if (first) this.#makeStop(first);
  }

  /** Scrolls to a row and focuses its badge. */
  focus(row: Row): void {
    this.#current = row;
    this.#options.ensure(row);
    const host = row.badge?.host;
    if (!host) return;
    const calm = this.#document.defaultView?.matchMedia('(prefers-reduced-motion: no-preference)').matches;
    host.scrollIntoView({ block: 'center', behavior: calm ? 'smooth' : 'auto' });
    this.#makeStop(host);
    host.focus({ preventScroll: true });
  }

  /** The next of some rows after the one last gone to, from the top again after the last. */
  next(rows: Row[]): void {
    const all = this.#options.rows();
    const from = this.#current ? all.indexOf(this.#current) : -1;
    const target = rows.find((row) => all.indexOf(row) > from) ?? rows[0];
    if (target) this.focus(target);
  }

  /** Rows were written anew: an open card says what its badge says, and closes when that is gone. */
  renew(rows: Row[]): void {
    const { owner } = this.#options.card;
    if (!owner) return;
    const row = rows.find(({ badge }) => badge?.host === owner);
    if (!owner.isConnected) this.close();
    else if (row) this.#options.show(row);
  }

  close(): void {
    this.#pinned = false;
    this.#options.card.hide();
  }

  #makeStop(host: HTMLElement): void {
    if (this.#stop && this.#stop !== host) this.#stop.tabIndex = -1;
    this.#stop = host;
    if (host.tabIndex !== 0) host.tabIndex = 0;
  }

  #rowOf(event: Event): Row | undefined {
    const target = event.target as Element | null;
    if (target?.localName !== 'dh-badge') return undefined;
    return this.#options.rows().find(({ badge }) => badge?.host === target);
  }

  #hover(event: Event): void {
    if (this.#pinned) return;
    const row = this.#rowOf(event);
    if (row) this.#options.show(row);
    else if (this.#options.card.owner && (event.target as Element | null)?.localName !== 'dh-card')
      this.#options.card.hide();
  }

  #focused(event: Event): void {
    const row = this.#rowOf(event);
    if (!row?.badge) {
      if (event.target instanceof Element) this.#options.uncover(event.target);
      return;
    }
    this.#current = row;
    this.#makeStop(row.badge.host);
    this.#options.show(row);
  }

  #press(event: Event): void {
    const row = this.#rowOf(event);
    if (!row) {
      if (this.#pinned && event.type === 'pointerdown') this.close();
      return;
    }
    event.stopPropagation();
    if (event.type !== 'click') return;
    event.preventDefault();
    this.#toggle(row);
  }

  #toggle(row: Row): void {
    this.#pinned = !this.#pinned;
    if (this.#pinned) this.#options.show(row);
    else this.#options.card.hide();
  }

  #key(event: KeyboardEvent): void {
    const row = this.#rowOf(event);
    if (event.key === 'Escape' && this.#options.card.owner) {
      this.close();
      // On a badge it was meant for the card, not for a dialog of the page's around it.
      if (row) event.stopPropagation();
      return;
    }
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = this.#options.rows();
    const at = rows.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      const target = rows[Math.min(Math.max(to, 0), rows.length - 1)];
      if (target) this.focus(target);
    } else if (event.key === 'Enter' || event.key === ' ') this.#toggle(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
