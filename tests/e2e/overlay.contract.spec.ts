import { expect, test } from './fixtures';
import { documentOf, expectTidy, notice, said, settled } from './overlay';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?\+07:00$/;
const LISTS: [path: string, rows: string][] = [
  ['/mot-cua/danh-sach', 'tbody tr'],
  ['/motcua-spa/vi/dossier/online-reception', '[role=row],tbody tr,mat-row'],
  ['/motcua-spa/vi/dossier/processing', '[role=row],tbody tr,mat-row'],
  ['/lab/replace', 'tbody tr'],
  ['/lab/big?rows=200', 'tbody tr'],
  ['/lab/big?rows=200&style=fixed', 'tbody tr'],
  ['/lab/big?rows=200&style=sticky', 'tbody tr'],
  ['/lab/big?rows=200&style=hidden', 'tbody tr'],
  ['/lab/big?rows=200&style=grid', 'mat-row'],
];

for (const [path, rows] of LISTS) {
  test(`badges keep their contract on ${path}`, async ({ page, portals, errors }) => {
    await page.goto(portals.url + path);
    await expect(page.locator('dh-badge').first()).toBeVisible();
    await expectTidy(page, rows);
    await expect(notice(page)).toHaveAttribute('data-status', /^(?:ok|degraded)$/);
    await expect(notice(page)).toHaveAttribute('data-adapter', /^[\w-]+@\d+$/);

    const badges = await said(page);
    expect(new Set(badges.map(({ record, clock }) => `${record} ${clock}`)).size).toBe(badges.length);
    for (const { record, state, due, text, name } of badges) {
      if (due !== null) expect(due, record).toMatch(ISO);
      if (['running', 'warning', 'critical', 'breached'].includes(state)) expect(due, record).not.toBeNull();
      // Everything on the badge is in its name too, in the same order; the name says more.
      const [words = '', moment] = text.split(/ (?=hạn \d\d:)/);
      expect(name, record).toContain(`: ${words}`);
      if (moment) expect(name.endsWith(`, ${moment}`), name).toBe(true);
      if (due !== null) expect(text, record).toMatch(/ hạn \d\d:\d\d /);
    }
    expect(errors).toEqual([]);
  });
}

test('the document system: badges of documents, none for the secret ones', async ({ page, portals, errors }) => {
  await page.goto(`${portals.url}/qlvb/main`);
  await expect(page.locator('dh-badge').first()).toBeVisible();
  for (const { record, due } of await said(page)) {
    expect(record).toMatch(/^\S+\/\S+$/);
    if (due !== null) expect(due).toMatch(ISO);
  }
  const secret = page.locator('tr', { hasText: 'Mật' });
  await expect(secret.first()).toBeVisible();
  await expect(secret.locator('dh-badge')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('a due moment that is not known is absent, and an estimated one is marked', async ({ page, serve, errors }) => {
  await page.goto(
    await serve(
      documentOf(`<table>
      <tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th></tr>
      <tr><td>H23.12.3-261102-1001</td><td>02/11/2026</td><td>Chờ tiếp nhận</td></tr>
      <tr><td>H23.12.3-261102-1002</td><td>45/13/2026</td><td>Chờ tiếp nhận</td></tr>
      <tr><td>H23.12.3-261102-1003</td><td>02/11/2026 08:00</td><td>Chờ tiếp nhận</td></tr></table>`),
    ),
  );
  await expect(page.locator('dh-badge')).toHaveCount(3);
  const [dateOnly, unreadable, exact] = await said(page);
  expect(dateOnly).toMatchObject({ due: '2026-11-02T14:30:00+07:00', estimated: true, state: 'breached' });
  expect(unreadable).toMatchObject({ due: null, estimated: false, state: 'unknown', text: 'chưa rõ' });
  expect(exact).toMatchObject({ due: '2026-11-02T15:00:00+07:00', estimated: false, state: 'breached' });
  await expect(notice(page)).toHaveAttribute('data-status', 'degraded');
  expect(errors).toEqual([]);
});

test('a page without lists is left entirely alone', async ({ page, portals, errors }) => {
  await page.goto(`${portals.url}/lab/none`);
  await settled(page);
  await expect(page.locator('dh-badge,dh-health,dh-card')).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('in a frameset only the frame with the list speaks', async ({ page, portals, errors }) => {
  await page.goto(`${portals.url}/mot-cua/`);
  await expect.poll(() => page.frames().length).toBeGreaterThan(2);
  const counts = async () => {
    const out: Record<string, number> = {};
    for (const frame of page.frames()) out[frame.name() || 'top'] = await frame.locator('dh-health').count();
    return out;
  };
  await expect.poll(async () => Object.values(await counts()).reduce((sum, n) => sum + n, 0)).toBe(1);
  expect((await counts()).top).toBe(0);
  for (const frame of page.frames()) if ((await frame.locator('dh-badge').count()) > 0) await expectTidy(frame);
  expect(errors).toEqual([]);
});
