import type { Page } from '@playwright/test';
import type { StoredRecord } from '../../lib/log/types';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, logged, stored } from './messages';

const ORIGIN = 'https://motcua.example.gov.vn';
const PASSPHRASE = 'Cây đa bến nước';

/** Invented dossiers, the first seen last; every third one is about a marriage. */
const dossiers = (count: number): StoredRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const code = `000.00.16.H23-261123-${String(i).padStart(5, '0')}`;
    const seen = Date.now() - 60_000 - i * 1_000;
    const marriage = i % 3 === 0;
    return {
      id: `${ORIGIN}|dossier|${code}`,
      origin: ORIGIN,
      kind: 'dossier',
      record: code,
      status: i % 2 ? 10 : 4,
      statusText: i % 2 ? 'Đã trả kết quả' : 'Đang xử lý',
      procedure: marriage ? 'Đăng ký kết hôn' : 'Đăng ký khai sinh',
      procedureCode: marriage ? '1.000894' : '1.001193',
      times: {
        submitted: { at: Date.UTC(2026, 10, 23, 1), precision: 'minute' },
        due: { at: Date.UTC(2026, 10, 26, 1), precision: 'minute' },
      },
      blank: [],
      page: '/ho-so',
      adapter: 'auto@1',
      firstSeen: seen,
      lastSeen: seen,
      open: i % 2 ? 0 : 1,
    };
  });

/** Puts records, and a change of the first one, where the background would have put them. */
const fill = (page: Page, records: StoredRecord[]): Promise<void> =>
  page.evaluate(
    (all) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('dung-hen');
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['records', 'transitions'], 'readwrite');
          for (const record of all) writing.objectStore('records').put(record);
          const [{ id, firstSeen }] = all as [StoredRecord];
          const change = { id: `${id}|status|4|${firstSeen}`, recordId: id, field: 'status', from: '1', to: '4' };
          writing.objectStore('transitions').put({ ...change, after: firstSeen - 60_000, at: firstSeen });
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          writing.onabort = () => reject(writing.error);
        };
      }),
    records,
  );

/** The log's page over so many records. */
async function opened(page: Page, base: string, count: number): Promise<void> {
  await page.goto(`${base}/options.html#data`);
  await call(page, 'clearLog', undefined);
  await fill(page, dossiers(count));
  await page.goto('about:blank');
  await page.goto(`${base}/options.html#log`);
  await expect(page.getByRole('status')).toContainText('trong');
}

const rows = (page: Page) => page.getByRole('grid').locator('tbody tr');
const code = (i: number) => `261123-${String(i).padStart(5, '0')}`;

test('a filter lives in the address: it can be gone back over, and a record comes back to its place', async ({
  page,
  extension,
}) => {
  await opened(page, extension.base, 90);
  const found = page.getByRole('status');
  await expect(found).toHaveText('90 trong 90 mục');
  await page.getByLabel('Tìm mã, trạng thái, thủ tục').fill('ket hon');
  await expect(found).toHaveText('30 trong 90 mục');
  await page.getByText('Lọc thêm').click();
  await page.getByLabel('Loại hạn').selectOption({ label: 'Giải quyết' });
  await page.getByLabel('Lọc theo ngày').selectOption({ label: 'Hạn' });
  await page.getByLabel('Từ ngày').fill('27/11/2026');
  await expect(found).toHaveText('0 trong 90 mục');
  expect(new URL(page.url()).hash).toBe('#log?text=ket+hon&clock=resolution&dates=due&from=2026-11-27');
  await page.goBack();
  await expect(found).toHaveText('30 trong 90 mục');
  await expect(page.getByLabel('Từ ngày')).toHaveValue('');
  await page.goForward();
  await expect(found).toHaveText('0 trong 90 mục');
  await page.goBack();

  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toBeFocused();
  await expect(rows(page).last()).toContainText(code(87));
  const top = await page.locator('.log-scroll').evaluate((part) => part.scrollTop);
  expect(top).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: code(87) })).toBeVisible();
  await page.getByRole('link', { name: 'Về nhật ký' }).click();
  await expect(rows(page).filter({ hasText: code(87) })).toBeFocused();
  expect(await page.locator('.log-scroll').evaluate((part) => part.scrollTop)).toBe(top);
  await page.getByRole('button', { name: 'Xóa bộ lọc' }).click();
  await expect(found).toHaveText('90 trong 90 mục');
});

