import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../lib/browser';
import { createChecks } from '../lib/overlay/checks';
import type { OverlayData } from '../lib/overlayData';
import { learn } from '../lib/portals/read';

const STORED = 'overlay' satisfies typeof import('../lib/overlayData').OVERLAY_KEY;

/**
 * Leaves the maker of checks where the panel, which asked for this script, finds it: all share one world, but no code, so
 * that the portals' language is learned here once more.
 */
export default defineUnlistedScript(async () => {
  const stored = (await browser.storage.local.get(STORED))[STORED] as OverlayData | undefined;
  if (!stored) return;
  learn(stored.vocabulary);
  Object.assign(globalThis, { dungHenChecks: createChecks });
});
