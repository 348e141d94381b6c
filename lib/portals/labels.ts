import { findMoments } from './dates';
import { roleOfHeader } from './dictionary';
import { PATTERNS } from './patterns';
import { clean, textOf } from './text';
import { EVENT_ROLES, type EventRole, type FieldRole, type Moment, type RecordKind } from './types';

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
    const opens = /^\P{L}*\p{Lu}/u.test(first) || from === 0 || /[:;,.–-]$/.test(words[from - 1] as string);
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

export interface LabelledValue {
  role: FieldRole;
  /** How well the label names the role. */
  score: number;
  text: string;
  /** The element that prints the value. */
  element: Element;
}

/** Whether an element's words were typed to look for records: a field that can be written in, beside a search button. */
function isSearchField(element: Element): boolean {
  const input = element.matches('input,textarea') ? element : element.querySelector('input,textarea');
  if (!input || input.hasAttribute('readonly') || input.hasAttribute('disabled')) return false;
  if (input.getAttribute('type') === 'search') return true;
  let scope = input.closest('form,[role=search]') ?? input.parentElement;
  const buttons = 'button,input[type=submit],input[type=button],a.btn';
  while (scope?.parentElement && !scope.matches('form,[role=search]') && !scope.querySelector(buttons))
    scope = scope.parentElement;
  if (!scope || scope.matches('[role=search]')) return true;
  return [...scope.querySelectorAll(buttons)].some((button) =>
    PATTERNS.search.test(`${button.textContent} ${button.getAttribute('value') ?? ''}`.normalize('NFC')),
  );
}

/** Left-over forms of other records stay in some pages. */
const HIDDEN = '[hidden],template,[style*="display:none" i],[style*="display: none" i]';

function valueBehind(label: Text, root: Element): { text: string; element: Element } | undefined {
  let node: Node = label;
  for (let up = 0; up < 4 && node !== root; up++) {
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      const isElement = next.nodeType === 1;
      if (!isElement && next.nodeType !== 3) continue;
      const text = isElement ? textOf(next as Element) : clean((next as Text).data);
      const value = text.replace(/^[:\s]+/, '');
      if (value) return { text: value, element: isElement ? (next as Element) : (next.parentElement as Element) };
      // An empty value cell is the value: the next cell belongs to the next label.
      if (isElement && PATTERNS.valueTag.test((next as Element).localName))
        return { text: '', element: next as Element };
    }
    const parent: Element | null = node.parentElement;
    if (!parent || PATTERNS.groupTag.test(parent.localName)) return undefined;
    node = parent;
  }
  return undefined;
}

/** Whether a label is the header of a column: what stands beside it is the next header. */
function isColumnHeader(kind: RecordKind, label: Element): boolean {
  const cell = label.closest('th,td,[role=columnheader]');
  if (!cell) return false;
  if (cell.closest('thead') || cell.matches('[role=columnheader]')) return true;
  return [cell.nextElementSibling, cell.previousElementSibling].some(
    (beside) =>
      beside &&
      ((cell.localName === 'th' && beside.localName === 'th') || roleOfHeader(kind, textOf(beside)) !== undefined),
  );
}

/**
 * Label and value pairs of a detail page, in any of four forms: cells of a layout table, neighbouring spans or
 * definition lists, inputs, and one text `Label: value`. Only words listed as headers count as labels.
 */
export function labelledValues(kind: RecordKind, root: Element): LabelledValue[] {
  const found: LabelledValue[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data } = node;
    const element = node.parentElement;
    if (!element || data.length < 3 || data.length > 120 || PATTERNS.unlabelledTag.test(element.localName)) continue;
    const colon = data.indexOf(':');
    const label = clean(colon > 0 ? data.slice(0, colon) : data);
    if (label.length < 3 || label.length > 50) continue;
    const match = roleOfHeader(kind, label);
    if (!match || isColumnHeader(kind, element) || element.closest(HIDDEN)) continue;
    const rest = colon > 0 ? clean(data.slice(colon + 1)) : '';
    const value = rest ? { text: rest, element } : valueBehind(node, root);
    // The words behind are another label: this one has no value here.
    if (!value || roleOfHeader(kind, value.text) || value.text.endsWith(':') || isSearchField(value.element)) continue;
    found.push({ ...match, ...value });
  }
  return found;
}
