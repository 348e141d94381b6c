import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, stored } from './messages';

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
  await page.screenshot({ path: '.output/listings/procedures.png' });

  await page.getByRole('button', { name: '2', exact: true }).click();
  await expect(panelOf(page)).toContainText('13 thủ tục.');
  await expect(panelOf(page)).toContainText('3 ngoài thẩm quyền cấp xã');
  await expect(marks(page, 'outside')).toHaveCount(2);
  await page.getByRole('button', { name: '1', exact: true }).click();
  await expect(marks(page, 'idle')).toHaveCount(1);
  await expect(panelOf(page)).toContainText('13 thủ tục.');
  await expect
    .poll(() => kept(own, 'procedures'))
    .toMatchObject({ origin: portals.url, procedures: 13, outside: 3, doubtful: 1, idle: 2, whole: true });

  await panelOf(page).getByRole('button', { name: 'Đóng' }).click();
  await expect(panelOf(page)).toBeHidden();
  await expect(marks(page, 'outside')).toHaveCount(2);
  await page.close();
  expect(errors).toEqual([]);
});
