import type { AlertKinds } from '../../lib/alerts/plan';
import type { EpochMs } from '../../lib/calendar/types';
import { Button, Choice, Notice } from '../controls';
import type { viAlerts } from '../strings/vi.alerts';
import { useWords } from '../words';

const KINDS = ['near', 'late', 'morning', 'closing'] as const;

/** What became of the last thing that was tried. */
export type NotificationsTried = 'refused' | 'sent' | 'not-sent' | 'not-saved';

const SAID: Record<NotificationsTried, keyof typeof viAlerts> = {
  refused: 'alerts.refused',
  sent: 'alerts.tried',
  'not-sent': 'alerts.try.failed',
  'not-saved': 'alerts.saving.failed',
};

/** What the officer is told by notifications of the system, and whether the browser lets us. */
export function Notifications(props: {
  kinds: AlertKinds;
  /** The organisation fixed them. */
  fixed: boolean;
  /** Whether the browser allows notifications; undefined while being asked. */
  allowed: boolean | undefined;
  /** Nothing is told until then. */
  snoozedUntil?: EpochMs;
  tried?: NotificationsTried;
  now: EpochMs;
  /** Called straight from the click, so that the browser may show its permission prompt. */
  onKinds: (kinds: AlertKinds) => void;
  onAllow: () => void;
  onTry: () => void;
  onResume: () => void;
}) {
  const { t, clock } = useWords<keyof typeof viAlerts>();
  const { kinds, allowed, snoozedUntil, tried } = props;
  const wanted = KINDS.some((kind) => kinds[kind]);
  return (
    <section class="card stack-s" aria-labelledby="alerts-title">
      <h2 id="alerts-title">{t('alerts')}</h2>
      <p class="muted lead">{t('alerts.note')}</p>
      <fieldset class="stack-s" disabled={props.fixed}>
        <legend class="visually-hidden">{t('alerts')}</legend>
        {KINDS.map((kind) => (
          <Choice
            key={kind}
            type="checkbox"
            checked={kinds[kind]}
            onChange={(checked) => props.onKinds({ ...kinds, [kind]: checked })}
          >
            {t(`alerts.${kind}`)}
          </Choice>
        ))}
      </fieldset>
      {wanted && allowed === false && (
        <Notice tone="warning">
          <p>{t('alerts.missing')}</p>
          <p>
            <Button onClick={props.onAllow}>{t('alerts.allow')}</Button>
          </p>
        </Notice>
      )}
      {wanted && allowed && snoozedUntil !== undefined && (
        <Notice tone="info">
          <p>{t('alerts.snoozed', { moment: clock.moment(snoozedUntil, props.now) })}</p>
          <p>
            <Button onClick={props.onResume}>{t('alerts.resume')}</Button>
          </p>
        </Notice>
      )}
      {allowed && (
        <p>
          <Button onClick={props.onTry}>{t('alerts.try')}</Button>
        </p>
      )}
      {tried && (
        <Notice tone={tried === 'sent' ? 'info' : 'warning'} live>
          <p>{t(SAID[tried])}</p>
        </Notice>
      )}
    </section>
  );
}
