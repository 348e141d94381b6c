import { AxeBuilder } from '@axe-core/playwright';
import { SECTIONS } from '../../components/options/types';
import { expect, test } from './fixtures';

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
