import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LOSS_KEY } from '../../lib/log/loss';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { listWatchOf } from '../portals/core/listWatch';
import { receptionOf } from '../portals/efy/records';
import type { Portals } from '../portals/server';
import { listed } from '../portals/state/status';
import { expect, test } from './fixtures';
import { KillableChromium, ownWorld } from './killable';
import { call, logged, stored } from './messages';
import { scanIsOver as isOver, JITTER, openScan, PACE, scanPanel as panelOf, scanChoices } from './panel';

const LINKED = '/mot-cua/danh-sach?lien-ket=1&moi-trang=4';
const POSTED = '/mot-cua-efy/tiep-nhan?moi-trang=9';

const ticks = (page: Page) => scanChoices(page).getByRole('checkbox');
const begin = (page: Page) => panelOf(page).getByRole('button', { name: 'Bắt đầu quét' }).click();
/** Starts with the list that is shown alone. */
async function start(page: Page): Promise<void> {
  await expect(panelOf(page).getByRole('button', { name: 'Bắt đầu quét' })).toBeVisible();
  for (const tick of await ticks(page).all()) if (await tick.isEnabled()) await tick.uncheck();
  await begin(page);
}
const button = (page: Page, name: string) => panelOf(page).getByRole('button', { name, exact: true });

/** What the portal itself wrote down of the requests for pages of its lists. */
function manners({ state }: Portals) {
  const { requests, mostAtOnce } = listWatchOf(state);
  const gaps = requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0));
  return { requests, mostAtOnce, shortest: Math.min(...gaps) };
}

const codesIn = async (own: Page, prefix: string) =>
  new Set((await logged(own)).filter(({ page }) => page.startsWith(prefix)).map(({ record }) => record));

const firstScan = async (own: Page) => Object.values((await stored(own, 'scans')) as object)[0];

test.beforeEach(async ({ extension, portals, page }) => {
  await page.goto(`${extension.base}/popup.html`);
  await call(page, 'clearLog', undefined);
  listWatchOf(portals.state).reset();
});

test.afterAll(async ({ extension }) => {
  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await call(own, 'saveSettings', DEFAULT_SETTINGS);
  await own.close();
});

test('links: two at a time, never faster than the pace, all records in the log, and the popup says so', async ({
  extension,
  portals,
  page: popup,
  errors,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  const watch = listWatchOf(portals.state);
  const panel = await openScan(page, popup, extension.base);
  await expect(panel).toContainText(/Ít nhất \d+ trang, khoảng \d+ giây/);
  // A page that presses for itself starts nothing.
  await button(page, 'Bắt đầu quét').evaluate((one: HTMLElement) => one.click());
  watch.reset();
  watch.delayMs = 1_700;
  await start(page);
  await expect(panel).toContainText(/trang [1-9]\d* trên \d+, còn khoảng/);
  await isOver(page);
  const { requests, mostAtOnce, shortest } = manners(portals);
  const wanted = listed(portals.state.dossiers, 'reception');
  expect(requests).toHaveLength(Math.ceil(wanted.length / 4));
  expect(new Set(requests.map(({ path }) => path)).size).toBe(requests.length);
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  expect(mostAtOnce).toBe(2);
  expect(shortest).toBeGreaterThanOrEqual(PACE - JITTER);
  await expect(panel).toContainText(`1 danh sách, ${requests.length} trang, ${wanted.length} hồ sơ, văn bản.`);
  await expect(panel).toContainText('không còn thấy ở danh sách nào đã quét: 0.');
  expect(await codesIn(popup, '/mot-cua/')).toEqual(new Set(wanted.map(({ code }) => code)));
  await popup.reload();
  await expect(popup.getByText(/Quét lần cuối .*, \d+ hồ sơ, văn bản/)).toBeVisible();
  await button(page, 'Đóng').first().click();
  await expect(page.locator('dh-scan')).toHaveCount(0);
  expect(errors).toEqual([]);
  await page.close();
});

test('POST: the page’s own control is pressed, one page at a time, through pages that load anew', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + POSTED);
  const panel = await openScan(page, popup, extension.base);
  await expect(panel).toContainText('bấm giúp bạn nút sang trang');
  listWatchOf(portals.state).reset();
  await start(page);
  await isOver(page);
  const { requests, mostAtOnce, shortest } = manners(portals);
  const wanted = receptionOf(portals.state);
  // The first page is there already.
  expect(requests).toHaveLength(Math.ceil(wanted.length / 9) - 1);
  expect(requests.every(({ method }) => method === 'POST')).toBe(true);
  expect(mostAtOnce).toBe(1);
  expect(shortest).toBeGreaterThanOrEqual(PACE - JITTER);
  expect(await codesIn(popup, '/mot-cua-efy/')).toEqual(new Set(wanted.map(({ code }) => code)));
  await expect(panel).toContainText(`${wanted.length} hồ sơ, văn bản.`);
  await page.close();
});

