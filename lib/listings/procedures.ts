import { findDossierCodes } from '../portals/codes';
import { type Grid, gridOf, span } from '../portals/grid';
import { isHidden } from '../portals/labels';
import { fold, isBlank, textOf } from '../portals/text';
import { MARKUP, PROCEDURE_TABLES } from './adapters';
import { readCards } from './cards';
import { isCommunes, isFiltered, isPaged, isSearched, MOST, totalIn } from './pages';
import type { Procedure, ProcedureRow, ProceduresReading } from './types';
import { FIELD_HEADING, FOREIGN_HEADER, PROCEDURE_CODE, PROCEDURE_HEADERS } from './words';

type Role = keyof typeof PROCEDURE_HEADERS;
const ROLES = Object.keys(PROCEDURE_HEADERS) as Role[];

const roleOf = (header: string): Role | undefined => {
  const words = fold(header);
  return words ? ROLES.find((role) => PROCEDURE_HEADERS[role].test(words)) : undefined;
};

/** How many different roles header words name; those of another list name none. */
function countRoles(headers: string[]): number {
  if (headers.some((header) => FOREIGN_HEADER.test(fold(header)))) return 0;
  return new Set(headers.map(roleOf).filter((role) => role !== undefined)).size;
}

/** A procedure's code without the suffix of its province. */
export const codeIn = (text: string): string | undefined => PROCEDURE_CODE.exec(text)?.[1];

/** Header words that the cells of a responsive table repeat, where it has no header of its own. */
function titlesOfCells(grid: Grid): string[] {
  for (const attribute of MARKUP.cellTitles) {
    const row = grid.rows().find((one) => grid.cellsOf(one).some((cell) => cell?.hasAttribute(attribute)));
    if (row) return grid.cellsOf(row).map((cell) => cell?.getAttribute(attribute) ?? '');
  }
  return [];
}

function gridIn(element: Element): Grid {
  const { materialRow, materialCell, materialHeader } = MARKUP;
  const tagsOnly = element.localName === 'mat-table' && !element.querySelector('[role=row]');
  return gridOf(
    element,
    countRoles,
    tagsOnly ? { rows: materialRow, cells: materialCell, headers: materialHeader } : undefined,
  );
}

interface Plan {
  grid: Grid;
  columns: Partial<Record<Role, number>>;
}

/** Takes an element as a list of procedures where its headers prove it: a name, and beside it what only procedures have. */
function planOf(element: Element): Plan | undefined {
  const grid = gridIn(element);
  const printed = countRoles(grid.headers) > 0 ? grid.headers : titlesOfCells(grid);
  if (printed.some((header) => FOREIGN_HEADER.test(fold(header)))) return undefined;
  const columns: Plan['columns'] = {};
  printed.forEach((header, column) => {
    const role = roleOf(header);
    if (role) columns[role] ??= column;
  });
  return columns.name === undefined ? undefined : { grid, columns };
}

/** The words of a row that is one cell over the whole width, undefined of any other. */
function headingOf(cells: (Element | undefined)[], width: number): string | undefined {
  const [cell, ...rest] = cells.filter((one) => one !== undefined);
  const across = cell && rest.every((one) => isBlank(textOf(one))) && (cells.length >= width || rest.length === 0);
  if (!across || (rest.length > 0 && !cell.hasAttribute('colspan'))) return undefined;
  return textOf(cell);
}

/** A heading row's words as a field: numbering and the word for field left out. */
function fieldIn(heading: string): string {
  let words = heading.replace(/^\s*(?:[IVXLC]+|\d+|[A-ZĐ])\s*[.)/:-]\s*/u, '');
  if (FIELD_HEADING.test(fold(words))) words = words.replace(/^.*?lĩnh\s+vực\s*:?\s*/iu, '');
  return words.trim();
}

/** The rows of one list; undefined where a row belies what the headers say. */
function rowsOf({ grid, columns }: Plan): { rows: ProcedureRow[]; grouped: boolean } | undefined {
  const rows: ProcedureRow[] = [];
  let group: string | undefined;
  let grouped = false;
  const width = Math.max(grid.headers.length, columns.name ?? 0, 2);
  const reaching = new Map<Role, { text: string; left: number }>();
  for (const row of grid.rows().slice(0, MOST)) {
    const cells = grid.cellsOf(row);
    const heading = headingOf(cells, width);
    if (heading !== undefined) {
      // A pager is a row of its own, too.
      if (!/\p{L}{2}/u.test(heading)) continue;
      group = fieldIn(heading.normalize('NFC'));
      grouped ||= /linh vuc/.test(fold(heading));
      continue;
    }
    const at = (role: Role): string => {
      const column = columns[role];
      const cell = column === undefined ? undefined : cells[column];
      const above = reaching.get(role);
      // A cell of a row above speaks for this one as far as it reaches.
      if (!cell) return above && above.left-- > 0 ? above.text : '';
      const printed = textOf(cell);
      const text = isBlank(printed) ? '' : printed;
      reaching.set(role, { text, left: span(cell, 'rowspan', MOST) - 1 });
      return text;
    };
    const place = cells[columns.name as number];
    const name = at('name');
    if (!place || fold(name).length < 4) continue;
    if (cells.some((cell) => cell && findDossierCodes(textOf(cell)).length > 0)) return undefined;
    const code = codeIn(at('code')) ?? (columns.code === undefined ? codeIn(name) : undefined);
    const field = at('field') || group;
    const level = at('level');
    const procedure: Procedure = {
      ...(code && { code }),
      name,
      ...(field && { field }),
      ...(level && { level }),
    };
    rows.push({ procedure, element: row, place });
  }
  return { rows, grouped };
}

function readTable(element: Element): ProcedureRow[] {
  const plan = planOf(element);
  const read = plan && rowsOf(plan);
  if (!read) return [];
  const { code, field, level, other } = plan.columns;
  const proven =
    field !== undefined ||
    level !== undefined ||
    other !== undefined ||
    read.grouped ||
    (code !== undefined && read.rows.some(({ procedure }) => procedure.code));
  return proven ? read.rows : [];
}

/** The list of procedures that a page shows; undefined where it shows none. */
export function readProcedures(document: Document): ProceduresReading | undefined {
  const tables = [...document.querySelectorAll(PROCEDURE_TABLES)];
  const all = tables.map((table) => ({ table, rows: readTable(table) })).filter(({ rows }) => rows.length > 0);
  const read = all.filter(({ table }) => !isHidden(table));
  // What is laid out around a list is none itself.
  const inTables = read
    .filter(({ table }) => !read.some((other) => other.table !== table && table.contains(other.table)))
    .flatMap(({ rows }) => rows);
  const rows = inTables.length > 0 ? inTables : readCards(document);
  if (rows.length === 0) return undefined;
  // How many were found says nothing of how many there are.
  const isChosen = isSearched(document) || isFiltered(document);
  const part = isChosen || isPaged(document) || all.length > read.length;
  const total = isChosen ? undefined : totalIn(document.body.textContent ?? '');
  return { kind: 'procedures', rows, isCommunes: isCommunes(document), ...(total !== undefined && { total }), part };
}
