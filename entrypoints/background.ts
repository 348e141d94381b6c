import { defineBackground } from 'wxt/utils/define-background';
import { SNOOZES } from '../lib/alerts/plan';
import { type Browser, browser } from '../lib/browser';
import { fail, type Issue, ok, type Result } from '../lib/errors';
import { type CachedCheck, CheckCache } from '../lib/findings/cache';
import { checkFile } from '../lib/findings/files';
import type { FileCheck } from '../lib/findings/types';
import { openLog } from '../lib/log/database';
import { addDiskCost, DISK_KEY, type DiskTrouble, type FullCost } from '../lib/log/disk';
import { keepAct, keepFindings, knownFindings } from '../lib/log/findings';
import { ingest } from '../lib/log/ingest';
import { retain, withoutForgotten } from '../lib/log/retention';
import type { KnownFindings, Sighting } from '../lib/log/types';
import { parseAct, parseFindings, parseNamed, parseSighting } from '../lib/log/validate';
import { onMessage, sendToTab } from '../lib/messages';
import { PRESS_ARGS, pressOnce } from '../lib/overlay/press';
import { putAdapters, removeAdapter, undone } from '../lib/ownAdapters';
import { parsePack, parseTaught } from '../lib/ownAdapters.schema';
import { referenceOf } from '../lib/reference/lists';
import { allTabs, injectNow } from '../lib/sites/injection';
import { originOf, originOfPattern, patternOf } from '../lib/sites/origins';
import { registerAll } from '../lib/sites/registration';
import { frameOrigin, isOwnPage } from '../lib/sites/senders';
import { coalesced, serial } from '../lib/sites/serial';
import { skewOf } from '../lib/sites/skew';
import { reckon } from '../lib/statistics/reckoner';
import { reckoningRules } from '../lib/statistics/rules';
import {
  asIssue,
  changeOwnAdapters,
  currentSettings,
  overlayData,
  ownAdapters,
  publishOverlayData,
  publishPolicy,
  refuse,
  saveSettings,
} from '../lib/stored';
import { keepAlerts } from './background/alerts';
import { keepLogCopies } from './background/logCopy';
import { listenForLog } from './background/logMessages';
import { listenForScan } from './background/scan';
import { listenForUnitFile } from './background/unitFile';

const RETENTION = 'retention';
const MINUTES_PER_DAY = 24 * 60;

const NOT_FOR_PAGES = 'Chỉ trang của tiện ích được gửi yêu cầu này.';
const NOT_FROM_A_PORTAL = 'Chỉ trang của cổng được gửi yêu cầu này.';
const NOT_A_SITE = 'Địa chỉ phải có dạng https://ten-mien hoặc http://ten-mien:cong.';

/** Work that nobody waits for: what went wrong is said, never thrown into the void. */
const inBackground = (work: Promise<unknown>) => void work.catch((error) => console.warn(error));

/** An origin as the extension's pages send it, or the reason why it is refused. */
async function siteOf(value: unknown): Promise<Result<string>> {
  return typeof value === 'string' && originOf(value) === value ? ok(value) : refuse(NOT_A_SITE);
}

async function createRetentionAlarm(): Promise<void> {
  if (await browser.alarms.get(RETENTION)) return;
  await browser.alarms.create(RETENTION, { delayInMinutes: 5, periodInMinutes: MINUTES_PER_DAY });
}

/** Runs one of our scripts in the frame that asks for it. */
async function runIn(sender: Browser.runtime.MessageSender, file: '/panel.js' | '/checks.js'): Promise<Result<true>> {
  const { tab, frameId = 0 } = sender;
  if (frameOrigin(sender) === undefined || tab?.id === undefined) return fail(NOT_FROM_A_PORTAL);
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [frameId] }, files: [file] });
  return ok(true);
}

/** Until the officer says who they are, nobody's name is of use, and none is kept. Most lists print none: nothing is asked. */
async function discreet(sighting: Sighting): Promise<Sighting> {
  if (!sighting.observations.some(({ officer }) => officer !== undefined)) return sighting;
  if ((await currentSettings()).settings.identities.length > 0) return sighting;
  return {
    ...sighting,
    observations: sighting.observations.map(({ officer: _nobody, ...observation }) => observation),
  };
}

