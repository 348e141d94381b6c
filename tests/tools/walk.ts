/**
 * The main job without a display: through both demo portals as an officer goes, printing what the badges say and leaving
 * pictures in `.output/demo/`. Fails when the main job is not seen.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { browser } from 'wxt/browser';
import { DEFAULT_SETTINGS, type Language } from '../../lib/settings';
import { startPortals } from '../portals/server';
import { launchWithExtension } from './chromium-with-extension';

/** The extension's pages have it; what is evaluated there may use it. */
declare const chrome: typeof browser;

const PICTURES = fileURLToPath(new URL('../../.output/demo', import.meta.url));
const PATIENCE = 15_000;
const POPUP = { width: 420, height: 600 };
const SCREEN = { width: 1366, height: 900 };

interface Badge {
  record: string;
  clock: string;
  state: string;
  due?: string;
  name: string;
}

rmSync(PICTURES, { recursive: true, force: true });
mkdirSync(PICTURES, { recursive: true });
const portals = await startPortals();
const { context, base } = await launchWithExtension({ viewport: SCREEN });
/** Stays on a page of the extension, from where the log can be read. */
const own = await context.newPage();
await own.goto(`${base}/options.html`);
const page = await context.newPage();
let failures = 0;
let pictures = 0;

const say = (line: string) => console.log(line);

async function picture(name: string): Promise<void> {
  pictures += 1;
  await page.screenshot({ path: join(PICTURES, `${String(pictures).padStart(2, '0')}-${name}.png`) });
}

/** One stage of the walk: what it saw in one line, or why it saw nothing. The walk goes on either way. */
async function stage(title: string, look: () => Promise<string>): Promise<void> {
  try {
    say(`✓ ${title}: ${await look()}`);
  } catch (error) {
    failures += 1;
    say(`✗ ${title}: ${String((error as Error).message).split('\n')[0]}`);
    await picture('failed').catch(() => {});
  }
}

const badges = (): Promise<Badge[]> =>
  page.locator('dh-badge').evaluateAll((all) =>
    (all as HTMLElement[]).map((one) => ({
      record: one.dataset.record ?? '',
      clock: one.dataset.clock ?? '',
      state: one.dataset.state ?? '',
      due: one.dataset.due,
      name: one.shadowRoot?.textContent?.trim().replace(/\s+/g, ' ') ?? '',
    })),
  );

/** Badges once some are there, of these clocks if any are named. */
async function seen(...clocks: string[]): Promise<Badge[]> {
  const selector = clocks.length ? clocks.map((clock) => `dh-badge[data-clock="${clock}"]`).join(', ') : 'dh-badge';
  await page.locator(selector).first().waitFor({ state: 'attached', timeout: PATIENCE });
  return badges();
}

/** Waits until the log holds every record that has a badge: what is seen is written down. */
async function logged(all: Badge[]): Promise<void> {
  const codes = all.map(({ record }) => record);
  await own.waitForFunction(
    (wanted) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('dung-hen');
        opening.onsuccess = () => {
          const query = opening.result.transaction('records').objectStore('records').getAll();
          query.onsuccess = () => {
            opening.result.close();
            const known = new Set((query.result as { record?: string }[]).map(({ record }) => record));
            resolve(wanted.every((code) => known.has(code)));
          };
        };
      }),
    codes,
    { timeout: PATIENCE, polling: 250 },
  );
}

function summary(all: Badge[]): string {
  const states = new Map<string, number>();
  for (const { state } of all) states.set(state, (states.get(state) ?? 0) + 1);
  const counts = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
  const sample = all.find(({ state }) => ['critical', 'warning', 'breached', 'running'].includes(state)) ?? all[0];
  return `${all.length} badges (${counts}); ${sample?.record} ${sample?.clock} due ${sample?.due ?? '–'} “${sample?.name.slice(0, 60)}”`;
}

async function portal(title: string, path: string, name: string, ...clocks: string[]): Promise<void> {
  await stage(title, async () => {
    await page.goto(portals.url + path);
    const all = await seen(...clocks);
    await picture(name);
    await logged(all);
    return `${summary(all)}; all in the log`;
  });
}

async function ownPage(name: string, file: string, viewport = SCREEN): Promise<void> {
  await stage(`${name} (${file})`, async () => {
    await page.setViewportSize(viewport);
    await page.goto(`${base}/${file}`);
    const heading = page.getByRole('heading').first();
    await heading.waitFor({ timeout: PATIENCE });
    await page.waitForLoadState('networkidle');
    await picture(name);
    const text = (await heading.textContent())?.trim();
    await page.setViewportSize(SCREEN);
    return `“${text}”`;
  });
}

