import { findDocumentNumber } from './codes';
import { parseMoment } from './dates';
import { isSecret, marksSecret, urgencyOf } from './dictionary';
import { filesIn, signatureIn } from './documentFiles';
import { type DocumentLabel, documentLabel, labelledParts } from './documentLabels';
import { dateLineOf, withoutNumberLabel } from './documentNumber';
import type { DocumentDay, DocumentPage, PrintedDay } from './documentPage.types';
import type { List } from './lists';
import { PATTERNS, SELECTORS } from './patterns';
import { statusOf } from './statuses';
import { clean, fold, isBlank, linesOf, textOf } from './text';
import type { DocumentStatus } from './types';

/** One printed field: its words, and what it is printed in. */
interface Field {
  text: string;
  element: Element;
  nodes: readonly Node[];
}
type Fields = Map<DocumentLabel, Field[]>;

const MISSING = /^(?:(?:chua|khong) (?:co|nhap|cap|vao|lay)|(?:dang )?cho cap)(?: so| trich yeu| noi dung| ngay)?$/;
/** Nothing, or words that say so. */
const printed = (text: string): string => (isBlank(text) || MISSING.test(fold(text)) ? '' : text);

/** What begins as a number does, or keeps a place free for one. */
const NUMBERED = /^(?:số[^:]{0,12}:\s*)?(?:\d|[\s.…_-]*\/\s*\p{Lu})/iu;
const SHORT = 40;

/** Number and symbol of one field; undefined where its words are not understood. */
function numberIn({ text, element }: Field): string | undefined {
  if (printed(text) === '') return '';
  const lines = element.firstElementChild ? linesOf(element, text) : [text];
  const [line = ''] = lines;
  if (lines.length === 1 && line.length <= SHORT && NUMBERED.test(line) && !PATTERNS.dateLike.test(line))
    return withoutNumberLabel(line);
  return findDocumentNumber(text);
}

/** The one field of a label; undefined where there is none, or where two say different things. */
function only(fields: Fields, label: DocumentLabel): Field | undefined {
  const all = fields.get(label) ?? [];
  const filled = all.filter(({ text }) => printed(text) !== '');
  return new Set(filled.map(({ text }) => text)).size > 1 ? undefined : (filled[0] ?? all[0]);
}

