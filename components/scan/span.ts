import { formatNumber } from '../format';
import type { viScan } from '../strings/vi.scan';
import { useWords } from '../words';

/** A length of time as one says it: seconds below two minutes, else minutes, never less than there are. */
export function useSpan(): (ms: number) => string {
  const { t, language } = useWords<keyof typeof viScan>();
  return (ms) =>
    ms < 120_000
      ? t('seconds', { count: formatNumber(Math.max(1, Math.ceil(ms / 1000)), language) })
      : t('minutes', { count: formatNumber(Math.ceil(ms / 60_000), language) });
}
