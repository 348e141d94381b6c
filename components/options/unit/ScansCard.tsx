import { isWhole, progress, retryable } from '../../../lib/scan/plan';
import type { Scan, ScanList } from '../../../lib/scan/types';
import { Scroll } from '../../controls';
import { formatMoment, formatNumber } from '../../format';
import { useUnitWords } from './words';

/** Pages that are named one by one for each portal; the rest is in their number. */
const NAMED = 12;

const HEADS = [
  'scans.site',
  'scans.at',
  'scans.result',
  'scans.lists',
  'scans.pages',
  'scans.failed',
  'scans.records',
] as const;
/** So many of them stand over words. */
const WORDED = 3;

/** The last walk through each portal's lists: how much was read, and what was not, and why; before the first, how to begin. */
export function ScansCard({ scans }: { scans: readonly Scan[] }) {
  const { t, language } = useUnitWords();
  const newest = scans.toSorted((a, b) => b.startedAt - a.startedAt);
  if (newest.length === 0)
    return (
      <section class="card stack-s no-print">
        <h2>{t('scans')}</h2>
        <p class="muted">{t('scans.none')}</p>
      </section>
    );
  return (
    <section class="card stack-s">
      <h2>{t('scans')}</h2>
      <p class="muted">{t('scans.note')}</p>
      <Scroll label={t('scans')}>
        <table>
          <thead>
            <tr>
              {HEADS.map((head, i) => (
                <th key={head} scope="col" class={i < WORDED ? undefined : 'number'}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {newest.map((scan) => {
              const { done, failed } = progress(scan);
              return (
                <tr key={scan.origin}>
                  <th scope="row">{hostOf(scan)}</th>
                  <td>{formatMoment(scan.startedAt, language)}</td>
                  <td>{t(scan.phase === 'done' ? 'scans.done' : 'scans.unfinished')}</td>
                  {[scan.lists.length, done, failed, scan.counts.records].map((value, i) => (
                    <td key={i} class="number">
                      {formatNumber(value, language)}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {newest.map((scan) => (
        <Lacking key={scan.origin} scan={scan} />
      ))}
    </section>
  );
}

const hostOf = ({ origin }: Scan) => new URL(origin).host;

const isShort = ({ total, rows = 0 }: ScanList) => total !== undefined && rows !== total;

/** What one walk did not read, and how it is read after all. */
function Lacking({ scan }: { scan: Scan }) {
  const { t, language } = useUnitWords();
  const { lists, counts, phase, stop } = scan;
  const number = (value = 0) => formatNumber(value, language);
  const failures = lists.flatMap(({ name, failed }) => failed.map((one) => ({ name, ...one })));
  const isOver = phase === 'done';
  if (isOver && isWhole(scan) && counts.unread === 0 && !lists.some(isShort)) return null;
  return (
    <>
      <h3>{t('scans.why', { site: hostOf(scan) })}</h3>
      <ul class="small">
        {stop && <li>{t(`stop.${stop}`)}</li>}
        {failures.slice(0, NAMED).map(({ name, page, why }) => (
          <li>{t(name ? 'scans.page' : 'scans.page.nameless', { name, page, why: t(`why.${why}`) })}</li>
        ))}
        {failures.length > NAMED && <li>{t('scans.more', { count: number(failures.length - NAMED) })}</li>}
        {lists.map(({ name, cut }) => cut !== undefined && <li>{t('scans.cut', { name, count: number(cut) })}</li>)}
        {isOver &&
          lists
            .filter(isShort)
            .map(({ name, total, rows }) => (
              <li>{t('scans.short', { name, total: number(total), rows: number(rows) })}</li>
            ))}
        {counts.unread > 0 && <li>{t('scans.unread', { count: number(counts.unread) })}</li>}
      </ul>
      {(!isOver || retryable(scan) > 0) && <p class="small muted">{t('scans.again')}</p>}
    </>
  );
}
