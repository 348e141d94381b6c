import { countRoles } from './columns';
import { type Grid, gridOf } from './grid';
import { isHidden } from './labels';
import { SELECTORS } from './patterns';
import { clean, textOf } from './text';

/** The words that name a list, by how near to it they stand. They say which state its rows are in where no column does. */
export interface Context {
  caption: string;
  /** The last heading before the list, unless another list stands between. */
  heading: string;
  headingElement?: Element;
  /** The current entries of menus and tabs. */
  current: string[];
  title: string;
}

const LONGEST = 120;
const short = (text: string) => (text.length <= LONGEST ? text : '');

function precedes(a: Element, b: Element): boolean {
  return (a.compareDocumentPosition(b) & 4) !== 0;
}

/** Elements of a kind outside an element, in the page's order; what is inside it, often most of the page, is not gone through. */
function around(list: Element, selector: string): Element[] {
  const before: Element[][] = [];
  const after: Element[] = [];
  const matching = (element: Element) => [
    ...(element.matches(selector) ? [element] : []),
    ...element.querySelectorAll(selector),
  ];
  for (let inner = list; inner.parentElement; inner = inner.parentElement) {
    for (let one = inner.previousElementSibling; one; one = one.previousElementSibling) before.push(matching(one));
    for (let one = inner.nextElementSibling; one; one = one.nextElementSibling) after.push(...matching(one));
    if (inner.parentElement.matches(selector)) before.push([inner.parentElement]);
  }
  return [...before.reverse().flat(), ...after];
}

/** Whether a heading is that of a closed dialog, or names a count beside it: it is no title of what follows. */
const speaksForItself = (heading: Element): boolean =>
  heading.closest(SELECTORS.dialog) !== null ||
  /^[\d\s.,]+$/.test(clean(heading.parentElement?.textContent ?? '').replace(clean(heading.textContent ?? ''), ''));

/** Gathers the words around a list or a detail. */
export function contextOf(list: Element): Context {
  const caption = list.querySelector(':scope > caption');
  let nearest: Element | undefined;
  // A table between a heading and this list has the heading for itself, if it is a list.
  let between: Element[] = [];
  const current: string[] = [];
  const { headings, tables, current: chosen } = SELECTORS;
  for (const element of around(list, `${headings},${tables},${chosen}`)) {
    if (element.matches(chosen)) current.push(short(textOf(element)));
    if (!precedes(element, list)) continue;
    if (element.matches(headings)) {
      if (speaksForItself(element)) continue;
      nearest = element;
      between = [];
    } else if (element.matches(tables) && !element.contains(list) && !isHidden(element)) between.push(element);
  }
  // Headers alone are the head of this list.
  const isList = (grid: Grid) => countRoles(grid.headers) > 1 && grid.rows().length > 0;
  if (between.some((table) => isList(gridOf(table, countRoles)))) nearest = undefined;
  return {
    caption: caption ? short(textOf(caption)) : '',
    heading: nearest ? short(textOf(nearest)) : '',
    headingElement: nearest,
    current,
    title: short(clean(list.ownerDocument.title)),
  };
}

/** All words of a context, for questions that no single one of them decides. */
export const allWords = ({ caption, heading, current, title }: Context): string =>
  [caption, heading, ...current, title].join(' · ');
