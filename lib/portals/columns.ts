import type { FieldSource, PageRule } from './adapter';
import { joinDocumentNumber } from './codes';
import { allWords, type Context } from './context';
import { findMoments, parseMoment } from './dates';
import { roleOfHeader, STRONG } from './dictionary';
import { CODE_ROLE, codeFinder, codeIn, type FindCode, fromSources, namesIn } from './fields';
import { type Grid, span } from './grid';
import { isEventRole, labelledMoments } from './labels';
import { carriedRoles, type Named, nameColumns, stackedRoles, stateOfRow } from './naming';
import { PATTERNS, SELECTORS } from './patterns';
import { fitsKind, proves } from './proof';
import { fold, isBlank, textOf } from './text';
import type { EventRole, FieldRole, RecordKind, Status } from './types';
import type { Work } from './work';

type Cells = (Element | undefined)[];

/** Where each role's words stand in a row of one list. */
export interface ColumnPlan {
  kind: RecordKind;
  findCode: FindCode;
  /** Column of the record's code, after `shift`; -1 when it only stands in an adapter's source. */
  code: number;
  /** Column of a document's symbol, where number and symbol stand apart. */
  symbol?: number;
  /** `or`: where its words stand in rows in which the column is empty. */
  columns: { role: FieldRole; column: number; or?: number }[];
  /** Columns that print several moments one below the other, in the order their header names them. */
  stacked: { roles: EventRole[]; column: number }[];
  /** Columns in which moments stand behind labels of their own. */
  composite: number[];
  sources: { role: FieldRole; alternatives: FieldSource[] }[];
  /** Attributes of the rows that this list carries data in, beyond those its rule names. */
  attributes: string[];
  /** Whether the rows themselves say their state: see `stateOfRow`. */
  marked: boolean;
  /** How many cells a row may have: others are not aligned with the headers, and nobody knows where they differ. */
  widths: number[];
  /** See `Reader`. */
  monthFirst: boolean;
}

const KINDS: RecordKind[] = ['dossier', 'incoming', 'outgoing', 'petition'];
const SAMPLE = 24;

/** How many different roles a header row names, for the kind it suits best. */
export function countRoles(headers: string[]): number {
  let most = 0;
  for (const kind of KINDS) {
    const roles = new Set<FieldRole>();
    for (const header of headers) {
      const match = roleOfHeader(kind, header);
      if (match) roles.add(match.role);
      else for (const role of stackedRoles(kind, header) ?? []) roles.add(role);
    }
    most = Math.max(most, roles.size);
  }
  return most;
}

interface Sample {
  row: Element;
  cells: Cells;
  /** Each cell's words. */
  texts: string[];
  /** Cells that are no fields: see `isOther`. */
  others: boolean[];
}
type Sampled = Sample[];

/** Rows spread evenly over a list: its first rows alone may be placeholders or groups. */
function* sampleOf(grid: Grid): Work<Sampled> {
  const rows = grid.rows();
  // Odd, so that it does not keep step with details below every record.
  const step = Math.floor(rows.length / SAMPLE) | 1;
  const sample: Sampled = [];
  for (let i = 0; i < rows.length && sample.length < SAMPLE; i += step) {
    const row = rows[i] as Element;
    const cells = grid.cellsOf(row);
    // Groups, details and placeholders prove nothing; cards have no cells at all.
    if (cells.filter(Boolean).length === 1 || !/\S/.test(row.textContent ?? '')) continue;
    const others = cells.map((cell) => !cell || isOther(cell));
    // Looked up once, whatever kinds are tried: a cell may hold anything.
    sample.push({ row, cells, others, texts: cells.map((cell) => (cell ? textOf(cell) : '')) });
    yield;
  }
  return sample;
}

const textAt = ({ texts }: Pick<Sample, 'texts'>, column: number): string => texts[column] ?? '';

const isWide = (cell: Element) => span(cell) > 1;

/** A cell that holds a table of its own is layout around another list; one over several columns is a message. */
const isOther = (cell: Element) => isWide(cell) || cell.querySelector(SELECTORS.innerRows) !== null;

/** The code in a cell of a row, if that is a cell for one. */
export const codeAt = (cell: Element | undefined, findCode: FindCode): string | undefined =>
  cell && !isWide(cell) ? codeIn(cell, findCode) : undefined;

