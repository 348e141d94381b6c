import type { EpochMs } from '../../lib/calendar/types';
import type { UrgentItem } from '../../lib/statistics/types';
import { formatMoment } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';

const KIND_ICONS = { dossier: 'dossier', incoming: 'document', outgoing: 'document', petition: 'petition' } as const;

/**
 * The records that need help first; each leads back to its row. `opening` is the one whose page is being opened. Which
 * portal a record is on is said where there are several.
 */
export function UrgentList(props: {
  items: readonly UrgentItem[];
  now: EpochMs;
  opening?: string;
  onOpen: (item: UrgentItem) => void;
}) {
  const { t } = useWords();
  const several = new Set(props.items.map(({ origin }) => origin)).size > 1;
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
            <SecondLine item={item} />
            <Doubts item={item} withPortal={several} />
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
    <span class="urgent-line">
      <span class="urgent-left">
        <Icon name={clock.state} /> {words.state(clock)}
      </span>
      {clock.due !== undefined && <span class="small">{words.due(clock.due, now)}</span>}
    </span>
  );
}

/** Which record, and which of its deadlines. */
function SecondLine({ item }: { item: UrgentItem }) {
  const { t, clock: words } = useWords();
  return (
    <span class="urgent-line">
      <span class="urgent-code">
        <Icon name={KIND_ICONS[item.kind]} /> {item.record ?? '–'}
      </span>
      <span class="small muted">
        {words.say(item.clock.id)}
        {item.clock.estimated && ` (${t('estimated')})`}
      </span>
    </span>
  );
}

/** Where it is, if that needs saying, and what is uncertain about it. */
function Doubts({ item, withPortal }: { item: UrgentItem; withPortal: boolean }) {
  const { t, language } = useWords();
  const parts = [
    ...(withPortal ? [item.origin.replace(/^https?:\/\//, '')] : []),
    ...(item.unconfirmed ? [t('urgent.unconfirmed', { moment: formatMoment(item.seenAt, language) })] : []),
  ];
  return parts.length > 0 && <span class="small muted">{parts.join(' · ')}</span>;
}