async function speak(language: Language): Promise<void> {
  await page.goto(`${base}/options.html`);
  await page.evaluate(
    (data) => chrome.runtime.sendMessage({ id: 1, type: 'saveSettings', data, timestamp: Date.now() }),
    { ...DEFAULT_SETTINGS, language },
  );
}

/** Opens one of the popup's panels on the page in front, as a click in the popup over it does. */
async function panelBy(button: string, path: string) {
  await page.goto(portals.url + path);
  const popup = await context.newPage();
  // In a tab the popup would be its own subject: what stands for the tab below it is named here.
  await popup.addInitScript((url) => {
    const { tabs } = chrome as unknown as { tabs: { query: (...args: unknown[]) => unknown } };
    const query = tabs.query.bind(tabs);
    tabs.query = (_: unknown, ...rest: unknown[]) => query({ url }, ...rest);
    window.close = () => {};
  }, page.url());
  await popup.goto(`${base}/popup.html`);
  await popup.getByRole('button', { name: button }).click({ timeout: PATIENCE });
  const panel = page.getByRole('dialog', { name: button });
  await panel.waitFor({ timeout: PATIENCE });
  await popup.close();
  await page.bringToFront();
  return panel;
}

/** Once buttons are guarded: what is pressed before that goes through at once. */
const guarded = () => page.locator('dh-health[data-guard]').waitFor({ state: 'attached', timeout: PATIENCE });

/** Goes on where the extension asks first. */
async function goOn(): Promise<boolean> {
  const dialog = page.locator('dh-guard');
  const asked = await dialog.waitFor({ state: 'attached', timeout: 3_000 }).then(
    () => true,
    () => false,
  );
  if (asked) await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  return asked;
}

await portal('One-stop portal, online dossiers', '/mot-cua/danh-sach', 'one-stop-list', 'acceptance');

await stage('Accept a dossier', async () => {
  const [first] = (await seen('acceptance')).filter(
    ({ clock, state }) => clock === 'acceptance' && state !== 'unknown',
  );
  if (!first) throw new Error('no dossier waits for acceptance');
  await page.getByRole('link', { name: first.record, exact: true }).click();
  await seen();
  await picture('one-stop-detail');
  await guarded();
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await goOn();
  await page.getByRole('status').filter({ hasText: 'Đã tiếp nhận' }).waitFor({ timeout: PATIENCE });
  await page.getByRole('button', { name: 'Chuyển xử lý', exact: true }).click();
  await page.goto(`${portals.url}/mot-cua/danh-sach/đang-xử-lý`);
  await page.locator('#txt_search').fill(first.record);
  await page.getByRole('button', { name: 'Tìm kiếm', exact: true }).click();
  const after = page.locator(`dh-badge[data-record="${first.record}"][data-clock="resolution"]`);
  await after.waitFor({ state: 'attached', timeout: PATIENCE });
  await picture('one-stop-accepted');
  return `${first.record} went from ${first.clock} ${first.state} to resolution ${await after.getAttribute('data-state')}`;
});

await stage('A component is missing', async () => {
  const dossier = portals.state.dossiers.find(
    ({ status, components }) =>
      status === 1 && components.some(({ required, files }) => required && files.length === 0),
  );
  if (!dossier) throw new Error('no dossier lacks a component');
  await page.goto(`${portals.url}/mot-cua/ho-so/${dossier.code}`);
  await guarded();
  const found = await page.locator('dh-finding').count();
  await picture('component-missing');
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await page.locator('dh-guard').waitFor({ state: 'attached', timeout: PATIENCE });
  await picture('before-accepting');
  await page.keyboard.press('Escape');
  return `${dossier.code}: ${found} marks; pressing “Tiếp nhận” asks first, Escape goes back (status is still ${dossier.status})`;
});

