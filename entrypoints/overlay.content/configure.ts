import { browser } from '../../lib/browser';
import { readDays, readProvisional } from '../../lib/calendar/dayTable';
import { createCalendarWith } from '../../lib/calendar/engine';
import { wordsFrom } from '../../lib/clocks/words';
import { translator } from '../../lib/i18n';
import { sendMessage } from '../../lib/messages';
import type { OverlayConfig } from '../../lib/overlay/config';
import { dress } from '../../lib/overlay/host';
import type { OverlayData } from '../../lib/overlayData';
import { learn } from '../../lib/portals/read';

/** The key of `OVERLAY_KEY`, named here so that the data themselves stay out of this script. */
export const STORED = 'overlay' satisfies typeof import('../../lib/overlayData').OVERLAY_KEY;

/** True while this script's extension still stands behind it. */
export const alive = (): boolean => {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
};

/** Reads what the background has laid ready; on the very first page, or after an update, asks for it. */
export async function loadData(): Promise<OverlayData> {
  const stored = (await browser.storage.local.get(STORED))[STORED] as OverlayData | undefined;
  if (stored?.version === browser.runtime.getManifest().version) return stored;
  return sendMessage('overlayData', undefined);
}

/** The data as the session uses them. */
export function configure(data: OverlayData): OverlayConfig {
  const {
    language,
    calendar,
    policies,
    clockStrings,
    strings,
    styles,
    vocabulary,
    adapters,
    lookups,
    mayAllow,
    guards,
  } = data;
  dress(styles);
  learn(vocabulary);
  return {
    language,
    calendar: createCalendarWith(readDays(calendar), readProvisional(calendar)),
    policies,
    words: wordsFrom(clockStrings),
    say: translator(strings),
    adapters,
    lookups,
    mayAllow,
    guards,
  };
}
