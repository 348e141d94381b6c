import { countRoles } from './columns';
import { type Grid, gridOf } from './grid';
import { isHidden } from './labels';
import { SELECTORS } from './patterns';
import { clean, textOf } from './text';
import type { Work } from './work';

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

const short = (text: string) => (text.length <= 120 ? text : '');
/** A heading so many elements, or so many tables, before a list is not its own. */
const REACH = 20_000;
const MOST_BETWEEN = 20;

/** Whether a heading is that of a closed dialog, or names a count beside it: it is no title of what follows. */
function speaksForItself(heading: Element): boolean {
  if (heading.closest(SELECTORS.dialog)) return true;
  const { parentElement: around } = heading;
  // What is around it may be the whole page: its words are gone through only until they prove to be no count.
  const walker = around?.ownerDocument.createTreeWalker(around, 4);
  let counted = false;
  while (walker?.nextNode()) {
    const { currentNode: node } = walker;
    if (heading.contains(node)) continue;
    const words = node.nodeValue ?? '';
    if (/[^\d\s.,]/.test(words)) return false;
    counted ||= /\S/.test(words);
  }
  return counted;
}

/** Gathers the words around a list or a detail. */
export function* contextOf(list: Element): Work<Context> {
  const caption = list.querySelector(SELECTORS.caption);
  const { headings, tables, current: chosen } = SELECTORS;
  const { ownerDocument: page } = list;
  let nearest: Element | undefined;
  // A table between a heading and this list has the heading for itself, if it is a list.
  const between: Element[] = [];
  const walker = page.createTreeWalker(page, 1);
  walker.currentNode = list;
  for (let left = REACH; left > 0 && !nearest && between.length < MOST_BETWEEN; left--) {
    if (left % 500 === 0) yield;
    const element = walker.previousNode() as Element | null;
    if (!element) break;
    if (element.matches(headings)) {
      if (!speaksForItself(element)) nearest = element;
    } else if (element.matches(tables) && !element.contains(list) && !isHidden(element)) between.push(element);
  }
  // One by one: browsers answer simple selectors from an index.
  const current: Element[] = [];
  for (const one of chosen.split(',')) {
    yield;
    current.push(...[...page.querySelectorAll(one)].filter((entry) => !list.contains(entry)).slice(0, 50));
  }
  // Headers alone are the head of this list.
  const isList = (grid: Grid) => countRoles(grid.headers) > 1 && grid.rows().length > 0;
  if (between.some((table) => isList(gridOf(table, countRoles)))) nearest = undefined;
  return {
    caption: caption ? short(textOf(caption)) : '',
    heading: nearest ? short(textOf(nearest)) : '',
    headingElement: nearest,
    current: current.slice(0, 50).map((one) => short(textOf(one))),
    title: short(clean(page.title)),
  };
}

/** All words of a context, for questions that no single one of them decides. */
export const allWords = ({ caption, heading, current, title }: Context): string =>
  [caption, heading, ...current, title].join(' · ');
