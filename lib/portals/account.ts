// This runs alone in a page, without the vocabulary that reading needs.
const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const folded = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Whom a portal greets, as it prints them. */
export interface Account {
  name: string;
  unit?: string;
}

/** Where products print who is signed in, beside greetings; none of it lies in a list or a form. */
const PLACES =
  '[class*="user" i], [class*="account" i], [class*="profile" i], [class*="avatar" i], [id*="user" i], [id*="account" i], [id*="nguoidung" i], [class*="nguoidung" i]';
const ELSEWHERE = 'main, table, form, [role=grid], [role=table], dialog, [role=dialog], script, style, noscript';
const GREETING = /^(?:xin chào|chào mừng|chào|welcome|hello)[\s,:!]*(.*)$/iu;
const TITLE = /^(?:ông|bà|anh|chị|đồng chí|đ\/c)[\s/:.]+/iu;
/** Words of menus that have the shape of a name. */
const NO_NAME =
  /\b(?:dang (?:xuat|nhap|ky)|tai khoan|thong (?:tin|bao)|trang (?:chu|ca nhan)|mat khau|ho so|he thong|tro giup|huong dan|cai dat|nguoi dung|quan tri|mot cua|dich vu|van ban|tiep nhan|can bo|cong chuc|chuyen vien|khach)\b/;
const UNIT = /(?:UBND|Ủy ban|Uỷ ban|Trung tâm|Văn phòng|Phòng|Sở|Phường|Xã|Thị trấn|Bộ phận)\s.+/u;

const MOST_TEXTS = 3_000;
const MOST_PLACES = 60;

/** A person's name: two to six words of letters, each with a capital. */
function nameIn(text: string): string | undefined {
  const [part = ''] = clean(text).split(/[([|•\n–—]|\s-\s/u);
  const name = part.replace(TITLE, '').replace(/[\s,.:!]+$/u, '');
  const words = name.split(' ');
  if (words.length < 2 || words.length > 6 || name.length > 50) return undefined;
  if (!words.every((word) => /^\p{Lu}[\p{L}'’]*$/u.test(word))) return undefined;
  return NO_NAME.test(folded(name)) ? undefined : name;
}

/** The unit that stands beside a name. */
const unitIn = (text: string): string | undefined =>
  UNIT.exec(clean(text))?.[0]
    .replace(/[)\]]+$/, '')
    .slice(0, 120);

/** A name in a text, and the unit in what stands around it; undefined where the text is none. */
export function accountIn(text: string, around = text): Account | undefined {
  const name = nameIn(text);
  if (!name) return undefined;
  const unit = unitIn(around.replace(name, ' '));
  return unit ? { name, unit } : { name };
}

/** What follows a greeting, in its own text or in the next one. */
function greeted(document: Document): Account | undefined {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let seen = 0, node = walker.nextNode(); node && seen < MOST_TEXTS; seen++, node = walker.nextNode()) {
    const match = GREETING.exec(clean(node.textContent ?? ''));
    const holder = node.parentElement;
    if (!match || holder?.closest('script, style, noscript, [hidden]')) continue;
    let rest = match[1] ?? '';
    if (!/\p{L}/u.test(rest)) {
      const next = walker.nextNode();
      rest = next?.textContent ?? '';
    }
    const found = accountIn(rest, holder?.parentElement?.textContent ?? rest);
    if (found) return found;
  }
  return undefined;
}

/**
 * The name that a portal prints for whoever is signed in, to be offered as the officer's own: nothing is taken for it before
 * they say so, and nothing of it is stored before that.
 */
export function accountOn(document: Document): Account | undefined {
  const known = greeted(document);
  if (known) return known;
  for (const place of [...document.querySelectorAll<HTMLElement>(PLACES)].slice(0, MOST_PLACES)) {
    if (place.closest(ELSEWHERE) || place.childElementCount > 12) continue;
    // biome-ignore lint/performance/useDomNodeTextContent: lines are those of the layout.
    for (const line of (place.innerText ?? place.textContent ?? '').split('\n')) {
      const found = accountIn(line, place.textContent ?? line);
      if (found) return found;
    }
  }
  return undefined;
}
