import { isHidden } from '../portals/labels';
import type { List } from '../portals/lists';
import { PATTERNS, SELECTORS } from '../portals/patterns';
import { fold, textOf } from '../portals/text';
import { onlyShows } from './menu';

/** What an adapter says of its product's pager; what it leaves out is found by the words that pagers use anywhere. */
export interface NextRule {
  controls?: string;
  words?: readonly string[];
}

/** How surely a control turns to the next page; 0 where it does not. */
type Strength = 0 | 1 | 2 | 3 | 4;

/** So many levels above a control its pager stands at most. */
const LEVELS = 3;
/** A pager is short. */
const LONGEST_PAGER = 200;
const LONGEST_WORDS = 60;

const LETTERS = /\p{L}{2}/u;

/** The elements around a control in which its pager may be, the nearest first. */
function levelsOf(control: Element): Element[] {
  const levels: Element[] = [];
  for (let one = control.parentElement; one && levels.length < LEVELS; one = one.parentElement) levels.push(one);
  return levels;
}

/** A control that stands in a pager: by the name of what is around it, or by page numbers beside it. */
function isInPager(control: Element): boolean {
  if (control.closest(SELECTORS.pager)) return true;
  const around = levelsOf(control)
    .map((one) => one.textContent ?? '')
    .filter((words) => words.length <= LONGEST_PAGER)
    .map(fold);
  return (
    !around.some((words) => PATTERNS.stepped.test(words)) &&
    around.some((words) => /(?:^|[\s/])\d{1,5}(?=$|[\s/])/.test(words))
  );
}

const isOff = (control: Element): boolean =>
  control.closest(SELECTORS.off) !== null ||
  [control, ...levelsOf(control)].some((one) => one.matches(SELECTORS.pageOff));

/** A control that does something else than to show: by its method, or by where it or its form leads. */
function doesSomething(control: HTMLElement): boolean {
  const { baseURI } = control;
  const own = control.getAttribute('href') ?? control.getAttribute('formaction');
  const to = own ?? (control as HTMLButtonElement).form?.getAttribute('action') ?? '';
  // A script's words are those of a program.
  const isPlace = URL.canParse(to, baseURI) && /^https?:/.test(new URL(to, baseURI).protocol);
  return control.hasAttribute('data-method') || (isPlace && !onlyShows(to, baseURI));
}

/** What is printed on a control, and what else names it. */
function namesOf(control: HTMLElement): { printed: string; names: string[] } {
  const printed = (control.localName === 'input' ? control.getAttribute('value') : textOf(control)) ?? '';
  const others = [control.getAttribute('aria-label'), control.getAttribute('title')];
  return {
    printed,
    names: [printed, ...others].filter((name): name is string => name !== null && LETTERS.test(name)),
  };
}

/** How surely a control, by its words, signs and classes, leads on; `named` are an adapter's own words, folded. */
function strengthOf(control: HTMLElement, named: ReadonlySet<string>): Strength {
  const { printed, names } = namesOf(control);
  if (names.some((name) => name.length > LONGEST_WORDS)) return 0;
  const raw = control.textContent ?? '';
  const isSign = PATTERNS.nextSign.test(raw) || PATTERNS.nextSign.test(printed);
  const words = names.filter((name) => !PATTERNS.nextSign.test(name) && !PATTERNS.farSign.test(name)).map(fold);
  const isFull = (word: string) => named.has(word) || PATTERNS.nextPage.test(word);
  // What any of its names says that is no way on decides: a sign may stand on a button for anything.
  if (!words.every((word) => isFull(word) || PATTERNS.bareNext.test(word))) return 0;
  if (words.some(isFull)) return 4;
  if (/\d/.test(printed)) return 0;
  if (control.closest(SELECTORS.nextMark)) return 3;
  if (words.length > 0) return 2;
  if (isSign || control.querySelector(SELECTORS.nextIcon)) return 2;
  return PATTERNS.farSign.test(raw) || control.querySelector(SELECTORS.farIcon) ? 1 : 0;
}

/** A control that belongs to one of a list's records. */
const isRecords = (control: Element, lists: readonly List[]): boolean =>
  lists.some(({ element, grid, read }) => {
    const row = element.contains(control) ? [...grid.rows()].find((one) => one.contains(control)) : undefined;
    return row !== undefined && read(row) !== 'blank';
  });

/**
 * The control to the list's next page, if it can be pressed.
 * @param lists of the page: what stands in their records is no pager
 * @returns undefined where nothing is surely one; a form's or a guide's way on never is
 */
export function nextControl(
  document: Document,
  lists: readonly List[],
  { controls, words = [] }: NextRule = {},
): HTMLElement | undefined {
  const named = new Set(words.map(fold));
  const isLaidOut = document.defaultView !== null;
  const isSeen = (one: HTMLElement) => (isLaidOut ? one.getClientRects().length > 0 : !isHidden(one));
  let best: { control: HTMLElement; strength: Strength } | undefined;
  for (const control of document.querySelectorAll<HTMLElement>(controls ?? SELECTORS.turners)) {
    const strength = strengthOf(control, named);
    if (strength <= (best?.strength ?? 0)) continue;
    if (isOff(control) || !isSeen(control) || control.closest(SELECTORS.stepper) || doesSomething(control)) continue;
    const isProven = controls !== undefined || strength === 4 || isInPager(control);
    if (isProven && !isRecords(control, lists)) best = { control, strength };
  }
  return best?.control;
}

/** "Trang 2/ 5", or "Trang 2" beside the way on. */
const printed = (text: string): number | undefined => {
  const number = PATTERNS.pageOf.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
};

/** A number marked as the page that is shown, with that of the page before or after it in the same pager. */
function marked(one: Element): number | undefined {
  const text = (one.textContent ?? '').trim();
  if (!/^\d{1,5}$/.test(text)) return undefined;
  const beside = [Number(text) - 1, Number(text) + 1].map(String);
  // Its own class may be named after the pager.
  const others = one.parentElement?.closest(SELECTORS.pager)?.querySelectorAll('*') ?? [];
  const isBeside = [...others].some(
    (other) => other.childElementCount === 0 && beside.includes((other.textContent ?? '').trim()),
  );
  return isBeside ? Number(text) : undefined;
}

/**
 * The number of the page that the pager shows.
 * @param control to the next page, if there is one
 * @returns undefined where it marks none for certain
 */
export function pageShown(document: Document, control?: Element): number | undefined {
  const numbers = [...document.querySelectorAll(SELECTORS.pageNow)].map(marked);
  for (const one of [...document.querySelectorAll(SELECTORS.pager), ...(control ? levelsOf(control) : [])]) {
    const text = one.textContent ?? '';
    if (text.length <= LONGEST_PAGER) numbers.push(printed(text));
  }
  const known = new Set(numbers.filter((number) => number !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}
