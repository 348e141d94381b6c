import type { Adapter, PageRule } from './adapter';
import { type ColumnPlan, codeAt, countRoles, joined, planColumns } from './columns';
import { type Context, contextOf } from './context';
import { findMoments } from './dates';
import { marksSecret, roleOfHeader } from './dictionary';
import { CODE_ROLE, emptyObservation, fromSources, namesIn, type Reader, statusReader, take } from './fields';
import { type CountRoles, type Grid, gridOf } from './grid';
import { isHidden, labelledMoments } from './labels';
import { stateOfRow } from './naming';
import { isOnlineHeading, statusOfHeading } from './statuses';
import { fold, isBlank, textOf } from './text';
import type { EventRole, FieldRole, Observation, RecordKind, Status } from './types';
import type { Work } from './work';

export interface RowReading {
  observation: Observation;
  /** The cell that a badge is appended to. */
  anchor: Element;
}

/** One list of a page, with what is needed to read any of its rows again. */
export interface List {
  element: Element;
  rule: PageRule;
  kind: RecordKind;
  grid: Grid;
  plan: ColumnPlan;
  context: Context;
  /** A row's record; `blank` for rows that are no record (groups, details, skeletons), `unreadable` where a code should be. */
  read(row: Element): RowReading | 'blank' | 'unreadable';
}

/** What the page's words say about every row of a list. */
interface Assumed {
  status?: Status;
  online: boolean;
}

/**
 * The nearest words count first. A heading shared by two lists may mean either, and the page's title and menu speak
 * for a list only where it is the one list of the page.
 */
function assume(list: Pick<List, 'rule' | 'kind' | 'context' | 'element'>, all: List[]): Assumed {
  const { rule, kind, context } = list;
  // What was left behind hidden does not share the page's words with what is shown.
  const peers = isHidden(list.element) ? all : all.filter(({ element }) => !isHidden(element));
  const shared = peers.some(
    (peer) => peer.context !== context && peer.context.headingElement === context.headingElement,
  );
  const near = [context.caption, shared ? '' : context.heading].filter(Boolean);
  const page = peers.length > 1 ? [] : [...context.current, context.title];
  const online = [...near, ...page.slice(0, -1)].some(isOnlineHeading);
  if (rule.assume !== undefined) return { status: rule.assume, online };
  for (const words of near) {
    const status = statusOfHeading(kind, words);
    if (status !== undefined) return { status, online };
  }
  const said = new Set(page.map((words) => statusOfHeading(kind, words)).filter((status) => status !== undefined));
  return { status: said.size === 1 ? [...said][0] : undefined, online };
}

function readEvents(plan: ColumnPlan, cells: (Element | undefined)[], observation: Observation): void {
  const { times, problems } = observation;
  for (const { roles, column } of plan.stacked) {
    const cell = cells[column];
    if (!cell) continue;
    const text = textOf(cell);
    const found = findMoments(text);
    const labelled = labelledMoments(plan.kind, text);
    const inOrder = found.length === roles.length && !plan.monthFirst;
    roles.forEach((role, i) => {
      const moment = labelled[role] ?? (inOrder && Object.keys(labelled).length === 0 ? found[i]?.moment : undefined);
      if (moment) times[role] = moment;
      else if (isBlank(text)) observation.blank.push(role);
      else if (inOrder) problems.push({ role, problem: 'unparsable-date', text: text.slice(0, 60) });
    });
  }
  for (const column of plan.composite) {
    const cell = cells[column];
    if (!cell) continue;
    for (const [name, moment] of Object.entries(labelledMoments(plan.kind, textOf(cell)))) {
      const role = name as EventRole;
      if (times[role] || problems.some((problem) => problem.role === role)) continue;
      times[role] = moment;
      observation.blank = observation.blank.filter((blank) => blank !== role);
    }
  }
}

/** Counts the roles that a header row names in everybody's words or in those of the rule. */
function counterFor({ fields = {} }: PageRule): CountRoles {
  const own = Object.values(fields).flatMap((sources) =>
    sources.flatMap((source) => ('header' in source ? source.header.map(fold) : [])),
  );
  if (own.length === 0) return countRoles;
  return (headers) => {
    const words = headers.map(fold);
    return Math.max(countRoles(headers), own.filter((word) => words.includes(word)).length);
  };
}

/** An element's rows and headers as a rule sees them: headers that it ignores say nothing. */
function gridUnder(element: Element, rule: PageRule): Grid {
  const grid = gridOf(element, counterFor(rule), rule);
  const ignored = rule.ignore?.map(fold);
  if (ignored) grid.headers = grid.headers.map((header) => (ignored.includes(fold(header)) ? ' ' : header));
  return grid;
}

/** A list whose headers are understood while no row stands below them yet. */
function awaitsRows(grid: Grid, rule: PageRule): boolean {
  const { kind } = rule;
  if (!kind) return false;
  const column = grid.headers.findIndex((header) => roleOfHeader(kind, header)?.role === CODE_ROLE(kind));
  return (
    column >= 0 &&
    countRoles(grid.headers) > 1 &&
    grid.rows().every((row) => {
      const cell = grid.cellsOf(row)[column];
      return !cell || !/\d/.test(textOf(cell));
    })
  );
}

/**
 * Takes an element as a list of records, or undefined when it does not prove to be one; `empty` when it would be one if
 * it had rows.
 * @param peers the lists of the page; those that are found later are put in by the caller.
 */
export function* listOf(
  element: Element,
  rule: PageRule,
  adapter: Adapter,
  peers: List[],
): Work<List | 'empty' | undefined> {
  const grid = gridUnder(element, rule);
  if (countRoles(grid.headers) < 1 && !rule.kind) return undefined;
  let known: Context | undefined;
  // Only what holds codes is worth the walk.
  function* around(): Work<Context> {
    known ??= yield* contextOf(element);
    return known;
  }
  const plan = yield* planColumns(grid, rule, around, (kind) => statusReader(adapter, kind));
  if (!plan) return awaitsRows(grid, rule) ? 'empty' : undefined;
  const { kind } = plan;
  const context = yield* around();
  const codeRole = CODE_ROLE(kind);
  const reader: Reader = {
    readStatus: statusReader(adapter, kind),
    monthFirst: plan.monthFirst,
    statuses: new Map(),
  };
  const codeSource = plan.sources.find(({ role }) => role === codeRole);
  const printed = new Set<FieldRole>(plan.columns.map(({ role }) => role));
  const nameOf = namesIn(rule, kind);
  let assumed: Assumed | undefined;

  const read = (row: Element): RowReading | 'blank' | 'unreadable' => {
    const cells = grid.cellsOf(row);
    const cell = cells[plan.code];
    const place = { row, cells, headers: grid.headers, nameOf };
    const own = codeSource && fromSources(codeSource.alternatives, place);
    const code =
      plan.symbol !== undefined
        ? joined(cells, plan.code, plan.symbol)
        : own
          ? plan.findCode(own.text)
          : codeAt(cell, plan.findCode);
    const anchor = own?.element ?? cell ?? cells.find((one) => one !== undefined);
    const fits = plan.widths.includes(cells.length);
    if (code === undefined || !anchor) {
      // Six digits or more, as codes have them: totals and page counts have fewer.
      const like = own?.text ?? (cell && !cell.hasAttribute('colspan') ? textOf(cell) : '');
      return fits && kind === 'dossier' && like.replace(/\D/g, '').length > 5 ? 'unreadable' : 'blank';
    }
    if (!fits) return cells.filter(Boolean).length > 1 ? 'unreadable' : 'blank';
    assumed ??= assume(list, peers);
    const observation = emptyObservation(kind, code);
    const sourced = new Set<FieldRole>();
    for (const { role, alternatives } of plan.sources) {
      if (role === codeRole) continue;
      const value = fromSources(alternatives, place);
      if (!value || (isBlank(value.text) && printed.has(role))) continue;
      sourced.add(role);
      take(observation, role, value.text, reader, value.element);
    }
    for (const { role, column, or = column } of plan.columns) {
      const first = cells[column];
      const at = or !== column && first && isBlank(textOf(first)) ? cells[or] : first;
      if (at && !sourced.has(role)) take(observation, role, textOf(at), reader, at);
    }
    readEvents(plan, cells, observation);
    const said = plan.marked ? stateOfRow(row, reader.readStatus) : assumed.status;
    if (!printed.has('status') && observation.statusText === undefined && said !== undefined)
      observation.status ??= said;
    if (assumed.online && kind === 'dossier' && !printed.has('channel')) observation.channel ??= 'online';
    if ((kind === 'incoming' || kind === 'outgoing') && marksSecret(row)) observation.secret = true;
    return { observation, anchor };
  };
  const list: List = { element, rule, kind, grid, plan, context, read };
  return list;
}

/** Whether a list's header words changed since it was planned, so that its columns may mean something else. */
export const headersChanged = (list: List): boolean =>
  gridUnder(list.element, list.rule).headers.map(fold).join('|') !== list.grid.headers.map(fold).join('|');

/** The codes of a list's first rows. */
export const codesOf = ({ grid, plan }: List): string[] =>
  grid
    .rows()
    .slice(0, 50)
    .map((row) => codeAt(grid.cellsOf(row)[plan.code], plan.findCode))
    .filter((code) => code !== undefined);
