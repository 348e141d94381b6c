import type { EpochMs, WorkingMs } from '../calendar/types';
import { dayOfDate, startOfDay } from '../calendar/zone';
import { clockWords } from '../clocks/strings';
import { formatNumber, formatShare, translator } from '../i18n';
import { CSV_COLUMNS, type CsvColumn } from '../log/csv';
import { CSV_WORDS } from '../log/csvWords';
import type { ExportedRecord, LogExport } from '../log/export';
import type { ClockId } from '../policies/types';
import { EVENT_ROLES, type Status } from '../portals/types';
import type { Figures } from '../statistics/types';
import { SHEET_WORDS, type SheetWord } from './sheetWords';
import type { Case, Correction, Month } from './types';
import { dayText, momentText, monthShort, timeText } from './words';

/** A day that was printed without a time. */
export interface DayCell {
  day: EpochMs;
}

/** Text, or what its column's kind says of a number. Empty where there is nothing. */
export type Cell = string | number | DayCell | undefined;

export interface SheetColumn {
  name: string;
  /** `moment`: ms since the epoch; `duration`: ms of working time; `share`: between 0 and 1. */
  kind: 'text' | 'count' | 'share' | 'moment' | 'duration';
  /** In characters. */
  width: number;
}

/** A stacked chart of rows of its own sheet. */
export interface SheetChart {
  type: 'bar' | 'column';
  title: string;
  /** Of the columns with the names of what is compared and with its numbers. */
  categories: number;
  series: { column: number; name: string; look: 'met' | 'missed' | 'unknown' | 'pending' }[];
}

export interface Sheet {
  name: string;
  /** Lines above the table. */
  intro: string[];
  columns: SheetColumn[];
  rows: Cell[][];
  charts: SheetChart[];
}

export interface WorkbookInput {
  log: LogExport;
  /** Deadlines by the numbers of their records in `log`. */
  cases: readonly (Case & { ref: number })[];
  /** Of the month, each clock that has any. */
  figures: readonly Figures[];
  month: Month;
  madeAt: EpochMs;
  language: 'vi' | 'en';
  corrections?: readonly Correction[];
}

const column = (name: string, kind: SheetColumn['kind'], width: number): SheetColumn => ({ name, kind, width });

/** A moment of the log, which keeps bare dates as such. */
function momentCell(text: string | undefined): Cell {
  if (text === undefined) return undefined;
  return text.includes('T') ? Date.parse(text) : { day: startOfDay(dayOfDate(text)) };
}

type Say = (key: SheetWord, params?: Record<string, string>) => string;
const VERDICTS = ['met', 'missed', 'unknown', 'pending'] as const;

function summary({ figures, month, madeAt, language }: WorkbookInput, say: Say): Sheet {
  const clocks = clockWords(language);
  const counts = ['received', 'met', 'missed', 'unknown', 'pending', 'undated', 'mine'] as const;
  const lengths = ['medianMin', 'medianMax', 'p90Min', 'p90Max'] as const;
  return {
    name: say('summary'),
    intro: [say('title', { month: monthShort(month) }), say('made', { moment: momentText(madeAt) })],
    columns: [
      column(say('clock'), 'text', 24),
      ...counts.map((key) => column(say(key), 'count', 12)),
      ...(['rate', 'low', 'high'] as const).map((key) => column(say(key), 'share', 14)),
      column(say('timed'), 'count', 14),
      ...lengths.map((key) => column(say(key), 'duration', 16)),
    ],
    rows: figures.map((one) => {
      const { hits, of, unknown } = one.onTime;
      const all = of + unknown;
      const { median, p90 } = one.duration;
      return [
        clocks.say(one.clock),
        ...counts.map((key) => one[key]),
        of ? hits / of : undefined,
        ...(all ? [hits / all, (hits + unknown) / all] : [undefined, undefined]),
        one.duration.of,
        ...[median?.min, median?.max, p90?.min, p90?.max],
      ];
    }),
    charts: [
      {
        type: 'bar',
        title: say('chart'),
        categories: 0,
        series: VERDICTS.map((key) => ({ column: counts.indexOf(key) + 1, name: say(key), look: key })),
      },
    ],
  };
}

