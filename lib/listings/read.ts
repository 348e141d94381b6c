import type { EpochMs } from '../calendar/types';
import { readMailbox } from './mailbox';
import { readNews } from './news';
import { readProcedures } from './procedures';
import type { ListingReading } from './types';

/**
 * What a page is, of the pages that are neither dossiers nor documents, and what it shows; undefined where it is none of
 * them. Patterns and selectors must have been learned.
 * @param now by which days without a year, and what lies in the future, are told
 */
export const readListing = (document: Document, now: EpochMs): ListingReading | undefined =>
  readProcedures(document) ?? readMailbox(document, now) ?? readNews(document, now);