test('JSON: the page’s own data are asked for page by page', async ({ extension, portals, page: popup }) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/motcua-spa/vi/dossier/search`);
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await expect(page.locator('dh-badge').first()).toBeAttached();
  const panel = await openScan(page, popup, extension.base);
  await expect(panel).toContainText('từng trang dữ liệu');
  const watch = listWatchOf(portals.state);
  watch.reset();
  watch.delayMs = 1_700;
  await start(page);
  await isOver(page);
  const { requests, mostAtOnce, shortest } = manners(portals);
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  expect(mostAtOnce).toBe(2);
  expect(shortest).toBeGreaterThanOrEqual(PACE - JITTER);
  const scan = (await firstScan(popup)) as { lists: { total: number }[]; counts: { records: number; unread: number } };
  expect(scan.counts).toMatchObject({ records: scan.lists[0]?.total, unread: 0 });
  expect(requests).toHaveLength(Math.ceil((scan.lists[0]?.total ?? 0) / 15));
  expect((await codesIn(popup, '/motcua-spa/')).size).toBe(scan.counts.records);
  await page.close();
});

test('JSON that wants more than the session: the pager is offered instead', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/motcua-igate/vi/dossier/search/1`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  const panel = await openScan(page, popup, extension.base);
  await start(page);
  await expect(panel).toContainText('bấm giúp bạn nút sang trang');
  await start(page);
  await isOver(page);
  const open = portals.state.dossiers.filter(({ status }) => ![3, 7, 8, 10].includes(status));
  await expect(panel).toContainText(`${open.length} hồ sơ, văn bản.`);
  await page.close();
});

test('pause asks for nothing, a reload goes on where it was, and stop ends it', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  await openScan(page, popup, extension.base);
  const watch = listWatchOf(portals.state);
  watch.reset();
  await start(page);
  await expect(panelOf(page)).toContainText(/trang [2-9] trên/);
  await button(page, 'Tạm dừng').click();
  await expect(panelOf(page)).toContainText('Đang tạm dừng.');
  const paused = watch.requests.length;
  await page.waitForFunction(
    (since) => performance.now() > since + 2_500,
    await page.evaluate(() => performance.now()),
  );
  expect(watch.requests).toHaveLength(paused);
  await button(page, 'Tiếp tục').click();
  await expect(panelOf(page)).toContainText(/trang [3-9] trên/);

  const confirmed = () =>
    firstScan(popup).then((scan) => (scan as { lists: { done: object[] }[] }).lists[0]?.done ?? []);
  await page.reload();
  const before = await confirmed();
  const goOn = panelOf(page).getByRole('button', { name: /^Tiếp tục lần quét lúc/ });
  await expect(goOn).toBeVisible();
  watch.reset();
  await goOn.click();
  await expect.poll(async () => (await confirmed()).length).toBeGreaterThan(before.length);
  await button(page, 'Dừng').click();
  await expect(panelOf(page)).toContainText('Đã dừng theo ý bạn.');
  for (const { page: number } of before as { page: number }[])
    expect(watch.requests.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(`trang=${number}$`));
  const stoppedAt = watch.requests.length;
  await page.waitForFunction(
    (since) => performance.now() > since + 2_500,
    await page.evaluate(() => performance.now()),
  );
  expect(watch.requests).toHaveLength(stoppedAt);
  await button(page, 'Tiếp tục').click();
  await isOver(page);
  const wanted = listed(portals.state.dossiers, 'reception');
  await expect(panelOf(page)).toContainText(`${wanted.length} hồ sơ, văn bản.`);
  expect(await codesIn(popup, '/mot-cua/')).toEqual(new Set(wanted.map(({ code }) => code)));
  await page.close();
});

test('a page that fails is named with its reason, and a retry reads just that', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  await openScan(page, popup, extension.base);
  const watch = listWatchOf(portals.state);
  watch.reset();
  watch.fails = ({ path }) => (path.endsWith('trang=2') ? 500 : undefined);
  await start(page);
  await isOver(page);
  await expect(panelOf(page)).toContainText('Không đọc được 1 trang');
  await expect(panelOf(page)).toContainText('trang 2: cổng báo lỗi');
  // What nobody read nobody calls absent.
  await expect(panelOf(page)).not.toContainText('không còn thấy');
  watch.reset();
  await button(page, 'Đọc lại các trang này').click();
  await expect(panelOf(page)).toContainText('không còn thấy ở danh sách nào đã quét: 0.', { timeout: 20_000 });
  expect(watch.requests.map(({ path }) => path)).toEqual([expect.stringMatching('trang=2$')]);
  await page.close();
});

