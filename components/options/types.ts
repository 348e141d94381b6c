import type { EpochMs, LocalDate } from '../../lib/calendar/types';
import type { Clock, ClockState } from '../../lib/clocks/types';
import type { Issue, Result } from '../../lib/errors';
import type { Scope, Verdict } from '../../lib/log/days.types';
import type { Actor, Corrected } from '../../lib/log/types';
import type { ClockId } from '../../lib/policies/types';
import type { EventRole, Moment, RecordKind } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import type { PaperRates } from '../../lib/statistics/papers';
import type { PeriodName } from '../../lib/statistics/period';
import type { Figures } from '../../lib/statistics/types';

export const SECTIONS = [
  'me',
  'unit',
  'index',
  'duties',
  'log',
  'report',
  'hours',
  'holidays',
  'deadlines',
  'sites',
  'data',
] as const;
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

/** A correction by hand, in words. */
export interface CorrectionLine {
  id: string;
  /** When it was made. */
  when: string;
  /** What the portal says, and what is held in its place. */
  what: string;
  note: string;
  withdrawn: boolean;
}

/** A moment that can be corrected, as it is held now. */
export interface CorrectableTime {
  role: EventRole;
  name: string;
  moment?: Moment;
}

/** A change of status of which can be said who made it. */
export interface CorrectableChange {
  id: string;
  /** When, and to what. */
  name: string;
  by: Actor;
}

/** What the form says of a record; the sender adds which one. */
export type CorrectionDraft = Corrected & { nonce: string; note: string };
/** `gone`: what it was about is no longer in the log. */
export type CorrectionAnswer = 'kept' | 'gone' | 'quota' | 'failed';
export type Correct = (draft: CorrectionDraft) => Promise<CorrectionAnswer>;

/** What one deadline came to, in words. */
export interface VerdictLine {
  key: string;
  clock: ClockId;
  start: string;
  verdict: Verdict;
  /** When it ended, or the stretch in which it did; absent while it runs. */
  stop?: string;
  by?: string;
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
  /** What each came to, as the figures count it; those of earlier submissions, too. */
  verdicts: VerdictLine[];
  timeline: TimelineLine[];
  corrections: CorrectionLine[];
  /** What can be corrected. */
  times: CorrectableTime[];
  changes: CorrectableChange[];
}

/** A record of the log as the table shows it. */
export interface LogRow {
  id: string;
  /** Undefined once retention has replaced the code by a hash. */
  record?: string;
  kind: RecordKind;
  /** The clock its reader can act on, or the last one that stopped; undefined when no deadline applies. */
  clock?: Clock;
  procedure?: string;
  statusText?: string;
  lastSeen: EpochMs;
  host: string;
  url: string;
  /** Something of it was corrected by hand. */
  byHand: boolean;
}

/** Which moment of a record a span of dates is about. */
export const LOG_DATES = ['seen', 'received', 'due'] as const;
export type LogDate = (typeof LOG_DATES)[number];

/** Seen last first, or due first; `up` and `down` where the other direction is meant. */
export const LOG_SORTS = ['seen', 'seen-up', 'due', 'due-down'] as const;
export type LogSort = (typeof LOG_SORTS)[number];

export interface LogFilter {
  text: string;
  /** `closed` stands for rows without a clock. */
  state: ClockState | 'closed' | '';
  clock: ClockId | '';
  /** `document` stands for incoming and outgoing ones. */
  kind: RecordKind | 'document' | '';
  /** A procedure's code, or its name where it has none. */
  procedure: string;
  /** What `from` and `to` are about. */
  dates: LogDate;
  /** First and last day; empty for no limit. While one is being typed it may be no date yet: no limit either. */
  from: LocalDate | '';
  to: LocalDate | '';
  sort: LogSort;
}

export const NO_FILTER: LogFilter = {
  text: '',
  state: '',
  clock: '',
  kind: '',
  procedure: '',
  dates: 'seen',
  from: '',
  to: '',
  sort: 'seen',
};

/** The records that were found, in their order, of which only those on the screen are asked for. */
export interface LogList {
  /** Rows in the list. */
  found: number;
  /** Records in the log. */
  all: number;
  /** The log is still being read or searched; `looked` of its records were so far. */
  busy: boolean;
  looked: number;
  /** Changes whenever any row or their order does. */
  version: number;
  idAt(index: number): string | undefined;
  /** Undefined where the list has no such row. */
  at(index: number): LogRow | undefined;
  /** -1 when it is not in the list. */
  indexOf(id: string): number;
  /** By code or, without one, by name; in the order of their names. */
  procedures: readonly (readonly [key: string, name: string])[];
}

/** Where the reader of the list was when a record was opened. */
export interface LogPlace {
  top: number;
  id?: string;
}
