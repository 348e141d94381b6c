import type { SnoozeChoice } from './alerts/plan';
import { type Browser, browser } from './browser';
import type { Issue, Result } from './errors';
import type { FileCheck } from './findings/types';
import type { ListingPage, ListingTold } from './listings/types';
import type { RestoreProblem } from './log/backup';
import type { CorrectionProblem } from './log/corrections';
import type { LogTrouble } from './log/trouble';
import type { ActTold, CorrectionTold, FindingsTold, KnownFindings, KnownTimes, Sighting } from './log/types';
import type { SessionState } from './overlay/session';
import type { OverlayData } from './overlayData';
import type { Adapter } from './portals/adapter';
import type { Observation, RecordKind } from './portals/types';
import type { Scan } from './scan/types';
import type { Weighed } from './scan/walk';
import type { Settings } from './settings';

/** The state of one page, as its overlay shows it. */
export type PageState = SessionState;

/** Overlay (content script) → background. */
interface OverlayCalls {
  /** One page's rows; answers with times the log knows and the page does not print. */
  ingest(sighting: Sighting): Result<KnownTimes[]>;
  /** What the overlay is to know; asked only when it does not lie ready in storage. */
  overlayData(): OverlayData;
  /** Portal clock minus PC clock in ms, 0 when unknown. */
  skew(): number;
  /** Runs the panel's script in the frame that asks. */
  loadPanel(): Result<true>;
  /** Runs the script that checks papers and files in the frame that asks. */
  loadChecks(): Result<true>;
  /** Has the own world of the page that asks wait for one press, which its officer has made. */
  readyPress(): Result<true>;
  /** What is known to be wrong with some of a page's records. */
  knownFindings(records: Pick<Observation, 'kind' | 'record'>[]): Result<KnownFindings[]>;
  /** Keeps what a page found wrong with one of its records. */
  tellFindings(told: FindingsTold): Result<true>;
  /** Keeps what an officer chose when findings spoke against a button. */
  tellAct(told: ActTold): Result<true>;
  /** Looks into a file of the portal that asks: the user clicked for it. */
  checkFile(url: string): Result<FileCheck>;
  /** Lets an adapter ask for dossiers' own pages from now on: the user clicked for it. */
  allowLookup(adapter: string): Result<true>;
  /** Keeps what was taught on the page that asks; it may name that page's host only. */
  saveTaught(adapter: Adapter): Result<true, Issue[]>;
  /** Takes back the last `saveTaught` of the page that asks. */
  undoTaught(): Result<true>;
  /** Keeps how far a walk through the lists of the page that asks has come. */
  keepScan(scan: Scan): Result<true>;
  /**
   * Whether the tab that asks is the one in which its portal's walk runs, and whether no other does; with `take` it then has
   * the walk to itself until it says that the walk is over, or is gone.
   */
  scanTurn(ask: { take: boolean }): Result<{ own: boolean; free: boolean }>;
  /** What the log makes of records that a walk has just told it of. */
  weighScan(told: { since: number; records: Pick<Observation, 'kind' | 'record'>[] }): Result<Weighed>;
  /** How many open records of the log a whole walk has not met; null where that is not known. */
  absentFromScan(told: { since: number; kinds: RecordKind[] }): Result<number | null>;
  /** Keeps what a list of procedures, a mailbox or a news page came to; answers that, with the list's pages before. */
  tellListing(page: ListingPage): Result<ListingTold>;
}

/** Popup, options, welcome → background: the only writer of settings and log. */
interface PageCalls {
  /** Validates and stores; on failure nothing changes. */
  saveSettings(settings: Settings): Result<true, Issue[]>;
  /** Registers the overlay for an origin whose permission was just granted, and starts it in open tabs. */
  siteAdded(origin: string): Result<true>;
  /** Gives the permission back and removes the overlay from the origin's open tabs. */
  siteRemoved(origin: string): Result<true>;
  /** Brings the figures up to date with the log, the settings and the clock. */
  reckon(): Result<true>;
  /** What keeps the log from being used; null while nothing does. */
  logTrouble(): Result<LogTrouble | null>;
  /** Empties the log. */
  clearLog(): Result<true>;
  /** The log and the settings as one text that the passphrase seals. */
  makeBackup(passphrase: string): Result<string>;
  /**
   * Puts a backup's log in, all or nothing, and with `settings` its settings and taught pages; answers how many records
   * were new or newer.
   */
  restoreBackup(backup: { text: string; passphrase: string; settings: boolean }): Result<number, RestoreProblem>;
  /** A signed summary for the leader of the unit, as the text of a file; without a phrase its pseudonyms are this machine's. */
  makeUnitFile(sender: { name: string; unit: string; phrase: string }): Result<string>;
  /** Keeps a correction by hand; `refused` is what no form of ours sends. */
  correct(told: CorrectionTold): Result<true, CorrectionProblem | 'refused'>;
  /** The user has read what a full disk cost. */
  forgetDisk(): Result<true>;
  /** The user has read that the log was lost. */
  forgetLoss(): Result<true>;
  /** Tells nothing by notifications for a while, or again. */
  snooze(choice: SnoozeChoice): Result<true>;
  /** Makes the copy of the log now, outside its turn. */
  copyLog(): Result<true>;
  /** Takes over a file of adapters, all or none; answers how many. */
  importAdapters(text: string): Result<number, Issue[]>;
  /** Takes out an adapter that was taught or imported. */
  removeAdapter(id: string): Result<true>;
  /** Takes back the last change of the adapters that were taught or imported. */
  undoAdapters(): Result<true>;
}

