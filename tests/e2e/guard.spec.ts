import { expect, test } from './fixtures';
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
