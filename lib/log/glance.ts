import type { EpochMs, LocalDate } from '../calendar/types';
import type { StoredDay } from './days.types';
import { neighbours } from './ofRecords';
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

/** Of records without papers there are no findings: most runs of neighbours hold fewer rows than ids. */
const DENSE = 2;

/** The findings of these records, neighbours in one reading: one reading each takes as long as all the rest of the look. */
async function findingsOf(papers: IDBObjectStore, ids: readonly string[]): Promise<Map<string, StoredFindings>> {
  const wanted = new Set(ids);
  const runs = neighbours(ids).map(async (run) => {
    const most = DENSE * run.length;
    const between = await done<StoredFindings[]>(papers.getAll(IDBKeyRange.bound(run[0], run.at(-1)), most));
    if (between.length < most) return between.filter(({ id }) => wanted.has(id));
    return Promise.all(run.map((id) => done<StoredFindings | undefined>(papers.get(id))));
  });
  return new Map((await Promise.all(runs)).flat().flatMap((one) => (one ? [[one.id, one] as const] : [])));
}

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
    const withPapers = open.filter(({ kind }) => WITH_PAPERS.includes(kind)).map(({ id }) => id);
    const findings = papers ? await findingsOf(papers, withPapers) : nothing.findings;
    return { open, findings, days, lastSeen: (newest?.value as StoredRecord | undefined)?.lastSeen };
  } finally {
    db.close();
  }
}
