import type { PrintedFile } from './papers';
import type { DocumentStatus, Moment, Urgency } from './types';

/** Places where a page prints a day of a document: that of the document itself, of its signature, of its issue. */
export type DocumentDay = 'document' | 'signed' | 'issued';

export interface PrintedDay {
  /** Empty where the place is there and nothing in it. */
  text: string;
  /** Undefined where the text is empty or no date that can be read. */
  moment?: Moment;
}

/**
 * What a page prints of one outgoing document. Of every field: undefined where the page has no place for it, empty where
 * it has one and nothing in it. Nothing else may be concluded from its absence.
 */
export interface DocumentPage {
  shape: 'row' | 'detail' | 'form';
  /** Number and symbol as printed, without their label; `/UBND-VP` where the symbol alone is there. */
  number?: string;
  days: Partial<Record<DocumentDay, PrintedDay>>;
  /** `Hải Dương, ngày 05 tháng 01 năm 2026`, as printed. */
  dateLine?: string;
  abstract?: string;
  /** The legal bases, where the page prints them apart. */
  bases?: string;
  /** `Công văn`, `Quyết định` … */
  form?: string;
  /** For display only: a person's name is never stored. */
  signer?: string;
  recipients?: string;
  urgency?: Urgency;
  /** Undefined where no status is printed, or none that is known. */
  status?: DocumentStatus;
  /** Files of the document itself; empty where the page has a part for them and nothing in it, undefined where it has none. */
  files?: PrintedFile[];
  /** What the page says in words of digital signatures: everything it lists as signed, or that something is not. */
  printedSignature?: 'signed' | 'unsigned';
  /** The row or part that is about the document. */
  element: Element;
}
