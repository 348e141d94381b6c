import type { Random } from './random';
import type { Item } from './rows';
import type { Column, Sheet } from './types';

/** The elements that a list is made of. */
interface Parts {
  row(attributes: string, cells: string): string;
  cell(html: string, attributes: string, column: number): string;
  header(html: string, attributes: string, column: number): string;
  wide(html: string, columns: number): string;
  list(head: string, body: string): string;
}

const tag = (name: string, attributes: string, html: string) =>
  `<${name}${attributes ? ` ${attributes}` : ''}>${html}</${name}>`;

const TABLE: Parts = {
  row: (attributes, cells) => `${tag('tr', attributes, cells)}\n`,
  cell: (html, attributes) => tag('td', attributes, html),
  header: (html, attributes) => tag('th', attributes, html),
  wide: (html, columns) => `<td colspan="${columns}">${html}</td>`,
  list: (head, body) => `<table class="list"><thead>${head}</thead><tbody>${body}</tbody></table>`,
};

const aria = (root: string, cell: string, indexed: boolean): Parts => ({
  row: (attributes, cells) => tag('div', `role="row" ${attributes}`, cells),
  cell: (html, attributes, column) =>
    tag('div', `role="${cell}"${indexed ? ` aria-colindex="${column + 1}"` : ''} ${attributes}`, html),
  header: (html, attributes, column) =>
    tag('div', `role="columnheader"${indexed ? ` aria-colindex="${column + 1}"` : ''} ${attributes}`, html),
  wide: (html) => `<div role="${cell}" aria-colspan="12">${html}</div>`,
  list: (head, body) =>
    `<div role="${root}"><div role="rowgroup">${head}</div><div role="rowgroup">${body}</div></div>`,
});

const MATERIAL: Parts = {
  row: (attributes, cells) => tag('mat-row', attributes, cells),
  cell: (html, attributes) => tag('mat-cell', attributes, html),
  header: (html, attributes) => tag('mat-header-cell', attributes, html),
  wide: (html) => tag('mat-cell', '', html),
  list: (head, body) => `<mat-table>${head.replace(/mat-row/g, 'mat-header-row')}${body}</mat-table>`,
};

const bodyOnly = (head: string, body: string) => `<table class="list"><tbody>${head}${body}</tbody></table>`;

/** Head and body as two tables, with a row in the body that only measures widths. */
const split = (head: string, body: string, columns: number) => {
  const measure = `<tr aria-hidden="true" style="height:0">${'<td style="padding:0;height:0"></td>'.repeat(columns)}</tr>`;
  return `<div class="grid"><div class="grid-head"><table><colgroup></colgroup><thead>${head}</thead></table></div>
<div class="grid-body"><table><tbody>${measure}${body}</tbody></table></div></div>`;
};

/** The head once more above the list, as sticky headers are made. */
const sticky = (head: string, body: string) =>
  `<div class="sticky"><table aria-hidden="true"><thead>${head}</thead></table></div>${TABLE.list(head, body)}`;

export interface Structure {
  name: string;
  weight: number;
  parts: Parts;
  /** Whether its rows may be reached into, and its headers span: only tables can. */
  table: boolean;
}

export const STRUCTURES: Structure[] = [
  { name: 'thead', weight: 22, parts: TABLE, table: true },
  { name: 'th in tbody', weight: 12, parts: { ...TABLE, list: bodyOnly }, table: true },
  {
    name: 'td.title',
    weight: 12,
    parts: { ...TABLE, list: bodyOnly, header: (html, attributes) => tag('td', `class="title" ${attributes}`, html) },
    table: true,
  },
  { name: 'split', weight: 10, parts: TABLE, table: false },
  { name: 'sticky', weight: 6, parts: { ...TABLE, list: sticky }, table: true },
  { name: 'role=grid', weight: 7, parts: aria('grid', 'gridcell', false), table: false },
  { name: 'role=table', weight: 5, parts: aria('table', 'cell', false), table: false },
  { name: 'role=grid, indexed', weight: 6, parts: aria('grid', 'gridcell', true), table: false },
  { name: 'material', weight: 10, parts: MATERIAL, table: false },
];

