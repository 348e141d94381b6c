import { isWhole, progress } from '../../lib/scan/plan';
import type { Scan, ScanList } from '../../lib/scan/types';
import { formatNumber, formatTime } from '../format';
import type { viScan } from '../strings/vi.scan';
import { useWords } from '../words';
import type { ScanActions } from './types';

/** Failures that are named one by one; the rest is in their number. */
const NAMED = 20;

/** What came of a walk, and what could not be read and why. */
export function Summary({ scan, act }: { scan: Scan; act: ScanActions }) {
  const { t, language } = useWords<keyof typeof viScan>();
  const count = (value: number) => formatNumber(value, language);
  const { done, failed } = progress(scan);
  const { records, fresh, changed, late, told, unread } = scan.counts;
  const failures = scan.lists.flatMap(({ name, failed: pages }) => pages.map((one) => ({ name, ...one })));
  // What follows a page that nobody could read is not known.
  const endless = ({ last }: ScanList) => scan.phase === 'done' && last === undefined;
  const total = scan.lists.reduce<number | undefined>(
    (sum, list) => (sum === undefined || list.total === undefined ? undefined : sum + list.total),
    0,
  );
  const isShort = scan.phase === 'done' && total !== undefined && total !== told;
  const canRetry = failures.some(({ why }) => why !== 'too-many');
  return (
    <>
      <div class="body">
        <p role="status" class="strong">
          {scan.phase === 'done' ? t('done') : t(`stop.${scan.stop ?? 'asked'}`)}{' '}
          {t('doneIn', { moment: formatTime(scan.startedAt) })}
        </p>
        <p>{t('summary', { lists: scan.lists.length, pages: count(done), records: count(records) })}</p>
        <p>
          {t('counts', { records: count(records), fresh: count(fresh), changed: count(changed), late: count(late) })}
        </p>
        {told > records && <p>{t('again', { count: count(told - records) })}</p>}
        {unread > 0 && <p class="bad">{t('unread', { count: count(unread) })}</p>}
        {isShort && <p class="bad">{t('short', { total: count(total), told: count(told) })}</p>}
        {scan.lists.map(({ name, changed: differs }) => differs && <p class="bad">{t('changedTotal', { name })}</p>)}
        {scan.absent !== undefined && <p>{t('absent', { count: count(scan.absent) })}</p>}
        {scan.interrupted && <p class="bad">{t('interrupted')}</p>}
        {scan.lists.filter(endless).map((list) => (
          <p class="bad">{t('open', { name: list.name, page: Math.max(0, ...list.failed.map(({ page }) => page)) })}</p>
        ))}
        {failed > 0 && (
          <>
            <p class="strong bad">{t('failures', { count: count(failed) })}</p>
            <ul>
              {failures.slice(0, NAMED).map(({ name, page, why }) => (
                <li>{t('failure', { name, page, why: t(`why.${why}`) })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="foot">
        <div class="row">
          {scan.phase === 'stopped' && !isWhole(scan) && (
            <button type="button" class="primary" onClick={(event) => event.isTrusted && act.onResume()}>
              {t('resume')}
            </button>
          )}
          {canRetry && (
            <button type="button" onClick={(event) => event.isTrusted && act.onRetry()}>
              {t('retry')}
            </button>
          )}
          <button type="button" onClick={act.onClose}>
            {t('close')}
          </button>
        </div>
      </div>
    </>
  );
}
