import type { DeadlineCalendar } from '../calendar/types';
import { dayNumber, ymdOfDay } from '../calendar/zone';
import {
  beginsAsLetter,
  dateLineOf,
  isLetterSymbol,
  isPartyNumber,
  lacksNumber,
  numberFaults,
  partsOfNumber,
} from '../portals/documentNumber';
import type { DocumentPage } from '../portals/documentPage.types';
import type { PrintedFile } from '../portals/papers';
import { clean, fold } from '../portals/text';
import type { Finding, Severity } from './findings.types';
import type { FileCheck } from './types';
import type { DetailKey } from './words';

const DECREE = 'NĐ 30/2020/NĐ-CP';

/** What is known besides the page. */
export interface DocumentKnowledge {
  /** What was found in the attached files, by their absolute address; those that were not looked into are absent. */
  files?: ReadonlyMap<string, FileCheck>;
  /** Findings on attached DOCX files, by address. */
  docx?: ReadonlyMap<string, Finding[]>;
  /** The unit's working days; without them no day is counted. */
  calendar?: DeadlineCalendar;
  /** The user is about to issue the document: what a draft may still lack counts now. */
  issuing?: boolean;
}

/** Where a document stands, as far as findings care. */
export type Stage = 'draft' | 'signed' | 'issued' | 'unknown';

export function stageOf({ status, days }: DocumentPage, issuing: boolean | undefined): Stage {
  if (issuing || status === 'issued') return 'issued';
  if (status === 'signed' || status === 'draft') return status;
  return status === undefined && days.issued?.moment ? 'issued' : 'unknown';
}

/** What the law wants of a document that goes out: a draft may lack it, of an unknown one it is said with care. */
const DUE: Record<Stage, Severity | undefined> = {
  draft: undefined,
  signed: 'error',
  issued: 'error',
  unknown: 'warning',
};

/** A finding of form. Where the decree's annex was not read word by word, it is advice. */
const format = (detail: DetailKey, basis: string, severity: Severity = 'advice'): Finding => ({
  rule: 'document-format',
  severity,
  detail,
  basis: `${DECREE}, ${basis}`,
});

function* numberFindings(page: DocumentPage, due: Severity | undefined): Generator<Finding> {
  const { number } = page;
  if (number === undefined) return;
  if (lacksNumber(number)) {
    if (due) yield { rule: 'document-unnumbered', severity: due, basis: `${DECREE}, Đ.8.2, Đ.15` };
    return;
  }
  for (const fault of numberFaults(number)) yield format(fault, 'Đ.15; Phụ lục I, mục II.3');
}

/** Whether the page has a place for the document's date and none is in it, nor in any other. */
function isUndated({ days, dateLine }: DocumentPage, stage: Stage): boolean {
  const line = dateLine === undefined ? undefined : dateLineOf(dateLine);
  if (Object.values(days).some(({ text }) => text !== '') || (dateLine && !line?.open)) return false;
  if (days.document || dateLine !== undefined) return true;
  // The day of issue comes with it: empty before that, it says nothing.
  return days.signed !== undefined && stage !== 'unknown';
}

function* dateFindings(page: DocumentPage, stage: Stage, calendar: DeadlineCalendar | undefined): Generator<Finding> {
  const due = DUE[stage];
  if (due && isUndated(page, stage))
    yield { rule: 'document-undated', severity: due, basis: `${DECREE}, Đ.8.2; Phụ lục I, mục II.4` };
  for (const fault of (page.dateLine && dateLineOf(page.dateLine)?.faults) || [])
    yield format(fault, 'Phụ lục I, mục II.4');
  const signed = page.days.signed?.moment;
  const issued = page.days.issued?.moment;
  if (!signed || !issued) return;
  // Days are compared, not hours: what was signed in the evening may go out until the end of the next working day.
  const [signedDay, issuedDay] = [dayNumber(signed.at), dayNumber(issued.at)];
  if (issuedDay < signedDay) yield format('issued-before-signed', 'Đ.18.1', 'warning');
  else if (calendar && issuedDay > signedDay + 1 && !calendar.isProvisional(signed.at, issued.at)) {
    const latest = calendar.addDays(signed.at, 1);
    if (issuedDay > dayNumber(latest)) yield format('issued-late', 'Đ.18.1', 'warning');
  }
}

