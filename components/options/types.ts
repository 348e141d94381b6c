import type { EpochMs } from '../../lib/calendar/types';
import type { Clock, ClockState } from '../../lib/clocks/types';
import type { Issue, Result } from '../../lib/errors';
import type { RecordKind } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import type { Figures } from '../../lib/statistics/types';

export const SECTIONS = ['me', 'log', 'hours', 'holidays', 'deadlines', 'sites', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** Stores whole settings; a refusal names each path and reason, and the old settings stay. */
export type SaveSettings = (settings: Settings) => Promise<Result<true, Issue[]>>;

/** The officer's own figures of each clock that has any, in the order of the clocks. */
export interface OwnRecord {
  today: Figures[];
  /** Today and the 29 days before. */
  month: Figures[];
}

/** A record of the log as the table shows it. */
export interface LogRow {
  id: string;
  /** Undefined once retention has replaced the code by a hash. */
  record?: string;
  kind: RecordKind;
  /** The clock its reader can act on, or the last one that stopped; undefined when no deadline applies. */
  clock?: Clock;
  statusText?: string;
  firstSeen: EpochMs;
  lastSeen: EpochMs;
  host: string;
  url: string;
}

export interface LogFilter {
  text: string;
  /** `closed` stands for rows without a clock. */
  state: ClockState | 'closed' | '';
  /** `document` stands for incoming and outgoing ones. */
  kind: RecordKind | 'document' | '';
}
