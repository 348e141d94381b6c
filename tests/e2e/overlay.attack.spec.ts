import { expect, test } from './fixtures';
import { documentOf, expectTidy, HEADERS, notice, said, settled, table } from './overlay';

test('a page that removes our badge every time has its way, and the browser stays calm', async ({
  page,
  serve,
  errors,
}) => {
  await page.goto(
    await serve(
      documentOf(
        `${table(3)}<script>
          window.removed = 0;
          new MutationObserver(() => {
            for (const one of document.querySelectorAll('tbody dh-badge')) { one.remove(); window.removed++; }
          }).observe(document, { childList: true, subtree: true });
        </script>`,
      ),
    ),
  );
  await expect(notice(page)).toBeVisible();
  const removed = () => page.evaluate(() => (window as unknown as { removed: number }).removed);
  // Ten times for each of three rows, then peace.
  await expect.poll(removed).toBe(30);
  // Sixty frames later still: nobody fights on.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 60; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  expect(await removed()).toBe(30);
  expect(errors).toEqual([]);
});

test('rows that hold forms: what is typed stays, Tab and Enter do what they did', async ({ page, serve, errors }) => {
  const head = ['', ...HEADERS].map((header) => `<th>${header}</th>`).join('');
  const rows = table(4)
    .match(/<tbody>(.*)<\/tbody>/)?.[1]
    ?.replaceAll('<tr>', '<tr><td><input type="checkbox"><input name="note" aria-label="Ghi chú"></td>');
  await page.goto(
    await serve(
      documentOf(
        `<form onsubmit="window.sent = (window.sent ?? 0) + 1; return false"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table><button>Gửi</button></form>`,
      ),
    ),
  );
  await expectTidy(page);
  await page.locator('[name=note]').first().pressSequentially('ghi chú');
  await page.evaluate(() =>
    document.querySelector('tbody')?.append(document.querySelectorAll('tbody tr')[3] as Element),
  );
  await expectTidy(page);
  await expect(page.locator('[name=note]').first()).toHaveValue('ghi chú');
  await page.locator('[name=note]').first().press('Enter');
  expect(await page.evaluate(() => (window as unknown as { sent: number }).sent)).toBe(1);
  await page.locator('dh-badge').first().press('Enter');
  expect(await page.evaluate(() => (window as unknown as { sent: number }).sent)).toBe(1);
  expect(errors).toEqual([]);
});

