import type { BackupActions } from '../../components/options/BackupCard';
import { dateOf } from '../../lib/calendar/zone';
import { sendMessage } from '../../lib/messages';
import { download } from './download';

/** Has the background seal everything, and hands it over as a file. */
export const backUp: BackupActions['onBackup'] = async (passphrase) => {
  const made = await sendMessage('makeBackup', passphrase).catch(() => undefined);
  if (!made?.ok) return false;
  download(`dung-hen-sao-luu-${dateOf(Date.now())}.json`, 'application/json', made.value);
  return true;
};

/** Hands a file to the background, which alone writes. */
export const restoreFrom: BackupActions['onRestore'] = async (file, passphrase, settings) => {
  const restored = await file
    .text()
    .then((text) => sendMessage('restoreBackup', { text, passphrase, settings }))
    .catch(() => undefined);
  if (!restored) return 'other';
  return restored.ok ? restored.value : restored.error;
};
