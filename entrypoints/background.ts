import { defineBackground } from 'wxt/utils/define-background';
import { type Browser, browser } from '../lib/browser';
import { fail, type Issue, ok, type Result } from '../lib/errors';
import { type CachedCheck, CheckCache } from '../lib/findings/cache';
import { checkFile } from '../lib/findings/files';
import type { FileCheck } from '../lib/findings/types';
import { openLog } from '../lib/log/database';
import { keepAct, keepFindings, knownFindings } from '../lib/log/findings';
import { ingest } from '../lib/log/ingest';
import { loadOrCreateKey, prune } from '../lib/log/retention';
import { addTrouble, type DiskTrouble, type FullCost, TROUBLE_KEY } from '../lib/log/trouble';
import type { KnownFindings } from '../lib/log/types';
import { parseAct, parseFindings, parseNamed, parseSighting } from '../lib/log/validate';
import { changedKeys, isFixed, MANAGED_KEY, OWN_KEY, settingsInForce } from '../lib/managed';
import { parseManaged } from '../lib/managed.schema';
import { onMessage, sendToTab } from '../lib/messages';
import { PRESS_ARGS, pressOnce } from '../lib/overlay/press';
import { OVERLAY_KEY, type OverlayData, overlayDataOf } from '../lib/overlayData';
import {
  noOwnAdapters,
  OWN_ADAPTERS_KEY,
  type OwnAdapters,
  ownAdaptersOf,
  putAdapters,
  removeAdapter,
  undone,
} from '../lib/ownAdapters';
import { parsePack, parseTaught } from '../lib/ownAdapters.schema';
import { SETTINGS_KEY } from '../lib/settings';
import { reasonIn } from '../lib/settings.reasons';
import { parseSettings } from '../lib/settings.schema';
import { type CurrentSettings, readSettings } from '../lib/settingsStore';
import { allTabs, injectNow } from '../lib/sites/injection';
import { JSON_RULES_KEY, jsonRulesOf } from '../lib/sites/jsonRules';
import { originOf, originOfPattern, patternOf } from '../lib/sites/origins';
import { readPolicy } from '../lib/sites/policy';
import { registerAll } from '../lib/sites/registration';
import { frameOrigin, isOwnPage } from '../lib/sites/senders';
import { serial } from '../lib/sites/serial';
import { skewOf } from '../lib/sites/skew';
import { listenForLog } from './background/logMessages';

const RETENTION = 'retention';
const MINUTES_PER_DAY = 24 * 60;

const NOT_FOR_PAGES = 'Chỉ trang của tiện ích được gửi yêu cầu này.';
const NOT_FROM_A_PORTAL = 'Chỉ trang của cổng được gửi yêu cầu này.';
const NOT_A_SITE = 'Địa chỉ phải có dạng https://ten-mien hoặc http://ten-mien:cong.';

/** Work that nobody waits for: what went wrong is said, never thrown into the void. */
const inBackground = (work: Promise<unknown>) => void work.catch((error) => console.warn(error));

/** A refusal that the user will read, in the interface's language. */
const refuse = async (reason: string): Promise<Result<never>> =>
  fail(reasonIn((await currentSettings()).settings.language, reason));

/** An origin as the extension's pages send it, or the reason why it is refused. */
async function siteOf(value: unknown): Promise<Result<string>> {
  return typeof value === 'string' && originOf(value) === value ? ok(value) : refuse(NOT_A_SITE);
}

async function createRetentionAlarm(): Promise<void> {
  if (await browser.alarms.get(RETENTION)) return;
  await browser.alarms.create(RETENTION, { delayInMinutes: 5, periodInMinutes: MINUTES_PER_DAY });
}

const currentSettings = (): Promise<CurrentSettings> => readSettings(parseSettings);

async function ownAdapters(): Promise<OwnAdapters> {
  const stored = await browser.storage.local.get(OWN_ADAPTERS_KEY);
  return (stored[OWN_ADAPTERS_KEY] as OwnAdapters | undefined) ?? noOwnAdapters();
}

const overlayData = ({ settings, managed }: CurrentSettings, own: OwnAdapters): OverlayData =>
  overlayDataOf(
    settings,
    browser.runtime.getManifest().version,
    managed?.adapters,
    ownAdaptersOf(own),
    !isFixed(managed, 'lookups'),
  );

