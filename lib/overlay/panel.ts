import type { KnownTimes } from '../log/types';
import { Card } from './card';
import type { Surroundings } from './config';
import { CONCERNS } from './counts';
import type { hostElement } from './host';
import { Notice } from './notice';
import { Pointing } from './pointing';
import { Reporter } from './reporter';
import type { Row } from './rows';

/** What a panel needs of its session. */
export interface PanelKit {
  document: Document;
  world: Surroundings;
  signal: AbortSignal;
  /** The session's own, so that it knows the panel's elements as ours. */
  makeHost: typeof hostElement;
  /** Rows with a clock, in the page's order. */
  rows(): Row[];
  /** Makes a row's badge if it has none yet. */
  ensure(row: Row): void;
  /** Fills and opens the card for a row. */
  explain(card: Card, row: Row): void;
  /** The log knows what the page does not print. */
  learn(known: KnownTimes[]): void;
  /** Whether the extension still stands behind the page. */
  live(): boolean;
}

/**
 * What a page with records has beside its badges: the notice, the card, the ways of mouse and keyboard to it, and what
 * tells the log. Its script is loaded when the first records are found, so that other pages of a portal do without.
 */
export interface Panel {
  card: Card;
  notice: Notice;
  pointing: Pointing;
  reporter: Reporter;
}
export type CreatePanel = (kit: PanelKit) => Panel;

export const createPanel: CreatePanel = (kit) => {
  const { document, world, signal, makeHost, rows, ensure, explain, learn, live } = kit;
  const card = new Card(document, makeHost);
  const isConcerned = ({ clock, element }: Row) =>
    clock !== undefined && (CONCERNS as readonly string[]).includes(clock.state) && element.getClientRects().length > 0;
  const notice = new Notice(document, makeHost, () => {
    if (live()) pointing.next(rows().filter(isConcerned));
  });
  const pointing = new Pointing(document, signal, {
    card,
    rows,
    ensure,
    show: (row) => explain(card, row),
    uncover: (element) => notice.uncover(element),
  });
  return { card, notice, pointing, reporter: new Reporter(document, world, signal, learn) };
};
