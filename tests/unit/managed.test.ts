import { describe, expect, test } from 'vitest';
import { changedKeys, settingsInForce, withPacks } from '../../lib/managed';
import { parseManaged } from '../../lib/managed.schema';
import type { Adapter } from '../../lib/portals/adapter';
import { ADAPTERS } from '../../lib/portals/adapters';
import { DEFAULT_SETTINGS } from '../../lib/settings';

const adapter = (over: Partial<Adapter> = {}): Adapter => ({
  id: 'phuong-mau',
  version: 1,
  name: 'Cổng phường mẫu',
  match: { hosts: ['motcua.example.gov.vn'] },
  pages: [{ id: 'list', shape: 'list', kind: 'dossier', container: ['#ds'] }],
  requests: { clock: false },
  ...over,
});
const pack = (...adapters: unknown[]) => JSON.stringify({ format: 'dung-hen/adapters', version: 1, adapters });
const paths = (value: unknown) => parseManaged(value)?.issues.map(({ path }) => path);

describe('a policy', () => {
  test('that sets nothing is none', () => {
    expect(parseManaged({})).toBeUndefined();
    expect(parseManaged(undefined)).toBeUndefined();
  });

  test('is taken over whole where it is right', () => {
    const { calendar } = DEFAULT_SETTINGS;
    const managed = parseManaged({
      sites: ['https://motcua.example.gov.vn', 'http://10.0.0.5:8080', 'https://motcua.example.gov.vn'],
      packs: [pack(adapter())],
      settings: { calendar, retentionDays: 30 },
      userMayChange: ['retentionDays'],
    });
    expect(managed).toEqual({
      settings: { calendar, retentionDays: 30 },
      fixed: ['calendar'],
      sites: ['https://motcua.example.gov.vn', 'http://10.0.0.5:8080'],
      adapters: [adapter()],
      issues: [],
    });
  });

  test('loses only what is wrong, and says where and why', () => {
    const managed = parseManaged({
      sites: ['https://*.gov.vn', 'https://motcua.example.gov.vn', 'https://motcua.example.gov.vn/list', 7],
      packs: ['{', pack({ ...adapter(), pages: [] }), pack(adapter())],
      settings: { language: 'fr', retentionDays: 30, windowHours: 6 },
      userMayChange: ['retentionDays', 'all'],
      window: 6,
    });
    expect(managed?.sites).toEqual(['https://motcua.example.gov.vn']);
    expect(managed?.adapters).toEqual([adapter()]);
    expect(managed?.settings).toEqual({ retentionDays: 30 });
    expect(managed?.fixed).toEqual([]);
    expect(managed?.issues.map(({ path }) => path)).toEqual([
      'window',
      'settings.language',
      'settings.windowHours',
      'userMayChange.1',
      'sites.0',
      'sites.2',
      'sites.3',
      'packs.0',
      'packs.1.adapters.0.pages',
    ]);
    for (const { message } of managed?.issues ?? []) expect(message).not.toBe('');
  });

  test.each([
    [{ sites: 'https://motcua.example.gov.vn' }, ['sites']],
    [{ settings: [] }, ['settings']],
    [{ settings: null }, []],
    [{ settings: JSON.parse('{"__proto__":{"language":"en"},"constructor":1}') }, ['settings.constructor']],
  ])('%j has what it gets wrong named', (value, expected) => {
    expect(paths(value)).toEqual(expected);
    expect(parseManaged(value)?.settings).toEqual({});
  });

  test.each(['(a+)+$', '(\\d+\\s*)*x', '^(([a-z])+.)+[A-Z]([a-z])+$', '('])('refuses the expression %s', (code) => {
    const managed = parseManaged({
      packs: [pack(adapter({ pages: [{ id: 'l', shape: 'list', container: ['table'], code }] }))],
    });
    expect(managed?.adapters).toEqual([]);
    expect(managed?.issues).toEqual([
      { path: 'packs.0.adapters.0.pages.0.code', message: expect.stringContaining('biểu thức chính quy') },
    ]);
  });
});

describe('settings in force', () => {
  const user = { ...DEFAULT_SETTINGS, retentionDays: 60 };
  const policy = { settings: { retentionDays: 30, language: 'en' as const }, fixed: [] };

  test('are the user’s without a policy', () => expect(settingsInForce(user, [], undefined)).toBe(user));

  test('are the organisation’s where the user has not chosen', () => {
    expect(settingsInForce(user, ['retentionDays'], policy)).toEqual({ ...user, language: 'en' });
    expect(settingsInForce(user, [], policy)).toEqual({ ...user, language: 'en', retentionDays: 30 });
  });

  test('are the organisation’s where they are fixed', () => {
    const fixed = { ...policy, fixed: ['retentionDays' as const] };
    expect(settingsInForce(user, ['retentionDays', 'language'], fixed).retentionDays).toBe(30);
  });

  test('say what differs, whatever the order of keys', () => {
    const { calendar, policies } = user;
    const { schedules, ...rest } = calendar;
    const other = {
      ...user,
      calendar: { ...rest, schedules },
      policies: { ...policies, thresholds: { critical: 1, warning: 2 } },
    };
    expect(changedKeys(user, DEFAULT_SETTINGS)).toEqual(['retentionDays']);
    expect(changedKeys(user, other)).toEqual(['policies']);
  });
});

describe('packs', () => {
  test('are asked first, and the automatic adapter stays last', () => {
    const all = withPacks(ADAPTERS, [adapter()]);
    expect(all.map(({ id }) => id)).toEqual(['phuong-mau', ...ADAPTERS.map(({ id }) => id)]);
  });

  test('replace a built-in adapter unless that is newer', () => {
    const [first] = ADAPTERS;
    const id = first?.id ?? '';
    const find = (version: number) => withPacks(ADAPTERS, [adapter({ id, version })]).find((one) => one.id === id);
    expect(find(first?.version ?? 0)?.name).toBe('Cổng phường mẫu');
    expect(find((first?.version ?? 0) - 1)).toBe(first);
  });
});
