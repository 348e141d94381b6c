import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { dateOf } from '../../lib/calendar/zone';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { inventLog } from '../tools/invented-log';
import { expect, test } from './fixtures';
import { call } from './messages';

const reset = async (page: Page) => {
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
};
test.beforeEach(async ({ open, page }) => {
  await open('options.html#index');
  await reset(page);
});
test.afterEach(({ page }) => reset(page));

const invented = async (page: Page) => {
  await inventLog(page, { records: 300, now: Date.now(), days: 60 });
  await page.reload();
  // In January the year is too young to hold them.
  const isJanuary = dateOf(Date.now()).slice(5, 7) === '01';
  await page.getByLabel('Kỳ tính').selectOption(isJanuary ? 'year-before' : 'year');
  await expect(page.locator('.index-list').first()).toBeVisible();
};
const component = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

test('without records there is no score, and it says so', async ({ page, errors }) => {
  await page.reload();
  await expect(page.getByText('Ước tính, không phải điểm chính thức')).toBeVisible();
  await expect(page.getByText(/Chưa thấy hồ sơ nào của kỳ/)).toBeVisible();
  expect(errors).toEqual([]);
});

test('components are counted from the log: scores, what is not known, and what cannot be', async ({ page, errors }) => {
  await invented(page);
  await expect(page.getByText('Ước tính, không phải điểm chính thức')).toBeVisible();
  const onTime = component(page, 'Hồ sơ giải quyết đúng hạn');
  await expect(onTime).toContainText(/\d+ trong \d+ hồ sơ đã rõ: đúng hạn hoặc còn trong hạn/);
  await expect(onTime).toContainText(/\d+,\d\d(?: đến \d+,\d\d)? \/ 20 điểm/);
  await expect(component(page, 'Hồ sơ có kết quả điện tử')).toContainText(/Còn \d+ hồ sơ chưa rõ/);
  await expect(component(page, 'Hồ sơ thanh toán trực tuyến')).toContainText('Chưa đo được (6 điểm)');
  await expect(component(page, 'Công bố thủ tục')).toContainText('Không thuộc cấp xã');
  await expect(component(page, 'Trả lời phản ánh, kiến nghị đúng hạn')).toContainText(
    'Chưa mở trang phản ánh, kiến nghị nào',
  );
  expect(errors).toEqual([]);
});

test('the formulas can be chosen with the keys, and say which they are', async ({ page }) => {
  await invented(page);
  const both = component(page, 'Hồ sơ số hóa cả giấy tờ');
  const before = await both.textContent();
  await page.getByLabel('Công thức lấy theo').focus();
  await page.keyboard.press('ArrowUp');
  await expect(both).not.toHaveText(before ?? '');
  await expect(page.getByText(/Công thức: QĐ 766\/QĐ-TTg.*Nguồn: Bản mô tả công thức \(F1\)/)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the index has no serious accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await invented(page);
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}

test('at 200 % nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await invented(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
