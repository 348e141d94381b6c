import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, logged } from './messages';
import { notice, openAlways } from './overlay';

const LIST = '/motcua-igate/vi/dossier/search/1';

interface Answer {
  content: {
    code: string;
    appliedDate: string;
    applicant: { data: { phoneNumber: string; identityNumber: string } };
  }[];
}

/** What the portal's own requests answer, asked for beside the page. */
async function answerOf(page: Page, index = 0): Promise<Answer> {
  const url = new URL('/motcua-igate/api/pa/dossier/search', page.url());
  const response = await fetch(`${url}?page=${index}&size=20&spec=page&sort=appointmentDate,asc`, {
    headers: { authorization: 'Bearer demo-token' },
  });
  return response.json();
}

const waiting = (page: Page) => page.locator('dh-badge[data-clock=acceptance]');

test.beforeEach(async ({ extension }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', openAlways());
  await call(own, 'clearLog', undefined);
  await own.close();
});

for (const via of ['fetch', 'xhr', 'xhr-json'])
  test(`a list that prints no submission time has it from the data that the page loads by ${via}`, async ({
    extension,
    portals,
    page,
    errors,
  }) => {
    await page.goto(`${portals.url}${LIST}?via=${via}`);
    await expect(notice(page)).toHaveAttribute('data-status', 'ok');
    await expect(waiting(page).first()).toHaveAttribute('data-due', /\+07:00$/);
    // The six hours run from the moment in the data.
    const { content } = await answerOf(page);
    const badge = waiting(page).first();
    const [record, due] = [await badge.getAttribute('data-record'), await badge.getAttribute('data-due')];
    const applied = content.find(({ code }) => code === record)?.appliedDate ?? '';
    const start = Date.parse(applied.replace(/\+0000$/, 'Z'));
    expect(Date.parse(due ?? '') - start).toBeGreaterThan(6 * 3_600_000 - 1000);
    expect(Date.parse(due ?? '') - start).toBeLessThan(6 * 3_600_000 + 120_000);

    // The next page, from the same address.
    await page.getByRole('button', { name: 'Trang 2' }).click();
    const second = (await answerOf(page, 1)).content.map(({ code }) => code);
    await expect(page.locator('tr.mat-row').first()).toContainText(second[0] ?? '?');
    await expect(notice(page)).toHaveAttribute('data-status', 'ok');

    // Nobody's number or name came into the extension with it.
    const own = await extension.context.newPage();
    await own.goto(`${extension.base}/popup.html`);
    await expect.poll(async () => (await logged(own)).some((one) => one.record === record)).toBe(true);
    const kept = JSON.stringify(await logged(own));
    for (const { applicant } of content)
      for (const number of [applicant.data.phoneNumber, applicant.data.identityNumber])
        expect(kept).not.toContain(number);
    await own.close();
    expect(errors).toEqual([]);
  });

test('where the page and its data disagree nothing is asserted, and the notice says so', async ({ portals, page }) => {
  await page.goto(`${portals.url}${LIST}?lech=1`);
  await expect(notice(page)).toContainText('Chữ in trên trang không khớp dữ liệu của trang (1 dòng)');
  await expect(notice(page)).toHaveAttribute('data-status', 'degraded');
  const third = page.locator('tr.mat-row').nth(2).locator('dh-badge');
  await expect(third).toHaveAttribute('data-state', 'unknown');
  expect(await third.getAttribute('data-due')).toBeNull();
  await third.hover();
  await expect(page.locator('dh-card')).toContainText('Chữ in trên trang không khớp dữ liệu của chính trang');
});

test('an answer that breaks off leaves the page and its badges as they were', async ({ portals, page }) => {
  // High enough for every row to be near.
  await page.setViewportSize({ width: 1366, height: 2600 });
  await page.goto(`${portals.url}${LIST}?hong=1`);
  await expect(page.locator('tr.mat-row')).toHaveCount(20);
  await expect(page.locator('dh-badge')).toHaveCount(20);
  await page.getByRole('button', { name: 'Trang 2' }).click();
  await expect(page.locator('.mat-snack-bar-container')).toBeVisible();
  await expect(page.locator('dh-badge')).toHaveCount(20);
});

test('what somebody in the page sends in its name is no record unless it looks like one', async ({ portals, page }) => {
  // High enough for every row to be near.
  await page.setViewportSize({ width: 1366, height: 2600 });
  await page.goto(`${portals.url}${LIST}`);
  await expect(page.locator('dh-badge')).toHaveCount(20);
  await expect(waiting(page).first()).toHaveAttribute('data-due', /\+07:00$/);
  await expect(notice(page)).toHaveAttribute('data-status', 'ok');
  const said = () => page.locator('dh-badge').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.due));
  const before = await said();
  await page.evaluate(() => {
    const send = (detail: unknown) => document.dispatchEvent(new CustomEvent('dung-hen:json-records', { detail }));
    send('no JSON');
    send(null);
    send('{"a":1}');
    send(
      JSON.stringify([
        null,
        1,
        { kind: 'dossier', codes: 'x', fields: {} },
        { kind: '__proto__', codes: [], fields: {} },
      ]),
    );
    send(JSON.stringify([{ kind: 'dossier', codes: ['H23.12.3-231102-0001'], fields: { submitted: { x: 1 } } }]));
  });
  // A change that the overlay must still follow.
  await page.getByRole('button', { name: 'Trang 2' }).click();
  await expect.poll(said).not.toEqual(before);
  await page.getByRole('button', { name: 'Trang 1' }).click();
  await expect.poll(said).toEqual(before);
});

test.afterAll(async ({ extension }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', DEFAULT_SETTINGS);
  await own.close();
});

test('components that a page does not print are known from the data that it loads, and uploads make those old', async ({
  portals,
  page,
  errors,
}) => {
  const dossier = portals.state.dossiers.find(
    ({ status, components }) => status === 1 && components.some(({ files }) => files.length === 0),
  );
  if (!dossier) throw new Error('no dossier without a component');
  const missing = dossier.components.filter(({ files }) => files.length === 0);
  await page.goto(`${portals.url}/motcua-igate/vi/dossier/processing/${dossier.id}`);
  await expect(notice(page)).toContainText(`Thiếu ${missing.length}/${dossier.components.length} thành phần`);
  await expect(notice(page)).toContainText(missing[0]?.name ?? '?');
  // The page has no place for it, and none is made.
  await expect(page.locator('dh-finding')).toHaveCount(0);
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    document.body.append(input);
    input.id = 'upload';
  });
  await page
    .locator('#upload')
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') });
  await page.evaluate(() => document.querySelector('app-root')?.append(document.createElement('hr')));
  await expect(notice(page)).not.toContainText('thành phần');
  expect(errors).toEqual([]);
});
