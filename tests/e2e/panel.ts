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

/** Opens a panel on a page by one of the popup's buttons, in a way that the popup's closing does not end the test. */
async function openBy(button: string, page: Page, popup: Page, base: string) {
  await popupOver(page, popup, base);
  await call(popup, 'saveSettings', openAlways());
  await popup.evaluate(() => {
    window.close = () => {};
  });
  await popup.getByRole('button', { name: button }).click();
  const panel = page.getByRole('dialog', { name: button });
  await expect(panel).toBeVisible();
  await page.bringToFront();
  return panel;
}

/** Opens the teaching panel on a page by the popup's button. */
export const openPanel = (page: Page, popup: Page, base: string) => openBy('Dạy trang này', page, popup, base);

/** The demo portals’ own pace, in ms; that of the walk itself is tested with a clock of its own. */
export const PACE = 1_000;
/** What a timer and a socket may differ by on a busy machine: one request heard late makes the next seem early. */
export const JITTER = 300;

/** Opens the panel that walks the portal's lists. */
export const openScan = (page: Page, popup: Page, base: string) => openBy('Quét toàn đơn vị', page, popup, base);

export const scanPanel = (page: Page) => page.getByRole('dialog', { name: 'Quét toàn đơn vị' });
/** The lists that a scan may read, with their ticks. */
export const scanChoices = (page: Page) => scanPanel(page).getByRole('group', { name: 'Danh sách sẽ đọc' });
export const scanIsOver = (page: Page, timeout = 60_000) =>
  expect(scanPanel(page)).toContainText('Đã quét xong', { timeout });

/** Opens the panel that says what a list of procedures, a mailbox or a news page shows. */
export const openCheck = (page: Page, popup: Page, base: string) => openBy('Soát trang này', page, popup, base);
