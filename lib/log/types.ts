import type { EpochMs } from '../calendar/types';
import type { PaperFigures } from '../findings/dossiers';
import type { Finding, FindingRule } from '../findings/findings.types';
import type { Act } from '../portals/acts';
import {
  type Channel,
  EVENT_ROLES,
  type EventRole,
  type FieldRole,
  type Health,
  type HealthProblem,
  type HealthStatus,
  type Moment,
  type Observation,
  type Payment,
  type ReadingProblem,
  type RecordKind,
  type Status,
  type Urgency,
} from '../portals/types';

/** One page's observations, sent by the overlay to the background in one message. */
export interface Sighting {
  /** Origin of the portal, such as `https://motcua.example.gov.vn`. */
  origin: string;
  /** Path, query and hash that lead back to the page; without anything a search box put there. */
  page: string;
  /** `id@version` of the adapter that read the page. */
  adapter: string;
  /** Portal time (skew corrected) at which the page was read. */
  at: EpochMs;
  health: Health;
  observations: Observation[];
}

/**
 * What the log knows of a record and this page does not print, handed back to the overlay. A role that the page prints
 * as a bare date appears here when the log knows the same day's exact time: the finer one is to be preferred.
 */
export interface KnownTimes {
  kind: RecordKind;
  record: string;
  times: Partial<Record<EventRole, Moment>>;
}

/** A fact of a record that a page may or may not print. */
export const FACTS = [
  'status',
  'channel',
  'payment',
  'urgency',
  'procedure',
  'procedureCode',
  'officer',
  ...EVENT_ROLES,
] as const;
export type Fact = (typeof FACTS)[number];

/** A record as the log keeps it: the newest of everything seen, whatever the order in which it arrived. */
export interface StoredRecord {
  /** `origin|kind|record`; after retention `origin|kind|#` + keyed hash. */
  id: string;
  origin: string;
  kind: RecordKind;
  /** Code as printed, or undefined once hashed. */
  record?: string;
  /** The last status that was understood. */
  status?: Status;
  /** Printed with the status: the citizen has answered a supplement request. */
  resubmitted?: true;
  /** As printed, and only where it was understood: free text could hold anything. */
  statusText?: string;
  channel?: Channel;
  payment?: Payment;
  urgency?: Urgency;
  procedure?: string;
  procedureCode?: string;
  /** Who works on it, as printed; gone with the code. Kept to tell the officer's own work from others'. */
  officer?: string;
  /** When this officer was first printed in place of another: what ended before may have been the other's work. */
  officerSince?: EpochMs;
  times: Partial<Record<EventRole, Moment>>;
  /** Roles whose column was empty at the last sighting and whose time is not known from elsewhere. */
  blank: EventRole[];
  /** What the last sighting printed and nobody could read; without the text. */
  problems?: StoredProblem[];
  /** When a fact was last printed, if the last sighting did not print it; every other fact is as of `lastSeen`. */
  asOf?: Partial<Record<Fact, EpochMs>>;
  /** Where it was last seen; empty once hashed. */
  page: string;
  adapter: string;
  firstSeen: EpochMs;
  /** Up to a minute behind: a sighting that tells nothing new is not worth a write. */
  lastSeen: EpochMs;
  /** 1 while its reader can still act on it, else 0 (IndexedDB cannot index booleans). */
  open: 0 | 1;
  /**
   * Set while the status is one that stops its last clock: last sighting before, first sighting after. The first is 0
   * when the record was never seen otherwise. Removed when the record is reopened.
   */
  closedBetween?: [EpochMs, EpochMs];
}

export interface StoredProblem {
  role: FieldRole;
  problem: ReadingProblem;
}

/** A change between two sightings, or a first sighting. Never overwritten. */
export interface StoredTransition {
  /** Natural key `recordId|field|to|at`, so that a page ingested twice adds nothing, and a second return does. */
  id: string;
  recordId: string;
  /** `seen` for a first sighting, `status`, or an event role whose printed time appeared or changed. */
  field: 'seen' | 'status' | EventRole;
  /** A status, or a moment as `YYYY-MM-DD` or ISO 8601 with `+07:00` by its precision; absent when there was none. */
  from?: string;
  /** Like `from`; for `seen` the status, empty when none was printed. */
  to: string;
  /** The change happened after `after` (last sighting without it) and at or before `at`. */
  after?: EpochMs;
  at: EpochMs;
}

/** How well one kind of page was last understood. */
export interface StoredPage {
  /** `origin|shape`. */
  id: string;
  origin: string;
  /** The path with everything that looks like a number or an id replaced by `*`. */
  shape: string;
  adapter: string;
  status: HealthStatus;
  problems: HealthProblem[];
  at: EpochMs;
  /** When it was last `ok`. */
  workedAt?: EpochMs;
}

/** A finding as it is kept: no names. */
export type StoredFinding = Pick<Finding, 'rule' | 'severity' | 'count' | 'of'>;

/** What was found wrong with a record when its own page was last read, in numbers only. */
export interface StoredFindings {
  /** As in `StoredRecord`. */
  id: string;
  /** Portal time at which the page was read. */
  at: EpochMs;
  findings: StoredFinding[];
  figures?: PaperFigures;
}

/** What a page found wrong with one of its records; sent by the overlay. */
export interface FindingsTold extends Omit<StoredFindings, 'id'> {
  kind: RecordKind;
  record: string;
}

/** What the log knows of a record's findings, handed back to the overlay. */
export interface KnownFindings {
  kind: RecordKind;
  record: string;
  at?: EpochMs;
  findings: StoredFinding[];
  /** How often a supplement was asked for, as far as sightings show. */
  supplements: number;
}

/**
 * What an officer did with one of the portal's buttons: `pressed` it while nothing spoke against it, or, where something
 * did, `continued`, `returned` to the page, or was only `warned`.
 */
export type Choice = 'pressed' | 'continued' | 'returned' | 'warned';
export const CHOICES: readonly Choice[] = ['pressed', 'continued', 'returned', 'warned'];

/** An act of the officer's; sent by the overlay. */
export interface ActTold {
  kind: RecordKind;
  record: string;
  act: Act;
  choice: Choice;
  rules: FindingRule[];
  /** Portal time of the choice. */
  at: EpochMs;
}

/** An act as the log keeps it. Never overwritten. */
export interface StoredAct extends Omit<ActTold, 'kind' | 'record'> {
  /** `recordId|act|at`, so that what is told twice is kept once. */
  id: string;
  recordId: string;
}

/** Who did something, as far as it is known: the officer of this machine, or somebody else. */
export type Actor = 'me' | 'another' | 'unknown';
export const ACTORS: readonly Actor[] = ['me', 'another', 'unknown'];

/** What a correction says: a time, who made a change, or that an earlier correction no longer holds. */
export type Corrected =
  /** `moment` is null where nobody knows the time, whatever the portal prints. */
  | { what: 'time'; role: EventRole; moment: Moment | null }
  | { what: 'actor'; transitionId: string; by: Actor }
  | { what: 'withdrawal'; correctionId: string };

/** A correction by hand, sent by the options page. */
export type CorrectionTold = Corrected & {
  recordId: string;
  /** Made by the sender, so that what is told twice is kept once. */
  nonce: string;
  /** Why, in the officer's words; a withdrawal may go without. */
  note: string;
};

/** A correction as the log keeps it. Never overwritten, never removed alone. */
export type StoredCorrection = Corrected & {
  /** `recordId|correction|nonce`. */
  id: string;
  recordId: string;
  /** When it was made; later corrections of a record have later moments. */
  at: EpochMs;
  note: string;
};
