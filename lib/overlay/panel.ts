import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Adapter } from '../portals/adapter';
import { judging } from '../portals/health';
import type { JsonRecord } from '../portals/jsonRecords';
import type { Page } from '../portals/read';
import type { Health, Observation } from '../portals/types';
import type { Work } from '../portals/work';
import { Card } from './card';
import type { Checks } from './checks';
import type { Background, OverlayConfig } from './config';
import { CONCERNS } from './counts';
import { Hearing } from './hearing';
import type { hostElement } from './host';
import { type Amended, Knowledge } from './knowledge';
import { Lookup } from './lookup';
import { Notice } from './notice';
import { Pointing } from './pointing';
import { Reporter } from './reporter';
import type { Row } from './rows';
import { SKEW_TOLERANCE } from './skew';

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
  /** More is known of the page's records: every clock is computed anew. */
  refresh(): Promise<void>;
  /** Reads the fields of a record of the page's own data as if they were printed. */
  observe(adapter: Adapter, record: JsonRecord, code: string): Observation;
  /** The portal's clock minus the PC's, in ms, where that matters. */
  correct(skew: number): void;
  /** What the adapters make of another page of the portal. */
  read(document: Document, url: string): Promise<Page | undefined>;
  /** Does work without holding up the page. */
  paced<T>(work: Work<T>): Promise<T | undefined>;
  /** Rows' words are computed and shown anew. */
  renew(rows: Row[]): void;
  /** The notice is shown anew. */
  redraw(): void;
  /** The page is judged anew, as after a reading. */
  resettle(): void;
  /** Portal time. */
  now(): EpochMs;
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
  config: OverlayConfig;
}

/**
 * What a page with records has beside its badges: the notice, the card, the ways of mouse and keyboard to it, and what
 * tells the log. Its script is loaded when the first records are found, so that other pages of a portal do without.
 */
export interface Panel {
  card: Card;
  notice: Notice;
  pointing: Pointing;
  /** After a reading: how well the page was understood. Tells the log, and asks the portal's clock once. */
  settle(reading: Reading): Work<Health>;
  /** A record with all that is known of it. */
  amend(observation: Observation): Amended;
  /** Rows were written anew. */
  renew(rows: Row[]): void;
}
export type CreatePanel = (kit: PanelKit) => Panel;

