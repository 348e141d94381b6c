import { browser } from '../browser';
import type { EpochMs } from '../calendar/types';

const KEY = 'skew';
/** A measured difference serves all of a portal's pages for this long, in ms. */
const FRESH = 30 * 60_000;
const TIMEOUT = 5_000;

type Stored = Record<string, { at: EpochMs; skew: number }>;

/**
 * Portal clock minus PC clock from the `Date` header of one GET for the portal's icon, without cookies: nothing on the
 * portal can change by it, and a missing icon leaves no error in the page's console. Good to about a second.
 * @returns undefined when the portal does not answer or does not say.
 */
async function measure(origin: string, now: () => EpochMs): Promise<number | undefined> {
  const before = now();
  try {
    const response = await fetch(`${origin}/favicon.ico`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const after = now();
    void response.body?.cancel();
    const date = Date.parse(response.headers.get('date') ?? '');
    const age = Number(response.headers.get('age') ?? 0) * 1000;
    // The header cuts fractions off: on average half a second.
    const skew = Math.round(date + age + 500 - (before + after) / 2);
    return Number.isNaN(skew) ? undefined : skew;
  } catch {
    return undefined;
  }
}

/** Portal clock minus PC clock in ms, measured at most twice an hour per portal; 0 when unknown. */
export async function skewOf(origin: string, now: () => EpochMs): Promise<number> {
  const stored = ((await browser.storage.local.get(KEY))[KEY] ?? {}) as Stored;
  const known = stored[origin];
  // A PC clock set back makes the note look as if from the future: it is worth nothing then.
  if (known && now() >= known.at && now() - known.at < FRESH) return known.skew;
  const skew = await measure(origin, now);
  if (skew === undefined) return 0;
  await browser.storage.local.set({ [KEY]: { ...stored, [origin]: { at: now(), skew } } });
  return skew;
}
