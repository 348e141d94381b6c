// Both come first: lib/browser and Dexie take what is there when they are loaded.
import 'fake-indexeddb/auto';
import './fakes/browser';
import { beforeAll, expect, test, vi } from 'vitest';
import background from '../../entrypoints/background';
import type { FirstLook } from '../../entrypoints/shared/firstLook';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { fake } from './fakes/browser';
import { frameOf, OWN_PAGE, send } from './fakes/messages';

const { state, events } = fake;
const SITE = 'https://motcua.example.gov.vn';
/** Long before any day on which this runs. */
const AT = Date.UTC(2026, 9, 5, 1, 30);

beforeAll(() => void background.main());

test('the icon counts what the log holds, and is right again after every change and alarm', async () => {
  const observation = {
    kind: 'dossier',
    record: '000.00.53.H48-261005-0001',
    status: 1,
    times: { submitted: { at: AT, precision: 'minute' } },
    blank: [],
    problems: [],
  };
  const told = {
    origin: SITE,
    page: '/list',
    adapter: 'automatic@1',
    at: Date.now(),
    health: { status: 'ok', adapter: 'automatic@1', problems: [] },
    observations: [observation],
  };
  await send('ingest', told, frameOf(SITE));
  await vi.waitFor(() => expect(state.action.text).toBe('1'));
  expect(state.action.title).toContain('1 quá hạn');
  // What a popup shows first.
  const look = () => state.session.firstLook as FirstLook | undefined;
  expect(look()?.unit.counts.dossier.breached).toBe(1);
  expect(look()?.urgent.map(({ record }) => record)).toEqual([observation.record]);
  expect(state.alarms.get('alerts')).toMatchObject({ when: expect.any(Number) });
  state.action.text = '';
  await events.onAlarm.fire({ name: 'alerts' });
  await vi.waitFor(() => expect(state.action.text).toBe('1'));
  await send('saveSettings', { ...DEFAULT_SETTINGS, language: 'en' }, OWN_PAGE);
  await vi.waitFor(() => expect(state.action.title).toContain('1 overdue'));
  await send('saveSettings', DEFAULT_SETTINGS, OWN_PAGE);
  await send('clearLog', undefined, OWN_PAGE);
  await vi.waitFor(() => expect(state.action.title).toContain('chưa thấy'));
  expect(state.action.text).toBe('');
  expect(look()?.urgent ?? []).toEqual([]);
  expect(look()?.unit.lastSeen).toBeUndefined();
});
