import type { Page } from '@playwright/test';
import type { Adapter } from '../../lib/portals/adapter';
import { efy } from '../../lib/portals/adapters/efy';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { listWatchOf } from '../portals/core/listWatch';
import { receptionOf, supplementOf } from '../portals/efy/records';
import { LISTS, type ListName, listed } from '../portals/state/status';
import { expect, test } from './fixtures';
import { ownWorld } from './killable';
import { call, logged, stored } from './messages';
import { scanChoices as choices, JITTER, openScan, PACE, scanPanel as panelOf, scanIsOver } from './panel';

const isOver = (page: Page) => scanIsOver(page, 90_000);
const start = (page: Page) => panelOf(page).getByRole('button', { name: 'Bắt đầu quét' }).click();

interface Kept {
  lists: { name: string; rows?: number; last?: number; failed: { page: number; why: string }[]; done: object[] }[];
}
const scanOf = async (own: Page) => Object.values((await stored(own, 'scans')) as object)[0] as Kept;
const codes = async (own: Page) => new Set((await logged(own)).map(({ record }) => record));

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

test('the menu’s lists are offered, those of open work ticked, and just the ticked ones are read', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(120_000);
  const { dossiers } = portals.state;
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/mot-cua/danh-sach?lien-ket=1&moi-trang=15`);
  await openScan(page, popup, extension.base);
  const count = (list: ListName) => listed(dossiers, list).length;
  const tick = (list: ListName) =>
    choices(page).getByRole('checkbox', { name: `${LISTS[list].title} (${count(list)})` });
  await expect(tick('reception')).toBeDisabled();
  for (const list of ['reception', 'processing', 'supplement', 'result'] as const)
    await expect(tick(list)).toBeChecked();
  await expect(tick('returned')).not.toBeChecked();
  // Its words name deeds, be they done or to be done.
  await expect(choices(page).getByText(LISTS.ended.title)).toHaveCount(0);
  await expect(choices(page).getByRole('checkbox')).toHaveCount(5);
  await tick('supplement').uncheck();
  const watch = listWatchOf(portals.state);
  watch.reset();
  const wanted = (['reception', 'processing', 'result'] as const).map((list) => listed(dossiers, list));
  await start(page);
  await isOver(page);
  const { requests } = watch;
  // A delay passes; a pace that is too fast adds up.
  requests.forEach(({ at }, i) => {
    for (const [k, before] of requests.slice(0, i).entries())
      expect(at - before.at).toBeGreaterThanOrEqual((i - k) * PACE - JITTER);
  });
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  expect(requests).toHaveLength(wanted.reduce((sum, list) => sum + Math.ceil(list.length / 15), 0));
  expect(watch.mostAtOnce).toBeLessThanOrEqual(2);
  expect(await codes(popup)).toEqual(new Set(wanted.flat().map(({ code }) => code)));
  const { lists } = await scanOf(popup);
  expect(lists.map(({ rows }) => rows)).toEqual(wanted.map((list) => list.length));
  expect(lists.flatMap(({ failed }) => failed)).toEqual([]);
  await expect(panelOf(page)).toContainText('3 danh sách');
  await expect(panelOf(page)).not.toContainText('thực đơn ghi');
  await page.close();
});

test('lists whose pages turn by POST are pressed one after the other, each opened in the same tab', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(120_000);
  const { state } = portals;
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/mot-cua-efy/tiep-nhan?moi-trang=15`);
  await openScan(page, popup, extension.base);
  await expect(panelOf(page)).toContainText('rồi mở danh sách kế tiếp ngay trong thẻ này');
  const watch = listWatchOf(state);
  watch.reset();
  await start(page);
  await isOver(page);
  const reception = receptionOf(state).length;
  const supplements = supplementOf(state).length;
  expect(supplements).toBeGreaterThan(0);
  const { lists } = await scanOf(popup);
  expect(lists.map(({ rows, last }) => [rows, last])).toEqual([
    [reception, Math.ceil(reception / 15)],
    [supplements, Math.ceil(supplements / 5)],
  ]);
  expect(watch.mostAtOnce).toBe(1);
  // One list was opened; all else is turned by the pager, and nothing is asked for twice.
  expect(watch.requests.filter(({ method }) => method === 'GET').map(({ path }) => path)).toEqual([
    '/mot-cua-efy/supplementrecordlist/index?moi-trang=5',
  ]);
  expect(watch.requests).toHaveLength(Math.ceil(reception / 15) + Math.ceil(supplements / 5) - 1);
  await expect(panelOf(page)).toContainText(`${supplements} dòng lặp lại ở trang khác.`);
  await page.close();
});

