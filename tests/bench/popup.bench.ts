/**
 * The popup over an empty log and over a very large one, in real Chromium: `npm run bench -- popup`.
 * `BENCH_RECORDS` sets how many records the large one has.
 */
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { FIRST_LOOK_KEY, type FirstLook } from '../../entrypoints/shared/firstLook';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { call, stored } from '../e2e/messages';
import { launchWithExtension } from '../tools/chromium-with-extension';
import { inventLog } from '../tools/invented-log';
import type { BenchRow } from './log.bench';

const LARGE = Number(process.env.BENCH_RECORDS ?? 100_000);
const YEARS = 3 * 365;
const WARM_UP = 3;
const ROUNDS = 15;
/** Issue 6, item 1. */
const LIMIT = 1.3;

/** Runs in the page before anything else: when the answer, or that there is none, is on screen. */
function watchAnswer(): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.counts, .empty')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { answeredAt: performance.now() })));
  }).observe(document, { childList: true, subtree: true });
}

async function answer(page: Page, url: string): Promise<number> {
  // A page behind the first-run page would paint nothing.
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => 'answeredAt' in globalThis);
  return page.evaluate(() => (globalThis as unknown as { answeredAt: number }).answeredAt);
}

const sorted = (values: number[]): number[] => [...values].sort((a, b) => a - b);

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const sizes = [0, LARGE];
  const browsers = await Promise.all(sizes.map(() => launchWithExtension()));
  try {
    const pages: { page: Page; url: string; records: number; open: number }[] = [];
    for (const [i, { context, base }] of browsers.entries()) {
      const page = await context.newPage();
      const url = `${base}/popup.html`;
      await page.goto(url);
      await page.waitForSelector('.empty');
      const records = sizes[i] ?? 0;
      const settings = { ...DEFAULT_SETTINGS, retentionDays: 3_650 };
      // Else codes of years are taken out while the popup is measured.
      await call(page, 'saveSettings', settings);
      if (records > 0) {
        await inventLog(page, { records, days: YEARS });
        // As any page that is read would, it has the background look at what is open.
        await call(page, 'saveSettings', { ...settings, retentionDays: 3_649 });
        await expect
          .poll(async () => ((await stored(page, FIRST_LOOK_KEY, 'session')) as FirstLook | undefined)?.unit.lastSeen)
          .toBeDefined();
      }
      const open = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('dung-hen');
            opening.onsuccess = () => {
              const index = opening.result.transaction('records').objectStore('records').index('[open+lastSeen]');
              const counting = index.count(IDBKeyRange.bound([1], [1, []]));
              counting.onsuccess = () => {
                opening.result.close();
                resolve(counting.result);
              };
            };
          }),
      );
      await page.addInitScript(watchAnswer);
      pages.push({ page, url, records, open });
    }
    const times: number[][] = pages.map(() => []);
    for (let round = 0; round < WARM_UP + ROUNDS; round++)
      for (const [i, { page, url }] of pages.entries()) {
        const took = await answer(page, url);
        if (round >= WARM_UP) times[i]?.push(took);
      }
    const medians = times.map((all) => sorted(all)[all.length >> 1] ?? Number.NaN);
    const rows = pages.map(
      ({ records, open }, i): BenchRow => ({
        name: `popup, ${records.toLocaleString('en')} records`,
        ms: medians[i] ?? Number.NaN,
        ratio: (medians[i] ?? Number.NaN) / (medians[0] ?? Number.NaN),
        note:
          i === 0
            ? ''
            : `at most ${LIMIT}; ${open} open; slowest ${sorted(times[i] ?? [])
                .at(-1)
                ?.toFixed(0)} ms`,
      }),
    );
    return { title: `Answer of the popup painted, medians of ${ROUNDS} alternated rounds`, rows };
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
