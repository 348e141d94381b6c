import type { EpochMs, LocalDate } from '../../lib/calendar/types';
import type { Clock, ClockState } from '../../lib/clocks/types';
import type { Issue, Result } from '../../lib/errors';
import type { Scope, Verdict } from '../../lib/log/days.types';
import type { RecordKind } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import type { PaperRates } from '../../lib/statistics/papers';
import type { PeriodName } from '../../lib/statistics/period';
import type { Figures } from '../../lib/statistics/types';

export const SECTIONS = ['me', 'log', 'report', 'hours', 'holidays', 'deadlines', 'sites', 'data'] as const;
export type SectionId = (typeof SECTIONS)[number];

/** Stores whole settings; a refusal names each path and reason, and the old settings stay. */
export type SaveSettings = (settings: Settings) => Promise<Result<true, Issue[]>>;

/** What the figures are asked for. */
export interface Asked {
  period: PeriodName;
  /** First and last day of a custom period, as dates or as typed. */
  from: LocalDate;
  to: LocalDate;
  scope: Scope;
}

/** The officer's own figures of each clock that has any, in the order of the clocks. */
export interface OwnRecord {
  /** First and last day, both included. */
  first: LocalDate;
  last: LocalDate;
  today: Figures[];
  period: Figures[];
  /** Of as many days before. */
  before: Figures[];
  papers: PaperRates;
}

/** A deadline that was late or nearly so, in words. */
export interface LateItem {
  key: string;
  /** The id of its record. */
  id: string;
  record?: string;
  procedure?: string;
  late: boolean;
  outcome: string;
  facts: string;
  reasons: string[];
}

/** How far the log was reckoned anew after a change of the settings. */
export interface ReviewView {
  records: number;
  /** Absent while it runs. */
  doneAt?: EpochMs;
  /** Records with another verdict than before. */
  changed: number;
  changes: { from: Verdict; to: Verdict; count: number }[];
}

/** A name that a portal prints for whoever is signed in. */
export interface FoundAccount {
  host: string;
  name: string;
  unit?: string;
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
