import { findMoments } from './dates';
import { type HeaderMatch, roleOfHeader } from './dictionary';
import { PATTERNS, SELECTORS } from './patterns';
import { clean, fold, textOf } from './text';
import { EVENT_ROLES, type EventRole, type FieldRole, type Moment, type RecordKind } from './types';
import type { Work } from './work';

const EVENTS = new Set<string>(EVENT_ROLES);
export const isEventRole = (role: FieldRole): role is EventRole => EVENTS.has(role);

/**
 * The event that the last words of a text name, such as `… Ngày nộp :`; the longest name wins. A label begins the text
 * or has a capital of its own: "Người tiếp nhận" does not name the moment of acceptance.
 */
function eventNamedAtEnd(kind: RecordKind, text: string): EventRole | undefined {
  const words = text.split(/\s+/).filter(Boolean).slice(-8);
  for (let from = 0; from < words.length; from++) {
    const first = words[from] as string;
    const opens = PATTERNS.capital.test(first) || from === 0 || PATTERNS.stop.test(words[from - 1] as string);
    if (!opens) continue;
    const match = roleOfHeader(kind, words.slice(from).join(' '));
    if (match && isEventRole(match.role)) return match.role;
  }
  return undefined;
}

/**
 * Moments printed behind their own label inside a longer text: `Tên thủ tục … Ngày nộp : 15:43 02/12/2019`. A label
 * printed twice with different moments is left out.
 */
export function labelledMoments(kind: RecordKind, text: string): Partial<Record<EventRole, Moment>> {
  const found: Partial<Record<EventRole, Moment>> = {};
  const twice = new Set<EventRole>();
  let end = 0;
  for (const { moment, index, length } of findMoments(text)) {
    const role = eventNamedAtEnd(kind, text.slice(end, index));
    end = index + length;
    if (!role || !moment) continue;
    const known = found[role];
    if (known && known.at !== moment.at) twice.add(role);
    found[role] = moment;
  }
  for (const role of twice) delete found[role];
  return found;
}

/** What words name on a page: a role, nothing of ours (`null`), or nothing known. */
export type NameOf = (words: string) => HeaderMatch | null | undefined;

export interface LabelledValue {
  role: FieldRole;
  /** The words before the value. */
  label: string;
  /** How well the label names the role. */
  score: number;
  text: string;
  /** The element that prints the value. */
  element: Element;
}

/** Whether an element's words were typed to look for records: a field that can be written in, beside a search button. */
export function isSearchField(element: Element): boolean {
  const input = element.matches(SELECTORS.fields) ? element : element.querySelector(SELECTORS.fields);
  if (!input || input.hasAttribute('readonly') || input.hasAttribute('disabled')) return false;
  if (input.getAttribute('type') === 'search') return true;
  let scope = input.closest(SELECTORS.searches) ?? input.parentElement;
  const buttons = SELECTORS.button;
  while (scope?.parentElement && !scope.matches(SELECTORS.searches) && !scope.querySelector(buttons))
    scope = scope.parentElement;
  if (!scope || scope.matches('[role=search]')) return true;
  return [...scope.querySelectorAll(buttons)].some((button) =>
    PATTERNS.search.test(`${button.textContent} ${button.getAttribute('value') ?? ''}`.normalize('NFC')),
  );
}

/** Whether the markup hides an element: left-over forms and lists of other records stay in some pages. */
export const isHidden = (element: Element): boolean => element.closest(SELECTORS.hidden) !== null;

const wordsOf = (node: Node): string =>
  node.nodeType === 1 ? textOf(node as Element) : node.nodeType === 3 ? clean((node as Text).data) : '';

/** A value with the bare numbers behind it: a time stands in an element of its own, or below its date. */
function withNumbers(text: string, last: Node): string {
  // What prints no date itself is no date for the numbers behind it.
  if (!/\d/.test(text)) return text;
  let whole = text;
  for (let next = last.nextSibling; next; next = next.nextSibling) {
    const more = wordsOf(next);
    if (PATTERNS.words.test(more)) break;
    whole += ` ${more}`;
  }
  return whole.trim();
}

