import { type Html, html } from '../core/html';
import { labPage } from './layout';
import { type LabRow, labRows } from './rows';

export const HEADERS = [
  'STT',
  'Mã hồ sơ',
  'Tên thủ tục',
  'Người nộp',
  'Ngày nộp',
  'Ngày hẹn trả',
  'Trạng thái',
  'Thao tác',
];

/** How the same list may be drawn. */
const STYLES: Record<string, string> = {
  plain: '',
  zebra: 'tbody tr:nth-child(even){background:#f4f7fa}td{padding:10px 8px}',
  fixed: 'table{table-layout:fixed}td{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}',
  dense: 'body{font-size:12px}th,td{padding:2px 4px}',
  sticky: 'thead th{position:sticky;top:0;z-index:2}',
  hidden: 'td,tr{overflow:hidden}',
};

export const cells = (row: LabRow, i: number): (Html | string)[] => [
  String(i + 1),
  html`<a href="#${row.code}">${row.code}</a>`,
  row.procedure,
  row.owner,
  row.submitted,
  row.due,
  row.status,
  html`<a href="#${row.code}">Chi tiết</a>`,
];

/** A plain auto-layout table of `count` dossiers; `style` is one of plain, zebra, fixed, dense, sticky, hidden, grid. */
export function bigPage(count: number, style: string, now: number): Html {
  const rows = labRows(count, now);
  if (style === 'grid') {
    // Tag-only Material grid: no table, tr or td at all.
    const css =
      'mat-table{display:table;width:100%}mat-header-row,mat-row{display:table-row}mat-header-cell,mat-cell{display:table-cell;padding:6px 8px;border-bottom:1px solid #c8d2dc}mat-header-cell{font-weight:bold}';
    return labPage(
      `Danh sách hồ sơ (${count})`,
      html`<mat-table role="table"><mat-header-row role="row">${HEADERS.map((h) => html`<mat-header-cell role="columnheader">${h}</mat-header-cell>`)}</mat-header-row>
${rows.map((row, i) => html`<mat-row role="row">${cells(row, i).map((c) => html`<mat-cell role="cell">${c}</mat-cell>`)}</mat-row>\n`)}</mat-table>`,
      css,
    );
  }
  return labPage(
    `Danh sách hồ sơ (${count})`,
    html`<table id="ho-so"><thead><tr>${HEADERS.map((h) => html`<th>${h}</th>`)}</tr></thead>
<tbody>${rows.map((row, i) => html`<tr>${cells(row, i).map((c) => html`<td>${c}</td>`)}</tr>\n`)}</tbody></table>`,
    STYLES[style] ?? '',
  );
}