/** What pages read, under the keys where they find it. */
const laidReady = (data: OverlayData) => ({ [OVERLAY_KEY]: data, [JSON_RULES_KEY]: jsonRulesOf(data.adapters) });

/** Puts what pages need where they can read it without waking anybody. */
async function publishOverlayData(): Promise<OverlayData> {
  const data = overlayData(await currentSettings(), await ownAdapters());
  await browser.storage.local.set(laidReady(data));
  return data;
}

/** Validates and stores settings; on failure nothing changes. */
async function saveSettings(data: unknown): Promise<Result<true, Issue[]>> {
  const before = await currentSettings();
  const { managed } = before;
  const { language } = before.settings;
  const settings = parseSettings(data, language);
  if (!settings.ok) return settings;
  const changed = changedKeys(settings.value, before.settings);
  const fixed = changed.filter((key) => isFixed(managed, key));
  if (fixed.length > 0) {
    const message = reasonIn(language, 'do đơn vị đặt, không đổi được ở đây');
    return fail(fixed.map((path) => ({ path, message })));
  }
  const own = [...new Set([...before.own, ...changed])];
  const after = { ...before, settings: settingsInForce(settings.value, own, managed) };
  // All or nothing: a page must not follow other rules than the options page shows.
  await browser.storage.local.set({
    [SETTINGS_KEY]: settings.value,
    [OWN_KEY]: own,
    ...laidReady(overlayData(after, await ownAdapters())),
  });
  return ok(true);
}

/** Changes the adapters that were taught or imported, and with them what pages read by; two tabs lose nothing of each other's. */
const changeOwnAdapters = serial(async (change: (own: OwnAdapters) => OwnAdapters): Promise<Result<true>> => {
  const own = change(await ownAdapters());
  await browser.storage.local.set({
    [OWN_ADAPTERS_KEY]: own,
    ...laidReady(overlayData(await currentSettings(), own)),
  });
  return ok(true);
});

/** Takes over a file of adapters, all or none. */
async function importAdapters(text: unknown): Promise<Result<number, Issue[]>> {
  const { language } = (await currentSettings()).settings;
  const pack = parsePack(text, language);
  if (!pack.ok) return pack;
  await changeOwnAdapters((own) => putAdapters(own, pack.value, 'imported', Date.now()));
  return ok(pack.value.length);
}

/** Takes over the organisation's policy, checked once here; pages trust what is stored. */
async function publishPolicy(): Promise<OverlayData> {
  const { settings } = await currentSettings();
  const managed = parseManaged(await readPolicy(), settings.language);
  // A policy that is gone leaves nothing behind, and `null` is what storage keeps of nothing.
  await browser.storage.local.set({ [MANAGED_KEY]: managed ?? null });
  return publishOverlayData();
}

/** Runs one of our scripts in the frame that asks for it. */
async function runIn(sender: Browser.runtime.MessageSender, file: '/panel.js' | '/checks.js'): Promise<Result<true>> {
  const { tab, frameId = 0 } = sender;
  if (frameOrigin(sender) === undefined || tab?.id === undefined) return fail(NOT_FROM_A_PORTAL);
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: [file] });
  return ok(true);
}

/** What a full disk cost, one after the other: two pages must not count past each other. */
const noteFull = serial(async (cost: FullCost): Promise<void> => {
  const stored = await browser.storage.local.get(TROUBLE_KEY);
  const known = stored[TROUBLE_KEY] as DiskTrouble | undefined;
  await browser.storage.local.set({ [TROUBLE_KEY]: addTrouble(known, cost, Date.now()) });
});

/** What a portal's page says of itself, checked; nobody else may say it. */
function fromPortal<T>(
  sender: Browser.runtime.MessageSender,
  parse: (value: unknown) => Result<T, Issue[]>,
  value: unknown,
): Result<{ origin: string; data: T }> {
  const origin = frameOrigin(sender);
  if (origin === undefined) return fail(NOT_FROM_A_PORTAL);
  const parsed = parse(value);
  if (!parsed.ok) return fail(parsed.error.map(({ path, message }) => `${path}: ${message}`).join('; '));
  return ok({ origin, data: parsed.value });
}

/** What files were found to be, until the browser ends: in memory, and out of reach of pages. */
const CHECKS_KEY = 'fileChecks';
const checks = new CheckCache({
  async read() {
    const stored = await browser.storage.session.get(CHECKS_KEY);
    return (stored[CHECKS_KEY] as CachedCheck[] | undefined) ?? [];
  },
  write: (all) => browser.storage.session.set({ [CHECKS_KEY]: all }),
});

