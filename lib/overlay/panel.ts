import { Card } from './card';
import type { hostElement } from './host';
import { Notice } from './notice';
import { Pointing } from './pointing';
import type { Row } from './rows';

/** What a panel needs of its session. */
export interface PanelKit {
  document: Document;
  signal: AbortSignal;
  /** The session's own, so that it knows the panel's elements as ours. */
  makeHost: typeof hostElement;
  /** Rows with a clock, in the page's order. */
  rows(): Row[];
  /** Makes a row's badge if it has none yet. */
  ensure(row: Row): void;
  /** Fills and opens the card for a row. */
  explain(card: Card, row: Row): void;
  /** The user asks for the next row concerned. */
  onNext(): void;
}

/**
 * What a page with records has beside its badges: the notice, the card, and the ways of mouse and keyboard to it. Its
 * script is loaded when the first records are found, so that other pages of a portal do without.
 */
export interface Panel {
  card: Card;
  notice: Notice;
  pointing: Pointing;
}
export type CreatePanel = (kit: PanelKit) => Panel;

export const createPanel: CreatePanel = ({ document, signal, makeHost, rows, ensure, explain, onNext }) => {
  const card = new Card(document, makeHost);
  const notice = new Notice(document, makeHost, onNext);
  const pointing = new Pointing(document, signal, {
    card,
    rows,
    ensure,
    show: (row) => explain(card, row),
    uncover: (element) => notice.uncover(element),
  });
  return { card, notice, pointing };
};
