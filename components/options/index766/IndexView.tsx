import type { EpochMs } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import type { Period } from '../../../lib/statistics/figures';
import { INDEX_PERIODS, type IndexPeriod } from '../../../lib/statistics/index766/periods';
import { type IndexEstimate, SOURCES, type Source } from '../../../lib/statistics/index766/types';
import { lastDay } from '../../../lib/statistics/period';
import { Button, Empty, Notice, Select } from '../../controls';
import { formatDate, formatMoment } from '../../format';
import { Group } from './Group';
import { First, Whole } from './Summary';
import { useIndexWords } from './words';

export interface IndexChoice {
  period: IndexPeriod;
  source: Source;
}

/** An estimate as it was counted. */
export interface ShownIndex {
  /** Undefined where no formulas were in force. */
  estimate: IndexEstimate | undefined;
  /** Nothing of the period was seen. */
  isEmpty: boolean;
  period: Period;
  at: EpochMs;
}

/** The national index, as far as this machine's log tells it. */
export function IndexView(props: {
  choice: IndexChoice;
  onChoice: (choice: IndexChoice) => void;
  /** Undefined while it is being counted. */
  shown: ShownIndex | 'failed' | undefined;
  /** How much of the log was counted, between 0 and 1. */
  share: number;
  onAgain: () => void;
}) {
  const { t } = useIndexWords();
  const { choice, onChoice, shown, onAgain } = props;
  return (
    <div class="stack index">
      <Notice tone="warning">
        <p class="index-plain">{t('index.estimate')}</p>
        <p>{t('index.estimate.why')}</p>
      </Notice>
      <search class="row row-end no-print">
        <Select
          label={t('index.period')}
          value={choice.period}
          options={INDEX_PERIODS.map((name) => [name, t(`index.period.${name}`)] as const)}
          onChange={(period) => onChoice({ ...choice, period })}
        />
        <Select
          label={t('index.source')}
          value={choice.source}
          options={SOURCES.map((source) => [source, t(`index.source.${source}`)] as const)}
          onChange={(source) => onChoice({ ...choice, source })}
        />
        <Button disabled={!shown} onClick={onAgain}>
          {t('index.again')}
        </Button>
      </search>
      {!shown && (
        <div class="stack-s">
          <p class="muted" role="status">
            {t('index.counting')}
          </p>
          <progress aria-label={t('index.counting')} value={props.share} />
        </div>
      )}
      {shown === 'failed' && (
        <Notice tone="breached" live>
          {t('index.failed')}
        </Notice>
      )}
      {shown && shown !== 'failed' && <Shown shown={shown} />}
    </div>
  );
}

function Shown({ shown: { estimate, isEmpty, period, at } }: { shown: ShownIndex }) {
  const { t, language } = useIndexWords();
  const last = formatDate(lastDay(period));
  if (!estimate || isEmpty) {
    const why = estimate ? 'index.empty' : 'index.none';
    return (
      <Empty icon="chart" title={t(why, { from: formatDate(dateOf(period.from)), to: last })}>
        <p>{t(`${why}.how`)}</p>
      </Empty>
    );
  }
  const { version, source } = estimate;
  return (
    <>
      <First estimate={estimate} last={last} />
      <Whole estimate={estimate} from={formatDate(dateOf(period.from))} to={last} />
      {estimate.groups.map((group) => (
        <Group key={group.id} group={group} />
      ))}
      <div class="stack-s small muted">
        <p>{t('index.belongs')}</p>
        <p>
          {t('index.version', {
            act: version.act,
            version: version.id,
            from: formatDate(version.validFrom),
            source: t(`index.source.${source}`),
          })}
        </p>
        <p>{t('index.at', { at: formatMoment(at, language) })}</p>
      </div>
    </>
  );
}
