import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

/** A list that no adapter knows, with a person's name and numbers in it. */
const LIST = `<!doctype html><html lang="vi"><title>Sổ</title><body><h1>Sổ theo dõi</h1>
<table class="so"><thead><tr><th>Phiếu</th><th>Người nộp</th><th>Vào lúc</th></tr></thead>
<tbody><tr><td class="ma"><a href="/p/17">PM-000017</a></td><td>Trần Thị Thử</td><td>16/11/2026 08:00</td></tr></tbody></table>
</body></html>`;

test('a diagnosis is shown before it is saved, and holds how the page is built but nothing that it says of anybody', async ({
  extension,
  serve,
  page,
  errors,
}) => {
  const portal = await extension.context.newPage();
  await portal.goto(`${await serve({ '/so/17': LIST })}/so/17`);
  // Opened in a tab the popup would be its own subject: what stands for the tab below it is named here.
  await page.addInitScript((url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query: (...args: unknown[]) => unknown } } }).chrome;
    const query = tabs.query.bind(tabs);
    tabs.query = (_: unknown, ...rest: unknown[]) => query({ url }, ...rest);
  }, portal.url());
  await page.goto(`${extension.base}/popup.html`);
  await page.getByRole('button', { name: 'Xuất chẩn đoán' }).click();
  const preview = page.getByRole('region', { name: 'Chẩn đoán trang này' }).locator('pre');
  await expect(preview).toContainText('"headers"');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu tệp' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text).toBe(await preview.textContent());
  const { format, pages } = JSON.parse(text);
  expect(format).toBe('dung-hen/diagnosis');
  expect(pages).toHaveLength(1);
  expect(pages[0]).toMatchObject({ path: '/so/*', adapter: null });
  expect(pages[0].lists[0]).toMatchObject({ built: expect.stringContaining('table.so'), rows: 1 });
  expect(pages[0].lists[0].headers).toEqual(['Phiếu', 'Người nộp', 'Vào lúc']);
  for (const value of ['Trần', 'Thử', '000017', '2026', '08:00']) expect(text).not.toContain(value);
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await expect(page.getByRole('button', { name: 'Xuất chẩn đoán' })).toBeVisible();
  expect(errors.filter((error) => error.startsWith(extension.base))).toEqual([]);
  await portal.close();
});
