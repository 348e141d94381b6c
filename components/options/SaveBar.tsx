import type { Issue } from '../../lib/errors';
import { Button, Notice } from '../controls';
import type { Draft } from './draft';
import { useOptionsWords } from './words';

/**
 * Path and reason of everything that was refused.
 * @param title what was not done, where it was not settings that were to be saved
 */
export function Refusal({ issues, title }: { issues: readonly Issue[]; title?: string }) {
  const { t } = useOptionsWords();
  return (
    <Notice tone="breached" live>
      <p>{title ?? t('save.refused')}</p>
      <ul>
        {issues.map((issue) => (
          <li key={`${issue.path}${issue.message}`}>
            {issue.message} {issue.path && <code class="small">({issue.path})</code>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What became of the last save. */
export function SaveNotice({ draft }: { draft: Pick<Draft<unknown>, 'state' | 'issues'> }) {
  const { t } = useOptionsWords();
  if (draft.state === 'refused') return <Refusal issues={draft.issues} />;
  if (draft.state === 'failed') {
    return (
      <Notice tone="breached" live>
        <p>{t('save.failed')}</p>
      </Notice>
    );
  }
  if (draft.state === 'saved') {
    return (
      <Notice tone="met" live>
        <p>{t('save.saved')}</p>
      </Notice>
    );
  }
  return null;
}

/** Save and discard for a section that is edited as a whole. */
export function SaveBar({ draft }: { draft: Pick<Draft<unknown>, 'state' | 'issues' | 'changed' | 'discard'> }) {
  const { t } = useOptionsWords();
  return (
    <div class="stack-s save-bar">
      <SaveNotice draft={draft} />
      <div class="row">
        <Button look="primary" submit disabled={!draft.changed || draft.state === 'saving'}>
          {t('save')}
        </Button>
        {draft.changed && <Button onClick={draft.discard}>{t('discard')}</Button>}
        {draft.changed && <span class="muted small">{t('save.pending')}</span>}
      </div>
    </div>
  );
}
