import { useEffect, useRef, useState } from 'preact/hooks';
import type { EpochMs } from '../../lib/calendar/types';
import type { StoredRecord } from '../../lib/log/types';
import type { Settings } from '../../lib/settings';
import type { Forecast } from '../../lib/statistics/forecast.types';

/** A forecast is not another one a few seconds later. */
const FRESH = 60_000;

/**
 * The unit's forecast, made after everything else is on screen, once a minute and when there is more or less open than before;
 * undefined until then, null where it could not be made.
 */
export function useOutlook(
  open: readonly StoredRecord[] | undefined,
  settings: Settings | undefined,
  now: EpochMs,
  moves = false,
): Forecast | null | undefined {
  const [made, setMade] = useState<Forecast | null>();
  // Two pages that are looked at in the same minute say the same.
  const minute = Math.floor(now / FRESH);
  // The log is read again every few seconds: what was read last is what the next forecast is made from.
  const latest = useRef(open);
  latest.current = open;
  const count = open?.length;
  useEffect(() => {
    if (count === undefined || !settings) return;
    let wanted = true;
    const make = async () => {
      const { outlookOf } = await import('./outlook');
      if (!wanted) return;
      const forecast = await outlookOf(latest.current ?? [], settings, minute * FRESH, moves);
      if (wanted) setMade(forecast);
    };
    // After the frame that shows the rest.
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        make().catch((error) => {
          console.warn(error);
          if (wanted) setMade(null);
        });
      }),
    );
    return () => {
      wanted = false;
      cancelAnimationFrame(frame);
    };
  }, [count, settings, minute, moves]);
  return made;
}
