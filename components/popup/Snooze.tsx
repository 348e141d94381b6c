import type { SnoozeChoice } from '../../lib/alerts/plan';
import type { EpochMs } from '../../lib/calendar/types';
import { Button } from '../controls';
import type { viAlerts } from '../strings/vi.alerts';
import { useWords } from '../words';

const OFFERED = ['half-hour', 'hour', 'session'] as const;

/** Ways to be told nothing by notifications for a while, or, while that lasts, the way back. */
export function Snooze(props: { until?: EpochMs; now: EpochMs; onSnooze: (choice: SnoozeChoice) => void }) {
  const { t, clock } = useWords<keyof typeof viAlerts>();
  const { until, now, onSnooze } = props;
  return (
    <section class="snooze" aria-label={t('snooze')}>
      <span class="small muted">
        {until === undefined ? t('snooze') : t('alerts.snoozed', { moment: clock.moment(until, now) })}
      </span>
      <span class="snooze-ways">
        {until === undefined ? (
          OFFERED.map((choice) => (
            <Button key={choice} onClick={() => onSnooze(choice)}>
              {t(`snooze.${choice}`)}
            </Button>
          ))
        ) : (
          <Button onClick={() => onSnooze('none')}>{t('alerts.resume')}</Button>
        )}
      </span>
    </section>
  );
}
