import type { Adapter, FieldSource, PageRule } from './adapter';
import { findDocumentNumber, findDossierCode, findPetitionCode } from './codes';
import { parseMoment } from './dates';
import { channelOf, type HeaderMatch, isSecret, paymentOf, roleOfHeader, urgencyOf } from './dictionary';
import { isEventRole, labelledValues, type NameOf } from './labels';
import { PATTERNS, SELECTORS } from './patterns';
import { isCountdown, isResubmission, statusOf } from './statuses';
import { clean, fold, isBlank, linesOf, textOf } from './text';
import type { FieldRole, Observation, RecordKind, Status } from './types';
import { atOnce } from './work';

export type FindCode = (text: string) => string | undefined;

/** How codes of a kind are recognized; an adapter's own pattern replaces the common forms. */
export function codeFinder(kind: RecordKind, pattern?: string): FindCode {
  if (pattern) {
    const expression = new RegExp(pattern, 'u');
    // Whoever wrote it: on a text this long a code is not what is printed.
    return (text) => (text.length > 500 ? undefined : expression.exec(text)?.[0]);
  }
  if (kind === 'dossier') return findDossierCode;
  return kind === 'petition' ? findPetitionCode : findDocumentNumber;
}

export const CODE_ROLE = (kind: RecordKind): FieldRole =>
  kind === 'incoming' || kind === 'outgoing' ? 'documentNumber' : 'code';

/** The one code of a cell: beside another record's ("Hồ sơ gốc: …"), but never one of several. */
export function codeIn(cell: Element, findCode: FindCode, text = textOf(cell)): string | undefined {
  const code = findCode(text);
  if (code === text) return code;
  // One line without a code: nothing more to look for.
  if (code === undefined && !cell.firstElementChild) return undefined;
  const lines = linesOf(cell, text);
  if (lines.length === 1)
    return code !== undefined && PATTERNS.another.test(fold(text.split(code)[0] ?? '')) ? undefined : code;
  const own = lines.filter((line) => !PATTERNS.another.test(fold(line)));
  const codes = new Set(own.map(findCode).filter((one) => one !== undefined));
  if (codes.size === 1) return [...codes][0];
  return codes.size === 0 && own.length === lines.length ? code : undefined;
}

