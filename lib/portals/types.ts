import type { EpochMs } from '../calendar/types';

export const RECORD_KINDS = ['dossier', 'incoming', 'outgoing', 'petition'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * National dossier status codes (TT 22/2019/TT-BTTTT, PL I): 1 new, 2 accepted, 3 not accepted, 4 in progress,
 * 5 supplement requested, 6 payment requested, 7 withdrawn, 8 stopped, 9 done, 10 returned.
 */
export type DossierStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
/** Where a document or petition stands. */
export type DocumentStatus = 'unregistered' | 'unhandled' | 'in-progress' | 'handled' | 'draft' | 'signed' | 'issued';
export type PetitionStatus = 'unanswered' | 'answered';
export type Status = DossierStatus | DocumentStatus | PetitionStatus;

export type Channel = 'direct' | 'online' | 'postal';
/** How a fee was paid: online, at the counter, not yet, or none is due. */
export type Payment = 'online' | 'direct' | 'unpaid' | 'free';
export type Urgency = 'normal' | 'urgent';

/** Moments a page may print of a record. */
export const EVENT_ROLES = [
  'submitted',
  'accepted',
  'due',
  'supplementRequested',
  'resubmitted',
  'done',
  'returned',
  'arrived',
  'registered',
  'handled',
  'signed',
  'issued',
  'answered',
] as const;
export type EventRole = (typeof EVENT_ROLES)[number];

/** A printed moment. With `day` precision `at` is 00:00 of that day in Asia/Ho_Chi_Minh: which end is meant is decided later. */
export interface Moment {
  at: EpochMs;
  precision: 'second' | 'minute' | 'day';
}

/** What a cell is for. Event roles carry moments; the rest carry words. */
export type FieldRole =
  | EventRole
  | 'code'
  | 'documentNumber'
  | 'arrivalNumber'
  | 'status'
  | 'channel'
  | 'payment'
  | 'procedure'
  | 'procedureCode'
  | 'officer'
  | 'urgency'
  | 'secrecy';

/** Why a printed field gave no value. */
export type ReadingProblem = 'unparsable-date' | 'unparsable-code' | 'unknown-status' | 'contradiction';

/** A normalized record and what was seen of it, when, by which adapter version. Holds no citizen's data. */
export interface Observation {
  kind: RecordKind;
  /** Dossier code, or a document's number and symbol, as printed, NFC, trimmed. */
  record: string;
  status?: Status;
  /** The status as printed. */
  statusText?: string;
  channel?: Channel;
  payment?: Payment;
  urgency?: Urgency;
  /** The citizen has answered a supplement request: a new acceptance window runs from the re-submission. */
  resubmitted?: true;
  /** Marked Mật, Tối mật or Tuyệt mật: no badge, no log entry, ever. */
  secret?: true;
  procedure?: string;
  procedureCode?: string;
  /** Who works on it, as printed: an officer's name or account. */
  officer?: string;
  times: Partial<Record<EventRole, Moment>>;
  /** Roles whose column or label exists on the page but is empty for this record. */
  blank: EventRole[];
  problems: { role: FieldRole; problem: ReadingProblem; text: string }[];
}

/** How well a page was understood. `broken`: claimed, but nothing could be read. */
export type HealthStatus = 'ok' | 'degraded' | 'broken';
export interface HealthProblem {
  /** A key of the interface's strings, such as `column-missing`. */
  code:
    | 'no-list'
    | 'signed-out'
    | 'json-disagrees'
    | 'no-code-column'
    | 'no-start-column'
    | 'no-status'
    | 'unparsable-date'
    | 'unknown-status'
    | 'unparsable-code'
    | 'duplicate-record';
  /** What it is about: a header, a sample's shape, a count. */
  detail?: string;
  count?: number;
}
export interface Health {
  status: HealthStatus;
  /** `id@version`. */
  adapter: string;
  problems: HealthProblem[];
}
