// It comes first: lib/browser takes what is there when it is loaded.
import './fakes/browser';

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MANAGED_KEY, MANAGED_STEPS, managedFrom, managedToStore } from '../../lib/managed';
import {
  noOwnAdapters,
  OWN_ADAPTERS_KEY,
  OWN_ADAPTERS_STEPS,
  ownAdaptersFrom,
  ownAdaptersToStore,
} from '../../lib/ownAdapters';
import type { Adapter } from '../../lib/portals/adapter';
import { DEFAULT_SETTINGS, SETTINGS_KEY, UNREAD_KEY } from '../../lib/settings';
import { parseSettings } from '../../lib/settings.schema';
import { SETTINGS_STEPS, settingsFrom } from '../../lib/settings.steps';
import { readSettings, trusted } from '../../lib/settingsStore';
import { type Versioned, walk } from '../../lib/steps';
import { changeOwnAdapters, ownAdapters, publishPolicy, saveSettings } from '../../lib/stored';
import { fake } from './fakes/browser';

interface Example {
  name: string;
  before: Versioned;
  after: unknown;
}

/** What builds of every version stored, and what it is to be today. */
function examplesOf(what: string): Example[] {
  const folder = new URL(`./versions/${what}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')) }));
}

const numbersOf = (examples: Example[]) => [...new Set(examples.map(({ name }) => Number.parseInt(name, 10)))];
const upTo = (first: number, steps: number) => Array.from({ length: steps + 1 }, (_, i) => first + i);

const { state } = fake;
beforeEach(() => {
  state.stored = {};
  state.managed = {};
});

describe('a walk', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });

  it('takes every step from a version on once and in order, and leaves the given value alone', () => {
    fc.assert(
      fc.property(steps, fc.nat(8), fc.nat(1), (factors, version, first) => {
        const given = Object.freeze({ version, trace: Object.freeze([]) });
        const made = factors.map((factor) => ({ trace, ...rest }: Versioned) => ({
          ...rest,
          trace: [...(trace as number[]), factor],
        }));
        const walked = walk(given, made, first);
        const newest = first + factors.length;
        if (version < first) expect(walked).toEqual({ ok: false, error: 'format' });
        else if (version > newest) expect(walked).toEqual({ ok: false, error: 'newer' });
        else
          expect(walked).toEqual({
            ok: true,
            value: { version: newest, trace: factors.slice(version - first) },
          });
      }),
    );
  });

  it('that a step ends by throwing says so', () => {
    const broken = () => {
      throw new Error('no');
    };
    expect(walk({ version: 1 }, [(value) => value, broken])).toEqual({ ok: false, error: 'step' });
  });

  it.each([null, 1, 'x', [], {}, { version: 1.5 }, { version: '1' }, { version: Number.NaN }])(
    'of %j is none',
    (value) => {
      expect(walk(value, [])).toEqual({ ok: false, error: 'format' });
    },
  );
});

describe('settings', () => {
  const examples = examplesOf('settings');
  const newer = { ...DEFAULT_SETTINGS, version: SETTINGS_STEPS.length + 2, look: 'dense' };

  it('have an example of every version', () => {
    expect(DEFAULT_SETTINGS.version).toBe(SETTINGS_STEPS.length + 1);
    expect(numbersOf(examples)).toEqual(upTo(1, SETTINGS_STEPS.length));
  });

  it.each(examples)('of every build are what they were: $name', async ({ before, after }) => {
    expect(parseSettings(before)).toEqual({ ok: true, value: after });
    state.stored[SETTINGS_KEY] = before;
    for (const read of [parseSettings, trusted]) {
      const { settings, trouble } = await readSettings(read);
      expect(settings).toEqual(after);
      expect(trouble).toBeUndefined();
    }
  });

  it.each([
    ['a newer version', newer, 'newer'],
    ['a build that knew more', { ...DEFAULT_SETTINGS, look: 'dense' }, 'newer'],
    ['nobody', 'x', 'format'],
    ['nobody, with a version', { version: 0 }, 'format'],
  ])('of %s leave the defaults in force, and say so', async (_, stored, trouble) => {
    state.stored[SETTINGS_KEY] = stored;
    for (const read of [parseSettings, trusted])
      expect(await readSettings(read)).toMatchObject({ settings: DEFAULT_SETTINGS, trouble });
    expect(state.stored[SETTINGS_KEY]).toEqual(stored);
  });

  it('of a newer version are not overwritten by anything that is saved', async () => {
    state.stored[SETTINGS_KEY] = newer;
    const saved = await saveSettings({ ...DEFAULT_SETTINGS, retentionDays: 30 });
    expect(saved).toMatchObject({ ok: false, error: [{ message: expect.stringContaining('cập nhật tiện ích') }] });
    expect(state.stored).toEqual({ [SETTINGS_KEY]: newer });
  });

  it('that nobody can read are kept aside when others are saved', async () => {
    const unread = { ...DEFAULT_SETTINGS, retentionDays: 'x' };
    state.stored[SETTINGS_KEY] = unread;
    expect(await saveSettings({ ...DEFAULT_SETTINGS, retentionDays: 30 })).toEqual({ ok: true, value: true });
    expect(state.stored[SETTINGS_KEY]).toMatchObject({ retentionDays: 30 });
    expect(state.stored[UNREAD_KEY]).toEqual(unread);
    await saveSettings({ ...DEFAULT_SETTINGS, retentionDays: 40 });
    expect(state.stored[UNREAD_KEY]).toEqual(unread);
  });

  it('of a file from a newer version are refused in words', () => {
    const parsed = parseSettings(newer);
    if (parsed.ok) throw new Error('taken');
    expect(parsed.error.map(({ path }) => path)).toContain('version');
    expect(settingsFrom(newer)).toEqual({ ok: false, error: 'newer' });
  });
});

describe('adapters of one’s own', () => {
  const examples = examplesOf('ownAdapters');
  const keep = () => changeOwnAdapters((own) => ({ ...own, entries: [] }));

  it('have an example of every version', () => expect(numbersOf(examples)).toEqual(upTo(0, OWN_ADAPTERS_STEPS.length)));

  it.each(examples)('of every build are what they were: $name', ({ before, after }) => {
    const own = ownAdaptersFrom(before);
    expect(own).toEqual({ ok: true, value: after });
    if (own.ok) expect(ownAdaptersFrom(ownAdaptersToStore(own.value))).toEqual(own);
  });

  it.each([
    ['of a newer version', { version: 99, entries: {} }],
    ['that are none', { version: 1, entries: [{ adapter: null }] }],
    ['that are a list', []],
  ])('%s are not used, and stay as they are', async (_, stored) => {
    state.stored[OWN_ADAPTERS_KEY] = stored;
    expect(await ownAdapters()).toEqual(noOwnAdapters());
    expect(await keep()).toMatchObject({ ok: false });
    expect(state.stored).toEqual({ [OWN_ADAPTERS_KEY]: stored });
  });

  it('are numbered once they are changed', async () => {
    state.stored[OWN_ADAPTERS_KEY] = { entries: [{ adapter: { id: 'a', match: {} } as Adapter, savedAt: 1 }] };
    expect(await keep()).toMatchObject({ ok: true });
    expect(state.stored[OWN_ADAPTERS_KEY]).toEqual({ version: OWN_ADAPTERS_STEPS.length, entries: [] });
  });
});

describe('the policy as understood', () => {
  const examples = examplesOf('managed');

  it('has an example of every version', () => expect(numbersOf(examples)).toEqual(upTo(0, MANAGED_STEPS.length)));

  it.each(examples)('of every build is what it was: $name', ({ before, after }) => {
    const managed = managedFrom(before);
    expect(managed).toEqual(after);
    if (managed) expect(managedFrom(managedToStore(managed))).toEqual(after);
  });

  it('of a newer version is left aside until the policy is read anew', async () => {
    state.managed = { settings: { retentionDays: 30 } };
    state.stored[MANAGED_KEY] = { version: 99, settings: { retentionDays: { days: 7 } } };
    expect((await readSettings(parseSettings)).settings).toEqual(DEFAULT_SETTINGS);
    await publishPolicy();
    expect((await readSettings(parseSettings)).settings.retentionDays).toBe(30);
  });
});

it('a step of the settings that throws leaves them as they are', async () => {
  vi.resetModules();
  vi.doMock('../../lib/steps', async (original) => ({
    ...(await original<typeof import('../../lib/steps')>()),
    walk: () => ({ ok: false, error: 'step' }),
  }));
  const stored = await import('../../lib/stored');
  state.stored[SETTINGS_KEY] = DEFAULT_SETTINGS;
  expect((await stored.currentSettings()).trouble).toBe('step');
  expect(await stored.saveSettings({ ...DEFAULT_SETTINGS, retentionDays: 30 })).toMatchObject({ ok: false });
  expect(state.stored).toEqual({ [SETTINGS_KEY]: DEFAULT_SETTINGS });
  vi.doUnmock('../../lib/steps');
});
