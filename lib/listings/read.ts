import type { EpochMs } from '../calendar/types';
import { readProcedures } from './procedures';
import type { ListingReading } from './types';

/**
 * What a page is, of the pages that are neither dossiers nor documents, and what it shows; undefined where it is none of
 * them.
 */
export function readListing(document: Document, _now: EpochMs): ListingReading | undefined {
  return readProcedures(document);
}
