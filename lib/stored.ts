import { browser } from './browser';
import { fail, type Issue, ok, type Result } from './errors';
import { changedKeys, isFixed, MANAGED_KEY, managedToStore, OWN_KEY, settingsInForce } from './managed';
import { parseManaged } from './managed.schema';
import { OVERLAY_KEY, type OverlayData, overlayDataOf } from './overlayData';
import {
  noOwnAdapters,
  OWN_ADAPTERS_KEY,
  type OwnAdapters,
  ownAdaptersFrom,
  ownAdaptersOf,
  ownAdaptersToStore,
} from './ownAdapters';
import { REFERENCE_KEY, referenceOf } from './reference/lists';
import { SETTINGS_KEY, UNREAD_KEY } from './settings';
import { reasonIn } from './settings.reasons';
import { parseSettings } from './settings.schema';
import { type CurrentSettings, readSettings } from './settingsStore';
import { JSON_RULES_KEY, jsonRulesOf } from './sites/jsonRules';
import { readPolicy } from './sites/policy';
import { serial } from './sites/serial';

/**
 * What the background, the only writer, keeps in `storage.local`: settings, adapters of one's own, the policy as understood,
 * and what pages read of them. What another version wrote is left as it is.
 */
const OF_ANOTHER_VERSION = 'Phần đang lưu là của một phiên bản khác nên được giữ nguyên. Hãy cập nhật tiện ích.';

/** A refusal of all that was given. */
export const asIssue = (message: string): Result<never, Issue[]> => fail([{ path: '', message }]);

/** A refusal that the user will read, in the interface's language. */
export const refuse = async (reason: string): Promise<Result<never>> =>
  fail(reasonIn((await currentSettings()).settings.language, reason));

export const currentSettings = (): Promise<CurrentSettings> => readSettings(parseSettings);

const storedOf = async (key: string): Promise<unknown> => (await browser.storage.local.get(key))[key];

/** What cannot be read is not used. */
export async function ownAdapters(): Promise<OwnAdapters> {
  const own = ownAdaptersFrom(await storedOf(OWN_ADAPTERS_KEY));
  return own.ok ? own.value : noOwnAdapters();
}

export const overlayData = ({ settings, managed }: CurrentSettings, own: OwnAdapters): OverlayData =>
  overlayDataOf(
    settings,
    browser.runtime.getManifest().version,
    managed?.adapters,
    ownAdaptersOf(own),
    !isFixed(managed, 'lookups'),
  );

/** What pages read, under the keys where they find it. */
function laidReady(current: CurrentSettings, own: OwnAdapters) {
  const data = overlayData(current, own);
  return {
    [OVERLAY_KEY]: data,
    [JSON_RULES_KEY]: jsonRulesOf(data.adapters),
    [REFERENCE_KEY]: referenceOf(current.settings.references),
  };
}

/** Puts what pages need where they can read it without waking anybody. */
export async function publishOverlayData(): Promise<OverlayData> {
  const ready = laidReady(await currentSettings(), await ownAdapters());
  await browser.storage.local.set(ready);
  return ready[OVERLAY_KEY];
}

/** Validates and stores settings; on failure nothing changes. */
export async function saveSettings(data: unknown): Promise<Result<true, Issue[]>> {
  const before = await currentSettings();
  const { managed } = before;
  const { language } = before.settings;
  // They are another build's: it shall find them as it left them.
  if (before.trouble && before.trouble !== 'format') return asIssue(reasonIn(language, OF_ANOTHER_VERSION));
  const settings = parseSettings(data, language);
  if (!settings.ok) return settings;
  const changed = changedKeys(settings.value, before.settings);
  const fixed = changed.filter((key) => isFixed(managed, key));
  if (fixed.length > 0) {
    const message = reasonIn(language, 'do đơn vị đặt, không đổi được ở đây');
    return fail(fixed.map((path) => ({ path, message })));
  }
  const own = [...new Set([...before.own, ...changed])];
  const after = { ...before, settings: settingsInForce(settings.value, own, managed) };
  // All or nothing: a page must not follow other rules than the options page shows.
  await browser.storage.local.set({
    [SETTINGS_KEY]: settings.value,
    [OWN_KEY]: own,
    ...(before.trouble && { [UNREAD_KEY]: await storedOf(SETTINGS_KEY) }),
    ...laidReady(after, await ownAdapters()),
  });
  return ok(true);
}

/** Changes the adapters that were taught or imported, and with them what pages read by; two tabs lose nothing of each other's. */
export const changeOwnAdapters = serial(async (change: (own: OwnAdapters) => OwnAdapters): Promise<Result<true>> => {
  const before = ownAdaptersFrom(await storedOf(OWN_ADAPTERS_KEY));
  if (!before.ok) return refuse(OF_ANOTHER_VERSION);
  const own = change(before.value);
  await browser.storage.local.set({
    [OWN_ADAPTERS_KEY]: ownAdaptersToStore(own),
    ...laidReady(await currentSettings(), own),
  });
  return ok(true);
});

/** Takes over the organisation's policy, checked once here; pages trust what is stored. */
export async function publishPolicy(): Promise<OverlayData> {
  const { settings } = await currentSettings();
  const managed = parseManaged(await readPolicy(), settings.language);
  // A policy that is gone leaves nothing behind, and `null` is what storage keeps of nothing.
  await browser.storage.local.set({ [MANAGED_KEY]: managed ? managedToStore(managed) : null });
  return publishOverlayData();
}
