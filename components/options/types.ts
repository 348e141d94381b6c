import type { EpochMs, LocalDate, WorkingMs } from '../../lib/calendar/types';
import type { ClockState } from '../../lib/clocks/types';
import type { Issue, Result } from '../../lib/errors';
import type { ClockId } from '../../lib/policies/types';
import type { RecordKind } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';

export const SECTIONS = ['me', 'log', 'hours', 'holidays', 'deadlines', 'sites', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** Stores whole settings; a refusal names each path and reason, and the old settings stay. */
export type SaveSettings = (settings: Settings) => Promise<Result<true, Issue[]>>;

/** Clocks that have stopped, counted. Unknown ones are in neither the share nor its denominator. */
export interface Tally {
  met: number;
  missed: number;
  unknown: number;
}

export interface OwnFigures extends Tally {
  /** Median working time from start to stop, in working ms; undefined without a measured one. */
  median?: WorkingMs;
  byClock: (Tally & { clock: ClockId; median?: WorkingMs })[];
}

export interface OwnRecord {
  today: OwnFigures;
  month: OwnFigures;
  /** One entry for each of the last 30 days, oldest first. */
  days: (Tally & { date: LocalDate })[];
}

/** A record of the log as the table shows it. */
export interface LogRow {
  id: string;
  /** Undefined once retention has replaced the code by a hash. */
  record?: string;
  kind: RecordKind;
  /** The clock its reader can act on, or the last one that stopped; undefined when it has none. */
  clock?: ClockId;
  state: ClockState | 'closed';
  remaining?: WorkingMs;
  due?: EpochMs;
  estimated: boolean;
  statusText?: string;
  firstSeen: EpochMs;
  lastSeen: EpochMs;
  host: string;
  url: string;
}

export interface LogFilter {
  text: string;
  state: LogRow['state'] | '';
  kind: RecordKind | '';
}
