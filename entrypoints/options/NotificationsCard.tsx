import { useState } from 'preact/hooks';
import { useStrings } from '../../components/hooks/useStrings';
import { Notifications, type NotificationsTried } from '../../components/options/Notifications';
import type { SaveSettings } from '../../components/options/types';
import { vi } from '../../components/strings/vi';
import { viAlerts } from '../../components/strings/vi.alerts';
import { GuestWords } from '../../components/words';
import type { AlertKinds } from '../../lib/alerts/plan';
import { browser } from '../../lib/browser';
import type { EpochMs } from '../../lib/calendar/types';
import { translator } from '../../lib/i18n';
import { sendMessage } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { allowNotices, useNotices } from './useNotices';

const VIETNAMESE = { ...vi, ...viAlerts };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);

/** Shows one notification that is about nothing. */
async function sendTest(words: { title: string; message: string }): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png');
  await browser.notifications.create(`test-${Date.now()}`, { type: 'basic', iconUrl, ...words });
}

/** The card of notifications, with what the browser and the background say of them. */
export function NotificationsCard(props: { settings: Settings; fixed: boolean; now: EpochMs; onSave: SaveSettings }) {
  const { settings, now } = props;
  const { language } = settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  const { allowed, snoozedUntil } = useNotices();
  const [tried, setTried] = useState<NotificationsTried>();
  if (!strings) return null;
  const t = translator(strings);
  const allow = () =>
    allowNotices().then(
      (agreed) => setTried(agreed ? undefined : 'refused'),
      () => setTried('refused'),
    );
  const choose = (notifications: AlertKinds) => {
    // First of all: the browser asks only while the click is fresh.
    if (!allowed && Object.values(notifications).includes(true)) void allow();
    void props.onSave({ ...settings, notifications }).then(
      (saved) => !saved.ok && setTried('not-saved'),
      () => setTried('not-saved'),
    );
  };
  return (
    <GuestWords language={language} strings={strings}>
      <Notifications
        kinds={settings.notifications}
        fixed={props.fixed}
        allowed={allowed}
        snoozedUntil={snoozedUntil}
        tried={tried}
        now={now}
        onKinds={choose}
        onAllow={allow}
        onTry={() =>
          void sendTest({ title: t('alerts.try.title'), message: t('alerts.try.message') }).then(
            () => setTried('sent'),
            () => setTried('not-sent'),
          )
        }
        onResume={() => void sendMessage('snooze', 'none')}
      />
    </GuestWords>
  );
}
