import { EVENT_ROLES } from '../portals/types';
import { CSV_WORDS, type CsvWords } from './csvWords';
import type { ExportedRecord, LogExport } from './export';

/** Columns of the table, in order: words for people first, the codes behind them last, for machines. */
export const CSV_COLUMNS = [
  'ref',
  'record',
  'kind',
  'status',
  'statusText',
  'channel',
  'payment',
  'urgency',
  'procedure',
  'procedureCode',
  ...EVENT_ROLES,
  'firstSeen',
  'lastSeen',
  'open',
  'closedAfter',
  'closedAt',
  'origin',
  'page',
  'adapter',
  'kindCode',
  'statusCode',
  'channelCode',
  'paymentCode',
  'urgencyCode',
  'openCode',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Excel takes a cell that begins so for a formula (OWASP, "CSV Injection"); full-width forms count too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
/** Excel takes a text like this for a number or a date: 1.001190 would lose its last digit, 12/11 become a day. */
const NUMBER = /^\d[\d\s.,:/+-]*(?:e[\d+-]+)?$/i;

/** A portal's own words, with an apostrophe before what Excel would take for anything but text. */
const asText = (value: string | undefined = ''): string =>
  FORMULA.test(value) || NUMBER.test(value) ? `'${value}` : value;

/** `2026-11-23 08:00`, which Excel takes for a date under every regional setting; times are those of Vietnam. */
const asMoment = (iso: string | undefined = ''): string => iso.replace('T', ' ').replace(/\+07:00$/, '');

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** One record's cells. */
function cellsOf(record: ExportedRecord, words: CsvWords): Record<CsvColumn, string> {
  const { kind, status, channel, payment, urgency, open, closedBetween } = record;
  const times = EVENT_ROLES.map((role) => [role, asMoment(record.times[role])] as const);
  return {
    ...(Object.fromEntries(times) as Record<(typeof EVENT_ROLES)[number], string>),
    ref: String(record.ref),
    record: asText(record.record),
    kind: words.kinds[kind],
    status: status === undefined ? '' : words.statuses[status],
    statusText: asText(record.statusText),
    channel: channel ? words.channels[channel] : '',
    payment: payment ? words.payments[payment] : '',
    urgency: urgency ? words.urgencies[urgency] : '',
    procedure: asText(record.procedure),
    procedureCode: asText(record.procedureCode),
    firstSeen: asMoment(record.firstSeen),
    lastSeen: asMoment(record.lastSeen),
    open: open ? words.open : words.closed,
    closedAfter: asMoment(closedBetween?.after),
    closedAt: asMoment(closedBetween?.at),
    origin: asText(record.origin),
    page: asText(record.page),
    adapter: asText(record.adapter),
    kindCode: kind,
    statusCode: status === undefined ? '' : String(status),
    channelCode: channel ?? '',
    paymentCode: payment ?? '',
    urgencyCode: urgency ?? '',
    openCode: open ? '1' : '0',
  };
}

export type CsvSeparator = ';' | ',';

/**
 * What Excel most likely splits at on this machine: `;` where the comma is the decimal mark, else `,`.
 * @param locale a language tag; without it the browser's own
 */
export function separatorOf(locale?: string): CsvSeparator {
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return mark?.value === ',' ? ';' : ',';
}

/** The table's cells, the columns' names first. */
export function csvRows(log: LogExport, language: keyof typeof CSV_WORDS): string[][] {
  const words = CSV_WORDS[language];
  const lines = [CSV_COLUMNS.map((column) => words.columns[column])];
  for (const record of log.records) {
    const cells = cellsOf(record, words);
    lines.push(CSV_COLUMNS.map((column) => cells[column]));
  }
  return lines;
}

/**
 * The log's records as a table for Excel: UTF-8 with byte-order mark, CRLF, every cell quoted, words in one language.
 * Excel's own `sep=` line is left out on purpose: with it Excel no longer heeds the byte-order mark.
 */
export function toCsv(log: LogExport, language: keyof typeof CSV_WORDS, separator: CsvSeparator): string {
  const lines = csvRows(log, language).map((line) => `${line.map(quoted).join(separator)}\r\n`);
  return `\uFEFF${lines.join('')}`;
}
