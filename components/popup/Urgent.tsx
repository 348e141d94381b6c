import type { UrgentItem } from '../../lib/statistics/types';
import { formatDuration, formatMoment } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';

const KIND_ICONS = { dossier: 'dossier', incoming: 'document', outgoing: 'document', petition: 'petition' } as const;

/** The records that need help first; each leads back to its row. `opening` is the one whose page is being opened. */
export function UrgentList(props: {
  items: readonly UrgentItem[];
  opening?: string;
  onOpen: (item: UrgentItem) => void;
}) {
  const { t } = useWords();
  return (
    <ul class="urgent">
      {props.items.map((item) => (
        <li key={item.id}>
          <a
            class={`tone-${item.clock.state}`}
            href={item.origin + item.page}
            title={t('urgent.open')}
            onClick={(event) => {
              event.preventDefault();
              props.onOpen(item);
            }}
          >
            <Left item={item} />
            <span class="urgent-code">
              <Icon name={KIND_ICONS[item.kind]} />
              {item.record ?? '–'}
            </span>
            <Details item={item} />
            {props.opening === item.id && (
              <span class="small" role="status">
                {t('urgent.opening')}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Left({ item: { clock } }: { item: UrgentItem }) {
  const { t } = useWords();
  const { state, remaining } = clock;
  return (
    <span class="urgent-left">
      <Icon name={state} />
      {remaining === undefined
        ? t(`state.${state}`)
        : t(remaining < 0 || state === 'breached' ? 'over' : 'left', { duration: formatDuration(remaining, t) })}
    </span>
  );
}

function Details({ item }: { item: UrgentItem }) {
  const { t, language } = useWords();
  const { clock } = item;
  return (
    <>
      <span class="small">
        {t(`clock.${clock.id}`)}
        {clock.due !== undefined && `: ${formatMoment(clock.due, language)}`}
        {clock.estimated && ` (${t('estimated')})`}
      </span>
      <span class="small muted">
        {item.origin.replace(/^https?:\/\//, '')}
        {item.unconfirmed && ` · ${t('urgent.unconfirmed', { moment: formatMoment(item.seenAt, language) })}`}
      </span>
    </>
  );
}
