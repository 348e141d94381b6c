import { MARKS, SHAPES, WORDS } from './papers.words';
import { clean, fold } from './text';

const NAME_LENGTH = 200;

const SHORT: Record<string, string> = {
  tphs: 'thanh phan ho so',
  hs: 'ho so',
  ds: 'danh sach',
  kq: 'ket qua',
  gt: 'giay to',
  dk: 'dinh kem',
  'b buoc': 'bat buoc',
};

/** A key of a title or a header, whose words offices like to shorten. */
export const headKey = (words: string): string =>
  fold(words).replace(/\b(?:tphs|hs|ds|kq|gt|(?<=(?:tep|file|tin) )dk|^b buoc$)\b/g, (short) => SHORT[short] as string);

/** What a component's printed name says besides it. */
export interface Named {
  name: string;
  /** A star stands by it. */
  star: boolean;
  /** Said in words by it, such as "(bắt buộc)". */
  required?: boolean;
}

/** Takes the number, the star and the marks off a printed name. */
export function nameIn(text: string): Named {
  let name = clean(text.slice(0, 1000));
  let required: boolean | undefined;
  const spoken = MARKS.spokenMark.exec(name);
  if (spoken) {
    const key = fold(spoken[1] ?? spoken[2] ?? '');
    required = WORDS.required.test(key);
    // "(nếu có)" belongs to the name.
    if (!key.includes('neu co')) name = clean(name.replace(spoken[0], ' '));
  }
  const several = MARKS.stars.test(name);
  const bare = name.replace(MARKS.star, ' ');
  const star = !several && bare !== name;
  name = clean(bare)
    .replace(MARKS.ordinal, '')
    .replace(/\s*[:;,.–—-]+$/, '')
    .trim();
  return { name: name.slice(0, NAME_LENGTH).trim(), star, ...(required !== undefined && { required }) };
}

/** Lines that print a component: the first with words, and those that only go on with it. */
export function nameFrom(lines: readonly string[]): string {
  const start = lines.findIndex(
    (line) => /\p{L}{2}/u.test(line) && !MARKS.bareNumber.test(line) && !WORDS.hint.test(fold(line)),
  );
  if (start < 0) return '';
  let name = lines[start] as string;
  for (const line of lines.slice(start + 1)) {
    if (/^\(?\s*\*\s*\)?$/.test(line)) name += ' *';
    else if (/^\p{Ll}/u.test(line) && !WORDS.meta.test(fold(line))) name += ` ${line}`;
    else break;
  }
  return name;
}

/** What a finding may be appended to: around the first words in an element, but never a link or a control, nor a row. */
export function anchorIn(element: Element, name: string): Element {
  const [first = ''] = name.split(' ');
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!clean(node.nodeValue ?? '').includes(first)) continue;
    let anchor: Element | null = node.parentElement;
    while (
      anchor &&
      anchor !== element &&
      (anchor.closest(SHAPES.noAnchor) || /^(?:b|i|em|strong|font|small|u)$/.test(anchor.localName))
    )
      anchor = anchor.parentElement;
    if (anchor && element.contains(anchor) && !anchor.closest(SHAPES.noAnchor)) return anchor;
    break;
  }
  return element;
}
