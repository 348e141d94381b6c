import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { StaleIds, StoredDay, StoredReckoning } from './days.types';
import { versionOf } from './raw';
import { LOG_STEPS } from './steps';
import type { LogStep } from './steps/types';
import { upgrade } from './steps/walk';
import type { StoredAct, StoredCorrection, StoredFindings, StoredPage, StoredRecord, StoredTransition } from './types';

const DATABASE_NAME = 'dung-hen';

/** Anything else worth keeping, such as the retention key. */
export interface MetaEntry {
  key: string;
  value: unknown;
}

/**
 * The log. The background is its only writer; popup and options read it (`liveLog` sees the background's writes). Where it
 * cannot be opened every query fails, and nothing is tried again by itself: `logTrouble` says why.
 */
export class LogDatabase extends Dexie {
  declare readonly records: Table<StoredRecord, string>;
  declare readonly transitions: Table<StoredTransition, string>;
  declare readonly pages: Table<StoredPage, string>;
  declare readonly meta: Table<MetaEntry, string>;
  declare readonly findings: Table<StoredFindings, string>;
  declare readonly acts: Table<StoredAct, string>;
  declare readonly corrections: Table<StoredCorrection, string>;
  declare readonly reckonings: Table<StoredReckoning, string>;
  declare readonly days: Table<StoredDay, string>;
  declare readonly stale: Table<StaleIds, number>;

  constructor(name: string, options?: DexieOptions, steps: readonly LogStep[] = LOG_STEPS) {
    // A write is answered once it lies on the disk, not only with the system: what an officer did is not lost with the power.
    // Nearly all writes are such events, one transaction a page, so the rest does not have a connection of its own.
    super(name, { chromeTransactionDurability: 'strict', ...options });
    for (const step of steps) {
      const version = this.version(step.version).stores(step.tables);
      if (step.rows || step.makes) version.upgrade((transaction) => upgrade(transaction, step));
    }
    // Dexie opens what a newer version made as if it knew its rows; what we would write there might break them.
    const refuseNewer = () => {
      if (versionOf(this.backendDB()) > this.verno) throw new Error('the log was made by a newer version');
    };
    // At every opening, not only the first.
    this.on('ready', refuseNewer, true);
    // A newer version of the extension waits for us; `false` keeps Dexie from also writing to the console.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: false });
      return false;
    });
  }

  /** The IndexedDB in which it lies. */
  get factory(): IDBFactory {
    return (this._options.indexedDB as IDBFactory | undefined) ?? indexedDB;
  }
}

/**
 * The log's database; it is opened by the first query.
 * @param name another name and
 * @param options another IndexedDB (`{ indexedDB, IDBKeyRange }`) and
 * @param steps other versions serve the tests.
 */
export const openLog = (name = DATABASE_NAME, options?: DexieOptions, steps?: readonly LogStep[]): LogDatabase =>
  new LogDatabase(name, options, steps);
