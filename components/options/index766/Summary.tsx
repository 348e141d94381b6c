import type { IndexEstimate } from '../../../lib/statistics/index766/types';
import { Notice } from '../../controls';
import { formatPoints } from '../../format';
import { useNumber } from '../figures/parts';
import { PointsBar, usePointsText } from './parts';
import { useIndexWords } from './words';

/** What would gain most, and what is to be kept, in a sentence each. */
export function First({ estimate: { levers, keep }, last }: { estimate: IndexEstimate; last: string }) {
  const { t, language } = useIndexWords();
  const number = useNumber();
  const [lever] = levers;
  if (!lever && !keep) return <p class="muted">{t('index.first.none')}</p>;
  return (
    <Notice tone="info">
      <h2>{t('index.first')}</h2>
      {lever && (
        <p class="index-lever">
          {t(`index.lever.${lever.id}`, {
            count: number(lever.records),
            points: formatPoints(lever.gain, language),
          })}
        </p>
      )}
      {keep && (
        <p class={lever ? '' : 'index-lever'}>
          {t('index.keep', { count: number(keep.records), points: formatPoints(keep.points, language), date: last })}
        </p>
      )}
      {keep && keep.handedOver > 0 && <p>{t('index.keep.handedOver', { count: number(keep.handedOver) })}</p>}
    </Notice>
  );
}

/** The sum of what is measured, and how much is not. */
export function Whole({
  estimate: { measured, groups },
  from,
  to,
}: {
  estimate: IndexEstimate;
  from: string;
  to: string;
}) {
  const { t } = useIndexWords();
  const number = useNumber();
  const pointsText = usePointsText();
  const max = groups.reduce((sum, group) => sum + group.max, 0);
  return (
    <section class="card stack-s">
      <h2>{t('index.whole', { from, to })}</h2>
      {measured.of > 0 ? (
        <>
          <p class="figure">
            <span class="figure-value number">{pointsText(measured)}</span>
            <span>{t('index.whole.of', { of: number(measured.of) })}</span>
          </p>
          <PointsBar low={measured.low} high={measured.high} max={measured.of} />
        </>
      ) : (
        <p>{t('index.whole.none')}</p>
      )}
      <p class="muted">{t('index.whole.rest', { rest: number(max - measured.of), max: number(max) })}</p>
    </section>
  );
}
