import type { EpochMs, WorkingMs } from '../calendar/types';
import type { ClockId } from '../policies/types';

export const CLOCK_STATES = [
  'running',
  'warning',
  'critical',
  'breached',
  'met',
  'missed',
  'paused',
  'unknown',
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** Why a clock is estimated, paused or unknown. A key of the interface's strings. */
export type ClockReason =
  | 'start-not-printed'
  | 'start-unreadable'
  | 'start-date-only'
  | 'due-not-printed'
  | 'due-unreadable'
  | 'stop-not-printed'
  | 'stop-unreadable'
  | 'stop-date-only'
  | 'ready-not-printed'
  | 'stop-before-start'
  | 'stop-in-the-future'
  | 'contradiction'
  | 'status-not-printed'
  | 'status-unknown'
  | 'waiting-for-supplement'
  | 'waiting-for-payment'
  | 'pause-length-unknown'
  | 'due-before-start'
  | 'in-the-future'
  | 'json-disagrees'
  | 'looking-up'
  | 'lookup-failed'
  | 'lookup-no-start'
  | 'lookup-other-record'
  | 'calendar-provisional'
  | 'basis-unverified';

/** One deadline of one record at one moment `now`. */
export interface Clock {
  id: ClockId;
  state: ClockState;
  start?: EpochMs;
  /** The earliest moment at which it can have started, where the start is printed as a date only. */
  startEarliest?: EpochMs;
  /** Absent when unknown. */
  due?: EpochMs;
  /** The latest that the due moment can be, where `estimated`: what is over by then is late for certain only after it. */
  dueLatest?: EpochMs;
  stop?: EpochMs;
  /**
   * Working ms left; negative when past due; as it was when a pause began, if that is known. Absent when unknown, met or
   * missed.
   */
  remaining?: WorkingMs;
  /** True when a date without a time had to be read at its strict end. */
  estimated: boolean;
  reasons: ClockReason[];
  /** The rule in words, such as the dispatch or decree. */
  legalBasis: string;
  /**
   * The next moment at which `state`, the minutes shown or `reasons` change by themselves, or undefined when they never do.
   * A display that is refreshed at these moments is never wrong.
   */
  nextChange?: EpochMs;
  /** The next moment at which `state` changes by itself. */
  nextState?: EpochMs;
}
