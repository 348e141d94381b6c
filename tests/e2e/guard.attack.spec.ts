import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { codeOf, documentOf, settled } from './overlay';

const detail = (content: string, head = '') =>
  documentOf(
    `<p>Mã hồ sơ: <b id="code">${codeOf(1)}</b></p><p>Trạng thái: <b>Chờ tiếp nhận</b></p><p>Ngày nộp: <b>24/11/2026 08:00</b></p><p>Ngày nộp bổ sung: <b>25/11/2026 08:00</b></p>
<script>window.acts = []; window.done = (name) => window.acts.push(name);</script>${content}`,
    head,
  );
const acts = (on: Page) => on.evaluate(() => (window as never as { acts: string[] }).acts);
const ready = (tab: Page) => expect(tab.locator('dh-health')).toHaveAttribute('data-guard', '');
const PLAIN = `<button id="plain" onclick="done('plain')">Yêu cầu bổ sung</button>`;

test('a page that traps keys, clicks and focus leaves the dialog to its officer', async ({ serve, page: tab }) => {
  await tab.goto(
    `${await serve(
      detail(`<div role="dialog" id="modal" tabindex="-1">${PLAIN}<button id="other">Đóng</button></div><script>
  const modal = document.getElementById('modal');
  for (const type of ['keydown', 'click', 'pointerdown', 'mousedown']) document.addEventListener(type, (event) => {
    if (type === 'keydown' && event.key === 'Tab') { event.preventDefault(); modal.focus(); }
    if (type === 'keydown' && event.key === 'Escape') event.preventDefault();
    if (modal.contains(event.target)) return;
    event.preventDefault(); event.stopImmediatePropagation();
  }, true);
  document.addEventListener('focusin', (event) => { if (!modal.contains(event.target)) { event.stopImmediatePropagation(); modal.focus(); } }, true);
</script>`),
    )}/`,
  );
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  await tab.locator('#plain').click();
  await expect(dialog.getByRole('button', { name: 'Quay lại' })).toBeFocused();
  await tab.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(tab.locator('#plain')).toBeFocused();
  await tab.locator('#plain').click();
  await tab.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Vẫn tiếp tục' })).toBeFocused();
  await tab.keyboard.press('Enter');
  await expect.poll(() => acts(tab)).toEqual(['plain']);
  await tab.reload();
  await ready(tab);
  await tab.locator('#plain').click();
  await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  await expect.poll(() => acts(tab)).toEqual(['plain']);
});

test('the second half of a double click, and a key that is held, answer nothing', async ({ serve, page: tab }) => {
  await tab.goto(
    `${await serve(detail(`<style>#plain{position:fixed;inset:0;width:100vw;height:100vh}</style>${PLAIN}`))}/`,
  );
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  // Where the answers will be.
  await tab.locator('#plain').click({ position: { x: 5, y: 5 } });
  const box = await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).boundingBox();
  if (!box) throw new Error('no answer to press');
  await tab.keyboard.press('Escape');
  const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await tab.mouse.dblclick(...at);
  await tab.waitForTimeout(200);
  expect(await acts(tab)).toEqual([]);
  await expect(dialog).toHaveCount(1);
  // A double click on the answer is one press, of the answer.
  await tab.waitForTimeout(600);
  await tab.mouse.dblclick(...at);
  await tab.waitForTimeout(300);
  expect(await acts(tab)).toEqual(['plain']);

  await tab.reload();
  await ready(tab);
  await tab.locator('#plain').focus();
  await tab.keyboard.down('Enter');
  for (let i = 0; i < 6; i++) await tab.keyboard.down('Enter');
  await tab.keyboard.up('Enter');
  await expect(dialog).toHaveCount(1);
  expect(await acts(tab)).toEqual([]);
});

