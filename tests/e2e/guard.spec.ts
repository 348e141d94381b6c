import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call } from './messages';
import { codeOf, documentOf } from './overlay';

/** A dossier whose citizen has answered one request already, with every kind of button that asks for another. */
const page = documentOf(`
<p>Mã hồ sơ: <b>${codeOf(1)}</b></p>
<p>Trạng thái: <b>Chờ tiếp nhận</b></p>
<p>Ngày nộp: <b>24/11/2026 08:00</b></p>
<p>Ngày nộp bổ sung: <b>25/11/2026 08:00</b></p>
<div id="acts">
  <p><button id="plain">Yêu cầu bổ sung</button></p>
  <p><a id="script" href="javascript:done('script')">Yêu cầu bổ sung</a></p>
  <p><button id="inline" onclick="done('inline')">Yêu cầu bổ sung</button></p>
  <p><a id="hash" href="#bo-sung">Yêu cầu bổ sung</a></p>
  <p><span id="role" role="button" tabindex="0">Yêu cầu bổ sung</span></p>
  <form id="form"><input id="why" aria-label="Lý do" value="Thiếu trang"><input id="send" type="submit" value="Yêu cầu bổ sung"></form>
  <p><button id="child"><b>Yêu cầu</b> <span>bổ sung</span></button></p>
</div>
<script>
  window.acts = [];
  window.done = (name) => window.acts.push(name);
  document.getElementById('plain').addEventListener('click', () => done('plain'));
  document.getElementById('child').addEventListener('click', () => done('child'));
  document.addEventListener('click', (event) => { if (event.target.id === 'hash') done('hash ' + event.ctrlKey); });
  document.getElementById('role').addEventListener('keydown', (event) => { if (event.keyCode === 13) done('role'); });
  document.getElementById('form').addEventListener('submit', (event) => { event.preventDefault(); done('form ' + event.submitter.id); });
</script>`);

const acts = (on: import('@playwright/test').Page) => on.evaluate(() => (window as never as { acts: string[] }).acts);

test('every kind of button waits once for its officer, goes back by default, and acts exactly once when told to', async ({
  serve,
  page: tab,
  errors,
}) => {
  const origin = await serve(page);
  const dialog = tab.locator('dh-guard');
  for (const [press, expected] of [
    [() => tab.locator('#plain').click(), 'plain'],
    [() => tab.locator('#script').click(), 'script'],
    [() => tab.locator('#inline').click(), 'inline'],
    [() => tab.locator('#hash').click(), 'hash false'],
    [() => tab.locator('#role').press('Enter'), 'role'],
    [() => tab.locator('#why').press('Enter'), 'form send'],
    [() => tab.locator('#send').click(), 'form send'],
    [() => tab.locator('#child span').click(), 'child'],
    [() => tab.locator('#plain').press('Enter'), 'plain'],
    [() => tab.locator('#plain').press(' '), 'plain'],
  ] as const) {
    await tab.goto(`${origin}/`);
    await expect(tab.locator('dh-health')).toHaveAttribute('data-guard', '');
    await press();
    await expect(dialog, expected).toHaveAttribute('data-act', 'supplement');
    await expect(dialog).toHaveAttribute('data-record', codeOf(1));
    await expect(dialog).toContainText('đã được yêu cầu bổ sung 1 lần');
    await expect(dialog.getByRole('button', { name: 'Quay lại' })).toBeFocused();
    await tab.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await acts(tab), expected).toEqual([]);
    await press();
    await dialog.getByRole('button', { name: 'Quay lại' }).click();
    expect(await acts(tab), expected).toEqual([]);
    await press();
    await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
    await expect.poll(() => acts(tab), expected).toEqual([expected]);
    await expect(dialog).toHaveCount(0);
    // Not asked twice for the same thing: the portal may ask for itself once more.
    await press();
    await expect.poll(() => acts(tab), expected).toEqual([expected, expected]);
    expect(await dialog.count()).toBe(0);
  }
  expect(errors).toEqual([]);
});

const row = (n: number, status: string) =>
  `<tr><td><input type="checkbox" aria-label="Chọn ${codeOf(n)}"></td><td>${codeOf(n)}</td><td>25/11/2026 08:00</td><td>${status}</td><td><button class="more" data-n="${n}">Thao tác</button></td></tr>`;