/**
 * Finds out what each column of a list is for, and proves it on a sample of rows: a list is only taken if codes of the
 * right form stand where codes belong, differ from row to row, and events or states of such records stand beside them.
 */
export function* planColumns(
  grid: Grid,
  rule: PageRule,
  context: () => Work<Context>,
  readStatus: (kind: RecordKind) => (text: string) => Status | undefined,
): Work<ColumnPlan | undefined> {
  const sample = yield* sampleOf(grid);
  let best: { plan: ColumnPlan; score: number } | undefined;
  for (const kind of rule.kind ? [rule.kind] : KINDS) {
    yield;
    const candidate = yield* planFor(kind, grid, rule, sample, context, readStatus(kind));
    if (candidate && candidate.score > (best?.score ?? 0)) best = candidate;
    // Dossier codes under their own header are nobody else's.
    if (candidate && kind === 'dossier' && candidate.headed) break;
  }
  return best?.plan;
}

interface CodeColumn {
  column: number;
  shift: number;
  symbol?: number;
  /** The codes of the sample. */
  codes: string[];
  widths: number[];
}

/** The widths that most rows with a code have. */
function usualWidth(rows: Sampled): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function findCodeColumn(
  kind: RecordKind,
  named: Named[],
  width: number,
  sample: Sampled,
  findCode: FindCode,
): CodeColumn | undefined {
  const headed = named.filter(({ role }) => role === CODE_ROLE(kind));
  const hits: { codes: string[]; rows: Sampled }[] = [];
  for (const one of sample)
    one.cells.forEach((cell, column) => {
      const code = cell && !one.others[column] ? codeIn(cell, findCode, textAt(one, column)) : undefined;
      if (code === undefined) return;
      hits[column] ??= { codes: [], rows: [] };
      hits[column].codes.push(code);
      hits[column].rows.push(one);
    });
  const at = (column: number, shift: number): CodeColumn | undefined => {
    const { codes, rows } = hits[column] ?? { codes: [], rows: [] };
    const usual = usualWidth(rows);
    if (shift !== 0 && shift !== usual - width) return undefined;
    return { column, shift, codes, widths: [usual] };
  };
  const count = (column: number) => hits[column]?.codes.length ?? 0;
  // A row out of line may have its code just there.
  const most = Math.max(1, ...hits.flatMap(({ codes }) => codes.length));
  const own = headed.find(({ column }) => count(column) * 2 > most);
  if (own) return at(own.column, 0);
  // Number and symbol in two columns, side by side.
  const [number] = headed.filter(({ header }) => fold(header) === 'so');
  const symbol = headed.find(
    ({ header, column }) => PATTERNS.symbolHeader.test(fold(header)) && column === (number?.column ?? -9) + 1,
  );
  if (number && symbol) {
    const rows = sample.filter(({ cells }) => joined(cells, number.column, symbol.column) !== undefined);
    const codes = rows.map(({ cells }) => joined(cells, number.column, symbol.column) as string);
    if (codes.length > 0)
      return { column: number.column, shift: 0, symbol: symbol.column, codes, widths: [usualWidth(rows), width] };
  }
  // Without proof under its own header a code may only be found where nearly every row has one.
  const full = hits.flatMap((hit, column) => (hit.codes.length * 10 >= sample.length * 6 ? [column] : []));
  const shiftOf = (column: number) => usualWidth(hits[column]?.rows ?? []) - width;
  // A header row with a cell more or less than its rows (a checkbox without a header): everything moves alike.
  const header = headed[0]?.column;
  const moved = full.find((column) => header !== undefined && column !== header && column - header === shiftOf(column));
  if (moved !== undefined) return at(moved, shiftOf(moved));
  // Documents' numbers and petitions' codes stand in texts of all sorts.
  const [column] = full;
  if (kind !== 'dossier' || column === undefined || full.length > 1) return undefined;
  return at(column, header === undefined || shiftOf(column) === 0 ? 0 : column - header);
}

const wordsAt = (cells: Cells, column: number): string => {
  const cell = cells[column];
  return cell ? textOf(cell) : '';
};

/** A document's number and symbol from two columns. */
export const joined = (cells: Cells, number: number, symbol: number): string | undefined =>
  joinDocumentNumber(wordsAt(cells, number), wordsAt(cells, symbol));

