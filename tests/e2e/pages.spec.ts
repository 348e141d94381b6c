import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { SECTIONS } from '../../components/options/types';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, logged } from './messages';

const PAGES = ['popup.html', 'welcome.html', ...SECTIONS.map((section) => `options.html#${section}`)];

test('the first-run page opens by itself on installation', async ({ extension }) => {
  await expect.poll(() => extension.context.pages().some((page) => page.url().endsWith('/welcome.html'))).toBe(true);
});

for (const path of PAGES) {
  test(`${path} opens in Vietnamese without errors`, async ({ open, errors }) => {
    const page = await open(path);
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(errors).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} has no serious accessibility violation, ${colorScheme}`, async ({ open, page }) => {
      await page.emulateMedia({ colorScheme });
      await open(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      // Only the legacy mode works in pages of an extension: the other one opens a second page in the context.
      // The cast: axe brings its own copy of Playwright's types.
      const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }
}

test('the log leaves as a table that Excel opens, in the words of the interface', async ({ open, page, portals }) => {
  // What other tests saw is nobody's concern here.
  await open('options.html#log');
  await call(page, 'clearLog', undefined);
  await page.goto(`${portals.url}/mot-cua/danh-sach`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  const table = async (button: string) => {
    await open('options.html#log');
    await expect.poll(async () => (await logged(page)).length).toBeGreaterThan(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return readFileSync(await download.path());
  };
  const vietnamese = await table('Xuất CSV (Excel)');
  expect([...vietnamese.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [heading, first] = vietnamese.toString('utf8').slice(1).split('\r\n');
  expect(heading).toContain('"Số thứ tự";"Mã hồ sơ, số văn bản";"Loại";"Trạng thái"');
  expect(first).toContain(';"Hồ sơ";"Mới đăng ký";');
  try {
    await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, language: 'en' });
    expect((await table('Export CSV (Excel)')).toString('utf8')).toContain('"Code or number";"Kind";"Status"');
  } finally {
    await call(page, 'saveSettings', DEFAULT_SETTINGS);
  }
});
