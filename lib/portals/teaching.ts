import type { Adapter, FieldSource, PageAddress, PageRule } from './adapter';
import type { Area } from './areas';
import { codePatternOf } from './codePattern';
import { countRoles } from './columns';
import { parseMoment } from './dates';
import { roleOfHeader, STRONG } from './dictionary';
import { CODE_ROLE, codeFinder, codeIn, statusReader } from './fields';
import { type Grid, gridOf } from './grid';
import { isEventRole, labelledValues } from './labels';
import { clean, fold, isBlank, linesOf, textOf } from './text';
import type { FieldRole, RecordKind, Status } from './types';
import { atOnce } from './work';

/** How much is known of what a part is for: by its words and values, by one of them, or not at all. */
export type Certainty = 'certain' | 'likely' | 'open';

/** A column of a list, or a label of a card or a detail page. */
export interface Part {
  source: FieldSource;
  /** Its header or label; empty where it has none. */
  words: string;
  /** Up to three different values. */
  samples: string[];
  /** What it prints in each row; once on a detail page. */
  cells: { text: string; element: Element }[];
  guess?: FieldRole;
  certainty: Certainty;
}

/** What was found on a part of a page, and what it is taken for. */
export interface Study {
  area: Area;
  kind: RecordKind;
  parts: Part[];
}

/** Roles that may be chosen, by kind of record, in the order of a record's life. */
export const TEACHABLE: Record<RecordKind, FieldRole[]> = {
  dossier: [
    'code',
    'submitted',
    'accepted',
    'due',
    'status',
    'supplementRequested',
    'resubmitted',
    'done',
    'returned',
    'channel',
    'payment',
    'procedure',
  ],
  incoming: ['documentNumber', 'arrived', 'registered', 'due', 'handled', 'status', 'urgency', 'secrecy'],
  outgoing: ['documentNumber', 'signed', 'issued', 'status', 'urgency', 'secrecy'],
  petition: ['code', 'arrived', 'due', 'answered', 'status'],
};

const SAMPLES = 3;
const MOST_PARTS = 40;
const MOST_ROWS = 60;

/** Header rows of any words: every short text that is no value counts. */
const countWords = (headers: string[]): number =>
  Math.max(countRoles(headers), headers.some((one) => /\d{2}/.test(one)) ? 0 : headers.filter(Boolean).length - 1);

const gridIn = ({ element, selectors }: Area): Grid => gridOf(element, countWords, selectors);

function partOf(source: FieldSource, words: string, cells: Part['cells']): Omit<Part, 'certainty'> {
  const samples = [...new Set(cells.map(({ text }) => text).filter((text) => !isBlank(text)))].slice(0, SAMPLES);
  return { source, words, samples, cells };
}

type Bare = ReturnType<typeof partOf>;

function columnsOf(grid: Grid): Bare[] {
  const rows = grid.rows().slice(0, MOST_ROWS).map(grid.cellsOf);
  const width = Math.max(grid.headers.length, ...rows.map(({ length }) => length));
  const same = (words: string) => grid.headers.filter((header) => fold(header) === fold(words)).length > 1;
  return Array.from({ length: Math.min(width, MOST_PARTS) }, (_, column) => {
    const words = grid.headers[column] ?? '';
    // Rows of one cell are groups and messages.
    const cells = rows
      .filter((row) => row.filter(Boolean).length > 1)
      .flatMap((row) => (row[column] ? [{ text: textOf(row[column]), element: row[column] }] : []));
    return partOf(words && !same(words) ? { header: [words] } : { column: column + 1 }, words, cells);
  }).filter(({ words, samples }) => words || samples.length > 0);
}

const LABELS = 'dt,th,label';
const PAIRS = 3;

/** The build of an element that stands first of a pair, its value behind it; undefined for any other. */
function pairOf(element: Element): string | undefined {
  if (element.previousElementSibling || !element.nextElementSibling || element.firstElementChild) return undefined;
  const parent = element.parentElement;
  return [element, parent].map((one) => `${one?.localName}.${one?.className}`).join(' ');
}