/** One after the other: a large file is all the memory that may be taken. */
const checkFileSerially = serial(async (url: string): Promise<FileCheck> => {
  const { trust } = (await currentSettings()).settings;
  return checkFile(url, { now: Date.now(), trust, cache: checks });
});

/** An overlay answers for its page; nobody else does. */
const runsIn = (tab: number): Promise<boolean> =>
  sendToTab('pageState', undefined, tab).then(
    () => true,
    () => false,
  );

/** After access to sites is gone: no page of theirs starts the overlay, and where it runs it removes itself. */
async function forget(origins: string[]): Promise<void> {
  await registerAll();
  const tabs = await allTabs();
  // Most tabs run no overlay and do not answer.
  await Promise.allSettled(origins.flatMap((origin) => tabs.map((tab) => sendToTab('switchOff', origin, tab))));
}

/**
 * Wiring only. The worker may be stopped after any event and started by the next: every listener is added while `main`
 * runs, and nothing is remembered outside storage and the log.
 */
export default defineBackground({
  type: 'module',
  main() {
    const db = openLog();

    browser.runtime.onInstalled.addListener(({ reason }) => {
      // Pages that are open during an update keep their old overlay, which turns grey by itself: no injection here.
      inBackground(publishOverlayData().then(publishPolicy));
      inBackground(registerAll());
      if (reason === 'install') inBackground(browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }));
    });
    browser.runtime.onStartup.addListener(() => {
      inBackground(publishOverlayData().then(publishPolicy));
      inBackground(registerAll());
    });
    browser.storage.managed.onChanged.addListener(() => inBackground(publishPolicy()));
    browser.permissions.onAdded.addListener(({ origins = [] }) => {
      // The prompt may have closed the popup that asked: the open page must not depend on it.
      const added = origins.map(originOfPattern).filter((origin) => origin !== undefined);
      inBackground(registerAll().then(() => Promise.all(added.map((origin) => injectNow(origin, runsIn)))));
    });
    browser.permissions.onRemoved.addListener(({ origins = [] }) => {
      inBackground(forget(origins.map(originOfPattern).filter((origin) => origin !== undefined)));
    });

    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name !== RETENTION) return;
      inBackground(
        Promise.all([currentSettings(), loadOrCreateKey(db)]).then(([{ settings }, key]) =>
          prune(db, { now: Date.now(), keepDays: settings.retentionDays, key }),
        ),
      );
    });
    inBackground(createRetentionAlarm());

    onMessage('ingest', async ({ data, sender }) => {
      const sighting = fromPortal(sender, (value) => parseSighting(value, frameOrigin(sender) ?? ''), data);
      if (!sighting.ok) return sighting;
      return ingest(db, sighting.value.data, (cost) => inBackground(noteFull(cost)));
    });

    onMessage('overlayData', () => publishOverlayData());

    onMessage('loadPanel', ({ sender }) => runIn(sender, '/panel.js'));
    onMessage('loadChecks', ({ sender }) => runIn(sender, '/checks.js'));

    onMessage('readyPress', async ({ sender }): Promise<Result<true>> => {
      const { tab, frameId = 0 } = sender;
      if (frameOrigin(sender) === undefined || tab?.id === undefined) return fail(NOT_FROM_A_PORTAL);
      const target = { tabId: tab.id, frameIds: [frameId] };
      await browser.scripting.executeScript({ target, world: 'MAIN', func: pressOnce, args: PRESS_ARGS });
      return ok(true);
    });

    onMessage('knownFindings', async ({ data, sender }): Promise<Result<KnownFindings[]>> => {
      const told = fromPortal(sender, parseNamed, data);
      return told.ok ? ok(await knownFindings(db, told.value.origin, told.value.data)) : told;
    });
    onMessage('tellFindings', async ({ data, sender }): Promise<Result<true>> => {
      const told = fromPortal(sender, parseFindings, data);
      if (!told.ok) return told;
      await keepFindings(db, told.value.origin, told.value.data);
      return ok(true);
    });
    onMessage('tellAct', async ({ data, sender }): Promise<Result<true>> => {
      const told = fromPortal(sender, parseAct, data);
      if (!told.ok) return told;
      await keepAct(db, told.value.origin, told.value.data);
      return ok(true);
    });

    onMessage('checkFile', async ({ data, sender }): Promise<Result<FileCheck>> => {
      const origin = frameOrigin(sender);
      // A page has only its own portal's files looked into.
      if (origin === undefined || typeof data !== 'string' || originOf(data) !== origin) return fail(NOT_FROM_A_PORTAL);
      return ok(await checkFileSerially(data));
    });

    onMessage('skew', async ({ sender }) => {
      const origin = frameOrigin(sender);
      return origin === undefined ? 0 : skewOf(origin, Date.now);
    });

    onMessage('saveSettings', async ({ data, sender }): Promise<Result<true, Issue[]>> => {
      if (!isOwnPage(sender)) return fail([{ path: '', message: NOT_FOR_PAGES }]);
      return saveSettings(data);
    });

    onMessage('siteAdded', async ({ data, sender }): Promise<Result<true>> => {
      if (!isOwnPage(sender)) return fail(NOT_FOR_PAGES);
      const site = await siteOf(data);
      if (!site.ok) return site;
      if (!(await browser.permissions.contains({ origins: [patternOf(site.value)] }))) {
        return refuse('Trình duyệt chưa cho phép tiện ích đọc trang này.');
      }
      await registerAll();
      await injectNow(site.value, runsIn);
      return ok(true);
    });

    onMessage('siteRemoved', async ({ data, sender }): Promise<Result<true>> => {
      if (!isOwnPage(sender)) return fail(NOT_FOR_PAGES);
      const site = await siteOf(data);
      if (!site.ok) return site;
      const removed = await browser.permissions.remove({ origins: [patternOf(site.value)] }).catch(() => false);
      if (!removed) return refuse('Không gỡ được quyền này: nó thuộc bản cài đặt.');
      await forget([site.value]);
      return ok(true);
    });

    onMessage('allowLookup', async ({ data, sender }): Promise<Result<true>> => {
      if (frameOrigin(sender) === undefined) return fail(NOT_FROM_A_PORTAL);
      const current = await currentSettings();
      const { settings } = current;
      const adapter = overlayData(current, await ownAdapters()).adapters.find(({ id }) => id === data);
      if (!adapter?.requests.detail) return refuse('không có mục này');
      const saved = await saveSettings({ ...settings, lookups: [...new Set([...settings.lookups, adapter.id])] });
      return saved.ok ? saved : fail(saved.error.map(({ message }) => message).join('; '));
    });

    onMessage('saveTaught', async ({ data, sender }): Promise<Result<true, Issue[]>> => {
      const origin = frameOrigin(sender);
      if (origin === undefined) return fail([{ path: '', message: NOT_FROM_A_PORTAL }]);
      const { language } = (await currentSettings()).settings;
      const adapter = parseTaught(data, new URL(origin).host, language);
      if (!adapter.ok) return adapter;
      await changeOwnAdapters((own) => putAdapters(own, [adapter.value], 'saved', Date.now()));
      return ok(true);
    });

    onMessage('undoTaught', async ({ sender }): Promise<Result<true>> => {
      const origin = frameOrigin(sender);
      if (origin === undefined) return fail(NOT_FROM_A_PORTAL);
      const { host } = new URL(origin);
      // A page takes back what was taught on it, and nothing else.
      return changeOwnAdapters((own) =>
        own.undo?.change === 'saved' && own.entries[0]?.adapter.match.hosts?.[0] === host ? undone(own) : own,
      );
    });

    onMessage('importAdapters', async ({ data, sender }): Promise<Result<number, Issue[]>> => {
      if (!isOwnPage(sender)) return fail([{ path: '', message: NOT_FOR_PAGES }]);
      return importAdapters(data);
    });

    onMessage(
      'removeAdapter',
      async ({ data, sender }): Promise<Result<true>> =>
        isOwnPage(sender) ? changeOwnAdapters((own) => removeAdapter(own, data)) : fail(NOT_FOR_PAGES),
    );

    onMessage(
      'undoAdapters',
      async ({ sender }): Promise<Result<true>> =>
        isOwnPage(sender) ? changeOwnAdapters(undone) : fail(NOT_FOR_PAGES),
    );

    listenForLog(db, {
      settings: async () => (await currentSettings()).settings,
      saveSettings,
      adapters: async () => ownAdaptersOf(await ownAdapters()),
      importAdapters,
    });
  },
});
