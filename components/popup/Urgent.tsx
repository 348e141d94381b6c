import type { EpochMs } from '../../lib/calendar/types';
import type { UrgentItem } from '../../lib/statistics/types';
import { formatMoment } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';

const KIND_ICONS = { dossier: 'dossier', incoming: 'document', outgoing: 'document', petition: 'petition' } as const;

/** The records that need help first; each leads back to its row. `opening` is the one whose page is being opened. */
export function UrgentList(props: {
  items: readonly UrgentItem[];
  now: EpochMs;
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
            <FirstLine item={item} now={props.now} />
            <span class="urgent-code">
              <Icon name={KIND_ICONS[item.kind]} /> {item.record ?? '–'}
            </span>
            <LastLine item={item} />
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

/** The time left and the due moment, in the words of the badge. */
function FirstLine({ item, now }: { item: UrgentItem; now: EpochMs }) {
  const { clock: words } = useWords();
  const { clock } = item;
  return (
    <span class="urgent-first">
      <span class="urgent-left">
        <Icon name={clock.state} /> {words.state(clock)}
      </span>
      {clock.due !== undefined && <span class="small">{words.due(clock.due, now)}</span>}
    </span>
  );
}

/** Which deadline, on which portal, and what is uncertain about it. */
function LastLine({ item }: { item: UrgentItem }) {
  const { t, language, clock: words } = useWords();
  return (
    <span class="small muted">
      {words.say(item.clock.id)}
      {item.clock.estimated && ` (${t('estimated')})`}
      {` · ${item.origin.replace(/^https?:\/\//, '')}`}
      {item.unconfirmed && ` · ${t('urgent.unconfirmed', { moment: formatMoment(item.seenAt, language) })}`}
    </span>
  );
}
