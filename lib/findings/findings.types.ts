/** What can be wrong with a record; stable names, see README. */
export const FINDING_RULES = [
  'component-missing',
  'component-unreadable',
  'result-missing',
  'result-unsigned',
  'signature-broken',
  'second-supplement',
  'document-unsigned',
  'document-unnumbered',
  'document-undated',
  'document-no-abstract',
  'document-not-pdf',
  'document-format',
  'basis-ended',
] as const;
export type FindingRule = (typeof FINDING_RULES)[number];

/** `error`: what the order forbids; `warning`: likely so, or not certain; `advice`: better otherwise. */
export type Severity = 'error' | 'warning' | 'advice';

/** One defect of one record. */
export interface Finding {
  rule: FindingRule;
  severity: Severity;
  /** How many of how many: two of five components. */
  count?: number;
  of?: number;
  /** Names of components or files: shown, never stored. */
  names?: string[];
  /** Key of the words that say it in more detail, such as a check of the form of documents. */
  detail?: string;
  /** What the placeholders of those words stand for: measures, counts, acts of a list; nothing else of a document's text. */
  values?: Record<string, string | number>;
  /** Article and clause it rests on, such as `NĐ 30/2020/NĐ-CP, Phụ lục I, mục I.2`. */
  basis?: string;
}
