import type { ComponentChildren } from 'preact';
import { PERIOD_NAMES } from '../../../lib/statistics/period';
import { Select, WrittenField } from '../../controls';
import { formatDate, parseDate } from '../../format';
import type { Asked } from '../types';
import { useOptionsWords } from '../words';

/** Over what time, and whose work: above everything that follows from it. */
export function Asking(props: {
  asked: Asked;
  mayBeMine: boolean;
  refused: boolean;
  onAsk: (asked: Asked) => void;
  /** Beside them; what the figures are of. */
  children?: ComponentChildren;
}) {
  const { t } = useOptionsWords();
  const { asked, onAsk } = props;
  const day = (key: 'from' | 'to') => (
    <WrittenField
      label={t(`me.${key}`)}
      size="narrow"
      value={asked[key]}
      placeholder={t('date.placeholder')}
      inputMode="text"
      parse={parseDate}
      format={formatDate}
      refusal={t('date.refused')}
      error={props.refused ? t('me.period.refused') : undefined}
      onChange={(date) => onAsk({ ...asked, [key]: date })}
    />
  );
  return (
    <search class="periods no-print">
      <Select
        label={t('me.period')}
        value={asked.period}
        options={PERIOD_NAMES.map((name) => [name, t(`me.period.${name}`)] as const)}
        onChange={(period) => onAsk({ ...asked, period })}
      />
      {asked.period === 'custom' && (
        <>
          {day('from')}
          {day('to')}
        </>
      )}
      {props.mayBeMine && (
        <Select
          label={t('me.scope')}
          value={asked.scope}
          options={(['all', 'me'] as const).map((scope) => [scope, t(`me.scope.${scope}`)] as const)}
          onChange={(scope) => onAsk({ ...asked, scope })}
        />
      )}
      {props.children}
    </search>
  );
}
