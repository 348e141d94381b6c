import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dateOf } from '../../lib/calendar/zone';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { inventLog } from '../tools/invented-log';
import { expect, test } from './fixtures';
import { call, logged, store, stored } from './messages';

const reset = async (page: Page) => {
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
};
test.beforeEach(async ({ open, page }) => {
  await open('options.html#duties');
  await reset(page);
  await page.reload();
});
test.afterEach(({ page }) => reset(page));

const card = (page: Page, id: number) => page.locator(`#duty-${id}`);
const openCard = async (page: Page, id: number) => {
  await card(page, id).locator('> summary').click();
  await expect(card(page, id)).toHaveAttribute('open');
};
const PASSPHRASE = 'một cụm từ đủ dài';
const NEWS = 'Trang thông tin: tin tức';

/** Keeps what a leader who began long ago would have. */
const begunLongAgo = async (page: Page) => {
  await store(page, 'duties', { version: 1, since: '2024-01-02', owners: {}, own: [], ticks: [] });
  await page.reload();
};

test('a new leader is told what to do first, and nothing is met or checked by itself', async ({ page, errors }) => {
  await expect(page.getByRole('heading', { name: 'Bắt đầu từ đâu?' })).toBeVisible();
  await expect(page.locator('.duty')).toHaveCount(10);
  await expect(page.locator('.duty .tone-met')).toHaveCount(0);
  expect(await stored(page, 'duties')).toBeUndefined();
  await page.getByRole('button', { name: 'Bắt đầu tự kiểm tra' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Bắt đầu từ đâu?' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Cần để ý' })).toBeFocused();
  await openCard(page, 9);
  await expect(card(page, 9)).toContainText('Chưa làm');
  await expect(card(page, 9)).toContainText('chưa đo được vì chưa đọc hộp thư nào');
  expect(errors).toEqual([]);
});

