import { DEFAULT_SETTINGS, SETTINGS_KEY } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, shout, stored } from './messages';

test('settings that fail their schema are refused with path and reason, and the old ones stay', async ({ open }) => {
  const page = await open('options.html');
  const good = { ...DEFAULT_SETTINGS, retentionDays: 30 };
  expect(await call(page, 'saveSettings', good)).toEqual({ ok: true, value: true });

  const bad = { ...good, retentionDays: 1, language: 'fr' };
  const answer = await call(page, 'saveSettings', bad);
  expect(answer).toMatchObject({ ok: false });
  const { error } = answer as { error: { path: string; message: string }[] };
  expect(error.map(({ path }) => path).sort()).toEqual(['language', 'retentionDays']);
  for (const { message } of error) expect(message.length).toBeGreaterThan(0);
  expect(await stored(page, SETTINGS_KEY)).toEqual(good);
});

test('messages that nobody sends are refused, and the worker goes on', async ({ open }) => {
  const page = await open('options.html');
  for (const garbage of ['x', 0, [], {}, { type: 'ingest' }, { type: 'deleteEverything', timestamp: 1 }]) {
    expect(await shout(page, garbage), JSON.stringify(garbage)).toBe('refused');
  }
  for (const [type, data] of [
    ['ingest', 5],
    ['ingest', { origin: 'http://127.0.0.1', observations: [] }],
    ['saveSettings', null],
    ['siteAdded', 'javascript:alert(1)'],
    ['siteAdded', { origin: 'https://example.gov.vn' }],
    ['siteRemoved', 'https://*/*'],
  ] as const) {
    expect(await call(page, type, data), type).toMatchObject({ ok: false });
  }
  expect(await call(page, 'saveSettings', DEFAULT_SETTINGS)).toEqual({ ok: true, value: true });
});

test('a site without the permission is not added', async ({ open }) => {
  const page = await open('options.html');
  expect(await call(page, 'siteAdded', 'https://motcua.example.gov.vn')).toMatchObject({ ok: false });
});
