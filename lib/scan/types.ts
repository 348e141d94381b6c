import type { EpochMs } from '../calendar/types';
import type { RecordKind } from '../portals/types';
import type { Template } from './links';

/** Under this key of `storage.local` lies what is known of each portal's last walk, by origin. */
export const SCANS_KEY = 'scans' as const;

/** Why a page of a list could not be read. */
export const WHYS = [
  'refused',
  'server',
  'timeout',
  'not-understood',
  'empty',
  'repeats',
  'too-many',
  'no-way',
  'skipped',
  'not-told',
] as const;
export type Why = (typeof WHYS)[number];

/** Why a walk stopped before its end. */
export const STOPS = ['asked', 'signed-out', 'failing', 'elsewhere'] as const;
export type Stop = (typeof STOPS)[number];

/** How pages are turned; see `WalkWay`. */
export const WAYS = ['address', 'json', 'press'] as const;
export type Way = (typeof WAYS)[number];

/** One list of the portal and how far it is read. Pages are counted from 1. */
export interface ScanList {
  name: string;
  /** Where its first page is, and where the others are, once a pager has said so. */
  address?: string;
  template?: Template;
  /** What was printed on pages that are read and told to the log, as a hash of it. */
  done: { page: number; print: number }[];
  failed: { page: number; why: Why }[];
  /** The last page, as far as pages have said. */
  last?: number;
  /** The last page is one that a control leads to, and nobody has numbered. */
  hoped?: true;
  /** Rows on the pages that are read. */
  rows?: number;
  /** How many records the portal says there are, in the list itself, and in its menu. */
  total?: number;
  expected?: number;
  /** Pages that nobody asks for, since those before them were all the same. */
  cut?: number;
  /** The portal said another total later on: the list changed while it was walked. */
  changed?: true;
}

/** Counts of what was read. */
export interface ScanCounts {
  /** Rows told to the log: a record that stood on two pages twice. */
  told: number;
  /** Different records; those that were read twice too, once `interrupted`. */
  records: number;
  /** Seen by the log for the first time since the walk began, and changed since. */
  fresh: number;
  changed: number;
  late: number;
  /** Rows that no record could be read from. */
  unread: number;
}

/** A walk through a portal's lists: all that is needed to go on with it elsewhere, and what came of it. */
export interface Scan {
  version: 1;
  origin: string;
  /** `id@version` of the adapter. */
  adapter: string;
  way: Way;
  /** Ms between two requests. */
  pace: number;
  /** When it began, in portal time. */
  startedAt: EpochMs;
  /** When it was last kept, in PC time. */
  keptAt: EpochMs;
  phase: 'running' | 'paused' | 'stopped' | 'done';
  stop?: Stop;
  lists: ScanList[];
  kinds: RecordKind[];
  /** Which of several codes in the page's data is the one that the page prints, by their order. */
  rank?: number;
  counts: ScanCounts;
  /** The browser ended meanwhile: which records had been read is forgotten, so that none can be called absent. */
  interrupted?: true;
  /** What had been counted by then. */
  base?: ScanCounts;
  /** Open in the log, and on no page that was read; absent where that cannot be told. */
  absent?: number;
  /** Ms spent reading, and pages read in it. */
  spent: number;
  /** The page is being turned by our press, and may load anew. */
  turning?: true;
  /** The list whose pages are turned, where they are pressed; the first while absent. */
  at?: number;
  /** Its first page is being opened: pages that are read already may come first. */
  opening?: true;
  /** Goes on while its tab is hidden. */
  hidden?: true;
}