test('controls inside shadow roots, and keys that a page hears at any stage', async ({ serve, page: tab }) => {
  await tab.goto(
    `${await serve(
      detail(`<x-button id="slotted">Yêu cầu bổ sung</x-button><x-inner id="inner"></x-inner>
<p><span id="kp" role="button" tabindex="0">Yêu cầu bổ sung</span></p><p><span id="ku" role="button" tabindex="0">Yêu cầu bổ sung</span></p><p><span id="ke" role="button" tabindex="0">Yêu cầu bổ sung</span></p>
<script>
customElements.define('x-button', class extends HTMLElement { constructor() { super(); this.attachShadow({mode:'open'}).innerHTML = '<button><slot></slot></button>'; this.addEventListener('click', () => done('slotted')); } });
customElements.define('x-inner', class extends HTMLElement { constructor() { super(); this.attachShadow({mode:'open'}).innerHTML = '<a href="#"><i>Yêu cầu bổ sung</i></a>'; this.addEventListener('click', () => done('inner')); } });
document.getElementById('kp').addEventListener('keypress', (e) => { if (e.which === 13) done('kp'); });
document.getElementById('ku').addEventListener('keyup', (e) => { if (e.key === ' ') done('ku'); });
document.getElementById('ke').addEventListener('keyup', (e) => { if (e.key === 'Enter') done('ke'); });
</script>`),
    )}/`,
  );
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  for (const [press, name] of [
    [() => tab.locator('#slotted').click(), 'slotted'],
    [() => tab.locator('#inner i').click(), 'inner'],
    [() => tab.locator('#kp').press('Enter'), 'kp'],
    [() => tab.locator('#ku').press(' '), 'ku'],
    [() => tab.locator('#ke').press('Enter'), 'ke'],
  ] as const) {
    await tab.reload();
    await ready(tab);
    await press();
    await expect(dialog, name).toHaveCount(1);
    await tab.keyboard.press('Shift+Tab');
    await tab.keyboard.press('Enter', { delay: 150 });
    await expect.poll(() => acts(tab), name).toEqual([name]);
    await settled(tab);
    expect(await acts(tab), name).toEqual([name]);
  }
});

test('a button that means another dossier by now is not pressed', async ({ serve, page: tab }) => {
  await tab.goto(`${await serve(detail(PLAIN))}/`);
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  await tab.locator('#plain').click();
  await tab.evaluate((code) => {
    (document.getElementById('code') as HTMLElement).textContent = code;
  }, codeOf(2));
  await expect(tab.locator('dh-badge')).toHaveAttribute('data-record', codeOf(2));
  await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  await expect(dialog).toHaveCount(0);
  await tab.waitForTimeout(200);
  expect(await acts(tab)).toEqual([]);
});

test('a dialog that the page throws away does not switch the guard off', async ({ serve, page: tab }) => {
  await tab.goto(`${await serve(detail(PLAIN))}/`);
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  await tab.locator('#plain').click();
  await tab.evaluate(() => document.querySelector('dh-guard')?.remove());
  await tab.locator('#plain').click();
  await expect(dialog).toHaveCount(1);
  expect(await acts(tab)).toEqual([]);
});

test('no style of a page hides the dialog', async ({ serve, page: tab }) => {
  await tab.goto(
    `${await serve(
      detail(
        PLAIN,
        '<style>body>*:not(main){display:none!important;visibility:hidden!important;opacity:0!important}*{all:unset;pointer-events:none}button,body *{pointer-events:auto}dialog,dh-guard{display:none!important;content-visibility:hidden!important}</style>',
      ),
    )}/`,
  );
  await ready(tab);
  await tab.locator('#plain').click();
  await expect(tab.locator('dh-guard').getByRole('button', { name: 'Quay lại' })).toBeVisible();
  await tab.locator('dh-guard').getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  expect(await acts(tab)).toEqual(['plain']);
});

const row = (n: number) =>
  `<tr><td><input type="checkbox" aria-label="Chọn ${codeOf(n)}"></td><td>${codeOf(n)}</td><td>25/11/2026 08:00</td><td>Đã bổ sung, chờ tiếp nhận</td><td><button class="more" data-n="${n}">Thao tác</button></td></tr>`;
test('a menu speaks of the row that opened it, whichever rows are ticked and whatever opened it', async ({
  serve,
  page: tab,
}) => {
  await tab.goto(
    `${await serve(
      documentOf(`<table><thead><tr><th></th><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th><th></th></tr></thead><tbody>${row(1)}${row(2)}${row(3)}</tbody></table>
<script>
  window.acts = [];
  for (const more of document.querySelectorAll('.more')) more.addEventListener('click', () => {
    document.querySelector('.dropdown-menu')?.remove();
    const menu = document.createElement('div');
    menu.className = 'dropdown-menu';
    menu.innerHTML = '<a href="#" class="dropdown-item">Yêu cầu bổ sung</a>';
    document.body.append(menu);
  });
</script>`),
    )}/`,
  );
  await expect(tab.locator('dh-badge')).toHaveCount(3);
  await ready(tab);
  const dialog = tab.locator('dh-guard');
  await tab.getByLabel(`Chọn ${codeOf(1)}`).check();
  await tab.locator('.more[data-n="3"]').click();
  await tab.locator('.dropdown-item').click();
  await expect(dialog).toHaveAttribute('data-record', codeOf(3));
  await tab.keyboard.press('Escape');
  await tab.getByLabel(`Chọn ${codeOf(1)}`).uncheck();
  await tab.locator('.more[data-n="2"]').press('Enter');
  await tab.locator('.dropdown-item').press('Enter');
  await expect(dialog).toHaveAttribute('data-record', codeOf(2));
});

