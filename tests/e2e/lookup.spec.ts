import type { Page } from '@playwright/test';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import type { Portals } from '../portals/server';
import { expect, test } from './fixtures';
import { call, logged, stored } from './messages';
import { notice, openAlways } from './overlay';

const LIST = '/mot-cua-efy/tiep-nhan';

interface Seen {
  requests: { path: string; method: string; at: number; headers: { cookie: boolean } }[];
  maxConcurrent: number;
}

/** Sets the portal's switches, and forgets the requests so far. */
const set = async ({ url }: Portals, switches: object): Promise<void> => {
  await fetch(`${url}/mot-cua-efy/_test`, { method: 'POST', body: JSON.stringify(switches) });
};
const seen = async ({ url }: Portals): Promise<Seen> => (await fetch(`${url}/mot-cua-efy/_test`)).json();

/** Dossiers that wait, as the page prints them. */
const waiting = (page: Page): Promise<string[]> =>
  page
    .getByRole('row', { name: /nhận sơ bộ/ })
    .locator('td:nth-child(2) a')
    .evaluateAll((links) => links.map((link) => link.textContent?.trim() ?? ''));

/** Badges of waiting dossiers by state; a badge that is looked up says so. */
const states = async (page: Page): Promise<Record<string, number>> =>
  page.locator('dh-badge[data-clock=acceptance]').evaluateAll(
    (all, codes) => {
      const badges = all.filter((badge) => codes.includes((badge as HTMLElement).dataset.record ?? ''));
      const counts: Record<string, number> = {};
      for (const badge of badges) {
        const text = badge.shadowRoot?.textContent?.includes('đang tra')
          ? 'looking'
          : (badge as HTMLElement).dataset.state;
        counts[text ?? ''] = (counts[text ?? ''] ?? 0) + 1;
      }
      return counts;
    },
    await waiting(page),
  );

/** A request that was still to come would have come. */
const anAnswersTime = (page: Page) =>
  page
    .evaluate(() => performance.now())
    .then((from) => page.waitForFunction((since) => performance.now() - since > 800, from, { polling: 100 }));

test.beforeEach(async ({ extension, portals }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', openAlways());
  await call(own, 'clearLog', undefined);
  await own.close();
  await set(portals, {});
});

test('nothing is asked for before the user allows it; then every dossier says the truth or why it cannot', async ({
  extension,
  portals,
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 2400 });
  await page.goto(portals.url + LIST);
  const codes = await waiting(page);
  expect(codes.length).toBeGreaterThan(15);
  const offer = notice(page).getByRole('button', { name: /^Tra ngày nộp/ });
  await expect(notice(page)).toContainText(`${codes.length} hồ sơ không in ngày nộp ở danh sách.`);
  expect(await states(page)).toEqual({ unknown: codes.length });
  expect((await seen(portals)).requests).toEqual([]);
  // A page may press the button too: that allows nothing.
  await offer.evaluate((button: HTMLElement) => button.click());
  await set(portals, { delayMs: 250 });
  await offer.click();
  await expect(notice(page)).toContainText(/Đang tra ngày nộp: \d+\//);
  expect((await states(page)).looking).toBeGreaterThan(0);
  // Three dossiers' pages print no time, one answers 500, one 404, one is another dossier's.
  await expect(notice(page)).toContainText('6 hồ sơ chưa tra được ngày nộp.');
  // Badges are written in slices: the notice may be ahead of them.
  await expect
    .poll(async () => {
      const { unknown, looking } = await states(page);
      return { unknown, looking };
    })
    .toEqual({ unknown: 6, looking: undefined });
  const { requests, maxConcurrent } = await seen(portals);
  expect(maxConcurrent).toBe(2);
  expect(requests).toHaveLength(codes.length);
  expect(new Set(requests.map(({ path }) => path)).size).toBe(codes.length);
  for (const { method, headers } of requests)
    expect({ method, headers }).toEqual({ method: 'GET', headers: { cookie: true } });

  // What a page says is what its dossier's own page prints.
  const badge = page.locator('dh-badge[data-clock=acceptance][data-due]').first();
  const record = await badge.getAttribute('data-record');
  const due = await badge.getAttribute('data-due');
  const other = await extension.context.newPage();
  await other.goto(portals.url + LIST);
  await other.getByRole('link', { name: record ?? '' }).click();
  await expect(other.locator('dh-badge[data-clock=acceptance]')).toHaveAttribute('data-due', due ?? '');

  // The log knows now: coming back asks only for what nobody could tell.
  await set(portals, {});
  await page.reload();
  await expect(notice(page)).toContainText('6 hồ sơ chưa tra được ngày nộp.');
  expect((await seen(portals)).requests).toHaveLength(6);
  await expect.poll(async () => (await states(page)).unknown).toBe(6);

  // What was allowed can be taken back in the options.
  await other.goto(`${extension.base}/options.html#sites`);
  expect((await stored(other, 'settings')) as object).toMatchObject({ lookups: ['efy-ecs'] });
  await other.getByRole('button', { name: 'Thôi tra: EFY eCS' }).click();
  await expect(notice(page)).toContainText('hồ sơ không in ngày nộp ở danh sách.');
  expect((await logged(other)).find((one) => one.record === record)?.adapter).toBe('efy-ecs@1');
  await other.close();
});

