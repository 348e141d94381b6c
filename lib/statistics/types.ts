import type { EpochMs, LocalDate, Weekday, WorkingMs } from '../calendar/types';
import type { Clock, ClockState } from '../clocks/types';
import type { ClockId } from '../policies/types';
import type { Observation, RecordKind } from '../portals/types';

/** What a clock is computed from: an observation, or the log's record in the same form. */
export type ClockInput = Pick<
  Observation,
  'kind' | 'record' | 'status' | 'statusText' | 'channel' | 'urgency' | 'resubmitted' | 'times' | 'blank' | 'problems'
>;

/** `clocksOf` of lib/clocks, bound to the unit's policies and calendar: first the clock its reader can act on. */
export type ClocksOf = (record: ClockInput, now: EpochMs) => Clock[];

export type StateCounts = Record<ClockState, number>;

/** One record that needs help, with what leads back to its row. */
export interface UrgentItem {
  id: string;
  /** The code; undefined once hashed. */
  record?: string;
  /** Who works on it, where that is kept. */
  officer?: string;
  kind: RecordKind;
  clock: Clock;
  origin: string;
  page: string;
  /** When its status was last printed: what happened since is not known. */
  seenAt: EpochMs;
  /** True when the due moment passed after `seenAt`: it may have been done in time, unseen. */
  unconfirmed: boolean;
}

/** The unit at one moment, as far as it was seen. */
export interface Summary {
  /** By the clock its reader can act on: one per record. */
  states: StateCounts;
  /** Every clock of every record; clocks that no record has are left out. */
  clocks: Partial<Record<ClockId, StateCounts>>;
  /** Records no clock applies to. */
  withoutClock: number;
  /** How many of `states.breached` passed their due moment after they were last seen. */
  unconfirmed: number;
  urgent: UrgentItem[];
  /** The next moment at which anything above changes by itself; undefined when nothing does. */
  nextChange?: EpochMs;
}

/** `missed` is past due for certain, stopped or not; `pending` can still be met; `unknown` may be either. */
export interface Verdicts {
  /** All whose clock started in the period: the sum of the four below. */
  received: number;
  met: number;
  missed: number;
  pending: number;
  unknown: number;
}

/**
 * A share that hides nothing: `hits / of` of what is decided. The true share of `of + unknown` lies between
 * `hits / (of + unknown)` and `(hits + unknown) / (of + unknown)`. `of` may be 0: then there is no share.
 */
export interface Rate {
  hits: number;
  of: number;
  unknown: number;
}

/** The true value lies in `[min, max]`; both are equal where every moment was printed. */
export interface Range {
  min: WorkingMs;
  max: WorkingMs;
}

/** Working time from start to stop. */
export interface Duration {
  /** Absent when `of` is 0. */
  median?: Range;
  /** Nine of ten took at most this (nearest rank); absent when `of` is 0. */
  p90?: Range;
  /** How many stopped records it is made of. */
  of: number;
  /** Stopped records without a usable start or stop. */
  unknown: number;
}

export interface DayFigures extends Verdicts {
  date: LocalDate;
}

/** What began in one hour of one weekday. */
export interface HourFigures {
  weekday: Weekday;
  /** 0–23, in Asia/Ho_Chi_Minh. */
  hour: number;
  received: number;
  missed: number;
}

export interface ProcedureFigures extends Verdicts {
  /** As the portal prints it. */
  procedure: string;
  /** Half of what ended took at most this; absent where no time is known. */
  median?: WorkingMs;
}

/** One clock's record over a period; days and periods by the clock's start. */
export interface Figures extends Verdicts {
  clock: ClockId;
  from: EpochMs;
  to: EpochMs;
  /** First seen in the period but without a known start: in no other number. */
  undated: number;
  /** Stopped by a press of this machine's officer that a sighting confirms; the others may be anybody's, theirs too. */
  mine: number;
  /** Ended by somebody else, whom the portal names. */
  another: number;
  /** In time with little to spare. */
  near: number;
  onTime: Rate;
  duration: Duration;
  /** Every day of the period, empty ones too. */
  days: DayFigures[];
  /** Hours in which anything began, by weekday and hour. */
  hours: HourFigures[];
  /** Most received first. */
  procedures: ProcedureFigures[];
}
