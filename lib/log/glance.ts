import type { EpochMs } from '../calendar/types';
import { done, existing } from './raw';
import type { StoredRecord } from './types';

/** What the popup needs of the log. */
export interface Glance {
  /** What somebody can still act on. */
  open: StoredRecord[];
  /** When the newest record was seen, open or not; undefined while the log is empty. */
  lastSeen?: EpochMs;
}

/**
 * One look at the log without Dexie, which is half of what a popup would have to load before it shows anything. The
 * connection is closed at once, so that it never stands in the way of an upgrade.
 * @param name the same default as `openLog` has; a test keeps them equal
 */
export async function glance(name = 'dung-hen', factory: IDBFactory = indexedDB): Promise<Glance> {
  const db = await existing(name, factory);
  if (!db) return { open: [] };
  try {
    const records = db.transaction('records', 'readonly').objectStore('records');
    const [open, newest] = await Promise.all([
      done<StoredRecord[]>(records.index('[open+lastSeen]').getAll(IDBKeyRange.bound([1], [1, []]))),
      done(records.index('lastSeen').openCursor(null, 'prev')),
    ]);
    return { open, lastSeen: (newest?.value as StoredRecord | undefined)?.lastSeen };
  } finally {
    db.close();
  }
}
