import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { adapterPackSchema } from '../../lib/portals/adapter.schema';
import { expect, test } from './fixtures';
import { logged } from './messages';
import { openPanel } from './panel';

/** Goes on by the Tab key until a control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement;
      const label = inner?.id ? inner.getRootNode() : undefined;
      const words = (label as ShadowRoot | undefined)?.querySelector(`label[for="${inner?.id}"]`)?.textContent;
      return inner?.getAttribute('aria-label') ?? words ?? inner?.textContent ?? '';
    });
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if ((await focused()).startsWith(name)) return;
  }
  throw new Error(`no control named ${name} by the Tab key`);
}

/** Chooses in a select by keys alone. */
async function choose(page: Page, name: string, option: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(option);
}

const records = (page: Page) =>
  page.locator('dh-badge').evaluateAll((badges) => badges.map((one) => (one as HTMLElement).dataset.record).sort());

test('a page that no adapter knows is taught by keys alone, shows its deadlines at once, and is read from then on', async ({
  extension,
  portals,
  page: popup,
  errors,
}) => {
  const page = await extension.context.newPage();
  // High enough for every row to be near, so that each has its badge.
  await page.setViewportSize({ width: 1366, height: 1600 });
  await page.goto(`${portals.url}/cong-la/danh-sach`);
  const codes = (await page.locator('tbody tr td:first-child').allTextContents()).sort();
  expect(codes.length).toBeGreaterThan(20);
  const panel = await openPanel(page, popup, extension.base);
  await expect(page.locator('dh-badge')).toHaveCount(0);
  // Each column with samples and a guess.
  const columns = panel.getByRole('region', { name: 'Các cột' }).getByRole('listitem');
  await expect(columns).toHaveCount(6);
  await expect(columns.first()).toContainText('Số phiếu');
  await expect(columns.first()).toContainText(/P\d{4}\/\d{6}-TN · P/);
  await expect(columns.first().getByRole('combobox')).toHaveValue('code');
  await expect(columns.first()).toContainText('Có thể');
  await expect(panel.getByRole('button', { name: 'Lưu' })).toBeDisabled();

  await choose(page, 'Lúc vào hệ thống', 'Ngày giờ nộp');
  await choose(page, 'Mốc cam kết', 'Hạn trả');
  await choose(page, 'Bước hiện tại', 'Trạng thái');
  await expect.poll(() => records(page)).toEqual(codes);
  await expect(page.locator('dh-badge').first()).toHaveAttribute('data-state', 'unknown');
  await choose(page, '“Chờ mở phiếu”', 'Chờ tiếp nhận');
  await expect(page.locator('dh-badge[data-clock=acceptance][data-due]').first()).toBeVisible();
  await choose(page, '“Đang làm”', 'Đang xử lý');
  await choose(page, '“Chờ dân”', 'Chờ bổ sung');
  await choose(page, '“Xong, chưa phát”', 'Có kết quả');
  await expect(panel.getByRole('status')).toContainText(`Đọc được cả ${codes.length} dòng.`);
  // The cast: axe brings its own copy of Playwright's types.
  const { violations } = await new AxeBuilder({ page: page as never }).include('dh-teach').setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await tabTo(page, 'Tên gọi');
  await page.keyboard.type('Bàn việc dân');
  await tabTo(page, 'Lưu');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText('Đã lưu.');
  await expect(panel.getByRole('button', { name: 'Đóng' }).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);

  await page.reload();
  await expect.poll(() => records(page)).toEqual(codes);
  await expect(page.locator('dh-health')).toHaveAttribute('data-adapter', /^day-127-0-0-1-\d+@1$/);
  // An unsaved adapter told the log nothing: what it knows, it knows from the saved one.
  const adapter = await page.locator('dh-health').getAttribute('data-adapter');
  const ofThePage = async () => (await logged(popup)).filter((one) => one.page.startsWith('/cong-la/'));
  const kept = async () => new Set((await ofThePage()).map(({ record = '' }) => record));
  await expect
    .poll(async () => {
      const known = await kept();
      return codes.filter((code) => !known.has(code ?? ''));
    })
    .toEqual([]);
  const told = await ofThePage();
  expect(new Set(told.map((one) => one.adapter))).toEqual(new Set([adapter]));

  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html#sites`);
  const own = options.locator('section', { has: options.getByRole('heading', { name: 'Trang đã dạy' }) });
  await expect(own.getByRole('listitem')).toContainText('Bàn việc dân');
  const saved = options.waitForEvent('download');
  await own.getByRole('button', { name: 'Xuất Bàn việc dân' }).click();
  const file = await (await saved).path();
  const pack = adapterPackSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(pack.adapters).toHaveLength(1);

  await own.getByRole('button', { name: 'Gỡ Bàn việc dân' }).click();
  await expect(page.locator('dh-badge')).toHaveCount(0);
  await own.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect.poll(() => records(page)).toEqual(codes);
  await own.getByRole('button', { name: 'Gỡ Bàn việc dân' }).click();
  await expect(page.locator('dh-badge')).toHaveCount(0);
  await own.getByLabel('Nhập gói').first().setInputFiles(file);
  await expect(own).toContainText('Đã nhập: Bàn việc dân.');
  await expect.poll(() => records(page)).toEqual(codes);
  await own
    .getByLabel('Nhập gói')
    .first()
    .setInputFiles({
      name: 'hong.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...pack, adapters: [{ ...pack.adapters[0], version: 'một' }] })),
    });
  await expect(own.getByRole('alert')).toContainText('adapters.0.version');
  await own.getByRole('button', { name: 'Gỡ Bàn việc dân' }).click();
  await expect(page.locator('dh-badge')).toHaveCount(0);
  expect(errors.filter((error) => error.startsWith(extension.base))).toEqual([]);
  await options.close();
  await page.close();
});

