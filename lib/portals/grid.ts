import { PATTERNS, SELECTORS } from './patterns';
import { fold, textOf } from './text';

/** A list as rows and cells, whatever elements it is made of. */
export interface Grid {
  element: Element;
  /** Header words by column. */
  headers: string[];
  /** Its rows as they stood when it was made or last renewed, in the page's order. */
  rows(): Element[];
  /** Has the rows looked up again: the page has changed inside the list. */
  renew(): void;
  cellsOf(row: Element): (Element | undefined)[];
}

export interface GridSelectors {
  rows?: string;
  cells?: string;
  headers?: string;
}

const CELL_TAGS = new Set(['td', 'th']);
/** Over how many columns, or rows, a cell reaches. */
export const span = (cell: Element, name = 'colspan', most = 100): number =>
  Math.min(Number(cell.getAttribute(name)) || 1, most);

/** A cell may say any number; so far out none is looked for. */
const MOST_COLUMNS = 500;

/**
 * Cells by column: a cell that spans several columns stands in the first of them, and one that says its column (grids
 * that leave out what is scrolled away) stands there.
 */
function spread(cells: Iterable<Element>): (Element | undefined)[] {
  const out: (Element | undefined)[] = [];
  for (const cell of cells) {
    const said = Number(cell.getAttribute('aria-colindex'));
    if (said > MOST_COLUMNS) continue;
    if (said > out.length) while (out.length < said - 1) out.push(undefined);
    out.push(cell);
    for (let extra = span(cell) - 1; extra > 0; extra--) out.push(undefined);
  }
  return out;
}

function tableCells(row: Element): (Element | undefined)[] {
  const out: (Element | undefined)[] = [];
  for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling) {
    if (!CELL_TAGS.has(cell.localName)) continue;
    out.push(cell);
    if (cell.hasAttribute('colspan')) for (let extra = span(cell); extra > 1; extra--) out.push(undefined);
  }
  return out;
}

const REACH = 60;

/**
 * The cells of a row that is shorter than its list, with gaps where cells of rows above reach down into it. What they
 * print belongs to the row they stand in.
 */
function withGaps(row: Element, width: number): (Element | undefined)[] {
  const plain = tableCells(row);
  if (plain.length >= width) return plain;
  const rows: Element[] = [row];
  for (let above = row.previousElementSibling; above && rows.length < REACH; above = above.previousElementSibling) {
    if (above.localName !== 'tr') continue;
    rows.unshift(above);
    // A full row is not reached into, so nothing above it can matter.
    if (tableCells(above).length >= width) break;
  }
  let reach: number[] = [];
  let out = plain;
  for (const current of rows) {
    out = [];
    const next: number[] = reach.map((left) => Math.max(0, left - 1));
    let column = 0;
    for (const cell of current.children) {
      if (!CELL_TAGS.has(cell.localName)) continue;
      while ((reach[column] ?? 0) > 0) column++;
      const height = span(cell, 'rowspan', REACH);
      out[column] = cell;
      for (let i = span(cell); i > 0; i--) next[column++] = height - 1;
    }
    while ((reach[column] ?? 0) > 0) column++;
    out = Array.from({ length: column }, (_, i) => out[i]);
    reach = Array.from(next, (left) => left ?? 0);
  }
  return out;
}

const HEADER_LENGTH = 60;

/**
 * Header rows, merged top-down into one row of words: a group header over several columns gives way to the words below
 * it, a header that spans rows keeps its column.
 * @param wide whether a header over several columns with none below it speaks for each of them
 */
function headerWords(rows: Element[], wide = false): string[] {
  const words: string[] = [];
  const shared: string[] = [];
  const taken: number[] = [];
  rows.forEach((row, depth) => {
    let column = 0;
    for (const cell of row.children) {
      if (!CELL_TAGS.has(cell.localName)) continue;
      while ((taken[column] ?? -1) >= depth) column++;
      const width = span(cell);
      const height = span(cell, 'rowspan', 10);
      // A filter below the titles holds inputs and no words: it must not erase them.
      const text = textOf(cell, false);
      for (let i = 0; i < width; i++) {
        // The first words over one column alone are its own; numbers of columns may follow below.
        if (text && text.length <= HEADER_LENGTH && !words[column + i]) {
          // Below a single step's or a fee's group the moments are theirs.
          words[column + i] = width === 1 ? text : PATTERNS.foreignSection.test(fold(text)) ? ' ' : '';
          if (wide) shared[column + i] = text;
        }
        taken[column + i] = depth + height - 1;
      }
      column += width;
    }
  });
  return Array.from(taken, (_, column) => (words[column] || (shared[column] ?? '')).trim());
}

/** How many header words a caller recognizes: the engine decides which rows are headers by what they say. */
export type CountRoles = (headers: string[]) => number;

const isTable = (element: Element): element is HTMLTableElement => element.localName === 'table';

