import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures';
import { cellsOf, codeOf, documentOf, expectTidy, HEADERS, said, settled, table } from './overlay';

/** What a page's own scripts need to draw rows: the same invented dossiers as everywhere. */
const rowsAsData = (count: number) => JSON.stringify(Array.from({ length: count }, (_, n) => cellsOf(n)));
const HEAD = `<thead><tr>${HEADERS.map((one) => `<th>${one}</th>`).join('')}</tr></thead>`;

test('a virtual list: few rows, recycled for thousands of records, each with its own deadline', async ({
  page,
  serve,
  errors,
}) => {
  await page.goto(
    await serve(
      documentOf(`<div id="box" style="height:400px;overflow:auto"><table style="width:100%">${HEAD}<tbody></tbody></table><div id="rest"></div></div>
<script>
const ROWS = ${rowsAsData(3000)}, SHOWN = 14, HEIGHT = 60;
const box = document.getElementById('box'), body = box.querySelector('tbody');
for (let i = 0; i < SHOWN; i++) { const row = body.insertRow(); row.style.height = HEIGHT + 'px'; ROWS[0].forEach(() => row.insertCell()); }
document.getElementById('rest').style.height = (ROWS.length - SHOWN) * HEIGHT + 'px';
const draw = () => {
  const first = Math.min(Math.floor(box.scrollTop / HEIGHT), ROWS.length - SHOWN);
  [...body.rows].forEach((row, i) => ROWS[first + i].forEach((text, column) => {
    const cell = row.cells[column], node = cell.firstChild?.nodeType === 3 ? cell.firstChild : cell.insertBefore(document.createTextNode(''), cell.firstChild);
    node.data = text;
  }));
};
box.addEventListener('scroll', draw); draw();
</script>`),
    ),
  );
  await expectTidy(page);
  for (const first of [700, 2400, 3, 2986]) {
    await page.locator('#box').evaluate((box, top) => {
      box.scrollTop = top;
    }, first * 60);
    await expect(page.locator('tbody tr').first()).toContainText(codeOf(first));
    await expect.poll(async () => (await said(page)).some(({ record }) => record === codeOf(first + 1))).toBe(true);
    await expectTidy(page);
  }
  expect(errors).toEqual([]);
});

test('an endless list: rows that are put behind get badges, those that stand keep theirs', async ({
  page,
  serve,
  errors,
}) => {
  await page.goto(
    await serve(
      documentOf(`<table>${HEAD}<tbody></tbody></table><p id="end">Đang tải…</p>
<script>
const ROWS = ${rowsAsData(200)};
const body = document.querySelector('tbody');
let next = 0;
const more = () => {
  if (scrollY + innerHeight < document.body.scrollHeight - 50) return;
  for (const cells of ROWS.slice(next, next += 20)) { const row = body.insertRow(); for (const text of cells) row.insertCell().textContent = text; }
};
addEventListener('scroll', more); more();
</script>`),
    ),
  );
  await expectTidy(page);
  await page
    .locator('dh-badge')
    .first()
    .evaluate((badge) => badge.setAttribute('data-test', 'kept'));
  for (const n of [40, 60, 80]) {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect.poll(() => page.locator('tbody tr').count()).toBe(n);
    await settled(page);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await expectTidy(page);
  await expect(page.locator('dh-badge').first()).toHaveAttribute('data-test', 'kept');
  expect(errors).toEqual([]);
});

test('pages that are sent by POST under one address are each read, back and forward too', async ({ page, errors }) => {
  // Five dossiers a page, chosen by what the form sends.
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const at = Number(new URLSearchParams(body).get('trang') ?? 0);
      const rows = Array.from(
        { length: 5 },
        (_, i) =>
          `<tr>${cellsOf(at * 5 + i)
            .map((one) => `<td>${one}</td>`)
            .join('')}</tr>`,
      );
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        documentOf(
          `<form method="post" action="/ds"><table>${HEAD}<tbody>${rows.join('')}</tbody></table><button name="trang" value="${at + 1}">Trang sau</button></form>`,
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ds`);
  const shows = (from: number) =>
    expect
      .poll(async () => (await said(page)).map(({ record }) => record))
      .toEqual([0, 1, 2, 3, 4].map((i) => codeOf(from + i)));
  await shows(0);
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await shows(5);
  await page.getByRole('button', { name: 'Trang sau' }).click();
  await shows(10);
  await page.goBack();
  await shows(5);
  await page.goForward();
  await shows(10);
  await expectTidy(page);
  expect(errors).toEqual([]);
  server.closeAllConnections();
  server.close();
});

test('a list in a window that the portal opens is read like any other', async ({ page, serve, errors }) => {
  const origin = await serve({
    '/': documentOf("<button onclick=\"window.open('/ds', '_blank', 'popup,width=900,height=600')\">Xem</button>"),
    '/ds': documentOf(table(6)),
  });
  await page.goto(origin);
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Xem' }).click();
  const popup = await opened;
  await expectTidy(popup);
  expect(await said(popup)).toHaveLength(6);
  await popup.close();
  expect(errors).toEqual([]);
});

for (const [how, go] of [
  ['history', 'history.pushState({}, "", "/muc/" + which)'],
  ['hash', 'location.hash = "#/muc/" + which'],
] as const)
  test(`routes by ${how}: the same table under another heading means something else`, async ({
    page,
    serve,
    errors,
  }) => {
    const files =
      documentOf(`<h2>Chờ tiếp nhận</h2><table>${HEAD.replace('<th>Trạng thái</th>', '')}<tbody></tbody></table>
<button>Từ chối</button><script>
const ROWS = ${rowsAsData(4)};
const draw = () => { document.querySelector('tbody').replaceChildren(...ROWS.map((cells) => { const row = document.createElement('tr'); for (const text of cells.slice(0, 4)) row.insertCell().textContent = text; return row; })); };
document.querySelector('button').onclick = () => { const which = 'tu-choi'; document.querySelector('h2').textContent = 'Hồ sơ từ chối tiếp nhận'; ${go}; draw(); };
draw();
</script>`);
    await page.goto(await serve({ '/': files, '/muc/tu-choi': files }));
    await expect(page.locator('dh-badge[data-clock=acceptance]')).toHaveCount(4);
    const before = (await said(page)).map(({ state }) => state);
    await page.getByRole('button', { name: 'Từ chối' }).click();
    // Refused: the six hours have ended, nobody knows when.
    await expect.poll(async () => (await said(page)).map(({ state }) => state)).not.toEqual(before);
    await expectTidy(page);
    expect(errors).toEqual([]);
  });
