// Both come first: lib/browser and Dexie take what is there when they are loaded.
import 'fake-indexeddb/auto';
import './fakes/browser';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import background from '../../entrypoints/background';
import { COPY_KEY, type CopyHead } from '../../lib/log/copy';
import { openLog } from '../../lib/log/database';
import { DISK_KEY } from '../../lib/log/disk';
import { LOSS_KEY } from '../../lib/log/loss';
import type { Sighting } from '../../lib/log/types';
import { MANAGED_KEY } from '../../lib/managed';
import { OVERLAY_KEY, type OverlayData } from '../../lib/overlayData';
import { DEFAULT_SETTINGS, SETTINGS_KEY } from '../../lib/settings';
import { BASE, fake } from './fakes/browser';
import { frameOf, OWN_PAGE, send } from './fakes/messages';

const { state, events, chrome } = fake;
const SITE = 'https://motcua.example.gov.vn';
const AT = Date.UTC(2026, 9, 5, 1, 30);

const sighting = (over: Partial<Sighting> = {}): Sighting => ({
  origin: SITE,
  page: '/list',
  adapter: 'automatic@1',
  at: AT,
  health: { status: 'ok', adapter: 'automatic@1', problems: [] },
  observations: [
    {
      kind: 'dossier',
      record: '000.00.53.H48-261005-0001',
      status: 1,
      times: { submitted: { at: AT, precision: 'minute' } },
      blank: [],
      problems: [],
    },
  ],
  ...over,
});

