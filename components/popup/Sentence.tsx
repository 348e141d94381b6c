import { GROUPS } from '../../lib/statistics/unit';
import { formatNumber } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';
import type { Counts, OpenState } from './types';

/** `3 hồ sơ và 1 văn bản`, or undefined when nothing is in this state. */
function useCounted() {
  const { t } = useWords();
  return (counts: Counts, state: OpenState): string | undefined => {
    const parts = GROUPS.flatMap((group) => {
      const count = counts[group][state];
      return count ? [t(`now.${group}.${count === 1 ? 'one' : 'many'}`, { count })] : [];
    });
    const last = parts.pop();
    return parts.length && last ? t('now.and', { first: parts.join(', '), last }) : last;
  };
}

/** The unit's state in one sentence: the worst thing first, and the next one if both need hands now. */
export function Sentence({ counts, unconfirmed }: { counts: Counts; unconfirmed: number }) {
  const { t, language } = useWords();
  const counted = useCounted();
  const [breached, critical, warning, unknown] = (['breached', 'critical', 'warning', 'unknown'] as const).map(
    (state) => counted(counts, state),
  );
  const worst = breached ? 'breached' : critical ? 'critical' : warning ? 'warning' : 'met';
  const what = breached ?? critical ?? warning;
  return (
    <div class={`sentence tone-${worst}`}>
      <Icon name={worst} />
      <div>
        <h1>{worst === 'met' || !what ? t('now.clear') : t(`now.${worst}`, { what })}</h1>
        {breached && critical && <p>{t('now.also', { what: critical })}</p>}
        {unconfirmed > 0 && <p class="small">{t('now.unconfirmed', { count: formatNumber(unconfirmed, language) })}</p>}
        {!what && unknown && <p>{t('now.unknown', { what: unknown })}</p>}
      </div>
    </div>
  );
}