test('by a parameter, from the middle of a list: all its pages are read, and other lists that the adapter names', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(120_000);
  const adapter: Adapter = {
    ...efy,
    id: 'thu-tham-so',
    name: 'Thử tham số',
    match: { hosts: ['127.0.0.1'], signs: ['td.menu'] },
    requests: {
      clock: false,
      walk: { ways: [{ parameter: 'trang', first: 1, pages: 'table.pager td', lists: 'td.menu a.khong-co' }] },
    },
  };
  const pack = { format: 'dung-hen/adapters', version: 1, adapters: [adapter] };
  expect(await call(popup, 'importAdapters', JSON.stringify(pack))).toMatchObject({ ok: true });
  try {
    const page = await extension.context.newPage();
    await page.goto(`${portals.url}/mot-cua/danh-sach?moi-trang=6&trang=2`);
    await openScan(page, popup, extension.base);
    const watch = listWatchOf(portals.state);
    const result = listed(portals.state.dossiers, 'result');
    for (const one of await choices(page).getByRole('checkbox').all()) if (await one.isEnabled()) await one.uncheck();
    await choices(page).getByRole('checkbox', { name: LISTS.result.title }).check();
    watch.reset();
    await start(page);
    await isOver(page);
    const reception = listed(portals.state.dossiers, 'reception');
    const { lists } = await scanOf(popup);
    expect(lists.map(({ rows, failed }) => [rows, failed])).toEqual([
      [reception.length, []],
      [result.length, []],
    ]);
    expect(watch.requests[0]?.path).toContain('trang=1');
    expect(watch.requests).toHaveLength(Math.ceil(reception.length / 6) + Math.ceil(result.length / 15));
    expect(await codes(popup)).toEqual(new Set([...reception, ...result].map(({ code }) => code)));
    await page.close();
  } finally {
    await call(popup, 'removeAdapter', adapter.id);
  }
});

test('a single-page portal that no adapter knows: each of its lists is opened by its address and pressed through', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(120_000);
  const { dossiers } = portals.state;
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/motcua-spa/vi/dossier/online-reception`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  await openScan(page, popup, extension.base);
  await expect(choices(page).getByRole('checkbox', { name: 'Hồ sơ đã trả kết quả' })).not.toBeChecked();
  await start(page);
  await isOver(page);
  const { lists } = await scanOf(popup);
  const wanted = (['reception', 'processing', 'supplement', 'result'] as const).map((list) => listed(dossiers, list));
  expect(lists.map(({ rows, failed }) => [rows, failed])).toEqual(wanted.map((list) => [list.length, []]));
  expect(await codes(popup)).toEqual(new Set(wanted.flat().map(({ code }) => code)));
  await page.close();
});

test('a portal’s own data: what has just come in is a list of its own', async ({ extension, portals, page: popup }) => {
  test.setTimeout(120_000);
  const page = await extension.context.newPage();
  await page.goto(`${portals.url}/motcua-spa/vi/dossier/processing`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  await openScan(page, popup, extension.base);
  const choice = (name: string) => choices(page).getByRole('checkbox', { name });
  await choice('Hồ sơ ở các bước sau').uncheck();
  await expect(choice('Hồ sơ mới đăng ký')).toBeChecked();
  await start(page);
  await isOver(page);
  const { lists } = await scanOf(popup);
  const wanted = (['processing', 'reception'] as const).map((list) => listed(portals.state.dossiers, list));
  expect(lists.map(({ rows, failed }) => [rows, failed])).toEqual(wanted.map((list) => [list.length, []]));
  expect(await codes(popup)).toEqual(new Set(wanted.flat().map(({ code }) => code)));
  await page.close();
});

test('where a browser has no locks, as on plain http, two tabs still do not walk at once', async ({
  extension,
  portals,
  page: popup,
}) => {
  test.setTimeout(90_000);
  const url = `${portals.url}/mot-cua/danh-sach?lien-ket=1&moi-trang=4`;
  const lockless = async (page: Page) =>
    (await ownWorld(page)).run(`Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })`);
  const page = await extension.context.newPage();
  await page.goto(url);
  await lockless(page);
  await openScan(page, popup, extension.base);
  await start(page);
  await expect(panelOf(page)).toContainText(/trang [1-9] trên khoảng/);
  const other = await extension.context.newPage();
  await other.goto(`${url}&trang=2`);
  await lockless(other);
  const second = await extension.context.newPage();
  await openScan(other, second, extension.base);
  await expect(panelOf(other)).toContainText('đang được quét ở một thẻ khác');
  // Whoever closes the tab, or has it crash, leaves the portal to the next.
  await page.close();
  await panelOf(other).getByRole('button', { name: 'Đóng' }).first().click();
  await openScan(other, second, extension.base);
  await expect(panelOf(other).getByRole('button', { name: /Bắt đầu quét|Quét lại từ đầu/ })).toBeVisible();
  await other.close();
  await second.close();
});
