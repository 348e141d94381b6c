import type { WalkWay } from '../portals/adapter';
import type { List } from '../portals/lists';
import { SELECTORS } from '../portals/patterns';
import type { Page } from '../portals/read';
import { fold } from '../portals/text';
import { numberedLinks, pagerOf, type Template, templateOf } from './links';

/** A way that this page's lists can be walked by. */
export type FoundWay =
  | {
      way: 'address';
      /** Where the other pages of a list are, by one of its pages; undefined where it has no others. */
      pager: (document: Document, url: string, lists: readonly List[]) => Pager | undefined;
      lists: { name: string; address: string }[];
    }
  | { way: 'json'; template: Template; rule: Extract<WalkWay, { json: unknown }>['json'] }
  | { way: 'press'; next: () => HTMLElement | undefined };

/** Where a list's pages are, and, as far as this page says, how many. */
export interface Pager {
  template: Template;
  last?: number;
}

const MOST_LISTS = 30;

/** Links that are the records' own are no pager's. */
const outside = (document: Document, selector: string, lists: readonly List[]): Element[] =>
  [...document.querySelectorAll(selector)].filter((link) => !lists.some(({ element }) => element.contains(link)));

/** The portal's other lists, each once and without the one that is shown. */
function otherLists(document: Document, url: string, selector: string | undefined) {
  const own = new URL(url);
  const found = new Map<string, string>();
  for (const link of selector ? document.querySelectorAll(selector) : []) {
    const href = link.getAttribute('href');
    if (!href || !URL.canParse(href, url)) continue;
    const address = new URL(href, url);
    address.hash = '';
    const isOwn = address.pathname === own.pathname && address.search === own.search;
    if (address.origin !== own.origin || isOwn || found.has(address.href)) continue;
    found.set(address.href, (link.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80));
  }
  return [...found].slice(0, MOST_LISTS).map(([address, name]) => ({ name, address }));
}

/** The control to the next page: its words say so and nothing else, and it can be pressed. */
function nextControl(document: Document, controls: string, words: readonly string[]): HTMLElement | undefined {
  const wanted = words.map(fold);
  const says = (one: HTMLElement) =>
    [one.textContent, one.getAttribute('aria-label'), one.getAttribute('title'), one.getAttribute('value')].some(
      (text) => text && wanted.includes(fold(text.replace(/[»›>→]+/g, ' '))),
    );
  const isOff = (one: HTMLElement) => one.closest(SELECTORS.off) !== null;
  return [...document.querySelectorAll<HTMLElement>(controls)].find(
    (one) => says(one) && !isOff(one) && one.getClientRects().length > 0,
  );
}

/** The last number that an element prints. */
function numberIn(document: Document, selector: string | undefined): number | undefined {
  const text = selector ? document.querySelector(selector)?.textContent : undefined;
  const last = text?.match(/\d+/g)?.at(-1);
  return last === undefined ? undefined : Number(last);
}

/**
 * By what way one of `ways` leads through this page's lists.
 * @param requests addresses that the page itself has asked for, the oldest first
 */
function wayOf(
  way: WalkWay,
  { document, url, page, requests }: { document: Document; url: string; page: Page; requests: readonly string[] },
): FoundWay | undefined {
  if ('press' in way) {
    const { controls, words } = way.press;
    return { way: 'press', next: () => nextControl(document, controls, words) };
  }
  if ('json' in way) {
    const rule = way.json;
    const fits = new RegExp(rule.url, 'iu');
    const own = new URL(url).origin;
    const asked = requests
      .filter((one) => URL.canParse(one))
      .map((one) => new URL(one))
      .filter(({ origin, pathname, search }) => origin === own && fits.test((pathname + search).slice(0, 500)))
      .at(-1);
    if (!asked) return undefined;
    return { way: 'json', rule, template: templateOf(asked.href, rule.parameter, rule.first) };
  }
  const lists = otherLists(document, url, way.lists);
  if ('links' in way) {
    const pager = (other: Document, base: string, of: readonly List[]) =>
      pagerOf(numberedLinks(outside(other, way.links, of), base));
    const leads = pager(document, url, page.lists) !== undefined || lists.length > 0;
    return leads ? { way: 'address', pager, lists } : undefined;
  }
  const { parameter, first, pages } = way;
  const pager = (other: Document, base: string) => ({
    template: templateOf(base, parameter, first),
    last: numberIn(other, pages),
  });
  return { way: 'address', pager, lists };
}

/** The ways that a page offers, the best first; a press counts only where there is something to press. */
export function waysOf(
  walk: readonly WalkWay[],
  here: { document: Document; url: string; page: Page; requests: readonly string[] },
): FoundWay[] {
  return walk
    .map((way) => wayOf(way, here))
    .filter((found) => found !== undefined)
    .filter((found) => found.way !== 'press' || found.next() !== undefined);
}
