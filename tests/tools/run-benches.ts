/** Runs `tests/bench/*.bench.ts` one after the other, each alone on the machine, and prints what they measured. */
import { readdirSync } from 'node:fs';

/** One line of a bench: how fast, and against the line it is compared with. */
export interface BenchRow {
  name: string;
  perSecond?: number;
  ms?: number;
  /** Microseconds for one of what the bench counts. */
  us?: number;
  ratio: number;
  note?: string;
}
export interface BenchResult {
  title: string;
  rows: BenchRow[];
}

const number = (value: number): string =>
  value.toLocaleString('en-US', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });

/** Columns as wide as their longest cell, numbers to the right; a column that no row fills is left out. */
function table(rows: BenchRow[]): string {
  const shown = (value: number | undefined) => (value === undefined ? '' : number(value));
  const all = [
    ['', 'per second', 'ms', 'µs each', 'ratio', ''],
    ...rows.map(({ name, perSecond, ms, us, ratio, note = '' }) => [
      name,
      ...[perSecond, ms, us].map(shown),
      `${number(ratio)} ×`,
      note,
    ]),
  ];
  const cells = all.map((line) => line.filter((_, column) => all.some((other, i) => i > 0 && other[column])));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0
            ? cell.padEnd(widths[0] ?? 0)
            : column < line.length - 1
              ? cell.padStart(widths[column] ?? 0)
              : cell,
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const folder = new URL('../bench/', import.meta.url);
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((name) => file.includes(name))))
  .sort();

let failed = files.length === 0;
if (failed) console.error(`No bench matches ${wanted.join(' ')}`);
for (const file of files) {
  try {
    const { run } = (await import(new URL(file, folder).href)) as { run(): Promise<BenchResult> };
    const { title, rows } = await run();
    console.log(`\n${title}\n${table(rows)}`);
  } catch (error) {
    failed = true;
    console.error(`\n${file} failed:`, error);
  }
}
process.exit(failed ? 1 : 0);
