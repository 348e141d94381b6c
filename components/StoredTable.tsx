import { Icon } from './Icon';
import { useOptionsWords } from './options/words';

/** The whole truth about data, in two short lists. */
export function StoredTable() {
  const { t } = useOptionsWords();
  return (
    <div class="stored">
      <div class="stack-s">
        <h3 class="state tone-met">
          <Icon name="check" />
          {t('stored.yes')}
        </h3>
        <ul>
          {([1, 2, 3, 6, 5, 8, 7, 4] as const).map((n) => (
            <li key={n}>{t(`stored.yes.${n}`)}</li>
          ))}
        </ul>
      </div>
      <div class="stack-s">
        <h3 class="state tone-breached">
          <Icon name="cross" />
          {t('stored.no')}
        </h3>
        <ul>
          {([1, 2, 3, 4] as const).map((n) => (
            <li key={n}>{t(`stored.no.${n}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
