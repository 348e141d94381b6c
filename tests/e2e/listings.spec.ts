import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, stored, switchOff } from './messages';
import { openCheck } from './panel';

const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Soát trang này' });
const marks = (page: Page, rule: string) => page.locator(`tr dh-finding[data-rule="procedure-${rule}"]`);

interface Kept {
  readings: ({ kind: string; origin: string } & Record<string, unknown>)[];
}
const kept = async (own: Page, kind: string) =>
  ((await stored(own, 'listings')) as Kept | undefined)?.readings.find((one) => one.kind === kind);

test.beforeEach(async ({ open, page }) => {
  await open('options.html#duties');
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
});

test('a list of procedures is marked by itself, and its pages add up without counting twice', async ({
  extension,
  portals,
  page: own,
  errors,
}) => {
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/dichvucong/bothutuc`);
  await expect(marks(page, 'outside')).toHaveCount(2);
  await expect(marks(page, 'idle')).toHaveCount(1);
  const sea = page.getByRole('row', { name: /nuôi trồng trên biển/ }).locator('dh-finding');
  await expect(sea).toHaveAttribute('data-severity', 'warning');
  await expect(sea).toHaveAttribute('data-record', '9.100006');
  await expect(sea).toHaveText('Ngoài thẩm quyền cấp xã');
  await expect(panelOf(page)).toContainText('8 thủ tục; danh mục còn trang khác chưa xem.');

  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect(panelOf(page)).toContainText('13 thủ tục.');
  await expect(panelOf(page)).toContainText('2 ngoài thẩm quyền cấp xã');
  await expect(marks(page, 'outside')).toHaveCount(2);
  await page.getByRole('button', { name: '1', exact: true }).click();
  await expect(marks(page, 'idle')).toHaveCount(1);
  await expect(panelOf(page)).toContainText('13 thủ tục.');
  await expect
    .poll(() => kept(own, 'procedures'))
    .toMatchObject({ origin: portals.url, procedures: 13, outside: 2, doubtful: 2, idle: 2, whole: true });

  await panelOf(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(panelOf(page)).toBeHidden();
  await expect(marks(page, 'outside')).toHaveCount(2);
  await page.close();
  expect(errors).toEqual([]);
});

test('pages of a list that load anew add up as well', async ({ extension, serve, page: own, errors }) => {
  const list = (rows: string[], other: number) =>
    `<title>Thủ tục</title><table><tr><th>Tên thủ tục</th><th>Lĩnh vực</th></tr>${rows
      .map((name) => `<tr><td>${name}</td><td>Lâm nghiệp</td></tr>`)
      .join(
        '',
      )}</table><p>Tổng số: 3 thủ tục</p><div class="pagination"><a href="?">1</a><a href="/dichvucong/bothutuc/${other}">2</a></div>`;
  const url = await serve({
    '/favicon.ico': { type: 'image/x-icon', body: '' },
    '/dichvucong/bothutuc/1': list(['Thủ tục mẫu một', 'Thủ tục mẫu hai'], 2),
    '/dichvucong/bothutuc/2': list(['Thủ tục mẫu ba', 'Thủ tục mẫu hai'], 1),
  });
  const page = await extension.context.newPage();
  await page.goto(`${url}/dichvucong/bothutuc/1`);
  await expect.poll(() => kept(own, 'procedures')).toMatchObject({ procedures: 2, doubtful: 2, whole: false });
  await page.getByRole('link', { name: '2', exact: true }).click();
  await expect.poll(() => kept(own, 'procedures')).toMatchObject({ procedures: 3, doubtful: 3, whole: true });
  await page.close();
  expect(errors).toEqual([]);
});

test('the popup has a mailbox and a news page read, and the scorecard says what they showed, and when', async ({
  extension,
  portals,
  open,
  page: own,
  errors,
}) => {
  const page = await extension.context.newPage();
  const check = async () => {
    const popup = await extension.context.newPage();
    const panel = await openCheck(page, popup, extension.base);
    await popup.close();
    return panel;
  };
  await page.goto(`${portals.url}/thu-dien-tu/?_task=mail`);
  const panel = await check();
  await expect(panel).toContainText(/3 thư chưa đọc; thư cũ nhất: \d\d\/\d\d\/\d{4}, 12 ngày trước\./);
  // What is read meanwhile shows at once.
  await page
    .locator('tr.unread')
    .last()
    .evaluate((row) => row.classList.remove('unread'));
  await expect(panel).toContainText(/2 thư chưa đọc; thư cũ nhất: .*, 3 ngày trước\./);
  await panel.press('Escape');
  await expect(panel).toBeHidden();
  await expect(page.locator('dh-listing')).toHaveCount(0);

  await page.goto(`${portals.url}/tin-tuc`);
  await expect.poll(() => kept(own, 'news')).toMatchObject({ items: 4, dated: 4 });
  await expect(page.locator('dh-listing')).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(await check()).toContainText(/Tin mới nhất: .*, 14 ngày trước\./);

  await page.goto(`${portals.url}/lab/`);
  await expect(await check()).toContainText('Chưa nhận ra danh mục thủ tục');
  await page.goto(`${portals.url}/dichvucong/bothutuc`);
  await expect.poll(() => kept(own, 'procedures')).toMatchObject({ outside: 1, doubtful: 1, whole: false });
  await page.close();

  await call(own, 'saveSettings', DEFAULT_SETTINGS);
  await open('options.html#duties');
  await own.reload();
  const card = (id: number) => own.locator(`#duty-${id}`);
  for (const id of [1, 9]) await card(id).locator('> summary').click();
  await expect(card(1)).toContainText('8 thủ tục; danh mục còn trang khác chưa xem. 1 ngoài thẩm quyền cấp xã');
  await expect(card(1).locator('> summary')).toContainText('Chưa đạt');
  await expect(card(9)).toContainText('2 thư chưa đọc; thư cũ nhất');
  await expect(card(9)).toContainText('Tin mới nhất');
  await expect(card(9)).toContainText(/Thấy lần cuối ở 127\.0\.0\.1:\d+: \d\d:\d\d .*, hôm nay\./);
  await call(own, 'saveSettings', { ...DEFAULT_SETTINGS, language: 'en' });
  await own.emulateMedia({ colorScheme: 'dark' });
  await expect(card(9)).toContainText('Newest item:');
  if ((await card(9).getAttribute('open')) === null) await card(9).locator('> summary').click();
  expect(errors).toEqual([]);
});

test('the panel and the marks have no serious accessibility violation, and go when the site is switched off', async ({
  extension,
  portals,
  page: own,
}) => {
  const page = await extension.context.newPage();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${portals.url}/dichvucong/bothutuc`);
    await expect(panelOf(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
  await switchOff(own, portals.url);
  await expect(page.locator('dh-finding, dh-listing')).toHaveCount(0);
  await page.close();
});