const isLetter = ({ form, number }: DocumentPage): boolean => {
  if (form) return /^cong van$/.test(fold(form));
  // Without a printed form the symbol says it.
  return form === undefined && isLetterSymbol((number && partsOfNumber(number)?.symbol) || '');
};

function* abstractFindings(page: DocumentPage, stage: Stage): Generator<Finding> {
  const { abstract } = page;
  if (abstract === undefined) return;
  if (abstract === '')
    yield {
      rule: 'document-no-abstract',
      severity: DUE[stage] ?? 'advice',
      basis: `${DECREE}, Đ.8.2; Phụ lục I, mục II.5`,
    };
  else if (isLetter(page) && !beginsAsLetter(abstract)) yield format('abstract-letter', 'Phụ lục I, mục II.5');
}

/** Kinds that say nothing of what the portal would have given. */
const UNCERTAIN: readonly string[] = ['html', 'empty', 'other'];
const EXTENSION = /\.([a-z0-9]{2,5})$/i;

/** Whether a file is a PDF: by what was found in it, else by its name; undefined where neither says. */
function isPdf({ name, url }: PrintedFile, check: FileCheck | undefined): boolean | undefined {
  if (check?.kind && !UNCERTAIN.includes(check.kind)) return check.kind === 'pdf';
  if (check && (check.state !== 'unreadable' || check.problem === 'encrypted' || check.problem === 'damaged'))
    return true;
  if (check?.problem === 'not-pdf') return false;
  let path = '';
  try {
    path = url ? decodeURIComponent(new URL(url).pathname) : '';
  } catch {
    // What is no address has no name.
  }
  const extension = (EXTENSION.exec(clean(name)) ?? EXTENSION.exec(path))?.[1]?.toLowerCase();
  if (extension === 'pdf') return true;
  return extension !== undefined && /^(?:docx?|docm|rtf|odt|xlsx?|pptx?|jpe?g|png|tiff?)$/.test(extension)
    ? false
    : undefined;
}

/** The party that a signature is of, where the check of signatures tells it. */
type WithParty = FileCheck['signatures'][number] & { party?: 'person' | 'organisation' | 'unknown' };

/** What is missing of the two signatures in one file; undefined where that is not certain. */
function missingIn({ state, signatures }: FileCheck): DetailKey | 'nothing' | undefined {
  if (state === 'unreadable') return undefined;
  const parties = (signatures as WithParty[]).filter((one) => !one.isTimeStamp).map(({ party }) => party ?? 'unknown');
  if (parties.length === 0) return 'not-signed';
  const unknown = parties.filter((party) => party === 'unknown').length;
  const [person, organisation] = [parties.includes('person'), parties.includes('organisation')];
  if (person && organisation) return 'nothing';
  if (unknown === 0) return person ? 'no-organisation' : 'no-person';
  // One alone cannot be both; several may be.
  return parties.length === 1 ? 'not-both' : undefined;
}

const SAYS_MOST: DetailKey[] = ['no-organisation', 'no-person', 'not-both', 'not-signed'];

