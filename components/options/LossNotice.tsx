import type { LogLoss } from '../../lib/log/loss';
import { Button, Notice } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { useOptionsWords } from './words';

/** That the browser threw the log away and what of it is back, until the user has read it. */
export function LossNotice({ loss, onSeen }: { loss: LogLoss; onSeen: () => void }) {
  const { t, language } = useOptionsWords();
  const { problem } = loss;
  const words = {
    records: formatNumber(loss.records, language),
    of: formatNumber(loss.of, language),
    at: formatMoment(loss.copyAt, language),
  };
  return (
    <Notice tone="warning" live>
      <h2>{t(problem ? 'loss.title.part' : 'loss.title')}</h2>
      <p>{problem ? t(`loss.${problem}`, words) : `${t('now.lost', words)} ${t('loss.since')}`}</p>
      <p>
        <Button onClick={onSeen}>{t('trouble.seen')}</Button>
      </p>
    </Notice>
  );
}
