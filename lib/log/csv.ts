import { EVENT_ROLES } from '../portals/types';
import type { ExportedRecord, LogExport } from './export';

/** Columns of the table, in order. */
export const CSV_COLUMNS = [
  'ref',
  'record',
  'origin',
  'kind',
  'status',
  'statusText',
  'channel',
  'urgency',
  'procedure',
  'procedureCode',
  ...EVENT_ROLES,
  'page',
  'adapter',
  'firstSeen',
  'lastSeen',
  'open',
  'closedAfter',
  'closedAt',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Excel takes a cell that begins so for a formula (OWASP, "CSV Injection"); full-width forms count too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** One cell, always quoted; what could be a formula gets an apostrophe, which Excel shows as text. */
const cell = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

function textOf(record: ExportedRecord, column: CsvColumn): string {
  if (column === 'closedAfter') return record.closedBetween?.after ?? '';
  if (column === 'closedAt') return record.closedBetween?.at ?? '';
  if (column === 'open') return record.open ? '1' : '0';
  const printed: Partial<Record<string, string>> = record.times;
  const field = record[column as Exclude<CsvColumn, keyof ExportedRecord['times'] | 'closedAfter' | 'closedAt'>];
  return String(printed[column] ?? field ?? '');
}

/**
 * The log's records as a table for Excel: UTF-8 with byte-order mark, CRLF, every cell quoted.
 * @param headers words for the first line; without them the columns' names.
 * @param separator `;` is what Excel expects where the comma is the decimal mark, as in Vietnam.
 */
export function toCsv(
  log: LogExport,
  { headers, separator = ';' }: { headers?: Record<CsvColumn, string>; separator?: ';' | ',' } = {},
): string {
  const lines = [CSV_COLUMNS.map((column) => headers?.[column] ?? column)];
  for (const record of log.records) lines.push(CSV_COLUMNS.map((column) => textOf(record, column)));
  return `\uFEFF${lines.map((line) => `${line.map(cell).join(separator)}\r\n`).join('')}`;
}
