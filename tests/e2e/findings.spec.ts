import type { Page } from '@playwright/test';
import type { Portals } from '../portals/server';
import { newDossier } from '../portals/state/dossiers';
import { fileName, seededFile, signFile } from '../portals/state/files';
import type { Dossier } from '../portals/state/types';
import { expect, test } from './fixtures';
import { call, chosen, found } from './messages';
import { notice, openAlways } from './overlay';

/** A new dossier of three required papers and an optional one, of which some have their file. */
function add({ state }: Portals, filled: number, change: Partial<Dossier> = {}): Dossier {
  const dossier = newDossier(state.chance, state.now(), state.working, state.dossiers);
  const procedure = state.procedures.find(({ result }) => result !== undefined);
  if (!procedure) throw new Error('no procedure with a result');
  const names = ['Tờ khai theo mẫu', 'Giấy xác nhận nơi ở', 'Bản chụp giấy tờ tùy thân', 'Giấy ủy quyền'];
  Object.assign(dossier, {
    procedure,
    results: [],
    components: names.map((name, i) => ({
      id: `${dossier.id}-c${i}`,
      name,
      required: i < 3,
      kind: 'Bản điện tử' as const,
      files: i < filled ? [seededFile(`${dossier.id}-f${i}`, name, dossier.code, state.now())] : [],
    })),
    ...change,
  });
  state.dossiers.push(dossier);
  return dossier;
}

const result = ({ state }: Portals, { id, code }: Dossier, signed: boolean) => {
  const file = seededFile(`${id}-kq`, 'Giấy chứng nhận', code, state.now());
  if (signed) signFile(file, 'Lê Thị Ví Dụ', state.now());
  return file;
};

const done = (portals: Portals) => {
  const at = portals.state.now() - 3_600_000;
  return { status: 9 as const, acceptedAt: at, dueAt: at + 86_400_000, doneAt: at };
};

const times = ({ history }: Dossier, action: string): number => history.filter((one) => one.action === action).length;

/** Both builds of the demo portal, each with its own markup, routes and buttons. */
const PORTALS = [
  { name: 'the classic portal', path: ({ code }: Dossier) => `/mot-cua/ho-so/${code}` },
  { name: 'the single-page portal', path: ({ id }: Dossier) => `/motcua-spa/vi/dossier/processing/${id}` },
];

const ready = async (page: Page, dossier: Dossier): Promise<void> => {
  await expect(page.locator(`dh-badge[data-record="${dossier.code}"]`).first()).toBeAttached();
  await expect(notice(page)).toHaveAttribute('data-guard', '');
};

const own = async (extension: { context: import('@playwright/test').BrowserContext; base: string }) => {
  const page = await extension.context.newPage();
  await page.goto(`${extension.base}/popup.html`);
  return page;
};

test.beforeEach(async ({ extension }) => {
  const page = await own(extension);
  await call(page, 'saveSettings', openAlways());
  await call(page, 'clearLog', undefined);
  await page.close();
});