const list = documentOf(`
<button id="all">Yêu cầu bổ sung</button>
<table><thead><tr><th></th><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th><th></th></tr></thead><tbody>
${row(1, 'Đã bổ sung, chờ tiếp nhận')}${row(2, 'Chờ tiếp nhận')}${row(3, 'Đã bổ sung, chờ tiếp nhận')}
</tbody></table>
<script>
  window.acts = [];
  document.getElementById('all').addEventListener('click', () => acts.push('all'));
  for (const more of document.querySelectorAll('.more')) more.addEventListener('click', () => {
    document.querySelector('.dropdown-menu')?.remove();
    const menu = document.createElement('div');
    menu.className = 'dropdown-menu';
    menu.innerHTML = '<a href="#" class="dropdown-item">Yêu cầu bổ sung</a>';
    menu.firstChild.addEventListener('click', (event) => { event.preventDefault(); acts.push(more.dataset.n); });
    document.body.append(menu);
  });
</script>`);

test('in lists a button is about its row, the ticked rows, or the row whose menu it is in', async ({
  serve,
  page: tab,
  errors,
}) => {
  await tab.goto(`${await serve(list)}/`);
  await expect(tab.locator('dh-badge')).toHaveCount(3);
  await expect(tab.locator('dh-health')).toHaveAttribute('data-guard', '');
  const dialog = tab.locator('dh-guard');
  const all = tab.locator('#all');
  // Nothing is ticked: it is not known whom it is about, and the portal has its way.
  await all.click();
  expect(await acts(tab)).toEqual(['all']);
  await tab.getByLabel(`Chọn ${codeOf(2)}`).check();
  await all.click();
  expect(await acts(tab)).toEqual(['all', 'all']);
  await tab.getByLabel(`Chọn ${codeOf(1)}`).check();
  await tab.getByLabel(`Chọn ${codeOf(3)}`).check();
  await all.click();
  await expect(dialog).toHaveAttribute('data-record', `${codeOf(1)} ${codeOf(3)}`);
  await expect(dialog).not.toContainText(codeOf(2));
  await dialog.getByRole('button', { name: 'Quay lại' }).click();
  for (const n of [1, 2, 3]) await tab.getByLabel(`Chọn ${codeOf(n)}`).uncheck();

  const item = tab.locator('.dropdown-item');
  await tab.locator('.more[data-n="2"]').click();
  await item.click();
  await expect.poll(() => acts(tab)).toEqual(['all', 'all', '2']);
  await tab.locator('.more[data-n="3"]').click();
  await item.click();
  await expect(dialog).toHaveAttribute('data-record', codeOf(3));
  await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  await expect.poll(() => acts(tab)).toEqual(['all', 'all', '2', '3']);
  expect(errors).toEqual([]);
});

test('what is set for a rule holds: said only, or not at all; a button that is gone meanwhile is said', async ({
  extension,
  serve,
  page: tab,
}) => {
  const origin = await serve(page);
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  const set = async (guards: Settings['guards']) => {
    await call(own, 'saveSettings', { ...DEFAULT_SETTINGS, guards });
    await tab.bringToFront();
    await tab.goto(`${origin}/`);
    await expect(tab.locator('dh-health')).toHaveAttribute('data-guard', '');
  };
  const dialog = tab.locator('dh-guard');
  try {
    await set({ 'second-supplement': 'off' });
    await tab.locator('#plain').click();
    expect(await acts(tab)).toEqual(['plain']);
    await expect(tab.locator('dh-health')).not.toContainText('Vừa bấm');

    await set({ 'second-supplement': 'warn' });
    await tab.locator('#plain').click();
    expect(await acts(tab)).toEqual(['plain']);
    await expect(tab.locator('dh-health')).toContainText(`Vừa bấm khi ${codeOf(1)} còn: Đã yêu cầu bổ sung 1 lần`);

    await set({});
    await tab.locator('#plain').click();
    await tab.evaluate(() => document.getElementById('acts')?.remove());
    await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
    expect(await acts(tab)).toEqual([]);
    await expect(tab.locator('dh-health')).toContainText('Nút vừa bấm không còn trên trang.');
  } finally {
    await call(own, 'saveSettings', DEFAULT_SETTINGS);
    await own.close();
  }
});
