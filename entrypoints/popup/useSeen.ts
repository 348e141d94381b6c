import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../lib/browser';
import type { EpochMs } from '../../lib/calendar/types';
import { type Glance, glance } from '../../lib/log/glance';
import { oldestCompared } from '../../lib/statistics/comparison';
import { FIRST_LOOK_KEY, type FirstLook } from '../shared/firstLook';

/** A page in the background draws no frame. */
const NO_FRAME = 100;

const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, NO_FRAME);
    requestAnimationFrame(() => setTimeout(resolve));
  });

async function firstLook(): Promise<FirstLook | undefined> {
  return (await browser.storage.session.get(FIRST_LOOK_KEY))[FIRST_LOOK_KEY] as FirstLook | undefined;
}

/** What the log holds, read again with each `now`; until it was read once, what the background saw last. */
export function useSeen(now: EpochMs): { seen: Glance | undefined; first: FirstLook | undefined } {
  const [seen, setSeen] = useState<Glance>();
  const [first, setFirst] = useState<FirstLook>();
  const begun = useRef<Promise<void>>(undefined);
  useEffect(() => {
    // What can be shown at once is drawn before the log keeps the page busy.
    begun.current ??= firstLook().then(
      async (look) => {
        setFirst(look);
        if (look) await nextFrame();
      },
      (error) => console.warn(error),
    );
    const read = async () => {
      await begun.current;
      setSeen(await glance(oldestCompared(now)));
    };
    read().catch((error) => {
      console.warn(error);
      // A log that cannot be read is told of; nothing is shown of it.
      setFirst(undefined);
    });
  }, [now]);
  return { seen, first };
}
