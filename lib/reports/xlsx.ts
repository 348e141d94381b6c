import type { CellStyle, SheetChart as Chart, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { EpochMs } from '../calendar/types';
import { DAY_MS, ZONE_OFFSET_MS } from '../calendar/zone';
import type { Cell, Sheet, SheetChart, SheetColumn } from './sheets';

/** Days from 30 December 1899, where spreadsheets begin to count, to 1970. */
const EPOCH_SERIAL = 25_569;
/** Rows that a sheet of XLSX can have. */
const MOST_ROWS = 1_048_576;
/** Excel takes no more letters in a cell. */
const MOST_TEXT = 32_767;
const DAY_FORMAT = 'dd/mm/yyyy';
const FORMATS: Record<SheetColumn['kind'], string | undefined> = {
  text: undefined,
  count: '0',
  share: '0.0%',
  moment: `${DAY_FORMAT} hh:mm`,
  duration: '[h]:mm',
};

const FONT = { name: 'Times New Roman', size: 12 } as const;
const HEAD: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '0B5872' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const TITLE: CellStyle = { font: { ...FONT, bold: true, size: 14 } };
/** As on the pages; the legend says it in words. */
const LOOKS = { met: '0B5A2B', missed: '9B1C1C', unknown: '8C96A1', pending: '5B9BD5' } as const;

/** A moment as spreadsheets count it: days, in Vietnam's time. */
const serial = (at: EpochMs): number => (at + ZONE_OFFSET_MS) / DAY_MS + EPOCH_SERIAL;

/** What XML cannot hold, half a character included, would make the whole file unreadable. */
const clean = (text: string): string =>
  text
    // Every end of a line is one sign, as XML reads it.
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .slice(0, MOST_TEXT);

function cellValue(cell: Cell, kind: SheetColumn['kind']): string | number | null {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return clean(cell);
  if (typeof cell === 'object') return serial(cell.day);
  if (kind === 'moment') return serial(cell);
  return kind === 'duration' ? cell / DAY_MS : cell;
}

/** `A`, `Z`, `AA`. */
function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest;
}

/** In points: three lines. */
const HEAD_HEIGHT = 48;
const CHART_ROWS = 18;
const CHART_COLUMNS = 8;

function chartOf(chart: SheetChart, sheet: Sheet, position: number, head: number): Chart {
  const rows = (column: number) =>
    `$${letters(column)}$${head + 2}:$${letters(column)}$${head + 1 + sheet.rows.length}`;
  const top = head + sheet.rows.length + 2 + position * (CHART_ROWS + 1);
  return {
    type: chart.type,
    title: chart.title,
    altText: chart.title,
    barGrouping: 'stacked',
    legend: 'bottom',
    axes: {
      x: chart.type === 'column' ? { numberFormat: { formatCode: 'dd/mm' } } : {},
      y: { numberFormat: { formatCode: '0' }, gridlines: { major: true } },
    },
    series: chart.series.map(({ column, name, look }) => ({
      name,
      values: rows(column),
      categories: rows(chart.categories),
      color: LOOKS[look],
    })),
    anchor: { from: { row: top, col: 0 }, to: { row: top + CHART_ROWS, col: CHART_COLUMNS } },
  };
}

/** Index of the row of names; a line of its own divides it from what is said above. */
const headRow = ({ intro }: Sheet): number => (intro.length ? intro.length + 1 : 0);

/** Without the columns that hold nothing: a log prints few of all the times there are. Charts keep theirs. */
function filled(sheet: Sheet): Sheet {
  if (sheet.charts.length > 0) return sheet;
  const kept = sheet.columns.map((_, i) => sheet.rows.length === 0 || sheet.rows.some((row) => row[i] !== undefined));
  const keep = <One>(all: One[]) => all.filter((_, i) => kept[i]);
  return { ...sheet, columns: keep(sheet.columns), rows: sheet.rows.map(keep) };
}

function written(sheet: Sheet, name: string): WriteSheet {
  const { intro, columns, rows } = sheet;
  const head = headRow(sheet);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  intro.forEach((text, i) => {
    cells.set(`${i},0`, { value: clean(text), type: 'string', ...(i === 0 && { style: TITLE }) });
  });
  columns.forEach((one, i) => {
    cells.set(`${head},${i}`, { value: clean(one.name), type: 'string', style: HEAD });
  });
  rows.forEach((row, i) => {
    row.forEach((cell, j) => {
      if (typeof cell === 'object')
        cells.set(`${head + 1 + i},${j}`, { value: serial(cell.day), type: 'number', style: { numFmt: DAY_FORMAT } });
    });
  });
  const last = letters(columns.length - 1);
  return {
    name,
    columns: columns.map(({ kind, width }) => {
      const numFmt = FORMATS[kind];
      return { width, ...(numFmt && { numFmt }) };
    }),
    rows: [
      ...Array.from({ length: head + 1 }, () => []),
      ...rows.map((row) => row.map((cell, i) => cellValue(cell, columns[i]?.kind ?? 'text'))),
    ],
    cells,
    ...(head === 0 && { freezePane: { rows: 1 } }),
    rowDefs: new Map([[head, { height: HEAD_HEIGHT }]]),
    ...(rows.length > 0 && { autoFilter: { range: `A${head + 1}:${last}${head + 1 + rows.length}` } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    charts: rows.length ? sheet.charts.map((chart, i) => chartOf(chart, sheet, i, head)) : [],
    a11y: { headerRow: head },
  };
}

/** More rows than a sheet can have go on in a sheet of the same name and a number. */
function parts(sheet: Sheet): WriteSheet[] {
  const most = MOST_ROWS - 1 - headRow(sheet);
  if (sheet.rows.length <= most) return [written(sheet, sheet.name)];
  return Array.from({ length: Math.ceil(sheet.rows.length / most) }, (_, i) =>
    written(
      { ...sheet, rows: sheet.rows.slice(i * most, (i + 1) * most) },
      i === 0 ? sheet.name : `${sheet.name} (${i + 1})`,
    ),
  );
}

/** The row of names on every printed page. Names of sheets in quotes: the library's own setting leaves them out. */
const printTitles = (sheet: Sheet) => ({
  name: '_xlnm.Print_Titles',
  scope: sheet.name,
  range: `'${sheet.name}'!$${headRow(sheet) + 1}:$${headRow(sheet) + 1}`,
});

/**
 * An Excel workbook: real dates and durations, in Vietnam's time whatever the machine's zone. Text is kept as text, so
 * nothing that a portal printed becomes a formula.
 */
export async function workbook(
  sheets: readonly Sheet[],
  title: string,
  madeAt: EpochMs,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(filled).flatMap(parts),
    namedRanges: sheets.map(printTitles),
    properties: { title, creator: 'Đúng Hẹn', created: new Date(madeAt), modified: new Date(madeAt) },
    defaultFont: FONT,
  });
  return new Uint8Array(bytes);
}
