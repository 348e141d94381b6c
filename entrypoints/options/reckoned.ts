import { useEffect } from 'preact/hooks';
import { sendMessage } from '../../lib/messages';

/** Has the background bring the figures up to date, now and with every change of `now`; what it writes is then seen. */
export function useReckoned(now: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new moment may have made something late.
  useEffect(() => {
    // Nobody to answer only means that the figures are those of a moment ago.
    sendMessage('reckon', undefined).catch(() => {});
  }, [now]);
}
