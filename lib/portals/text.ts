/** Characters that carry no meaning on a page: zero-width marks, soft hyphen, BOM, bidi marks. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;
const ASCII = /^[\x20-\x7E]*$/;

/** Text as a person reads it: NFC, NBSP and line breaks as single spaces, trimmed. */
export function clean(text: string): string {
  if (ASCII.test(text)) return text.includes('  ') ? text.replace(/ +/g, ' ').trim() : text.trim();
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

const folded = new Map<string, string>();

/**
 * A key for comparing words whatever their accents, case, normalization form and decoration: `Ngày nộp : (*)` and
 * `NGÀY NỘP` both give `ngay nop`. Memoized, since the same headers and status words return on every row.
 */
export function fold(text: string): string {
  let key = folded.get(text);
  if (key !== undefined) return key;
  key = clean(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/\((?:\*|\d+)\)/g, ' ')
    .replace(/[^a-z0-9/&#]+/g, ' ')
    .trim();
  if (folded.size > 5000) folded.clear();
  folded.set(text, key);
  return key;
}

const BLANK = new Set(['', 'n/a', 'na', 'null', 'undefined', 'nan', 'chua co', 'khong co', 'chua xac dinh', 'trong']);

/** Whether a cell says nothing: empty, dashes, dots, `N/A`, `Chưa có`. */
export const isBlank = (text: string): boolean => BLANK.has(fold(text));

const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'SELECT', 'SVG', 'svg']);
const HIDDEN_CLASS = /(?:^|\s)(?:hidden|hide|d-none|ng-hide|sr-only|visually-hidden|cdk-visually-hidden)(?:\s|$)/;
const INLINE = new Set(['A', 'B', 'I', 'U', 'EM', 'STRONG', 'FONT', 'MARK', 'SMALL', 'SUB', 'SUP', 'ABBR']);

function hiddenByMarkup(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  if (style?.includes('display') && /display\s*:\s*none/i.test(style)) return true;
  const name = element.getAttribute('class');
  return name !== null && HIDDEN_CLASS.test(name);
}

function collect(node: Node, parts: string[]): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      parts.push((child as Text).data);
      continue;
    }
    if (child.nodeType !== 1) continue;
    const element = child as Element;
    const name = element.nodeName;
    if (name === 'BR') {
      parts.push(' ');
      continue;
    }
    if (SKIPPED.has(name) || name.startsWith('DH-') || hiddenByMarkup(element)) continue;
    if (name === 'INPUT' || name === 'TEXTAREA') {
      const type = element.getAttribute('type');
      if (name === 'TEXTAREA' || type === null || type === 'text' || type === 'date' || type === 'datetime-local')
        parts.push(' ', (element as HTMLInputElement).value, ' ');
      continue;
    }
    // Search hits split words with inline marks; everything else is a break for the reader.
    const separator = INLINE.has(name) ? '' : ' ';
    parts.push(separator);
    collect(element, parts);
    parts.push(separator);
  }
}

/**
 * The words of a cell without touching layout: line breaks and blocks separate, what the markup hides (sort keys,
 * screen-reader copies), scripts, selects and our own elements are left out, text inputs count by their value.
 */
export function textOf(element: Element): string {
  const only = element.firstChild;
  if (!only) return element.nodeName === 'INPUT' ? clean((element as HTMLInputElement).value) : '';
  if (only.nodeType === 3 && !only.nextSibling) return clean((only as Text).data);
  const parts: string[] = [];
  collect(element, parts);
  return clean(parts.join(''));
}