function* planFor(
  kind: RecordKind,
  grid: Grid,
  rule: PageRule,
  sample: Sampled,
  context: () => Work<Context>,
  readStatus: (text: string) => Status | undefined,
): Work<{ plan: ColumnPlan; score: number; headed: boolean } | undefined> {
  const { headers } = grid;
  const findCode = codeFinder(kind, rule.code);
  const named = nameColumns(kind, headers);
  const sources: ColumnPlan['sources'] = Object.entries(rule.fields ?? {}).map(([role, alternatives]) => ({
    role: role as FieldRole,
    alternatives,
  }));
  const carried = carriedRoles(
    kind,
    sample.map(({ row }) => row),
    findCode,
    new Set([...named, ...sources].map(({ role }) => role)),
  );
  sources.push(...carried);
  const codeSource = sources.find(({ role }) => role === CODE_ROLE(kind));
  if (kind !== 'dossier' && !codeSource && !named.some(({ role }) => role === CODE_ROLE(kind))) return undefined;
  const nameOf = namesIn(rule, kind);
  const textFrom = (alternatives: FieldSource[], one: Sampled[number]) =>
    fromSources(alternatives, { ...one, headers, nameOf })?.text ?? '';
  const sourced = sample.filter((one) => codeSource && findCode(textFrom(codeSource.alternatives, one)));
  const found: CodeColumn | undefined =
    findCodeColumn(kind, named, headers.length, sample, findCode) ??
    (sourced.length > 0
      ? { column: -1, shift: 0, codes: [], widths: [usualWidth(sourced), headers.length] }
      : undefined);
  if (!found) return undefined;
  // One record's own steps or papers: its code is the same in every row, and its dates are theirs.
  if (found.codes.length > 1 && new Set(found.codes).size * 2 <= found.codes.length) return undefined;
  const codeHeader = named.find(({ role }) => role === CODE_ROLE(kind));
  const words = allWords(yield* context());
  if (!rule.kind && !fitsKind(kind, headers, codeHeader, words)) return undefined;

  const { shift } = found;
  const stacked = headers.flatMap((header, column) => {
    const roles = roleOfHeader(kind, header) ? undefined : stackedRoles(kind, header);
    return roles ? [{ roles, column: column + shift }] : [];
  });
  const moved = named
    .filter(({ role }) => role !== CODE_ROLE(kind))
    .map((one) => ({ ...one, column: one.column + shift }));
  const columns = chooseColumns(moved, sample, readStatus);
  if (!aligned(found, headers.length, moved, sample)) return undefined;

  const composite = compositeColumns(kind, headers, columns, sample);
  const events = new Set<FieldRole>([
    ...columns.map(({ role }) => role).filter(isEventRole),
    ...stacked.flatMap(({ roles }) => roles),
    ...composite.flatMap(({ roles }) => roles),
    ...sources
      .filter(
        ({ role, alternatives }) => isEventRole(role) && sample.some((one) => !isBlank(textFrom(alternatives, one))),
      )
      .map(({ role }) => role),
  ]);
  const strong =
    [...columns, ...carried].some(({ role, score }) => isEventRole(role) && score > STRONG) ||
    stacked.length > 0 ||
    composite.length > 0;
  const statusAt = columns.find(({ role }) => role === 'status')?.column;
  // Dates where states belong: the rows are out of line with their headers.
  const dates = sample.filter((one) => statusAt !== undefined && PATTERNS.bareDate.test(textAt(one, statusAt)));
  if (dates.length * 2 > sample.length) return undefined;
  const status = sources.find(({ role }) => role === 'status')?.alternatives;
  const stated = sample.some(
    (one) =>
      (statusAt !== undefined && readStatus(textAt(one, statusAt)) !== undefined) ||
      (status && readStatus(textFrom(status, one)) !== undefined),
  );
  const marked =
    statusAt === undefined &&
    sample.filter(({ row }) => stateOfRow(row, readStatus) !== undefined).length * 3 >= sample.length;
  const headed = codeHeader !== undefined;
  const certain = headed && codeHeader.score > STRONG;
  const proven = proves(kind, { events, strong, stated, headed, certain, headers, context: words });
  // A portal that is known by name needs less; but messages are sent there too, unless its adapter names the code.
  const known =
    rule.kind &&
    (rule.assume !== undefined ||
      [...events].some((role) => role !== 'submitted') ||
      (rule.fields?.[CODE_ROLE(kind)] && events.size + (stated ? 1 : 0) > 0));
  if (!proven && !known) return undefined;
  const dated = [...columns.filter(({ role }) => isEventRole(role)), ...stacked].map(({ column }) => column);
  const monthFirst = sample.some((one) =>
    dated.some((column) => findMoments(textAt(one, column)).some((found) => found.monthFirst)),
  );
  return {
    plan: {
      kind,
      findCode,
      code: found.column,
      symbol: found.symbol,
      columns,
      stacked,
      composite: composite.map(({ column }) => column),
      sources,
      attributes: [...carried.map(({ attribute }) => attribute), ...(marked ? ['class', 'title'] : [])],
      marked,
      widths: found.widths,
      monthFirst,
    },
    score: (found.codes.length || sourced.length) * 10 + events.size + columns.length,
    headed: certain,
  };
}

