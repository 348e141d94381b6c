import type { EpochMs } from '../calendar/types';
import { clocksOf } from '../clocks/clocks';
import type { Clock, ClockReason } from '../clocks/types';
import type { List, RowReading } from '../portals/lists';
import { PATTERNS, SELECTORS } from '../portals/patterns';
import type { Observation } from '../portals/types';
import { Badge } from './badge';
import type { OverlayConfig } from './config';
import type { Amended } from './knowledge';

const WINDOW = 10_000;
const ATTEMPTS = 10;

// Shared, since most rows never get more.
const NO_CLOCKS: readonly Clock[] = [];
const NEVER: readonly EpochMs[] = [];

/** One row of a list (or a detail page's one record) and what stands in it. */
export class Row {
  observation: Observation | undefined;
  clocks = NO_CLOCKS;
  badge: Badge | undefined;
  /** Must be read again before it is shown. */
  dirty = true;
  unreadable = false;
  /** Whether the observer of what is near knows it. */
  watched = false;
  /** What came of looking up a start that the page does not print. */
  lookup: ClockReason | undefined;
  /** Whether the log has been told what was read last. */
  told = false;
  /** When a badge that the page keeps removing may be put back. */
  retry: EpochMs | undefined;
  #anchor: Element | undefined;
  /** When the badge was put into the page lately. */
  #attached = NEVER;
  #target: Element | undefined;
  /** Px that the badge may take, 0 beside inline content. */
  #room = 0;

  constructor(
    readonly element: Element,
    readonly list: List | undefined,
  ) {}

  get clock(): Clock | undefined {
    return this.clocks[0];
  }

  /** Takes over a new reading; the badge follows with `show`. */
  take(reading: RowReading | 'blank' | 'unreadable' | undefined): void {
    this.dirty = false;
    this.unreadable = reading === 'unreadable';
    const known = reading === undefined || typeof reading === 'string' ? undefined : reading;
    const before = this.observation;
    this.observation = known?.observation;
    const same = before !== undefined && JSON.stringify(before) === JSON.stringify(this.observation);
    // Read again without anything new in it: the log knows already.
    this.told &&= same;
    // A page that prints something new is no page that fights the badge.
    if (!same) this.#attached = NEVER;
    this.#anchor = known?.anchor;
    if (!known || known.observation.secret) this.clocks = NO_CLOCKS;
  }

  /** Computes the clocks for `now`, from what the page prints and what else is known of the record. */
  evaluate(config: OverlayConfig, now: EpochMs, amend: (observation: Observation) => Amended): void {
    const { observation } = this;
    if (!observation || observation.secret) return;
    const subject = amend(observation);
    this.clocks = clocksOf(subject, config.policies, config.calendar, now);
    const { clock } = this;
    if (!clock) return;
    if (subject.disputed) {
      const { id, legalBasis } = clock;
      this.clocks = [{ id, legalBasis, state: 'unknown', estimated: false, reasons: ['json-disagrees'] }];
    } else if (this.lookup && clock.reasons[0] === 'start-not-printed') clock.reasons[0] = this.lookup;
  }

  /**
   * Looks where the badge belongs. Asks for layout, so it is called for all rows before any of them is written to: a
   * write between two such looks would lay the whole table out again each time.
   */
  aim(now: EpochMs): void {
    this.#target = undefined;
    this.retry = undefined;
    const host = this.badge?.host;
    if (!this.clock || (host?.isConnected && this.element.contains(host))) return;
    // A page that removes the badge again and again has its way for a while.
    this.#attached = this.#attached.filter((at) => now - at < WINDOW);
    if (this.#attached.length >= ATTEMPTS) {
      this.retry = (this.#attached[0] as EpochMs) + WINDOW;
      return;
    }
    this.#target = this.#visibleAnchor();
    if (!this.#target) return;
    const style = this.element.ownerDocument.defaultView?.getComputedStyle(this.#target);
    const inline = PATTERNS.inlineFlow.test(style?.display ?? 'block');
    const padding = Number.parseFloat(style?.paddingLeft ?? '0') + Number.parseFloat(style?.paddingRight ?? '0');
    this.#room = inline ? 0 : this.#target.clientWidth - padding;
  }

  /** Makes, moves, rewrites or removes the badge so that the row carries exactly what its first clock says. */
  show(document: Document, config: OverlayConfig, now: EpochMs): void {
    const { clock, observation } = this;
    if (!clock || !observation) {
      this.remove();
      return;
    }
    if (!this.badge) this.badge = new Badge(document);
    this.badge.show(observation.record, clock, config.words, now);
    if (!this.#target) return;
    const { host } = this.badge;
    if (this.#room === 0) host.setAttribute('data-flow', 'inline');
    else host.removeAttribute('data-flow');
    this.badge.fit(this.#room);
    this.#target.append(host);
    this.#target = undefined;
    this.#attached = [...this.#attached, now];
  }

  /** The cell with the code, or, where that column is hidden, the first one that can be seen. */
  #visibleAnchor(): Element | undefined {
    const anchor = this.#anchor;
    if (!anchor) return undefined;
    const seen = (element: Element) => element.getClientRects().length > 0;
    // Never inside what is itself a link, a control or a single picture.
    const target = anchor.closest(SELECTORS.control)?.parentElement ?? anchor;
    if (seen(target)) return target;
    return (this.list?.grid.cellsOf(this.element) ?? []).find((cell) => cell !== undefined && seen(cell)) ?? target;
  }

  remove(): void {
    this.badge?.host.remove();
    this.badge = undefined;
  }
}
