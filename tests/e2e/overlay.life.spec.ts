import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';
import { startPortals } from '../portals/server';
import { launchWithExtension } from '../tools/chromium-with-extension';
import { expect, test } from './fixtures';
import { call, logged, switchOff } from './messages';
import { documentOf, expectTidy, notice, openAlways, said, settled, table, traces } from './overlay';

/** The extension's pages have it; some functions run there. */
declare const chrome: typeof browser;

const HOUR = 3_600_000;

const inject = (extension: Page, url: string) =>
  extension.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find((one) => one.url === address);
    await Promise.all(
      [1, 2, 3].map(() =>
        chrome.scripting.executeScript({
          target: { tabId: tab?.id as number },
          files: ['/content-scripts/overlay.js'],
        }),
      ),
    );
  }, url);

/** Runs with other settings and puts the usual ones back. */
async function withSettings(extension: Page, settings: Settings, run: () => Promise<void>): Promise<void> {
  expect(await call(extension, 'saveSettings', settings)).toEqual({ ok: true, value: true });
  try {
    await run();
  } finally {
    await call(extension, 'saveSettings', DEFAULT_SETTINGS);
  }
}

test('time passes: a badge turns from urgent to overdue by itself, and the notice with it', async ({
  page,
  extension,
  serve,
  errors,
}) => {
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  await withSettings(options, openAlways(), async () => {
    await page.bringToFront();
    // The first is due in six seconds, the others in hours.
    const start = Date.now();
    await page.goto(await serve(documentOf(table(3, (n) => start - 6 * HOUR + (n === 0 ? 6000 : n * HOUR)))));
    await expectTidy(page);
    const first = page.locator('dh-badge').first();
    await expect(first).toHaveAttribute('data-state', 'critical');
    await expect(first).toHaveAttribute('aria-label', /^Tiếp nhận: còn dưới 1 phút, gấp, hạn \d\d:\d\d /);
    await expect(first).toHaveAttribute('data-state', 'breached');
    await expect(first).toHaveAttribute('aria-label', /^Tiếp nhận: vừa quá hạn, hạn /);
    await expect(notice(page)).toContainText('1 quá hạn');
    expect((await said(page)).map(({ state }) => state)).toEqual(['breached', 'warning', 'warning']);
  });
  await options.close();
  expect(errors).toEqual([]);
});

test('settings are followed live: another window, another language', async ({ page, extension, serve, errors }) => {
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  const origin = await serve(documentOf(table(2)));
  await withSettings(options, openAlways(), async () => {
    await page.bringToFront();
    await page.goto(origin);
    await expectTidy(page);
    const [before] = await said(page);
    const eight = openAlways({
      language: 'en',
      policies: {
        ...DEFAULT_SETTINGS.policies,
        policies: DEFAULT_SETTINGS.policies.policies.map((policy) => ({
          ...policy,
          versions: policy.versions.map((version) =>
            policy.clock === 'acceptance' ? { ...version, term: { kind: 'working-hours', hours: 8 } } : version,
          ),
        })),
      } as Settings['policies'],
    });
    expect(await call(options, 'saveSettings', eight)).toEqual({ ok: true, value: true });
    await expect(page.locator('dh-badge').first()).toHaveAttribute('aria-label', /^Acceptance: .* left/);
    const [after] = await said(page);
    expect(Date.parse(after?.due ?? '') - Date.parse(before?.due ?? '')).toBeGreaterThanOrEqual(2 * HOUR);
    await expectTidy(page);
  });
  await options.close();
  expect(errors).toEqual([]);
});

test('switched off, every trace goes; added again, the page has it back without a reload', async ({
  page,
  extension,
  serve,
  errors,
}) => {
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  await page.bringToFront();
  const origin = await serve(documentOf(table(5)));
  await page.goto(origin);
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  for (let turn = 0; turn < 2; turn++) {
    await expectTidy(page);
    await page.locator('dh-badge').first().hover();
    await expect(page.locator('dh-card')).toBeVisible();
    await switchOff(options, origin);
    await expect.poll(() => traces(page)).toEqual([]);
    await page.evaluate(() => document.querySelector('tbody')?.append('x'));
    await settled(page);
    expect(await traces(page)).toEqual([]);
    expect(await call(options, 'siteAdded', origin)).toEqual({ ok: true, value: true });
    await expect(page.locator('dh-badge')).toHaveCount(5);
  }
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  await options.close();
  expect(errors).toEqual([]);
});

test('started several times at once there is one overlay', async ({ page, extension, serve, errors }) => {
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  await page.bringToFront();
  const origin = await serve(documentOf(table(5)));
  await page.goto(origin);
  await expectTidy(page);
  for (let turn = 0; turn < 3; turn++) {
    await inject(options, `${origin}/`);
    await expectTidy(page);
    await expect(notice(page)).toHaveCount(1);
  }
  await page.evaluate(() =>
    document.querySelector('tbody')?.append(document.querySelectorAll('tbody tr')[0] as Element),
  );
  await expectTidy(page);
  await options.close();
  expect(errors).toEqual([]);
});

