import { browser } from '../../lib/browser';
import { fail, ok, type Result } from '../../lib/errors';
import { type KeptListing, LISTINGS_KEY, withListing } from '../../lib/listings/kept';
import { listingSchema } from '../../lib/listings/listings.schema';
import { type Seen, summedUp, withPage } from '../../lib/listings/tally';
import type { ListingPage, ListingTold } from '../../lib/listings/types';
import { onMessage } from '../../lib/messages';
import { frameOrigin } from '../../lib/sites/senders';
import { serial } from '../../lib/sites/serial';

/** In memory and out of reach of pages: the procedures of the list that was seen last, page by page. */
const SEEN_KEY = 'proceduresSeen';
/** Pages of one list are turned within so many ms. */
const TOGETHER = 30 * 60_000;

interface SeenList {
  tab: number | undefined;
  origin: string;
  at: number;
  seen: Seen;
}

/** A page with those before it, where it is one of several of a list in the same tab. */
async function together(page: ListingPage, tab: number | undefined, origin: string, at: number): Promise<ListingTold> {
  if (page.kind !== 'procedures') return page;
  const before = (await browser.storage.session.get(SEEN_KEY))[SEEN_KEY] as SeenList | undefined;
  const goesOn = page.part && before?.tab === tab && before?.origin === origin && at - before.at < TOGETHER;
  const seen = withPage(goesOn && before ? before.seen : {}, page);
  await browser.storage.session.set({ [SEEN_KEY]: { tab, origin, at, seen } satisfies SeenList });
  return summedUp(seen, page);
}

const keep = serial(
  async (page: ListingPage, tab: number | undefined, origin: string, at: number): Promise<ListingTold> => {
    const told = await together(page, tab, origin, at);
    const reading: KeptListing = { origin, at, ...told };
    const kept = withListing((await browser.storage.local.get(LISTINGS_KEY))[LISTINGS_KEY], reading);
    if (kept) await browser.storage.local.set({ [LISTINGS_KEY]: kept });
    return told;
  },
);

/** Keeps what pages that are neither dossiers nor documents came to; whose page it is, the browser says. */
export function listenForListings(): void {
  onMessage('tellListing', async ({ data, sender }): Promise<Result<ListingTold>> => {
    const origin = frameOrigin(sender);
    const page = listingSchema.safeParse(data);
    if (origin === undefined || !page.success) return fail('refused');
    return ok(await keep(page.data, sender.tab?.id, origin, Date.now()));
  });
}
