import { Icon } from '../../Icon';
import type { LateItem } from '../types';
import { useOptionsWords } from '../words';

/** What was late or nearly so, each with when, and why as far as it can be told. */
export function LateList({ items, limit }: { items: readonly LateItem[] | undefined; limit: number }) {
  const { t } = useOptionsWords();
  return (
    <section class="card stack-s">
      <h2>{t('me.late')}</h2>
      {!items && <p class="muted">{t('loading')}</p>}
      {items?.length === 0 && <p class="muted">{t('me.late.none')}</p>}
      {items && items.length > 0 && (
        <>
          <p class="muted">{t('me.late.note', { limit })}</p>
          <ul class="late-list">
            {items.map((item) => (
              <li key={item.key}>
                <div class="row between">
                  <a class="code" href={`#log?record=${encodeURIComponent(item.id)}`}>
                    {item.record ?? t('me.hashed')}
                  </a>
                  <span class={`state tone-${item.late ? 'missed' : 'warning'}`}>
                    <Icon name={item.late ? 'missed' : 'warning'} />
                    {item.outcome}
                  </span>
                </div>
                {item.procedure && <p class="small muted">{item.procedure}</p>}
                <p class="small">{item.facts}</p>
                {item.reasons.length > 0 && <p class="small">{item.reasons.join('; ')}.</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
