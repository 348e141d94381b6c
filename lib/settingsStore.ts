import { browser } from './browser';
import { fail, ok, type Result } from './errors';
import { DEFAULT_SETTINGS, SETTINGS_KEY, type Settings } from './settings';

/** Settings in force; `broken` when something is stored that could not be read, so that the defaults stand in. */
export interface CurrentSettings {
  settings: Settings;
  broken: boolean;
}

type Read = (stored: unknown) => Result<Settings, unknown> | Promise<Result<Settings, unknown>>;

/**
 * Reading for pages where Zod would weigh more than all the rest: the background stores only what passed the schema, so
 * only another version's value has to be kept out.
 */
export const trusted = (stored: unknown): Result<Settings> => {
  const settings = stored as Settings | null;
  return settings?.version === DEFAULT_SETTINGS.version ? ok(settings) : fail('version');
};

/**
 * Reads the stored settings and follows their changes.
 * @param read how a stored value becomes settings: `parseSettings` or `trusted`
 * @param onSettings called with the settings in force, first soon and then after each change
 * @returns ends the watch
 */
export function watchSettings(read: Read, onSettings: (current: CurrentSettings) => void): () => void {
  const take = async (stored: unknown) => {
    const result = stored === undefined ? undefined : await read(stored);
    onSettings({ settings: result?.ok ? result.value : DEFAULT_SETTINGS, broken: result?.ok === false });
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[SETTINGS_KEY];
    if (change) void take(change.newValue);
  };
  browser.storage.local.onChanged.addListener(onChanged);
  void browser.storage.local.get(SETTINGS_KEY).then((stored) => take(stored[SETTINGS_KEY]));
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
