import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { inventLog } from '../tools/invented-log';
import { expect, test } from './fixtures';
import { call } from './messages';
import { codeOf, documentOf, printed } from './overlay';

test.beforeEach(async ({ open, page }) => {
  await open('options.html#me');
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
});
test.afterEach(async ({ open, page }) => {
  await open('options.html#me');
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
  await call(page, 'clearLog', undefined);
});

const invented = async (page: Page) => {
  await inventLog(page, { records: 300, now: Date.now(), days: 60 });
  await page.reload();
  await expect(page.locator('.figures')).toBeVisible();
};

/** The sum of a column of the day table, as the page prints it. */
const column = (page: Page, n: number): Promise<number> =>
  page
    .locator('details')
    .first()
    .locator(`tbody td:nth-of-type(${n})`)
    .evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent?.replaceAll('.', '')), 0));

test('figures add up: rate, chart and table say the same', async ({ page, errors }) => {
  await invented(page);
  const [received, met, missed, unknown, waiting] = await Promise.all([1, 2, 3, 4, 5].map((n) => column(page, n)));
  expect(received).toBeGreaterThan(50);
  expect((met ?? 0) + (missed ?? 0) + (unknown ?? 0) + (waiting ?? 0)).toBe(received);
  await expect(page.getByText(`${met} trong ${(met ?? 0) + (missed ?? 0)} việc đã xong là đúng hạn`)).toBeVisible();
  const chart = page.getByRole('slider').first();
  await expect(chart).toHaveAccessibleName(
    `${met} việc đúng hạn, ${missed} việc trễ hạn, ${unknown} việc chưa rõ trong 30 cột`,
  );
  await expect(page.locator('.plot canvas').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('a chart is read column by column with the keys', async ({ page }) => {
  await invented(page);
  const chart = page.getByRole('slider').first();
  await chart.focus();
  await expect(chart).toHaveAttribute('aria-valuenow', '29');
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuenow', '0');
  const first = await chart.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await expect(chart).toHaveAttribute('aria-valuenow', '1');
  expect(await chart.getAttribute('aria-valuetext')).not.toBe(first);
  await expect(page.locator('.readout').first()).toHaveText((await chart.getAttribute('aria-valuetext')) ?? '');
});

test('periods: the year is weeks, two days in the wrong order are refused in words, an empty one says so', async ({
  page,
}) => {
  await invented(page);
  await page.getByLabel('Thời gian').selectOption('year');
  await expect(page.getByRole('heading', { name: 'Tiếp nhận: từng tuần' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /từng ngày nhận/ })).toBeHidden();
  await page.getByLabel('Thời gian').selectOption('custom');
  await page.getByLabel('Từ ngày').fill('10/02/2021');
  await page.getByLabel('Đến ngày').fill('09/02/2021');
  await expect(page.getByText('Ngày đầu phải trước hoặc trùng ngày cuối').first()).toBeVisible();
  await page.getByLabel('Đến ngày').fill('12/02/2021');
  await expect(page.getByText('Không có việc nào nhận trong thời gian này')).toBeVisible();
});

test('other hours have everything reckoned anew, and the page says what came of it', async ({ page }) => {
  await invented(page);
  const before = await column(page, 3);
  const policies = DEFAULT_SETTINGS.policies.policies.map((policy) =>
    policy.clock === 'acceptance'
      ? { ...policy, versions: policy.versions.map((one) => ({ ...one, term: { kind: 'working-hours', hours: 1 } })) }
      : policy,
  );
  await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, policies: { ...DEFAULT_SETTINGS.policies, policies } });
  await expect(
    page.getByText(/Đã tính lại 300 bản ghi theo cài đặt mới.*bản ghi có kết luận khác trước/),
  ).toBeVisible();
  await expect(page.getByText(/từ “đúng hạn” thành “trễ hạn”/)).toBeVisible();
  await expect.poll(() => column(page, 3)).toBeGreaterThan(before);
});

test('the name that an open portal prints is offered, taken, and tells the officer’s own work', async ({
  page,
  serve,
  extension,
}) => {
  const at = Date.now() - 3_600_000;
  const row = (n: number, officer: string) =>
    `<tr><td>${codeOf(n)}</td><td>Đăng ký khai sinh</td><td>${printed(at)}</td><td>${printed(at + 60_000)}</td><td>Đang xử lý</td><td>${officer}</td></tr>`;
  const heads = ['Mã hồ sơ', 'Thủ tục', 'Ngày nộp', 'Ngày tiếp nhận', 'Trạng thái', 'Cán bộ xử lý'];
  const portal = await extension.context.newPage();
  await portal.goto(
    await serve(
      documentOf(
        `<p>Xin chào, <b>Lê Thị Mẫu</b></p><table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${row(1, 'LÊ THỊ MẪU')}${row(2, 'Trần Văn Thử')}${row(3, 'Lê Thị Mẫu')}</tbody></table>`,
      ),
    ),
  );
  await expect(portal.locator('dh-badge').first()).toBeAttached();
  await page.bringToFront();
  await page.reload();
  await expect(page.getByText(/Cổng 127.0.0.1:\d+ đang in tên: Lê Thị Mẫu/)).toBeVisible();
  await page.getByRole('button', { name: 'Đó là tôi' }).click();
  await expect(page.getByLabel('Tên và tài khoản')).toHaveValue('Lê Thị Mẫu');
  await page.locator('#who').getByRole('button', { name: 'Lưu thay đổi' }).click();
  // From now on officers' names are of use: what was seen before holds none.
  await portal.reload();
  await expect(portal.locator('dh-badge').first()).toBeAttached();
  await page.bringToFront();
  await expect(page.getByText('2 việc trong đó là của bạn')).toBeVisible();
  await page.getByLabel('Tính việc của').selectOption('me');
  await expect.poll(() => column(page, 1)).toBe(2);
  await portal.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`figures have no serious accessibility violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await invented(page);
    await expect(page.locator('.plot canvas').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
}
