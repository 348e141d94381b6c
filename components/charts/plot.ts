import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartData, Look, Series } from './Chart';

const FONT = '12px "Segoe UI", "Noto Sans", system-ui, sans-serif';
const LINE_WIDTH = 2;
/** Columns get a name about every so many CSS pixels. */
const NAME_EVERY = 64;

type Colours = Record<Look | 'line' | 'axis' | 'grid' | 'surface', string>;

/** The page's own colours, as they are now; on paper always those of the light scheme. */
function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    met: of('--met'),
    missed: of('--breached'),
    unknown: of('--edge'),
    pending: of('--paused'),
    line: of('--accent'),
    axis: of('--muted'),
    grid: of('--line'),
    surface: of('--surface'),
  };
}

/** Stripes for what was missed, dots for what is not known: the layers differ in print and without colour. */
function fillOf(look: Look, colours: Colours, context: CanvasRenderingContext2D): string | CanvasPattern {
  if (look === 'met' || look === 'line') return colours[look];
  const size = Math.round(8 * devicePixelRatio);
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext('2d');
  if (!pen) return colours[look];
  pen.fillStyle = colours.surface;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = colours[look];
  pen.fillStyle = colours[look];
  pen.lineWidth = size / 3;
  pen.beginPath();
  if (look === 'missed') {
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
    }
    pen.stroke();
  } else if (look === 'unknown') {
    pen.arc(size / 2, size / 2, size / 5, 0, 2 * Math.PI);
    pen.fill();
  } else {
    pen.lineWidth = size / 6;
    pen.moveTo(0, size / 2);
    pen.lineTo(size, size / 2);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? colours[look];
}

/** Each layer's upper edge: its own values on top of those below. */
function stacked(series: readonly Series[], columns: number): number[][] {
  const sums = new Array<number>(columns).fill(0);
  return series.map(({ values }) => {
    values.forEach((value, i) => {
      sums[i] = (sums[i] ?? 0) + (value ?? 0);
    });
    return [...sums];
  });
}

/** One chart drawn by uPlot into an element; it follows the element's width, the colour scheme and the printer. */
export class Plot {
  #plot: uPlot | undefined;
  readonly #ends: (() => void)[] = [];

  /** @param onPoint called with the column under the pointer */
  constructor(
    private readonly root: HTMLElement,
    private readonly data: ChartData,
    private readonly height: number,
    private readonly onPoint: (column: number) => void,
  ) {
    this.#draw();
    const size = new ResizeObserver(() => {
      const { width } = root.getBoundingClientRect();
      if (this.#plot && width > 0 && Math.abs(width - this.#plot.width) > 1) this.#plot.setSize({ width, height });
    });
    size.observe(root);
    this.#ends.push(() => size.disconnect());
    for (const query of ['(prefers-color-scheme: dark)', 'print']) {
      const list = matchMedia(query);
      const again = () => this.#draw();
      list.addEventListener('change', again);
      this.#ends.push(() => list.removeEventListener('change', again));
    }
  }

  /** Shows the cursor at a column. */
  point(column: number): void {
    const plot = this.#plot;
    if (!plot || plot.cursor.idx === column) return;
    plot.setCursor({ left: plot.valToPos(column, 'x'), top: 0 }, false);
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#plot?.destroy();
  }

  #draw(): void {
    this.#plot?.destroy();
    const { data, root, height } = this;
    const colours = coloursOf(root);
    const width = Math.max(120, root.getBoundingClientRect().width);
    const xs = data.columns.map((_, i) => i);
    const axis = { stroke: colours.axis, font: FONT, ticks: { show: false } };
    const [lines, values] = data.kind === 'bars' ? this.#bars(colours) : this.#lines(colours);
    const bands = data.kind === 'lines' ? this.#bands(colours) : [];
    const top = data.top ?? Math.max(4, ...values.flat().map((value) => value ?? 0));
    this.#plot = new uPlot(
      {
        width,
        height,
        padding: [8, 20, 0, 0],
        legend: { show: false },
        cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
        scales: { x: { time: false, range: [-0.6, xs.length - 0.4] }, y: { range: [0, top * 1.05] } },
        axes: [
          {
            ...axis,
            size: 28,
            grid: { show: false },
            splits: () => {
              const step = Math.max(1, Math.ceil((xs.length * NAME_EVERY) / width));
              return xs.filter((i) => (xs.length - 1 - i) % step === 0);
            },
            values: (_, splits) => splits.map((i) => data.columns[i] ?? ''),
          },
          {
            ...axis,
            size: 52,
            grid: { stroke: colours.grid, width: 1 },
            incrs: [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
            values: (_, splits) => splits.map((value) => data.format(value)),
          },
        ],
        series: [{}, ...lines],
        bands,
        hooks: {
          setCursor: [
            ({ cursor: { idx } }) => {
              if (typeof idx === 'number') this.onPoint(idx);
            },
          ],
        },
      },
      [xs, ...values] as uPlot.AlignedData,
      root,
    );
  }

  /** The tallest layer is drawn first, the others over it. */
  #bars(colours: Colours): [uPlot.Series[], (number | null)[][]] {
    const { series, columns } = this.data;
    const tops = stacked(series, columns.length);
    const paths = uPlot.paths.bars?.({ size: [0.7, 48] });
    const layers = series.map(({ look }, i): [uPlot.Series, (number | null)[]] => [
      {
        stroke: colours[look],
        width: 1,
        fill: (plot) => fillOf(look, colours, plot.ctx) as string,
        points: { show: false },
        ...(paths && { paths }),
      },
      // Nothing at all is no line on the ground.
      (tops[i] ?? []).map((value) => value || null),
    ]);
    layers.reverse();
    return [layers.map(([layer]) => layer), layers.map(([, values]) => values)];
  }

  #lines(colours: Colours): [uPlot.Series[], (number | null)[][]] {
    const shown: [uPlot.Series, readonly (number | null)[]][] = [];
    for (const { look, values, low, high } of this.data.series) {
      shown.push([
        { stroke: colours[look], width: LINE_WIDTH, points: { show: true, size: 7, fill: colours[look] } },
        values,
      ]);
      const bound = { stroke: colours[look], width: 1, dash: [3, 3], points: { show: false } };
      if (low && high) shown.push([bound, low], [bound, high]);
    }
    return [shown.map(([line]) => line), shown.map(([, values]) => [...values])];
  }

  /** Between the bounds of each line that has them. */
  #bands(colours: Colours): uPlot.Band[] {
    let index = 1;
    const bands: uPlot.Band[] = [];
    for (const { low, high } of this.data.series) {
      if (low && high) bands.push({ series: [index + 2, index + 1], fill: `${colours.line}22` });
      index += low && high ? 3 : 1;
    }
    return bands;
  }
}
