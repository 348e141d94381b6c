import { browser } from '../../lib/browser';
import { measureSkew } from '../../lib/overlay/skew';

const KEY = 'skew';
/** A measured difference serves all of a portal's pages for this long, in ms. */
const FRESH = 30 * 60_000;

type Stored = Record<string, { at: number; skew: number }>;

/** Portal clock minus PC clock in ms, measured at most twice an hour per portal; 0 when unknown. */
export async function portalSkew(page: Document, now: () => number): Promise<number> {
  const { origin } = page.location;
  const stored = ((await browser.storage.local.get(KEY))[KEY] ?? {}) as Stored;
  const known = stored[origin];
  // A PC clock set back makes the note look as if from the future: it is worth nothing then.
  if (known && now() >= known.at && now() - known.at < FRESH) return known.skew;
  const skew = await measureSkew(page, now);
  if (skew === undefined) return 0;
  await browser.storage.local.set({ [KEY]: { ...stored, [origin]: { at: now(), skew } } });
  return skew;
}
