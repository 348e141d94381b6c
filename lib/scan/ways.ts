import type { ListsRule, WalkWay } from '../portals/adapter';
import type { List } from '../portals/lists';
import type { Page } from '../portals/read';
import { addressAt, firstAmong, numberedLinks, pagerOf, type Template, templateOf } from './links';
import { type Listed, listNamed, listsByValue, menuOf, onlyShows } from './menu';
import { nextControl } from './pager';

/** Where a list's pages are, and, as far as this page says, how many. */
export interface Pager {
  template: Template;
  /** The address of the first page, where a link says so; else it is that of the template. */
  first?: string;
  last?: number;
}

/** What every way knows: the portal's other lists, and what is said of the one that is shown. */
interface Around {
  lists: (Omit<Listed, 'address'> & { address?: string; template?: Template })[];
  own?: { name: string; expected?: number };
}

/** A way that this page's lists can be walked by. */
export type FoundWay = Around &
  (
    | {
        way: 'address';
        /** Where the other pages of a list are, by one of its pages; undefined where it has no others. */
        pager: (document: Document, url: string, lists: readonly List[]) => Pager | undefined;
        /** Whether a page leads on in a way that no address follows. */
        leadsOn: (document: Document, lists: readonly List[]) => boolean;
      }
    | { way: 'json'; template: Template; rule: Extract<WalkWay, { json: unknown }>['json'] }
    | { way: 'press'; next: (lists: readonly List[]) => HTMLElement | undefined }
  );

/** A page as it is looked at for ways. */
interface Here {
  document: Document;
  url: string;
  page: Page;
  /** Addresses that the page itself has asked for, the oldest first. */
  requests: readonly string[];
}

/** Links that are the records' own are no pager's. */
const outside = (document: Document, selector: string, lists: readonly List[]): Element[] =>
  [...document.querySelectorAll(selector)].filter((link) => !lists.some(({ element }) => element.contains(link)));

/** The last number that an element prints. */
function numberIn(document: Document, selector: string | undefined): number | undefined {
  const text = selector ? document.querySelector(selector)?.textContent : undefined;
  const last = text?.match(/\d+/g)?.at(-1);
  return last === undefined ? undefined : Number(last);
}

/** The portal's other lists: those that the adapter names, and those of the menu. */
function listsAround({ document, url, page }: Here, rule: ListsRule | undefined, pager?: Pager): Around {
  const isSelector = typeof rule === 'string';
  const named = rule !== undefined && !isSelector ? listsByValue(url, rule.values) : undefined;
  const own = pager ? [addressAt(pager.template, 1), pager.template.before.replace(/[?&][\w.-]+=$/, '')] : [];
  const menu = menuOf(document, url, isSelector ? rule : undefined, page.lists, own);
  const known = new Set(named?.lists.map(({ address }) => address));
  return {
    lists: [...(named?.lists ?? []), ...menu.lists.filter(({ address }) => !known.has(address))],
    own: menu.own ?? named?.own,
  };
}

function jsonWay(rule: Extract<WalkWay, { json: unknown }>['json'], { url, requests }: Here): FoundWay | undefined {
  const fits = new RegExp(rule.url, 'iu');
  const { origin: own } = new URL(url);
  const asked = requests
    .filter((one) => URL.canParse(one))
    .map((one) => new URL(one))
    .filter(({ origin, pathname, search }) => origin === own && fits.test((pathname + search).slice(0, 500)))
    .at(-1);
  if (!asked) return undefined;
  const { parameter = '', values = [] } = rule.lists ?? {};
  const shown = asked.searchParams.get(parameter);
  const lists = (shown ? values : [])
    .filter(([value]) => value !== shown)
    .map(([value, name]) => {
      const other = new URL(asked);
      other.searchParams.set(parameter, value);
      const open = listNamed(name)?.open ?? true;
      return { name, open, template: templateOf(other.href, rule.parameter, rule.first) };
    });
  return { way: 'json', rule, lists, template: templateOf(asked.href, rule.parameter, rule.first) };
}

/** By whatever of an adapter's pagers leads on. */
export const pressing = (walk: readonly WalkWay[], document: Document): FoundWay => ({
  way: 'press',
  lists: [],
  next: (lists) => {
    for (const way of walk) {
      const control = 'press' in way ? nextControl(document, lists, way.press) : undefined;
      if (control) return control;
    }
    return undefined;
  },
});

/** By what way one of an adapter's ways leads through this page's lists. */
function wayOf(way: WalkWay, here: Here): FoundWay | undefined {
  const { document, url, page } = here;
  if ('json' in way) return jsonWay(way.json, here);
  if ('press' in way) {
    const next = (lists: readonly List[]) => nextControl(document, lists, way.press);
    const around = listsAround(here, way.lists);
    return next(page.lists) || around.lists.length > 0 ? { way: 'press', next, ...around } : undefined;
  }
  const leadsOn = (other: Document, of: readonly List[]) => nextControl(other, of) !== undefined;
  if ('links' in way) {
    const pager = (other: Document, base: string, of: readonly List[]): Pager | undefined => {
      const links = numberedLinks(outside(other, way.links, of), base).filter(({ href }) => onlyShows(href, base));
      // Of several pagers it is the one that is nearest to the list.
      for (let place = of[0]?.element.parentElement; place; place = place.parentElement) {
        const near = links.filter(({ element }) => place?.contains(element));
        const found = pagerOf(near);
        if (found) return { ...found, first: firstAmong(near, base, found.template) };
      }
      return undefined;
    };
    const own = pager(document, url, page.lists);
    // What turns by other means is pressed, if at all.
    if (!own && leadsOn(document, page.lists)) return undefined;
    const around = listsAround(here, way.lists, own);
    return own || around.lists.length > 0 ? { way: 'address', pager, leadsOn, ...around } : undefined;
  }
  const { parameter, first, pages } = way;
  const pager = (other: Document, base: string): Pager => ({
    template: templateOf(base, parameter, first),
    last: numberIn(other, pages),
  });
  return { way: 'address', pager, leadsOn, ...listsAround(here, way.lists, pager(document, url)) };
}

/** The ways that a page offers, the best first. */
export const waysOf = (walk: readonly WalkWay[], here: Here): FoundWay[] =>
  walk.map((way) => wayOf(way, here)).filter((found) => found !== undefined);