/** Whether a container begins with a value: then its labels stand behind theirs, and what is behind them is not theirs. */
function beginsWithValue(inside: Node): boolean {
  for (let one = inside.parentElement?.firstElementChild; one && one !== inside; one = one.nextElementSibling) {
    if (PATTERNS.fieldTag.test(one.localName)) return true;
    const words = wordsOf(one);
    if (words) return PATTERNS.dateLike.test(words) && !PATTERNS.worded.test(words);
  }
  return false;
}

/** What stands behind a label; an empty text where an empty place does. */
export function valueBehind(label: Text, root: Element): { text: string; element: Element } | undefined {
  let node: Node = label;
  for (let up = 0; up < 4 && node !== root; up++) {
    let empty: Element | undefined;
    if (up === 1 && beginsWithValue(node)) return undefined;
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      const element = next.nodeType === 1 ? (next as Element) : undefined;
      const words = wordsOf(next);
      // A colon in a cell of its own.
      if (words === ':') continue;
      const value = words.replace(/^[:\s]+/, '');
      if (value) return { text: withNumbers(value, next), element: element ?? (next.parentElement as Element) };
      if (element && PATTERNS.valueTag.test(element.localName)) empty ??= element;
      if (empty && PATTERNS.cellTag.test(empty.localName)) break;
    }
    // What is empty behind a label is its value: the next words belong to the next label.
    if (empty) return { text: '', element: empty };
    const parent: Element | null = node.parentElement;
    if (!parent || PATTERNS.groupTag.test(parent.localName)) return undefined;
    node = parent;
  }
  return undefined;
}

/** Whether words are a label; a bare grade is what stands behind one. */
const namesField = (nameOf: NameOf, words: string): boolean =>
  nameOf(words) !== undefined && !PATTERNS.bareGrade.test(fold(words));

/** Whether a label is the header of a column: what stands beside it is the next header. */
function isColumnHeader(nameOf: NameOf, label: Element): boolean {
  const cell = label.closest(SELECTORS.cellOrHeader);
  if (!cell) return false;
  if (cell.closest('thead') || cell.matches(SELECTORS.headerCell)) return true;
  return [cell.nextElementSibling, cell.previousElementSibling].some(
    (beside) =>
      beside && ((cell.localName === 'th' && beside.localName === 'th') || namesField(nameOf, textOf(beside))),
  );
}

/**
 * Label and value pairs of a detail page, in any of four forms: cells of a layout table, neighbouring spans or
 * definition lists, inputs, and one text `Label: value`. Only words that `nameOf` knows count as labels.
 */
export function* labelledValues(nameOf: NameOf, root: Element): Work<LabelledValue[]> {
  const found: LabelledValue[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  let foreign = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    yield;
    const { data } = node;
    const element = node.parentElement;
    if (!element || data.length < 3 || data.length > 120 || PATTERNS.unlabelledTag.test(element.localName)) continue;
    // Fees, papers and single steps have moments of their own.
    if (element.closest(SELECTORS.headings)) foreign = PATTERNS.foreignSection.test(fold(data));
    if (foreign) continue;
    const colon = data.indexOf(':');
    const label = clean(colon > 0 ? data.slice(0, colon) : data);
    if (label.length < 3 || label.length > 50) continue;
    const match = nameOf(label);
    // What begins with a label is that label's value: the one before has none.
    const last = found.at(-1);
    if (last?.element.contains(node) && namesField(nameOf, label) && last.text.startsWith(label)) found.pop();
    if (!match || isColumnHeader(nameOf, element) || isHidden(element)) continue;
    const rest = colon > 0 ? clean(data.slice(colon + 1)) : '';
    const value = rest ? { text: withNumbers(rest, node), element } : valueBehind(node, root);
    // The words behind are another label, or begin with one: this one has no value here.
    if (
      !value ||
      namesField(nameOf, value.text) ||
      PATTERNS.beginsWithLabel.test(value.text) ||
      isSearchField(value.element)
    )
      continue;
    found.push({ ...match, ...value, label });
  }
  return found;
}
