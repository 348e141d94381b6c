/** Addresses of a list's pages that differ in one number only. */
export interface Template {
  before: string;
  after: string;
  /** The number in the address minus the page's number, counted from 1. */
  offset: -1 | 0;
  /** Digits that the number is filled up to with zeros; 1 for none. */
  width: number;
}

/** The addresses of a page whose own address bears the number in this parameter. */
export function templateOf(address: string, parameter: string, first: number): Template {
  const MARK = 'dhpage';
  const url = new URL(address);
  url.searchParams.set(parameter, MARK);
  url.hash = '';
  const [before = '', after = ''] = url.href.split(MARK);
  return { before, after, offset: first === 0 ? -1 : 0, width: 1 };
}

/** A link to a page: the number that it prints, and its whole address. */
export interface NumberedLink {
  number: number;
  href: string;
  element: Element;
  /** Beside it stands the number before or after its own: that of the page that is shown, which is often no link. */
  besideCurrent: boolean;
}

/** A pager is short, and its numbers stand alone. */
function isBesideCurrent(link: Element, number: number): boolean {
  for (let place = link.parentElement, level = 0; place && level < 3; place = place.parentElement, level++) {
    const words = (place.textContent ?? '').trim();
    if (words.length > 200) return false;
    if (words.split(/[^\p{L}\d]+/u).some((word) => word === String(number - 1) || word === String(number + 1)))
      return true;
  }
  return false;
}

export const addressAt = ({ before, after, offset, width }: Template, page: number): string =>
  before + String(page + offset).padStart(width, '0') + after;

/** Attributes by which a page makes something else of a link than a way to another page. */
export const DOES = [
  'download',
  'data-method',
  'onclick',
  'data-confirm',
  'data-remote',
  'data-toggle',
  'data-bs-toggle',
];

/** Links of the same site whose words are a bare number. */
export function numberedLinks(links: Iterable<Element>, base: string): NumberedLink[] {
  const { origin } = new URL(base);
  return [...links].flatMap((link) => {
    const words = (link.textContent ?? '').trim();
    const href = link.getAttribute('href');
    if (!/^\d{1,5}$/.test(words) || !href || DOES.some((name) => link.hasAttribute(name))) return [];
    if (!URL.canParse(href, base)) return [];
    const url = new URL(href, base);
    url.hash = '';
    return url.origin === origin && Number(words) > 0
      ? [{ number: Number(words), href: url.href, element: link, besideCurrent: isBesideCurrent(link, Number(words)) }]
      : [];
  });
}

/** What such a parameter counts is no page: rows on one, days, or a record. */
const COUNTS_ELSE =
  /[?&](?:[\w.-]*(?:size|limit|rows|per_?page|nam|quy|thang|tuan|ngay|year|month|week|day|date)|(?![\w.-]*page)[\w.-]*id)=[\d/-]*$/i;

/** How many of the numbers are followed by the next one: sizes of a page, ten, twenty and fifty, never are. */
const runsIn = (numbers: ReadonlySet<number>): number => [...numbers].filter((one) => numbers.has(one + 1)).length;

/**
 * The pager among numbered links: addresses that are one but for a number that goes with their words, two of them in a row,
 * or one beside the number of the page that is shown.
 * @returns undefined where none is proven.
 */
export function pagerOf(links: readonly NumberedLink[]): { template: Template; last: number } | undefined {
  const groups = new Map<string, { template: Template; numbers: Set<number>; beside: boolean }>();
  for (const { number, href, besideCurrent } of links) {
    const start = new URL(href).origin.length;
    for (const match of href.slice(start).matchAll(/\d+/g)) {
      const offset = Number(match[0]) - number;
      if (offset !== 0 && offset !== -1) continue;
      const at = start + match.index;
      const before = href.slice(0, at);
      if (COUNTS_ELSE.test(before)) continue;
      const after = href.slice(at + match[0].length);
      const width = match[0].startsWith('0') ? match[0].length : 1;
      const key = JSON.stringify([before, after, offset]);
      const group = groups.get(key) ?? {
        template: { before, after, offset, width },
        numbers: new Set(),
        beside: false,
      };
      group.template.width = Math.max(width, group.template.width);
      group.numbers.add(number);
      group.beside ||= besideCurrent;
      groups.set(key, group);
    }
  }
  const [best] = [...groups.values()]
    .filter(({ numbers, beside }) => beside || runsIn(numbers) > 0)
    .sort((a, b) => runsIn(b.numbers) - runsIn(a.numbers) || b.numbers.size - a.numbers.size);
  return best && { template: best.template, last: Math.max(...best.numbers) };
}

/**
 * The address of a list's first page by the links of one of its pages; undefined where it is that of the template.
 * @param base the address of that page, which is the first where the second has a link and the first has none
 * @param template of the others: what leads elsewhere by a bare number counts news, or what lies in a basket
 */
export function firstAmong(links: readonly NumberedLink[], base: string, template: Template): string | undefined {
  const own = addressAt(template, 1);
  const isLike = (href: string) => {
    const [path = '', query = ''] = href.split('?');
    return own.startsWith(path.replace(/\/$/, '')) && query.split('&').every((part) => own.includes(part));
  };
  const firsts = links.filter(({ number }) => number === 1);
  const hasSecond = links.some(({ number }) => number === 2);
  if (firsts.length === 0 && hasSecond) return base.replace(/#.*$/, '');
  return firsts.find(({ href }) => isLike(href))?.href;
}