await stage('One-stop portal, with frames', async () => {
  await page.goto(`${portals.url}/mot-cua/`);
  for (const frame of page.frames()) {
    const badge = frame.locator('dh-badge').first();
    const found = await badge.waitFor({ state: 'attached', timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (!found) continue;
    await picture('one-stop-frames');
    return `${await frame.locator('dh-badge').count()} badges in the frame ${new URL(frame.url()).pathname}`;
  }
  throw new Error('no frame has a badge');
});
await portal('Single-page portal', '/motcua-spa/', 'single-page-list', 'acceptance');
await portal(
  'Single-page portal, times from its JSON',
  '/motcua-igate/vi/dossier/search/1',
  'igate-list',
  'acceptance',
);

await stage('Look up submission times', async () => {
  await page.goto(`${portals.url}/mot-cua-efy/tiep-nhan`);
  await page.getByRole('button', { name: /^Tra ngày nộp/ }).click({ timeout: PATIENCE });
  await page.getByText(/\d+ hồ sơ chưa tra được/).waitFor({ timeout: PATIENCE });
  await picture('lookup');
  return summary(await badges());
});

await stage('Check a whole page', async () => {
  await page.goto(`${portals.url}/mot-cua/danh-sach/hồ-sơ-chờ-trả-kết-quả`);
  const notice = page.locator('dh-health');
  await notice.getByRole('button', { name: /^Kiểm tra cả trang này/ }).click({ timeout: PATIENCE });
  await notice.getByText(/^Đã kiểm/).waitFor({ timeout: PATIENCE });
  await notice.getByRole('button', { name: 'Xem bảng kết quả' }).click();
  await page.locator('dh-table').waitFor({ state: 'attached', timeout: PATIENCE });
  await picture('page-checked');
  const rows = await page.locator('dh-table tbody tr').count();
  await page.keyboard.press('Escape');
  return `${rows} dossiers in the table, ${await page.locator('dh-finding').count()} marks in the rows`;
});

await stage('Teach a page that no adapter knows', async () => {
  const panel = await panelBy('Dạy trang này', '/cong-la/danh-sach');
  await panel.getByLabel('Lúc vào hệ thống là gì?').selectOption('submitted');
  await panel.getByLabel('Mốc cam kết là gì?').selectOption('due');
  await panel.getByLabel('Bước hiện tại là gì?').selectOption('status');
  for (const [words, status] of [
    ['Chờ mở phiếu', '1'],
    ['Đang làm', '4'],
    ['Chờ dân', '5'],
    ['Xong, chưa phát', '9'],
  ] as const)
    await panel.getByLabel(`“${words}”`).selectOption(status);
  await seen('acceptance');
  await picture('teach');
  await panel.getByRole('button', { name: 'Lưu', exact: true }).click();
  await panel.getByRole('button', { name: 'Đóng' }).last().click();
  return summary(await badges());
});

await stage('Scan the whole unit', async () => {
  const panel = await panelBy('Quét toàn đơn vị', '/mot-cua/danh-sach?lien-ket=1&moi-trang=20');
  await panel.getByRole('button', { name: 'Bắt đầu quét' }).click({ timeout: PATIENCE });
  await picture('scan');
  await panel.getByText('Đã quét xong').waitFor({ timeout: 120_000 });
  await picture('scanned');
  const told = await panel.getByText(/\d+ danh sách, \d+ trang/).textContent();
  await panel.getByRole('button', { name: 'Đóng' }).last().click();
  return told?.trim() ?? '';
});

await stage('Check the list of procedures', async () => {
  await page.goto(`${portals.url}/dichvucong/bothutuc`);
  await page.locator('dh-finding').first().waitFor({ state: 'attached', timeout: PATIENCE });
  await picture('procedures');
  return `${await page.locator('dh-finding').count()} marks on the page`;
});

await portal('Incoming documents', '/qlvb/main', 'incoming-documents', 'handling', 'registration');
await portal('Outgoing documents', '/qlvb/main?6yXl=VAN_BAN_DI_CHO_XU_LY&Cc9m=20', 'outgoing-documents');
await stage('Issue a document that is not signed by the unit', async () => {
  const document = portals.state.outgoing.find(({ number }) => number === '92/UBND-VP');
  if (!document) throw new Error('no such document');
  await page.goto(`${portals.url}/qlvb/van-ban-di/${document.id}`);
  await guarded();
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  const dialog = page.locator('dh-guard');
  await dialog.getByText('Chưa thấy chữ ký số của cơ quan').waitFor({ timeout: PATIENCE });
  await picture('before-issuing');
  await page.keyboard.press('Escape');
  return `${document.number}: asked first, status is still “${document.status}”`;
});

await portal('Petitions', '/qlvb/pakn', 'petitions', 'petition');

for (const [language, colorScheme] of [
  ['vi', 'light'],
  ['vi', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const) {
  await speak(language);
  await page.emulateMedia({ colorScheme });
  say(`In ${language}, ${colorScheme}`);
  await ownPage(`popup-${language}-${colorScheme}`, 'popup.html', POPUP);
  await ownPage(`options-${language}-${colorScheme}`, 'options.html');
  await ownPage(`unit-${language}-${colorScheme}`, 'options.html#unit');
  await ownPage(`duties-${language}-${colorScheme}`, 'options.html#duties');
  await ownPage(`welcome-${language}-${colorScheme}`, 'welcome.html');
}

await speak('en');
await portal('One-stop portal in English', '/mot-cua/danh-sach', 'one-stop-list-en', 'acceptance');

await context.close();
await portals.close();
say(`${pictures} pictures in .output/demo; ${failures ? `${failures} stages failed` : 'the main job was seen whole'}`);
process.exit(failures ? 1 : 0);
