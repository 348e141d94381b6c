import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { checkDocx } from '../../lib/findings/docx/docx';
import { Zip } from '../../lib/findings/zip';
import { logExportSchema } from '../../lib/log/export';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, logged } from './messages';

type Open = (path: string) => Promise<Page>;
const CODE = /\d{3}\.\d{2}\.\d{2}\.H\d{2}-\d{6}-\d{4}/;

/** A log with what one list of the demo portal shows, and the report section open. */
async function withLog(open: Open, page: Page, portal: string): Promise<void> {
  await open('options.html#report');
  // What other tests saw is nobody's concern here.
  await call(page, 'clearLog', undefined);
  // The list stays open until it is in the log: a page that is left at once may not have told of itself.
  const list = await page.context().newPage();
  await list.goto(`${portal}/mot-cua/danh-sach`);
  await expect.poll(async () => (await logged(page)).length).toBeGreaterThan(0);
  await list.close();
  await page.reload();
}

async function save(page: Page, kind: string): Promise<{ download: Download; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(`\\.${kind}`) }).click(),
  ]);
  return { download, bytes: new Uint8Array(readFileSync(await download.path())) };
}

test('the monthly report is previewed, remembered and saved in the form of the decree', async ({
  open,
  page,
  portals,
  errors,
}) => {
  await withLog(open, page, portals.url);
  await page.getByLabel('Cơ quan ban hành').fill('UBND phường Thử');
  await page.getByLabel('Họ tên người ký').fill('Trần Thị Thử');
  const paper = page.getByRole('article');
  await expect(paper).toContainText('UBND PHƯỜNG THỬ');
  await expect(paper).toContainText('Những gì chưa đo được và vì sao');
  const { download, bytes } = await save(page, 'docx');
  expect(download.suggestedFilename()).toMatch(/^dung-hen-bao-cao-\d{4}-\d\d\.docx$/);
  await expect(page.getByText(`Đã lưu ${download.suggestedFilename()}`)).toBeVisible();
  expect(await checkDocx(bytes)).toMatchObject({ state: 'checked', findings: [] });
  const text = new TextDecoder().decode(await new Zip(bytes).read('word/document.xml'));
  expect(text).toContain('Trần Thị Thử');
  expect(text).not.toMatch(CODE);
  // Remembered: the next time only a fold away.
  await page.reload();
  await expect(paper).toContainText('UBND PHƯỜNG THỬ');
  await page.getByText('Phần đầu và chữ ký').click();
  await expect(page.getByLabel('Họ tên người ký')).toHaveValue('Trần Thị Thử');
  expect(errors).toEqual([]);
});

test('by keyboard alone a workbook with codes is chosen, looked at and saved', async ({ open, page, portals }) => {
  await withLog(open, page, portals.url);
  await page.getByRole('radio', { name: /Word/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Bảng tính/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Tháng', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: 'Tệp có kèm mã hồ sơ' })).toBeVisible();
  const button = page.getByRole('button', { name: 'Lưu tệp .xlsx' });
  await expect(button).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const book = await readXlsx(new Uint8Array(readFileSync(await download.path())));
  expect(book.sheets.map(({ name }) => name)).toEqual([
    'Tổng hợp',
    'Theo ngày',
    'Hồ sơ, văn bản',
    'Thời hạn',
    'Diễn biến',
  ]);
  expect(JSON.stringify(book.sheets[2]?.rows)).toMatch(CODE);
});

test('the log leaves as a table that Excel opens, in the words of the interface', async ({ open, page, portals }) => {
  await withLog(open, page, portals.url);
  const table = async () => {
    await page.getByRole('radio', { name: /CSV/ }).check();
    return Buffer.from((await save(page, 'csv')).bytes);
  };
  const vietnamese = await table();
  expect([...vietnamese.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [heading, first] = vietnamese.toString('utf8').slice(1).split('\r\n');
  expect(heading).toContain('"Số thứ tự";"Mã hồ sơ, số văn bản";"Loại";"Trạng thái"');
  expect(first).toContain(';"Hồ sơ";"Mới đăng ký";');
  try {
    await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, language: 'en' });
    expect((await table()).toString('utf8')).toContain('"Code or number";"Kind";"Status"');
  } finally {
    await call(page, 'saveSettings', DEFAULT_SETTINGS);
  }
});

test('JSON is what its schema says, and without codes unless they are ticked', async ({ open, page, portals }) => {
  await withLog(open, page, portals.url);
  await page.getByRole('radio', { name: /JSON/ }).check();
  const saved = async () => new TextDecoder().decode((await save(page, 'json')).bytes);
  const bare = await saved();
  expect(logExportSchema.parse(JSON.parse(bare)).withCodes).toBe(false);
  expect(bare).not.toMatch(CODE);
  await page.getByRole('checkbox', { name: /Kèm mã hồ sơ/ }).check();
  await expect(page.locator('pre')).toContainText('"withCodes": true');
  expect(await saved()).toMatch(CODE);
});

test('an empty log has nothing to save, and says how it fills', async ({ open, page }) => {
  await open('options.html#report');
  await call(page, 'clearLog', undefined);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Chưa có gì để xuất' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`previews have no serious accessibility violation, ${colorScheme}`, async ({ open, page, portals }) => {
    await page.emulateMedia({ colorScheme });
    await withLog(open, page, portals.url);
    for (const [kind, seen] of [
      ['Word', '.paper'],
      ['Bảng tính', '.sheet-table'],
      ['JSON', 'pre'],
    ] as const) {
      await page.getByRole('radio', { name: new RegExp(kind) }).check();
      await expect(page.locator(seen).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${kind}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });
