import type { Adapter, PageRule } from './adapter';
import { type ColumnPlan, countRoles, fromSources, planColumns } from './columns';
import { contextWords } from './context';
import { findMoments } from './dates';
import { isSecret } from './dictionary';
import { emptyObservation, statusReader, take } from './fields';
import { type Grid, gridOf } from './grid';
import { labelledMoments } from './labels';
import { fold, isBlank, textOf } from './text';
import type { EventRole, Observation, Reading, RecordKind, Status } from './types';

export interface RowReading {
  observation: Observation;
  readings: Reading[];
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
  /** A row's record; `blank` for rows that are no record (groups, details, skeletons), `unreadable` where a code should be. */
  read(row: Element): RowReading | 'blank' | 'unreadable';
}

/** What the page's own words say about every row, where no column prints a status. */
function assumedStatus(
  rule: PageRule,
  plan: ColumnPlan,
  words: string[],
  read: (text: string) => Status | undefined,
): Status | undefined {
  if (rule.assume !== undefined) return rule.assume;
  if (plan.columns.some(({ role }) => role === 'status') || plan.sources.some(({ role }) => role === 'status'))
    return undefined;
  for (const text of words) {
    const status = read(text);
    if (status !== undefined) return status;
  }
  return undefined;
}

function readEvents(
  plan: ColumnPlan,
  cells: (Element | undefined)[],
  observation: Observation,
  readings: Reading[],
): void {
  for (const { roles, column, header } of plan.stacked) {
    const cell = cells[column];
    const moments = cell ? findMoments(textOf(cell)).map(({ moment }) => moment) : [];
    if (moments.length !== roles.length) continue;
    roles.forEach((role, i) => {
      const moment = moments[i];
      if (!moment) return;
      observation.times[role] = moment;
      readings.push({ role, text: header, source: `header:${header}` });
    });
  }
  for (const column of plan.composite) {
    const cell = cells[column];
    if (!cell) continue;
    for (const [role, moment] of Object.entries(labelledMoments(plan.kind, textOf(cell)))) {
      if (observation.times[role as EventRole]) continue;
      observation.times[role as EventRole] = moment;
      observation.blank = observation.blank.filter((blank) => blank !== role);
      readings.push({ role: role as EventRole, text: '', source: `label:${role}` });
    }
  }
}

/** Takes an element as a list of records, or undefined when it does not prove to be one. */
export function listOf(element: Element, rule: PageRule, adapter: Adapter): List | undefined {
  const grid = gridOf(element, countRoles, rule);
  if (countRoles(grid.headers) < 2 && !rule.fields) return undefined;
  const words = contextWords(element);
  const plan = planColumns(grid, rule, words.join(' '));
  if (!plan) return undefined;
  const readStatus = statusReader(adapter, plan.kind);
  const assumed = assumedStatus(rule, plan, words, readStatus);
  const codeSource = plan.sources.find(({ role }) => role === 'code' || role === 'documentNumber');

  const read = (row: Element): RowReading | 'blank' | 'unreadable' => {
    const cells = grid.cellsOf(row);
    const cell = cells[plan.code];
    const own = codeSource && fromSources(codeSource.alternatives, row, cells, grid.headers);
    const codeText = own?.text ?? (cell ? textOf(cell) : '');
    const anchor = own?.element ?? cell ?? cells.find((one) => one !== undefined);
    const code = plan.findCode(codeText);
    if (code === undefined || !anchor) {
      const looksLikeOne = cells.length * 2 > grid.headers.length && /\d/.test(codeText) && !isBlank(codeText);
      return looksLikeOne && cells.length > 1 ? 'unreadable' : 'blank';
    }
    const observation = emptyObservation(plan.kind, code);
    const readings: Reading[] = [
      { role: 'code', text: code, source: own?.source ?? `header:${grid.headers[plan.code] ?? ''}` },
    ];
    for (const { role, column, header } of plan.columns) {
      const at = cells[column];
      if (at) readings.push(take(observation, role, textOf(at), `header:${header}`, readStatus));
    }
    for (const { role, alternatives } of plan.sources) {
      if (role === 'code' || role === 'documentNumber') continue;
      const value = fromSources(alternatives, row, cells, grid.headers);
      if (value) readings.push(take(observation, role, value.text, value.source, readStatus));
    }
    readEvents(plan, cells, observation, readings);
    if (observation.status === undefined && observation.statusText === undefined && assumed !== undefined)
      observation.status = assumed;
    if (plan.kind !== 'dossier' && /^\[?\(?(?:tối |tuyệt )?mật[\])]/iu.test(codeText) && isSecret(codeText))
      observation.secret = true;
    return { observation, readings, anchor };
  };
  return { element, rule, kind: plan.kind, grid, plan, read };
}

/** Whether a list's header words changed since it was planned, so that its columns may mean something else. */
export const headersChanged = (list: List): boolean =>
  gridOf(list.element, countRoles, list.rule).headers.map(fold).join('|') !== list.grid.headers.map(fold).join('|');
