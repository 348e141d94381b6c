import { type Grid, gridOf, span } from './grid';
import { anchorIn, headKey, nameFrom, nameIn } from './papers.names';
import { boxIn, isHiddenHere, lineOf, noSigns, type Signs, signsIn, tickIn, tipOf } from './papers.signs';
import { HEADERS, type HeaderRole, MARKS, SHAPES, WORDS } from './papers.words';
import { clean, fold } from './text';
import type { Work } from './work';

/** A component as it was read, before the rest of its list has had its say. */
export interface Draft {
  name: string;
  star: boolean;
  required?: boolean;
  /** Holds in one of several cases only. */
  conditional: boolean;
  signs: Signs;
  /** What would print its files is there and empty. */
  blank: boolean;
  /** A blank form stands there. */
  form: boolean;
  /** Something beside it can be looked at. */
  seen: boolean;
  element: Element;
  anchor: Element;
}

/** What a list of components gave. */
export interface Drafts {
  element: Element;
  drafts: Draft[];
  /** Every component is printed: nothing is still to come, and there are no further pages. */
  complete: boolean;
  /** It says that there are none. */
  empty: boolean;
}

const MOST_ROWS = 300;

const ORDER = Object.keys(HEADERS).filter((role) => !['name', 'weakName'].includes(role)) as HeaderRole[];
const FIRST: HeaderRole[] = ['number', 'template', 'result', 'name', ...ORDER, 'weakName'];
const roleOf = (header: string): HeaderRole | undefined => {
  const key = headKey(header);
  return key ? FIRST.find((role) => HEADERS[role].test(key)) : undefined;
};

const WEIGHT: Partial<Record<HeaderRole, number>> = { name: 2, number: 0, action: 0, note: 0, foreign: 0, weakName: 0 };
const countPaperRoles = (headers: string[]): number => {
  const roles = new Set(headers.map(roleOf));
  return [...roles].reduce((sum, role) => sum + (role ? (WEIGHT[role] ?? 1) : 0), 0);
};

/** A table or grid, with what its columns are for. */
export interface PaperTable {
  grid: Grid;
  headers: string[];
  roles: (HeaderRole | undefined)[];
  /** Its headers stand in cells that are made for headers. */
  headed: boolean;
}

const LABELS = ['data-title', 'data-label', 'data-th'];

/** Rows of blocks as a grid: every child is a cell. */
const gridOfParts = (element: Element, { headers, rows }: Parts): Grid => ({
  element,
  headers,
  rows: () => rows,
  renew: () => {},
  cellsOf: (row) => [...row.children],
});

/** Headers and rows that are no table's. */
export interface Parts {
  headers: string[];
  rows: Element[];
}

/** Whether a table's headers are those of a table before it that has rows of its own. */
function isBorrowed({ element, headers }: Grid): boolean {
  const words = headers.find(Boolean);
  if (element.localName !== 'table' || !words || headerOf(element, words)) return false;
  const all = [...element.ownerDocument.querySelectorAll('table')];
  return (all[all.indexOf(element as HTMLTableElement) - 1]?.rows.length ?? 0) > 1;
}

const headerOf = (element: Element, words: string): Element | undefined =>
  [...element.querySelectorAll(SHAPES.headers)].slice(0, 60).find((cell) => fold(lineOf(cell)) === fold(words));

