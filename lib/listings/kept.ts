import type { EpochMs } from '../calendar/types';
import type { Moment } from '../portals/types';
import { walk } from '../steps';
import type { ListingKind, ListingTold } from './types';

/** Under this key of `storage.local` the background keeps what such pages came to. */
export const LISTINGS_KEY = 'listings';

export type KeptListing = { origin: string; at: EpochMs } & ListingTold;

/** The newest reading of each kind and origin. */
interface KeptListings {
  version: 1;
  readings: KeptListing[];
}

/** Beyond so many the oldest readings go. */
const MOST = 60;

const laterOf = (a: Moment | undefined, b: Moment | undefined): Moment | undefined =>
  a && (!b || a.at > b.at) ? a : b;

/** What is stored, newest first; empty where nothing is, or another version wrote it. */
export function listingsFrom(stored: unknown): KeptListing[] {
  const kept = walk(stored, []);
  return kept.ok ? (kept.value as unknown as KeptListings).readings : [];
}

/**
 * What is stored with a reading more, which takes the place of the one before of its kind and origin; undefined where what
 * is stored is another version's and stays as it is.
 */
export function withListing(stored: unknown, reading: KeptListing): KeptListings | undefined {
  if (stored !== undefined && !walk(stored, []).ok) return undefined;
  const isSame = ({ kind, origin }: KeptListing) => kind === reading.kind && origin === reading.origin;
  const known = listingsFrom(stored);
  const before = known.find(isSame);
  // A page of a site's older items takes nothing back.
  const newest = before?.kind === 'news' && reading.kind === 'news' && laterOf(before.newest, reading.newest);
  const kept = newest ? { ...reading, newest } : reading;
  return { version: 1, readings: [kept, ...known.filter((one) => !isSame(one))].slice(0, MOST) };
}

/** The newest reading of a kind, wherever it was made. */
export const newestOf = <Kind extends ListingKind>(
  readings: readonly KeptListing[],
  kind: Kind,
): Extract<KeptListing, { kind: Kind }> | undefined =>
  readings
    .filter((one): one is Extract<KeptListing, { kind: Kind }> => one.kind === kind)
    .reduce<Extract<KeptListing, { kind: Kind }> | undefined>(
      (newest, one) => (!newest || one.at > newest.at ? one : newest),
      undefined,
    );
