import type { List } from '../portals/lists';
import { PATTERNS } from '../portals/patterns';
import { fold, textOf } from '../portals/text';
import { DOES } from './links';

/** A list that the portal's menu leads to. */
export interface Listed {
  name: string;
  address: string;
  /** How many records the menu says there are. */
  expected?: number;
  /** It looks like work that is not over. */
  open: boolean;
}

/** What a menu says of a list by its words. */
type Named = Pick<Listed, 'name' | 'expected' | 'open'>;

const MOST_LISTS = 30;
const LONGEST_NAME = 80;
/** A page with more links than this is no menu of lists. */
const MOST_LINKS = 2_000;

/** Whether words, in print or in an address, name a deed that is not merely awaited or over. */
const isDeed = (folded: string): boolean => PATTERNS.changes.test(folded.replace(PATTERNS.awaited, ' '));

/** Whether an address looks like one that changes something, in either language and however it is written together. */
export function changesSomething(address: URL): boolean {
  let path = address.pathname + address.search;
  try {
    path = decodeURIComponent(path);
  } catch {
    // Words that cannot be decoded are looked at as they are.
  }
  // Part by part, since of a long text only the beginning is folded.
  const parts = path.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ').split(/[/?&#]+/);
  const words = parts.map((part) => fold(part.slice(0, 190))).join(' ');
  return isDeed(words) || PATTERNS.changesAt.test(words);
}

/** No address of a deed; what the page that is shown is called by itself is none. */
export function onlyShows(address: string, base: string): boolean {
  const [url, own] = [new URL(address, base), new URL(base)];
  if (url.pathname === own.pathname) {
    url.pathname = '';
    if (url.search === own.search) url.search = '';
  }
  return !changesSomething(url);
}

/**
 * What the words of a menu's entry say about the list behind it.
 * @returns undefined where they name no list of dossiers, documents or petitions, or where they name a deed
 */
export function listNamed(words: string): Named | undefined {
  const count = PATTERNS.menuCount.exec(words);
  const name = words.slice(0, count?.index).trim();
  const folded = fold(name);
  if (name.length > LONGEST_NAME || !PATTERNS.listNoun.test(folded) || PATTERNS.listNot.test(folded)) return undefined;
  if (isDeed(folded) || (!count && PATTERNS.listDeed.test(folded))) return undefined;
  const isOver = PATTERNS.listClosed.test(folded);
  const isOpen = PATTERNS.listWaits.test(folded) || (!isOver && (count !== null || PATTERNS.listOpen.test(folded)));
  // A noun alone heads a menu, and nobody knows what is behind it.
  if (!isOpen && !isOver && folded.replace(PATTERNS.listNoun, '').trim() === '') return undefined;
  const number = count?.[1] ?? count?.[2];
  return { name, ...(number && { expected: Number(number.replace(/[.,]/g, '')) }), open: isOpen };
}

/** Where a list is, without what marks a page of it. */
const keyOf = ({ origin, pathname, search }: URL) => origin + pathname + search;

/**
 * The lists that a page's menu leads to by addresses of the same site, each once, and what the menu says of the one that is
 * shown. No link that changes something, and none of a record.
 * @param url of the page
 * @param selector finds an adapter's own links; they need no words of a list, all else holds for them, too
 * @param own further addresses of the list that is shown
 */
export function menuOf(
  document: Document,
  url: string,
  selector: string | undefined,
  shown: readonly List[],
  own: readonly string[] = [],
): { lists: Listed[]; own?: Named } {
  const base = new URL(url);
  const ownKeys = new Set([base, ...own.filter((one) => URL.canParse(one)).map((one) => new URL(one))].map(keyOf));
  const found = new Map<string, Listed>();
  let named: Named | undefined;
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, MOST_LINKS)) {
    const href = link.getAttribute('href') ?? '';
    if (DOES.some((name) => link.hasAttribute(name)) || !URL.canParse(href, url)) continue;
    const address = new URL(href, url);
    // What a script puts behind a route is not in the answer to a request.
    if (address.origin !== base.origin || /^#!?\//.test(address.hash) || /^\s*#/.test(href)) continue;
    if (shown.some(({ element }) => element.contains(link))) continue;
    const words = textOf(link);
    const isNamed = selector !== undefined && link.matches(selector);
    const says =
      listNamed(words) ??
      (isNamed && !isDeed(fold(words)) ? { name: words.slice(0, LONGEST_NAME), open: true } : undefined);
    if (!says?.name || changesSomething(address)) continue;
    address.hash = '';
    const key = keyOf(address);
    if (ownKeys.has(key)) named ??= says;
    else if (!found.has(key)) found.set(key, { ...says, address: address.href });
  }
  return { lists: [...found.values()].slice(0, MOST_LISTS), ...(named && { own: named }) };
}

/**
 * Lists that differ in one value of an address only, such as a menu's bucket.
 * @param values in the order of a menu, each with its name
 * @returns undefined where no value of the address is one of them
 */
export function listsByValue(
  address: string,
  values: readonly (readonly [value: string, name: string])[],
): { lists: Listed[]; own: Named } | undefined {
  const url = new URL(address);
  url.hash = '';
  const value = [...url.searchParams.values()].find((one) => values.some(([other]) => other === one));
  if (value === undefined) return undefined;
  const named = (name: string): Named => listNamed(name) ?? { name, open: false };
  const own = values.find(([one]) => one === value)?.[1] ?? '';
  const lists = values
    .filter(([one]) => one !== value)
    .map(
      ([one, name]): Listed => ({
        ...named(name),
        // Whatever else is in the address stays as it is written.
        address: url.href.replace(/=([\w.-]+)(?=&|$)/g, (whole, found) => (found === value ? `=${one}` : whole)),
      }),
    );
  return { lists, own: named(own) };
}