test('three thousand rows scroll, and what the background writes meanwhile comes in without a jump', async ({
  page,
  extension,
}) => {
  await opened(page, extension.base, 3_000);
  await expect(page.getByRole('status')).toHaveText('3.000 trong 3.000 mục');
  expect(await rows(page).count()).toBeLessThan(80);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '3001');
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(rows(page).last()).toBeFocused();
  await expect(rows(page).last()).toHaveAttribute('aria-rowindex', '3001');
  await page.keyboard.press('PageUp');
  await expect(page.locator(':focus')).not.toContainText(code(2_999));
  const row = await page.locator(':focus').elementHandle();
  const place = await row?.boundingBox();
  const recordId = decodeURIComponent(
    (await row?.$eval('a', (link) => link.getAttribute('href')))?.split('=')[1] ?? '',
  );
  const told = { recordId, nonce: crypto.randomUUID(), note: 'Sổ ghi 08:15', what: 'time', role: 'due', moment: null };
  expect(await call(page, 'correct', told)).toEqual({ ok: true, value: true });
  await expect(page.locator(':focus')).toContainText('Có sửa tay');
  expect(await row?.boundingBox()).toEqual(place);
  await page.keyboard.press('Home');
  await expect(page.locator(':focus')).toContainText(code(0));
});

test('a correction counts at once, stands beside what the portal says, and can be withdrawn', async ({
  page,
  extension,
}) => {
  await opened(page, extension.base, 3);
  await rows(page).first().locator('a').first().click();
  await page.getByText('Sửa giờ hoặc người làm').click();
  await page.getByLabel('Mốc thời gian', { exact: true }).selectOption({ label: 'Hạn trả, hạn xử lý' });
  await page.getByLabel('Ngày đúng').fill('30/11/2026');
  await page.getByLabel('Giờ (nếu biết)').fill('9h00');
  await page.getByRole('button', { name: 'Ghi phần sửa' }).click();
  await expect(page.getByText('Hãy ghi lý do')).toBeVisible();
  await page.getByLabel('Lý do').fill('Giấy hẹn ghi ngày 30');
  await page.getByRole('button', { name: 'Ghi phần sửa' }).click();
  await expect(page.getByText('Đã ghi.')).toBeVisible();
  const line = 'Hạn trả, hạn xử lý: cổng ghi 08:00 thứ Năm 26/11/2026; sửa tay thành 09:00 thứ Hai 30/11/2026';
  await expect(page.getByText(line)).toBeVisible();
  await expect(page.locator('.facts').first()).toContainText('09:00 thứ Hai 30/11/2026');
  // What was seen is as it was.
  const [first] = (await logged(page)) as unknown as StoredRecord[];
  expect(first?.times.due?.at).toBe(Date.UTC(2026, 10, 26, 1));

  await page.getByText('Ai đã làm').click();
  await page.getByLabel('Người làm', { exact: true }).selectOption({ label: 'Chính tôi' });
  await page.getByLabel('Lý do').fill('Tôi bấm ở máy khác');
  await page.getByRole('button', { name: 'Ghi phần sửa' }).click();
  await expect(page.getByText('Bạn làm (sửa tay)')).toBeVisible();

  await page.getByRole('button', { name: `Rút lại: ${line}` }).click();
  await expect(page.getByText('đã rút lại')).toBeVisible();
  await expect(page.locator('.facts').first()).toContainText('08:00 thứ Năm 26/11/2026');
  await page.getByRole('link', { name: 'Về nhật ký' }).click();
  // The other correction still holds.
  await expect(rows(page).filter({ hasText: 'Có sửa tay' })).toHaveText(/00000/);
});

test('a backup brings the log back; settings only where they are asked for', async ({ page, extension }) => {
  await opened(page, extension.base, 5);
  await page.goto(`${extension.base}/options.html#data`);
  await expect(page.getByText('5 hồ sơ, văn bản; 1 lần thay đổi.')).toBeVisible();
  const settings = (await stored(page, SETTINGS_KEY)) as { retentionDays: number } | undefined;
  await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 45 });
  const { value } = (await call(page, 'makeBackup', PASSPHRASE)) as { value: string };
  await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 60 });
  await call(page, 'clearLog', undefined);
  const choose = () =>
    page
      .getByLabel('Khôi phục từ tệp')
      .first()
      .setInputFiles({ name: 'sao-luu.json', mimeType: 'application/json', buffer: Buffer.from(value) });
  const days = async () => ((await stored(page, SETTINGS_KEY)) as { retentionDays: number }).retentionDays;
  try {
    await page.getByLabel('Mật khẩu của tệp').fill(PASSPHRASE);
    await choose();
    await expect(page.getByText('Đã khôi phục: 5 mục mới')).toBeVisible();
    expect(await logged(page)).toHaveLength(5);
    expect(await days()).toBe(60);
    await page.getByLabel('Lấy cả cài đặt').check();
    await choose();
    await expect(page.getByText('Đã khôi phục: 0 mục mới')).toBeVisible();
    expect(await days()).toBe(45);
  } finally {
    await call(page, 'saveSettings', settings ?? DEFAULT_SETTINGS);
    await call(page, 'clearLog', undefined);
  }
});
