import type { EpochMs } from '../calendar/types';

/** A file of the portal's that the page itself has already loaded: asking for it again can do nothing. */
function harmlessUrl(document: Document): string {
  const { origin, href } = document.location;
  const performance = document.defaultView?.performance;
  const entries = (performance?.getEntriesByType('resource') ?? []) as PerformanceResourceTiming[];
  const file = entries.find(
    ({ name }) => name.startsWith(`${origin}/`) && /\.(?:css|js|png|jpe?g|gif|svg|ico|woff2?)(?:\?|$)/i.test(name),
  );
  return file?.name ?? href.split('#')[0] ?? href;
}

/**
 * Portal clock minus PC clock in ms, from the `Date` header of one small GET; its seconds and the request's own time
 * make it good to about a second. Undefined when the portal does not say.
 */
export async function measureSkew(document: Document, now: () => EpochMs): Promise<number | undefined> {
  const abort = new AbortController();
  const before = now();
  try {
    const response = await fetch(harmlessUrl(document), {
      cache: 'no-store',
      redirect: 'manual',
      signal: abort.signal,
    });
    const after = now();
    const date = Date.parse(response.headers.get('date') ?? '');
    const age = Number(response.headers.get('age') ?? 0) * 1000;
    abort.abort();
    // The header cuts off fractions: on average half a second.
    return Number.isNaN(date) ? undefined : date + age + 500 - (before + after) / 2;
  } catch {
    return undefined;
  }
}
