import { Button } from '../controls';
import { useOptionsWords } from './words';

/** Adapters that the user lets ask for dossiers' own pages, and the way to take it back. */
export function Lookups(props: { allowed: readonly { id: string; name: string }[]; onForbid: (id: string) => void }) {
  const { t } = useOptionsWords();
  if (props.allowed.length === 0) return null;
  return (
    <section class="card stack-s">
      <h2>{t('lookups')}</h2>
      <p class="muted">{t('lookups.note')}</p>
      <ul class="portals">
        {props.allowed.map(({ id, name }) => (
          <li key={id}>
            <strong>{name}</strong>
            <Button
              look="danger"
              icon="cross"
              label={t('lookups.forbid.label', { name })}
              onClick={() => props.onForbid(id)}
            >
              {t('lookups.forbid')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
