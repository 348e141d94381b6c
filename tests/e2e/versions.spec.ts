/** The log as other versions of the extension left it, in a real browser. */
import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '../../lib/settings';
import { EXAMPLES, type LogExample, wholeOf } from '../unit/log/versions/examples';
import { expect, test } from './fixtures';
import { call, stored } from './messages';
import { documentOf, expectTidy, table } from './overlay';

/** The extension's pages have it; these functions run there. */
declare const chrome: typeof browser;

const newest = EXAMPLES.at(-1) as LogExample;
const NAME = 'dung-hen';

interface Made {
  version: number;
  tables: LogExample['tables'];
  rows: Record<string, Record<string, unknown>[]>;
}

/** Puts a database in the place of the log, as a build of its version left it; runs in a page of the extension. */
async function replaceLog([name, { version, tables, rows }]: [string, Made]): Promise<void> {
  const done = (request: IDBOpenDBRequest) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await done(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name, version * 10);
  opening.onupgradeneeded = () => {
    for (const [table, { key, indexes, autoIncrement = false }] of Object.entries(tables)) {
      const store = opening.result.createObjectStore(table, { keyPath: key, autoIncrement });
      for (const [index, of] of Object.entries(indexes)) {
        const multiEntry = String(of).startsWith('*');
        store.createIndex(index, multiEntry ? index : of, { multiEntry });
      }
      for (const row of rows[table] ?? []) store.put(row);
    }
  };
  (await done(opening)).close();
}

/** What lies in the log's place, in whatever version. */
async function readLog(name: string): Promise<{ version: number; rows: Record<string, unknown[]> }> {
  const opening = indexedDB.open(name);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names);
  const rows = await Promise.all(
    names.map(
      (table) =>
        new Promise<[string, unknown[]]>((resolve, reject) => {
          const all = transaction.objectStore(table).getAll();
          all.onsuccess = () => resolve([table, all.result]);
          all.onerror = () => reject(all.error);
        }),
    ),
  );
  db.close();
  return { version: db.version, rows: Object.fromEntries(rows) };
}

/** The worker, too, may open the log between its removal and this: then once more. */
const put = (page: Page, made: Made) =>
  expect(() => page.evaluate(replaceLog, [NAME, made] as [string, Made])).toPass({ timeout: 10_000 });
/** Without a copy of what other tests wrote, that is not put back as if it had been lost. */
const dropCopy = (page: Page) =>
  page.evaluate(async () => {
    const keys = Object.keys(await chrome.storage.local.get(null));
    await chrome.storage.local.remove(keys.filter((key) => key.startsWith('logCopy')));
  });
const read = (page: Page) => page.evaluate(readLog, NAME);

/** The worker begins anew, as after an update. */
async function restart(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
}

test.afterEach(async ({ open }) => {
  const page = await open('manifest.json');
  await restart(page);
  await page.evaluate((name) => indexedDB.deleteDatabase(name), NAME);
  await page.evaluate(() => chrome.storage.local.remove('settings'));
});

test('a log of the first version is brought up to date', async ({ open }) => {
  const page = await open('manifest.json');
  const first = EXAMPLES[0] as LogExample;
  await put(page, { ...first, rows: wholeOf(first) });
  expect(await call(page, 'logTrouble', undefined)).toEqual({ ok: true, value: null });
  const { version, rows } = await read(page);
  expect(version).toBe(newest.version * 10);
  for (const [name, known] of Object.entries(first.rows)) expect(rows[name], name).toEqual(known);
});

test('a log of a newer version stays as it is, and popup, options and pages say so and go on', async ({
  open,
  page,
  serve,
}) => {
  await open('manifest.json');
  await put(page, { ...newest, version: newest.version + 1, rows: wholeOf(newest) });
  const before = await read(page);
  expect(await call(page, 'logTrouble', undefined)).toEqual({ ok: true, value: 'newer' });

  // What is seen gets its badge; what cannot be kept is not tried for ever.
  const site = await page.context().newPage();
  await site.goto(`${await serve(documentOf(table(3)))}/`);
  await expectTidy(site);
  await expect(site.locator('dh-badge')).toHaveCount(3);
  await site.close();

  await open('popup.html');
  await expect(page.getByRole('status')).toContainText('phiên bản mới hơn');
  await expect(page.getByRole('status')).toContainText('Không có gì bị mất');
  for (const section of ['data', 'me', 'log', 'sites']) {
    await page.goto(page.url().replace(/\/[^/]*$/, `/options.html#${section}`));
    await page.reload();
    await expect(page.getByRole('main').getByText('Không có gì bị mất')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Lưu bản sao của nhật ký' }).click();
  await page.getByLabel('Mật khẩu của tệp').fill('Cây đa bến nước 2026');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Lưu bản sao' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^dung-hen-sao-luu/);
  expect(await read(page)).toEqual(before);
});

test('a step that fails in the middle leaves the old log as it was, and says so', async ({ open, page, extension }) => {
  await open('manifest.json');
  const first = EXAMPLES[0] as LogExample;
  await dropCopy(page);
  // A worker looks at the log when it starts: this one has done so before the old one takes its place.
  await call(page, 'logTrouble', undefined);
  await call(page, 'reckon', undefined);
  await put(page, { ...first, rows: wholeOf(first) });
  const before = await read(page);
  await extension.context.serviceWorkers()[0]?.evaluate(() => {
    const { createObjectStore } = IDBDatabase.prototype;
    IDBDatabase.prototype.createObjectStore = function (...table) {
      if (table[0] === 'acts') throw new DOMException('cannot be', 'ConstraintError');
      return createObjectStore.apply(this, table);
    };
  });
  expect(await call(page, 'logTrouble', undefined)).toEqual({ ok: true, value: 'step' });
  expect(await call(page, 'logTrouble', undefined)).toEqual({ ok: true, value: 'step' });
  expect(await read(page)).toEqual(before);
  await open('popup.html');
  await expect(page.getByRole('status')).toContainText('chưa chuyển được');
  // The build that can do it finds everything.
  await restart(page);
  expect(await call(page, 'logTrouble', undefined)).toEqual({ ok: true, value: null });
  expect((await read(page)).rows.records).toEqual(before.rows.records);
});

test('settings of a newer version stay as they are, and are said to be', async ({ open, page }) => {
  await open('manifest.json');
  const newer = { ...DEFAULT_SETTINGS, version: DEFAULT_SETTINGS.version + 1, look: 'dense' };
  await page.evaluate((value) => chrome.storage.local.set({ settings: value }), newer);
  await open('options.html#data');
  await expect(page.getByText('Cài đặt đã lưu là của một phiên bản mới hơn')).toBeVisible();
  expect(await call(page, 'saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 30 })).toMatchObject({ ok: false });
  expect(await stored(page, SETTINGS_KEY)).toEqual(newer);
  await open('popup.html');
  await expect(page.getByRole('status')).toContainText('phiên bản mới hơn');
});