test('the extension goes from under the page: grey, still, silent, and the page is not reloaded', async ({ serve }) => {
  const { context } = await launchWithExtension();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(await serve(documentOf(table(4))));
  await expectTidy(page);
  await page.bringToFront();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await context.serviceWorkers()[0]?.evaluate(() => chrome.runtime.reload());
  await expect(page.locator('dh-badge').first()).toHaveAttribute('aria-label', 'tải lại trang', { timeout: 15_000 });
  for (const { text, name } of await said(page)) expect([text, name]).toEqual(['tải lại trang', 'tải lại trang']);
  await expect(notice(page)).toContainText('Tải lại trang để xem hạn đúng');
  // What the page does from now on is its own affair.
  await page.locator('dh-badge').first().hover();
  await page.locator('dh-badge').first().click();
  await page.keyboard.press('ArrowDown');
  await page.evaluate(() => document.querySelector('tbody tr')?.remove());
  await settled(page);
  await expect(page.locator('dh-badge')).toHaveCount(3);
  await expect(page.locator('dh-card')).toHaveCount(0);
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  expect(errors).toEqual([]);
  await context.close();
});

for (const [skew, shown] of [
  [300_000, true],
  [-600_000, true],
  [60_000, false],
] as const) {
  test(`a portal whose clock is ${skew / 1000} s off: ${shown ? 'said and corrected for' : 'nobody’s concern'}`, async ({
    page,
    extension,
    errors,
  }) => {
    const portals = await startPortals({ port: 0, now: Date.now, seed: 1, clockSkewMs: skew });
    const options = await extension.context.newPage();
    await options.goto(`${extension.base}/options.html`);
    await withSettings(options, openAlways(), async () => {
      await page.bringToFront();
      await page.route('**/lab/skew', (route) =>
        route.fulfill({
          contentType: 'text/html; charset=utf-8',
          // By the portal's clock it was received an hour ago.
          body: documentOf(table(1, () => Date.now() + skew - HOUR)),
        }),
      );
      await page.goto(`${portals.url}/lab/skew`);
      await expect(page.locator('dh-badge')).toHaveCount(1);
      if (shown) {
        await expect(notice(page)).toContainText(`lệch ${Math.abs(skew) / 60_000} phút`);
        await expect(page.locator('dh-badge')).toHaveAttribute('aria-label', /còn (?:4 giờ 59 phút|5 giờ),/);
      } else {
        await settled(page);
        await expect(notice(page)).not.toContainText('lệch');
      }
    });
    await options.close();
    await portals.close();
    expect(errors).toEqual([]);
  });
}

/**
 * Hides and shows a page as far as its content script can tell: the browser under test takes every tab for visible. What
 * is asked for in a frame waits until there are frames again.
 */
async function curtain(page: Page, url: string): Promise<{ hide(): Promise<unknown>; show(): Promise<unknown> }> {
  const session = await page.context().newCDPSession(page);
  const worlds: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await page.goto(url);
  await session.send('Runtime.enable');
  const contextId = worlds.findLast(({ origin }) => origin.startsWith('chrome-extension://'))?.id;
  const run = (expression: string) => session.send('Runtime.evaluate', { contextId, expression });
  return {
    hide: () =>
      run(`globalThis.waiting = [];
        globalThis.framed = requestAnimationFrame;
        requestAnimationFrame = (frame) => waiting.push(frame);
        Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));`),
    show: () =>
      run(`delete document.visibilityState;
        requestAnimationFrame = framed;
        for (const frame of waiting) requestAnimationFrame(frame);
        document.dispatchEvent(new Event('visibilitychange'));`),
  };
}

test('hidden, it does nothing; shown again, it says what is true now', async ({ page, extension, serve, errors }) => {
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  await withSettings(options, openAlways(), async () => {
    await page.bringToFront();
    const start = Date.now();
    const { hide, show } = await curtain(
      page,
      await serve(documentOf(table(3, (n) => start - 6 * HOUR + (n === 0 ? 6000 : HOUR)))),
    );
    await expectTidy(page);
    const [first] = await said(page);
    expect(first?.state).toBe('critical');
    // What the log answers may still be said while nobody looks: here it has answered.
    await expect
      .poll(async () => (await logged(options)).filter(({ origin }) => page.url() === `${origin}/`).length)
      .toBe(3);
    await settled(page);
    await hide();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const watch = new MutationObserver((records) => seen.push(...records.map(({ target }) => target.nodeName)));
      watch.observe(document, { subtree: true, childList: true, attributes: true });
      for (const badge of document.querySelectorAll('dh-badge'))
        watch.observe(badge.shadowRoot as ShadowRoot, { subtree: true, childList: true, characterData: true });
    });
    // Past its due moment: nothing of ours may have moved meanwhile.
    await expect.poll(() => Date.now() - start, { timeout: 12_000 }).toBeGreaterThan(6800);
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
    expect((await said(page))[0]).toEqual(first);
    // Rows redrawn behind the curtain are caught up with.
    await page.evaluate(() => {
      const body = document.querySelector('tbody') as HTMLElement;
      for (const badge of body.querySelectorAll('dh-badge')) badge.remove();
    });
    await settled(page);
    await expect(page.locator('dh-badge')).toHaveCount(0);
    await show();
    await expectTidy(page);
    expect((await said(page)).map(({ state }) => state)).toEqual(['breached', 'warning', 'warning']);
  });
  await options.close();
  expect(errors).toEqual([]);
});
