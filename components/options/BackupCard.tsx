import { useState } from 'preact/hooks';
import { Button, Choice, FileButton, Notice, TextField } from '../controls';
import { useOptionsWords } from './words';

/** A passphrase shorter than this protects nothing. */
const SHORTEST = 10;

type State =
  | { state: 'none' | 'busy' | 'saved' | 'short' }
  | { state: 'restored'; count: number }
  | { state: 'failed'; problem: 'format' | 'passphrase' | 'newer' | 'quota' | 'other' };

export interface BackupActions {
  /** Resolves to false when no backup could be made. */
  onBackup: (passphrase: string) => Promise<boolean>;
  /** How many records were new or newer, or why nothing was restored. `settings`: the file's settings are taken over, too. */
  onRestore: (
    file: File,
    passphrase: string,
    settings: boolean,
  ) => Promise<number | 'format' | 'passphrase' | 'newer' | 'quota' | 'other'>;
}

/** Everything on this machine into a file that only its passphrase opens, and back. */
export function BackupCard({ onBackup, onRestore }: BackupActions) {
  const { t } = useOptionsWords();
  const [passphrase, setPassphrase] = useState('');
  const [settings, setSettings] = useState(false);
  const [result, setResult] = useState<State>({ state: 'none' });
  const isShort = passphrase.length < SHORTEST;
  const backUp = async () => {
    if (isShort) return setResult({ state: 'short' });
    setResult({ state: 'busy' });
    setResult((await onBackup(passphrase)) ? { state: 'saved' } : { state: 'failed', problem: 'other' });
  };
  const restore = async (file: File) => {
    setResult({ state: 'busy' });
    const done = await onRestore(file, passphrase, settings);
    setResult(typeof done === 'number' ? { state: 'restored', count: done } : { state: 'failed', problem: done });
  };
  return (
    <section class="card stack-s">
      <h2>{t('backup')}</h2>
      <p class="muted lead">{t('backup.note')}</p>
      <TextField
        label={t('backup.passphrase')}
        hint={t('backup.passphrase.hint')}
        secret
        size="medium"
        value={passphrase}
        error={result.state === 'short' ? t('backup.short') : undefined}
        onChange={setPassphrase}
      />
      <div class="row">
        <Button icon="download" disabled={result.state === 'busy'} onClick={() => void backUp()}>
          {t('backup.save')}
        </Button>
      </div>
      <Choice type="checkbox" checked={settings} onChange={setSettings}>
        {t('backup.settings')}
      </Choice>
      <p class="small muted">{t('backup.settings.note')}</p>
      <div class="row">
        <FileButton label={t('backup.restore')} onFile={(file) => void restore(file)} />
      </div>
      {result.state === 'busy' && <p role="status">{t('backup.busy')}</p>}
      {result.state === 'saved' && (
        <Notice tone="met" live>
          <p>{t('backup.saved')}</p>
        </Notice>
      )}
      {result.state === 'restored' && (
        <Notice tone="met" live>
          <p>{t('backup.restored', { count: result.count })}</p>
        </Notice>
      )}
      {result.state === 'failed' && (
        <Notice tone="breached" live>
          <p>{t(`backup.failed.${result.problem}`)}</p>
        </Notice>
      )}
    </section>
  );
}
