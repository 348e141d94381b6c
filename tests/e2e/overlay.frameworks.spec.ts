import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from './fixtures';
import { documentOf, expectTidy } from './overlay';

const FRAMEWORKS: [file: string, variants: string[]][] = [
  ['react.js', ['', '?keyed']],
  ['vue.ts', ['', '?keyed']],
  ['angular.ts', ['', '?keyed']],
  ['datatables.js', ['']],
];
const TURNS = 60;

/** A framework's page as one file, with nothing from outside. */
async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./frameworks/${file}`, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'chrome120',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** The page's own words, row by row: the overlay's stand in shadow roots and do not count. */
const words = () => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent?.trim() ?? '');

for (const [file, variants] of FRAMEWORKS) {
  for (const variant of variants) {
    test(`${file.split('.')[0]}${variant} renders ${TURNS} times over as if we were not there`, async ({
      page,
      serve,
      errors,
    }) => {
      const origin = await serve({
        '/': documentOf('<div id="app"></div><script type="module" src="/app.js"></script>'),
        '/app.js': { type: 'text/javascript', body: await bundle(file) },
      });
      await page.goto(`${origin}/${variant}`);
      await expectTidy(page);

      for (let turn = 1; turn <= TURNS; turn++) {
        await page.evaluate(async (to) => {
          await window.stage.show(to);
          // Some turns follow at once, some after the overlay has had its frame.
          if (to % 3) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        }, turn);
        if (turn % 30 === 0) await expectTidy(page);
        if (turn % 10 === 0 && file !== 'datatables.js')
          expect(await page.evaluate(words)).toEqual(await page.evaluate((to) => window.wordsOf(to), turn));
      }
      await page.evaluate(() => window.stage.show(151));
      await expectTidy(page);

      // Rows answer to clicks as ever, and a click on a badge is none of theirs.
      const row = page.locator('tbody tr').nth(2);
      await row.locator('td').nth(1).click();
      const code = await row.locator('dh-badge').getAttribute('data-record');
      expect(await page.evaluate(() => window.clicks)).toEqual([code]);
      await row.locator('dh-badge').click();
      await row.locator('dh-badge').dblclick();
      expect(await page.evaluate(() => window.clicks)).toEqual([code]);

      // Removed rows are gone, with what we hung on them.
      await page.evaluate(() => window.stage.show(24));
      await expect(page.locator('tbody td:nth-child(2)')).toHaveCount(0);
      await expect(page.locator('dh-badge')).toHaveCount(0);
      expect(errors).toEqual([]);
    });
  }
}
