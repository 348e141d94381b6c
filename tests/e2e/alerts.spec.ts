/** The icon in the toolbar, which no portal's page has to be open for. */
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call } from './messages';
import { documentOf, openAlways, table } from './overlay';

/** The extension's pages have it; these functions run there. */
declare const chrome: typeof browser;

const HOUR = 3_600_000;
const SECOND = 1_000;
/** The window of six working hours, the last two of which are near. */
const NEAR_AFTER = 4 * HOUR;

const icon = (own: Page) =>
  own.evaluate(async () => ({
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
    colour: (await chrome.action.getBadgeBackgroundColor({})).slice(0, 3).join(' '),
  }));
const RED = '155 28 28';
const AMBER = '115 80 0';

test.beforeEach(async ({ open, page }) => {
  await open('options.html#unit');
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', openAlways());
});
test.afterEach(async ({ open, page }) => {
  await open('options.html#unit');
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
  await call(page, 'clearLog', undefined);
});

test('after a list is read the icon counts what is overdue, in colour and words; an emptied log leaves no number', async ({
  extension,
  page,
  serve,
}) => {
  const ages = [9, 8, 7, 5, 4.5, 1];
  const now = Date.now();
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(ages.length, (n) => now - (ages[n] ?? 0) * HOUR))));
  await expect.poll(() => icon(page)).toMatchObject({ text: '3', colour: RED });
  expect((await icon(page)).title).toMatch(/^Đúng Hẹn: 3 quá hạn, 2 gần hạn, thấy lần cuối \d\d:\d\d hôm nay$/);
  await list.close();
  await call(page, 'saveSettings', openAlways({ language: 'en' }));
  await expect.poll(async () => (await icon(page)).title).toContain('3 overdue, 2 due soon, last seen');
  await call(page, 'clearLog', undefined);
  await expect.poll(() => icon(page)).toMatchObject({ text: '', title: 'Đúng Hẹn: no dossier or document seen yet' });
});

test('a dossier that turns near with its page closed and the worker stopped changes the icon by itself', async ({
  extension,
  page,
  serve,
}) => {
  const list = await extension.context.newPage();
  await list.goto(await serve(documentOf(table(1, () => Date.now() - NEAR_AFTER + 12 * SECOND))));
  await expect.poll(async () => (await icon(page)).title).toContain('không có gì quá hạn, gần hạn, thấy lần cuối');
  expect((await icon(page)).text).toBe('');
  const session = await extension.context.newCDPSession(list);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await list.close();
  expect((await icon(page)).text).toBe('');
  await expect.poll(() => icon(page), { timeout: 45 * SECOND }).toMatchObject({ text: '1', colour: AMBER });
  expect((await icon(page)).title).toContain('1 gần hạn, thấy lần cuối');
});