test('figures are counted after a portal’s lists were read', async ({ open, page, extension, portals, errors }) => {
  const lists = await extension.context.newPage();
  await lists.goto(`${portals.url}/mot-cua/danh-sach`);
  await expect(lists.locator('dh-health')).toHaveAttribute('data-status', 'ok');
  await expect.poll(async () => (await logged(page)).length).toBeGreaterThan(5);
  await lists.close();
  await open('options.html#duties');
  await page.getByLabel('Kỳ').selectOption('year');
  await openCard(page, 2);
  await expect(card(page, 2)).toContainText(/\d+ đạt trong \d+ đã rõ \(\d+/);
  await expect(page.getByText(/Trang mở gần nhất: \d\d:\d\d/)).toBeVisible();
  const log = card(page, 2).getByRole('link', {
    name: 'Xem trong nhật ký: Hồ sơ đang giải quyết chưa quá hạn hẹn trả',
  });
  await expect(log).toHaveAttribute('href', '#log?state=breached&clock=resolution&kind=dossier');
  expect(errors).toEqual([]);
});

test('what is late and what was not looked at is said in numbers, and what needs something leads there', async ({
  page,
  errors,
}) => {
  await inventLog(page, { records: 300, now: Date.now(), days: 60 });
  await page.reload();
  await page.getByLabel('Kỳ').selectOption('year');
  const needs = page.getByRole('button', { name: /^2\. Tiếp nhận/ });
  await needs.press('Enter');
  await expect(card(page, 2).locator('> summary')).toBeFocused();
  await expect(card(page, 2)).toContainText('Chưa đạt');
  await expect(card(page, 2)).toContainText(/trễ hạn hoặc quá hạn.*thực tế từ \d+(,\d)?\s% đến \d+(,\d)?\s%/);
  await openCard(page, 4);
  await expect(card(page, 4)).toContainText(/\d+ đạt trong \d+ đã rõ .*; chưa rõ \d+/);
  await openCard(page, 5);
  await expect(card(page, 5)).toContainText(/0 hồ sơ bản sao điện tử, \d+ hồ sơ bản sao giấy/);
  expect(errors).toEqual([]);
});

test('a check is ticked, withdrawn, backed up and restored, and goes with everything', async ({ page, errors }) => {
  await begunLongAgo(page);
  await expect(card(page, 9)).toContainText('Đến hạn kiểm tra');
  await openCard(page, 9);
  await page.getByLabel('Người phụ trách nhiệm vụ 9').fill('Lê Thị Mẫu');
  await page.getByLabel('Người phụ trách nhiệm vụ 9').blur();
  const item = card(page, 9).locator('.duty-list > li').filter({ hasText: NEWS });
  await item.getByRole('button', { name: `Đã kiểm tra: ${NEWS}` }).click();
  await expect(page.getByLabel('Ngày kiểm tra')).toBeFocused();
  await page.getByLabel('Ghi chú').fill('Đăng ba tin');
  await page.getByLabel('Liên kết minh chứng').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Ghi là đã làm' }).click();
  await expect(item).toContainText('Chỉ nhận địa chỉ https:// hoặc http://');
  await page.getByLabel('Liên kết minh chứng').fill('https://example.gov.vn/tin');
  await page.getByRole('button', { name: 'Ghi là đã làm' }).click();
  await expect(item.getByRole('button', { name: `Đã kiểm tra: ${NEWS}` })).toBeFocused();
  const today = dateOf(Date.now()).split('-').reverse().join('/');
  await expect(item).toContainText(`Đã làm ${today}`);

  await page.reload();
  await openCard(page, 9);
  await expect(item).toContainText(`Đã làm ${today}`);
  await expect(card(page, 9).locator('> summary')).toContainText('Lê Thị Mẫu');
  await item.getByText('Các lần trước (1)').click();
  const evidence = item.getByRole('link', { name: 'Minh chứng' });
  await expect(evidence).toHaveAttribute('rel', /noopener/);
  await expect(evidence).toHaveAttribute('href', 'https://example.gov.vn/tin');
  const { value: backup } = (await call(page, 'makeBackup', PASSPHRASE)) as { value: string };

  await item.getByRole('button', { name: /^Rút lại/ }).click();
  await expect(item).toContainText('Quá hạn');
  await expect(item).toContainText('đã rút lại');

  await call(page, 'clearLog', undefined);
  expect(await stored(page, 'duties')).toBeUndefined();
  await expect(page.getByRole('heading', { name: 'Bắt đầu từ đâu?' })).toBeVisible();

  expect(await call(page, 'restoreBackup', { text: backup, passphrase: PASSPHRASE, settings: false })).toMatchObject({
    ok: true,
  });
  await expect(item).toContainText(`Đã làm ${today}`);
  expect(errors).toEqual([]);
});

test('an own item is added and removed, and what another version wrote is left alone', async ({ page }) => {
  await begunLongAgo(page);
  await openCard(page, 6);
  await page.getByRole('button', { name: 'Thêm mục tự kiểm tra cho nhiệm vụ 6' }).click();
  await page.getByRole('textbox', { name: 'Nội dung' }).fill('Hòm thư góp ý');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await expect(card(page, 6)).toContainText('Hòm thư góp ý');
  const add = page.getByRole('button', { name: 'Thêm mục tự kiểm tra cho nhiệm vụ 6' });
  await expect(add).toBeFocused();
  const remove = page.getByRole('button', { name: 'Bỏ mục: Hòm thư góp ý' });
  await remove.click();
  await page.keyboard.press('Escape');
  await expect(remove).toBeFocused();
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).click();
  await expect(add).toBeFocused();
  await expect(card(page, 6)).not.toContainText('Hòm thư góp ý');
  const newer = { version: 2, ticks: [], own: [] };
  await store(page, 'duties', newer);
  await expect(page.getByText('của một phiên bản khác')).toBeVisible();
  expect(await stored(page, 'duties')).toEqual(newer);
});

test('the popup counts what is due, in English too', async ({ open, page, errors }) => {
  await begunLongAgo(page);
  await open('popup.html');
  const line = page.getByRole('link', { name: '21 việc tự kiểm tra đến hạn' });
  await expect(line).toHaveAttribute('href', /options\.html#duties$/);
  await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, language: 'en' });
  await expect(page.getByRole('link', { name: 'Self-checks due: 21' })).toBeVisible();
  await open('options.html#duties');
  await expect(page.getByRole('heading', { name: 'Needs attention' })).toBeVisible();
  await expect(card(page, 1)).toContainText('Self-checks due: 4');
  expect(errors).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the duties have no serious accessibility violation, ${colorScheme}, and at 200 % nothing is cut off`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await inventLog(page, { records: 100, now: Date.now(), days: 30 });
    await begunLongAgo(page);
    await page.setViewportSize({ width: 640, height: 400 });
    for (const id of [2, 9]) await openCard(page, id);
    await page.getByRole('button', { name: `Đã kiểm tra: ${NEWS}` }).click();
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}
