import type { DayFigures } from '../../lib/statistics/types';
import { formatDate } from '../format';
import { useOptionsWords } from './words';

const WIDTH = 600;
const HEIGHT = 100;
/** Room for the line below. */
const FOOT = 1;

/** Ends per day, on time below and late above with a hatch, so that the two differ in print and without colour. */
export function DayChart({ days }: { days: readonly DayFigures[] }) {
  const { t } = useOptionsWords();
  const top = Math.max(1, ...days.map((day) => day.met + day.missed));
  const step = WIDTH / Math.max(1, days.length);
  const scale = (HEIGHT - FOOT - 1) / top;
  const base = HEIGHT - FOOT;
  const met = days.reduce((sum, day) => sum + day.met, 0);
  const missed = days.reduce((sum, day) => sum + day.missed, 0);
  return (
    <figure>
      <p class="small muted">{t('me.chart.top', { top })}</p>
      <svg
        class="chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('me.chart', { met, missed, days: days.length })}
      >
        <defs>
          <pattern id="late" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" class="chart-late-soft" />
            <rect width="2.5" height="5" class="chart-late" />
          </pattern>
        </defs>
        <line x1="0" x2={WIDTH} y1={base} y2={base} class="chart-line" />
        {days.map((day, i) => {
          const x = i * step + step * 0.15;
          const metHeight = day.met * scale;
          const missedHeight = day.missed * scale;
          return (
            <g key={day.date}>
              <title>{`${formatDate(day.date)}: ${day.met} ${t('state.met')}, ${day.missed} ${t('state.missed')}`}</title>
              {day.met > 0 && (
                <rect x={x} y={base - metHeight} width={step * 0.7} height={metHeight} class="chart-met" />
              )}
              {day.missed > 0 && (
                <rect
                  x={x}
                  y={base - metHeight - missedHeight}
                  width={step * 0.7}
                  height={missedHeight}
                  fill="url(#late)"
                  class="chart-late-edge"
                />
              )}
            </g>
          );
        })}
      </svg>
      <p class="row between small muted number">
        <span>{formatDate(days[0]?.date ?? '').slice(0, 5)}</span>
        <span>{formatDate(days.at(-1)?.date ?? '').slice(0, 5)}</span>
      </p>
      <figcaption class="row small legend">
        <span class="legend-item">
          <span class="swatch swatch-met" />
          {t('state.met')}
        </span>
        <span class="legend-item">
          <span class="swatch swatch-late" />
          {t('state.missed')}
        </span>
      </figcaption>
    </figure>
  );
}