function* fileFindings(
  page: DocumentPage,
  stage: Stage,
  { files: checks, issuing }: DocumentKnowledge,
): Generator<Finding> {
  const due = DUE[stage];
  const { files } = page;
  if (!due || !files || files.length === 0) return;
  const checkOf = ({ url }: PrintedFile) => (url === undefined ? undefined : checks?.get(url));
  const kinds = files.map((file) => isPdf(file, checkOf(file)));
  // Which of several files is the document itself is not known: it is no PDF only if none of them is.
  if (kinds.every((pdf) => pdf === false)) {
    yield { rule: 'document-not-pdf', severity: 'warning', names: files.map(({ name }) => name).slice(0, 5) };
    return;
  }
  const missing = files
    .filter((_, i) => kinds[i] !== false)
    .map((file) => {
      const check = checkOf(file);
      return check && missingIn(check);
    });
  const unsigned = (detail: DetailKey, severity: Severity): Finding => ({
    rule: 'document-unsigned',
    severity,
    detail,
    basis: `${DECREE}, Đ.5.1`,
  });
  if (missing.includes('nothing')) return;
  if (missing.includes(undefined)) {
    // The page's own words are no proof.
    if (page.printedSignature === 'unsigned' && missing.every((one) => one === undefined))
      yield unsigned('not-signed', 'warning');
    return;
  }
  const detail = SAYS_MOST.find((one) => missing.includes(one));
  // Between the signature and the issue the agency's own may still be to come.
  const pending = detail !== 'not-signed' && stage === 'signed' && !issuing;
  if (detail) yield unsigned(detail, pending || detail === 'not-both' ? 'warning' : due);
}

/**
 * What can be found wrong with an outgoing document from what its page prints and what was found in its files. A field
 * without a place on the page, a file that was not looked into and a draft's gaps give no finding.
 */
export function documentFindings(page: DocumentPage, knowledge: DocumentKnowledge = {}): Finding[] {
  const stage = stageOf(page, knowledge.issuing);
  // The Party's documents have no "V/v" and other dates; what is signed is signed all the same.
  const party = page.number !== undefined && isPartyNumber(page.number);
  const attached = (page.files ?? []).flatMap(({ url }) => (url && knowledge.docx?.get(url)) || []);
  return [
    ...(party ? [] : numberFindings(page, DUE[stage])),
    ...(party ? [] : dateFindings(page, stage, knowledge.calendar)),
    ...(party ? [] : abstractFindings(page, stage)),
    ...fileFindings(page, stage, knowledge),
    ...(party ? [] : attached),
  ];
}

interface Numbered {
  page: DocumentPage;
  count: number;
  day: number;
}

/** The day a document bears: never that of its issue, which may come later. */
function dayOf({ dateLine, days }: DocumentPage): number | undefined {
  const own = days.document?.moment ?? days.signed?.moment;
  return (dateLine && dateLineOf(dateLine)?.day) || (own && dayNumber(own.at));
}

/**
 * Findings on the order of numbers among documents of one list: numbers follow time from 1 January to 31 December and
 * are unique within the year. Only documents with the same symbol, a number and a day are compared.
 */
export function orderFindings(pages: readonly DocumentPage[]): Map<DocumentPage, Finding[]> {
  const series = new Map<string, Numbered[]>();
  for (const page of pages) {
    const parts = page.number ? partsOfNumber(page.number) : undefined;
    const day = dayOf(page);
    if (!parts?.digits || !parts.symbol || day === undefined) continue;
    const key = `${ymdOfDay(day).year} ${parts.symbol}`;
    series.set(key, [...(series.get(key) ?? []), { page, count: Number(parts.digits), day }]);
  }
  const found = new Map<DocumentPage, Finding[]>();
  for (const one of series.values()) {
    const ordered = one.sort((a, b) => a.count - b.count || a.day - b.day);
    ordered.forEach((here, i) => {
      const before = ordered[i - 1];
      if (!before) return;
      // The same document may stand in a list twice.
      const same = before.count === here.count;
      const twice = same && before.page.abstract && here.page.abstract && before.page.abstract !== here.page.abstract;
      if (twice) found.set(here.page, [format('number-twice', 'Đ.15.3', 'warning')]);
      else if (!same && before.day > here.day) found.set(here.page, [format('number-order', 'Đ.15.1')]);
    });
  }
  return found;
}