test('a backup leaves only for a page of ours, and comes back whole', async () => {
  await send('ingest', sighting(), frameOf(SITE));
  const passphrase = 'Cây đa bến nước';
  expect(await send('makeBackup', passphrase, frameOf(SITE))).toMatchObject({ ok: false });
  expect(await send('makeBackup', 'ngắn', OWN_PAGE)).toMatchObject({ ok: false });
  const made = (await send('makeBackup', passphrase, OWN_PAGE)) as { value: string };
  await send('clearLog', undefined, OWN_PAGE);
  const restore = (phrase: string, sender: object) =>
    send('restoreBackup', { text: made.value, passphrase: phrase }, sender);
  expect(await restore(passphrase, frameOf(SITE))).toMatchObject({ ok: false });
  expect(await restore('Cây đa giếng nước', OWN_PAGE)).toEqual({ ok: false, error: 'passphrase' });
  expect(await openLog().records.count()).toBe(0);
  expect(await restore(passphrase, OWN_PAGE)).toEqual({ ok: true, value: 1 });
  expect(await openLog().records.count()).toBe(1);
  // Settings are taken over only when that is asked for.
  await send('saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 45 }, OWN_PAGE);
  const other = (await send('makeBackup', passphrase, OWN_PAGE)) as { value: string };
  await send('saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 60 }, OWN_PAGE);
  const again = (settings?: unknown) => send('restoreBackup', { text: other.value, passphrase, settings }, OWN_PAGE);
  await again();
  expect(state.stored[SETTINGS_KEY]).toMatchObject({ retentionDays: 60 });
  await again(true);
  expect(state.stored[SETTINGS_KEY]).toMatchObject({ retentionDays: 45 });
  await send('clearLog', undefined, OWN_PAGE);
});

test('a correction is kept for a page of ours only, once, and only if it is one', async () => {
  await send('ingest', sighting(), frameOf(SITE));
  const recordId = `${SITE}|dossier|000.00.53.H48-261005-0001`;
  const told = { recordId, nonce: crypto.randomUUID(), note: 'Sổ ghi 08:15', what: 'time', role: 'due', moment: null };
  for (const [data, sender] of [
    [told, frameOf(SITE)],
    [{ ...told, note: '' }, OWN_PAGE],
    [undefined, OWN_PAGE],
  ] as const)
    expect(await send('correct', data, sender)).toEqual({ ok: false, error: 'refused' });
  expect(await send('correct', { ...told, recordId: `${recordId}9` }, OWN_PAGE)).toEqual({ ok: false, error: 'gone' });
  for (let time = 0; time < 2; time++) expect(await send('correct', told, OWN_PAGE)).toEqual({ ok: true, value: true });
  expect(await openLog().corrections.count()).toBe(1);
  await send('clearLog', undefined, OWN_PAGE);
  expect(await openLog().corrections.count()).toBe(0);
});

test('what a full disk cost is forgotten when a page of ours says so, or when the log is emptied', async () => {
  const full = { [DISK_KEY]: { dropped: 500, lost: 0, droppedAt: AT } };
  state.stored = { ...full };
  expect(await send('forgetDisk', undefined, frameOf(SITE))).toMatchObject({ ok: false });
  expect(state.stored).toEqual(full);
  await send('forgetDisk', undefined, OWN_PAGE);
  expect(state.stored).toEqual({});
  state.stored = { ...full };
  await send('clearLog', undefined, OWN_PAGE);
  expect(state.stored).toEqual({});
});

describe('the copy of the log', () => {
  const head = () => state.stored[COPY_KEY] as CopyHead | undefined;
  const copyLog = () => send('copyLog', undefined, OWN_PAGE);
  const secret = () =>
    sighting({
      observations: sighting().observations.map(({ status: _, ...one }) => ({ ...one, secret: true as const })),
    });

  test('is made when its alarm rings, which the first change sets and later ones leave', async () => {
    state.alarms.delete('log-copy');
    await send('ingest', sighting(), frameOf(SITE));
    await vi.waitFor(() => expect(state.alarms.get('log-copy')).toEqual({ delayInMinutes: 1 }));
    await events.onAlarm.fire({ name: 'log-copy' });
    await vi.waitFor(() => expect(head()?.records).toBe(1));
    state.alarms.delete('log-copy');
    await send('ingest', sighting(), frameOf(SITE));
    await vi.waitFor(() => expect(state.alarms.get('log-copy')).toBeDefined());
    const { delayInMinutes } = state.alarms.get('log-copy') as { delayInMinutes: number };
    expect(delayInMinutes).toBeGreaterThan(29);
    await send('clearLog', undefined, OWN_PAGE);
    expect(state.stored).toEqual({});
  });

  test('is made anew at once when a document turns out to be secret, and after the daily work', async () => {
    await send('ingest', sighting(), frameOf(SITE));
    await copyLog();
    expect(head()?.records).toBe(1);
    await send('ingest', secret(), frameOf(SITE));
    await vi.waitFor(() => expect(head()?.records).toBe(0));
    await send('ingest', sighting(), frameOf(SITE));
    await events.onAlarm.fire({ name: 'retention' });
    await vi.waitFor(() => expect(head()?.records).toBe(1));
    await send('clearLog', undefined, OWN_PAGE);
  });

  test('brings a lost log back, once; only a page of ours asks for it or has read of it', async () => {
    await send('ingest', sighting(), frameOf(SITE));
    expect(await send('copyLog', undefined, frameOf(SITE))).toMatchObject({ ok: false });
    await copyLog();
    await openLog().delete();
    await copyLog();
    expect(state.stored[LOSS_KEY]).toMatchObject({ records: 1, of: 1 });
    expect(await openLog().records.count()).toBe(1);
    expect(await send('forgetLoss', undefined, frameOf(SITE))).toMatchObject({ ok: false });
    expect(state.stored[LOSS_KEY]).toBeDefined();
    await send('forgetLoss', undefined, OWN_PAGE);
    await copyLog();
    expect(state.stored[LOSS_KEY]).toBeUndefined();
    await send('clearLog', undefined, OWN_PAGE);
  });
});

beforeAll(() => {
  void background.main();
});

beforeEach(() => {
  state.granted = [];
  state.scripts.clear();
  state.tabs = [];
  state.stored = {};
  state.managed = {};
  state.opened = [];
  state.sent = [];
});

describe("an organisation's policy", () => {
  const policy = async (value: Record<string, unknown>) => {
    state.managed = value;
    await events.onManaged.fire({});
    await vi.waitFor(() => expect(state.stored[OVERLAY_KEY]).toBeDefined());
  };
  const overlay = () => state.stored[OVERLAY_KEY] as OverlayData;

  test('reaches pages at once, and is gone when it is taken back', async () => {
    await policy({ settings: { language: 'en' } });
    expect(overlay().strings.reload).toBe('reload the page');
    await policy({});
    await vi.waitFor(() => expect(overlay().strings.reload).toBe('tải lại trang'));
    expect(state.stored[MANAGED_KEY]).toBeNull();
  });

  test('that fixes a setting has its change refused, and every other saved', async () => {
    await policy({ settings: { retentionDays: 30, language: 'en' }, userMayChange: ['language'] });
    const settings = { ...DEFAULT_SETTINGS, retentionDays: 30, language: 'en' };
    await expect(send('saveSettings', { ...settings, retentionDays: 31 }, OWN_PAGE)).resolves.toEqual({
      ok: false,
      error: [{ path: 'retentionDays', message: 'set by your organisation, cannot be changed here' }],
    });
    await expect(send('saveSettings', { ...settings, language: 'vi' }, OWN_PAGE)).resolves.toMatchObject({ ok: true });
    expect(overlay().strings.reload).toBe('tải lại trang');
  });

  test('with something wrong in it keeps the rest and says what', async () => {
    await policy({ settings: { language: 'en', retentionDays: 1 } });
    expect(overlay().strings.reload).toBe('reload the page');
    expect(state.stored[MANAGED_KEY]).toMatchObject({ issues: [{ path: 'settings.retentionDays' }] });
  });
});

describe('what overlays are to know', () => {
  const known = () => state.stored[OVERLAY_KEY] as OverlayData;

  test('is laid ready at installation, in the language and with the rules in force', async () => {
    for (const listener of events.onInstalled.listeners) (listener as (details: object) => void)({ reason: 'update' });
    await vi.waitFor(() => expect(known()?.strings.reload).toBe('tải lại trang'));
    expect(known().policies).toEqual(DEFAULT_SETTINGS.policies);
    expect(known().adapters.at(-1)?.id).toBe('auto');
  });

  test('follows saved settings in the same write', async () => {
    const settings = { ...DEFAULT_SETTINGS, language: 'en', adaptersOff: ['auto'] };
    await expect(send('saveSettings', settings, OWN_PAGE)).resolves.toEqual({ ok: true, value: true });
    expect(known().strings.reload).toBe('reload the page');
    expect(known().adapters.map(({ id }) => id)).not.toContain('auto');
  });

  test('is answered to a page that finds nothing ready', async () => {
    const answer = await send('overlayData', undefined, frameOf(SITE));
    expect(answer).toMatchObject({ version: '0.1.0', strings: { reload: 'tải lại trang' } });
    expect(known()).toEqual(answer);
  });
});

describe('events', () => {
  test('the first-run page opens on installation and not on an update; sites are registered on both', async () => {
    state.granted = [`${SITE}/*`];
    await events.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(state.scripts.has(`site:${SITE}`)).toBe(true));
    expect(state.opened).toEqual([]);
    state.scripts.clear();
    await events.onInstalled.fire({ reason: 'install' });
    await vi.waitFor(() => expect(state.scripts.has(`site:${SITE}`)).toBe(true));
    expect(state.opened).toEqual([`${BASE}/welcome.html`]);
  });

  test('sites are registered when the browser starts and when a grant comes', async () => {
    state.granted = [`${SITE}/*`];
    await events.onStartup.fire();
    await vi.waitFor(() => expect(state.scripts.has(`site:${SITE}`)).toBe(true));
    state.scripts.clear();
    await events.onAdded.fire({ origins: [`${SITE}/*`] });
    await vi.waitFor(() => expect(state.scripts.has(`site:${SITE}`)).toBe(true));
  });

  test('a grant taken back in the browser removes the script and every trace in open tabs', async () => {
    state.granted = [`${SITE}/*`];
    await events.onStartup.fire();
    await vi.waitFor(() => expect(state.scripts.has(`site:${SITE}`)).toBe(true));
    state.tabs = [{ id: 4, url: `${SITE}/list`, running: true }];
    state.granted = [];
    await events.onRemoved.fire({ origins: [`${SITE}/*`] });
    await vi.waitFor(() =>
      expect(state.sent).toMatchObject([{ tabId: 4, message: { type: 'switchOff', data: SITE } }]),
    );
    expect(state.scripts.size).toBe(0);
  });

  test('retention has its daily alarm and hashes the codes of old closed records', async () => {
    expect(state.alarms.get('retention')).toMatchObject({ periodInMinutes: 1440 });
    const [observation] = sighting().observations;
    const closed = sighting({ at: Date.UTC(2020, 0, 6), observations: [{ ...observation, status: 10 } as never] });
    await send('ingest', closed, frameOf(SITE));
    const log = openLog();
    const codes = async () => (await log.records.toArray()).map(({ record }) => record);
    expect(await codes()).toEqual(['000.00.53.H48-261005-0001']);
    await events.onAlarm.fire({ name: 'somebody else' });
    await events.onAlarm.fire({ name: 'retention' });
    await expect.poll(codes).toEqual([undefined]);
  });
});

describe('ingest', () => {
  test('keeps no officer’s name before the officer of this machine has said who they are', async () => {
    const named = () => {
      const page = sighting();
      return { ...page, observations: page.observations.map((one) => ({ ...one, officer: 'Trần Văn Thử' })) };
    };
    const kept = async () => (await openLog().records.toArray()).map(({ officer }) => officer);
    await send('ingest', named(), frameOf(SITE));
    expect(await kept()).toEqual([undefined]);
    const identities = [{ validFrom: '2020-01-01', names: ['Lê Thị Mẫu'], unit: '' }];
    await send('saveSettings', { ...DEFAULT_SETTINGS, identities }, OWN_PAGE);
    await send('ingest', named(), frameOf(SITE));
    expect(await kept()).toEqual(['Trần Văn Thử']);
    await send('saveSettings', DEFAULT_SETTINGS, OWN_PAGE);
    await send('clearLog', undefined, OWN_PAGE);
  });

  beforeEach(() => send('clearLog', undefined, OWN_PAGE));

  test('a page of a portal is written to the log', async () => {
    expect(await send('ingest', sighting(), frameOf(SITE))).toEqual({ ok: true, value: [] });
    expect(await openLog().records.count()).toBe(1);
  });

  test.each([
    ['another site', frameOf('https://other.example')],
    ['another extension', { ...frameOf(SITE), id: 'somebody' }],
    ["the extension's own page", OWN_PAGE],
  ])('a sighting from %s is refused', async (_who, sender) => {
    expect(await send('ingest', sighting(), sender)).toMatchObject({ ok: false });
    expect(await openLog().records.count()).toBe(0);
  });

  test.each([null, 5, 'x', {}, { ...sighting(), observations: 'many' }, { ...sighting(), at: Number.NaN }])(
    'garbage is refused: %j',
    async (data) => {
      expect(await send('ingest', data, frameOf(SITE))).toMatchObject({ ok: false });
      expect(await openLog().records.count()).toBe(0);
    },
  );
});

describe('settings', () => {
  test('good settings are stored whole', async () => {
    const settings = { ...DEFAULT_SETTINGS, retentionDays: 30 };
    expect(await send('saveSettings', settings, OWN_PAGE)).toEqual({ ok: true, value: true });
    expect(state.stored[SETTINGS_KEY]).toEqual(settings);
  });

  test('bad settings are refused with path and reason, and the old ones stay', async () => {
    await send('saveSettings', DEFAULT_SETTINGS, OWN_PAGE);
    const answer = await send('saveSettings', { ...DEFAULT_SETTINGS, retentionDays: 0 }, OWN_PAGE);
    expect(answer).toMatchObject({
      ok: false,
      error: [{ path: 'retentionDays', message: expect.stringMatching(/./) }],
    });
    expect(state.stored[SETTINGS_KEY]).toEqual(DEFAULT_SETTINGS);
  });

  test('a page of a portal cannot store settings, add sites or clear the log', async () => {
    for (const [type, data] of [
      ['saveSettings', DEFAULT_SETTINGS],
      ['siteAdded', SITE],
      ['siteRemoved', SITE],
      ['clearLog', undefined],
    ] as const) {
      expect(await send(type, data, frameOf(SITE)), type).toMatchObject({ ok: false });
    }
    expect(state.stored).toEqual({});
  });
});

describe('sites', () => {
  test('a granted site is registered and starts in its open tabs', async () => {
    state.granted = [`${SITE}/*`];
    state.tabs = [{ id: 1, url: `${SITE}/list`, running: false }];
    expect(await send('siteAdded', SITE, OWN_PAGE)).toEqual({ ok: true, value: true });
    expect(state.scripts.has(`site:${SITE}`)).toBe(true);
    expect(state.tabs[0]?.running).toBe(true);
  });

  test('a site that the browser did not grant is not added', async () => {
    expect(await send('siteAdded', SITE, OWN_PAGE)).toMatchObject({ ok: false });
    expect(state.scripts.size).toBe(0);
  });

  test.each(['https://*/*', `${SITE}/path`, 'javascript:alert(1)', '', 7, null, { origin: SITE }])(
    'not a site: %j',
    async (data) => {
      expect(await send('siteAdded', data, OWN_PAGE)).toMatchObject({ ok: false });
      expect(await send('siteRemoved', data, OWN_PAGE)).toMatchObject({ ok: false });
    },
  );

  test('a removed site loses its grant, its script and its traces', async () => {
    state.granted = [`${SITE}/*`];
    await send('siteAdded', SITE, OWN_PAGE);
    state.tabs = [{ id: 4, url: `${SITE}/list`, running: true }];
    expect(await send('siteRemoved', SITE, OWN_PAGE)).toEqual({ ok: true, value: true });
    expect(state.granted).toEqual([]);
    expect(state.scripts.size).toBe(0);
    expect(state.sent).toContainEqual({
      tabId: 4,
      message: expect.objectContaining({ type: 'switchOff', data: SITE }),
    });
  });

  test('access that the installation itself has cannot be removed, and that is said', async () => {
    const { remove } = chrome.permissions;
    chrome.permissions.remove = () => Promise.reject(new Error('You cannot remove required permissions.'));
    expect(await send('siteRemoved', SITE, OWN_PAGE)).toMatchObject({ ok: false });
    chrome.permissions.remove = remove;
  });
});