test('looking up stops on a click, and asks for nothing more', async ({ portals, page }) => {
  await set(portals, { delayMs: 250 });
  await page.goto(portals.url + LIST);
  await notice(page)
    .getByRole('button', { name: /^Tra ngày nộp/ })
    .click();
  await expect(notice(page)).toContainText(/Đang tra ngày nộp: [1-9]/);
  await notice(page).getByRole('button', { name: 'Dừng' }).click();
  await expect(notice(page)).toContainText(/Đã dừng tra: \d+\//);
  await expect.poll(async () => (await states(page)).looking).toBeUndefined();
  const before = (await seen(portals)).requests.length;
  await anAnswersTime(page);
  expect((await seen(portals)).requests).toHaveLength(before);
  await set(portals, {});
  await notice(page).getByRole('button', { name: 'Tra lại' }).click();
  await expect(notice(page)).toContainText('hồ sơ chưa tra được ngày nộp.');
});

for (const expireBy of ['page', 'redirect'])
  test(`a session that ends (${expireBy}) stops looking up, and is named as the reason`, async ({ portals, page }) => {
    await set(portals, { expireAfter: 3, expireBy });
    await page.goto(portals.url + LIST);
    await notice(page)
      .getByRole('button', { name: /^Tra ngày nộp/ })
      .click();
    await expect(notice(page)).toContainText('Dừng tra vì phiên đăng nhập đã hết.');
    expect((await seen(portals)).requests.length).toBeLessThanOrEqual(5);
    expect((await states(page)).looking).toBeUndefined();
  });

test('rows without a link to their dossier are not offered', async ({ portals, page }) => {
  await page.goto(`${portals.url}${LIST}?co-link=0`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  await expect(notice(page)).toContainText('Danh sách không in ngày nộp');
  await expect(notice(page).getByRole('button', { name: /^Tra ngày nộp/ })).toHaveCount(0);
  expect((await seen(portals)).requests).toEqual([]);
});

test.afterAll(async ({ extension }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', DEFAULT_SETTINGS);
  await own.close();
});

test('checking the whole page asks for two at a time, shows how far it is, stops when told, and goes on', async ({
  portals,
  page,
  errors,
}) => {
  await page.setViewportSize({ width: 1366, height: 2400 });
  await page.goto(portals.url + LIST);
  await set(portals, { delayMs: 150 });
  await notice(page)
    .getByRole('button', { name: /^Kiểm tra cả trang này/ })
    .click();
  await expect(notice(page).getByRole('progressbar')).toBeVisible();
  await expect(notice(page)).toContainText(/Đang kiểm: [1-9]\d*\//);
  await notice(page).getByRole('button', { name: 'Dừng', exact: true }).last().click();
  await expect(notice(page)).toContainText(/Đã dừng kiểm/);
  const { requests } = await seen(portals);
  expect(requests.length).toBeGreaterThan(0);
  await set(portals, { delayMs: 150 });
  // Nothing is asked for after the stop: what comes next is asked for by the next click.
  await anAnswersTime(page);
  expect((await seen(portals)).requests).toEqual([]);
  await notice(page).getByRole('button', { name: 'Kiểm lại' }).click();
  await expect(notice(page)).toContainText(/Đã kiểm \d+ hồ sơ/, { timeout: 20_000 });
  const { maxConcurrent, requests: more } = await seen(portals);
  expect(maxConcurrent).toBe(2);
  expect(more.every(({ method }) => method === 'GET')).toBe(true);
  expect(errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
});
