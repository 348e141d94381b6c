/** The log on a real machine: several tabs and windows, a worker that is stopped, a full disk. */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../tools/chromium-with-extension';
import { expect, test } from './fixtures';
import { faultsOf, ingestRound, prefixOf, readRound } from './ingestion';
import { ownWorld } from './killable';
import { call, logged } from './messages';
import { cellsOf, codeOf, documentOf, expectTidy, HEADERS } from './overlay';

const list = (count: number, status: string, from = 0): string => {
  const rows = Array.from({ length: count }, (_, n) => [...cellsOf(from + n).slice(0, -1), status]);
  const cells = (tag: string, all: string[]) => `<tr>${all.map((one) => `<${tag}>${one}</${tag}>`).join('')}</tr>`;
  return documentOf(
    `<table><thead>${cells('th', HEADERS)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`,
  );
};

/** All that a page of the extension reads of one site. */
const everythingOf = (own: Page, origin: string) => own.evaluate(readRound, [origin, ''] as [string, string]);

/** A page of the extension that does not touch the log. */
async function quietPage(page: Page, base: string): Promise<Page> {
  const own = await page.context().newPage();
  await own.goto(`${base}/manifest.json`);
  return own;
}

test('the same list in two tabs and another window, at once and in turn, counts once', async ({
  page,
  extension,
  serve,
}) => {
  const COUNT = 12;
  const origin = await serve({
    '/': list(COUNT, 'Chờ tiếp nhận'),
    '/later': list(COUNT, 'Đang xử lý'),
    '/done': list(COUNT, 'Đã trả kết quả'),
  });
  const { context, base } = extension;
  const own = await quietPage(page, base);
  const tab = await context.newPage();
  const opened = context.waitForEvent('page');
  const session = await context.newCDPSession(own);
  await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const windows = [page, tab, await opened];
  const seen = async (status: number) => {
    await expect
      .poll(async () => (await everythingOf(own, origin)).records.map((record) => record.status))
      .toEqual(Array(COUNT).fill(status));
  };
  for (const [path, status] of [
    ['/', 1],
    ['/later', 4],
    ['/done', 10],
  ] as const) {
    await Promise.all(windows.map((one) => one.goto(origin + path)));
    for (const one of windows) {
      await one.bringToFront();
      await expectTidy(one);
    }
    await seen(status);
    // Windows that show it once more, one after the other, add nothing.
    await Promise.all(windows.map((one) => one.reload()));
    for (const one of windows) {
      await one.bringToFront();
      await expectTidy(one);
    }
  }
  const { transitions } = await everythingOf(own, origin);
  const told = transitions.filter(({ field }) => field === 'seen' || field === 'status');
  const counts = new Map<string, number>();
  for (const { field, from = '', to } of told) {
    const change = `${field} ${from}>${to}`;
    counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({ 'seen >1': COUNT, 'status 1>4': COUNT, 'status 4>10': COUNT });
  await Promise.all([own, ...windows.slice(1)].map((one) => one.close()));
});

test('a worker stopped in the middle of ingestion, again and again, loses nothing confirmed and counts nothing twice', async ({
  page,
  extension,
  serve,
}) => {
  const GROUPS = 6;
  const STOPS = 12;
  const origin = await serve('<!DOCTYPE html><title>Trống</title>');
  await page.goto(`${origin}/`);
  const world = await ownWorld(page);
  await world.session.send('ServiceWorker.enable');
  const heard = new Set<string>();
  let unanswered = 0;
  let stops = 0;
  const told = ingestRound(
    world,
    { round: 0, groups: GROUPS, at: Date.UTC(2026, 10, 23, 1) },
    (which) => {
      heard.add(which);
      if (stops < STOPS && heard.size % 7 === 0) {
        stops++;
        void world.session.send('ServiceWorker.stopAllWorkers');
      }
    },
    () => unanswered++,
  );
  await told;
  expect(stops).toBe(STOPS);
  expect(unanswered).toBeGreaterThan(0);
  const own = await quietPage(page, extension.base);
  const kept = await own.evaluate(readRound, [origin, prefixOf(0)] as [string, string]);
  expect(faultsOf(kept, heard)).toEqual([]);
  expect(new Set(kept.records.map(({ status }) => status))).toEqual(new Set([10]));
  await own.close();
});

/**
 * Makes the worker's disk full: `unlimitedStorage` exempts us from every quota that could be set instead.
 * @param forGood also after something was deleted
 */
async function fillDisk({ context }: ExtensionBrowser, forGood: boolean) {
  const worker = context.serviceWorkers()[0];
  await worker?.evaluate((stays) => {
    const { put, delete: remove } = IDBObjectStore.prototype;
    let full = true;
    IDBObjectStore.prototype.put = function (...row) {
      if (full) throw new DOMException('The disk is full', 'QuotaExceededError');
      return put.apply(this, row);
    };
    IDBObjectStore.prototype.delete = function (...key) {
      // What the figures tidy up makes no room.
      if (this.name === 'records') full = stays;
      return remove.apply(this, key);
    };
    Object.assign(globalThis, {
      dungHenDisk: () => Object.assign(IDBObjectStore.prototype, { put, delete: remove }),
    });
  }, forGood);
  return () => worker?.evaluate(() => (globalThis as unknown as { dungHenDisk: () => void }).dungHenDisk());
}

test('a full disk costs the oldest closed records, or only the log; never the page', async ({
  page,
  extension,
  serve,
  errors,
}) => {
  const origin = await serve({
    '/closed': list(8, 'Đã trả kết quả'),
    '/open': list(5, 'Chờ tiếp nhận', 100),
    '/more': list(5, 'Chờ tiếp nhận', 200),
  });
  const own = await quietPage(page, extension.base);
  const codes = async () => (await everythingOf(own, origin)).records.map(({ record }) => record).sort();
  await call(own, 'clearLog', undefined);
  await page.goto(`${origin}/closed`);
  await expect.poll(codes).toHaveLength(8);

  let free = await fillDisk(extension, false);
  await page.goto(`${origin}/open`);
  await expectTidy(page);
  await expect.poll(codes).toEqual([100, 101, 102, 103, 104].map(codeOf));
  expect((await everythingOf(own, origin)).transitions).toHaveLength(5);
  await free();

  free = await fillDisk(extension, true);
  await page.goto(`${origin}/more`);
  await expectTidy(page);
  await expect(page.locator('dh-badge')).toHaveCount(5);
  const world = await ownWorld(page);
  const answer = await world.run(`chrome.runtime.sendMessage({ type: 'ingest', timestamp: 1, data: {
    origin: location.origin, page: '/more', adapter: 'x@1', at: Date.now(), health: { status: 'ok', adapter: 'x@1', problems: [] },
    observations: [{ kind: 'dossier', record: 'H23-1', times: {}, blank: [], problems: [] }] } })`);
  expect(answer).toEqual({ res: { ok: false, error: 'quota' } });
  expect(await codes()).toHaveLength(5);
  await free();

  // Seen anew once there is room, it is told.
  await page.reload();
  await expect.poll(codes, { timeout: 20_000 }).toHaveLength(10);
  expect(errors).toEqual([]);
  expect(await logged(own)).toHaveLength(10);
  await own.close();
});
