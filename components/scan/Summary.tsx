import { isWhole, progress, retryable } from '../../lib/scan/plan';
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
  const endless = ({ last, failed: pages }: ScanList) =>
    scan.phase === 'done' && last === undefined && pages.every(({ page, why }) => page > 1 && why !== 'no-way');
  const isDone = scan.phase === 'done';
  const isShort = ({ total, rows = 0 }: ScanList) => isDone && total !== undefined && total !== rows;
  // A menu may count something else, so that it is told and not called wrong.
  const differs = ({ expected, rows = 0, failed: pages }: ScanList) =>
    isDone && expected !== undefined && expected !== rows && pages.length === 0;
  return (
    <>
      <div class="body">
        <p role="status" class="strong">
          {!isDone
            ? t(`stop.${scan.stop ?? 'asked'}`)
            : failed > 0
              ? t('donePart', { count: count(failed) })
              : t('done')}{' '}
          {t('doneIn', { moment: formatTime(scan.startedAt) })}
        </p>
        <p>{t('summary', { lists: scan.lists.length, pages: count(done), records: count(records) })}</p>
        <p>
          {t('counts', { records: count(records), fresh: count(fresh), changed: count(changed), late: count(late) })}
        </p>
        {told > records && <p>{t('again', { count: count(told - records) })}</p>}
        {unread > 0 && <p class="bad">{t('unread', { count: count(unread) })}</p>}
        {scan.lists.map((list) => (
          <ListNotes list={list} like={likeness(list, scan.lists)} isShort={isShort(list)} differs={differs(list)} />
        ))}
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
          {retryable(scan) > 0 && (
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

const firstPrint = ({ done, rows = 0 }: ScanList) =>
  rows > 0 ? done.find(({ page }) => page === 1)?.print : undefined;

/** The list before it whose first page prints just the same: an address may lead to a list that it does not name. */
const likeness = (list: ScanList, all: readonly ScanList[]): string | undefined => {
  const print = firstPrint(list);
  return all.slice(0, all.indexOf(list)).find((one) => print !== undefined && firstPrint(one) === print)?.name;
};

/** What is odd about one list, besides pages that could not be read. */
function ListNotes(props: { list: ScanList; like?: string; isShort: boolean; differs: boolean }) {
  const { list, like, isShort, differs } = props;
  const { t, language } = useWords<keyof typeof viScan>();
  const count = (value = 0) => formatNumber(value, language);
  const { name, total, rows, expected, cut, changed } = list;
  return (
    <>
      {isShort && <p class="bad">{t('short', { name, total: count(total), told: count(rows) })}</p>}
      {!isShort && differs && <p>{t('expected', { name, expected: count(expected), rows: count(rows) })}</p>}
      {like !== undefined && <p class="bad">{t('like', { name, like })}</p>}
      {cut !== undefined && <p class="bad">{t('cut', { name, count: count(cut) })}</p>}
      {changed && <p class="bad">{t('changedTotal', { name })}</p>}
    </>
  );
}
