import type { UrgentItem } from '../../../lib/statistics/types';
import { useUnitWords } from './words';

/** A code leads to the record's own page in the log. */
export function Code({ item: { id, record } }: { item: Pick<UrgentItem, 'id' | 'record'> }) {
  const { t } = useUnitWords();
  return (
    <a class="code" href={`#log?record=${encodeURIComponent(id)}`}>
      {record ?? t('unit.hashed')}
    </a>
  );
}

/** The first line of a table. */
export function Heads({ words }: { words: readonly Parameters<ReturnType<typeof useUnitWords>['t']>[0][] }) {
  const { t } = useUnitWords();
  return (
    <thead>
      <tr>
        {words.map((word) => (
          <th key={word} scope="col">
            {t(word)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
