import type { EpochMs } from '../../lib/calendar/types';
import type { PageState } from '../../lib/messages';
import type { Thresholds } from '../../lib/policies/types';
import type { Comparison } from '../../lib/statistics/comparison';
import type { UrgentItem } from '../../lib/statistics/types';
import type { Group, Unit } from '../../lib/statistics/unit';

/** States of work that is still open, the worst first. */
export const OPEN_STATES = ['breached', 'critical', 'warning', 'running', 'paused', 'unknown'] as const;
export type OpenState = (typeof OPEN_STATES)[number];

export type Counts = Record<Group, Record<OpenState, number>>;

/** What the popup knows of the tab it was opened over. */
export type TabView =
  | { kind: 'loading' }
  | { kind: 'unsupported' }
  /** A web page without permission; `problem` says why the last try to switch it on did not work. */
  | { kind: 'off'; host: string; problem?: { refused: true } | { refused: false; reason: string } }
  /** Permission given, but the page answers nothing: opened before the switch-on. */
  | { kind: 'silent'; host: string }
  /** `signIn`: it asks for a password. */
  | { kind: 'reading'; host: string; page: PageState; signIn?: boolean };

export interface UnitNow {
  /** The moment all of this holds at. */
  now: EpochMs;
  counts: Counts;
  /** The same by kind, with papers and ages; of kinds with open work. */
  groups: Unit['groups'];
  by: Unit['by'];
  papers: Unit['papers'];
  compared: Comparison;
  urgent: UrgentItem[];
  /** How many of the overdue passed their due moment after they were last seen. */
  unconfirmed: number;
  /** When the newest sighting was made; undefined while nothing was ever seen. */
  lastSeen?: EpochMs;
  thresholds: Thresholds;
}
