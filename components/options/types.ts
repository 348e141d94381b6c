import type { EpochMs } from '../../lib/calendar/types';
import type { Clock, ClockState } from '../../lib/clocks/types';
import type { Issue, Result } from '../../lib/errors';
import type { RecordKind } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import type { PaperRates } from '../../lib/statistics/papers';
import type { Figures } from '../../lib/statistics/types';

export const SECTIONS = ['me', 'log', 'report', 'hours', 'holidays', 'deadlines', 'sites', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** Stores whole settings; a refusal names each path and reason, and the old settings stay. */
export type SaveSettings = (settings: Settings) => Promise<Result<true, Issue[]>>;

/** The officer's own figures of each clock that has any, in the order of the clocks. */
export interface OwnRecord {
  today: Figures[];
  /** Today and the 29 days before. */
  month: Figures[];
  /** Over the same 30 days. */
  papers: PaperRates;
}

/** One line of a deadline's reckoning, in words, with what it adds. */
export interface ReckoningLine {
  text: string;
  /** Working time that it adds, in words; absent for days that count nothing. */
  adds?: string;
}

/** One deadline of a record with how it was reckoned. */
export interface RecordClock {
  clock: Clock;
  /** Undefined where the page printed the due moment, or nothing can be reckoned. */
  reckoning?: ReckoningLine[];
}

/** One line of a record's timeline, in words. */
export interface TimelineLine {
  key: string;
  /** The moment, or the stretch in which it happened. */
  when: string;
  what: string;
  /** How it is known, or who did it. */
  how?: string;
  tone: 'plain' | 'mine' | 'warning';
}

/** A record of the log on a page of its own. */
export interface RecordView {
  id: string;
  /** Undefined once retention has replaced the code by a hash. */
  record?: string;
  kind: RecordKind;
  procedure?: string;
  url?: string;
  clocks: RecordClock[];
  timeline: TimelineLine[];
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
