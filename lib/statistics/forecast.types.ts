import type { EpochMs, WorkingMs } from '../calendar/types';
import type { ClockId } from '../policies/types';

/** A deadline that was worked off: what the pace is learnt from. */
export interface FinishedWork {
  clock: ClockId;
  start: EpochMs;
  /** The middle of the interval in which it ended, where the moment was not printed. */
  stop: EpochMs;
  due?: EpochMs;
  procedure?: string;
  /** As the portal prints it; absent where nobody is named. */
  officer?: string;
}

/** A deadline that somebody still has to meet, or has missed and not yet worked off. */
export interface OpenWork extends Omit<FinishedWork, 'stop' | 'start' | 'due'> {
  /** As in `StoredRecord`. */
  id: string;
  start?: EpochMs;
  due: EpochMs;
  /** True where the due moment is the strict end of what a bare date allows. */
  estimated: boolean;
  /** When its status was last printed: it may have been done since. */
  seenAt: EpochMs;
}

/** Work finished over a span of time, newest last. */
export interface History {
  /** From here on everything that ended, and was seen, is in `finished`. */
  from: EpochMs;
  finished: FinishedWork[];
}

/** What a forecast takes for granted; a key of the interface's strings. */
export type Assumption =
  /** The pace is that of the last working days, by load, hour and day. */
  | 'pace-as-before'
  /** What is worked on next is chosen as before: more or less the earliest due first. */
  | 'order-as-before'
  /** New work comes in as often as before. */
  | 'arrivals-as-before'
  /** Nothing happened to records since they were last seen. */
  | 'as-last-seen'
  /** Some due moments are the strict end of a bare date. */
  | 'strict-dues'
  /** Nobody waits for a supplement or a fee longer or shorter: what is paused stays paused. */
  | 'paused-stays-paused'
  /** Names are known of nearly all: each officer works off their own. */
  | 'officers-keep-their-own'
  /** Nobody is named: all are taken for one pool. */
  | 'one-pool';

/** One open record's outlook. */
export interface Outlook {
  id: string;
  clock: ClockId;
  due: EpochMs;
  officer?: string;
  estimated: boolean;
  /** That it will not be done by its due moment, 0–1. */
  probability: number;
}

/**
 * Expected number, and the numbers between which it lies in nine of ten runs. In back-casts the truth lies between them in
 * about nine of ten forecasts of small units for today, in fewer of large units and of days ahead; see the bench.
 */
export interface Expected {
  mean: number;
  low: number;
  high: number;
}

/** Why nothing is said of some records; a key of the interface's strings. */
export type UnknownReason =
  | 'too-little-history'
  | 'clock-unknown'
  /** Most work is entered in one hour of the day: when it was really done is not known. */
  | 'entered-in-batches';

/** Work of which nothing is said. */
export interface Unforeseen {
  reason: UnknownReason;
  /** How many records due within the horizon; of unknown clocks, how many at all. */
  count: number;
  clock?: ClockId;
  /** How many were finished in the window, and how many it needs. */
  finished?: number;
  needed?: number;
}

/** One change of who does what, and what it saves. */
export interface Move {
  clock: ClockId;
  from: string;
  /** Absent: one officer more, at the unit's usual pace. */
  to?: string;
  /** The records that move. */
  ids: string[];
  /** Records late within the horizon, expected, of the officers concerned: as it is, and after the move. */
  before: number;
  after: number;
}

/** What will be late up to `until` if all goes on as before. */
export interface Forecast {
  now: EpochMs;
  until: EpochMs;
  /** Records that can still be met and become late by `until`; absent when nothing at all can be said. */
  late?: Expected;
  /** The same if the earliest due were always done first. */
  earliestFirst?: number;
  /** Every record due by `until` of which something can be said, likeliest to be late first. */
  outlooks: Outlook[];
  /** Already late: in no other number. */
  breached: number;
  /** Paused: in no other number. */
  paused: number;
  unknown: Unforeseen[];
  /** What one change saves most; absent where none saves half a record. */
  move?: Move;
  /** The same with one officer more. */
  reinforcement?: Move;
  assumptions: Assumption[];
}

/** Working time from now on, cut at half hours. */
export interface Stretch {
  /** In working ms from now. */
  from: WorkingMs;
  to: WorkingMs;
  /** The half hour of the day, 0–47, in Asia/Ho_Chi_Minh. */
  slot: number;
  /** 0 for today, 1 for the next working day in the horizon. */
  day: number;
}
