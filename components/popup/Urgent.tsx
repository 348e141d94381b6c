import { useEffect, useRef, useState } from 'preact/hooks';
import type { EpochMs } from '../../lib/calendar/types';
import type { UrgentItem } from '../../lib/statistics/types';
import { Button } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';

const KIND_ICONS = { dossier: 'dossier', incoming: 'document', outgoing: 'document', petition: 'petition' } as const;

/**
 * The records that need help first; each leads back to its row. `opening` is the one whose page is being opened. Which
 * portal a record is on is said where there are several.
 * @param shown so many are there at once, the others on a click
 */
export function UrgentList(props: {
  items: readonly UrgentItem[];
  shown: number;
  now: EpochMs;
  opening?: string;
  onOpen: (item: UrgentItem) => void;
}) {
  const { t, language } = useWords();
  const { items, shown } = props;
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const several = new Set(items.map(({ origin }) => origin)).size > 1;
  // One more row takes no more room than the button would.
  const more = items.length - shown > 1 ? items.length - shown : 0;
  // The button goes with the click: whoever reads by keys goes on at the first row that it brought.
  useEffect(() => {
    if (all) list.current?.querySelectorAll('a')[shown]?.focus();
  }, [all, shown]);
  return (
    <>
      <ul class="urgent" ref={list}>
        {(all || !more ? items : items.slice(0, shown)).map((item) => (
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
      {more > 0 && !all && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('urgent.more', { count: formatNumber(more, language) })}
        </Button>
      )}
    </>
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

/** Who works on it, where it is, if that needs saying, and what is uncertain about it. */
function Doubts({ item, withPortal }: { item: UrgentItem; withPortal: boolean }) {
  const { t, language } = useWords();
  const parts = [
    ...(item.officer ? [item.officer] : []),
    ...(withPortal ? [item.origin.replace(/^https?:\/\//, '')] : []),
    ...(item.unconfirmed ? [t('urgent.unconfirmed', { moment: formatMoment(item.seenAt, language) })] : []),
  ];
  return parts.length > 0 && <span class="small muted">{parts.join(' · ')}</span>;
}
