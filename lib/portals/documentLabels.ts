import { isHidden, isSearchField, valueBehind } from './labels';
import { PATTERNS, SELECTORS } from './patterns';
import { clean, fold, textOf } from './text';

/** What words name on a page about a document. */
export type DocumentLabel =
  | 'number'
  | 'bareNumber'
  | 'symbol'
  | 'document'
  | 'signed'
  | 'issued'
  | 'dateLine'
  | 'abstract'
  | 'bases'
  | 'form'
  | 'signer'
  | 'recipients'
  | 'urgency'
  | 'secrecy'
  | 'status'
  | 'files'
  | 'signature'
  | 'arrival';

const PAPER = '(?: (?:van ban|vb|cong van|cv)(?: di)?)?';
/** Over folded words, as a whole. */
const LABELS: [DocumentLabel, RegExp][] = [
  ['number', RegExp(`^so ?(?:va |/ ?|& ?)?(?:k[yi] hieu|kh)${PAPER}$|^so hieu${PAPER}$`)],
  ['bareNumber', RegExp(`^so${PAPER}(?: di| phat hanh)?$`)],
  ['symbol', RegExp(`^k[yi] hieu${PAPER}$`)],
  ['document', /^ngay(?: thang)?(?: nam)?(?: cua)? (?:van ban|vb|cong van|cv)$|^ngay thang(?: nam)?$/],
  ['signed', RegExp(`^(?:ngay|thoi gian|thoi diem)(?: gio)? ky(?: so| duyet| ban hanh)?${PAPER}$`)],
  ['issued', RegExp(`^(?:ngay|thoi gian|thoi diem)(?: gio)? (?:ban hanh|bh|phat hanh|gui di|di)${PAPER}$`)],
  ['dateLine', /^dia danh(?: va|,)? (?:ngay thang(?: nam)?|thoi gian)(?: ban hanh)?$/],
  ['abstract', RegExp(`^(?:noi dung )?trich yeu(?: noi dung)?${PAPER}$|^ve viec$`)],
  ['bases', /^(?:cac )?can cu(?: phap ly| phap luat)?(?: ban hanh| trinh)?$/],
  ['form', /^(?:hinh thuc|loai|the loai|ten loai|loai hinh)(?: van ban| vb)?$/],
  ['signer', RegExp(`^(?:nguoi|lanh dao) ky(?: so| duyet| ban hanh)?${PAPER}$`)],
  ['recipients', RegExp(`^(?:noi|don vi|co quan) nhan${PAPER}$`)],
  ['urgency', /^(?:do|muc do) khan(?: cap)?$/],
  ['secrecy', /^(?:do|muc do) (?:bao )?mat$/],
  ['status', RegExp(`^(?:trang thai|tinh trang)${PAPER}(?: hien tai)?$`)],
  [
    'files',
    /^(?:danh sach )?(?:(?:tap tin|tep|tep tin|files?|tai lieu|van ban)(?: van ban)? dinh kem|tap tin|tep|tep tin|files?|dinh kem|tep van ban|file van ban|toan van(?: van ban)?)$/,
  ],
  ['signature', /^(?:(?:trang thai|tinh trang) )?(?:chu )?ky so$/],
  ['arrival', /^so(?: van ban| vb| cv)? den$|^ngay(?: van ban| vb)? den$/],
];
const known = new Map<string, DocumentLabel | undefined>();

/** What a label or a header names; undefined for anything else. */
export function documentLabel(words: string): DocumentLabel | undefined {
  if (words.length > 50) return undefined;
  // Words of another language stand in brackets.
  const key = fold(words.replace(/ ?\([\x20-\x7e]{3,}\)$/, ''));
  if (!known.has(key)) {
    if (known.size > 2000) known.clear();
    known.set(key, LABELS.find(([, pattern]) => pattern.test(key))?.[0]);
  }
  return known.get(key);
}

