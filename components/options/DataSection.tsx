import { useState } from 'preact/hooks';
import { fail, type Issue } from '../../lib/errors';
import { isFixed, type Managed, type SettingKey } from '../../lib/managed';
import { LANGUAGES, type Settings } from '../../lib/settings';
import { Button, Choice, Confirm, FileButton, Notice, reasonsAt, TextField } from '../controls';
import { Fixed, PolicyIssues } from '../Organisation';
import { StoredTable } from '../StoredTable';
import { type BackupActions, BackupCard } from './BackupCard';
import { useDraft } from './draft';
import { Refusal, SaveBar } from './SaveBar';
import { StorageCard, type StorageUse } from './StorageCard';
import type { SaveSettings } from './types';
import { useOptionsWords } from './words';

type Import = { state: 'none' | 'done' | 'unreadable' } | { state: 'refused'; issues: Issue[] };

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Language, how long codes are kept, what is stored, and the ways out: export, import, clear. */
export function DataSection(
  props: {
    settings: Settings;
    managed?: Managed;
    onSave: SaveSettings;
    onExport: () => void;
    /** Resolves to false when the log could not be emptied. */
    onClear: () => Promise<boolean>;
    storage: StorageUse | undefined;
  } & BackupActions,
) {
  const { t } = useOptionsWords();
  const { settings, managed, onSave } = props;
  const fixed = (key: SettingKey) => isFixed(managed, key);
  const [asking, setAsking] = useState(false);
  const [cleared, setCleared] = useState<boolean>();
  return (
    <>
      {managed && <PolicyIssues issues={managed.issues} />}
      <fieldset class="card stack-s" disabled={fixed('language')}>
        <legend class="card-title">{t('language')}</legend>
        {fixed('language') && <p class="muted">{t('managed.fixed')}</p>}
        {LANGUAGES.map((language) => (
          <Choice
            key={language}
            type="radio"
            name="language"
            checked={settings.language === language}
            onChange={() => onSave({ ...settings, language })}
          >
            <span lang={language}>{t(`language.${language}`)}</span>
          </Choice>
        ))}
      </fieldset>
      <section class="card stack">
        <h2>{t('stored')}</h2>
        <StoredTable />
        <Fixed when={fixed('retentionDays')}>
          <Retention settings={settings} onSave={onSave} />
        </Fixed>
      </section>
      <StorageCard storage={props.storage} />
      <SettingsFile {...props} />
      <BackupCard onBackup={props.onBackup} onRestore={props.onRestore} />
      <section class="card stack-s">
        <h2>{t('clear')}</h2>
        <p class="muted">{t('clear.note')}</p>
        <p>
          <Button look="danger" icon="remove" onClick={() => setAsking(true)}>
            {t('clear')}
          </Button>
        </p>
        {cleared !== undefined && (
          <Notice tone={cleared ? 'met' : 'breached'} live>
            <p>{t(cleared ? 'clear.done' : 'clear.failed')}</p>
          </Notice>
        )}
      </section>
      {asking && (
        <Confirm
          title={t('clear.ask')}
          yes={t('clear.yes')}
          no={t('keep')}
          onAnswer={async (yes) => {
            setAsking(false);
            if (yes) setCleared(await props.onClear());
          }}
        >
          <p>{t('clear.ask.note')}</p>
        </Confirm>
      )}
    </>
  );
}

function Retention({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) {
  const { t } = useOptionsWords();
  const draft = useDraft(String(settings.retentionDays), async (text) =>
    /^\s*\d+\s*$/.test(text)
      ? onSave({ ...settings, retentionDays: Number(text) })
      : fail([{ path: 'retentionDays', message: t('number.refused') }]),
  );
  return (
    <form
      class="stack-s"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <TextField
        label={t('retention')}
        hint={t('retention.hint')}
        inputMode="numeric"
        size="medium"
        value={draft.value}
        error={reasonsAt(draft.issues, 'retentionDays')}
        onChange={draft.set}
      />
      <SaveBar draft={draft} />
    </form>
  );
}

function SettingsFile(props: { settings: Settings; onSave: SaveSettings; onExport: () => void }) {
  const { settings, onSave, onExport } = props;
  const { t } = useOptionsWords();
  const [result, setResult] = useState<Import>({ state: 'none' });
  const read = async (file: File) => {
    let value: unknown;
    try {
      value = JSON.parse(await file.text());
    } catch {
      return setResult({ state: 'unreadable' });
    }
    // Whatever the file holds is checked by the one who stores it. Who the officer is comes with no file of others.
    const own = { identities: settings.identities };
    const saved = await onSave((isObject(value) ? { ...own, ...value } : value) as Settings);
    setResult(saved.ok ? { state: 'done' } : { state: 'refused', issues: saved.error });
  };
  return (
    <section class="card stack-s">
      <h2>{t('file')}</h2>
      <p class="muted">{t('file.note')}</p>
      <div class="row">
        <Button icon="download" onClick={onExport}>
          {t('file.export')}
        </Button>
        <FileButton label={t('file.import')} onFile={(file) => void read(file)} />
      </div>
      {result.state === 'done' && (
        <Notice tone="met" live>
          <p>{t('file.done')}</p>
        </Notice>
      )}
      {result.state === 'unreadable' && (
        <Notice tone="breached" live>
          <p>{t('file.unreadable')}</p>
        </Notice>
      )}
      {result.state === 'refused' && <Refusal issues={result.issues} />}
    </section>
  );
}