for (const [what, path, count] of [
  ['cards', '/cong-la/the', '.the-ho-so'],
  ['plain blocks', '/cong-la/luoi', '.dong:not(.dau)'],
] as const)
  test(`a list made of ${what} can be taught, and what was taught taken back at once`, async ({
    extension,
    portals,
    page: popup,
  }) => {
    const page = await extension.context.newPage();
    await page.goto(`${portals.url}${path}`);
    const rows = await page.locator(count).count();
    const panel = await openPanel(page, popup, extension.base);
    await panel.getByLabel('Lúc vào hệ thống là gì?').selectOption('submitted');
    await panel.getByLabel('Bước hiện tại là gì?').selectOption('status');
    await panel.getByLabel('“Chờ mở phiếu”').selectOption('1');
    await expect(panel.getByRole('status')).toContainText(`Đọc được cả ${rows} dòng.`);
    await expect(page.locator('dh-badge').first()).toBeVisible();
    // Each badge stands in its own record; one further down comes when it is near.
    const own = await page
      .locator('dh-badge')
      .evaluateAll(
        (badges, rows) =>
          badges.every((badge) =>
            badge.closest(rows)?.textContent?.includes((badge as HTMLElement).dataset.record ?? '?'),
          ),
        count,
      );
    expect(own).toBe(true);
    await panel.getByRole('button', { name: 'Lưu' }).click();
    await panel.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(panel.getByRole('status')).toContainText('Đã hoàn tác.');
    await expect(page.locator('dh-badge')).toHaveCount(0);
    await panel.getByRole('button', { name: 'Đóng' }).last().click();
    await page.close();
  });

test('a detail page can be taught; leaving without saving asks first and leaves nothing behind', async ({
  extension,
  portals,
  page: popup,
}) => {
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/cong-la/danh-sach`);
  await page.getByRole('row', { name: 'Chờ mở phiếu' }).first().getByRole('link').click();
  const panel = await openPanel(page, popup, extension.base);
  await expect(panel.getByLabel('Phần của trang')).toHaveValue(/\d/);
  await panel.getByLabel('Phần của trang').selectOption({ label: 'Trang của một hồ sơ' });
  await panel.getByLabel('Lúc vào hệ thống là gì?').selectOption('submitted');
  await panel.getByLabel('Bước hiện tại là gì?').selectOption('status');
  await panel.getByLabel('“Chờ mở phiếu”').selectOption('1');
  await expect(page.locator('dh-badge')).toHaveCount(1);
  await expect(panel.getByRole('status')).toContainText('Đọc được hồ sơ trên trang.');
  await panel.getByLabel('Tên gọi').press('Escape');
  await expect(panel.getByRole('alert')).toContainText('Bỏ những gì bạn vừa chọn?');
  await panel.getByRole('button', { name: 'Dạy tiếp' }).click();
  await expect(page.locator('dh-badge')).toHaveCount(1);
  await panel.getByLabel('Tên gọi').press('Escape');
  await panel.getByRole('button', { name: 'Bỏ và đóng' }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.locator('dh-badge,dh-health')).toHaveCount(0);
  await page.close();
});
