import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Duration, Rate, Verdicts } from '../../../lib/statistics/types';
import { Scroll } from '../../controls';
import { formatNumber, formatShare } from '../../format';
import { useOptionsWords } from '../words';

/** Below so many a rate says little. */
const FEW = 10;

export function useNumber(): (value: number) => string {
  const { language } = useOptionsWords();
  return useCallback((value) => formatNumber(value, language), [language]);
}

/** The share of on-time ends, or a dash: 0 of 0 is no share. */
export function Share({ rate }: { rate: Rate }) {
  const { t, language } = useOptionsWords();
  return <>{rate.of ? formatShare(rate.hits / rate.of, language) : <span title={t('me.none')}>–</span>}</>;
}

/** One length of working time, or from–to where sightings leave it open. */
export function useSpan() {
  const { t, clock } = useOptionsWords();
  return (range: Duration['median']): string => {
    if (!range) return '–';
    const [min, max] = [clock.span(range.min), clock.span(range.max)];
    return min === max ? min : t('me.range', { min, max });
  };
}

/** A share in large, then what it is made of, and between what bounds the truth lies where something is not known. */
export function RateLines(props: { rate: Rate; of: string; words: 'me.of' | 'me.papers.of' | 'me.signed.of' }) {
  const { t, language } = useOptionsWords();
  const { rate, of, words } = props;
  const number = useNumber();
  return (
    <>
      <p class="figure">
        <span class="figure-value number">
          <Share rate={rate} />
        </span>
        <span>{of}</span>
      </p>
      <p>{rate.of ? t(words, { met: number(rate.hits), total: number(rate.of) }) : t('me.none')}</p>
      {rate.of > 0 && rate.of < FEW && <p class="muted">{t('me.few', { of: number(rate.of) })}</p>}
      {rate.unknown > 0 && (
        <p class="muted">
          {t('me.unknown', {
            count: number(rate.unknown),
            low: formatShare(rate.hits / (rate.of + rate.unknown), language),
            high: formatShare((rate.hits + rate.unknown) / (rate.of + rate.unknown), language),
          })}
        </p>
      )}
    </>
  );
}

/** A table that a reader opens below a chart; paper always shows it. */
export function Numbers({ children }: { children: ComponentChildren }) {
  const { t } = useOptionsWords();
  return (
    <details class="on-paper">
      <summary>{t('me.table')}</summary>
      <Scroll label={t('me.table')}>{children}</Scroll>
    </details>
  );
}

/** Verdicts as the last columns of a table's row. */
export function VerdictCells({ received, met, missed, unknown, pending }: Verdicts) {
  const number = useNumber();
  return (
    <>
      {[received, met, missed, unknown, pending].map((value, i) => (
        <td key={i} class="number">
          {number(value)}
        </td>
      ))}
    </>
  );
}

export function VerdictHeads() {
  const { t } = useOptionsWords();
  return (
    <>
      {(['me.received', 'state.met', 'state.missed', 'state.unknown', 'waiting'] as const).map((word) => (
        <th key={word} scope="col" class="number">
          {t(word)}
        </th>
      ))}
    </>
  );
}
