import { PATTERNS } from './patterns';

/** More than this is prose and no field, however it was printed: nothing is read from it, and nothing is cut out of it. */
export const LONGEST = 5000;

/** Text as a person reads it: NFC, NBSP and line breaks as single spaces, trimmed. */
export function clean(text: string): string {
  if (text === '' || PATTERNS.fine.test(text)) return text;
  const spaced = text.replace(/\s+/g, ' ').trim();
  return PATTERNS.fine.test(spaced)
    ? spaced
    : spaced.normalize('NFC').replace(PATTERNS.invisible, '').replace(/\s+/g, ' ').trim();
}

const folded = new Map<string, string>();

/**
 * A key for comparing words whatever their accents, case, normalization form and decoration: `Ngày nộp : (*)` and
 * `NGÀY NỘP` both give `ngay nop`. Memoized, since the same headers and status words return on every row.
 */
export function fold(text: string): string {
  let key = folded.get(text);
  if (key !== undefined) return key;
  key = clean(text.length > LONGEST ? text.slice(0, 200) : text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(PATTERNS.remark, ' ')
    .replace(/[^a-z0-9/&#]+/g, ' ')
    .trim();
  if (folded.size > 5000) folded.clear();
  if (text.length < 200) folded.set(text, key);
  return key;
}

/** Whether a cell says nothing: empty, dashes, dots, an input's mask, `N/A`, `Chưa có`. */
export const isBlank = (text: string): boolean =>
  text === '' || (text.length <= LONGEST && !/\d/.test(text) && PATTERNS.blank.test(fold(text)));

/** Cleaned; what is too long keeps its beginning and stays too long. */
const cut = (raw: string): string =>
  raw.length > LONGEST ? clean(raw.slice(0, 200)).padEnd(LONGEST + 1, '…') : clean(raw);

function hiddenByMarkup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style && PATTERNS.undisplayed.test(style)) return true;
  const name = element.getAttribute('class');
  return name !== null && (PATTERNS.hiddenClass.test(name) || PATTERNS.iconClass.test(name));
}

const wordsBeside = (node: Node | null): string => (node?.nodeType === 3 ? (node as Text).data : '');

/**
 * What stands between a text and an inline element beside it. A search hit marked inside a word or a code joins it;
 * anything that could be words of its own stays apart, as does a time that is only set off by its style.
 */
function seam(left: string, right: string): string {
  const both = `${left.slice(-2)}\u2063${right.slice(0, 6)}`;
  return PATTERNS.seamless.test(both) && !PATTERNS.seam.test(both) ? '' : ' ';
}

function collect(node: Node, values: boolean): string {
  let text = '';
  for (let child = node.firstChild; child && text.length <= LONGEST; child = child.nextSibling) {
    if (child.nodeType === 3) {
      text += (child as Text).data.replace(/[\n\r]/g, ' ');
      continue;
    }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const name = element.localName;
    if (name === 'wbr' || PATTERNS.skippedTag.test(name) || name.startsWith('dh-')) continue;
    if (name === 'br') {
      text += '\n';
      continue;
    }
    if (hiddenByMarkup(element)) continue;
    if (name === 'input' || name === 'textarea') {
      if (values && (name === 'textarea' || PATTERNS.typedInput.test(element.getAttribute('type') ?? 'text')))
        text += ` ${(element as HTMLInputElement).value} `;
      continue;
    }
    const inside = collect(element, values);
    if (PATTERNS.blockTag.test(name)) {
      text += `\n${inside}\n`;
      continue;
    }
    const before = wordsBeside(element.previousSibling);
    const after = wordsBeside(element.nextSibling);
    text += (before ? seam(before, inside) : ' ') + inside + (after ? seam(inside, after) : ' ');
  }
  return text;
}

/**
 * The words of a cell without touching layout: line breaks and blocks separate, what the markup hides (sort keys,
 * screen-reader copies), icons, scripts, selects and our own elements are left out, text inputs count by their value.
 * @param values false leaves out what was typed into inputs, for headers with a filter below their words.
 */
export function textOf(element: Element, values = true): string {
  const first = element.firstElementChild;
  if (!first) {
    const text = element.textContent;
    if (text) return cut(text);
    return values && element.localName === 'input' ? cut((element as HTMLInputElement).value) : '';
  }
  if (first === element.firstChild && !first.nextSibling && PATTERNS.plainTag.test(first.localName))
    return hiddenByMarkup(first) ? '' : textOf(first, values);
  return cut(collect(element, values));
}

/** An element's `text` line by line, as breaks and blocks divide it; empty lines are left out. */
export const linesOf = (element: Element, text = textOf(element)): string[] =>
  text.length > LONGEST ? [text] : collect(element, true).split('\n').map(clean).filter(Boolean);
