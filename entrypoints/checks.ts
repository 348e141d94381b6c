import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../lib/browser';
import { type CreateChecks, createChecks, type WatchActs } from '../lib/overlay/checks';
import type { OverlayData } from '../lib/overlayData';
import { learn } from '../lib/portals/read';
import type { Reference } from '../lib/reference/types';

const STORED = 'overlay' satisfies typeof import('../lib/overlayData').OVERLAY_KEY;
/** The key of `REFERENCE_KEY`, named here so that the built-in list stays out of this script. */
const REFERENCE = 'reference' satisfies typeof import('../lib/reference/lists').REFERENCE_KEY;

/** Learns the portals' language, since scripts of one page share their world but no code. */
async function learned(): Promise<CreateChecks | undefined> {
  const stored = (await browser.storage.local.get(STORED))[STORED] as OverlayData | undefined;
  if (!stored) return undefined;
  learn(stored.vocabulary);
  return (kit) => createChecks(kit, watchActs);
}

/** A list that is taken in or removed counts at once, on pages that are open, too. */
const watchActs: WatchActs = (take, signal) => {
  const stored = browser.storage.local;
  const renew = async () => take(((await stored.get(REFERENCE))[REFERENCE] as Reference | undefined)?.acts ?? []);
  const onChange = (changes: Record<string, unknown>) => {
    // Under a page that outlives the extension nothing can be read.
    if (REFERENCE in changes) renew().catch(() => undefined);
  };
  stored.onChanged.addListener(onChange);
  const stop = () => {
    try {
      stored.onChanged.removeListener(onChange);
    } catch {
      // The extension has gone from under the page, and its listeners with it.
    }
  };
  signal.addEventListener('abort', stop, { once: true });
  renew().catch(() => undefined);
};

/** Leaves the maker of checks where the panel, which asked for this script, finds it. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { dungHenChecks: learned() });
});
