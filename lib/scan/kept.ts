import { safePage } from '../log/page';
import { addressAt } from './links';
import type { Scan, ScanList } from './types';

/** Nothing in it was for searching or looks typed; see `safePage`. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname, search, hash } = new URL(address);
  const page = pathname + search + hash;
  return safePage(page) === page;
}

function keptList(list: ScanList): ScanList {
  const { address, template, ...rest } = list;
  const addresses = [address, template && addressAt(template, 1)].filter((one) => one !== undefined);
  // What was searched for may stand in the heading as well.
  return addresses.every(isSafe) ? list : { ...rest, name: '' };
}

/**
 * A walk as it may be stored. A list that somebody searched for, by a name perhaps, is kept without its addresses: its counts
 * stay, and nothing can go on with it later.
 */
export const keptScan = (scan: Scan): Scan => ({ ...scan, lists: scan.lists.map(keptList) });

/** Whether a stored walk still says where its pages are; by the pager it is the page itself that turns. */
export const leadsOn = ({ way, lists }: Scan): boolean =>
  way === 'press' || lists.every(({ address, template }) => address !== undefined || template !== undefined);
