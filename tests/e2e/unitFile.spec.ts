import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { inventLog } from '../tools/invented-log';
import { expect, test } from './fixtures';
import { call } from './messages';

const clean = async (page: Page) => {
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
};
test.beforeEach(async ({ open, page }) => {
  await open('options.html#unit');
  await clean(page);
});
test.afterEach(async ({ page }) => clean(page));

const PHRASE = 'cây đa bến nước sân đình';

/** Makes a summary as an officer would, and gives back the file. */
async function saveAs(
  page: Page,
  name: string,
  phrase = PHRASE,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  await page.getByLabel('Tên của bạn').fill(name);
  await page.getByLabel('Cụm từ chung của đơn vị').fill(phrase);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu tệp tổng hợp' }).click();
  const file = await saved;
  await expect(page.getByText('Đã lưu tệp. Hãy chuyển tệp cho lãnh đạo.')).toBeVisible();
  return { name: file.suggestedFilename(), mimeType: 'application/json', buffer: await readFile(await file.path()) };
}

/** Chooses files, and waits for what is said of each. */
async function choose(page: Page, files: Awaited<ReturnType<typeof saveAs>>[], said: string[]): Promise<void> {
  await page.getByLabel('Chọn tệp…').setInputFiles(files);
  const results = page.locator('section', { hasText: 'Gộp tệp của các cán bộ' }).last().locator('[aria-live] .notice');
  await expect(results).toContainText(said);
}

test('officers’ files become one unit: taken in once, refused when altered, another key asked about, the missing named', async ({
  page,
  errors,
}) => {
  await inventLog(page, { records: 200, now: Date.now(), days: 30 });
  await page.reload();
  const first = await saveAs(page, 'Lê Thị Mẫu');
  expect(first.buffer.toString()).not.toContain('000.00.16');
  expect(first.name).toMatch(/^dung-hen-tong-hop-\d{4}-\d\d-\d\d\.json$/);
  await choose(page, [first], ['đã nhận tệp của Lê Thị Mẫu']);
  await choose(page, [first], ['đã nhận rồi']);
  const open = page.getByRole('heading', { name: /việc đang mở, theo lúc lập từng tệp/ });
  const before = await open.textContent();
  expect(before).toMatch(/^[1-9]\d* việc/);

  // One digit of what it says is another.
  const text = first.buffer.toString();
  const altered = {
    ...first,
    name: 'sua.json',
    buffer: Buffer.from(text.replace(/(\\"received\\":)(\d)/, (_, key, digit) => key + ((Number(digit) % 9) + 1))),
  };
  expect(altered.buffer.equals(first.buffer)).toBe(false);
  const other = { ...first, name: 'khac.json', buffer: Buffer.from('{"format":"dung-hen/backup","version":1}') };
  await choose(page, [altered, other], ['nội dung đã bị sửa sau khi ký', 'không phải tệp tổng hợp']);

  await page.getByLabel('Cán bộ cần gửi tệp').fill('Lê Thị Mẫu, Phạm Minh Họa');
  await page.getByLabel('Cán bộ cần gửi tệp').blur();
  await expect(page.getByText('Còn thiếu tệp của: Phạm Minh Họa.')).toBeVisible();

  const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(errors).toEqual([]);
});

test('a name under another key waits for the leader’s word, and a file can be taken out again', async ({
  page,
  errors,
}) => {
  const now = Date.now();
  await inventLog(page, { records: 60, now, days: 12 });
  await page.reload();
  const old = await saveAs(page, 'Lê Thị Mẫu');
  const heading = page.getByRole('heading', { name: /việc đang mở, theo lúc lập từng tệp/ });
  await choose(page, [old], ['đã nhận tệp của Lê Thị Mẫu']);
  const alone = (await heading.textContent()) ?? '';
  // Another machine has a key of its own: here the same one whose data were cleared. It has seen the same dossiers.
  await call(page, 'clearLog', undefined);
  await inventLog(page, { records: 60, now, days: 12 });
  await page.reload();
  const renewed = { ...(await saveAs(page, 'Lê Thị Mẫu')), name: 'may-moi.json' };
  await choose(page, [old], ['đã nhận tệp của Lê Thị Mẫu']);
  await choose(page, [renewed], ['ký bằng khóa khác lần trước']);
  await expect(heading).toHaveText(alone);
  await page.getByRole('button', { name: 'Đã hỏi, nhận khóa mới' }).click();
  await expect(page.getByText('đã thay tệp cũ của Lê Thị Mẫu')).toBeVisible();
  await expect(
    page.locator('section', { hasText: 'Gộp tệp' }).last().locator('tbody').first().locator('tr'),
  ).toHaveCount(1);
  await expect(heading).toHaveText(alone);
  await page.getByRole('button', { name: 'Bỏ tệp của Lê Thị Mẫu' }).click();
  await expect(heading).toBeHidden();
  expect(errors).toEqual([]);
});
