import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import { createCalendar } from '../../lib/calendar/calendar';
import type { CalendarConfig } from '../../lib/calendar/types';
import { dateOf } from '../../lib/calendar/zone';
import { DUTIES_KEY, dueNow, trustedDuties } from '../../lib/duties/checklist';

/**
 * How many of the leader's own checks are due today.
 * @param calendar undefined while it is being read
 * @param isShown the popup has given its answer: this comes after it
 */
export function useChecksDue(calendar: CalendarConfig | undefined, isShown: boolean): number {
  const [due, setDue] = useState(0);
  useEffect(() => {
    if (!calendar || !isShown) return;
    browser.storage.local.get(DUTIES_KEY).then(
      ({ [DUTIES_KEY]: stored }) => {
        const duties = trustedDuties(stored);
        setDue(duties ? dueNow(duties, dateOf(Date.now()), createCalendar(calendar)).length : 0);
      },
      (error) => console.warn(error),
    );
  }, [calendar, isShown]);
  return due;
}
