import { browser } from '../../lib/browser';
import { DUTIES_KEY, mergeDuties } from '../../lib/duties/checklist';
import { parseDuties } from '../../lib/duties/duties.schema';
import { changeDuties } from '../../lib/dutiesStore';
import { fail, ok, type Result } from '../../lib/errors';
import { LISTINGS_KEY } from '../../lib/listings/kept';
import { type Backup, makeBackup, openBackup, type RestoreProblem, restoreLog } from '../../lib/log/backup';
import { type CorrectionProblem, keepCorrection } from '../../lib/log/corrections';
import type { LogDatabase } from '../../lib/log/database';
import { DISK_KEY } from '../../lib/log/disk';
import { LOSS_KEY } from '../../lib/log/loss';
import { clearAll, loadOrCreateKey, prune } from '../../lib/log/retention';
import { parseCorrection } from '../../lib/log/stored.schema';
import { type LogTrouble, logTrouble } from '../../lib/log/trouble';
import { onMessage } from '../../lib/messages';
import { ownAdaptersOf, packOf, putAdapters } from '../../lib/ownAdapters';
import { parsePack } from '../../lib/ownAdapters.schema';
import { UNIT_FILES_KEY } from '../../lib/reports/unitMerge';
import { SCANS_KEY } from '../../lib/scan/types';
import { isOwnPage } from '../../lib/sites/senders';
import { changeOwnAdapters, currentSettings, ownAdapters, saveSettings } from '../../lib/stored';
import type { LogCopies } from './logCopy';

const isPassphrase = (value: unknown): value is string => typeof value === 'string' && value.length >= 10;

/** What was set, as far as it is valid here. */
async function restoreSettings({ settings, adapters }: Backup): Promise<void> {
  if (settings !== undefined) await saveSettings(settings);
  const { language } = (await currentSettings()).settings;
  const pack = parsePack(JSON.stringify(adapters), language);
  if (pack.ok) await changeOwnAdapters((own) => putAdapters(own, pack.value, 'imported', Date.now()));
}

/** The log first: what fails there leaves the settings as they are. */
async function restore(
  db: LogDatabase,
  backup: Backup,
  withSettings: boolean,
): Promise<Result<number, RestoreProblem>> {
  const restored = await restoreLog(db, backup);
  if (!restored.ok) return restored;
  const { retentionDays } = (await currentSettings()).settings;
  // Codes whose time was over here do not come back.
  await prune(db, { now: Date.now(), keepDays: retentionDays, key: await loadOrCreateKey(db) });
  const duties = parseDuties(backup.duties);
  if (duties) await changeDuties((here) => mergeDuties(here, duties));
  if (withSettings) await restoreSettings(backup);
  return restored;
}

/**
 * Answers what the extension's own pages ask of the log; nobody else is heard.
 * @param catchUp brings the figures up to date with the log
 * @param forgetAlerts forgets what was told by notifications
 */
export function listenForLog(
  db: LogDatabase,
  catchUp: () => Promise<void>,
  copies: LogCopies,
  forgetAlerts: () => Promise<void>,
): void {
  /** Nobody waits for it; what went wrong is said. */
  const later = (...works: (() => Promise<void>)[]) => {
    for (const work of works) void work().catch((error) => console.warn(error));
  };

  onMessage('makeBackup', async ({ data, sender }): Promise<Result<string>> => {
    if (!isOwnPage(sender) || !isPassphrase(data)) return fail('refused');
    await copies.ready;
    const [{ settings }, own, { [DUTIES_KEY]: duties }] = await Promise.all([
      currentSettings(),
      ownAdapters(),
      browser.storage.local.get(DUTIES_KEY),
    ]);
    return ok(await makeBackup(db, { settings, adapters: packOf(ownAdaptersOf(own)), duties }, data));
  });

  onMessage('restoreBackup', async ({ data, sender }): Promise<Result<number, RestoreProblem>> => {
    const { text, passphrase, settings } = (data ?? {}) as Record<string, unknown>;
    if (!isOwnPage(sender) || typeof text !== 'string' || typeof passphrase !== 'string') return fail('format');
    const backup = await openBackup(text, passphrase);
    if (!backup.ok) return backup;
    await copies.ready;
    const restored = await restore(db, backup.value, settings === true);
    later(catchUp, copies.make);
    return restored;
  });

  onMessage('clearLog', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await copies.without(() => clearAll(db));
    await browser.storage.local.remove([DISK_KEY, LOSS_KEY, UNIT_FILES_KEY, DUTIES_KEY, SCANS_KEY, LISTINGS_KEY]);
    await forgetAlerts();
    later(catchUp);
    return ok(true);
  });

  onMessage('correct', async ({ data, sender }): Promise<Result<true, CorrectionProblem | 'refused'>> => {
    if (!isOwnPage(sender)) return fail('refused');
    const told = parseCorrection(data);
    if (!told.ok) return fail('refused');
    await copies.ready;
    const kept = await keepCorrection(db, told.value, Date.now());
    later(catchUp, copies.changed);
    return kept;
  });

  onMessage('reckon', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await catchUp();
    return ok(true);
  });

  onMessage(
    'logTrouble',
    async ({ sender }): Promise<Result<LogTrouble | null>> =>
      isOwnPage(sender) ? ok((await logTrouble(db)) ?? null) : fail('refused'),
  );

  onMessage('forgetDisk', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await browser.storage.local.remove(DISK_KEY);
    return ok(true);
  });
}
