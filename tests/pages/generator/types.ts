import type { EventRole, RecordKind, Status } from '../../../lib/portals/types';

/** What a page says of one record; whatever it does not determine is absent. */
export interface Truth {
  kind: RecordKind;
  record: string;
  status?: Status;
  secret?: true;
  /** `2023-08-14T08:00:00+07:00 minute`, as in the fixtures. */
  times: Partial<Record<EventRole, string>>;
}

/** A record while its page is drawn: every column adds what it prints to the truth. */
export interface Draft {
  truth: Truth;
  /** When things happened to it, whether a column prints them or not. */
  happened: Partial<Record<EventRole, number>>;
  /** Attributes of its row, ready for the markup. */
  attributes: string[];
  classes: string[];
}

/** One column of a list, or one label of a detail page. */
export interface Column {
  /** Words without decoration; empty for columns of checkboxes and buttons. */
  header: string;
  /** Kept in the page without being shown. */
  hidden?: true;
  isCode?: true;
  /** The value's markup; tells the truth what it prints. */
  print(draft: Draft): string;
}

/** What a page is about, before it takes a structure. */
export interface Sheet {
  kind: RecordKind;
  columns: Column[];
  drafts: Draft[];
  /** The words of a heading, menu or title that speak for every row. */
  said?: string;
  /** Names of what was drawn, for the figures. */
  variants: Set<string>;
}

/** A page with known answers. */
export interface GeneratedPage {
  seed: number;
  url: string;
  html: string;
  variants: string[];
  expected: Truth[];
  /** Codes that stand on the page and must not be read: other records', or rows that are out of line. */
  unread: string[];
}