function headerRowsOf(table: HTMLTableElement, countRoles: CountRoles): Element[] {
  const head = table.tHead ? [...table.tHead.rows] : [];
  if (head.length > 0 && countRoles(headerWords(head)) > 0) return head;
  let best: Element | undefined;
  let most = 1;
  const last = Math.min(table.rows.length, 6);
  for (let i = 0; i < last; i++) {
    const row = table.rows[i] as HTMLTableRowElement;
    // A row around another table is layout; its cells' words are that table's.
    if (row.cells.length < 2 || row.querySelector('table')) continue;
    const count = countRoles(headerWords([row]));
    if (count > most) [best, most] = [row, count];
  }
  if (!best) return head;
  const next = best.nextElementSibling;
  const both = next?.localName === 'tr' && [...best.children].some((cell) => span(cell) > 1) ? [best, next] : [best];
  return countRoles(headerWords(both)) > most ? both : [best];
}

/** A body without header words of its own: its header is the nearest table before it, if that has as many columns. */
function splitHeader(table: HTMLTableElement, countRoles: CountRoles): string[] | undefined {
  const columns = table.rows[0] ? tableCells(table.rows[0]).length : 0;
  if (columns < 2) return undefined;
  let scope: Element = table;
  for (let up = 0; scope.parentElement && up < 4; up++) scope = scope.parentElement;
  const walker = table.ownerDocument.createTreeWalker(scope, 1);
  walker.currentNode = table;
  let nearest: HTMLTableElement | undefined;
  for (let left = 1000; left > 0 && !nearest; left--) {
    const before = walker.previousNode() as Element | null;
    if (!before) break;
    if (isTable(before) && !before.contains(table)) nearest = before;
  }
  if (!nearest || nearest.rows.length > 3) return undefined;
  const words = headerWords([...nearest.rows]);
  const fits = Math.abs(words.length - columns) <= 1 && countRoles(words) > 0;
  // A form for a search has labels too.
  return fits && (nearest.querySelector('th') || !nearest.querySelector('input')) ? words : undefined;
}

/** The rows of a table's head and bodies in the page's order; walking is quicker than its live collection. */
function rowsOf(table: HTMLTableElement): Element[] {
  const rows: Element[] = [];
  for (let section = table.firstElementChild; section; section = section.nextElementSibling) {
    if (section.localName === 'tr') rows.push(section);
    if (section.localName !== 'tbody' && section.localName !== 'thead') continue;
    for (let row = section.firstElementChild; row; row = row.nextElementSibling)
      if (row.localName === 'tr') rows.push(row);
  }
  return rows;
}

/** Rows that are looked up once for planning, listing and reading; a look goes through the whole list. */
function lookedUp(look: () => Element[]): Pick<Grid, 'rows' | 'renew'> {
  let known: Element[] | undefined;
  return {
    rows: () => (known ??= look()),
    renew: () => {
      known = undefined;
    },
  };
}

function tableGrid(table: HTMLTableElement, countRoles: CountRoles): Grid {
  const headerRows = headerRowsOf(table, countRoles);
  let headers = headerWords(headerRows, true);
  if (!headers.some(Boolean)) headers = splitHeader(table, countRoles) ?? headers;
  let cellsOf: Grid['cellsOf'] = tableCells;
  return {
    element: table,
    headers,
    ...lookedUp(() => {
      cellsOf = table.querySelector(SELECTORS.reaching) ? (row) => withGaps(row, headers.length) : tableCells;
      return rowsOf(table).filter((row) => !headerRows.includes(row));
    }),
    cellsOf: (row) => cellsOf(row),
  };
}

/** Header words without their repetitions further down in the list. */
const once = (words: string[]): string[] => {
  const again = words.findIndex((_, i) => i > 1 && words.every((word, j) => word === words[j % i]));
  return words.slice(0, again < 0 ? words.length : again);
};

function ariaGrid(element: Element, selectors: GridSelectors): Grid {
  const headerSelector = selectors.headers ?? SELECTORS.headerCell;
  const rowSelector = selectors.rows ?? SELECTORS.row;
  const cellSelector = selectors.cells ?? SELECTORS.cell;
  const headers = once(
    spread(element.querySelectorAll(headerSelector)).map((cell) => (cell ? textOf(cell, false) : '')),
  );
  return {
    element,
    headers,
    ...lookedUp(() => [...element.querySelectorAll(rowSelector)].filter((row) => !row.querySelector(headerSelector))),
    // A cell belongs to its nearest row: grids nest.
    cellsOf: (row) => {
      const cells = [...row.querySelectorAll(cellSelector)].filter((cell) => cell.closest(rowSelector) === row);
      const out = spread(cells);
      // Where cells say their columns, those that are scrolled away at the end are missing, not misplaced.
      if (cells[0]?.hasAttribute('aria-colindex')) while (out.length < headers.length) out.push(undefined);
      return out;
    },
  };
}

/** Reads an element as a list: a table by its own rows, anything else by the given selectors or ARIA roles. */
export function gridOf(element: Element, countRoles: CountRoles, selectors: GridSelectors = {}): Grid {
  return isTable(element) && !selectors.rows ? tableGrid(element, countRoles) : ariaGrid(element, selectors);
}
