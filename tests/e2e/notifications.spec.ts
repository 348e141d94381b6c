/** Notifications of the system, which no portal's page has to be open for. */
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call } from './messages';
import { documentOf, openAlways, table } from './overlay';

/** The extension's pages have it; these functions run there. */
declare const chrome: typeof browser;

const HOUR = 3_600_000;
const SECOND = 1_000;
/** The window of six working hours, the last two of which are near. */
const NEAR_AFTER = 4 * HOUR;
const TURNS = { near: true, late: true, morning: false, closing: false };

const shown = (own: Page) => own.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
const told = (own: Page) =>
  own.evaluate(async () => {
    const { alerts } = await chrome.storage.local.get('alerts');
    return Object.keys((alerts as { told?: object } | undefined)?.told ?? {});
  });
const clearShown = (own: Page) =>
  own.evaluate(async () => {
    for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  });

/** What is shown: each one's kind and how many records it counts. */
const kinds = (own: Page) =>
  own.evaluate(async () => {
    const { notificationsShown = {} } = await chrome.storage.session.get('notificationsShown');
    const all = notificationsShown as Record<string, { kind: string; late: number; near: number }>;
    return Object.values(all).map(({ kind, late, near }) => `${kind}: ${late + near}`);
  });

/** Open round the clock until twenty minutes from now. */
function closingSoon(change: Partial<Settings>): Settings {
  const settings = openAlways(change);
  const to = new Date(Date.now() + 7 * HOUR + HOUR / 3).toISOString().slice(11, 16);
  for (const { seasons } of settings.calendar.schedules)
    for (const season of seasons) season.sessions = [{ from: '00:00', to: to > '00:20' ? to : '23:59' }];
  return settings;
}

test.beforeEach(async ({ open, page }) => {
  await open('options.html#deadlines');
  await call(page, 'clearLog', undefined);
  await clearShown(page);
  await call(page, 'saveSettings', openAlways({ notifications: TURNS }));
});
test.afterEach(async ({ open, page }) => {
  await open('options.html#deadlines');
  await call(page, 'snooze', 'none');
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
  await call(page, 'clearLog', undefined);
});

test('a dossier that turns near with its page closed and the worker stopped is told once', async ({
  extension,
  page,
  serve,
}) => {
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(1, () => Date.now() - NEAR_AFTER + 12 * SECOND))));
  await expect.poll(() => page.evaluate(() => chrome.action.getTitle({}))).toContain('thấy lần cuối');
  expect(await shown(page)).toEqual([]);
  const session = await extension.context.newCDPSession(list);
  const stop = async () => {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
  };
  await stop();
  await expect.poll(() => shown(page), { timeout: 35 * SECOND }).toHaveLength(1);
  expect((await told(page)).filter((key) => key.endsWith('|near'))).toHaveLength(1);
  await clearShown(page);
  await stop();
  // The next message starts the worker anew, and is answered after it looked again.
  await call(page, 'snooze', 'none');
  expect(await shown(page)).toEqual([]);
  await list.close();
});

test('a snooze holds it back until it is ended, and the popup offers both', async ({
  extension,
  page,
  open,
  serve,
}) => {
  await open('popup.html');
  await call(page, 'snooze', 'hour');
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(2, () => Date.now() - 5 * HOUR))));
  await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({}))).toBe('2');
  expect(await shown(page)).toEqual([]);
  expect(await told(page)).toEqual([]);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Bật lại' }).click();
  await expect.poll(() => shown(page)).toHaveLength(1);
  expect(await told(page)).toHaveLength(2);
  await expect(page.getByRole('button', { name: 'Đến buổi sau' })).toBeVisible();
  await list.close();
});

