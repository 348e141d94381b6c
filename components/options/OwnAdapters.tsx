import { useState } from 'preact/hooks';
import type { EpochMs } from '../../lib/calendar/types';
import type { Issue, Result } from '../../lib/errors';
import type { OwnChange } from '../../lib/ownAdapters';
import { Button, FileButton, Notice } from '../controls';
import { Refusal } from './SaveBar';
import { useOptionsWords } from './words';

/** An adapter that was taught or imported here. */
export interface OwnAdapterRow {
  id: string;
  name: string;
  /** Where it holds; empty for every site. */
  hosts: string[];
  version: number;
  pages: number;
  savedAt: EpochMs;
}

/** What was taught or imported, and the ways out and in: export, import, remove, undo. */
export function OwnAdapters(props: {
  /** Undefined while being read. */
  adapters: readonly OwnAdapterRow[] | undefined;
  /** What is stored is another version's: it can neither be used nor changed. */
  kept?: boolean;
  /** The last change, if it can be taken back. */
  undo: { change: OwnChange; name: string } | undefined;
  now: EpochMs;
  /** Without an id: all of them in one file. */
  onExport: (id?: string) => void;
  onImport: (text: string) => Promise<Result<number, Issue[]>>;
  onRemove: (id: string) => void;
  onUndo: () => void;
}) {
  const { t, clock } = useOptionsWords();
  const { adapters, undo } = props;
  const [issues, setIssues] = useState<Issue[]>([]);
  const read = async (file: File) => {
    const taken = await props.onImport(await file.text());
    setIssues(taken.ok ? [] : taken.error);
  };
  return (
    <section class="card stack-s">
      <h2>{t('taught')}</h2>
      <p class="muted">{t('taught.note')}</p>
      {props.kept && (
        <Notice tone="warning">
          <p>{t('taught.kept')}</p>
        </Notice>
      )}
      {undo && (
        <Notice tone="met" live>
          <p class="row">
            <span>{t(`taught.${undo.change}`, { name: undo.name })}</span>
            <Button onClick={props.onUndo}>{t('taught.undo')}</Button>
          </p>
        </Notice>
      )}
      {adapters && adapters.length > 0 && (
        <ul class="portals">
          {adapters.map(({ id, name, hosts, version, pages, savedAt }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong>
                <span class="small muted block">
                  {[
                    hosts.join(', ') || t('taught.anywhere'),
                    t('taught.pages', { n: pages }),
                    t('taught.version', { version }),
                  ].join(' · ')}
                </span>
                <span class="small muted block">
                  {t('taught.saved.at', { moment: clock.moment(savedAt, props.now) })}
                </span>
              </span>
              <span class="row">
                <Button icon="download" label={t('taught.export.label', { name })} onClick={() => props.onExport(id)}>
                  {t('taught.export')}
                </Button>
                <Button
                  look="danger"
                  icon="remove"
                  label={t('taught.remove.label', { name })}
                  onClick={() => props.onRemove(id)}
                >
                  {t('taught.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <FileButton label={t('taught.import')} onFile={(file) => void read(file)} />
        {adapters && adapters.length > 1 && (
          <Button icon="download" onClick={() => props.onExport()}>
            {t('taught.export.all')}
          </Button>
        )}
      </div>
      {issues.length > 0 && <Refusal issues={issues} />}
    </section>
  );
}
