import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../lib/browser';
import { type CreateChecks, createChecks } from '../lib/overlay/checks';
import type { OverlayData } from '../lib/overlayData';
import { learn } from '../lib/portals/read';

const STORED = 'overlay' satisfies typeof import('../lib/overlayData').OVERLAY_KEY;

/** Learns the portals' language, since scripts of one page share their world but no code. */
async function learned(): Promise<CreateChecks | undefined> {
  const stored = (await browser.storage.local.get(STORED))[STORED] as OverlayData | undefined;
  if (!stored) return undefined;
  learn(stored.vocabulary);
  return createChecks;
}

/** Leaves the maker of checks where the panel, which asked for this script, finds it. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { dungHenChecks: learned() });
});