function numberOf(fields: Fields): string | undefined {
  const whole = only(fields, 'number');
  if (whole) return numberIn(whole);
  const count = only(fields, 'bareNumber');
  if (!count) return undefined;
  const symbol = only(fields, 'symbol');
  const digits = numberIn(count);
  if (!symbol || digits === undefined || /\//.test(digits)) return digits;
  const letters = printed(symbol.text).replace(/^\//, '');
  return letters ? `${digits}/${letters}` : digits;
}

/** The words of a list's cell without what portals put before them, such as "Có văn bản phúc đáp -". */
function abstractIn({ text, element }: Field): string {
  const links = [...element.querySelectorAll('a')].map((link) => textOf(link)).filter(Boolean);
  return printed(links.length === 1 ? (links[0] as string) : text);
}

function dayIn({ text }: Field): PrintedDay {
  const words = printed(text);
  const parsed = parseMoment(words);
  if (parsed.kind === 'blank') return { text: '' };
  return { text: words, ...(parsed.kind === 'moment' && { moment: parsed.moment }) };
}

const DAYS: DocumentDay[] = ['document', 'signed', 'issued'];

function pageOf(fields: Fields, shape: DocumentPage['shape'], element: Element, base: string): DocumentPage {
  const page: DocumentPage = { shape, days: {}, element };
  const words = (label: DocumentLabel): string | undefined => {
    const field = only(fields, label);
    // Selects of one's own make invite to choose.
    return field && (/^chon(?: \S+){0,3}$/.test(fold(field.text)) ? '' : printed(field.text));
  };
  page.number = numberOf(fields);
  for (const name of DAYS) {
    const field = only(fields, name);
    if (field) page.days[name] = dayIn(field);
  }
  page.dateLine = words('dateLine');
  const abstract = only(fields, 'abstract');
  if (abstract) page.abstract = abstractIn(abstract);
  page.bases = words('bases');
  page.form = words('form');
  page.signer = words('signer');
  page.recipients = words('recipients');
  page.urgency = urgencyOf(words('urgency') ?? '');
  page.status = statusOf('outgoing', words('status') ?? '') as DocumentStatus | undefined;
  const places = fields.get('files')?.map(({ nodes }) => filesIn(nodes, base));
  // One place that is not understood may hold what the others lack.
  if (places?.every((one) => one !== undefined)) page.files = places.flat();
  // What is named elsewhere on the page may be what an empty place is for.
  if (shape !== 'row' && page.files?.length === 0 && filesIn([element], base)?.length) page.files = undefined;
  const said = (['files', 'signature'] as const).flatMap((name) => fields.get(name) ?? []);
  page.printedSignature = signatureIn(said.map(({ text }) => text).join(' · '), page.files);
  for (const [key, value] of Object.entries(page)) if (value === undefined) delete page[key as keyof DocumentPage];
  return page;
}

const isSecretRow = (element: Element): boolean =>
  marksSecret(element) || [...element.attributes].some(({ value }) => PATTERNS.grade.test(clean(value)));

function isMarkedSecret(fields: Fields): boolean {
  return (fields.get('secrecy') ?? []).some(
    ({ text, element }) => isSecret(text) || (text === '' && element.querySelector(SELECTORS.ticks) !== null),
  );
}

/**
 * Reads an outgoing document from a row of a list.
 * @param headers words over the row's cells, by column
 * @param base address of the page
 * @param status what the list says of all its rows, where the row itself says nothing
 * @returns undefined for a secret document, which is not read, and where nothing of a document is in the row
 */
export function documentRow(
  row: Element,
  cells: readonly (Element | undefined)[],
  headers: readonly string[],
  base: string,
  status?: DocumentStatus,
): DocumentPage | undefined {
  // A row that is out of line has each value under another's header.
  if (cells.length !== headers.length || isSecretRow(row)) return undefined;
  const fields: Fields = new Map();
  headers.forEach((header, column) => {
    const label = documentLabel(header);
    const element = cells[column];
    if (!label || !element) return;
    const field = { text: textOf(element), element, nodes: [...element.childNodes] };
    fields.set(label, [...(fields.get(label) ?? []), field]);
  });
  if (fields.has('arrival') || isMarkedSecret(fields)) return undefined;
  if (!fields.has('number') && !fields.has('bareNumber')) return undefined;
  const page = pageOf(fields, 'row', row, base);
  return page.status === undefined && status !== undefined ? { ...page, status } : page;
}

/**
 * Reads an outgoing document from a row of a list that the engine has proved to be one of them: it knows where a column
 * without a header moves all others.
 */
export function documentInList(
  { grid, plan }: Pick<List, 'grid' | 'plan'>,
  row: Element,
  base: string,
  status?: DocumentStatus,
): DocumentPage | undefined {
  const { headers } = grid;
  const cells = grid.cellsOf(row);
  if (cells.length === headers.length) return documentRow(row, cells, headers, base, status);
  const named = headers.findIndex((header) => /^(?:bareN|n)umber$/.test(documentLabel(header) ?? ''));
  const shift = cells.length - headers.length;
  if (named < 0 || plan.code - named !== shift || !plan.widths.includes(cells.length)) return undefined;
  const moved = shift > 0 ? [...Array<string>(shift).fill(''), ...headers] : headers.slice(-shift);
  return documentRow(row, cells, moved, base, status);
}

const WEEKDAY = /^(?:thứ|chủ nhật|hôm nay|bây giờ)/iu;
const REFERENCE = /^\s*Số\s*:[^:]*\/\s*\p{Lu}/u;

/** The date line of a document that is shown as it will be printed: beside its "Số: …/…", never a portal's own clock. */
function shownDateLine(root: Element): { text: string; element: Element } | undefined {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  const found: { text: string; element: Element }[] = [];
  let reference = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data, parentElement: element } = node;
    if (!element || data.length > 200) continue;
    reference ||= REFERENCE.test(data);
    if (/ngày/iu.test(data.normalize('NFC')) && !WEEKDAY.test(clean(data)) && dateLineOf(data))
      found.push({ text: clean(data), element });
  }
  return reference && found.length === 1 ? found[0] : undefined;
}

/** More documents' numbers in one part are a list. */
const MOST_LISTED = 4;
const MOST_ELEMENTS = 5000;

/** Whether the page marks its document secret; what may be chosen is no mark. */
function isSecretPart(root: Element): boolean {
  const copy = root.cloneNode(true) as Element;
  for (const select of copy.querySelectorAll('select')) select.remove();
  return isSecretRow(copy);
}

/**
 * Reads an outgoing document from its detail, inside a list or on a page of its own, or from the form where it is edited.
 * @param base address of the page
 * @returns undefined for a secret document, which is not read, and where the part is not about one outgoing document
 */
export function documentDetail(root: Element, base: string): DocumentPage | undefined {
  if (root.getElementsByTagName('*').length > MOST_ELEMENTS || isSecretPart(root)) return undefined;
  const listed = [...root.querySelectorAll(SELECTORS.anyRow)].map((row) => findDocumentNumber(row.textContent ?? ''));
  if (new Set(listed.filter((one) => one !== undefined)).size > MOST_LISTED) return undefined;
  const fields: Fields = new Map();
  const parts = labelledParts(root);
  for (const { label, text, element, beside } of parts) {
    const nodes = beside.length > 0 ? beside : [element];
    // Marks of signatures stand anywhere beside the files.
    const words = label === 'files' ? clean(nodes.map(({ textContent }) => textContent).join(' ')) : text;
    fields.set(label, [...(fields.get(label) ?? []), { text: words, element, nodes }]);
  }
  const shown = fields.has('dateLine') ? undefined : shownDateLine(root);
  if (shown) fields.set('dateLine', [{ ...shown, nodes: [] }]);
  if (fields.has('arrival') || isMarkedSecret(fields) || fields.size < 2) return undefined;
  const named = fields.has('number') || fields.has('abstract') || (fields.has('bareNumber') && fields.has('symbol'));
  if (!named) return undefined;
  const editable = parts.filter((part) => part.editable).length;
  return pageOf(fields, editable > 1 ? 'form' : 'detail', root, base);
}
