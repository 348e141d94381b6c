import { useCallback } from 'preact/hooks';
import { formatPoints } from '../../format';
import { useIndexWords } from './words';

/** The points of a score, or from–to where something is not known. */
export function usePointsText(): (points: { low: number; high: number }) => string {
  const { t, language } = useIndexWords();
  return useCallback(
    ({ low, high }) => {
      const [from, to] = [formatPoints(low, language), formatPoints(high, language)];
      return from === to ? from : t('index.range', { low: from, high: to });
    },
    [t, language],
  );
}

/** What is certain in full, what is possible hatched; the words beside it say the same. */
export function PointsBar({ low, high, max }: { low: number; high: number; max: number }) {
  const share = (points: number) => `${(100 * points) / max}%`;
  return (
    <div class="index-bar" aria-hidden="true">
      <span class="index-sure" style={{ inlineSize: share(low) }} />
      <span class="index-perhaps" style={{ inlineSize: share(high - low) }} />
    </div>
  );
}
