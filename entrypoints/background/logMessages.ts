import { browser } from '../../lib/browser';
import { fail, type Issue, ok, type Result } from '../../lib/errors';
import { type Backup, makeBackup, openBackup, type RestoreProblem, restoreLog } from '../../lib/log/backup';
import { type CorrectionProblem, keepCorrection } from '../../lib/log/corrections';
import { type LogDatabase, openLog } from '../../lib/log/database';
import { clearAll } from '../../lib/log/retention';
import { parseCorrection } from '../../lib/log/stored.schema';
import { TROUBLE_KEY } from '../../lib/log/trouble';
import { onMessage } from '../../lib/messages';
import { packOf } from '../../lib/ownAdapters';
import type { Adapter } from '../../lib/portals/adapter';
import type { Settings } from '../../lib/settings';
import { isOwnPage } from '../../lib/sites/senders';

/** What a backup holds beside the log, and how it is put back. */
interface Kept {
  settings(): Promise<Settings>;
  saveSettings(settings: unknown): Promise<Result<true, Issue[]>>;
  adapters(): Promise<Adapter[]>;
  importAdapters(text: string): Promise<Result<number, Issue[]>>;
}

const isPassphrase = (value: unknown): value is string => typeof value === 'string' && value.length >= 10;

/** The log first: what fails there leaves the settings as they are. Settings that are not valid here are left out. */
async function restore(
  db: LogDatabase,
  backup: Backup,
  kept: Kept | undefined,
): Promise<Result<number, RestoreProblem>> {
  const restored = await restoreLog(db, backup);
  if (!restored.ok || !kept) return restored;
  if (backup.settings !== undefined) await kept.saveSettings(backup.settings);
  if (backup.adapters !== undefined) await kept.importAdapters(JSON.stringify(backup.adapters));
  return restored;
}

/** Answers what the extension's own pages ask of the log; nobody else is heard. */
export function listenForLog(db: LogDatabase, kept: Kept): void {
  // What somebody wrote by hand is on the disk before the form says so.
  const durable = openLog(undefined, { chromeTransactionDurability: 'strict' });

  onMessage('makeBackup', async ({ data, sender }): Promise<Result<string>> => {
    if (!isOwnPage(sender) || !isPassphrase(data)) return fail('refused');
    const [settings, adapters] = await Promise.all([kept.settings(), kept.adapters()]);
    return ok(await makeBackup(db, { settings, adapters: packOf(adapters) }, data));
  });

  onMessage('restoreBackup', async ({ data, sender }): Promise<Result<number, RestoreProblem>> => {
    const { text, passphrase, settings } = (data ?? {}) as Record<string, unknown>;
    if (!isOwnPage(sender) || typeof text !== 'string' || typeof passphrase !== 'string') return fail('format');
    const backup = await openBackup(text, passphrase);
    return backup.ok ? restore(db, backup.value, settings === true ? kept : undefined) : backup;
  });

  onMessage('clearLog', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await clearAll(db);
    await browser.storage.local.remove(TROUBLE_KEY);
    return ok(true);
  });

  onMessage('correct', async ({ data, sender }): Promise<Result<true, CorrectionProblem | 'refused'>> => {
    if (!isOwnPage(sender)) return fail('refused');
    const told = parseCorrection(data);
    return told.ok ? keepCorrection(durable, told.value, Date.now()) : fail('refused');
  });

  onMessage('forgetTrouble', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await browser.storage.local.remove(TROUBLE_KEY);
    return ok(true);
  });
}