for (const { name, path } of PORTALS) {
  test(`${name}: what is missing is said at its row and in the notice, and stands before “Tiếp nhận”`, async ({
    extension,
    portals,
    page,
    errors,
  }) => {
    const dossier = add(portals, 1);
    await page.goto(portals.url + path(dossier));
    await ready(page, dossier);
    const missing = page.locator('dh-finding[data-rule=component-missing]');
    await expect(missing).toHaveCount(2);
    await expect(missing.first()).toHaveAttribute('data-record', dossier.code);
    await expect(missing.first()).toHaveAttribute('data-severity', 'error');
    await expect(
      page
        .getByRole('cell', { name: /Giấy xác nhận nơi ở/ })
        .locator('dh-finding')
        .last(),
    ).toContainText('Chưa có tệp');
    await expect(notice(page)).toContainText('Thiếu 2/3 thành phần');
    await expect(notice(page)).toContainText('Giấy xác nhận nơi ở; Bản chụp giấy tờ tùy thân');

    const dialog = page.locator('dh-guard');
    const accept = page.getByRole('button', { name: 'Tiếp nhận', exact: true });
    await accept.click();
    await expect(dialog).toHaveAttribute('data-act', 'accept');
    await expect(dialog).toContainText('Thiếu 2/3 thành phần');
    await expect(dialog).toContainText('Bản chụp giấy tờ tùy thân');
    await dialog.getByRole('button', { name: 'Quay lại' }).click();
    await expect(dialog).toHaveCount(0);
    expect(dossier.status).toBe(1);
    await accept.click();
    await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
    await expect.poll(() => dossier.status).toBe(2);
    expect(times(dossier, 'Tiếp nhận hồ sơ')).toBe(1);

    const log = await own(extension);
    await expect
      .poll(async () => (await chosen(log)).map(({ act, choice, rules }) => [act, choice, rules]))
      .toEqual([
        ['accept', 'returned', ['component-missing']],
        ['accept', 'continued', ['component-missing']],
      ]);
    await expect
      .poll(async () => (await found(log)).map(({ figures }) => figures))
      .toContainEqual(expect.objectContaining({ components: { of: 3, missing: 2, unknown: 0 } }));
    expect(JSON.stringify(await found(log))).not.toContain('tùy thân');
    // The record's own page tells it in words.
    await log.goto(`${extension.base}/options.html#log`);
    await log.getByRole('link', { name: dossier.code, exact: true }).click();
    await expect(log.getByRole('heading', { name: dossier.code })).toBeVisible();
    await expect(log.locator('.timeline')).toContainText('Bạn bấm Tiếp nhận');
    await expect(log.locator('.timeline')).toContainText('Được nhắc (Thiếu thành phần)');
    await log.close();
    expect(errors).toEqual([]);
  });

  test(`${name}: a dossier in order is accepted at the first press, which the log keeps`, async ({
    extension,
    portals,
    page,
    errors,
  }) => {
    const dossier = add(portals, 3);
    await page.goto(portals.url + path(dossier));
    await ready(page, dossier);
    await expect(page.locator('dh-finding')).toHaveCount(0);
    await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
    await expect.poll(() => dossier.status).toBe(2);
    expect(times(dossier, 'Tiếp nhận hồ sơ')).toBe(1);
    const log = await own(extension);
    await expect
      .poll(async () => (await chosen(log)).map(({ act, choice }) => [act, choice]))
      .toEqual([['accept', 'pressed']]);
    await log.close();
    expect(errors).toEqual([]);
  });

  test(`${name}: without a result, or with one that is not signed, “Trả kết quả” waits; with a signed one it does not`, async ({
    portals,
    page,
    errors,
  }) => {
    const dialog = page.locator('dh-guard');
    const give = page.getByRole('button', { name: 'Trả kết quả', exact: true });

    const without = add(portals, 3, done(portals));
    await page.goto(portals.url + path(without));
    await ready(page, without);
    await expect(page.locator('dh-finding[data-rule=result-missing]')).toHaveCount(1);
    await give.click();
    await expect(dialog).toContainText('Chưa có tệp kết quả');
    await dialog.getByRole('button', { name: 'Quay lại' }).click();
    expect(without.status).toBe(9);

    const unsigned = add(portals, 3, done(portals));
    unsigned.results.push(result(portals, unsigned, false));
    await page.goto(portals.url + path(unsigned));
    await ready(page, unsigned);
    await give.click();
    await expect(dialog).toContainText('Kết quả chưa thấy chữ ký số');
    await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
    await expect.poll(() => unsigned.status).toBe(10);
    expect(times(unsigned, 'Trả kết quả')).toBe(1);

    const signed = add(portals, 3, done(portals));
    signed.results.push(result(portals, signed, true));
    await page.goto(portals.url + path(signed));
    await ready(page, signed);
    await give.click();
    await expect.poll(() => signed.status).toBe(10);
    expect(times(signed, 'Trả kết quả')).toBe(1);
    await expect(dialog).toHaveCount(0);
    expect(errors).toEqual([]);
  });

  test(`${name}: a second request for a supplement waits; the first does not`, async ({ portals, page, errors }) => {
    const dossier = add(portals, 3);
    const dialog = page.locator('dh-guard');
    const ask = async () => {
      await page.goto(portals.url + path(dossier));
      await ready(page, dossier);
      await request(page, name);
    };
    await ask();
    await expect.poll(() => dossier.status).toBe(5);
    expect(await dialog.count()).toBe(0);
    // The log must have seen that request before the citizen answers it.
    await page.goto(portals.url + path(dossier));
    await ready(page, dossier);
    dossier.status = 1;
    dossier.resubmittedAt = portals.state.now();
    await page.goto(portals.url + path(dossier));
    await ready(page, dossier);
    await request(page, name);
    await expect(dialog).toContainText('đã được yêu cầu bổ sung 1 lần');
    await dialog.getByRole('button', { name: 'Quay lại' }).click();
    expect(dossier.supplements).toHaveLength(1);
    expect(errors).toEqual([]);
  });
}

/** Presses the portal's own way to a supplement, with a reason. */
async function request(page: Page, portal: string): Promise<void> {
  if (portal === 'the classic portal') {
    await page.getByLabel('Nội dung cần bổ sung:').fill('Thiếu trang 2.');
    await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
    return;
  }
  await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click();
  if ((await page.locator('dh-guard').count()) > 0) return;
  await page.getByLabel('Lý do').fill('Thiếu trang 2.');
  await page.getByRole('button', { name: 'Đồng ý' }).click();
}