function days({ figures, language }: WorkbookInput, say: Say): Sheet {
  const clocks = clockWords(language);
  const titled = (clock: ClockId, key: SheetWord) => `${clocks.say(clock)}: ${say(key).toLocaleLowerCase(language)}`;
  return {
    name: say('days'),
    intro: [],
    columns: [
      column(say('date'), 'moment', 12),
      ...figures.flatMap(({ clock }) => VERDICTS.map((key) => column(titled(clock, key), 'count', 14))),
    ],
    rows: (figures[0]?.days ?? []).map(({ date }, i) => [
      { day: startOfDay(dayOfDate(date)) },
      ...figures.flatMap((one) => VERDICTS.map((key) => one.days[i]?.[key])),
    ]),
    charts: figures.map(({ clock }, i) => ({
      type: 'column',
      title: say('chartDays', { clock: clocks.say(clock) }),
      categories: 0,
      series: VERDICTS.map((key, j) => ({ column: 1 + i * VERDICTS.length + j, name: say(key), look: key })),
    })),
  };
}

const MOMENTS: ReadonlySet<string> = new Set([...EVENT_ROLES, 'firstSeen', 'lastSeen', 'closedAfter', 'closedAt']);
/** What a file without codes has none of. */
const CODED: ReadonlySet<string> = new Set(['record', 'statusText', 'page'] satisfies CsvColumn[]);

function recordCell(record: ExportedRecord, name: CsvColumn, language: 'vi' | 'en'): Cell {
  const words = CSV_WORDS[language];
  const { closedBetween, times } = record;
  switch (name) {
    case 'kind':
      return words.kinds[record.kind];
    case 'status':
      return record.status === undefined ? undefined : words.statuses[record.status];
    case 'channel':
      return record.channel && words.channels[record.channel];
    case 'payment':
      return record.payment && words.payments[record.payment];
    case 'urgency':
      return record.urgency && words.urgencies[record.urgency];
    case 'open':
      return record.open ? words.open : words.closed;
    case 'closedAfter':
      return momentCell(closedBetween?.after);
    case 'closedAt':
      return momentCell(closedBetween?.at);
    case 'firstSeen':
    case 'lastSeen':
      return momentCell(record[name]);
    default:
      if (MOMENTS.has(name)) return momentCell(times[name as keyof typeof times]);
      return record[name as 'ref' | 'record' | 'statusText' | 'procedure' | 'procedureCode' | 'origin' | 'adapter'];
  }
}

function records({ log, language }: WorkbookInput, say: Say): Sheet {
  const words = CSV_WORDS[language];
  // Codes for machines are in CSV and JSON: here they would only be in the way.
  const names = CSV_COLUMNS.filter((name) => !name.endsWith('Code') || name === 'procedureCode').filter(
    (name) => log.withCodes || !CODED.has(name),
  );
  return {
    name: say('records'),
    intro: [],
    columns: names.map((name) => {
      const kind = name === 'ref' ? 'count' : MOMENTS.has(name) ? 'moment' : 'text';
      return column(words.columns[name], kind, { count: 10, moment: 17, text: 22 }[kind]);
    }),
    rows: log.records.map((record) => names.map((name) => recordCell(record, name, language))),
    charts: [],
  };
}

/** The columns that say which record a line is about. */
function whose(log: LogExport, language: 'vi' | 'en', say: Say) {
  return {
    columns: [
      column(say('ref'), 'count', 10),
      ...(log.withCodes ? [column(say('record'), 'text', 28)] : []),
      column(say('kind'), 'text', 16),
    ],
    cells: (ref: number): Cell[] => {
      const record = log.records[ref - 1];
      return [ref, ...(log.withCodes ? [record?.record] : []), record && CSV_WORDS[language].kinds[record.kind]];
    },
  };
}

