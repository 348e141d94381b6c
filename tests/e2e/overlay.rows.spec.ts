import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { cellsOf, codeOf, documentOf, expectTidy, notice, said, settled, table } from './overlay';

const act = (page: Page, name: string) => page.locator(`[data-action="${name}"]`).click();

test('rows redrawn, replaced, rewritten, sorted, filtered and paged keep one right badge each', async ({
  page,
  portals,
  errors,
}) => {
  await page.goto(`${portals.url}/lab/replace?rows=60`);
  await expect(page.locator('dh-badge').first()).toBeVisible();
  const actions = [
    'inner-html',
    'replace-rows',
    'change-text',
    'sort',
    'filter',
    'filter',
    'page',
    'change-text',
    'page',
  ];
  for (const action of [...actions, ...actions]) {
    await act(page, action);
    await expectTidy(page);
  }
  await act(page, 'clear');
  await expect(page.locator('dh-badge')).toHaveCount(0);
  await act(page, 'inner-html');
  await expectTidy(page);
  expect(errors).toEqual([]);
});

test('text changed in place: the badge speaks of the dossier now shown', async ({ page, portals }) => {
  await page.goto(`${portals.url}/lab/replace?rows=60`);
  await expectTidy(page);
  const row = page.locator('tbody tr').nth(3);
  const before = await row.locator('dh-badge').getAttribute('data-record');
  await act(page, 'change-text');
  await expect(row.locator('dh-badge')).not.toHaveAttribute('data-record', before ?? '');
  await expectTidy(page);
});

test('copies of badges vanish wherever the page puts them', async ({ page, serve, errors }) => {
  await page.goto(await serve(documentOf(`${table(6)}<div id="pane"></div><ul id="many"></ul>`)));
  await expectTidy(page);
  await page.evaluate(() => {
    const cell = document.querySelector('dh-badge')?.parentElement as HTMLElement;
    const pane = document.querySelector('#pane') as HTMLElement;
    pane.innerHTML = cell.innerHTML;
    pane.append((document.querySelector('dh-badge') as HTMLElement).cloneNode(true));
    const row = document.querySelector('tbody tr') as HTMLElement;
    row.parentElement?.append(row.cloneNode(true));
    document.body.append((document.querySelector('dh-health') as HTMLElement).cloneNode(true));
    for (const badge of document.querySelectorAll('tbody dh-badge'))
      (document.querySelector('#many') as HTMLElement).insertAdjacentHTML(
        'beforeend',
        `<li><b>${badge.outerHTML}</b></li>`,
      );
  });
  await expect(page.locator('#pane dh-badge, #many dh-badge')).toHaveCount(0);
  await expectTidy(page);
  await expect(page.locator('#many li')).toHaveCount(7);
  expect(errors).toEqual([]);
});

test('a page that rewrites its body from its own text keeps one badge a row', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(table(6))));
  await expectTidy(page);
  for (let turn = 0; turn < 3; turn++) {
    await page.evaluate(() => {
      // A text holds the copies of our elements as well.
      const text = document.body.innerHTML;
      document.body.innerHTML = text;
    });
    await expectTidy(page);
    await expect(notice(page)).toHaveCount(1);
  }
});

test('cells moved between rows take no badge with them', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(table(6))));
  await expectTidy(page);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll<HTMLElement>('tbody tr');
    const [a, b] = [first?.children[1], second?.children[1]] as [HTMLElement, HTMLElement];
    const parts = [...a.childNodes];
    a.append(...b.childNodes);
    b.append(...parts);
  });
  await expectTidy(page);
});

test('the single-page portal: routes, late rows and replaced rows', async ({ page, portals, errors }) => {
  await page.goto(`${portals.url}/motcua-spa/vi/dossier/online-reception`);
  const rows = '[role=row],tbody tr,mat-row';
  await expect(page.locator('dh-badge').first()).toBeVisible();
  await expectTidy(page, rows);
  const start = page.url();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  for (const name of ['Xử lý hồ sơ', 'Hồ sơ chờ bổ sung', 'Hồ sơ chờ trả kết quả', 'Tiếp nhận hồ sơ trực tuyến']) {
    await page.getByRole('navigation').getByText(name).first().click();
    await expect(page.getByRole('heading', { name }).first()).toBeVisible();
    await expect(page.locator('dh-badge').first()).toBeVisible();
    await expectTidy(page, rows);
  }
  await page.goBack();
  await expectTidy(page, rows);
  expect(page.url()).not.toBe(start);
  expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  expect(errors).toEqual([]);
});

test('a heading that changes in place changes what its rows mean', async ({ page, serve, errors }) => {
  const rows = Array.from({ length: 4 }, (_, n) => `<tr><td>${codeOf(n)}</td><td>${cellsOf(n)[3]}</td></tr>`).join('');
  await page.goto(
    await serve(
      documentOf(
        `<h2>Hồ sơ chờ tiếp nhận</h2><table><thead><tr><th>Mã hồ sơ</th><th>Ngày nộp</th></tr></thead><tbody>${rows}</tbody></table>`,
      ),
    ),
  );
  await expect(page.locator('dh-badge')).toHaveCount(4);
  expect((await said(page)).every(({ clock, due }) => clock === 'acceptance' && due !== null)).toBe(true);
  await page.evaluate(() => {
    const [words] = (document.querySelector('h2') as HTMLElement).childNodes;
    (words as Text).data = 'Hồ sơ chờ bổ sung';
  });
  await expect.poll(async () => (await said(page)).map(({ state }) => state)).not.toContain('running');
  expect(errors).toEqual([]);
});

test('what stands in the page is never changed: only badges are appended', async ({ page, serve }) => {
  const origin = await serve(documentOf(table(8)));
  await page.goto(origin);
  await expectTidy(page);
  await settled(page);
  const now = await page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as HTMLElement;
    for (const ours of copy.querySelectorAll('dh-badge,dh-health,dh-card')) {
      if (ours.nextSibling) throw new Error('not a trailing child');
      ours.remove();
    }
    return copy.innerHTML;
  });
  const plain = await page.evaluate(
    async (url) =>
      new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html').documentElement.innerHTML,
    origin,
  );
  expect(now).toBe(plain);
});
