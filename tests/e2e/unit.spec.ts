import type { Page } from '@playwright/test';
import { FIRST_LOOK_KEY, type FirstLook } from '../../entrypoints/shared/firstLook';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { inventLog } from '../tools/invented-log';
import { expect, test } from './fixtures';
import { call, logged, stored } from './messages';
import { documentOf, openAlways, table } from './overlay';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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

/** The sum of what a column of numbers prints. */
const sumOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent?.replaceAll('.', '')), 0));

test('what a portal’s list shows is in the popup: counts, what to do first, by procedure; and one click leads to its row', async ({
  extension,
  portals,
  open,
  page,
  errors,
}) => {
  const list = await extension.context.newPage();
  await list.goto(`${portals.url}/mot-cua/danh-sach`);
  await expect(list.locator('dh-badge').first()).toBeAttached();
  const codes = await list
    .locator('dh-badge')
    .evaluateAll((badges) => badges.map((badge) => (badge as HTMLElement).dataset.record ?? ''));
  await open('popup.html');
  await expect
    .poll(async () => {
      const known = (await logged(page)).map(({ record }) => record);
      return codes.filter((one) => !known.includes(one));
    })
    .toEqual([]);
  await page.reload();
  await expect(page.locator('.counts thead')).toContainText(/xem (vừa xong|\d+ phút trước)/);
  const all = await sumOf(page, '.counts tbody:first-of-type td:nth-of-type(1)');
  const shown = await sumOf(page, '.piles td:nth-of-type(3)');
  expect(all).toBeGreaterThan(0);
  expect(shown).toBeGreaterThan(0);
  const popup = await extension.context.newPage();
  await popup.goto(`${extension.base}/popup.html`);
  const code = (await popup.locator('.urgent-code').first().textContent()) ?? '';
  const [row] = await Promise.all([
    list.waitForSelector(`tr:has-text("${code.trim()}"):focus-within, tr:has-text("${code.trim()}") dh-badge`),
    popup.locator('.urgent a').first().click(),
  ]);
  expect(await row.isVisible()).toBe(true);
  await list.close();
  expect(errors).toEqual([]);
});

test('the unit’s page adds up by officer and portal, and leads to each record', async ({ page, errors }) => {
  await inventLog(page, { records: 400, now: Date.now(), days: 40 });
  await page.reload();
  const tables = page.locator('.piles');
  await expect(tables).toHaveCount(3);
  const totals = await Promise.all([0, 1, 2].map((n) => sumOf(page, `.piles >> nth=${n} >> tbody td:nth-of-type(3)`)));
  expect(totals[0]).toBeGreaterThan(0);
  expect(new Set(totals).size).toBe(1);
  await page.locator('a.code').first().click();
  await expect(page).toHaveURL(/#log\?record=/);
  expect(errors).toEqual([]);
});

test('what is open is on screen before the log is read, and emptying the log takes it away', async ({
  extension,
  page,
}) => {
  await inventLog(page, { records: 40, now: Date.now(), days: 4 });
  // As any change would, it has the background look at what is open.
  await call(page, 'saveSettings', openAlways({ language: 'en' }));
  const look = async () => (await stored(page, FIRST_LOOK_KEY, 'session')) as FirstLook | undefined;
  await expect.poll(async () => (await look())?.urgent.length).toBeGreaterThan(0);
  // A log that never answers.
  const popup = await extension.context.newPage();
  await popup.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await popup.goto(`${extension.base}/popup.html`);
  await expect(popup.locator('.counts')).toBeVisible();
  await expect(popup.locator('.urgent a').first()).toBeVisible();
  await popup.close();
  await call(page, 'clearLog', undefined);
  await expect.poll(async () => (await look())?.unit.lastSeen).toBeUndefined();
});

test('over an empty log popup and page say so, and what to do', async ({ page, open }) => {
  await expect(page.getByRole('heading', { name: 'Chưa ghi nhận hồ sơ nào' })).toBeVisible();
  await open('popup.html');
  await expect(page.getByRole('heading', { name: 'Chưa ghi nhận hồ sơ nào' })).toBeVisible();
  await expect(page.locator('.counts')).toHaveCount(0);
});

test('what will be late: from how fast the unit worked, of what its portal shows open now', async ({
  extension,
  portals,
  open,
  page,
  serve,
  errors,
}) => {
  await inventLog(page, { records: 400, now: Date.now(), days: 40 });
  const list = await extension.context.newPage();
  // Due in a few minutes: even late in the evening something is due today.
  await list.goto(await serve(documentOf(table(2, () => Date.now() - 6 * HOUR + 4 * MINUTE))));
  await expect(list.locator('dh-badge')).toHaveCount(2);
  const due = await list
    .locator('dh-badge')
    .evaluateAll((badges) => badges.map((badge) => (badge as HTMLElement).dataset.record ?? ''));
  await expect.poll(async () => (await logged(page)).map(({ record }) => record)).toEqual(expect.arrayContaining(due));
  await list.goto(`${portals.url}/mot-cua/danh-sach`);
  await expect(list.locator('dh-badge').first()).toBeAttached();
  await open('options.html#unit');
  const card = page.locator('.card', { has: page.getByRole('heading', { name: 'Nếu không đổi gì' }) });
  // What the page said of an emptier log gives way.
  await expect(card.locator('.outlook')).toContainText('bốn tuần qua');
  await expect(card.locator('summary').last()).toHaveText('Dự báo dựa vào đâu');
  const codes = await card.locator('tbody a.code').allTextContents();
  const known = (await logged(page)).map(({ record }) => record);
  for (const code of codes) expect(known).toContain(code.trim());
  await open('popup.html');
  await expect(page.locator('.outlook')).toContainText('bốn tuần qua');
  await list.close();
  expect(errors).toEqual([]);
});
