import { browser } from '../../lib/browser';
import { fail, ok, type Result } from '../../lib/errors';
import { LISTINGS_KEY, withListing } from '../../lib/listings/kept';
import { listingSchema } from '../../lib/listings/listings.schema';
import { onMessage } from '../../lib/messages';
import { frameOrigin } from '../../lib/sites/senders';
import { serial } from '../../lib/sites/serial';

const keep = serial(async (reading: Parameters<typeof withListing>[1]): Promise<void> => {
  const kept = withListing((await browser.storage.local.get(LISTINGS_KEY))[LISTINGS_KEY], reading);
  if (kept) await browser.storage.local.set({ [LISTINGS_KEY]: kept });
});

/** Keeps what pages that are neither dossiers nor documents came to; whose page it is, the browser says. */
export function listenForListings(): void {
  onMessage('tellListing', async ({ data, sender }): Promise<Result<true>> => {
    const origin = frameOrigin(sender);
    const told = listingSchema.safeParse(data);
    if (origin === undefined || !told.success) return fail('refused');
    await keep({ origin, at: Date.now(), ...told.data });
    return ok(true);
  });
}
