import { browser } from './browser';
import { ok, type Result } from './errors';
import {
  changedKeys,
  MANAGED_KEY,
  type Managed,
  managedFrom,
  OWN_KEY,
  type SettingKey,
  settingsInForce,
} from './managed';
import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from './settings';
import { settingsFrom } from './settings.steps';
import type { StepProblem } from './steps';

/** Settings in force; with `trouble` what is stored could not be read, so that the defaults stand in. */
export interface CurrentSettings {
  settings: Settings;
  trouble?: StepProblem;
  /** What the organisation's policy sets, if there is one. */
  managed?: Managed;
  /** The settings that the user changed. */
  own: SettingKey[];
}

/** How a stored value of this version becomes settings. */
type Read = (stored: unknown) => Result<Settings, unknown> | Promise<Result<Settings, unknown>>;

/**
 * Reading for pages where Zod would weigh more than all the rest: the background stores only what passed the schema, and
 * other versions' values have been kept out.
 */
export const trusted = (stored: unknown): Result<Settings> => ok(stored as Settings);

/** The keys of `storage.local` that the settings in force follow from. */
const KEYS = [SETTINGS_KEY, OWN_KEY, MANAGED_KEY];

/**
 * The settings in force now.
 * @param read how a stored value becomes settings: `parseSettings` or `trusted`
 */
export async function readSettings(read: Read): Promise<CurrentSettings> {
  const stored = await browser.storage.local.get(KEYS);
  const found = stored[SETTINGS_KEY] === undefined ? ok(DEFAULT_SETTINGS) : settingsFrom(stored[SETTINGS_KEY]);
  const result = found.ok ? await read(found.value) : found;
  const saved = result.ok ? result.value : DEFAULT_SETTINGS;
  const trouble = found.ok ? (result.ok ? undefined : 'format') : found.error;
  const managed = managedFrom(stored[MANAGED_KEY]);
  // In a profile older than any policy every departure from the defaults is the user's.
  const own = (stored[OWN_KEY] as SettingKey[] | undefined) ?? changedKeys(saved, DEFAULT_SETTINGS);
  return { settings: settingsInForce(saved, own, managed), trouble, managed, own };
}

/**
 * Reads the settings in force and follows their changes.
 * @param read see `readSettings`
 * @param onSettings called with the settings in force, first soon and then after each change
 * @returns ends the watch
 */
export function watchSettings(read: Read, onSettings: (current: CurrentSettings) => void): () => void {
  const renew = () => void readSettings(read).then(onSettings);
  const onChanged = (changes: Record<string, unknown>) => {
    if (KEYS.some((key) => key in changes)) renew();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  renew();
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