test('the digests come at opening and before closing, once a day each, whatever else changes', async ({
  extension,
  page,
  serve,
}) => {
  const digests = { near: false, late: false, morning: true, closing: true };
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(2, () => Date.now() - 30 * 24 * HOUR))));
  await expect.poll(() => page.evaluate(() => chrome.action.getBadgeText({}))).toBe('2');
  await call(page, 'saveSettings', openAlways({ notifications: digests }));
  await expect.poll(() => kinds(page)).toEqual(['morning: 2']);
  await clearShown(page);
  // The last session of the day now ends within the half hour.
  await call(page, 'saveSettings', closingSoon({ notifications: digests }));
  await expect.poll(() => kinds(page)).toEqual(['closing: 2']);
  await clearShown(page);
  await call(page, 'saveSettings', openAlways({ notifications: digests }));
  await call(page, 'saveSettings', closingSoon({ notifications: digests }));
  await call(page, 'snooze', 'none');
  expect(await kinds(page)).toEqual([]);
  await list.close();
});

test('a PC clock set forwards and back tells nothing twice, and nothing as near that was told as late', async ({
  extension,
  page,
  serve,
}) => {
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(1, () => Date.now() - 3 * HOUR))));
  await expect.poll(() => page.evaluate(() => chrome.action.getTitle({}))).toContain('thấy lần cuối');
  /** Sets the background's clock, and waits until it looked. */
  const at = async (hours: number) => {
    await call(page, 'snooze', 'none');
    const worker = extension.context.serviceWorkers().at(-1);
    await worker?.evaluate((ms) => {
      const zone = globalThis as { rightNow?: () => number };
      const rightNow = zone.rightNow ?? Date.now.bind(Date);
      zone.rightNow = rightNow;
      Date.now = () => rightNow() + ms;
    }, hours * HOUR);
    await call(page, 'snooze', 'none');
    const found = await kinds(page);
    await clearShown(page);
    return found;
  };
  expect(await at(0)).toEqual([]);
  expect(await at(1.5)).toEqual(['turned: 1']);
  expect(await at(-2)).toEqual([]);
  expect(await at(1.5)).toEqual([]);
  expect(await at(4)).toEqual(['turned: 1']);
  expect(await at(1.5)).toEqual([]);
  expect(await at(4)).toEqual([]);
  await at(0);
  await list.close();
});

test('a click on what is about one dossier leads to its row, in the tab where it is open', async ({
  extension,
  page,
  serve,
}) => {
  const list = await extension.context.newPage();
  const origin = await serve(documentOf(table(1, () => Date.now() - 5 * HOUR)));
  await list.goto(origin);
  await expect.poll(() => kinds(page)).toEqual(['turned: 1']);
  await page.bringToFront();
  const before = extension.context.pages().length;
  const [id] = await shown(page);
  const worker = extension.context.serviceWorkers().at(-1);
  await worker?.evaluate((one) => {
    (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(one as string);
  }, id);
  await expect.poll(() => list.evaluate(() => document.visibilityState)).toBe('visible');
  await expect.poll(() => list.evaluate(() => document.activeElement?.localName)).toBe('dh-badge');
  expect(extension.context.pages()).toHaveLength(before);
  expect(await shown(page)).toEqual([]);
  await list.close();
});

test('the card sends a test, says what is snoozed and keeps what is chosen', async ({ page }) => {
  const card = page.getByRole('region', { name: 'Thông báo' });
  await card.getByLabel('Tóm tắt đầu ngày').check();
  await expect
    .poll(() => page.evaluate(async () => (await chrome.storage.local.get('settings')).settings))
    .toMatchObject({ notifications: { ...TURNS, morning: true } });
  await card.getByRole('button', { name: 'Gửi thử' }).click();
  await expect(card.getByRole('status')).toContainText('Không làm phiền');
  expect(await shown(page)).toEqual([expect.stringMatching(/^test-/)]);
  await call(page, 'snooze', 'half-hour');
  await expect(card).toContainText('Đang tạm ngừng báo đến');
  await card.getByRole('button', { name: 'Bật lại' }).click();
  await expect(card).not.toContainText('Đang tạm ngừng báo đến');
});
