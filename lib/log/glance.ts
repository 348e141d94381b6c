import type { EpochMs, LocalDate } from '../calendar/types';
import type { StoredDay } from './days.types';
import { done, existing } from './raw';
import type { StoredFindings, StoredRecord } from './types';

/** What the popup needs of the log. */
export interface Glance {
  /** What somebody can still act on. */
  open: StoredRecord[];
  /** What was found in the papers of those, by id. */
  findings: Map<string, StoredFindings>;
  /** The counters of each day from `since` on; none where it was not asked for. */
  days: StoredDay[];
  /** When the newest record was seen, open or not; undefined while the log is empty. */
  lastSeen?: EpochMs;
}

/** Kinds with papers; of others nothing is ever found. */
const WITH_PAPERS: readonly StoredRecord['kind'][] = ['dossier', 'outgoing'];

/**
 * One look at the log without Dexie, which is half of what a popup would have to load before it shows anything. The
 * connection is closed at once, so that it never stands in the way of an upgrade. However many records are closed, only
 * open ones are read.
 * @param since the first day whose counters are wanted
 * @param name the same default as `openLog` has; a test keeps them equal
 */
export async function glance(since?: LocalDate, name = 'dung-hen', factory: IDBFactory = indexedDB): Promise<Glance> {
  const nothing: Glance = { open: [], findings: new Map(), days: [] };
  const db = await existing(name, factory);
  if (!db) return nothing;
  try {
    // A log that no newer version opened yet has fewer tables.
    const tables = ['records', 'findings', 'days'].filter((table) => db.objectStoreNames.contains(table));
    const transaction = db.transaction(tables, 'readonly');
    const store = (table: string) => (tables.includes(table) ? transaction.objectStore(table) : undefined);
    const records = transaction.objectStore('records');
    const [open, newest, days = []] = await Promise.all([
      done<StoredRecord[]>(records.index('[open+lastSeen]').getAll(IDBKeyRange.bound([1], [1, []]))),
      done(records.index('lastSeen').openCursor(null, 'prev')),
      since && store('days')
        ? done<StoredDay[]>((store('days') as IDBObjectStore).getAll(IDBKeyRange.lowerBound(since)))
        : undefined,
    ]);
    const papers = store('findings');
    const found = await Promise.all(
      open.flatMap(({ id, kind }) =>
        papers && WITH_PAPERS.includes(kind) ? [done<StoredFindings | undefined>(papers.get(id))] : [],
      ),
    );
    const findings = new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])));
    return { open, findings, days, lastSeen: (newest?.value as StoredRecord | undefined)?.lastSeen };
  } finally {
    db.close();
  }
}
