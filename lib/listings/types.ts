import type { Moment } from '../portals/types';

/** Pages that are neither dossiers nor documents. */
export const LISTING_KINDS = ['procedures', 'mailbox', 'news'] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

/** One procedure as a page lists it. */
export interface Procedure {
  /** Without its suffix: `1.000948`. */
  code?: string;
  name: string;
  /** Lĩnh vực: a column, a label, or the heading row above it. */
  field?: string;
  /** Of the list's own column of administrative levels (cấp thực hiện), never the level of online service (mức độ). */
  level?: string;
}

export interface ProcedureRow {
  procedure: Procedure;
  /** Row or card. */
  element: Element;
  /** Where a mark is appended. */
  place: Element;
}

export interface ProceduresReading {
  kind: 'procedures';
  rows: ProcedureRow[];
  /** The page says that it is a commune's: a portal of the province lists other levels' procedures, too, and rightly so. */
  isCommunes: boolean;
  /** How many the page says there are, over all its pages. */
  total?: number;
  /** Whether the page offers further pages of the list, or shows only what somebody searched for. */
  part: boolean;
}

/** Counts and moments only: whose mail it is, or of what, is not read. */
export interface MailboxReading {
  kind: 'mailbox';
  listed: number;
  /** Undefined where the page marks nothing as read or unread in a way that is understood. */
  unread?: number;
  /** Unread ones whose date is not understood. */
  undated: number;
  /** The earliest understood moment of an unread one. */
  oldest?: Moment;
  /** All of the inbox stands on the page. */
  whole: boolean;
}

export interface NewsReading {
  kind: 'news';
  items: number;
  /** Items whose date is understood and not in the future. */
  dated: number;
  newest?: Moment;
}

export type ListingReading = ProceduresReading | MailboxReading | NewsReading;

/** What pages of a list of procedures come to. */
export interface ProceduresTold {
  kind: 'procedures';
  /** Different ones that were seen. */
  procedures: number;
  /** Outside the commune's authority by a group that was checked; by one that was not. */
  outside: number;
  doubtful: number;
  /** The commune's, though there may be no case for years. */
  idle: number;
  /** All pages of the list were seen, as far as the page says how many there are. */
  whole: boolean;
}

/** What is kept of a page: counters and moments, nothing of what stands there. */
export type ListingTold = ProceduresTold | MailboxReading | NewsReading;

/** How one procedure is judged; undefined where no list is about it. */
export type Judged = 'outside' | 'doubtful' | 'idle' | undefined;

/** One page of a list of procedures: of each its print, by which the next page's are told from it, and how it is judged. */
export interface ProceduresPage {
  kind: 'procedures';
  rows: { print: number; judged?: Judged }[];
  total?: number;
  part: boolean;
}

/** What a page tells the background. */
export type ListingPage = ProceduresPage | MailboxReading | NewsReading;
