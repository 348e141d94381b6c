import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, stored } from './messages';
import { openPanel } from './panel';

const LABELS = ['Số phiếu', 'Người đề nghị', 'Lúc vào hệ thống', 'Bước hiện tại'];
const row = (n: number) =>
  `<tr>${[`P2026/00120${n}-TN`, `Người Ví Dụ ${n}`, `0${n}/11/2026 08:15`, 'Chờ mở phiếu'].map((one) => `<td>${one}</td>`).join('')}</tr>`;
const LIST = `<table id="so-phieu"><thead><tr>${LABELS.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${[1, 2, 3, 4, 5].map(row).join('')}</tbody></table>`;
const page = (body: string, head = '') =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Sổ phiếu</title>${head}</head><body><main>${body}</main></body></html>`;

const HOSTILE: Record<string, string> = {
  'an open modal dialog': page(
    `${LIST}<dialog><p>Thông báo</p><button>Đồng ý</button></dialog><script>document.querySelector('dialog').showModal()</script>`,
  ),
  'rules against everything': page(LIST, '<style>*{display:none!important;all:unset!important}</style>'),
  'a policy that allows nothing': page(
    LIST,
    '<meta http-equiv="content-security-policy" content="default-src \'none\'">',
  ),
  'a trap for the focus and keys of its own': page(
    `<button id="giu">Giữ</button>${LIST}<p id="nghe"></p><script>
      const heard = (event) => { document.getElementById('nghe').textContent += event.key; event.preventDefault(); };
      document.addEventListener('keydown', heard, true);
      document.addEventListener('focusin', (event) => { if (event.target.id !== 'giu') document.getElementById('giu').focus(); }, true);
    </script>`,
  ),
};

for (const [what, html] of Object.entries(HOSTILE))
  test(`the panel can be used by mouse and keys over ${what}`, async ({ extension, serve, page: popup }) => {
    const tab = await extension.context.newPage();
    await tab.goto(await serve(html));
    const panel = await openPanel(tab, popup, extension.base);
    const name = panel.getByLabel('Tên gọi');
    await name.click();
    await tab.keyboard.type('Sổ phường');
    await expect(name).toHaveValue('Sổ phường');
    await panel.getByLabel('Lúc vào hệ thống là gì?').selectOption('submitted');
    await expect(panel.getByRole('status')).toContainText('Đọc được cả 5 dòng.');
    await tab.keyboard.press('Escape');
    await expect(panel.getByRole('alert')).toContainText('Bỏ những gì bạn vừa chọn?');
    await panel.getByRole('button', { name: 'Bỏ và đóng' }).click();
    await expect(panel).toHaveCount(0);
    expect(await tab.locator('#nghe').allTextContents()).toEqual(what.startsWith('a trap') ? [''] : []);
    expect(await tab.locator('dialog[open]').count()).toBe(what.startsWith('an open') ? 1 : 0);
    await tab.close();
  });

test('a look again keeps what was chosen; another address of the page begins its own lesson', async ({
  extension,
  serve,
  page: popup,
}) => {
  const tab = await extension.context.newPage();
  const origin = await serve({ '/danh-sach': page(LIST) });
  await tab.goto(`${origin}/danh-sach`);
  const panel = await openPanel(tab, popup, extension.base);
  const entered = panel.getByLabel('Lúc vào hệ thống là gì?');
  await entered.selectOption('submitted');
  // The page makes its table anew.
  await tab.evaluate((html) => {
    const main = document.querySelector('main');
    if (main) main.innerHTML = html;
  }, LIST);
  await panel.getByRole('button', { name: 'Xem lại trang' }).click();
  await expect(entered).toHaveValue('submitted');
  await expect(panel.getByRole('status')).toContainText('Đọc được cả 5 dòng.');
  await tab.evaluate(() => history.pushState(null, '', '/khac'));
  await expect(entered).toHaveValue('');
  await entered.selectOption('submitted');
  await panel.getByRole('button', { name: 'Lưu' }).click();
  await expect(panel.getByRole('status')).toContainText('Đã lưu.');
  const { entries } = (await stored(popup, 'ownAdapters')) as {
    entries: { adapter: { pages: { when: { path: string } }[] } }[];
  };
  expect(entries[0]?.adapter.pages.map(({ when }) => when.path)).toEqual(['^/khac$']);
  await panel.getByRole('button', { name: 'Hoàn tác' }).click();
  await tab.close();
});

test('on a narrow or magnified screen the whole panel is in view, and most of it is for the columns', async ({
  extension,
  serve,
  page: popup,
}) => {
  const tab = await extension.context.newPage();
  await tab.setViewportSize({ width: 360, height: 384 });
  await tab.goto(await serve(page(`${LIST}<p style="block-size:2000px"></p>`)));
  const panel = await openPanel(tab, popup, extension.base);
  const box = await panel.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  const columns = await panel.locator('.body').evaluate((body) => body.clientHeight / innerHeight);
  expect(columns).toBeGreaterThan(0.5);
  // Not all is well yet: no status was said.
  await panel.getByLabel('Lúc vào hệ thống là gì?').selectOption('submitted');
  await panel.getByLabel('Bước hiện tại là gì?').selectOption('status');
  await expect(panel.getByRole('status')).toContainText('5 dòng có trạng thái chưa rõ.');
  await expect(panel.getByRole('status')).not.toHaveClass(/good/);
  await panel.getByLabel('“Chờ mở phiếu”').selectOption('1');
  await expect(panel.getByRole('status')).toHaveClass(/good/);
  await tab.close();
});

test.afterAll(async ({ extension }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', DEFAULT_SETTINGS);
  await own.close();
});
