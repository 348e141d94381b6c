import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../../lib/browser';
import { DUTIES_KEY, type Duties } from '../../../lib/duties/checklist';
import { readDuties } from '../../../lib/dutiesStore';

/** What is stored, kept up to date; undefined until it is read. */
export function useDuties(): Duties | 'unreadable' | undefined {
  const [duties, setDuties] = useState<Duties | 'unreadable'>();
  useEffect(() => {
    const look = () =>
      void readDuties().then(
        (found) => setDuties(found ?? 'unreadable'),
        (error) => console.warn(error),
      );
    const onChange = (changes: Record<string, unknown>) => DUTIES_KEY in changes && look();
    look();
    browser.storage.local.onChanged.addListener(onChange);
    return () => browser.storage.local.onChanged.removeListener(onChange);
  }, []);
  return duties;
}