/** Every text that is set out as a label: before a colon, in an element for labels, or first of pairs of one build. */
function labelsIn(root: Element, kind: RecordKind): Set<string> {
  const labels = new Set<string>();
  const pairs = new Map<string, Set<string>>();
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = clean(node.nodeValue ?? '');
    const element = node.parentElement;
    const colon = text.indexOf(':');
    const words = colon > 0 ? text.slice(0, colon).trim() : text;
    if (!element || words.length < 3 || words.length > 50 || !/\p{L}/u.test(words) || /\d{3}/.test(words)) continue;
    const marked = colon === text.length - 1 || element.closest(LABELS) != null;
    const inText = colon > 0 && text.length > colon + 1 && !/\d$/.test(words);
    if (marked || inText || roleOfHeader(kind, words)) labels.add(fold(words));
    const pair = pairOf(element);
    if (pair) pairs.set(pair, (pairs.get(pair) ?? new Set()).add(fold(words)));
  }
  for (const words of pairs.values()) if (words.size >= PAIRS) for (const one of words) labels.add(one);
  return labels;
}

/** Labels and their values, in each of several elements that were made by one template. */
function labelled(elements: Element[], kind: RecordKind): Bare[] {
  const found = new Map<string, { words: string; cells: Part['cells'] }>();
  for (const element of elements) {
    const labels = labelsIn(element, kind);
    const nameOf = (words: string) => (labels.has(fold(words)) ? { role: 'code' as const, score: 0 } : undefined);
    for (const { label, text, element: at } of atOnce(labelledValues(nameOf, element))) {
      const known = found.get(fold(label)) ?? { words: label, cells: [] };
      known.cells.push({ text, element: at });
      found.set(fold(label), known);
    }
  }
  return [...found.values()].slice(0, MOST_PARTS).map(({ words, cells }) => partOf({ label: [words] }, words, cells));
}

const share = (cells: Part['cells'], test: (cell: Part['cells'][number]) => boolean): number => {
  const filled = cells.filter(({ text }) => !isBlank(text));
  return filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
};

/** Whether values look like codes: each different, in one word, with a digit, and no date. */
function looksLikeCodes({ cells }: Bare): boolean {
  const texts = cells.map(({ text }) => text).filter((text) => !isBlank(text));
  if (texts.length === 0 || new Set(texts).size < texts.length) return false;
  return texts.every(
    (text) =>
      /^\S{5,40}$/.test(text) && /\d{3}/.test(text) && parseMoment(text).kind !== 'moment' && !/^\d+$/.test(text),
  );
}

/** What a part seems to be for: by its words where the dictionary knows them, else by what only such values are. */
function guess(part: Bare, kind: RecordKind): Pick<Part, 'guess' | 'certainty'> {
  const { words, cells } = part;
  const match = roleOfHeader(kind, words);
  const find = codeFinder(kind);
  const read = statusReader({ statuses: {} } as Pick<Adapter, 'statuses'> as Adapter, kind);
  const codes = share(cells, ({ element }) => codeIn(element, find) !== undefined);
  if (match && TEACHABLE[kind].includes(match.role)) {
    const { role, score } = match;
    const fits = isEventRole(role)
      ? share(cells, ({ text }) => parseMoment(text).kind === 'moment') > 0.5
      : role === CODE_ROLE(kind)
        ? codes > 0.5
        : role !== 'status' || share(cells, ({ text }) => read(text) !== undefined) > 0.5;
    return { guess: role, certainty: fits && score > STRONG ? 'certain' : 'likely' };
  }
  if (codes > 0.8 && kind === 'dossier') return { guess: 'code', certainty: 'likely' };
  if (share(cells, ({ text }) => read(text) !== undefined) > 0.6) return { guess: 'status', certainty: 'likely' };
  return { certainty: 'open' };
}

/** Leaves each guess to the part that deserves it most; and where no code is known, the first thing like one is it. */
function settled(parts: Part[], kind: RecordKind): Part[] {
  const best = new Map<FieldRole, Part>();
  for (const part of parts) {
    const before = part.guess && best.get(part.guess);
    if (part.guess && (!before || (before.certainty !== 'certain' && part.certainty === 'certain')))
      best.set(part.guess, part);
  }
  const out = parts.map((part) =>
    part.guess && best.get(part.guess) !== part ? { ...part, guess: undefined, certainty: 'open' as const } : part,
  );
  if (best.has(CODE_ROLE(kind))) return out;
  const code = out.find((part) => !part.guess && looksLikeCodes(part));
  return out.map((part) => (part === code ? { ...part, guess: CODE_ROLE(kind), certainty: 'likely' as const } : part));
}

