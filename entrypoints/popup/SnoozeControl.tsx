import { useStrings } from '../../components/hooks/useStrings';
import { Snooze } from '../../components/popup/Snooze';
import { viAlerts } from '../../components/strings/vi.alerts';
import { GuestWords } from '../../components/words';
import type { EpochMs } from '../../lib/calendar/types';
import { sendMessage } from '../../lib/messages';
import type { Language } from '../../lib/settings';
import { useNotices } from '../options/useNotices';

const loadEnglish = () => import('../../components/strings/en.alerts').then(({ enAlerts }) => enAlerts);

/** Pauses notifications; nothing while the browser does not allow them. */
export function SnoozeControl({ language, now }: { language: Language; now: EpochMs }) {
  const strings = useStrings(language, viAlerts, loadEnglish);
  const { allowed, snoozedUntil } = useNotices();
  if (!strings || !allowed) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <Snooze until={snoozedUntil} now={now} onSnooze={(choice) => void sendMessage('snooze', choice)} />
    </GuestWords>
  );
}
