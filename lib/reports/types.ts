import type { EpochMs } from '../calendar/types';
import type { ClockReason } from '../clocks/types';
import type { Verdict } from '../log/days.types';
import type { ClockId } from '../policies/types';
import type { RecordKind } from '../portals/types';
import type { PaperRates } from '../statistics/papers';
import type { Figures, Range } from '../statistics/types';
import type { Interval } from '../statistics/verdict';

/** A month of the calendar; `month` 1 = January. */
export interface Month {
  year: number;
  month: number;
}

/** Why a verdict is not known: a clock's own reason, or what the log did not see. */
export type GapReason = ClockReason | 'between-sightings' | 'not-seen-since';

/** How one deadline of one record ended, or stands. */
export interface Case {
  clock: ClockId;
  kind: RecordKind;
  /** The code as printed; absent once hashed. Whether it is told is the reader's choice. */
  record?: string;
  procedure?: string;
  /** Absent when unknown; then the verdict is unknown, too. */
  start?: EpochMs;
  due?: EpochMs;
  verdict: Verdict;
  /** Set with the verdict `unknown`. */
  reason?: GapReason;
  /** It ended after the first and at or before the second moment, equal where the page printed it; absent while it runs. */
  done?: Interval;
  /** Working time from start to end; absent while it runs, or where a bare date leaves it open. */
  worked?: Range;
  /** Working time past due, of late ones. While it runs, what is certain: up to when it was last seen. */
  late?: Range;
}

/** So many deadlines of a kind are not known for one reason. */
export interface Gap {
  clock: ClockId;
  reason: GapReason;
  count: number;
}

/** An entry of the log that was put right by hand. */
export interface Correction {
  at: EpochMs;
  record?: string;
  /** What was changed, in words. */
  what: string;
  note: string;
}

/** One clock's month beside the month before. */
export interface ClockMonth {
  now: Figures;
  before: Figures;
}

/** Everything a monthly report says; plain data. */
export interface MonthReport {
  month: Month;
  madeAt: EpochMs;
  /** The clocks that have anything in one of the two months, in their order. */
  clocks: ClockMonth[];
  papers: PaperRates;
  /** By clock, the oldest due moment first. */
  late: Case[];
  gaps: Gap[];
  /** Legal bases of the rules that the clocks follow. */
  bases: string[];
  corrections?: Correction[];
}

/** What the officer fills in; anything may be empty and is then left open in the document. */
export interface ReportHead {
  parent: string;
  unit: string;
  /** The issuer's part of the symbol, such as `UBND`. */
  symbol: string;
  place: string;
  /** `TM. ỦY BAN NHÂN DÂN`. */
  authority: string;
  title: string;
  name: string;
  /** Separated by `;`. */
  recipients: string;
}