/** Looks at a table's headers; in tables that have none, at what each cell says that it is for. */
export function tableOf(element: Element, parts?: Parts): PaperTable {
  const material = element.localName === 'mat-table';
  const selectors = material ? { rows: 'mat-row', cells: 'mat-cell', headers: 'mat-header-cell' } : {};
  const grid = parts ? gridOfParts(element, parts) : gridOf(element, countPaperRoles, selectors);
  let headers = isBorrowed(grid) ? [] : grid.headers;
  if (countPaperRoles(headers) === 0) {
    const row = grid.rows().find((one) => grid.cellsOf(one).length > 1);
    const said = row
      ? grid.cellsOf(row).map((cell) => LABELS.map((name) => cell?.getAttribute(name)).find(Boolean))
      : [];
    if (said.some(Boolean)) headers = said.map((words) => clean(words ?? ''));
  }
  const roles = headers.map(roleOf);
  const names = roles.flatMap((role, i) => (role === 'name' ? [i] : []));
  const main = names.find((i) => /^ten|thanh phan/.test(headKey(headers[i] as string))) ?? names[0];
  for (const i of names) {
    const key = fold(headers[i] as string);
    // Beside the name itself, such words are about its kind or its files.
    if (i !== main && key !== fold(headers[main as number] as string))
      roles[i] = HEADERS.kind.test(key) ? 'kind' : HEADERS.file.test(key) ? 'file' : undefined;
  }
  return { grid, headers, roles, headed: material || element.querySelector('th,[role=columnheader]') !== null };
}

