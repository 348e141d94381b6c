import type { FieldSource, PageRule } from './adapter';
import { parseMoment } from './dates';
import { DIRECTION, roleOfHeader } from './dictionary';
import { CODE_ROLE, codeFinder, type FindCode } from './fields';
import type { Grid } from './grid';
import { isEventRole, labelledMoments } from './labels';
import { fold, isBlank, textOf } from './text';
import type { EventRole, FieldRole, RecordKind } from './types';

/** Where each role's words stand in a row of one list. */
export interface ColumnPlan {
  kind: RecordKind;
  findCode: FindCode;
  /** Column of the record's code, after `shift`. */
  code: number;
  columns: { role: FieldRole; column: number; header: string }[];
  /** Columns that print several moments one below the other, in the order their header names them. */
  stacked: { roles: EventRole[]; column: number; header: string }[];
  /** Columns in which moments stand behind labels of their own. */
  composite: number[];
  sources: { role: FieldRole; alternatives: FieldSource[] }[];
}

const KINDS: RecordKind[] = ['dossier', 'incoming', 'outgoing', 'petition'];
const SAMPLE = 24;
const NO_DATE = /\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d|\d{1,2}:\d{2}|tháng/;

/** How many different roles a header row names, for the kind it suits best. */
export function countRoles(headers: string[]): number {
  let most = 0;
  for (const kind of KINDS) {
    const roles = new Set<FieldRole>();
    for (const header of headers) {
      const match = roleOfHeader(kind, header);
      if (match) roles.add(match.role);
    }
    most = Math.max(most, roles.size);
  }
  return most;
}

interface Named {
  role: FieldRole;
  column: number;
  header: string;
  score: number;
}

/** The best header for each role. */
function nameColumns(kind: RecordKind, headers: string[]): Named[] {
  const best = new Map<FieldRole, Named>();
  headers.forEach((header, column) => {
    const match = roleOfHeader(kind, header);
    if (match && match.score > (best.get(match.role)?.score ?? 0)) best.set(match.role, { ...match, column, header });
  });
  return [...best.values()];
}

/** `Ngày tiếp nhận / Ngày hẹn trả` over two stacked dates: each part names an event of its own. */
function stackedRoles(kind: RecordKind, header: string): EventRole[] | undefined {
  const parts = header.split(/\s*[/,;|\n–-]\s*|\svà\s/).filter(Boolean);
  if (parts.length < 2 || parts.length > 3) return undefined;
  const roles = parts
    .map((part) => roleOfHeader(kind, part))
    .map((match) => (match && match.score > 900 ? match.role : undefined));
  const events = roles.filter((role): role is EventRole => role !== undefined && isEventRole(role));
  return events.length === parts.length && new Set(events).size === events.length ? events : undefined;
}

/** Rows spread evenly over a list: its first rows alone may be placeholders or groups. */
function sampleOf(rows: Element[]): Element[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample: Element[] = [];
  for (let i = 0; i < rows.length && sample.length < SAMPLE; i += step) sample.push(rows[i] as Element);
  return sample;
}

/** Which way a document list runs, by its headers and then by the page's own words. */
function direction(headers: string[], named: Named[], context: string): 'incoming' | 'outgoing' | undefined {
  const count = (words: RegExp) => headers.filter((header) => words.test(fold(header))).length;
  const arrivals = count(DIRECTION.incoming) + (named.some(({ role }) => role === 'due') ? 1 : 0);
  const departures = count(DIRECTION.outgoing);
  if (arrivals !== departures) return arrivals > departures ? 'incoming' : 'outgoing';
  const words = fold(context);
  if (/van ban den|cong van den/.test(words)) return 'incoming';
  return /van ban di\b|cong van di\b|phat hanh|du thao/.test(words) ? 'outgoing' : undefined;
}

const textAt = (cells: (Element | undefined)[], column: number): string => {
  const cell = cells[column];
  return cell ? textOf(cell) : '';
};

/** A cell that holds a table of its own is layout around another list. */
const isLayout = (cell: Element | undefined) => cell?.querySelector('table tr + tr') != null;

/**
 * Finds out what each column of a list is for, and proves it on a sample of rows: a list is only taken if at least two
 * roles are named, one of them an event or a status, and codes of the right form stand where codes belong.
 */
export function planColumns(grid: Grid, rule: PageRule, context: string): ColumnPlan | undefined {
  const sample = sampleOf(grid.rows()).map((row) => ({ row, cells: grid.cellsOf(row) }));
  const full = sample.filter(({ cells }) => cells.length > 1);
  let best: { plan: ColumnPlan; score: number } | undefined;
  for (const kind of rule.kind ? [rule.kind] : KINDS) {
    const candidate = planFor(kind, grid, rule, full, context);
    if (candidate && candidate.score > (best?.score ?? 0)) best = candidate;
  }
  return best?.plan;
}

type Sampled = { row: Element; cells: (Element | undefined)[] }[];

function findCodeColumn(
  kind: RecordKind,
  named: Named[],
  sample: Sampled,
  findCode: FindCode,
): { column: number; shift: number; hits: number } | undefined {
  const header = named.find(({ role }) => role === CODE_ROLE(kind))?.column;
  const hits: number[] = [];
  for (const { cells } of sample)
    cells.forEach((cell, column) => {
      if (cell && !isLayout(cell) && findCode(textOf(cell)) !== undefined) hits[column] = (hits[column] ?? 0) + 1;
    });
  if (header !== undefined && (hits[header] ?? 0) > 0) return { column: header, shift: 0, hits: hits[header] ?? 0 };
  // Without proof under its own header a code may only be found where nearly every row has one.
  if (kind === 'petition') return undefined;
  let column = -1;
  hits.forEach((count, at) => {
    if (count * 10 >= sample.length * 6 && count > (hits[column] ?? 0)) column = at;
  });
  if (column < 0) return undefined;
  // A header row with a cell more or less than its rows (a checkbox without a header): everything moves alike.
  const shift = header === undefined ? 0 : column - header;
  return Math.abs(shift) > 2 ? undefined : { column, shift, hits: hits[column] ?? 0 };
}

