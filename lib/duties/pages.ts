import type { EpochMs } from '../calendar/types';
import { DAY_MS } from '../calendar/zone';
import { type KeptListing, newestOf } from '../listings/kept';
import type { Facts, Measured } from './facts';

/** A reading that is older proves nothing of today. */
const OLD = 31 * DAY_MS;

const none = { hits: 0, misses: 0, unknown: 0, pending: 0 };

/**
 * A list of procedures: those outside the commune's authority are misses, and not known where nobody checked the group
 * that says so. Pages that were not looked at count as one more that is not known.
 */
function posted(page: Extract<KeptListing, { kind: 'procedures' }>, isOld: boolean): Measured {
  const { procedures, outside, doubtful, whole } = page;
  if (isOld) return { ...none, unknown: procedures };
  const unknown = doubtful + (whole ? 0 : 1);
  return { ...none, hits: procedures - outside - doubtful, misses: outside, unknown };
}

/** A mailbox: the order asks for regular use and names no days, so that only an inbox without unread mail is met for certain. */
function mailbox({ unread, whole }: Extract<KeptListing, { kind: 'mailbox' }>, isOld: boolean): Measured {
  if (isOld || unread === undefined || (unread === 0 && !whole)) return { ...none, unknown: 1 };
  return unread === 0 ? { ...none, hits: 1 } : { ...none, unjudged: true };
}

/** News: the order asks that the page is kept up and names no days. */
const news = ({ newest }: Extract<KeptListing, { kind: 'news' }>, isOld: boolean): Measured =>
  isOld || !newest ? { ...none, unknown: 1 } : { ...none, unjudged: true };

/** What the newest reading of each kind of page comes to, wherever and whenever it was made. */
export function factsOfPages(readings: readonly KeptListing[], now: EpochMs): Facts {
  const facts: Facts = {};
  const add = <Page extends KeptListing>(
    id: 'posted' | 'mailbox' | 'news',
    page: Page | undefined,
    measure: (page: Page, isOld: boolean) => Measured,
  ) => {
    if (!page) return;
    const isOld = now - page.at > OLD;
    facts[id] = { ...measure(page, isOld), page: { reading: page, isOld } };
  };
  add('posted', newestOf(readings, 'procedures'), posted);
  add('mailbox', newestOf(readings, 'mailbox'), mailbox);
  add('news', newestOf(readings, 'news'), news);
  return facts;
}