export const has = ({ roles }: PaperTable, ...wanted: HeaderRole[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** The cell that prints the header of the first column for one of these. */
export function headerCell({ grid, headers, roles }: PaperTable, ...wanted: HeaderRole[]): Element | undefined {
  const words = headers[roles.findIndex((role) => role && wanted.includes(role))];
  return words ? headerOf(grid.element, words) : undefined;
}

/** The cell of a column, or the one that spans it. */
function cellAt(cells: (Element | undefined)[], column: number): Element | undefined {
  for (let i = column; i >= 0; i--) {
    const cell = cells[i];
    if (cell) return i + span(cell) > column ? cell : undefined;
  }
  return undefined;
}

/** How deep a row stands in a tree. */
const levelOf = (row: Element | undefined): number =>
  Number(row?.getAttribute('aria-level') ?? /level-(\d)/.exec(row?.getAttribute('class') ?? '')?.[1] ?? 0);

/** Whether a row that has nothing but a name is the title of those below it. */
function headsRows(row: Element, next: Element | undefined, cells: Element[]): boolean {
  const filled = cells.filter((cell) => cell.firstElementChild || cell.textContent?.trim());
  if (!next || filled.filter((cell) => hasWords(lineOf(cell)) || cell.querySelector(SHAPES.icons)).length !== 1)
    return false;
  if (row.querySelector(SHAPES.controls) || row.querySelector('input,select')) return false;
  const text = lineOf(row);
  if (WORDS.caseTitle.test(fold(text)) || levelOf(next) > levelOf(row)) return true;
  return MARKS.upperNumber.test(text) && /^\d/.test(lineOf(next));
}

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text);

/** A yes or no in a column for it; null where it is empty. */
function answerIn(cell: Element): boolean | null | undefined {
  const box = boxIn(cell);
  if (box !== undefined) return box;
  const tick = tickIn(cell, SHAPES.icons);
  if (tick !== undefined) return tick;
  const text = lineOf(cell);
  const key = fold(text);
  if (text === '') return cell.querySelector(SHAPES.icons) ? undefined : null;
  if (MARKS.dash.test(text) || WORDS.no.test(key)) return false;
  return WORDS.yes.test(key) || text === '*' ? true : undefined;
}

function addSigns(to: Signs, from: Signs): void {
  to.files.push(...from.files);
  for (const key of [
    'has',
    'none',
    'upload',
    'uploadButton',
    'loading',
    'template',
    'reused',
    'vault',
    'paper',
    'given',
    'unclear',
  ] as const)
    to[key] ||= from[key];
  to.required ??= from.required;
}

const isPaper = (text: string): boolean => WORDS.paper.test(fold(text)) && !WORDS.notPaper.test(fold(text));
const isEmpty = ({ files, has: some, none, loading, unclear, lines }: Signs): boolean =>
  files.length === 0 && !some && !none && !loading && !unclear && lines.length === 0;

/** What the cells of a row say, each by its column; undefined where a cell says nothing of a component's files. */
function signsOfCell(
  cell: Element,
  role: HeaderRole | undefined,
  base: string,
  required: (is: boolean | null) => void,
): Signs {
  const signs = noSigns();
  const text = lineOf(cell);
  switch (role) {
    case 'file':
      return signsIn(cell, { base, column: true });
    case 'files': {
      const count = /^\d{1,3}$/.exec(text);
      if (!count) return signsIn(cell, { base, column: true });
      signs[Number(count[0]) > 0 ? 'has' : 'none'] = true;
      return signs;
    }
    case 'required':
    case 'optional': {
      const answer = answerIn(cell);
      if (answer !== undefined) required(role === 'optional' && answer !== null ? !answer : answer);
      return signs;
    }
    case 'copies':
      signs.paper = Number(text) > 0 || answerIn(cell) === true;
      return signs;
    case 'kind':
      signs.paper = isPaper(text);
      return signs;
    case 'reused':
      signs.reused = answerIn(cell) === true || WORDS.reused.test(fold(text));
      return signs;
    case 'source':
    case 'state': {
      const found = signsIn(cell, { base });
      addSigns(signs, found);
      signs.paper ||= isPaper(text) && !/^ban/.test(fold(text));
      if (role === 'state') {
        // Whatever is said of a paper's state, but that there is none, is said of a paper.
        signs.given ||= found.lines.length > 0 || boxIn(cell) === true;
        if (text === '') addTick(signs, tickIn(cell, SHAPES.icons));
      }
      return signs;
    }
    case undefined:
      addSigns(signs, signsIn(cell, { base }));
      addTick(signs, tickIn(cell, SHAPES.images));
      return signs;
    case 'action':
      return signsIn(cell, { base });
    case 'signer':
      // Whoever signed it had a file.
      signs.has = hasWords(text) && !WORDS.notSo.test(fold(text));
      return signs;
    default:
      return signs;
  }
}

function addTick(signs: Signs, tick: boolean | undefined): void {
  if (tick !== undefined) signs[tick ? 'has' : 'none'] = true;
}

/** Words in a name's cell: those of the first line are its name, whatever they are a link to. */
export function nameOfCell(cell: Element, base: string): { name: string; signs: Signs; linked: boolean } {
  const signs = signsIn(cell, { base });
  const name = nameFrom(signs.lines);
  if (name) return { name, signs, linked: false };
  const whole = signs.files[0]?.name ?? lineOf(cell);
  return { name: hasWords(whole) ? whole : '', signs, linked: true };
}

/** Reads the rows of a list of components. */
export function* readTable(table: PaperTable, base: string): Work<Drafts> {
  const { grid, headers, roles } = table;
  const columns = (...wanted: HeaderRole[]) => roles.flatMap((role, i) => (role && wanted.includes(role) ? [i] : []));
  const fileColumns = columns('file');
  const nameColumns = [columns('name'), columns('weakName'), fileColumns].find((one) => one.length > 0) ?? [];
  const inFiles = nameColumns === fileColumns;
  const result: Drafts = { element: grid.element, drafts: [], complete: true, empty: false };
  const { drafts } = result;
  const answers = new Map<Draft, boolean | null>();
  let proven = false;
  let group: { required?: boolean; conditional: boolean } = { conditional: false };
  const rows = grid.rows();
  if (rows.length > MOST_ROWS) result.complete = false;
  for (const row of rows.slice(0, MOST_ROWS)) {
    yield;
    if (isHiddenHere(row)) continue;
    const cells = grid.cellsOf(row);
    const there = cells.filter((cell) => cell !== undefined);
    const [only] = there;
    if (!only) continue;
    const heads = headsRows(row, rows[rows.indexOf(row) + 1], there);
    const text = lineOf(row);
    const key = fold(text);
    if (heads || (there.length === 1 && headers.length > 1 && (span(only) > 1 || cells.length === 1))) {
      if (only.querySelector('table')) continue;
      if (WORDS.noComponents.test(key)) result.empty = true;
      else if (WORDS.loading.test(key) || (text === '' && row.innerHTML.length > 100)) result.complete = false;
      else if (hasWords(text)) {
        const conditional = WORDS.caseGroup.test(key);
        group = { conditional };
        if (WORDS.optionalGroup.test(key)) group.required = false;
        else if (WORDS.requiredGroup.test(key) && !conditional) group.required = true;
      }
      continue;
    }
    if (there.every((cell) => cell.localName === 'th') || headers.join(' ') === text || WORDS.total.test(key)) continue;
    const named = nameColumns.map((column) => cellAt(cells, column)).find((cell) => cell && hasWords(lineOf(cell)));
    const number = roles.indexOf('number');
    const counted = number < 0 || !hasWords(lineOf(cells[number] ?? row)) || !cells[number];
    const fits = named !== undefined && counted && cells.length >= Math.max(...nameColumns, ...fileColumns) + 1;
    const last = drafts.at(-1);
    if (!named && last && there.length < headers.length && cells[nameColumns[0] as number] === undefined) {
      // Further files of the component whose cell reaches down.
      cells.forEach((cell, i) => {
        if (cell)
          addSigns(
            last.signs,
            signsOfCell(cell, roles[i], base, () => {}),
          );
      });
      if (last.signs.files.length > 0) last.blank = false;
      continue;
    }
    const cell = named ?? there.find((one) => hasWords(lineOf(one)));
    if (!cell) {
      if (row.querySelector(SHAPES.filled) || row.matches(SHAPES.busy)) result.complete = false;
      continue;
    }
    const read = nameOfCell(cell, base);
    const { name, star, required } = nameIn(read.name);
    if (!name || WORDS.loading.test(fold(name))) {
      result.complete = false;
      continue;
    }
    const draft: Draft = {
      name,
      star,
      required: required ?? read.signs.required ?? group.required,
      conditional: group.conditional,
      signs: noSigns(),
      blank: false,
      form: false,
      seen: false,
      element: row,
      anchor: anchorIn(cell, name),
    };
    drafts.push(draft);
    const { signs } = draft;
    // A name that is a link leads to what it names, unless files have a column of their own.
    const linked = read.linked && !inFiles && fileColumns.length > 0;
    const own = linked ? noSigns() : read.signs;
    if (fits && fileColumns.length > 0 && !inFiles && own.files.length > 0)
      Object.assign(own, { files: [], loading: true });
    addSigns(signs, { ...own, required: undefined });
    const files: Signs[] = [];
    new Set(cells).forEach((other) => {
      if (!other || other === cell) return;
      const role = fits ? roles[cells.indexOf(other)] : undefined;
      const found = fits
        ? signsOfCell(other, role, base, (answer) => answers.set(draft, answer))
        : signsIn(other, { base });
      if (role === 'file') files.push(found);
      if (role === 'action' && leadsToSight(other)) draft.seen = true;
      addSigns(signs, fileColumns.length > 0 && role === 'action' ? { ...found, unclear: false } : found);
    });
    draft.blank = fits && !inFiles && fileColumns.length > 0 && files.length > 0 && files.every(isEmpty);
    draft.form = files.some(({ template }) => template);
    proven ||= files.some((one) => one.files.length > 0 || one.has);
    if (files.some(({ lines, unclear }) => lines.length > 0 || unclear)) signs.unclear = true;
  }
  const isMarked = [...answers.values()].some((answer) => answer === true);
  for (const [draft, answer] of answers) {
    if (answer !== null) draft.required = answer;
    else if (isMarked) draft.required = false;
  }
  proveColumn(drafts, proven);
  return result;
}

const leadsToSight = (cell: Element): boolean =>
  [...cell.querySelectorAll(SHAPES.controls)].some(
    (control) =>
      WORDS.see.test(fold(lineOf(control) || tipOf(control))) || control.querySelector(SHAPES.sights) !== null,
  );

/** Where blank forms stand in the column for files and no file does, nobody knows whether files would stand there. */
function proveColumn(drafts: Draft[], printed: boolean): void {
  // Nor where none is ever printed, and what can be looked at is elsewhere.
  if (!printed) for (const draft of drafts) draft.signs.given ||= draft.seen;

  const proven = drafts.some(({ signs }) => signs.files.length > 0 || signs.has || signs.none || signs.upload);
  if (!proven && drafts.some(({ form }) => form)) for (const draft of drafts) draft.blank = false;
}