/** The status words of a portal: its adapter's own, then the common ones. */
export function statusReader(adapter: Adapter, kind: RecordKind): (text: string) => Status | undefined {
  const own = new Map((adapter.statuses?.[kind] ?? []).map(([words, status]) => [fold(words), status]));
  return (text) => {
    // Dates and counts beside them are no part of them.
    const said = own.get(fold(text)) ?? own.get(fold(text.replace(/[\d/&#]+/g, ' ')));
    return said === undefined ? statusOf(kind, text) : (said ?? undefined);
  };
}

export const emptyObservation = (kind: RecordKind, record: string): Observation => ({
  kind,
  record,
  times: {},
  blank: [],
  problems: [],
});

/** How the words of one page are to be taken. */
export interface Reader {
  readStatus: (text: string) => Status | undefined;
  /** Dates with the month first stand among the page's: day and month cannot be told apart. */
  monthFirst?: boolean;
  /** Status cells that were read before: a few words return on all rows. */
  statuses: Map<string, StatusCell | undefined>;
}

interface StatusCell {
  words: string;
  status?: Status;
  resubmitted: boolean;
}

/** Where a cell has several lines, the others may be about anything, people included. */
const firstLine = (text: string, element: Element | undefined): string =>
  element?.firstElementChild && element.querySelector(SELECTORS.lines) ? (linesOf(element, text)[0] ?? text) : text;

/** A cell's status: of all its words, or of those lines that agree. */
function statusIn(text: string, element: Element | undefined, { readStatus }: Reader): Status | undefined {
  if (!element?.firstElementChild) return readStatus(text);
  // What may be pressed is not yet so.
  const acts = [...element.querySelectorAll(SELECTORS.acts)].map((one) => textOf(one));
  const said = linesOf(element, text).filter((line) => !acts.includes(line));
  // Several lines with a date each are a history.
  if (said.filter((line) => PATTERNS.dayAndMonth.test(line)).length > 1) return undefined;
  const whole = acts.length > 0 ? undefined : readStatus(text);
  if (whole !== undefined) return whole;
  const lines = new Set(said.map(readStatus));
  lines.delete(undefined);
  return lines.size === 1 ? [...lines][0] : undefined;
}

/** Words that appear when something inside an element is pointed at. */
const tooltipsOf = (element: Element | undefined): string[] =>
  [...(element?.querySelectorAll(SELECTORS.tooltips) ?? [])].map(
    (one) => one.getAttribute('title') ?? one.getAttribute('alt') ?? '',
  );

/** What a cell says of the status; undefined where it is empty or only counts down. */
function statusCell(
  kind: RecordKind,
  text: string,
  element: Element | undefined,
  reader: Reader,
): StatusCell | undefined {
  // An icon alone says it in its tooltip.
  const icon = isBlank(text) ? tooltipsOf(element).find((one) => reader.readStatus(one) !== undefined) : undefined;
  if (icon === undefined && (isBlank(text) || isCountdown(text))) return undefined;
  const status = icon ? reader.readStatus(icon) : statusIn(text, element, reader);
  // Names and numbers of people may stand beside a status, never before it.
  const words = (icon ?? firstLine(text, element)).replace(/\d{5,}/g, '…').slice(0, 80);
  const resubmitted = kind === 'dossier' && status === 1 && (isResubmission(text) || isResubmission(words));
  return { words, status, resubmitted };
}

function takeStatus(observation: Observation, text: string, reader: Reader, element: Element | undefined): void {
  const { statuses } = reader;
  // Lines and marks inside a cell count too: only what is mere text is known by it.
  const plain = !element?.firstElementChild;
  const cell = plain && statuses.has(text) ? statuses.get(text) : statusCell(observation.kind, text, element, reader);
  if (plain && statuses.size < 200) statuses.set(text, cell);
  if (!cell) return;
  const { words, status, resubmitted } = cell;
  observation.statusText = words;
  if (status === undefined)
    observation.problems.push({ role: 'status', problem: 'unknown-status', text: words.slice(0, 60) });
  else observation.status = status;
  if (resubmitted) observation.resubmitted = true;
}

/** Takes one printed field into an observation. What cannot be understood is kept as a problem, never as a value. */
export function take(observation: Observation, role: FieldRole, text: string, reader: Reader, element?: Element): void {
  const fail = () => {
    observation.problems.push({ role, problem: 'unparsable-date', text: text.slice(0, 60) });
  };
  if (isEventRole(role)) {
    const parsed = parseMoment(text);
    if (parsed.kind === 'moment') {
      if (reader.monthFirst && PATTERNS.dayMonthYear.test(text)) fail();
      else observation.times[role] = parsed.moment;
    } else if (parsed.kind === 'blank' || isBlank(text) || PATTERNS.notYet.test(fold(text)))
      observation.blank.push(role);
    else fail();
  } else if (role === 'status') {
    takeStatus(observation, text, reader, element);
  } else if (role === 'channel') {
    const channel = channelOf(text);
    if (channel) observation.channel = channel;
  } else if (role === 'payment') {
    const payment = paymentOf(text);
    if (payment) observation.payment = payment;
  } else if (role === 'urgency') {
    const urgency = urgencyOf(text);
    if (urgency) observation.urgency = urgency;
  } else if (role === 'secrecy') {
    if (isSecret(text) || (text === '' && element?.querySelector(SELECTORS.ticks))) observation.secret = true;
  } else if (role === 'procedure' && text) {
    observation.procedure = firstLine(text, element).slice(0, 200);
  } else if (role === 'procedureCode') {
    const code = /\d\.\d{6}/.exec(text)?.[0];
    if (code) observation.procedureCode = code;
  } else if (role === 'officer') {
    const name = firstLine(text, element).slice(0, 80);
    // A number may be a telephone's, and "Chưa phân công" is nobody.
    if (/\p{L}/u.test(name) && !/\d{6}|^(?:chưa|đang chờ)(?!\p{L})/iu.test(name)) observation.officer = name;
  }
}

export interface Found {
  text: string;
  element?: Element;
}

/** Where fields are looked for: a row with its cells and their headers, or a detail page's area without any. */
export interface Place {
  row: Element;
  cells: (Element | undefined)[];
  headers: string[];
  nameOf: NameOf;
}

/** Scores of what an adapter says, above all that words say by themselves. */
export const OWN = 2000;

/** What words name under a rule: its own labels first, then everybody's. */
export function namesIn({ fields = {}, ignore = [] }: PageRule, kind: RecordKind): NameOf {
  const own = new Map<string, HeaderMatch | null>(ignore.map((words) => [fold(words), null]));
  for (const [role, sources] of Object.entries(fields))
    for (const source of sources)
      if ('label' in source)
        for (const words of source.label) own.set(fold(words), { role: role as FieldRole, score: OWN });
  return (words) => {
    const known = own.get(fold(words));
    return known === undefined ? roleOfHeader(kind, words) : known;
  };
}

/** The first alternative that yields words, else the first that is there and empty. */
export function fromSources(alternatives: FieldSource[], place: Place): Found | undefined {
  let empty: Found | undefined;
  for (const alternative of alternatives) {
    const value = fromSource(alternative, place);
    if (value && !isBlank(value.text)) return value;
    empty ??= value;
  }
  return empty;
}

const isOneOf = (words: string[], text: string): boolean => words.some((word) => fold(word) === fold(text));

function fromSource(source: FieldSource, { row, cells, headers, nameOf }: Place): Found | undefined {
  if ('selector' in source) {
    const element = row.querySelector(source.selector);
    if (!element) return undefined;
    const text = source.attribute ? clean(element.getAttribute(source.attribute) ?? '') : textOf(element);
    return { text, element };
  }
  if ('attribute' in source) {
    const text = row.getAttribute(source.attribute);
    return text === null ? undefined : { text: clean(text) };
  }
  if ('label' in source) return atOnce(labelledValues(nameOf, row)).find(({ label }) => isOneOf(source.label, label));
  const column = 'column' in source ? source.column - 1 : headers.findIndex((header) => isOneOf(source.header, header));
  const element = cells[column];
  return element && { text: textOf(element), element };
}
