import type { Issue } from './errors';
import type { Adapter } from './portals/adapter';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import { type ValueStep, walk } from './steps';

/** A part of the settings that an organisation may set by itself. */
export type SettingKey = Exclude<keyof Settings, 'version'>;
export const SETTING_KEYS = (Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]).filter(
  (key): key is SettingKey => key !== 'version',
);

/** What the organisation's policy sets, as the background understood it. Pages read this and check nothing again. */
export interface Managed {
  /** Only what passed its schema. */
  settings: Partial<Omit<Settings, 'version'>>;
  /** Settings that the user cannot change. */
  fixed: SettingKey[];
  /** Origins of the organisation's portals: the browser still asks the user once. */
  sites: string[];
  /** Adapters of its packs, in their order. */
  adapters: Adapter[];
  /** What was ignored, and why. */
  issues: Issue[];
}

/** Whether the organisation fixed a setting. */
export const isFixed = (managed: Pick<Managed, 'fixed'> | undefined, key: SettingKey): boolean =>
  managed?.fixed.includes(key) ?? false;

/** Under these keys of `storage.local`: the policy as understood, and the settings that the user changed. */
export const MANAGED_KEY = 'managed';
export const OWN_KEY = 'settingsOwn';

/** Versions of the policy as understood: the first build that knew policies did not number them. */
export const MANAGED_STEPS: readonly ValueStep[] = [(managed) => managed];

/** A policy as it is stored. */
export const managedToStore = (managed: Managed) => ({ version: MANAGED_STEPS.length, ...managed });

/** A stored policy, or undefined: another version's is left aside, for the background reads the policy anew at once. */
export function managedFrom(stored: unknown): Managed | undefined {
  const walked = walk(stored, MANAGED_STEPS, 0);
  if (!walked.ok) return undefined;
  const { version: _, ...managed } = walked.value;
  return managed as unknown as Managed;
}

/** A value as text whatever the order of its keys: storage gives them back in an order of its own. */
const textOf = (value: unknown) =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

/** Settings that differ between two states. */
export const changedKeys = (a: Settings, b: Settings): SettingKey[] =>
  SETTING_KEYS.filter((key) => textOf(a[key]) !== textOf(b[key]));

/**
 * The settings in force: the organisation's where they are fixed or the user has not chosen otherwise, else the user's.
 * @param own what the user changed
 */
export function settingsInForce(
  stored: Settings,
  own: readonly SettingKey[],
  managed: Pick<Managed, 'settings' | 'fixed'> | undefined,
): Settings {
  if (!managed) return stored;
  const given = SETTING_KEYS.filter(
    (key) => managed.settings[key] !== undefined && (managed.fixed.includes(key) || !own.includes(key)),
  );
  return { ...stored, ...Object.fromEntries(given.map((key) => [key, managed.settings[key]])) };
}

/**
 * Adapters in the order they are asked: those of packs before those that are there already, a pack's in place of the one
 * with the same id unless that is newer.
 */
export function withPacks(present: Adapter[], packs: Adapter[]): Adapter[] {
  const newest = new Map<string, Adapter>();
  for (const one of [...packs, ...present]) {
    const known = newest.get(one.id);
    if (!known || one.version > known.version) newest.set(one.id, one);
  }
  return [...newest.values()];
}
