import type { DiskTrouble } from '../../lib/log/disk';
import type { Language } from '../../lib/settings';
import { Button, Notice } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { useOptionsWords } from './words';

/** What the log takes of the disk. */
export interface StorageUse {
  /** Bytes; undefined where the browser does not say. */
  used?: number;
  quota?: number;
  /** The browser removes nothing of it by itself. */
  persistent: boolean;
  records: number;
  transitions: number;
  /** The earliest moment in the log; undefined while it is empty. */
  oldest?: number;
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** `12,3 MB` of bytes, in steps of 1,000. */
export function formatBytes(bytes: number, language: Language): string {
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${formatNumber(value, language)}\u00a0${UNITS[unit]}`;
}

export function StorageCard({ storage }: { storage: StorageUse | undefined }) {
  const { t, language } = useOptionsWords();
  return (
    <section class="card stack-s">
      <h2>{t('storage')}</h2>
      {!storage && <p class="muted">{t('loading')}</p>}
      {storage && (
        <>
          {storage.used !== undefined && storage.quota !== undefined && (
            <p>
              {t('storage.used', {
                used: formatBytes(storage.used, language),
                quota: formatBytes(storage.quota, language),
              })}
            </p>
          )}
          <p>
            {t('storage.holds', {
              records: formatNumber(storage.records, language),
              transitions: formatNumber(storage.transitions, language),
            })}
            {storage.oldest !== undefined && (
              <> {t('storage.oldest', { moment: formatMoment(storage.oldest, language) })}</>
            )}
          </p>
          <p class="muted">{t(storage.persistent ? 'storage.kept' : 'storage.mayGo')}</p>
        </>
      )}
    </section>
  );
}

/** What a full disk cost, until the user has read it. */
export function DiskNotice({ trouble, onSeen }: { trouble: DiskTrouble; onSeen: () => void }) {
  const { t, language } = useOptionsWords();
  const { lost, dropped, lostAt, droppedAt } = trouble;
  const words = (count: number, at: number | undefined) => ({
    count: formatNumber(count, language),
    at: at === undefined ? '–' : formatMoment(at, language),
  });
  return (
    <Notice tone="warning">
      <h2>{t('trouble.title')}</h2>
      {lost > 0 && <p>{t('trouble.lost', words(lost, lostAt))}</p>}
      {dropped > 0 && <p>{t('trouble.dropped', words(dropped, droppedAt))}</p>}
      <p>{t('trouble.how')}</p>
      <p>
        <Button onClick={onSeen}>{t('trouble.seen')}</Button>
      </p>
    </Notice>
  );
}