/** What a list is made of. */
export function drawStructure(random: Random): Structure {
  const weighted = STRUCTURES.flatMap((structure) => Array.from({ length: structure.weight }, () => structure));
  return random.pick(weighted);
}

const HIDING = ['style="display:none"', 'class="hidden"', 'hidden'];

/** Draws a list's markup from its rows. */
export function drawList(
  random: Random,
  structure: Structure,
  sheet: Sheet,
  items: Item[],
  dress: (header: string, column: number) => string,
): string {
  const { parts } = structure;
  const { columns, variants } = sheet;
  variants.add(structure.name);
  const hiding = random.pick(HIDING);
  const attributesOf = ({ hidden }: Column, more = '') => [hidden ? hiding : '', more].filter(Boolean).join(' ');
  const offset = structure.table ? headless(random, columns, variants) : { lead: 0, spanned: false, trailing: false };
  const cell = (html: string, column: number) => parts.cell(html, attributesOf(columns[column] ?? emptyColumn), column);
  const headers = columns.map((column, i) => ({ column, i })).slice(offset.lead);
  const filtered = structure.table && random.chance(0.06);
  const headerCells = headers.map(({ column, i }) => {
    const filter = filtered ? '<br><input type="text" placeholder="Lọc">' : '';
    return parts.header(dress(column.header, i) + (column.header ? filter : ''), attributesOf(column), i);
  });
  if (offset.spanned) headerCells.splice(0, 2, parts.header(headers[1]?.column.header ?? '', 'colspan="2"', 0));
  const head = parts.row('', headerCells.join(''));
  const action = '<a href="#">Xem</a>';
  const grouped = structure.table && !offset.trailing && random.chance(0.2) ? groupedAt(items, columns) : -1;
  if (grouped >= 0) variants.add('cells over two rows');
  const body = items.map((item, row) => {
    if (item.is === 'header') return head;
    if (item.is === 'empty') return parts.row('', '');
    if (item.is === 'wide')
      return parts.row(`class="${item.className ?? 'group'}"`, parts.wide(item.html, columns.length));
    const attributes =
      item.is === 'record'
        ? [
            `class="${[row % 2 ? 'odd' : 'even', ...item.draft.classes].join(' ')}"`,
            ...item.draft.attributes,
            ...(random.chance(0.2) ? [`id="row_${row}"`, 'onclick="mo(1)"'] : []),
          ].join(' ')
        : 'class="row"';
    const last = columns.length - 1;
    const cells = item.cells.map((html, i) =>
      i === last && row === grouped ? parts.cell(html, 'rowspan="2"', i) : cell(html, i),
    );
    if (grouped >= 0 && row === grouped + 1) cells.pop();
    if (offset.trailing) cells.push(parts.cell(item.is === 'record' ? action : '', '', cells.length));
    return parts.row(attributes, cells.join(''));
  });
  const all = body.join('');
  return structure.name === 'split' ? split(head, all, columns.length) : parts.list(head, all);
}

const emptyColumn: Column = { header: '', print: () => '' };

/** Headers that do not match the cells below: a checkbox without one, one over two cells, buttons behind the last. */
function headless(random: Random, columns: Column[], variants: Set<string>) {
  const bare = columns[0]?.header === '';
  const lead = bare && random.chance(0.25) ? 1 : 0;
  const spanned = lead === 0 && bare && random.chance(0.3) && !columns[1]?.hidden;
  const trailing = lead === 0 && !spanned && random.chance(0.06);
  if (lead) variants.add('checkbox without header');
  if (spanned) variants.add('header over two columns');
  if (trailing) variants.add('cells behind the headers');
  return { lead, spanned, trailing };
}

/** The first of two neighbouring records whose last cells are one that reaches down; -1 where those say something of ours. */
function groupedAt(items: Item[], columns: Column[]): number {
  if (!/^(?:Lĩnh vực|Tên thủ tục|Cán bộ xử lý|Thao tác|Chức năng)$/.test(columns.at(-1)?.header ?? '')) return -1;
  return items.findIndex((item, i) => item.is === 'record' && items[i + 1]?.is === 'record');
}