test('forms, targets and modifier keys are as they were pressed', async ({ serve, page: tab }) => {
  const origin = await serve({
    '/': detail(`<form id="f" action="/wrong"><input name="a" value="1"></form>
<button id="far" form="f" formaction="/right" name="which" value="far">Yêu cầu bổ sung</button>
<form id="two"><button name="x" value="1">Lưu</button><button id="second" name="x" value="2">Yêu cầu bổ sung</button></form>
<a id="blank" href="/right?blank" target="_blank">Yêu cầu bổ sung</a> <a id="here" href="/right?here">Yêu cầu bổ sung</a>
<script>document.getElementById('two').addEventListener('submit', (e) => { e.preventDefault(); done(new URLSearchParams(new FormData(e.target, e.submitter)).toString()); });</script>`),
    '/right': documentOf('<p>Xong.</p>'),
  });
  const dialog = tab.locator('dh-guard');
  const go = async (press: () => Promise<void>) => {
    await tab.goto(`${origin}/`);
    await ready(tab);
    await press();
    await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  };
  await go(() => tab.locator('#far').click());
  await expect(tab).toHaveURL(`${origin}/right?a=1&which=far`);
  await go(() => tab.locator('#second').click());
  await expect.poll(() => acts(tab)).toEqual(['x=2']);
  for (const [press, path] of [
    [() => tab.locator('#blank').click(), '/right?blank'],
    [() => tab.locator('#here').click({ modifiers: ['Control'] }), '/right?here'],
  ] as const) {
    const opened = tab.context().waitForEvent('page');
    await go(press);
    const other = await opened;
    await expect(other).toHaveURL(origin + path);
    await expect(tab).toHaveURL(`${origin}/`);
    await other.close();
  }
});

test('on a narrow screen everything is read, reached and told apart, and what a page prints stays text', async ({
  serve,
  page: tab,
}) => {
  await tab.setViewportSize({ width: 320, height: 480 });
  const name = `<img src=x onerror="window.hurt=1"> \u202eGiấy tờ ${'rấtdài'.repeat(40)}`;
  const escaped = name.replaceAll('<', '&lt;');
  const rows = Array.from(
    { length: 8 },
    (_, i) => `<tr><td>${i + 1}</td><td>${escaped} ${i}</td><td>Có</td><td></td></tr>`,
  );
  await tab.goto(
    `${await serve(
      detail(
        `<button id="accept" onclick="done('accept')">Tiếp nhận</button><h3>Thành phần hồ sơ</h3><table><thead><tr><th>STT</th><th>Tên giấy tờ</th><th>Bắt buộc</th><th>Tệp đính kèm</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
      ),
    )}/`,
  );
  await ready(tab);
  await tab.locator('#accept').focus();
  await tab.keyboard.press('Enter');
  const dialog = tab.locator('dh-guard');
  await expect(dialog).toContainText('Thiếu 8/8 thành phần');
  await expect(dialog.getByRole('heading')).toBeInViewport();
  const wide = await dialog.evaluate((host) => {
    const box = host.shadowRoot?.querySelector('dialog');
    return box ? [box.scrollWidth - box.clientWidth, box.getBoundingClientRect().right <= innerWidth] : [];
  });
  expect(wide).toEqual([0, true]);
  await tab.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('button', { name: 'Vẫn tiếp tục' })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Vẫn tiếp tục' })).toBeInViewport();
  // The cast: axe brings its own copy of Playwright's types.
  const { violations } = await new AxeBuilder({ page: tab as never }).include('dh-guard').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual(
    [],
  );
  await tab.keyboard.press('Escape');
  await expect(tab.locator('#accept')).toBeFocused();
  expect(await tab.evaluate(() => (window as never as { hurt?: number }).hurt)).toBeUndefined();
});

test('an overlay that ends while it asks leaves the page as free as it was', async ({ serve, page: tab }) => {
  await tab.goto(`${await serve(detail(PLAIN))}/`);
  await ready(tab);
  await tab.locator('#plain').click();
  await expect(tab.locator('dh-guard')).toHaveCount(1);
  // As a newer script of the extension does.
  await tab.evaluate(() => document.dispatchEvent(new Event('dung-hen:started')));
  await expect(tab.locator('dh-guard')).toHaveCount(0);
  expect(await acts(tab)).toEqual([]);
  await tab.locator('#plain').dblclick();
  expect(await acts(tab)).toEqual(['plain', 'plain']);
});
