import type { ComponentScore, GroupScore, Outcome } from '../../../lib/statistics/index766/types';
import type { Rate } from '../../../lib/statistics/types';
import { formatPoints } from '../../format';
import { useNumber } from '../figures/parts';
import { PointsBar, usePointsText } from './parts';
import { useIndexWords } from './words';

/** One group of the index with its components. */
export function Group({ group: { id, max, of, components, ...points } }: { group: GroupScore }) {
  const { t } = useIndexWords();
  const number = useNumber();
  const pointsText = usePointsText();
  const none = components.some(({ outcome }) => outcome.kind === 'atMost') ? 'index.group.part' : 'index.group.none';
  const said = of === max ? 'index.points' : of > 0 ? 'index.group.points' : none;
  return (
    <section class="card stack">
      <div class="index-head">
        <h2>{t(`index.group.${id}`)}</h2>
        <p class="number">{t(said, { points: pointsText(points), of: number(of), max: number(max) })}</p>
      </div>
      <ul class="index-list">
        {components.map((one) => (
          <Component key={one.definition.id} score={one} />
        ))}
      </ul>
    </section>
  );
}

function Component({ score: { definition, outcome } }: { score: ComponentScore }) {
  const { t, language } = useIndexWords();
  const number = useNumber();
  const pointsText = usePointsText();
  const { id, max } = definition;
  const known = outcome.kind === 'measured' || outcome.kind === 'atMost';
  const low = outcome.kind === 'measured' ? outcome.low : 0;
  const high = outcome.kind === 'measured' ? outcome.high : outcome.kind === 'atMost' ? outcome.most : 0;
  const said =
    outcome.kind === 'measured'
      ? t('index.points', { points: pointsText(outcome), max: number(max) })
      : outcome.kind === 'atMost'
        ? t('index.points.most', { points: formatPoints(outcome.most, language), max: number(max) })
        : t(`index.${outcome.kind}`, { max: number(max) });
  return (
    <li class="stack-s">
      <div class="index-head">
        <h3>
          {t(`index.component.${id}`)} <span class="small muted">{id === '4.6' ? '' : id}</span>
        </h3>
        <p class={known ? 'number index-points' : 'muted'}>{said}</p>
      </div>
      {known && <PointsBar low={low} high={high} max={max} />}
      <Facts id={id} outcome={outcome} />
    </li>
  );
}

/** What a score is made of, and what is not known of it. */
function Facts({ id, outcome }: { id: ComponentScore['definition']['id']; outcome: Outcome }) {
  const { t, language } = useIndexWords();
  if (outcome.kind === 'notYours') return <p class="muted">{t('index.notYours.why')}</p>;
  if (outcome.kind === 'notMeasurable') return <p class="muted">{t(`index.gap.${outcome.gap}`)}</p>;
  const { rate } = outcome;
  const isPetition = id === '5.2' || id === '5.3';
  if (rate.of + rate.unknown === 0) return <p>{t('index.petitions.none')}</p>;
  const score = outcome.kind === 'measured' ? outcome.score : undefined;
  return (
    <>
      <RateText id={id} rate={rate} unit={isPetition ? 'petition' : 'dossier'} />
      {rate.unknown > 0 && score !== undefined && (
        <p class="muted">{t('index.decided', { points: formatPoints(score, language) })}</p>
      )}
      {outcome.kind === 'atMost' && <p class="muted">{t(`index.most.${id === '3.3' ? 'sync' : 'dislikes'}`)}</p>}
      {(id === '4.1' || id === '4.2') && rate.unknown > 0 && <p class="muted">{t('index.papers.how')}</p>}
      {id === '3.6' && <p class="muted">{t('index.payment.note')}</p>}
      {id === '4.6' && <p class="muted">{t('index.certified.note')}</p>}
    </>
  );
}

function RateText({
  id,
  rate,
  unit,
}: {
  id: ComponentScore['definition']['id'];
  rate: Rate;
  unit: 'dossier' | 'petition';
}) {
  const { t } = useIndexWords();
  const number = useNumber();
  const { hits, of, unknown } = rate;
  const what = t(`index.hits.${id as '2.1' | '3.3' | '3.6' | '4.1' | '4.2' | '4.6' | '5.2' | '5.3' | '5.4'}`);
  return (
    <p>
      {of > 0 ? t(`index.rate.${unit}`, { hits: number(hits), of: number(of), what }) : t(`index.rate.${unit}.none`)}
      {unknown > 0 && ` ${t(`index.unknown.${unit}`, { count: number(unknown) })}`}
    </p>
  );
}
