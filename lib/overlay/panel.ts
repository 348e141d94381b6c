import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import { judge } from '../portals/health';
import type { Page } from '../portals/read';
import type { Health } from '../portals/types';
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
  /** The portal's clock minus the PC's, in ms, where that matters. */
  correct(skew: number): void;
  /** Whether the extension still stands behind the page. */
  live(): boolean;
}

/** One reading of the whole page. */
export interface Reading {
  page: Page;
  rows: readonly Row[];
  /** What stands in a hidden pane may be long out of date: it is told when it is shown. */
  isShown(row: Row): boolean;
  /** When the page was read, in portal time. */
  at: EpochMs;
  /** An adapter that is not saved read it: the log hears nothing of it. */
  draft?: boolean;
}

/** Clock differences up to this much are nobody's concern. */
const SKEW_TOLERANCE = 120_000;

/**
 * What a page with records has beside its badges: the notice, the card, the ways of mouse and keyboard to it, and what
 * tells the log. Its script is loaded when the first records are found, so that other pages of a portal do without.
 */
export interface Panel {
  card: Card;
  notice: Notice;
  pointing: Pointing;
  /** After a reading: how well the page was understood. Tells the log, and asks the portal's clock once. */
  settle(reading: Reading): Health;
}
export type CreatePanel = (kit: PanelKit) => Panel;

export const createPanel: CreatePanel = (kit) => {
  const { document, world, signal, makeHost, rows, ensure, explain, learn, correct, live } = kit;
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
  const reporter = new Reporter(document, world, signal, learn);
  let skewAsked = false;
  const measureSkew = async () => {
    if (skewAsked || document.visibilityState === 'hidden') return;
    skewAsked = true;
    const skew = await world.measureSkew();
    // Written so that no number at all counts as none.
    if (Math.abs(skew) > SKEW_TOLERANCE && live()) correct(skew);
  };
  const asksForPassword = () =>
    [...document.querySelectorAll('input[type=password]')].some((field) => field.getClientRects().length > 0);
  return {
    card,
    notice,
    pointing,
    settle({ page, rows, isShown, at, draft }) {
      const health = judge(
        page,
        rows.flatMap(({ observation, unreadable }) => observation ?? (unreadable ? 'unreadable' : [])),
        asksForPassword(),
      );
      const news = rows.filter((row) => !row.told && row.observation && isShown(row));
      if (!draft) reporter.report({ health, rows: news, at });
      if (page.adapter.requests.clock) void measureSkew();
      return health;
    },
  };
};
