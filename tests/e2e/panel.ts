import { expect, type Page } from '@playwright/test';
import { call } from './messages';
import { openAlways } from './overlay';

/** Opens the popup as if over a page: opened in a tab it would be its own subject. */
async function popupOver(page: Page, popup: Page, base: string): Promise<void> {
  await popup.addInitScript(
    (url) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: { query: (...args: unknown[]) => unknown } } })
        .chrome;
      const query = tabs.query.bind(tabs);
      tabs.query = (_: unknown, ...rest: unknown[]) => query({ url }, ...rest);
    },
    page.url().replace(/#.*$/, ''),
  );
  await popup.goto(`${base}/popup.html`);
}

/** Opens the teaching panel on a page by the popup's button, in a way that the popup's closing does not end the test. */
export async function openPanel(page: Page, popup: Page, base: string) {
  await popupOver(page, popup, base);
  await call(popup, 'saveSettings', openAlways());
  await popup.evaluate(() => {
    window.close = () => {};
  });
  await popup.getByRole('button', { name: 'Dạy trang này' }).click();
  const panel = page.getByRole('dialog', { name: 'Dạy trang này' });
  await expect(panel).toBeVisible();
  await page.bringToFront();
  return panel;
}
