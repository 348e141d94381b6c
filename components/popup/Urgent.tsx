import { formatDuration, formatMoment } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';
import type { UrgentItem } from './types';

const GROUP_ICONS = { dossier: 'dossier', incoming: 'document', outgoing: 'document', petition: 'petition' } as const;

/** The records that need help first; each leads back to its row. */
export function UrgentList(props: { items: readonly UrgentItem[]; onOpen: (item: UrgentItem) => void }) {
  const { t, language } = useWords();
  return (
    <ul class="urgent">
      {props.items.map((item) => (
        <li key={item.id}>
          <a
            class={`tone-${item.state}`}
            href={item.url}
            title={t('urgent.open')}
            onClick={(event) => {
              event.preventDefault();
              props.onOpen(item);
            }}
          >
            <span class="urgent-left">
              <Icon name={item.state} />
              {item.remaining === undefined
                ? t(`state.${item.state}`)
                : t(item.remaining < 0 ? 'over' : 'left', { duration: formatDuration(item.remaining, t) })}
            </span>
            <span class="urgent-code">
              <Icon name={GROUP_ICONS[item.kind]} />
              {item.record}
            </span>
            <span class="small muted">
              {t(`clock.${item.clock}`)}
              {item.due !== undefined && ` · ${formatMoment(item.due, language)}`}
              {item.estimated && ` (${t('estimated')})`}
              {' · '}
              {item.host}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