/** Looks at an area as one of a kind of records: its columns or labels, and what each seems to be for. */
export function study(found: Area, kind: RecordKind): Study {
  let area = found;
  const grid = area.shape === 'list' ? gridIn(area) : undefined;
  let bare = grid ? columnsOf(grid) : labelled([area.element], kind);
  // Cards: no columns with names, but labels.
  if (grid && !grid.headers.some(Boolean)) {
    const labels = labelled(grid.rows().slice(0, MOST_ROWS), kind);
    if (labels.length > 1) {
      bare = labels;
      area = { ...found, selectors: { rows: found.selectors?.rows } };
    }
  }
  return {
    area,
    kind,
    parts: settled(
      bare.map((part) => ({ ...part, ...guess(part, kind) })),
      kind,
    ),
  };
}

/** Words without the dates and times among them. */
const undated = (text: string): string => text.replace(/\d+[/:.-][\d/:.-]+/g, ' ');

/** A status's own words: of several lines the first that says anything, since people and dates may stand in the others. */
function wordsOf({ text, element }: Part['cells'][number]): string {
  const lines = linesOf(element);
  const said = lines.length > 1 ? (lines.find((line) => /\p{L}{2}/u.test(undated(line))) ?? '') : text;
  return clean(undated(said).replace(/\(\s*\d*\s*\)/g, ' ')).slice(0, 80);
}

