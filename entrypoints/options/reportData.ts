import type { Counts, SheetView } from '../../components/options/ReportTables';
import { enLog } from '../../components/strings/en.log';
import { viLog } from '../../components/strings/vi.log';
import type { EpochMs } from '../../lib/calendar/types';
import { dateOf } from '../../lib/calendar/zone';
import { translator } from '../../lib/i18n';
import { allCorrected } from '../../lib/log/corrected';
import type { LogDatabase } from '../../lib/log/database';
import { exportLog, type LogExport } from '../../lib/log/export';
import { countersOfDays, since } from '../../lib/log/queries';
import { policyAt } from '../../lib/policies/inForce';
import { CLOCK_IDS, type ClockId } from '../../lib/policies/types';
import { casesOf, periodCases } from '../../lib/reports/cases';
import { addMonths, monthBounds } from '../../lib/reports/month';
import { type Sheet, workbookSheets } from '../../lib/reports/sheets';
import type { ClockMonth, Correction, Month, MonthReport } from '../../lib/reports/types';
import type { Language, Settings } from '../../lib/settings';
import { figuresOf, type Period, papersOf } from '../../lib/statistics/figures';
import { clocksBy } from '../shared/clocksBy';
import { correctionLines } from './corrections';

/** Records that a preview shows. */
const FIRST = 8;

/** The rules that the clocks followed at the month's end, and whose hours they counted in. */
function basesOf({ policies, calendar: { schedules } }: Settings, clocks: readonly ClockId[], to: EpochMs): string[] {
  const last = dateOf(to - 1);
  const rules = clocks.map((clock) => policyAt(policies, clock, last)?.legalBasis);
  const hours = (schedules.findLast(({ validFrom }) => validFrom <= last) ?? schedules[0])?.legalBasis;
  return [...rules, hours].filter((basis) => basis !== undefined);
}

/** Everything that a month's report says. */
export async function monthReport(
  db: LogDatabase,
  settings: Settings,
  month: Month,
  now: EpochMs,
): Promise<MonthReport> {
  const { from, to } = monthBounds(month);
  const before = monthBounds(addMonths(month, -1));
  const [{ acts, corrections, ...seen }, days] = await Promise.all([
    since(db, from),
    countersOfDays(db, dateOf(before.from), dateOf(to - 1)),
  ]);
  const { records, transitions } = allCorrected(seen.records, seen.transitions, corrections);
  const { clocks, calendar } = clocksBy(settings);
  const figures = (clock: ClockId, period: Period) => figuresOf(days, { ...period, clock, scope: 'all' });
  const months = CLOCK_IDS.map(
    (clock): ClockMonth => ({ now: figures(clock, { from, to }), before: figures(clock, before) }),
  ).filter((one) => [one.now, one.before].some(({ received, undated }) => received + undated > 0));
  return {
    month,
    madeAt: now,
    clocks: months,
    papers: papersOf(days, { from, to }),
    ...periodCases({ records, transitions, acts, clocksOf: clocks, calendar, now }, { from, to }),
    bases: basesOf(
      settings,
      months.map(({ now: { clock } }) => clock),
      to,
    ),
    corrections: correctionsIn({ ...seen, corrections }, { from, to }, 'vi'),
  };
}

/** What officers put right by hand in a period, in words, oldest first; what was withdrawn is left out. */
function correctionsIn(
  {
    records,
    transitions,
    corrections,
  }: Pick<Awaited<ReturnType<typeof since>>, 'records' | 'transitions' | 'corrections'>,
  { from, to }: Period,
  language: Language,
): Correction[] {
  const t = translator(language === 'vi' ? viLog : enLog);
  const touched = new Set(corrections.map(({ recordId }) => recordId));
  return records
    .filter(({ id }) => touched.has(id))
    .flatMap((record) => {
      const of = (one: { recordId: string }) => one.recordId === record.id;
      const own = corrections.filter(of);
      const lines = correctionLines({ record, transitions: transitions.filter(of), corrections: own }, language, t);
      return lines
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ id, what, note }): Correction => {
          const at = own.find((one) => one.id === id)?.at ?? 0;
          return { at, what, note, ...(record.record !== undefined && { record: record.record }) };
        });
    })
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);
}

/** How much the log holds. */
export const countsOf = (db: LogDatabase): Promise<Counts> =>
  db.transaction('r', db.records, db.transitions, db.acts, async () => {
    const [records, transitions, acts] = await Promise.all([
      db.records.count(),
      db.transitions.count(),
      db.acts.count(),
    ]);
    return { records, transitions, acts };
  });

interface Wanted {
  month: Month;
  withCodes: boolean;
  now: EpochMs;
}

/** The log as the file will have it, or how it begins. */
export const logFile = (db: LogDatabase, { withCodes, now }: Wanted, first?: number): Promise<LogExport> =>
  exportLog(db, { withCodes, now, ...(first !== undefined && { first }) });

export const logStart = (db: LogDatabase, wanted: Wanted): Promise<LogExport> => logFile(db, wanted, FIRST);

/** The workbook's sheets: figures of the month, and the whole log or how it begins. */
export async function sheetsOf(db: LogDatabase, settings: Settings, wanted: Wanted, first?: number): Promise<Sheet[]> {
  const { month, now } = wanted;
  const { clocks, calendar } = clocksBy(settings);
  const { clocks: figures } = await monthReport(db, settings, month, now);
  const tables = [db.records, db.transitions, db.findings, db.acts, db.corrections];
  const { log, cases, corrections } = await db.transaction('r', tables, async () => {
    const inOrder = db.records.orderBy('lastSeen');
    const records = await (first === undefined ? inOrder : inOrder.limit(first)).toArray();
    const ids = new Set(records.map(({ id }) => id));
    const own = ({ recordId }: { recordId: string }) => ids.has(recordId);
    const [transitions, acts] =
      first === undefined
        ? await Promise.all([db.transitions.toArray(), db.acts.toArray()])
        : await Promise.all([
            db.transitions
              .where('recordId')
              .anyOf([...ids])
              .toArray(),
            db.acts
              .where('recordId')
              .anyOf([...ids])
              .toArray(),
          ]);
    const corrections = (await db.corrections.toArray()).filter(own);
    const changes = transitions.filter(own);
    const ever = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    return {
      log: await logFile(db, wanted, first),
      corrections: correctionsIn({ records, transitions: changes, corrections }, ever, settings.language),
      cases: casesOf({
        ...allCorrected(records, changes, corrections),
        acts: acts.filter(own),
        clocksOf: clocks,
        calendar,
        now,
      }).map(({ index, firstSeen: _, ...one }) => ({ ...one, ref: index + 1 })),
    };
  });
  return workbookSheets({
    log,
    cases,
    corrections,
    figures: figures.map((one) => one.now).filter(({ received, undated }) => received + undated > 0),
    month,
    madeAt: now,
    language: settings.language,
  });
}

/** The first rows of each sheet, with how many there will be where nothing has to be reckoned for that. */
export async function sheetViews(
  db: LogDatabase,
  settings: Settings,
  wanted: Wanted,
  { records, transitions, acts }: Counts,
): Promise<SheetView[]> {
  const sheets = await sheetsOf(db, settings, wanted, FIRST);
  const rows = [sheets[0]?.rows.length, sheets[1]?.rows.length, records, undefined, transitions + acts];
  return sheets.map((sheet, i) => ({ sheet, rows: rows[i] }));
}
