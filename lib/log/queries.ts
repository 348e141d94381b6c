import { Dexie } from 'dexie';
import type { EpochMs, LocalDate } from '../calendar/types';
import type { ClockId } from '../policies/types';
import type { RecordKind } from '../portals/types';
import type { LogDatabase } from './database';
import { type ClockReckoning, type Mark, markOf, type Scope, type StoredDay } from './days.types';
import type { Glance } from './glance';
import { byId, ofRecords } from './ofRecords';
import type { StoredAct, StoredCorrection, StoredFindings, StoredPage, StoredRecord, StoredTransition } from './types';

/** Half-open `[from, to)`. */
interface Period {
  from: EpochMs;
  to: EpochMs;
}

/** What somebody can still act on, seen last first: the popup's input. */
export const openRecords = (db: LogDatabase): Promise<StoredRecord[]> =>
  db.records.where('[open+lastSeen]').between([1, Dexie.minKey], [1, Dexie.maxKey]).reverse().toArray();

/** What the popup reads at a glance, for a page that watches the log. */
export async function openWork(db: LogDatabase, from: LocalDate): Promise<Glance> {
  const [open, newest, days] = await Promise.all([
    openRecords(db),
    db.records.orderBy('lastSeen').last(),
    db.days.where(':id').aboveOrEqual(from).toArray(),
  ]);
  const found = await ofRecords(
    db.findings,
    ':id',
    open.map(({ id }) => id),
  );
  return { open, findings: byId(found), days, lastSeen: newest?.lastSeen };
}

/**
 * What a period's cases are made from. A record's clock cannot have started after it was last seen, nor stopped before it
 * started, so whatever concerns the time from `moment` on was seen from `moment` on.
 */
export function since(
  db: LogDatabase,
  moment: EpochMs,
): Promise<{
  records: StoredRecord[];
  transitions: StoredTransition[];
  acts: StoredAct[];
  corrections: StoredCorrection[];
}> {
  return db.transaction('r', db.records, db.transitions, db.acts, db.corrections, async () => {
    const [records, transitions, acts, corrections] = await Promise.all([
      db.records.where('lastSeen').aboveOrEqual(moment).toArray(),
      db.transitions.where('at').aboveOrEqual(moment).toArray(),
      db.acts.where('at').aboveOrEqual(moment).toArray(),
      // Few, whenever they were made.
      db.corrections.toArray(),
    ]);
    return { records, transitions, acts, corrections };
  });
}

/** The counters of every day from the first to the last, both included. */
export async function countersOfDays(
  db: LogDatabase,
  first: LocalDate,
  last: LocalDate,
): Promise<Map<string, StoredDay>> {
  // A day's rows begin with its date, and `~` comes after all that follows it.
  const days = await db.days.where('id').between(first, `${last}~`).toArray();
  return new Map(days.map((day) => [day.id, day]));
}

/** A deadline that was missed or nearly so, with its record. */
export interface Marked {
  record: StoredRecord;
  reckoned: ClockReckoning;
}

/**
 * What was late, or in time with little to spare, of the clocks that started in a period; newest first.
 * @param limit how many at most
 */
export function markedIn(
  db: LogDatabase,
  { from, to, clock, what, scope, limit }: Period & { clock: ClockId; what: Mark; scope: Scope; limit: number },
): Promise<Marked[]> {
  return db.transaction('r', db.reckonings, db.records, async () => {
    const reckonings = await db.reckonings
      .where('marks')
      .between(markOf(clock, what, from), markOf(clock, what, to))
      .reverse()
      // A record with two late windows stands under both.
      .distinct()
      .filter(({ clocks }) => scope === 'all' || clocks.some((one) => one.clock === clock && one.by === 'me'))
      .limit(limit)
      .toArray();
    const records = await db.records.bulkGet(reckonings.map(({ id }) => id));
    return reckonings.flatMap(({ clocks }, i) => {
      const record = records[i];
      const of = clocks.filter(
        (one) =>
          one.clock === clock &&
          one.start !== undefined &&
          one.start >= from &&
          one.start < to &&
          (what === 'late' ? one.verdict === 'missed' : one.spare !== undefined) &&
          (scope === 'all' || one.by === 'me'),
      );
      return record ? of.map((reckoned) => ({ record, reckoned })) : [];
    });
  });
}

/** One screen of the log's table, seen last first, and how many records there are in all. */
export function recordsPage(
  db: LogDatabase,
  { offset, limit, kind }: { offset: number; limit: number; kind?: RecordKind },
): Promise<{ total: number; records: StoredRecord[] }> {
  const all = () => {
    const ordered = db.records.orderBy('lastSeen').reverse();
    return kind ? ordered.filter((record) => record.kind === kind) : ordered;
  };
  return db.transaction('r', db.records, async () => {
    const [total, records] = await Promise.all([
      kind ? all().count() : db.records.count(),
      all().offset(offset).limit(limit).toArray(),
    ]);
    return { total, records };
  });
}

/** Pages as they were last understood, those that are not `ok` first. */
export async function pageHealth(db: LogDatabase): Promise<StoredPage[]> {
  const pages = await db.pages.toArray();
  const rank = { broken: 0, degraded: 1, ok: 2 };
  return pages.sort((a, b) => rank[a.status] - rank[b.status] || a.id.localeCompare(b.id, 'en'));
}

/** Everything that the log knows of one record. */
export interface WholeRecord {
  record: StoredRecord;
  transitions: StoredTransition[];
  acts: StoredAct[];
  findings: StoredFindings | undefined;
  corrections: StoredCorrection[];
}

/** One record with all that is about it; undefined once it is gone. */
export function wholeRecord(db: LogDatabase, id: string): Promise<WholeRecord | undefined> {
  return db.transaction('r', [db.records, db.transitions, db.acts, db.findings, db.corrections], async () => {
    const [record, transitions, acts, findings, corrections] = await Promise.all([
      db.records.get(id),
      db.transitions.where('recordId').equals(id).toArray(),
      db.acts.where('recordId').equals(id).toArray(),
      db.findings.get(id),
      db.corrections.where('recordId').equals(id).toArray(),
    ]);
    return record && { record, transitions, acts, findings, corrections };
  });
}

/** How much the log holds. */
export interface LogSize {
  records: number;
  transitions: number;
  /** The earliest moment of anything in it; undefined while it is empty. */
  oldest?: EpochMs;
}

/** Counts and the oldest entry, read from indexes alone. */
export function logSize(db: LogDatabase): Promise<LogSize> {
  return db.transaction('r', db.records, db.transitions, async () => {
    const [records, transitions, first, seen] = await Promise.all([
      db.records.count(),
      db.transitions.count(),
      db.transitions.orderBy('at').first(),
      db.records.orderBy('lastSeen').first(),
    ]);
    const moments = [first?.at, seen?.firstSeen].filter((at) => at !== undefined);
    return { records, transitions, ...(moments.length > 0 && { oldest: Math.min(...moments) }) };
  });
}
