/**
 * What a row costs to read, for each structure of the page generator, beside a bare walk that takes the text of the same
 * cells, in a real Chromium. Alone: `npx tsx tests/bench/reading.bench.ts`.
 */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { FORMS } from '../pages/generator/details';
import { STRUCTURES } from '../pages/generator/lists';
import { generateDetail, generateList } from '../pages/generator/page';
import type { ReadingRound } from './reading.page';

const WARM_UP = 2;
const ROUNDS = 9;
/** Of a list: as long as portals make them, so that a row's share of recognizing the page is what it is there. */
const ROWS = 100;
const LISTS = 6;
const DETAILS = 200;

interface BenchRow {
  name: string;
  us: number;
  ratio: number;
  note: string;
}

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./reading.page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

interface Shape {
  name: string;
  /** How many records all pages of a round hold. */
  records: number;
  /** Other pages in every round: words that were met before are not looked up again. */
  pages(round: number): string[];
}

const seeds = (round: number, count: number) => Array.from({ length: count }, (_, i) => 1 + round * count + i);

const SHAPES: Shape[] = [
  ...STRUCTURES.map((structure) => ({
    name: structure.name,
    records: LISTS * ROWS,
    pages: (round: number) => seeds(round, LISTS).map((seed) => generateList(seed, structure, ROWS)),
  })),
  ...FORMS.map((form) => ({
    name: form.name,
    records: DETAILS,
    pages: (round: number) => seeds(round, DETAILS).map((seed) => generateDetail(seed, form)),
  })),
];

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function measure(page: Page): Promise<Map<Shape, ReadingRound[]>> {
  const rounds = new Map<Shape, ReadingRound[]>();
  for (let turn = 0; turn < WARM_UP + ROUNDS; turn++)
    for (const shape of SHAPES) {
      const round = await page.evaluate((pages) => window.measureReading(pages), shape.pages(turn));
      if (turn >= WARM_UP) rounds.set(shape, [...(rounds.get(shape) ?? []), round]);
    }
  return rounds;
}

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundle() });
    const rounds = await measure(page);
    if ((await page.evaluate(() => window.characters())) === 0) throw new Error('the bare walk found no text');
    return {
      title: `Reading: microseconds for each record, with its share of recognizing the page (lists of ${ROWS} rows, details of one record), medians of ${ROUNDS} rounds in Chromium`,
      rows: [...rounds].map(([{ name, records }, all]): BenchRow => {
        const each = (pick: (round: ReadingRound) => number) =>
          median(all.map((one) => (pick(one) * 1000) / Math.max(one.rows, 1)));
        const share = all.reduce((sum, { rows }) => sum + rows, 0) / (records * all.length);
        return {
          name,
          us: each((one) => one.recognize + one.read),
          ratio: median(all.map((one) => (one.recognize + one.read) / one.bare)),
          note: `bare walk ${each((one) => one.bare).toFixed(1)} µs, recognizing ${each((one) => one.recognize).toFixed(1)}, reading ${each((one) => one.read).toFixed(1)}; ${(share * 100).toFixed(1)} % of the records read`,
        };
      }),
    };
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await run(), null, 1));
