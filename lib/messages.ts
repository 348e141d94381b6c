import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Issue, Result } from './errors';
import type { KnownTimes, Sighting } from './log/types';
import type { Settings } from './settings';

/** The state of one page, as its overlay shows it. Counts are of rows. */
export interface PageState {
  /** `id@version`, or undefined when no adapter claims the page. */
  adapter?: string;
  status?: 'ok' | 'degraded' | 'broken';
  counts: { breached: number; critical: number; warning: number; running: number; paused: number; unknown: number };
  /** Portal clock minus PC clock in ms when it is more than two minutes, else 0. */
  skew: number;
}

/** Overlay (content script) → background. */
interface OverlayCalls {
  /** One page's rows; answers with times the log knows and the page does not print. */
  ingest(sighting: Sighting): Result<KnownTimes[]>;
}

/** Popup, options, welcome → background: the only writer of settings and log. */
interface PageCalls {
  /** Validates and stores; on failure nothing changes. */
  saveSettings(settings: Settings): Result<true, Issue[]>;
  /** Registers the overlay for an origin whose permission was just granted, and starts it in open tabs. */
  siteAdded(origin: string): Result<true>;
  /** Gives the permission back and removes the overlay from the origin's open tabs. */
  siteRemoved(origin: string): Result<true>;
  /** Empties the log. */
  clearLog(): Result<true>;
}

/** Popup → overlay of one tab. */
interface TabCalls {
  pageState(): PageState;
  /** Scrolls to the record's row and focuses its badge; false when the page has no such row. */
  showRecord(record: string): boolean;
}

/** Background → every overlay of one tab. */
interface SiteCalls {
  /** Access to this origin is gone: an overlay on it removes every trace of itself and stops; others ignore it. */
  switchOff(origin: string): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<OverlayCalls & PageCalls & TabCalls & SiteCalls>();