export interface LabelledPart {
  label: DocumentLabel;
  text: string;
  /** What prints the value: a cell, a field. */
  element: Element;
  /** It can be written in. */
  editable: boolean;
  /** Nodes from the label to the next one, where label and value stand beside each other in one element. */
  beside: Node[];
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const CONTROLS = 'input,select,textarea';
const CHOICES = 'input[type=radio]';
/** Fields whose value is what they print. */
const TYPED = /^(?:text|date|datetime-local|number|datetime|)$/;

function isTyped(element: Element | null): element is Control {
  if (!element?.matches(CONTROLS)) return false;
  return element.localName !== 'input' || TYPED.test(element.getAttribute('type') ?? '');
}

/** The field that belongs to a label: the one it names, or the next one before any other words. */
function controlOf(label: Element): Control | undefined {
  const named = label.closest('label')?.getAttribute('for');
  const own = named ? label.ownerDocument.getElementById(named) : null;
  if (isTyped(own)) return own;
  let around: Element | null = label;
  for (let up = 0; around && up < 3; up++) {
    for (let next = around.nextElementSibling; next; next = next.nextElementSibling) {
      const found = next.matches(CONTROLS) ? next : next.querySelector(CONTROLS);
      if (found) return isTyped(found) ? found : undefined;
      if (textOf(next)) return undefined;
    }
    if (PATTERNS.groupTag.test(around.parentElement?.localName ?? 'body')) return undefined;
    around = around.parentElement;
  }
  return undefined;
}

/** What a field shows. */
function shownIn(control: Control): string {
  if (control.localName !== 'select') return clean(control.value);
  const { selectedOptions } = control as HTMLSelectElement;
  const [chosen] = selectedOptions;
  // An entry without a value invites to choose.
  return chosen && chosen.getAttribute('value') !== '' ? clean(chosen.textContent ?? '') : '';
}

/** Headings of parts that are about something else: other documents, what people did and said. */
const FOREIGN =
  /\b(?:lien quan|phuc dap|y kien|nhat ky|lich su|qua trinh|luong xu ly|phieu trinh|binh luan|van ban den|can cu)\b/;
const HEADER = 'thead,[role=columnheader]';

/** Whether a label heads a column: beside it are other headers. */
function headsColumn(element: Element): boolean {
  if (element.closest(HEADER)) return true;
  const cell = element.closest(SELECTORS.cellOrHeader);
  if (!cell) return false;
  const beside = [cell.previousElementSibling, cell.nextElementSibling].filter((one) => one !== null);
  return (
    beside.some((one) => one.localName === 'th' && cell.localName === 'th') ||
    beside.some((one) => documentLabel(textOf(one).replace(/:$/, '')) !== undefined)
  );
}

/** A label's element and what follows it there, up to the next label. */
function besideOf(node: Node): Node[] {
  const out: Node[] = [];
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    const words = clean(next.textContent ?? '');
    if (words.includes(':') && documentLabel(words.split(':')[0] ?? '')) break;
    out.push(next);
  }
  return out;
}

/** Labels of a part of a page with their values, empty ones as well. */
export function labelledParts(root: Element): LabelledPart[] {
  const parts: LabelledPart[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  let foreign = false;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const element = node.parentElement;
    const { data } = node;
    if (!element || data.length < 2 || data.length > 200 || PATTERNS.unlabelledTag.test(element.localName)) continue;
    if (element.closest(SELECTORS.headings)) foreign = FOREIGN.test(fold(data));
    if (foreign || parts.some((part) => part.element !== root && part.text !== '' && part.element.contains(node)))
      continue;
    const colon = data.indexOf(':');
    const words = clean(colon > 0 ? data.slice(0, colon) : data);
    const label = documentLabel(words);
    if (!label || isHidden(element) || headsColumn(element)) continue;
    const rest = colon > 0 ? clean(data.slice(colon + 1)) : '';
    const control = rest ? undefined : controlOf(element);
    if (control) {
      if (!isSearchField(control)) {
        const editable = !control.hasAttribute('readonly') && !control.hasAttribute('disabled');
        parts.push({ label, text: shownIn(control), element: control, editable, beside: [] });
      }
      continue;
    }
    const value = rest ? { text: rest, element } : valueBehind(node, root);
    // Of what may be chosen, only what is chosen is its value.
    const choices = [...(value?.element.querySelectorAll<HTMLInputElement>(CHOICES) ?? [])];
    if (value && choices.length > 0) {
      const chosen = choices.find(({ checked }) => checked);
      const text = chosen ? textOf(chosen.closest('label') ?? chosen.labels?.[0] ?? chosen) : '';
      if (text) parts.push({ label, text, element: value.element, editable: !chosen?.disabled, beside: [] });
      continue;
    }
    // What stands there is the next label.
    if (!value || documentLabel(value.text.split(':')[0] ?? '') !== undefined) continue;
    const beside = rest || value.element.parentElement === element || value.element === element;
    parts.push({ label, ...value, editable: false, beside: beside ? besideOf(node) : [] });
  }
  return parts;
}
