import type { Counts, SheetView } from '../../components/options/ReportTables';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { dateOf } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import type { LogDatabase } from '../../lib/log/database';
import { exportLog, type LogExport } from '../../lib/log/export';
import { countersOfDays, since } from '../../lib/log/queries';
import { policyAt } from '../../lib/policies/inForce';
import { CLOCK_IDS, type ClockId } from '../../lib/policies/types';
import { casesOf, periodCases } from '../../lib/reports/cases';
import { addMonths, monthBounds } from '../../lib/reports/month';
import { type Sheet, workbookSheets } from '../../lib/reports/sheets';
import type { ClockMonth, Month, MonthReport } from '../../lib/reports/types';
import type { Settings } from '../../lib/settings';
import { figuresOf, type Period, papersOf } from '../../lib/statistics/figures';
import type { ClocksOf } from '../../lib/statistics/types';

/** Records that a preview shows. */
const FIRST = 8;

const clocksBy = ({
  policies,
  calendar: config,
}: Settings): { clocks: ClocksOf; calendar: ReturnType<typeof createCalendar> } => {
  const calendar = createCalendar(config);
  return { calendar, clocks: (record, at) => clocksOf(record, policies, calendar, at) };
};

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
  const [{ records, transitions, acts }, days] = await Promise.all([
    since(db, from),
    countersOfDays(db, dateOf(before.from), dateOf(to - 1)),
  ]);
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
  };
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
  const tables = [db.records, db.transitions, db.findings, db.acts];
  const { log, cases } = await db.transaction('r', tables, async () => {
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
    return {
      log: await logFile(db, wanted, first),
      cases: casesOf({
        records,
        transitions: transitions.filter(own),
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