test('frames: same origin, about:blank, srcdoc and another origin each speak for themselves', async ({
  page,
  serve,
  errors,
}) => {
  const inner = documentOf(table(2));
  const other = (await serve(inner)).replace('127.0.0.1', 'localhost');
  const origin = await serve({
    '/': documentOf(
      `<iframe name="same" src="/inner"></iframe><iframe name="other" src="${other}"></iframe><iframe name="blank"></iframe>
       <iframe name="written" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`,
    ),
    '/inner': inner,
  });
  await page.goto(origin);
  for (const name of ['same', 'other', 'written']) {
    const frame = page.frame({ name });
    if (!frame) throw new Error(`no frame ${name}`);
    await frame.waitForLoadState();
    // In a frame of another origin only what is in view counts as near.
    await frame.locator('tbody tr').last().scrollIntoViewIfNeeded();
    await expect(frame.locator('dh-badge'), name).toHaveCount(2);
  }
  await page.evaluate((html) => {
    const { document } = (window as unknown as { blank: Window }).blank;
    document.body.innerHTML = html;
  }, table(2));
  await page.frameLocator('[name=blank]').locator('table').scrollIntoViewIfNeeded();
  await expect(page.frameLocator('[name=blank]').locator('dh-badge')).toHaveCount(2);
  await expect(page.locator('dh-badge,dh-health')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a list in a shadow root is not read, and nothing breaks', async ({ page, serve, errors }) => {
  await page.goto(
    await serve(
      documentOf(
        `<div id="host"></div><script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(table(3))};</script>`,
      ),
    ),
  );
  await settled(page);
  await expect(page.locator('dh-badge,dh-health')).toHaveCount(0);
  expect(errors).toEqual([]);
});

for (const [name, style] of [
  ['unset', '* { all: unset !important }'],
  [
    'hidden',
    'span, div, p, b, button, dl { display: none !important } dh-badge, dh-health { display: none !important }',
  ],
  [
    'wild',
    '* { position: absolute !important; opacity: 0 !important; font-size: 60px !important; color: #fff !important } table, table *, main, body, html, head { position: static !important; opacity: 1 !important }',
  ],
] as const) {
  test(`style sheets that reach for everything do not reach our badges: ${name}`, async ({ page, serve, errors }) => {
    await page.goto(await serve(documentOf(table(3), `<style>${style}</style>`)));
    await expect(page.locator('dh-badge')).toHaveCount(3);
    const look = await page
      .locator('dh-badge')
      .first()
      .evaluate((badge) => {
        const words = badge.shadowRoot?.querySelector('.state') as HTMLElement;
        const { fontSize, display, backgroundColor } = getComputedStyle(words);
        return { fontSize, shown: display !== 'none' && words.getClientRects().length > 0, backgroundColor };
      });
    expect(look.shown).toBe(true);
    expect(['11px', '12px']).toContain(look.fontSize);
    expect(look.backgroundColor).toMatch(/^rgb\(/);
    await expect(notice(page)).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test('the strictest content security policy and trusted types', async ({ page, serve, errors }) => {
  const policy =
    "default-src 'none'; style-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";
  await page.goto(
    await serve(
      documentOf(
        table(3),
        `<meta http-equiv="Content-Security-Policy" content="${policy}"><base href="https://elsewhere.example/">`,
      ),
    ),
  );
  await expectTidy(page);
  await page.locator('dh-badge').first().hover();
  await expect(page.locator('dh-card')).toBeVisible();
  const { height, width } = (await page.locator('dh-card').boundingBox()) ?? { height: 0, width: 0 };
  expect(height * width).toBeGreaterThan(5000);
  expect(errors.filter((error) => !error.includes('meta'))).toEqual([]);
});

test('quirks mode and no body of its own', async ({ page, serve, errors }) => {
  await page.goto(await serve(`<title>Hồ sơ</title><link rel="icon" href="data:,">${table(3)}`));
  expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat');
  await expectTidy(page);
  await expect(notice(page)).toBeVisible();
  expect(errors).toEqual([]);
});

test('XHTML, where names of elements are written small, breaks nothing', async ({ page, serve, errors }) => {
  const body = `<html xmlns="http://www.w3.org/1999/xhtml" lang="vi"><head><link rel="icon" href="data:,"/><title>Hồ sơ</title></head><body>${table(3)}<dh-badge data-record="x"></dh-badge></body></html>`;
  await page.goto(await serve({ '/': { type: 'application/xhtml+xml; charset=utf-8', body } }));
  await expect(page.locator('[data-record=x]')).toHaveCount(0);
  expect([0, 3]).toContain(await page.locator('dh-badge').count());
  expect(errors).toEqual([]);
});

test('2,000 rows replaced fifty times over end right', async ({ page, portals, errors }) => {
  await page.goto(`${portals.url}/lab/big?rows=2000`);
  await expectTidy(page);
  await page.evaluate(async () => {
    const body = document.querySelector('tbody') as HTMLElement;
    // Copies as a page makes them, with ours in them.
    const rows = [...body.children].map((row) => row.cloneNode(true));
    for (let turn = 0; turn < 50; turn++) {
      body.replaceChildren(...rows.map((row) => row.cloneNode(true)));
      if (turn % 10 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expectTidy(page);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await expectTidy(page);
  expect(errors).toEqual([]);
});

test('on paper there is nothing of ours', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(table(3))));
  await expectTidy(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('dh-badge').first()).toBeHidden();
  await expect(notice(page)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('dh-badge').first()).toBeVisible();
});

test('badges stand beside links, never inside them', async ({ page, serve }) => {
  const linked = table(3).replaceAll(
    /<td>(H23[^<]*)<\/td>/g,
    '<td><a href="#$1" onclick="window.followed = true">$1</a></td>',
  );
  await page.goto(await serve(documentOf(linked)));
  await expectTidy(page);
  await expect(page.locator('a dh-badge, button dh-badge')).toHaveCount(0);
  await page.locator('dh-badge').first().click();
  expect(await page.evaluate(() => 'followed' in window)).toBe(false);
  expect((await said(page)).length).toBe(3);
});
