import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Plot } from './plot';

/** What one line or layer of bars looks like; each differs from the others by more than colour. */
export type Look = 'met' | 'missed' | 'unknown' | 'pending' | 'line';

export interface Series {
  name: string;
  look: Look;
  /** One for each column; `null` where there is nothing to show. */
  values: readonly (number | null)[];
  /** Between what bounds each value may really lie; lines only. */
  low?: readonly (number | null)[];
  high?: readonly (number | null)[];
}

export interface ChartData {
  /** Short names below the columns. */
  columns: readonly string[];
  /** Bars stand on one another in this order, the first at the bottom; lines share one scale. */
  series: readonly Series[];
  kind: 'bars' | 'lines';
  /** The top of the scale; without it, what the values need. */
  top?: number;
  /** A value as the scale's side writes it. */
  format: (value: number) => string;
}

/**
 * A chart that the keyboard reads too: it is a slider over its columns, and what stands in each is said in words. The numbers
 * behind it belong into a table beside it.
 */
export function Chart(props: {
  data: ChartData;
  /** What the chart shows, as a whole. */
  label: string;
  /** One column in words. */
  inWords: (column: number) => string;
  height?: number;
}) {
  const { data, label, inWords, height = 200 } = props;
  const root = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(undefined);
  const id = useId();
  const last = data.columns.length - 1;
  const [column, setColumn] = useState(last);
  const current = Math.min(column, last);
  // The drawing is a chunk of its own: figures and tables do not wait for it.
  useEffect(() => {
    let gone = false;
    import('./plot')
      .then(({ Plot }) => {
        if (gone || !root.current) return;
        plot.current = new Plot(root.current, data, height, setColumn);
      })
      // What the columns say in words stands without the drawing.
      .catch((error) => console.warn(error));
    return () => {
      gone = true;
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [data, height]);
  useEffect(() => plot.current?.point(current), [current]);
  const move = (event: KeyboardEvent) => {
    const to = { ArrowLeft: current - 1, ArrowDown: current - 1, ArrowRight: current + 1, ArrowUp: current + 1 };
    const ends = { Home: 0, End: last, PageUp: current + 7, PageDown: current - 7 };
    const next = { ...to, ...ends }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setColumn(Math.max(0, Math.min(last, next)));
  };
  return (
    <figure class="stack-s">
      <div
        class="plot"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={id}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, current)}
        aria-valuetext={last < 0 ? label : inWords(current)}
        onKeyDown={move}
      >
        <div ref={root} style={{ blockSize: `${height}px` }} aria-hidden="true" />
      </div>
      <p id={id} class="small number no-print readout">
        {last >= 0 && inWords(current)}
      </p>
      <figcaption class="row small legend">
        {data.series.map(({ name, look }) => (
          <span key={name} class="legend-item">
            <span class={`swatch swatch-${look}`} />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
