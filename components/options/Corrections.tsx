import { Button } from '../controls';
import { CorrectionForm } from './CorrectionForm';
import type { Correct, RecordView } from './types';
import { useOptionsWords } from './words';

/** What was corrected by hand, what the portal says beside it, and the form for one more. */
export function Corrections({ view, onCorrect }: { view: RecordView; onCorrect: Correct }) {
  const { t } = useOptionsWords();
  const { corrections, times, changes } = view;
  return (
    <section class="card stack-s">
      <h2>{t('correct')}</h2>
      <p class="muted lead">{t('correct.note')}</p>
      {corrections.length > 0 && (
        <ul class="corrections">
          {corrections.map(({ id, when, what, note, withdrawn }) => (
            <li key={id} class={withdrawn ? 'muted' : ''}>
              <div>
                <span class={withdrawn ? 'struck' : ''}>{what}</span>
                {note && <span class="block">{t('correct.why', { note })}</span>}
                <span class="small muted block">{t(withdrawn ? 'correct.withdrawn' : 'correct.made', { when })}</span>
              </div>
              {!withdrawn && (
                <Button
                  label={t('correct.withdraw.label', { what })}
                  onClick={() =>
                    void onCorrect({ what: 'withdrawal', correctionId: id, nonce: crypto.randomUUID(), note: '' })
                  }
                >
                  {t('correct.withdraw')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t('correct.open')}</summary>
        <CorrectionForm times={times} changes={changes} onCorrect={onCorrect} />
      </details>
    </section>
  );
}
