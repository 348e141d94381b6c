import { progress, timeLeft } from '../../lib/scan/plan';
import type { Scan } from '../../lib/scan/types';
import { formatNumber } from '../format';
import { Panel } from '../Panel';
import type { viScan } from '../strings/vi.scan';
import { useWords } from '../words';
import { Offer } from './Offer';
import { Summary } from './Summary';
import { useSpan } from './span';
import type { ScanActions, ScanView } from './types';

type Key = keyof typeof viScan;

/** The panel on a portal's page that walks its lists. */
export function ScanPanel({ view, act }: { view: ScanView; act: ScanActions }) {
  const { t } = useWords<Key>();
  return (
    <Panel product={t('product')} title={t('title')} close={t('close')} onClose={act.onClose}>
      {view.kind === 'cannot' && (
        <div class="body">
          <p role="alert">{t(`cannot.${view.why}`)}</p>
        </div>
      )}
      {view.kind === 'offer' && <Offer view={view} act={act} />}
      {view.kind === 'walk' && <Walking scan={view.scan} hidden={view.hidden} act={act} />}
    </Panel>
  );
}

/** The list that is being read: the first with pages left. */
const listNow = ({ lists }: Scan) =>
  lists.find(({ last, done, failed }) => last === undefined || done.length + failed.length < last) ?? lists.at(-1);

function Walking({ scan, hidden, act }: { scan: Scan; hidden: boolean; act: ScanActions }) {
  const { t, language } = useWords<Key>();
  const span = useSpan();
  const { done, failed, all, about } = progress(scan);
  const left = timeLeft(scan);
  const isOver = scan.phase === 'done' || scan.phase === 'stopped';
  const count = (value: number) => formatNumber(value, language);
  const { records, fresh, changed, late } = scan.counts;
  const read = done + failed;
  if (isOver) return <Summary scan={scan} act={act} />;
  return (
    <>
      <div class="body">
        <p>{t('reading', { name: listNow(scan)?.name ?? '' })}</p>
        <progress aria-label={t('progress')} value={all === undefined ? undefined : read} max={all ?? 1} />
        <p role="status">
          {all === undefined
            ? t('pageUnknown', { done: count(read) })
            : t(about ? 'pageAbout' : 'page', { done: count(read), all: count(all) })}
          {', '}
          {left === undefined ? t('remainingUnknown') : t('remaining', { time: span(left) })}
        </p>
        <p>
          {t('counts', { records: count(records), fresh: count(fresh), changed: count(changed), late: count(late) })}
        </p>
        {failed > 0 && <p class="bad">{t('failures', { count: count(failed) })}</p>}
        {scan.phase === 'paused' && <p class="strong">{t('pausedNow')}</p>}
        {scan.phase === 'running' && hidden && <p class="strong">{t('pausedHidden')}</p>}
        {scan.way !== 'press' && (
          <label class="check">
            <input
              type="checkbox"
              checked={scan.hidden === true}
              onChange={(event) => event.isTrusted && act.onElsewhere(event.currentTarget.checked)}
            />
            {t('elsewhere')}
          </label>
        )}
      </div>
      <div class="foot">
        <div class="row">
          <button
            type="button"
            class="primary"
            onClick={(event) => event.isTrusted && (scan.phase === 'paused' ? act.onResume() : act.onPause())}
          >
            {t(scan.phase === 'paused' ? 'resume' : 'pause')}
          </button>
          <button type="button" onClick={(event) => event.isTrusted && act.onStop()}>
            {t('stop')}
          </button>
        </div>
      </div>
    </>
  );
}