/** What a full disk cost, one after the other: two pages must not count past each other. */
const noteFull = serial(async (cost: FullCost): Promise<void> => {
  const stored = await browser.storage.local.get(DISK_KEY);
  const known = stored[DISK_KEY] as DiskTrouble | undefined;
  await browser.storage.local.set({ [DISK_KEY]: addDiskCost(known, cost, Date.now()) });
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
  const { trust, references } = (await currentSettings()).settings;
  const { acts } = referenceOf(references);
  return checkFile(url, { now: Date.now(), trust, acts, cache: checks });
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
    const retainNow = async () => {
      const { settings } = await currentSettings();
      await retain(db, { now: Date.now(), keepDays: settings.retentionDays });
    };
    const copies = keepLogCopies(db, retainNow);
    const alerts = keepAlerts(db, copies.ready);
    const catchUp = coalesced(async () => {
      await copies.ready;
      inBackground(alerts.update());
      const { settings } = await currentSettings();
      await reckon(db, reckoningRules(settings, browser.runtime.getManifest().version), Date.now());
    });

    const logChanged = () => {
      inBackground(catchUp());
      inBackground(copies.changed());
    };

    browser.runtime.onInstalled.addListener(({ reason }) => {
      // Pages that are open during an update keep their old overlay, which turns grey by itself: no injection here.
      inBackground(publishOverlayData().then(publishPolicy));
      inBackground(registerAll());
      if (reason === 'install') inBackground(browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }));
    });
    browser.runtime.onStartup.addListener(() => {
      inBackground(publishOverlayData().then(publishPolicy).then(catchUp));
      inBackground(registerAll());
    });
    browser.storage.managed.onChanged.addListener(() => inBackground(publishPolicy().then(catchUp)));
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
        copies.ready
          .then(retainNow)
          .then(copies.make)
          .finally(() => inBackground(catchUp())),
      );
    });
    inBackground(createRetentionAlarm());
    // The worker was started anew: an alarm may have been lost, or the clock set, while it slept.
    inBackground(alerts.update());

    onMessage('ingest', async ({ data, sender }) => {
      const sighting = fromPortal(sender, (value) => parseSighting(value, frameOrigin(sender) ?? ''), data);
      if (!sighting.ok) return sighting;
      await copies.ready;
      const fresh = await withoutForgotten(db, await discreet(sighting.value.data));
      const known = await ingest(db, fresh, Date.now(), (cost) => inBackground(noteFull(cost)));
      logChanged();
      return known;
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
      await copies.ready;
      const kept = await keepFindings(db, told.value.origin, told.value.data, Date.now());
      logChanged();
      return kept;
    });
    onMessage('tellAct', async ({ data, sender }): Promise<Result<true>> => {
      const told = fromPortal(sender, parseAct, data);
      if (!told.ok) return told;
      await copies.ready;
      const kept = await keepAct(db, told.value.origin, told.value.data);
      logChanged();
      return kept;
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
      if (!isOwnPage(sender)) return asIssue(NOT_FOR_PAGES);
      const saved = await saveSettings(data);
      if (saved.ok) inBackground(catchUp());
      return saved;
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
      if (origin === undefined) return asIssue(NOT_FROM_A_PORTAL);
      const { language } = (await currentSettings()).settings;
      const adapter = parseTaught(data, new URL(origin).host, language);
      if (!adapter.ok) return adapter;
      const saved = await changeOwnAdapters((own) => putAdapters(own, [adapter.value], 'saved', Date.now()));
      return saved.ok ? saved : asIssue(saved.error);
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
      if (!isOwnPage(sender)) return asIssue(NOT_FOR_PAGES);
      const { language } = (await currentSettings()).settings;
      const pack = parsePack(data, language);
      if (!pack.ok) return pack;
      const saved = await changeOwnAdapters((own) => putAdapters(own, pack.value, 'imported', Date.now()));
      return saved.ok ? ok(pack.value.length) : asIssue(saved.error);
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

    listenForLog(db, catchUp, copies, alerts.forget);
    onMessage('snooze', async ({ data, sender }): Promise<Result<true>> => {
      if (!isOwnPage(sender) || !SNOOZES.includes(data)) return fail(NOT_FOR_PAGES);
      await alerts.snooze(data);
      return ok(true);
    });
    listenForUnitFile(db, () => catchUp());
    listenForScan(db);
  },
});
