import type { LogDatabase } from './database';
import { existing, versionOf } from './raw';

/**
 * Why the log cannot be used: it could not be brought up to date (`step`), a newer version of the extension made it
 * (`newer`), or the browser cannot open it (`closed`). Its data are as they were.
 */
export type LogTrouble = 'step' | 'newer' | 'closed';

/**
 * Opens the log, if it is not open yet.
 * @returns what keeps it from being used, or undefined
 */
export async function logTrouble(db: LogDatabase): Promise<LogTrouble | undefined> {
  try {
    await db.transaction('r', db.meta, () => db.meta.count());
    return undefined;
  } catch (error) {
    console.warn(error);
  }
  try {
    const found = await existing(db.name, db.factory);
    if (!found) return 'closed';
    const version = versionOf(found);
    found.close();
    return version > db.verno ? 'newer' : version < db.verno ? 'step' : 'closed';
  } catch {
    return 'closed';
  }
}