/** What makes panels that speak to this background. */
export const panelsFor =
  (background: Background): CreatePanel =>
  (kit) => {
    const {
      document,
      signal,
      makeHost,
      rows,
      ensure,
      refresh,
      observe,
      correct,
      read,
      paced,
      renew,
      redraw,
      resettle,
      now,
      live,
    } = kit;
    let last: Reading | undefined;
    const knowledge = new Knowledge();
    const learn = (known: KnownTimes[]) => {
      if (known.length === 0 || !live()) return;
      knowledge.learn(known);
      void refresh();
    };
    const hear = (records: JsonRecord[]) => {
      if (!last || !live()) return;
      const { page, rows } = last;
      checks?.hear(records);
      knowledge.hear(records, (record, code) => observe(page.adapter, record, code));
      for (const row of rows) if (row.observation && knowledge.hears(row.observation)) row.told = false;
      // Judged before every clock knew, rows would be said to lack what they have.
      void refresh().then(resettle);
    };
    const hearing = new Hearing(document, signal, hear);
    const card = new Card(document, makeHost);
    const isConcerned = ({ clock, element }: Row) =>
      clock !== undefined &&
      (CONCERNS as readonly string[]).includes(clock.state) &&
      element.getClientRects().length > 0;
    const lookup = new Lookup({
      document,
      background,
      signal,
      rows,
      read,
      paced,
      renew,
      learn,
      now,
      examine: async (found, files, signal) => checks?.examine(found, files, signal),
      onChange: redraw,
      onRest: resettle,
    });
    const notice = new Notice(document, makeHost, {
      onNext() {
        if (live()) pointing.next(rows().filter(isConcerned));
      },
      lookup: () => last && lookup.state(last.config.mayAllow),
      lines: () => checks?.lines(),
      onLookup(start) {
        if (!live()) return;
        if (start) void lookup.start();
        else lookup.stop();
      },
      check: () => last && lookup.checkState(last.config.mayAllow),
      onCheck(start) {
        if (!live()) return;
        if (start) void lookup.check();
        else lookup.stop();
      },
      onTable() {
        if (last && live()) checks?.table(lookup.outcomes(), (row) => pointing.focus(row));
      },
    });
    const pointing = new Pointing(document, signal, {
      card,
      rows,
      ensure,
      show({ badge, observation, clocks }) {
        if (!last || !live() || !badge || !observation) return;
        const { words, say } = last.config;
        card.show(badge.host, observation.record, clocks, words, say, now());
      },
      uncover: (element) => notice.uncover(element),
    });
    const told = (observation: Observation) =>
      knowledge.isDisputed(observation) ? undefined : knowledge.whole(observation);
    let checks: Checks | undefined;
    let logKnows = false;
    let checksAsked: Promise<void> | undefined;
    /** Papers, files and what stands before buttons: their script comes with the first record that can be acted on. */
    const check = async (reading: Reading) => {
      checksAsked ??= background.loadChecks().then((create) => {
        if (!create) checksAsked = undefined;
        if (!create || !live()) return;
        checks = create({ document, signal, makeHost, background, paced, now, live, onChange: redraw });
        // What was heard before it came.
        hearing.ask();
      });
      await checksAsked;
      if (!live()) return;
      await checks?.settle(reading);
      if (!live()) return;
      redraw();
      // What was told before anybody could find anything.
      if (logKnows) checks?.told();
    };
    const reporter = new Reporter(document, background, signal, paced, told, learn, () => {
      if (!last || !live()) return;
      const { page, config } = last;
      logKnows = true;
      checks?.told();
      // What the log knows need not be looked up.
      lookup.consider(page.adapter, config.lookups.includes(page.adapter.id));
    });
    let skewAsked = false;
    const measureSkew = async () => {
      if (skewAsked || document.visibilityState === 'hidden') return;
      skewAsked = true;
      const skew = await background.measureSkew();
      // Written so that no number at all counts as none.
      if (Math.abs(skew) > SKEW_TOLERANCE && live()) correct(skew);
    };
    const asksForPassword = () =>
      [...document.querySelectorAll('input[type=password]')].some((field) => field.getClientRects().length > 0);
    return {
      card,
      notice,
      pointing,
      *settle(reading) {
        const { page, rows, isShown, at, config } = reading;
        // What was said before anybody listened.
        if (!last) hearing.ask();
        last = reading;
        const started = new Set<Observation>();
        const readings: (Observation | 'unreadable')[] = [];
        const news: Row[] = [];
        let disputed = 0;
        for (const row of rows) {
          yield;
          const { observation, clock, unreadable } = row;
          if (unreadable) readings.push('unreadable');
          if (!observation) continue;
          readings.push(observation);
          if (clock?.start) started.add(observation);
          if (knowledge.isDisputed(observation)) disputed++;
          if (!row.told && isShown(row)) news.push(row);
        }
        const health = yield* judging(page, readings, {
          signedOut: asksForPassword(),
          started: (one) => started.has(one),
        });
        if (disputed > 0) {
          health.problems.push({ code: 'json-disagrees', count: disputed });
          if (health.status === 'ok') health.status = 'degraded';
        }
        // What an unsaved adapter reads is nobody's record.
        if (!config.draft) reporter.report({ health, rows: news, at });
        lookup.follow();
        if (rows.some(({ observation }) => observation)) void check(reading);
        if (page.adapter.requests.clock) void measureSkew();
        return health;
      },
      amend: (observation) => knowledge.amend(observation),
      renew(written) {
        pointing.renew(written);
        checks?.show();
      },
    };
  };
