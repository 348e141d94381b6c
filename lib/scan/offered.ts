import type { Page } from '../portals/read';
import { nextControl } from './pager';
import type { FoundWay } from './ways';

/** A list that a walk may read. */
export interface OfferedList {
  name: string;
  /** How many records its menu says it has. */
  expected?: number;
  /** How many pages that makes, as far as anybody can tell. */
  pages?: number;
  /** It looks like work that is not over. */
  open: boolean;
}

/**
 * The lists that a walk from this page may read, the one that is shown first.
 * @param rows rows on the page that is shown
 * @param last its list's last page, as its pager says
 */
export function offered(
  document: Document,
  page: Page,
  { way, own, lists }: FoundWay,
  rows: number,
  last: number | undefined,
): OfferedList[] {
  // Other lists have as many rows on a page, most likely; a walk tells at each page what it really is.
  const pagesOf = (expected: number | undefined) =>
    expected === undefined || rows === 0 ? undefined : Math.max(1, Math.ceil(expected / rows));
  const goesOn = last === undefined && (way === 'json' || nextControl(document, page.lists) !== undefined);
  const name = own?.name || page.lists[0]?.context.heading || document.title;
  return [
    { name, expected: own?.expected, pages: last ?? (goesOn ? pagesOf(own?.expected) : 1), open: true },
    ...lists.map(({ name: title, expected, open }) => ({ name: title, expected, pages: pagesOf(expected), open })),
  ];
}
