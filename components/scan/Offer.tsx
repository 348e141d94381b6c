import { useRef, useState } from 'preact/hooks';
import type { OfferedList } from '../../lib/scan/offered';
import { progress, retryable } from '../../lib/scan/plan';
import { formatNumber, formatTime } from '../format';
import type { viScan } from '../strings/vi.scan';
import { useWords } from '../words';
import { useSpan } from './span';
import type { ScanActions, ScanView } from './types';

type Key = keyof typeof viScan;

/** What a walk would do, the lists to choose among, and the walk that was left. */
export function Offer({ view, act }: { view: Extract<ScanView, { kind: 'offer' }>; act: ScanActions }) {
  const { t } = useWords<Key>();
  const { way, lists, each, before } = view;
  const elsewhere = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(lists.slice(1).flatMap(({ open }, i) => (open ? [i] : []))),
  );
  const isLeft = () => elsewhere.current?.checked ?? false;
  const moment = before ? formatTime(before.startedAt) : '';
  const choose = (index: number, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(index);
    else next.delete(index);
    setChosen(next);
  };
  return (
    <>
      <div class="body">
        <p>{t(way === 'press' && lists.length > 1 ? 'offer.pressLists' : `offer.${way}`)}</p>
        {lists.length > 1 && <Lists lists={lists} chosen={chosen} onChoose={choose} />}
        <Extent lists={lists.filter((_, i) => i === 0 || chosen.has(i - 1))} each={each} />
        <p class="strong">{t('offer.keep')}</p>
        {way !== 'press' && (
          <label class="check">
            <input type="checkbox" ref={elsewhere} />
            {t('elsewhere')}
          </label>
        )}
        {before && (
          <p role="status">
            {before.phase === 'done'
              ? t('leftOut', { moment, count: retryable(before) })
              : t('left', { moment, done: progress(before).done })}
          </p>
        )}
      </div>
      <div class="foot">
        <div class="row">
          {before && (
            <button type="button" class="primary" onClick={(event) => event.isTrusted && act.onGoOn(isLeft())}>
              {before.phase === 'done' ? t('retry') : t('goOn', { moment })}
            </button>
          )}
          <button
            type="button"
            class={before ? '' : 'primary'}
            onClick={(event) =>
              event.isTrusted &&
              act.onStart(
                isLeft(),
                [...chosen].toSorted((a, b) => a - b),
              )
            }
          >
            {t(before ? 'startAgain' : 'start')}
          </button>
        </div>
      </div>
    </>
  );
}

function Lists(props: {
  lists: OfferedList[];
  chosen: ReadonlySet<number>;
  onChoose: (index: number, isChosen: boolean) => void;
}) {
  const { t, language } = useWords<Key>();
  const [own, ...others] = props.lists;
  const counted = ({ name, expected }: OfferedList) =>
    expected === undefined ? name : t('offer.counted', { name, count: formatNumber(expected, language) });
  return (
    <fieldset class="lists">
      <legend>{t('offer.choose')}</legend>
      {own && (
        <label class="check">
          <input type="checkbox" checked disabled />
          <span>
            {counted(own)} <span class="muted">{t('offer.shown')}</span>
          </span>
        </label>
      )}
      {others.map((list, i) => (
        <label class="check">
          <input
            type="checkbox"
            checked={props.chosen.has(i)}
            onChange={(event) => props.onChoose(i, event.currentTarget.checked)}
          />
          <span>{counted(list)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** How much there is to read, as far as it is known. */
function Extent({ lists, each }: { lists: OfferedList[]; each: number }) {
  const { t, language } = useWords<Key>();
  const span = useSpan();
  const pages = lists.reduce((sum, list) => sum + (list.pages ?? 1), 0);
  const isKnown = lists.every((list) => list.pages !== undefined);
  const extent = { pages: formatNumber(pages, language), time: span(each * pages) };
  return (
    <p>
      {lists.length > 1 ? t('offer.lists', { lists: lists.length }) : t('offer.one')}{' '}
      {isKnown && t('offer.pages', extent)}
      {!isKnown && (lists.length > 1 ? t('offer.atLeast', extent) : t('offer.unknown', { time: span(each) }))}
    </p>
  );
}
