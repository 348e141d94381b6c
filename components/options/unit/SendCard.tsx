import { useState } from 'preact/hooks';
import { Button, Notice, TextField } from '../../controls';
import { useUnitWords } from './words';

export interface Sender {
  name: string;
  unit: string;
  phrase: string;
}

/**
 * An officer's summary for the leader, as a file that they hand over themselves.
 * @param name and
 * @param unit as the officer gave them before; empty where they have not
 * @param isKnown whether the officer's name on the portals is known: without it no finished work is theirs
 */
export function SendCard(props: {
  name: string;
  unit: string;
  isKnown: boolean;
  onSave: (sender: Sender) => Promise<boolean>;
}) {
  const { t } = useUnitWords();
  const [sender, setSender] = useState<Sender>({ name: props.name, unit: props.unit, phrase: '' });
  const [state, setState] = useState<'none' | 'nameless' | 'busy' | 'saved' | 'failed'>('none');
  const set = (change: Partial<Sender>) => setSender({ ...sender, ...change });
  const save = async () => {
    if (!sender.name.trim()) return setState('nameless');
    setState('busy');
    setState((await props.onSave(sender)) ? 'saved' : 'failed');
  };
  return (
    <section class="card stack-s no-print">
      <h2>{t('send')}</h2>
      <p class="muted">{t('send.note')}</p>
      {!props.isKnown && (
        <Notice tone="warning">
          <p>{t('send.unknown')}</p>
        </Notice>
      )}
      <TextField
        label={t('send.name')}
        size="medium"
        value={sender.name}
        error={state === 'nameless' ? t('send.nameless') : undefined}
        onChange={(name) => set({ name })}
      />
      <TextField label={t('send.unit')} size="medium" value={sender.unit} onChange={(unit) => set({ unit })} />
      <TextField
        label={t('send.phrase')}
        hint={t('send.phrase.hint')}
        secret
        size="medium"
        value={sender.phrase}
        onChange={(phrase) => set({ phrase })}
      />
      <div class="row">
        <Button icon="download" disabled={state === 'busy'} onClick={() => void save()}>
          {t('send.save')}
        </Button>
      </div>
      {state === 'busy' && <p role="status">{t('send.busy')}</p>}
      {state === 'saved' && (
        <Notice tone="met" live>
          <p>{t('send.saved')}</p>
        </Notice>
      )}
      {state === 'failed' && (
        <Notice tone="breached" live>
          <p>{t('send.failed')}</p>
        </Notice>
      )}
    </section>
  );
}