/** Popup → overlay of one tab. */
interface TabCalls {
  pageState(): PageState;
  /** Scrolls to the record's row and focuses its badge; false when the page has no such row. */
  showRecord(record: string): boolean;
}

/** Background → every overlay of one tab. */
interface SiteCalls {
  /** Whether a walk through the lists of this origin runs in the page. */
  scanWalks(origin: string): boolean;
  /** Access to this origin is gone: an overlay on it removes every trace of itself and stops; others ignore it. */
  switchOff(origin: string): void;
}

type Calls = OverlayCalls & PageCalls & TabCalls & SiteCalls;
type Data<Name extends keyof Calls> = Parameters<Calls[Name]>[0];
type Answer<Name extends keyof Calls> = ReturnType<Calls[Name]>;

/** Who sent a message, as the browser (not the message) says. */
type Sender = Browser.runtime.MessageSender;
type Handler = (message: { data: never; sender: Sender }) => unknown;

const handlers = new Map<string, Handler>();

// Answers through the callback: the one way that the browser's own API and the polyfill both know.
function listen(message: unknown, sender: Sender, answer: (response: unknown) => void): true | undefined {
  const { type, data, timestamp } = (message ?? {}) as { type?: unknown; data?: unknown; timestamp?: unknown };
  const handler = typeof type === 'string' && typeof timestamp === 'number' ? handlers.get(type) : undefined;
  if (!handler) return undefined;
  Promise.resolve()
    .then(() => handler({ data: data as never, sender }))
    .then(
      (res) => answer({ res }),
      (error: unknown) => answer({ err: { message: String(error) } }),
    );
  return true;
}

/**
 * Handles one kind of message in this context; the data come from outside and are to be validated.
 * @returns a function that ends it.
 * @throws Error if the kind is handled already.
 */
export function onMessage<Name extends keyof Calls>(
  type: Name,
  handler: (message: { data: Data<Name>; sender: Sender }) => Answer<Name> | Promise<Answer<Name>>,
): () => void {
  if (handlers.has(type)) throw new Error(`message handled twice: ${type}`);
  if (handlers.size === 0) browser.runtime.onMessage.addListener(listen as never);
  handlers.set(type, handler as Handler);
  return () => {
    handlers.delete(type);
    if (handlers.size === 0) browser.runtime.onMessage.removeListener(listen as never);
  };
}

/** What a message holds; `timestamp` tells ours from other people's. */
const envelope = (type: string, data: unknown) => ({ type, data, timestamp: Date.now() });

function opened<Answered>(answer: unknown): Answered {
  const { res, err } = (answer ?? { err: { message: 'nobody answered' } }) as {
    res?: Answered;
    err?: { message: string };
  };
  if (err) throw new Error(err.message);
  return res as Answered;
}

/**
 * Sends to the background.
 * @throws Error if nobody answers or the handler failed.
 */
export const sendMessage = async <Name extends keyof Calls>(type: Name, data: Data<Name>): Promise<Answer<Name>> =>
  opened(await browser.runtime.sendMessage(envelope(type, data)));

/**
 * Sends to a tab's overlays (the first to answer counts), or to the one in a frame of it.
 * @throws Error if nobody answers or the handler failed.
 */
export const sendToTab = async <Name extends keyof Calls>(
  type: Name,
  data: Data<Name>,
  tab: number,
  frame?: number,
): Promise<Answer<Name>> =>
  opened(
    await browser.tabs.sendMessage(tab, envelope(type, data), frame === undefined ? undefined : { frameId: frame }),
  );
