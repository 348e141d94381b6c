import { useEffect, useState } from 'preact/hooks';
import { snoozeAt } from '../../lib/alerts/plan';
import { ALERTS_KEY, alertStateOf } from '../../lib/alerts/state';
import { browser } from '../../lib/browser';
import type { EpochMs } from '../../lib/calendar/types';

const PERMISSION = { permissions: ['notifications' as const] };

/** Whether notifications are allowed, and until when nothing is told; both follow what happens elsewhere. */
export function useNotices(): { allowed: boolean | undefined; snoozedUntil: EpochMs | undefined } {
  const [allowed, setAllowed] = useState<boolean>();
  const [stored, setStored] = useState<unknown>();
  useEffect(() => {
    const renew = () => void browser.permissions.contains(PERMISSION).then(setAllowed);
    const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
      if (ALERTS_KEY in changes) setStored(changes[ALERTS_KEY]?.newValue);
    };
    renew();
    void browser.storage.local.get(ALERTS_KEY).then((found) => setStored(found[ALERTS_KEY]));
    browser.permissions.onAdded.addListener(renew);
    browser.permissions.onRemoved.addListener(renew);
    browser.storage.local.onChanged.addListener(onChanged);
    return () => {
      browser.permissions.onAdded.removeListener(renew);
      browser.permissions.onRemoved.removeListener(renew);
      browser.storage.local.onChanged.removeListener(onChanged);
    };
  }, []);
  // The moment itself: what a page last looked at may lie before a snooze that was just begun.
  return { allowed, snoozedUntil: snoozeAt(alertStateOf(stored), Date.now())?.until };
}

/** Asks the browser for notifications; to be called straight from a click. */
export const allowNotices = (): Promise<boolean> => browser.permissions.request(PERMISSION);