test('a portal that fails again and again is left alone', async ({ extension, portals, page: popup }) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  await openScan(page, popup, extension.base);
  const watch = listWatchOf(portals.state);
  watch.reset();
  watch.fails = () => 503;
  await start(page);
  await expect(panelOf(page)).toContainText('cổng báo lỗi hoặc không trả lời', { timeout: 40_000 });
  expect(watch.requests.length).toBeLessThanOrEqual(4);
  await page.close();
});

test('a hidden tab waits unless it was left for that; a second tab cannot scan the same portal', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  await openScan(page, popup, extension.base);
  await start(page);
  await expect(panelOf(page)).toContainText(/trang [1-9] trên/);
  const world = await ownWorld(page);
  const seen = (how: string) =>
    world.run(`Object.defineProperty(document, 'visibilityState', { get: () => '${how}', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));`);
  await seen('hidden');
  await expect(panelOf(page)).toContainText('Tạm dừng vì thẻ này không được xem.');
  const watch = listWatchOf(portals.state);
  const asked = watch.requests.length;
  await page.waitForFunction(
    (since) => performance.now() > since + 2_500,
    await page.evaluate(() => performance.now()),
  );
  expect(watch.requests).toHaveLength(asked);
  const other = await extension.context.newPage();
  await other.goto(`${portals.url}/mot-cua/danh-sach/cho-bo-sung?lien-ket=1&moi-trang=1`);
  await openScan(other, await extension.context.newPage(), extension.base);
  await expect(panelOf(other)).toContainText('đang được quét ở một thẻ khác');
  await other.close();
  await page.bringToFront();
  await panelOf(page).getByRole('checkbox', { name: 'Tiếp tục khi tôi ở thẻ khác' }).check();
  await isOver(page);
  await page.close();
});

test('a session that ends in the middle stops it at once, and says so', async ({ extension, portals, page: popup }) => {
  test.setTimeout(90_000);
  const page = await extension.context.newPage();
  await page.goto(portals.url + LINKED);
  await openScan(page, popup, extension.base);
  const watch = listWatchOf(portals.state);
  await start(page);
  await expect(panelOf(page)).toContainText(/trang [2-9] trên/);
  portals.state.sessions.expireAll();
  watch.reset();
  await expect(panelOf(page)).toContainText('phiên đăng nhập đã hết', { timeout: 20_000 });
  expect(watch.requests.length).toBeLessThanOrEqual(2);
  await expect(button(page, 'Tiếp tục')).toBeVisible();
  await page.close();
});

test('a browser that is killed in the middle: the walk goes on at the page that was not confirmed', async ({
  portals,
}) => {
  test.setTimeout(150_000);
  const profile = mkdtempSync(join(tmpdir(), 'dung-hen-'));
  const chromium = new KillableChromium(profile);
  const watch = listWatchOf(portals.state);
  const url = portals.url + LINKED;
  try {
    const page = await chromium.start(url);
    const base = String(await (await ownWorld(page)).run('chrome.runtime.getURL("")')).replace(/\/$/, '');
    // The first-run page opens in front, and a page behind it is not read.
    await expect
      .poll(() =>
        page
          .context()
          .pages()
          .some((one) => one.url().endsWith('/welcome.html')),
      )
      .toBe(true);
    await page.bringToFront();
    await expect(page.locator('dh-badge').first()).toBeAttached();
    await openScan(page, await page.context().newPage(), base);
    await start(page);
    await expect(panelOf(page)).toContainText(/trang [2-9] trên/);
    await chromium.kill();

    const again = await chromium.start(url);
    await expect(again.locator('dh-badge').first()).toBeAttached();
    const popup = await again.context().newPage();
    await openScan(again, popup, base);
    const { lists } = (await firstScan(popup)) as { lists: { done: { page: number }[] }[] };
    const confirmed = lists[0]?.done.map((one) => one.page) ?? [];
    expect(confirmed.length).toBeGreaterThan(0);
    watch.reset();
    await panelOf(again)
      .getByRole('button', { name: /^Tiếp tục lần quét lúc/ })
      .click();
    await isOver(again);
    for (const number of confirmed)
      expect(watch.requests.map(({ path }) => path)).not.toContainEqual(
        expect.stringMatching(new RegExp(`trang=${number}$`)),
      );
    // Which records were read before is forgotten, and said to be.
    await expect(panelOf(again)).toContainText('Trình duyệt đã đóng giữa lần quét');
    await expect(panelOf(again)).not.toContainText('không còn thấy ở danh sách nào');
    const wanted = listed(portals.state.dossiers, 'reception');
    // Chromium may throw the log of a killed browser away: then it says so.
    if (!(await stored(popup, LOSS_KEY)))
      expect(await codesIn(popup, '/mot-cua/')).toEqual(new Set(wanted.map(({ code }) => code)));
  } finally {
    await chromium.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