test('a whole page is checked on a click: a table says what was found, and so do the rows from then on', async ({
  extension,
  portals,
  page,
  errors,
}) => {
  const { state } = portals;
  const others = [...state.dossiers];
  state.dossiers.length = 0;
  const dossiers = [
    add(portals, 1, done(portals)),
    add(portals, 3, done(portals)),
    add(portals, 3, done(portals)),
    add(portals, 3, done(portals)),
  ];
  const [lacking, without, unsigned, signed] = dossiers as [Dossier, Dossier, Dossier, Dossier];
  lacking.results.push(result(portals, lacking, true));
  unsigned.results.push(result(portals, unsigned, false));
  signed.results.push(result(portals, signed, true));
  const asked: string[] = [];
  extension.context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/mot-cua/ho-so/')) asked.push(`${request.method()} ${pathname}`);
  });
  try {
    await page.goto(`${portals.url}/mot-cua/danh-sach/${encodeURIComponent('hồ-sơ-chờ-trả-kết-quả')}`);
    await expect(page.locator('dh-badge')).toHaveCount(4);
    const start = notice(page).getByRole('button', { name: /^Kiểm tra cả trang này/ });
    // The page could press it, too.
    await start.evaluate((button: HTMLElement) => button.click());
    expect(asked).toEqual([]);
    await start.click();
    await expect(notice(page)).toContainText('Đã kiểm 4 hồ sơ: 3 hồ sơ có việc cần làm.');
    expect(asked.every((one) => one.startsWith('GET '))).toBe(true);
    expect(new Set(asked).size).toBe(asked.length);
    const findings = await page
      .locator('dh-finding')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('data-record'), one.getAttribute('data-rule')].join(' ')),
      );
    expect(findings.sort()).toEqual(
      [
        `${lacking.code} component-missing`,
        `${without.code} result-missing`,
        `${unsigned.code} result-unsigned`,
      ].sort(),
    );
    await expect(page.locator(`dh-finding[data-record="${lacking.code}"]`)).toContainText('Thiếu 2/3 thành phần');

    await notice(page).getByRole('button', { name: 'Xem bảng kết quả' }).click();
    const table = page.locator('dh-table');
    await expect(table.getByRole('row', { name: signed.code })).toContainText('1/1 tệp đã ký số');
    await expect(table.getByRole('row', { name: unsigned.code })).toContainText('Kết quả chưa thấy chữ ký số');
    await table.getByRole('button', { name: `Đến dòng của ${lacking.code}` }).click();
    await expect(table).toHaveCount(0);
    await expect(page.locator(`dh-badge[data-record="${lacking.code}"]`)).toBeFocused();

    // The next visit knows without asking.
    const before = asked.length;
    await page.reload();
    await expect(page.locator('dh-finding')).toHaveCount(3);
    expect(asked).toHaveLength(before);
    expect(errors).toEqual([]);
  } finally {
    state.dossiers.push(...others);
  }
});

test('nothing of a file’s content, and no name of a paper, is in what is stored', async ({
  extension,
  portals,
  page,
}) => {
  const dossier = add(portals, 2, done(portals));
  dossier.results.push(result(portals, dossier, true));
  await page.goto(`${portals.url}/mot-cua/ho-so/${dossier.code}`);
  await ready(page, dossier);
  for (const mark of await page.locator('dh-file').all()) {
    await mark.getByRole('button').first().click();
    await expect(mark).not.toHaveAttribute('data-signature', 'unchecked');
  }
  const pages = await own(extension);
  await expect.poll(async () => (await found(pages)).length).toBe(1);
  const [lasting, everything] = await pages.evaluate(async () => {
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames)
        texts.push(
          await new Promise<string>((resolve) => {
            const request = db.transaction(store).objectStore(store).getAll();
            request.onsuccess = () => resolve(JSON.stringify(request.result));
          }),
        );
      db.close();
    }
    const { chrome } = globalThis as never as { chrome: Record<string, Record<string, { get(key: null): unknown }>> };
    for (const area of ['local', 'sync']) texts.push(JSON.stringify(await chrome.storage?.[area]?.get(null)));
    texts.push(JSON.stringify(await caches.keys()));
    const lasting = texts.join('\n');
    // In memory until the browser closes: who signed the files that other tests looked into, too.
    return [lasting, lasting + JSON.stringify(await chrome.storage?.session?.get(null))] as const;
  });
  expect(everything).toContain(dossier.code);
  for (const secret of [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Tài liệu mẫu để trình diễn',
    'Tờ khai theo mẫu',
    'tùy thân',
    fileName('Giấy chứng nhận').slice(0, -4),
    dossier.applicant.name,
    dossier.applicant.identity,
    dossier.applicant.phone,
  ])
    expect(everything.includes(secret), secret).toBe(false);
  expect(lasting).not.toContain('Lê Thị Ví Dụ');
  await pages.close();
});
