import { findMoments } from '../portals/dates';
import { isSearchField } from '../portals/labels';
import { clean, fold, textOf } from '../portals/text';
import type { Moment } from '../portals/types';
import { MARKUP } from './adapters';
import { FILTER, MORE, NAMED_COMMUNE, PAGE_OF, POSTED_BESIDE, RANGE, SHOWN_OF, TOTAL } from './words';

/** More elements than these are gone through by nobody. */
export const MOST = 5000;

const LONG = 200;

/** The words of headings, title and the chosen entries of menus that a page has of its own, folded. */
export function pageWords(document: Document): string[] {
  const chosen = [...document.querySelectorAll(MARKUP.own)].slice(0, 60);
  return [document.title, ...chosen.map((one) => textOf(one))]
    .filter((text) => text.length < LONG)
    .map(fold)
    .filter(Boolean);
}

/** Whether a page names the commune whose it is: in its title, headings or banner, or in what is chosen of a list of units. */
export function isCommunes(document: Document): boolean {
  const chosen = [...document.querySelectorAll('select')].map((one) => one.selectedOptions[0]?.textContent ?? '');
  const banner = [...document.querySelectorAll(MARKUP.banner)].map((one) => textOf(one));
  return [document.title, ...chosen, ...banner].some((text) => NAMED_COMMUNE.test(clean(text.slice(0, 1000))));
}

/** A heading with more words is an article's title. */
export const SECTION_WORDS = 8;

/** The words of the last heading before an element that is no linked title, folded; empty where there is none near. */
export function headingBefore(element: Element): string {
  const walker = element.ownerDocument.createTreeWalker(element.ownerDocument, 1);
  walker.currentNode = element;
  for (let left = MOST; left > 0; left--) {
    const before = walker.previousNode() as Element | null;
    if (!before) return '';
    if (!before.matches(MARKUP.headings)) continue;
    const words = fold(textOf(before));
    if (wordsIn(words) <= SECTION_WORDS || !before.querySelector(MARKUP.links)) return words;
  }
  return '';
}

export const wordsIn = (text: string): number => fold(text).split(' ').filter(Boolean).length;

/** A pager's words: bare numbers, arrows, next and last. */
const TURNS =
  /^(?:\d{1,4}|[<>«»‹›…]+|sau|trang sau|tiep|tiep theo|cuoi|trang cuoi|truoc|dau|next|last|previous|first)$/;

const ALONE = /^(?:\d{1,4}|trang|page|sau|tiep|theo|cuoi|truoc|dau|next|last|previous|first)$/;
const AROUND = 3;

/** Whether a link that is a bare number stands among others, with no words but a pager's: old pages name no pager. */
function hasNumbers(document: Document): boolean {
  const links = [...document.querySelectorAll(MARKUP.links)].filter((link) => /^\s*\d{1,4}\s*$/.test(link.textContent));
  return links.slice(0, 200).some((link) => {
    for (let up = link.parentElement, steps = 0; up && steps < AROUND; up = up.parentElement, steps++) {
      const words = fold(textOf(up)).split(' ').filter(Boolean);
      if (!words.every((word) => ALONE.test(word))) return false;
      if (words.filter((word) => /\d/.test(word)).length > 1) return true;
    }
    return false;
  });
}

/** Whether a page offers further pages of what it lists: at least two numbers, or a way on that is not switched off. */
export function isPaged(document: Document): boolean {
  let numbers = 0;
  for (const pager of document.querySelectorAll(MARKUP.pagers)) {
    const controls = [...pager.querySelectorAll('a,button,[role=button]')];
    for (const control of controls) {
      const words = clean(control.textContent || control.getAttribute('aria-label') || '').toLowerCase();
      if (!TURNS.test(words) && !TURNS.test(fold(words))) continue;
      if (/^\d+$/.test(words)) numbers++;
      const off =
        control.hasAttribute('disabled') ||
        control.getAttribute('aria-disabled') === 'true' ||
        /\bdisabled\b/.test(`${control.className} ${control.parentElement?.className}`);
      if (!off && /^(?:sau|trang sau|tiep|tiep theo|next|[>»›]+)$/.test(fold(words) || words)) return true;
    }
  }
  if ([...document.querySelectorAll(MARKUP.buttons)].some((one) => MORE.test(fold(textOf(one))))) return true;
  return numbers > 1 || hasNumbers(document) || Number(PAGE_OF.exec(document.body.textContent ?? '')?.[1]) > 1;
}

/** Whether somebody has typed what to look for: then the list is only a part. */
export const isSearched = (document: Document): boolean =>
  [...document.querySelectorAll(MARKUP.fields)].some(
    (field) => (field as HTMLInputElement).value.trim() !== '' && isSearchField(field),
  );

/** Whether a filter by something that leaves out a part of a list is set. */
export const isFiltered = (document: Document): boolean =>
  [...document.querySelectorAll('select')].some(
    ({ selectedIndex, name, id, options }) =>
      selectedIndex > 0 && FILTER.test(fold(`${name} ${id} ${options[0]?.textContent}`)),
  );

/** The one moment in a text with nothing beside it but words for a day, an hour, putting up and views. */
export function loneMoment(text: string): Moment | undefined {
  const [first, ...more] = findMoments(text);
  if (!first?.moment || more.length > 0) return undefined;
  const rest = fold(`${text.slice(0, first.index)} ${text.slice(first.index + first.length)}`);
  return rest.replace(POSTED_BESIDE, '').replace(/[\s/&#]/g, '') === '' ? first.moment : undefined;
}

/** As much of a page's text is looked through, at its beginning and at its end. */
const LOOKED_THROUGH = 4000;

/** How many records a text says there are in all. */
export function totalIn(text: string): number | undefined {
  const [head, tail] = [text.slice(0, LOOKED_THROUGH), text.slice(-LOOKED_THROUGH)].map((part) =>
    fold(part.replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')),
  );
  const found = RANGE.exec(text) ?? SHOWN_OF.exec(head ?? '') ?? TOTAL.exec(head ?? '') ?? SHOWN_OF.exec(tail ?? '');
  const total = found?.[1] ?? found?.[2];
  return total === undefined ? undefined : Number(total);
}
