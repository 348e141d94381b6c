import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { cellsOf, codeOf, documentOf, expectTidy, HEADERS, notice, said, settled, table } from './overlay';

const tagged = (tag: string, texts: string[]) => texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const listOf = (rows: string[][], headers = HEADERS) =>
  `<table><thead><tr>${tagged('th', headers)}</tr></thead><tbody>${rows.map((row) => `<tr>${tagged('td', row)}</tr>`).join('')}</tbody></table>`;

/** A list whose rows have other words in one column. */
const withCell = (column: number, text: string, rows = 20) =>
  listOf(Array.from({ length: rows }, (_, n) => cellsOf(n).map((cell, i) => (i === column ? text : cell))));

const filled = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

const BUTTON = '<button onclick="window.clicks = (window.clicks ?? 0) + 1">Bấm</button>';
const clicks = (page: Page) => page.evaluate(() => (window as unknown as { clicks?: number }).clicks ?? 0);

/** The page still does what its user asks of it. */
async function answers(page: Page): Promise<void> {
  const before = await clicks(page);
  await page.getByRole('button', { name: 'Bấm' }).click();
  expect(await clicks(page)).toBe(before + 1);
}

/** The words of the notice with what stands in its details. */
const words = (page: Page) =>
  notice(page).evaluate((one) => (one.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim());

test.describe('pages out of all bounds', () => {
  test.slow();

  test('8,000 rows are all counted, those in view are badged, and the page answers', async ({
    page,
    serve,
    errors,
  }) => {
    const coded = (n: number) => `H23.12.${1 + Math.floor(n / 9000)}-261102-${1000 + (n % 9000)}`;
    const rows = Array.from({ length: 8_000 }, (_, n) => cellsOf(n).map((cell, i) => (i === 1 ? coded(n) : cell)));
    await page.goto(await serve(documentOf(BUTTON + listOf(rows))));
    await answers(page);
    await expect(notice(page)).toBeVisible({ timeout: 30_000 });
    await expect(notice(page)).toHaveAttribute('data-status', 'ok');
    await expect.poll(() => words(page)).toMatch(/8\.?000/);
    await expectTidy(page);
    expect((await said(page)).length).toBeLessThan(500);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expectTidy(page);
    await expect(page.locator(`dh-badge[data-record="${coded(7_999)}"]`)).toBeVisible();
    await page.evaluate(() => scrollTo(0, 0));
    await answers(page);
    expect(errors).toEqual([]);
  });

  for (const [name, around] of [
    ['before', (prose: string, list: string) => prose + list],
    ['behind', (prose: string, list: string) => list + prose],
  ] as const) {
    // Longer ones are timed by the bench of reading.
    test(`3 MB of words and headings ${name} a list`, async ({ page, serve, errors }) => {
      const one = (i: number) =>
        `<div><h3>Tin ${i}</h3>Nội dung của bản tin số ${i}, ngày 01/02/2023, về thủ tục hành chính tại xã, phường.</div>`;
      const prose = Array.from({ length: 30_000 }, (_, i) => one(i)).join('');
      const html = documentOf(BUTTON + around(prose, table(20)));
      expect(html.length).toBeGreaterThan(3_000_000);
      await page.goto(await serve(html));
      await expect(notice(page)).toHaveAttribute('data-status', 'ok', { timeout: 30_000 });
      await page.locator('tbody tr').first().scrollIntoViewIfNeeded();
      await expectTidy(page);
      await answers(page);
      expect(errors).toEqual([]);
    });
  }

  for (const [name, column, text, status, reason] of [
    ['a procedure', 2, filled('chữ '), 'ok', ''],
    ['times of day', 2, `01/02/2023 ${filled('còn 09:00 ')}`, 'ok', ''],
    ['dates where one belongs', 3, filled('14/08/2023 09:00 '), 'degraded', 'Không đọc được ngày'],
    ['a state', 4, filled('đã '), 'degraded', 'Chưa hiểu trạng thái'],
    ['lines', 2, filled('a<br>'), 'ok', ''],
  ] as const) {
    test(`cells with 100 kB: ${name}`, async ({ page, serve, errors }) => {
      await page.goto(await serve(documentOf(BUTTON + withCell(column, text))));
      await expect(notice(page)).toHaveAttribute('data-status', status, { timeout: 30_000 });
      await expectTidy(page);
      expect(await words(page)).toContain(reason);
      for (const { state } of await said(page)) expect(state === 'unknown').toBe(status === 'degraded');
      await answers(page);
      expect(errors).toEqual([]);
    });
  }

  test('cells with 100 kB where codes belong: no badge', async ({ page, serve, errors }) => {
    await page.goto(await serve(documentOf(BUTTON + withCell(1, filled(`${codeOf(1)} ${codeOf(2)} `)))));
    await answers(page);
    await settled(page);
    await expect(page.locator('dh-badge')).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});

const ATTACKS = [
  '&lt;img src=x onerror="window.hacked = 1"&gt;',
  '&amp;lt;svg onload=window.hacked=1&amp;gt;',
  '&lt;/td&gt;&lt;script&gt;window.hacked = 1&lt;/script&gt;',
  '"&gt;&lt;dh-badge onclick=window.hacked=1&gt;',
  '\u202e&lt;img src=x onerror=window.hacked=1&gt;\u202c',
  'javascript:window.hacked=1',
];

test('what looks like markup is shown as words and never becomes any', async ({ page, serve, errors }) => {
  const rows = ATTACKS.map((attack, n) => [...cellsOf(n).slice(0, 2), attack, cellsOf(n)[3] ?? '', attack]);
  const headers = [...HEADERS.slice(0, 2), ATTACKS[0] ?? '', ...HEADERS.slice(3)];
  await page.goto(await serve(documentOf(BUTTON + listOf(rows, headers))));
  await expectTidy(page);
  await expect(notice(page)).toHaveAttribute('data-status', 'degraded');
  expect(await words(page)).toContain('<img src=x onerror="window.hacked = 1">');
  for (let n = 0; n < ATTACKS.length; n++) {
    await page.locator('dh-badge').nth(n).focus();
    await expect(page.locator('dh-card')).toBeVisible();
  }
  const inside = await page.evaluate(() =>
    [...document.querySelectorAll('dh-badge,dh-health,dh-card')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('img,script,iframe,dh-badge,a[href^=javascript]') ?? [])].map(
        ({ localName }) => localName,
      ),
    ),
  );
  expect(inside).toEqual([]);
  expect((await said(page)).map(({ state }) => state)).toEqual(ATTACKS.map(() => 'unknown'));
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await answers(page);
  expect(errors).toEqual([]);
});

test('marks that nobody sees, and text from right to left, change no badge', async ({ page, serve, errors }) => {
  const marked = (text: string) => [...text].join('\u200b');
  const rows = [
    cellsOf(0).map(marked),
    cellsOf(1).map((cell) => `\u202e${cell}\u202c`),
    cellsOf(2).map((cell) => `<bdo dir="rtl">${cell}</bdo>`),
    cellsOf(3).map((cell) => `\ufeff${cell}\u200f`),
  ];
  await page.goto(await serve(documentOf(`<div dir="rtl">${listOf(rows, HEADERS.map(marked))}</div>`)));
  await expect(notice(page)).toHaveAttribute('data-status', 'ok');
  await expect(page.locator('dh-badge')).toHaveCount(rows.length);
  const all = await said(page);
  expect(all.map(({ record }) => record)).toEqual(rows.map((_, n) => codeOf(n)));
  for (const { state, due } of all) {
    expect(state).not.toBe('unknown');
    expect(due).toMatch(/\+07:00$/);
  }
  expect(errors).toEqual([]);
});

for (const name of ['constructor', '__proto__', 'hasOwnProperty']) {
  test(`“${name}” as a header, a state and an attribute pollutes nothing and means nothing`, async ({
    page,
    serve,
    errors,
  }) => {
    const rows = [0, 1, 2].map((n) => [...cellsOf(n), name]);
    rows[1]?.splice(4, 1, name);
    const list = listOf(rows, [...HEADERS, name]).replaceAll(
      '<tr><td>',
      `<tr ${name}="x" data-${name}="01/01/2023"><td>`,
    );
    await page.goto(await serve(documentOf(list)));
    await expectTidy(page);
    const all = await said(page);
    expect(all.map(({ record }) => record)).toEqual([codeOf(0), codeOf(1), codeOf(2)]);
    expect(all.map(({ state }) => state === 'unknown')).toEqual([false, true, false]);
    expect(new Set([all[0]?.clock, all[2]?.clock])).toEqual(new Set(['acceptance']));
    expect(await words(page)).toContain(`“${name}”`);
    expect(errors).toEqual([]);
  });
}

test('an event under the same words twice is not guessed: the badge and the notice say so', async ({
  page,
  serve,
  errors,
}) => {
  const rows = [0, 1, 2].map((n) => [...cellsOf(n), cellsOf(n, Date.now() - 864e5)[3] ?? '']);
  await page.goto(await serve(documentOf(listOf(rows, [...HEADERS, 'Ngày nộp']))));
  await expectTidy(page);
  expect((await said(page)).map(({ state, due }) => [state, due])).toEqual(rows.map(() => ['unknown', null]));
  await expect(notice(page)).toHaveAttribute('data-status', 'degraded');
  expect((await words(page)).length).toBeGreaterThan(30);
  expect(errors).toEqual([]);
});

test('two lists of one page are badged each by its own headers', async ({ page, serve, errors }) => {
  const second = listOf(
    [7, 8].map((n) => [codeOf(n), 'Đang xử lý', '16/08/2023 10:00', '23/08/2023 17:00']),
    ['Mã hồ sơ', 'Trạng thái', 'Ngày tiếp nhận', 'Ngày hẹn trả'],
  );
  await page.goto(await serve(documentOf(table(2) + second)));
  await expectTidy(page);
  expect((await said(page)).map(({ record, clock }) => [record, clock])).toEqual([
    [codeOf(0), 'acceptance'],
    [codeOf(1), 'acceptance'],
    [codeOf(7), 'resolution'],
    [codeOf(8), 'resolution'],
  ]);
  expect(errors).toEqual([]);
});

test('what a page with 400 lists changes while it is gone through is not missed', async ({ page, serve, errors }) => {
  const rows = (list: number) => [0, 1].map((n) => cellsOf(list * 2 + n));
  const lists = Array.from({ length: 400 }, (_, list) => `<h2>Mục ${list}</h2>${listOf(rows(list))}`).join('');
  // Codes and a header of every list, some lists a turn.
  const changing = `<script>
    const lists = [...document.querySelectorAll('table')];
    const change = () => {
      for (const list of lists.splice(0, 5)) {
        list.rows[0].cells[3].textContent = 'Ghi chú';
        for (const row of list.tBodies[0].rows) row.cells[1].textContent = row.cells[1].textContent.replace('-261102-', '-261103-');
      }
      if (lists.length > 0) setTimeout(change);
    };
    setTimeout(change);
  </script>`;
  await page.goto(await serve(documentOf(lists + changing)));
  await expectTidy(page);
  await expect.poll(async () => new Set((await said(page)).map(({ state }) => state))).toEqual(new Set(['unknown']));
  for (const { record } of await said(page)) expect(record).toContain('-261103-');
  expect(errors).toEqual([]);
});

test('a cell that says it stands in column 1,000,000,000 takes no memory and no other cell’s place', async ({
  page,
  serve,
  errors,
}) => {
  const row = (cells: string[], role: string, more = '') =>
    `<div role="row">${cells.map((cell, i) => `<div role="${role}" aria-colindex="${i + 1}">${cell}</div>`).join('')}${more}</div>`;
  const far = '<div role="gridcell" aria-colindex="1000000000">01/02/2023</div>';
  const grid = `${row(HEADERS, 'columnheader')}${[0, 1].map((n) => row(cellsOf(n), 'gridcell', far)).join('')}`;
  await page.goto(await serve(documentOf(`${BUTTON}<div role="grid">${grid}</div>`)));
  await expectTidy(page, '[role=row]');
  expect((await said(page)).map(({ record, clock }) => [record, clock])).toEqual([
    [codeOf(0), 'acceptance'],
    [codeOf(1), 'acceptance'],
  ]);
  await answers(page);
  expect(errors).toEqual([]);
});
