import type { EpochMs } from '../calendar/types';
import { dayNumber } from '../calendar/zone';
import { findMoments } from '../portals/dates';
import { isHidden } from '../portals/labels';
import { fold, textOf } from '../portals/text';
import type { Moment } from '../portals/types';
import { MARKUP } from './adapters';
import { headingBefore, loneMoment, MOST, pageWords, SECTION_WORDS, wordsIn } from './pages';
import type { NewsReading } from './types';
import { ARTICLE, ISSUED, NEWS, NOT_LATEST, NOT_NEWS, PAGE_IN_URL } from './words';

/** A title of an article has at least so many words. */
const TITLE_WORDS = 4;
/** An item's frame is looked for so far around its link. */
const DEEPEST = 5;
const LONGEST_DATE = 90;

/** Same tag and same first class: what a page repeats. */
const shape = (element: Element): string => `${element.localName}.${element.classList[0] ?? ''}`;

/**
 * The day on which an item was put up: the one date that stands by itself, in an element of its own. A date within a
 * text belongs to what the text tells.
 */
function postedOf(item: Element): Moment | undefined {
  const found: Moment[] = [];
  for (const time of item.querySelectorAll(MARKUP.dates)) {
    const [one] = findMoments(time.getAttribute('datetime') ?? '');
    if (one?.moment) return one.moment;
  }
  for (const element of item.querySelectorAll('*')) {
    const text = textOf(element);
    if (text.length > LONGEST_DATE || !/\d/.test(text)) continue;
    const moment = loneMoment(text);
    if (moment) found.push(moment);
  }
  const days = new Set(found.map(({ at }) => dayNumber(at)));
  return days.size === 1 ? found.reduce((best, one) => (one.precision === 'day' ? best : one)) : undefined;
}

/** The items around links with titles: as wide as they stand side by side with others of their shape. */
function itemsIn(document: Document): Element[] {
  const items: Element[] = [];
  const links = [...document.querySelectorAll(MARKUP.links)].slice(0, MOST);
  for (const link of links) {
    if (wordsIn(textOf(link)) < TITLE_WORDS || isHidden(link) || link.closest(MARKUP.frame)) continue;
    let item: Element | undefined;
    for (let up: Element | null = link, depth = 0; up && depth < DEEPEST; up = up.parentElement, depth++) {
      const around: Element | null = up.parentElement;
      if (!around || around.localName === 'body') break;
      const own: Element = up;
      const siblings = [...around.children].filter((one) => one !== own && shape(one) === shape(own));
      const alike = siblings.some((one) =>
        [...one.querySelectorAll(MARKUP.links), one].some(
          (other) => other.matches(MARKUP.links) && wordsIn(textOf(other)) >= TITLE_WORDS,
        ),
      );
      if (alike) {
        item = own;
        break;
      }
    }
    if (item && !items.includes(item)) items.push(item);
  }
  return items;
}

/** Whether items are news: the heading before the first of them says so, or the page does and the heading nothing else. */
function isNews([first]: Element[], isNewsPage: boolean): boolean {
  const words = first ? headingBefore(first) : '';
  const columns = first?.closest('table')?.rows[0];
  if (NOT_LATEST.test(words) || (columns && ISSUED.test(fold(textOf(columns))))) return false;
  return NEWS.test(words) || (isNewsPage && !NOT_NEWS.test(words) && wordsIn(words) <= SECTION_WORDS);
}

/** Whether the newest items stand elsewhere: on the first page of a list, or on the list that an article is from. */
function isBeside(document: Document): boolean {
  const shown = [...document.querySelectorAll(MARKUP.pagers)].flatMap((pager) =>
    [...pager.querySelectorAll(MARKUP.shown)].map((one) => textOf(one)),
  );
  const page = PAGE_IN_URL.exec(document.URL)?.[1] ?? '';
  return (
    [page, ...shown].some((words) => Number(words) > 1) || ARTICLE.test(document.body.textContent.normalize('NFC'))
  );
}

/** The news that a page lists, with the day of the newest; what lies in the future is no news yet. */
export function readNews(document: Document, now: EpochMs): NewsReading | undefined {
  if (isBeside(document)) return undefined;
  const isNewsPage = pageWords(document).some((words) => NEWS.test(words));
  const lists = new Map<Element | null, Element[]>();
  for (const item of itemsIn(document)) {
    const list = lists.get(item.parentElement) ?? [];
    lists.set(item.parentElement, [...list, item]);
  }
  const groups = [...lists.values()]
    .filter((items) => items.length > 1 && isNews(items, isNewsPage))
    .map((items) => items.map(postedOf));
  // Menus repeat links as well: where any list has dates, only such lists are of news.
  const dated = groups.filter((moments) => moments.some((one) => one !== undefined));
  const all = (dated.length > 0 ? dated : groups).flat();
  if (all.length === 0) return undefined;
  const today = dayNumber(now);
  const moments = all.filter((one): one is Moment => one !== undefined && dayNumber(one.at) <= today);
  const newest = moments.reduce<Moment | undefined>((best, one) => (!best || one.at > best.at ? one : best), undefined);
  return { kind: 'news', items: all.length, dated: moments.length, ...(newest && { newest }) };
}