/** For each role the best of its columns that holds what the role is for. */
function chooseColumns(named: Named[], sample: Sampled, readStatus: (text: string) => Status | undefined): Named[] {
  const chosen = new Map<FieldRole, Named>();
  const states = (column: number) => {
    const texts = sample.map((one) => textAt(one, column)).filter((text) => !isBlank(text));
    return { all: texts.length, known: texts.filter((text) => readStatus(text) !== undefined).length };
  };
  for (const one of named) {
    const before = chosen.get(one.role);
    if (one.role === 'status') {
      const { all, known } = states(one.column);
      if (one.score < STRONG && known * 2 < Math.max(all, 1)) continue;
      if (!before || known > states(before.column).known) chosen.set(one.role, one);
      continue;
    }
    if (before) {
      // The same words twice: it cannot be told which of the two is meant.
      if (before.score === one.score && isEventRole(one.role) && fold(before.header) === fold(one.header))
        chosen.set(one.role, { ...before, column: -1 });
      // The appointment stands where it was until a new one is made.
      else if (one.role === 'due' && one.score > STRONG && holdsMoments(one.column, sample))
        chosen.set(one.role, { ...before, or: before.or ?? one.column });
      continue;
    }
    if (!isEventRole(one.role) || holdsMoments(one.column, sample)) chosen.set(one.role, one);
  }
  return [...chosen.values()].filter(({ column }) => column >= 0);
}

/** Whether a column holds moments, or nothing yet: durations ("15 ngày") and words under such a header do not count. */
function holdsMoments(column: number, sample: Sampled): boolean {
  const texts = sample.map((one) => textAt(one, column)).filter((text) => !isBlank(text));
  return (
    texts.length === 0 || texts.some((text) => PATTERNS.dateLike.test(text) || parseMoment(text).kind !== 'unreadable')
  );
}

/**
 * Where rows have more or fewer cells than the header, the columns still fit if the difference lies behind them: no
 * date stands beyond the headers, and none of the columns for dates holds words.
 */
function aligned(found: CodeColumn, width: number, named: Named[], sample: Sampled): boolean {
  const [usual = width] = found.widths;
  if (usual === width) return true;
  const dates = named.filter(({ role }) => isEventRole(role));
  return sample
    .filter(({ cells }) => cells.length === usual)
    .every((one) => {
      for (let column = width + found.shift; column < usual; column++)
        if (findMoments(textAt(one, column)).length > 0) return false;
      return dates.every(({ column }) => {
        const text = textAt(one, column);
        return isBlank(text) || /\d/.test(text);
      });
    });
}

function compositeColumns(
  kind: RecordKind,
  headers: string[],
  columns: { role: FieldRole; column: number }[],
  sample: Sampled,
): { column: number; roles: EventRole[] }[] {
  const taken = new Set(columns.filter(({ role }) => isEventRole(role)).map(({ column }) => column));
  const found = new Map<number, Set<EventRole>>();
  for (const { texts, others } of sample)
    texts.forEach((text, column) => {
      if (taken.has(column) || others[column] || PATTERNS.foreignSection.test(fold(headers[column] ?? ''))) return;
      for (const role of Object.keys(labelledMoments(kind, text)) as EventRole[]) {
        const roles = found.get(column) ?? new Set();
        found.set(column, roles.add(role));
      }
    });
  return [...found].map(([column, roles]) => ({ column, roles: [...roles] }));
}