function deadlines({ log, cases, language }: WorkbookInput, say: Say): Sheet {
  const { columns, cells } = whose(log, language, say);
  const clocks = clockWords(language);
  return {
    name: say('deadlines'),
    intro: [],
    columns: [
      ...columns,
      column(say('procedure'), 'text', 30),
      column(say('clock'), 'text', 18),
      ...(['start', 'due', 'doneAfter', 'doneAt'] as const).map((key) => column(say(key), 'moment', 17)),
      column(say('verdict'), 'text', 22),
      ...(['workedMin', 'workedMax', 'lateMin', 'lateMax'] as const).map((key) => column(say(key), 'duration', 14)),
    ],
    rows: cases.map((one) => [
      ...cells(one.ref),
      one.procedure,
      clocks.say(one.clock),
      one.start,
      one.due,
      ...(one.done ?? [undefined, undefined]),
      say(`verdict.${one.verdict}`),
      ...[one.worked?.min, one.worked?.max, one.late?.min, one.late?.max],
    ]),
    charts: [],
  };
}

function events({ log, language }: WorkbookInput, say: Say): Sheet {
  const { columns, cells } = whose(log, language, say);
  const words = CSV_WORDS[language];
  const changes = log.transitions.map(({ ref, field, from, to, after, at }) => {
    const isMoment = field !== 'seen' && field !== 'status';
    const value = (text: string | undefined): Cell =>
      isMoment ? momentCell(text) : text === undefined ? undefined : (words.statuses[text as Status] ?? text);
    return {
      at: Date.parse(at),
      row: [
        ...cells(ref),
        isMoment ? words.columns[field] : say(field),
        ...[value(from), value(to)],
        ...[momentCell(after), momentCell(at), undefined],
      ],
    };
  });
  const acts = (log.acts ?? []).map(({ ref, act, choice, at }) => ({
    at: Date.parse(at),
    row: [...cells(ref), say(`act.${act}`), undefined, say(`choice.${choice}`), undefined, momentCell(at), say('me')],
  }));
  return {
    name: say('events'),
    intro: [],
    columns: [
      ...columns,
      column(say('what'), 'text', 24),
      // A status is text, a printed time a moment.
      column(say('before'), 'moment', 22),
      column(say('after'), 'moment', 22),
      column(say('from'), 'moment', 17),
      column(say('at'), 'moment', 17),
      column(say('by'), 'text', 20),
    ],
    rows: [...changes, ...acts].sort((a, b) => a.at - b.at).map(({ row }) => row),
    charts: [],
  };
}

function corrected({ corrections = [], log }: WorkbookInput, say: Say): Sheet {
  return {
    name: say('corrections'),
    intro: [],
    columns: [
      column(say('at'), 'moment', 17),
      ...(log.withCodes ? [column(say('record'), 'text', 28)] : []),
      column(say('what'), 'text', 40),
      column(say('note'), 'text', 40),
    ],
    rows: corrections.map(({ at, record, what, note }) => [at, ...(log.withCodes ? [record] : []), what, note]),
    charts: [],
  };
}

/** The sheets of the workbook, as data: the preview and the file are made from the same. */
export function workbookSheets(input: WorkbookInput): Sheet[] {
  const say: Say = translator(SHEET_WORDS[input.language]);
  return [
    summary(input, say),
    days(input, say),
    records(input, say),
    deadlines(input, say),
    events(input, say),
    ...(input.corrections?.length ? [corrected(input, say)] : []),
  ];
}

/** `6:05`, as a spreadsheet shows working time. */
function durationText(time: WorkingMs): string {
  const minutes = Math.floor(time / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What a spreadsheet shows of a cell. */
export function cellText(cell: Cell, { kind }: SheetColumn, language: 'vi' | 'en'): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  if (typeof cell === 'object') return dayText(cell.day);
  if (kind === 'moment') return `${dayText(cell)} ${timeText(cell)}`;
  if (kind === 'duration') return durationText(cell);
  return kind === 'share' ? formatShare(cell, language) : formatNumber(cell, language);
}
