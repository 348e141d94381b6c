import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { StoredAct, StoredCorrection, StoredFindings, StoredPage, StoredRecord, StoredTransition } from './types';

const DATABASE_NAME = 'dung-hen';

/** Anything else worth keeping, such as the retention key. */
export interface MetaEntry {
  key: string;
  value: unknown;
}

/** The log. The background is its only writer; popup and options read it (`liveQuery` sees the background's writes). */
export class LogDatabase extends Dexie {
  declare readonly records: Table<StoredRecord, string>;
  declare readonly transitions: Table<StoredTransition, string>;
  declare readonly pages: Table<StoredPage, string>;
  declare readonly meta: Table<MetaEntry, string>;
  declare readonly findings: Table<StoredFindings, string>;
  declare readonly acts: Table<StoredAct, string>;
  declare readonly corrections: Table<StoredCorrection, string>;

  constructor(name: string, options?: DexieOptions) {
    super(name, options);
    // Every index is paid for at each put, so there are only those a query uses: `[open+lastSeen]` for the popup and
    // retention, `lastSeen` for the log's table, `recordId` for retention, `at` for the figures of a period.
    this.version(1).stores({
      records: 'id, [open+lastSeen], lastSeen',
      transitions: 'id, recordId, at',
      pages: 'id',
      meta: 'key',
    });
    // What was found wrong with records, and what officers did in spite of it.
    this.version(2).stores({ findings: 'id, at', acts: 'id, recordId, at' });
    this.version(3).stores({
      // What officers corrected by hand.
      corrections: 'id, recordId',
    });
    // A newer version of the extension waits for us; `false` keeps Dexie from also writing to the console.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: false });
      return false;
    });
  }
}

/**
 * The log's database; it is opened by the first query.
 * @param name another name and
 * @param options another IndexedDB (`{ indexedDB, IDBKeyRange }`) serve the tests.
 */
export const openLog = (name = DATABASE_NAME, options?: DexieOptions): LogDatabase => new LogDatabase(name, options);
