import type { EpochMs } from '../calendar/types';
import type { Channel, Health, Moment, EventRole, Observation, RecordKind, Status, Urgency } from '../portals/types';

/** One page's observations, sent by the overlay to the background in one message. */
export interface Sighting {
  /** Origin of the portal, such as `https://motcua.example.gov.vn`. */
  origin: string;
  /** Path, query and hash that lead back to the page; without anything a search box put there. */
  page: string;
  /** The page's title for people, at most 80 characters; only kept in memory of the page store, never with a record. */
  adapter: string;
  /** Portal time (skew corrected). */
  at: EpochMs;
  health: Health;
  observations: Observation[];
}

/** What the log knows of a record that a list does not print, handed back to the overlay. */
export interface KnownTimes {
  kind: RecordKind;
  record: string;
  times: Partial<Record<EventRole, Moment>>;
}

/** A record as the log keeps it: the newest of everything seen. */
export interface StoredRecord {
  /** `origin|kind|record`; after retention `origin|kind|#` + keyed hash. */
  id: string;
  origin: string;
  kind: RecordKind;
  /** Code as printed, or undefined once hashed. */
  record?: string;
  status?: Status;
  statusText?: string;
  channel?: Channel;
  urgency?: Urgency;
  procedure?: string;
  procedureCode?: string;
  times: Partial<Record<EventRole, Moment>>;
  blank: EventRole[];
  page: string;
  adapter: string;
  firstSeen: EpochMs;
  lastSeen: EpochMs;
  /** 1 while its reader can still act on it, else 0 (IndexedDB cannot index booleans). */
  open: 0 | 1;
  /** Set when the status first reached a final one: last sighting before, first sighting after. */
  closedBetween?: [EpochMs, EpochMs];
}

/** A change between two sightings, or a first sighting. Never overwritten. */
export interface StoredTransition {
  /** Natural key `recordId|field|to`, so that a page ingested twice adds nothing. */
  id: string;
  recordId: string;
  /** `seen` for a first sighting, `status`, or an event role whose printed time appeared or changed. */
  field: 'seen' | 'status' | EventRole;
  from?: string;
  to: string;
  /** The change happened after `after` (last sighting without it) and at or before `at`. */
  after?: EpochMs;
  at: EpochMs;
}
