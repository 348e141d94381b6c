/**
 * The log without Dexie: for a popup, which has no time to load it, and for a database that Dexie cannot open. Whoever
 * opens a connection here closes it at once, so that it never stands in the way of an upgrade.
 */

/** What a request comes to. */
export const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The database in whatever version it is; undefined when there is none yet: only Dexie in the background may create it. */
export async function existing(name: string, factory: IDBFactory = indexedDB): Promise<IDBDatabase | undefined> {
  const request = factory.open(name);
  let missing = false;
  request.onupgradeneeded = () => {
    missing = true;
    request.transaction?.abort();
  };
  try {
    return await done(request);
  } catch (error) {
    if (missing) return undefined;
    throw error;
  }
}

/** Rows by table, and the version of the database that holds them. */
export interface RawLog {
  version: number;
  rows: Record<string, Record<string, unknown>[]>;
}

/** A database's version as its steps count: Dexie writes tenths. */
export const versionOf = ({ version }: Pick<IDBDatabase, 'version'>): number => Math.floor(version / 10);

/** Everything in a database's tables, as one moment sees it; undefined when there is none. */
export async function rawLog(
  name: string,
  { without = [], factory }: { without?: readonly string[]; factory?: IDBFactory } = {},
): Promise<RawLog | undefined> {
  const db = await existing(name, factory);
  if (!db) return undefined;
  try {
    const tables = [...db.objectStoreNames].filter((table) => !without.includes(table));
    if (tables.length === 0) return { version: versionOf(db), rows: {} };
    const transaction = db.transaction(tables, 'readonly');
    const rows = await Promise.all(tables.map((table) => done(transaction.objectStore(table).getAll())));
    return { version: versionOf(db), rows: Object.fromEntries(tables.map((table, i) => [table, rows[i] ?? []])) };
  } finally {
    db.close();
  }
}
