// Both come first: lib/browser and Dexie take what is there when they are loaded.
import 'fake-indexeddb/auto';
import './fakes/browser';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import background from '../../entrypoints/background';
import { ALERTS_KEY } from '../../lib/alerts/state';
import { DUTIES_KEY, noDuties } from '../../lib/duties/checklist';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';
import { fake } from './fakes/browser';
import { frameOf, OWN_PAGE, send } from './fakes/messages';

const { state, events } = fake;
const SITE = 'https://motcua.example.gov.vn';
/** 09:00 of a Monday, in Vietnam. */
const NOW = Date.UTC(2026, 9, 5, 2);
const HOUR = 3_600_000;

const ASKED: Settings = {
  ...DEFAULT_SETTINGS,
  notifications: { near: true, late: true, morning: false, closing: false },
};

const seen = (code: string, submitted: number, status = 1) => ({
  origin: SITE,
  page: '/list',
  adapter: 'automatic@1',
  at: Date.now(),
  health: { status: 'ok', adapter: 'automatic@1', problems: [] },
  observations: [
    {
      kind: 'dossier',
      record: code,
      status,
      times: { submitted: { at: submitted, precision: 'minute' } },
      blank: [],
      problems: [],
    },
  ],
});
const A = '000.00.53.H48-261005-0001';
const B = '000.00.53.H48-261005-0002';
/** Long enough ago to be late. */
const LATE = NOW - 7 * 24 * HOUR;

const texts = () => [...state.notifications.values()].map(({ title, message }) => `${title}\n${message}`);
const tell = (told: object) => send('ingest', told, frameOf(SITE));
/** Settles once all that was asked before is over. */
const settled = () => send('snooze', 'none', OWN_PAGE);

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  background.main();
});
beforeEach(async () => {
  vi.setSystemTime(NOW);
  state.permissions = ['notifications'];
  await events.onAdded.fire({ permissions: ['notifications'] });
  await send('clearLog', undefined, OWN_PAGE);
  await send('saveSettings', ASKED, OWN_PAGE);
  await settled();
  state.notifications.clear();
  state.opened.length = 0;
});

test('a late dossier is told once, with when it was last seen, whatever alarms follow', async () => {
  await tell(seen(A, LATE));
  await settled();
  expect(texts()).toEqual([
    expect.stringMatching(new RegExp(`^1 hồ sơ quá hạn\n${A} · hạn .*\nthấy lần cuối 09:00 hôm nay$`)),
  ]);
  state.notifications.clear();
  await events.onAlarm.fire({ name: 'alerts' });
  await settled();
  expect(texts()).toEqual([]);
});

test('is stored before it is shown, so that it is not told again where showing fails', async () => {
  let stored: unknown;
  const create = vi.spyOn(fake.chrome.notifications as NonNullable<typeof fake.chrome.notifications>, 'create');
  create.mockImplementationOnce(async () => {
    stored = state.stored[ALERTS_KEY];
    throw new Error('no system');
  });
  await tell(seen(A, LATE));
  await settled();
  expect(JSON.stringify(stored)).toContain('|late');
  await settled();
  expect(create).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual([]);
  create.mockRestore();
});

test('a snooze holds it back until it is over', async () => {
  await send('snooze', 'hour', OWN_PAGE);
  await tell(seen(A, LATE));
  await events.onAlarm.fire({ name: 'alerts' });
  expect(texts()).toEqual([]);
  vi.setSystemTime(NOW + HOUR);
  await events.onAlarm.fire({ name: 'alerts' });
  await vi.waitFor(() => expect(texts()).toHaveLength(1));
});

test('what is done meanwhile is taken out, and the last one takes the notification away', async () => {
  await send('snooze', 'hour', OWN_PAGE);
  await tell(seen(A, LATE));
  await tell(seen(B, LATE));
  await settled();
  expect(texts()).toEqual([expect.stringContaining('2 hồ sơ quá hạn')]);
  vi.setSystemTime(NOW + HOUR / 4);
  await tell(seen(A, LATE, 9));
  await settled();
  expect(texts()).toEqual([expect.stringMatching(/^1 hồ sơ quá hạn\n.*-0002 /)]);
  await tell(seen(B, LATE, 9));
  await settled();
  expect(texts()).toEqual([]);
});

test('nothing is planned or stored while the permission is missing or nothing was asked for', async () => {
  state.permissions = [];
  await tell(seen(A, LATE));
  await settled();
  expect(state.stored[ALERTS_KEY]).toEqual({ told: {} });
  expect(state.action.text).toBe('1');
  state.permissions = ['notifications'];
  await send('saveSettings', DEFAULT_SETTINGS, OWN_PAGE);
  await settled();
  expect(state.stored[ALERTS_KEY]).toEqual({ told: {} });
  expect(texts()).toEqual([]);
});

test('the button tells nothing for half an hour, a click leads to the log', async () => {
  await tell(seen(A, LATE));
  await settled();
  const [id] = state.notifications.keys();
  await events.onButtonClicked.fire(id, 0);
  await vi.waitFor(() =>
    expect(state.stored[ALERTS_KEY]).toMatchObject({
      snooze: { from: expect.any(Number), until: expect.any(Number) },
    }),
  );
  expect(state.notifications.size).toBe(0);
  await events.onClicked.fire('alerts-unknown');
  await vi.waitFor(() => expect(state.opened.at(-1)).toContain('/options.html#unit'));
});

test('emptying the log forgets what was told', async () => {
  await tell(seen(A, LATE));
  await settled();
  expect(JSON.stringify(state.stored[ALERTS_KEY])).toContain(A);
  await send('clearLog', undefined, OWN_PAGE);
  expect(JSON.stringify(state.stored[ALERTS_KEY] ?? {})).not.toContain(A);
  await vi.waitFor(() => expect(texts()).toEqual([]));
});

test('the morning’s digest tells of due checks over an empty log, once, and leads to them', async () => {
  const tick = { id: 't', item: 'mailbox', on: '2026-08-03', at: NOW };
  state.stored[DUTIES_KEY] = { ...noDuties(), since: '2026-10-01', ticks: [tick] };
  await send('saveSettings', { ...ASKED, notifications: { ...ASKED.notifications, morning: true } }, OWN_PAGE);
  await settled();
  expect(texts()).toEqual(['Đầu ngày: 1 việc tự kiểm tra đến hạn\nchưa thấy hồ sơ, văn bản nào']);
  const [id] = state.notifications.keys();
  await events.onClicked.fire(id);
  await vi.waitFor(() => expect(state.opened.at(-1)).toContain('/options.html#duties'));
  await send('clearLog', undefined, OWN_PAGE);
  state.stored[DUTIES_KEY] = { ...noDuties(), since: '2026-10-01', ticks: [tick] };
  await settled();
  expect(texts()).toEqual([]);
});

test('no portal’s page may snooze', async () => {
  expect(await send('snooze', 'hour', frameOf(SITE))).toMatchObject({ ok: false });
  expect(await send('snooze', 'forever', OWN_PAGE)).toMatchObject({ ok: false });
});