function planFor(
  kind: RecordKind,
  grid: Grid,
  rule: PageRule,
  sample: Sampled,
  context: string,
): { plan: ColumnPlan; score: number } | undefined {
  const findCode = codeFinder(kind, rule.code);
  const named = nameColumns(kind, grid.headers);
  const sources = Object.entries(rule.fields ?? {}).map(([role, alternatives]) => ({
    role: role as FieldRole,
    alternatives,
  }));
  const codeSource = sources.find(({ role }) => role === CODE_ROLE(kind));
  const found = findCodeColumn(kind, named, sample, findCode);
  if (
    !found &&
    !(
      codeSource &&
      sample.some(({ row, cells }) =>
        findCode(fromSources(codeSource.alternatives, row, cells, grid.headers)?.text ?? ''),
      )
    )
  )
    return undefined;
  if ((kind === 'incoming' || kind === 'outgoing') && !rule.kind && direction(grid.headers, named, context) !== kind)
    return undefined;

  const shift = found?.shift ?? 0;
  const stacked: ColumnPlan['stacked'] = [];
  grid.headers.forEach((header, column) => {
    const roles = stackedRoles(kind, header);
    if (roles) stacked.push({ roles, column: column + shift, header });
  });
  const columns = named
    .map(({ role, column, header, score }) => ({ role, column: column + shift, header, score }))
    .filter(({ role, column, score }) => {
      if (role === CODE_ROLE(kind) || stacked.some((one) => one.column === column)) return false;
      return !isEventRole(role) || holdsMoments(column, sample, score);
    });
  const composite = compositeColumns(kind, columns, sample);
  const roles = new Set<FieldRole>([
    CODE_ROLE(kind),
    ...columns.map(({ role }) => role),
    ...sources.map(({ role }) => role),
  ]);
  for (const { roles: more } of stacked) for (const role of more) roles.add(role);
  for (const { roles: more } of composite) for (const role of more) roles.add(role);
  const telling = [...roles].filter((role) => isEventRole(role) || role === 'status');
  if (roles.size < 2 || (telling.length === 0 && rule.assume === undefined)) return undefined;
  // A code found by its form alone needs more company than one under its own header.
  if (!named.some(({ role }) => role === CODE_ROLE(kind)) && telling.length < 2 && !rule.kind) return undefined;
  return {
    plan: {
      kind,
      findCode,
      code: found?.column ?? -1,
      columns,
      stacked,
      composite: composite.map(({ column }) => column),
      sources,
    },
    score: (found?.hits ?? sample.length) * 10 + roles.size,
  };
}

/** Whether a column holds moments at all: durations ("15 ngày") and words under such a header do not count. */
function holdsMoments(column: number, sample: Sampled, score: number): boolean {
  let parsed = 0;
  let written = 0;
  let dated = 0;
  for (const { cells } of sample) {
    const text = textAt(cells, column);
    if (isBlank(text)) continue;
    written++;
    if (parseMoment(text).kind === 'moment') parsed++;
    else if (NO_DATE.test(text)) dated++;
  }
  if (written === 0 || parsed > 0) return score > 900 || parsed * 2 >= written;
  return score > 900 && dated > 0;
}

function compositeColumns(
  kind: RecordKind,
  columns: { role: FieldRole; column: number }[],
  sample: Sampled,
): { column: number; roles: EventRole[] }[] {
  const taken = new Set(columns.filter(({ role }) => isEventRole(role)).map(({ column }) => column));
  const found = new Map<number, Set<EventRole>>();
  for (const { cells } of sample)
    cells.forEach((cell, column) => {
      if (!cell || taken.has(column) || isLayout(cell)) return;
      for (const role of Object.keys(labelledMoments(kind, textOf(cell))) as EventRole[]) {
        const roles = found.get(column) ?? new Set();
        found.set(column, roles.add(role));
      }
    });
  return [...found].map(([column, roles]) => ({ column, roles: [...roles] }));
}

/** The first alternative that yields words. */
export function fromSources(
  alternatives: FieldSource[],
  row: Element,
  cells: (Element | undefined)[],
  headers: string[],
): { text: string; source: string; element?: Element } | undefined {
  for (const alternative of alternatives) {
    const value = fromSource(alternative, row, cells, headers);
    if (value && !isBlank(value.text)) return value;
  }
  return undefined;
}

function fromSource(source: FieldSource, row: Element, cells: (Element | undefined)[], headers: string[]) {
  if ('attribute' in source && !('selector' in source)) {
    const text = row.getAttribute(source.attribute);
    return text === null ? undefined : { text: text.trim().normalize('NFC'), source: `attribute:${source.attribute}` };
  }
  if ('selector' in source) {
    const element = row.querySelector(source.selector);
    if (!element) return undefined;
    const text = source.attribute ? (element.getAttribute(source.attribute) ?? '') : textOf(element);
    return { text, source: `selector:${source.selector}`, element };
  }
  if ('header' in source) {
    const column = headers.findIndex((header) => source.header.some((word) => fold(word) === fold(header)));
    const element = cells[column];
    return element && { text: textOf(element), source: `header:${headers[column]}`, element };
  }
  const text = textOf(row);
  for (const label of source.label) {
    const at = text.toLowerCase().indexOf(label.toLowerCase());
    if (at >= 0) return { text: text.slice(at + label.length).replace(/^[\s:]+/, ''), source: `label:${label}` };
  }
  return undefined;
}
