/**
 * The officer's own page with a small and a very large log, in real Chromium: `npm run bench -- figures`.
 * `BENCH_EVENTS` sets how many events the large one has.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { launchWithExtension } from '../tools/chromium-with-extension';
import { inventLog } from '../tools/invented-log';
import type { BenchRow } from './log.bench';

const SMALL = 1_000;
const LARGE = Number(process.env.BENCH_EVENTS ?? 1_000_000);
/** An invented dossier has so many events on average. */
const EVENTS_EACH = 3.8;
const YEARS = 3 * 365;
const WARM_UP = 2;
const ROUNDS = 11;
/** Issue 5, item 8. */
const LIMIT = 1.5;

/** From the beginning of the navigation until figures, and until the first chart, are on screen, in ms. */
interface Painted {
  figures: number;
  chart: number;
}

/** Runs in the page before anything else. */
function watchPaint(): void {
  const painted: Partial<Painted> = {};
  Object.assign(globalThis, { painted });
  const note = (key: keyof Painted) =>
    requestAnimationFrame(() => setTimeout(() => Object.assign(painted, { [key]: performance.now() })));
  new MutationObserver((_, observer) => {
    if (!('figures' in painted) && document.querySelector('.figures .figure-value')) {
      Object.assign(painted, { figures: Number.NaN });
      note('figures');
    }
    if (!document.querySelector('.figures canvas')) return;
    observer.disconnect();
    note('chart');
  }).observe(document, { childList: true, subtree: true });
}

async function paint(page: Page, url: string): Promise<Painted> {
  // A page behind the first-run page would paint nothing.
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as unknown as { painted?: Partial<Painted> }).painted?.chart);
  return page.evaluate(() => (globalThis as unknown as { painted: Painted }).painted);
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const sizes = [SMALL, LARGE];
  const browsers = await Promise.all(sizes.map(() => launchWithExtension()));
  try {
    const pages: { page: Page; url: string; events: number; reckonedIn: number }[] = [];
    for (const [i, { context, base }] of browsers.entries()) {
      const page = await context.newPage();
      const url = `${base}/options.html#me`;
      await page.goto(url);
      await page.waitForSelector('.empty');
      const filled = await inventLog(page, { records: Math.round((sizes[i] ?? 0) / EVENTS_EACH), days: YEARS });
      // What the compiler of this file calls in the functions that it hands on.
      await page.addInitScript('globalThis.__name = (made) => made;');
      await page.addInitScript(watchPaint);
      pages.push({ page, url, ...filled });
    }
    const times: Painted[][] = pages.map(() => []);
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const [i, { page, url }] of pages.entries()) {
        const painted = await paint(page, url);
        if (round >= WARM_UP) times[i]?.push(painted);
      }
    }
    const ms = (i: number, key: keyof Painted) => median((times[i] ?? []).map((one) => one[key]));
    const rows = (['figures', 'chart'] as const).flatMap((key) =>
      pages.map(
        ({ events, reckonedIn }, i): BenchRow => ({
          name: `${key}, ${events.toLocaleString('en')} events`,
          ms: ms(i, key),
          ratio: ms(i, key) / ms(0, key),
          note: i === 0 ? '' : `at most ${LIMIT}; reckoned once in ${(reckonedIn / 1000).toFixed(0)} s`,
        }),
      ),
    );
    return { title: `Figures of 30 days painted, medians of ${ROUNDS} alternated rounds`, rows };
  } finally {
    await Promise.all(browsers.map(({ context }) => context.close()));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { title, rows } = await run();
  console.log(title);
  for (const { name, ms = 0, ratio, note = '' } of rows)
    console.log(`  ${name.padEnd(30)}${ms.toFixed(1).padStart(8)} ms  ${ratio.toFixed(2)} ×  ${note}`);
}