/** The words under a status's part, most frequent first, and what the common dictionary takes them for. */
export function statusWords(part: Part, kind: RecordKind): { words: string; count: number; status?: Status }[] {
  const counts = new Map<string, number>();
  for (const cell of part.cells) {
    const words = wordsOf(cell);
    if (!isBlank(words)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const read = statusReader({ statuses: {} } as Pick<Adapter, 'statuses'> as Adapter, kind);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_PARTS / 2)
    .map(([words, count]) => ({ words, count, status: read(words) }));
}

/** What the user has made of a study. */
export interface Lesson {
  study: Study;
  /** The role of each part, by its place; undefined where it is not used. */
  roles: (FieldRole | undefined)[];
  /** Status words whose meaning was said; `null` for those that say nothing. */
  statuses: ReadonlyMap<string, Status | null>;
  /** What every row is, where nothing prints a status. */
  assume?: Status;
  /** For every page of the site with such a list, not only for this address. */
  everywhere: boolean;
  /** The rule of an earlier lesson that this one goes on with, and takes the place of. */
  from?: string;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** An address as an expression: numbers and ids in it stand for any. */
const expressionFor = (path: string): string =>
  `^${literal(path)
    .replace(/[0-9a-f]{8,}/gi, '[^/]+')
    .replace(/\d+/g, '\\d+')}$`;

/** The rule for pages like the one that was taught. */
export function ruleOf(
  { study: { area, kind, parts }, roles, assume, everywhere }: Lesson,
  id: string,
  address: PageAddress,
): PageRule {
  const rule: PageRule = { id, shape: area.shape, kind, container: area.container };
  if (!everywhere) {
    rule.when = { path: expressionFor(address.path) };
    if (/^#!?\//.test(address.hash)) rule.when.hash = expressionFor(address.hash.split('?')[0] as string);
  }
  Object.assign(rule, area.selectors);
  const fields: NonNullable<PageRule['fields']> = {};
  const ignore: string[] = [];
  parts.forEach(({ source, words, cells }, i) => {
    const role = roles[i];
    if (role) fields[role] = [...(fields[role] ?? []), source];
    // What everybody takes for something else here.
    else if (words && roleOfHeader(kind, words)) ignore.push(words);
    if (role === CODE_ROLE(kind)) {
      const pattern = codePatternOf(
        cells.map(({ text }) => text).filter((text) => !isBlank(text)),
        kind,
      );
      if (pattern) rule.code = pattern;
    }
  });
  if (Object.keys(fields).length > 0) rule.fields = fields;
  if (ignore.length > 0) rule.ignore = ignore.slice(0, MOST_PARTS);
  // What all rows of this page are, those of other pages need not be: another filter in the address is another page.
  const query = `^${literal(address.query)}$`;
  if (assume !== undefined && !fields.status && rule.when && query.length < 200) {
    rule.when.query = query;
    rule.assume = assume;
  }
  return rule;
}

/** Whether two rules are for the same pages, whatever they say of them. */
const sameScope = (a: PageRule, b: PageRule): boolean =>
  a.shape === b.shape &&
  a.when?.path === b.when?.path &&
  a.when?.hash === b.when?.hash &&
  a.container[0] === b.container[0] &&
  a.rows === b.rows;

/** Where a rule finds the code: lists of one address that differ in it are different lists. */
const codeOf = ({ kind, fields }: PageRule): string => JSON.stringify([kind, kind && fields?.[CODE_ROLE(kind)]]);

const slug = (host: string): string =>
  `day-${host
    .toLowerCase()
    // So that a.b and a-b differ.
    .replaceAll('-', '--')
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-|-$/g, '')}`.slice(0, 60);

/**
 * The site's own adapter after a lesson: one for each host, a rule for each page that was taught, each lesson a version.
 * @param before the site's adapter so far
 */
export function taught(before: Adapter | undefined, lesson: Lesson, name: string, address: PageAddress): Adapter {
  const { kind } = lesson.study;
  const rules = before?.pages ?? [];
  const number = Math.max(0, ...rules.map(({ id }) => Number(/^trang-(\d+)$/.exec(id)?.[1] ?? 0))) + 1;
  const draft = ruleOf(lesson, `trang-${number}`, address);
  const known =
    rules.find((rule) => rule.id === lesson.from) ??
    rules.find(
      (rule) => sameScope(rule, draft) && rule.when?.query === draft.when?.query && codeOf(rule) === codeOf(draft),
    );
  const rule = known ? { ...draft, id: known.id } : draft;
  const words = new Map(before?.statuses?.[kind] ?? []);
  for (const [said, status] of lesson.statuses) words.set(said, status);
  return {
    id: before?.id ?? slug(address.host),
    version: (before?.version ?? 0) + 1,
    name: name.trim().slice(0, 80) || address.host,
    match: { hosts: [address.host] },
    // What was taught for one address is asked before what holds for all.
    pages: [...rules.filter((one) => one !== known), rule].sort((a, b) => Number(!a.when) - Number(!b.when)),
    ...((before?.statuses || words.size > 0) && {
      statuses: { ...before?.statuses, ...(words.size > 0 && { [kind]: [...words] }) },
    }),
    ...(before?.json && { json: before.json }),
    requests: before?.requests ?? { clock: true, detail: { link: 'a[href]' } },
  };
}

/** A lesson as it begins: the guesses, or what an earlier lesson for the same page says. */
export function begin(found: Study, before: Adapter | undefined, address: PageAddress): Lesson {
  const { kind, parts, area } = found;
  const roles = parts.map((part) => part.guess);
  const lesson: Lesson = { study: found, roles, statuses: new Map(), everywhere: false };
  const said = JSON.stringify;
  const isFor = (one: PageRule) =>
    one.kind === kind &&
    (!one.when?.query || new RegExp(one.when.query, 'iu').test(address.query)) &&
    [true, false].some((everywhere) => sameScope(one, ruleOf({ ...lesson, everywhere }, one.id, address))) &&
    // At the same address another list may stand now.
    (one.fields?.[CODE_ROLE(kind)] ?? []).some((source) => parts.some((part) => said(part.source) === said(source)));
  const rule = before?.pages.find(isFor);
  if (!rule || area.shape !== rule.shape) return lesson;
  const roleIn = ({ source }: Part) =>
    Object.entries(rule.fields ?? {}).find(([, sources]) => sources.some((one) => said(one) === said(source)))?.[0];
  return {
    ...lesson,
    roles: parts.map((part) => roleIn(part) as FieldRole | undefined),
    statuses: new Map(before?.statuses?.[kind] ?? []),
    assume: rule.assume,
    everywhere: rule.when === undefined,
    from: rule.id,
  };
}
