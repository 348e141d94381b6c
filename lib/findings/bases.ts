import type { EndedAct } from '../reference/types';

/** What an act is known by: its number, or a law's title together with the day it was passed. */
export type NamedAct = Pick<EndedAct, 'number' | 'title' | 'passed'>;

/** Small letters without accents, whatever the text was typed with: NFD, no-break and zero-width characters, long dashes. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2044\u2215\uFF0F]/g, '/')
    .replace(/\s+/g, ' ');

const ACT =
  '(?:bo luat|luat|hien phap|phap lenh|lenh|nghi quyet|nghi dinh|nd|quyet dinh|qd|thong tu(?: lien tich)?|tt|chi thi|cong van|cong dien|ke hoach|chuong trinh|de an|thong bao|huong dan|quy che|quy dinh|dieu le|van ban)';
/** What may stand between the first word of a basis and its act: "các quy định tại khoản 2, Điều 5 của". */
const PLACE =
  '(?:(?:cac|nhung|vao|theo|quy dinh|tai|cua|trong|va|khoan|diem|dieu|chuong|muc|[a-z]\\b|\\d+)[ ,:]+){0,30}';
/** Begins with an act, as the lines of a list of bases do. */
const DIRECT = new RegExp(`^[^a-z0-9]*(?:can cu[ ,:]+)?${PLACE}(?:${ACT}\\b|so[ :]*\\d|\\d+ ?/)`);
/** Begins a sentence that says on what it rests. */
const OPENING = /^[^a-z0-9]*(?:(?:\d+|[a-z])[.)] ?)*(?:v\/v:? |ve viec )?(?:can cu|(?:trien khai )?thuc hien|theo)\b/;
/** Says so within a sentence. */
const WITHIN = new RegExp(
  `\\b(?:(?:theo|duoc) (?:dung )?quy dinh (?:tai|cua|trong)|can cu (?=${PLACE}${ACT}\\b))`,
  'g',
);
/** What comes before a rule that no longer holds, or still does for what is older. */
const FORMERLY = /\b(?:truoc (?:day|do|ngay)|thay (?:vi|cho)|khong (?:con|ap dung)|den het|tiep tuc|bai bo|thay the)\b/;
const REPLACES = /\b(?:thay the|bai bo|huy bo|sua doi|bo sung|dinh chinh)\b/;
/** What an act is the object of: another act's title, a report about it. */
const ABOUT =
  /\b(?:thay the|bai bo|huy bo|sua doi|bo sung|dinh chinh|thuc hien|thi hanh|trien khai|huong dan|quy dinh chi tiet|tong ket|so ket|ket qua)\b/;
const LEAD = `${PLACE}(?:${ACT} )?(?:so ?:? ?)?$`;
const LISTED = new RegExp(`(?:,|;|\\b(?:va|hoac|cung)) ?${LEAD}`);
const AMENDED_BY = new RegExp(`\\b(?:duoc|da) (?:sua doi|bo sung|thay the)[^;]*\\b(?:boi|bang|theo|tai) ${LEAD}`);
/** Longest words between an act and what is said to lead to it. */
const BEFORE = 300;
const isListed = (gap: string): boolean => LISTED.test(gap.slice(-BEFORE));
/** What is said of an act behind it. */
const OVER =
  /\b(?:het hieu luc|khong con hieu luc|ngung hieu luc|(?:duoc|bi|da) (?:bai bo|thay the|huy bo)|truoc day)\b/;
/** How far behind an act it may be said. */
const BEHIND = 400;

const NUMBER =
  /(?<![a-z0-9/.-])(\d{1,5}) ?\/ ?(?:(\d{4}) ?\/ ?)?([a-z][a-z0-9&.]*(?: ?- ?[a-z][a-z0-9&.]*)*)(?![a-z0-9/])/g;
/** Decrees alone are often cited by number and year. */
const SHORT = /\b(?:nghi dinh|nd) (?:so ?:? ?)?(\d{1,5}) ?\/ ?(\d{4})(?! ?[/\d])/g;
const DAY = '(\\d{1,2}) ?(?:[/.-]|thang) ?(\\d{1,2}) ?(?:[/.-]|,? ?nam) ?(\\d{4})(?!\\d)';

const keyOf = (digits: string, year: string | undefined, symbol: string): string =>
  [digits.replace(/^0+(?=\d)/, ''), ...(year ? [year] : []), symbol.replace(/ ?- ?/g, '-').replace(/[.&]+$/, '')].join(
    '/',
  );

interface Citation {
  from: number;
  to: number;
  /** Numbers of the acts it may be; empty for one that nobody asked about. */
  acts: string[];
}

/** The acts that are looked for, as their numbers are compared. */
class Names {
  readonly #numbers = new Map<string, string>();
  readonly #titles: { pattern: RegExp; passed: string; number: string }[] = [];

  constructor(acts: readonly NamedAct[]) {
    for (const { number, title, passed } of acts) {
      const [digits = '', ...rest] = plain(number).split('/');
      this.#numbers.set(keyOf(digits, rest.length > 1 ? rest[0] : undefined, rest.at(-1) ?? ''), number);
      if (title === undefined || passed === undefined) continue;
      const words = plain(title)
        .trim()
        .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      const pattern = new RegExp(`(?<![a-z])${words}(?![a-z])(?:(?!\\bluat\\b)[^;]){0,60}?\\bngay ${DAY}`, 'g');
      this.#titles.push({ pattern, passed, number });
    }
  }

  /** Every act that a text names, known or not, in its order. */
  in(text: string): Citation[] {
    const found: Citation[] = [];
    const add = (match: RegExpMatchArray, acts: string[]) =>
      found.push({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length, acts });
    for (const { pattern, passed, number } of this.#titles)
      for (const match of text.matchAll(pattern)) {
        const [, day = '', month = '', year = ''] = match;
        if (`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` === passed) add(match, [number]);
      }
    for (const match of text.matchAll(NUMBER)) {
      const [, digits = '', year, symbol = ''] = match;
      // Behind a dash that stands free other words may follow: each beginning may be all of the symbol.
      const free = [...symbol.matchAll(/ -|- /g)].map(({ index }) => symbol.slice(0, index));
      const known = [...free, symbol].map((one) => this.#numbers.get(keyOf(digits, year, one)));
      add(match, known.filter((one) => one !== undefined).slice(-1));
    }
    for (const match of text.matchAll(SHORT)) {
      const number = this.#numbers.get(keyOf(match[1] ?? '', match[2], 'nd-cp'));
      add(match, number === undefined ? [] : [number]);
    }
    found.sort((a, b) => a.from - b.from || b.to - a.to);
    let end = 0;
    return found.filter(({ from, to }) => {
      const isNext = from >= end;
      if (isNext) end = to;
      return isNext;
    });
  }
}

/** One paragraph of several where a text breaks within a basis, or lists its bases below "Căn cứ:". */
function joined(paragraphs: readonly string[]): string[] {
  const out: string[] = [];
  let listing: boolean = false;
  for (const paragraph of paragraphs) {
    const text = paragraph.replace(/\s+/g, ' ').trim();
    if (text === '') continue;
    const before = out.at(-1);
    const isOfList: boolean = listing && DIRECT.test(plain(text).replace(/^\W*(?:\d+[.)] ?)?/, ''));
    const goesOn =
      before !== undefined && !/[;:.]$/.test(before) && /^(?:\p{Ll}|\d+ ?(?:\/|tháng))/u.test(text.normalize('NFC'));
    if (isOfList || goesOn) out[out.length - 1] = `${before}${isOfList ? ' ; ' : ' '}${text}`;
    else out.push(text);
    listing = isOfList || (/:$/.test(text) && OPENING.test(plain(text)));
  }
  return out;
}

/** Sentences; the stop of an abbreviation such as "TP." ends none. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[\p{L}\p{M}]{3}|[\d)"”])\.\s+(?=\p{Lu})/u);

/** Whether the words before a citation make it a basis. @param last whether the citation before it was one */
function isBasis(gap: string, last: boolean | 'first' | 'none'): boolean {
  const within = [...gap.matchAll(WITHIN)].at(-1);
  if (within)
    return !FORMERLY.test(gap.slice(0, within.index)) && !ABOUT.test(gap.slice(within.index + within[0].length));
  if (last === 'none') return false;
  if (last === 'first') return !ABOUT.test(gap);
  if (AMENDED_BY.test(gap.slice(-BEFORE))) return last;
  return last && isListed(gap) && !REPLACES.test(gap);
}

/** Adds the acts that a part of a sentence, up to a semicolon, rests on. */
function readPart(part: string, opens: boolean, names: Names, cited: Set<string>): void {
  const citations = names.in(part);
  const gaps = citations.map(({ from }, i) => part.slice(citations[i - 1]?.to ?? 0, from));
  // What is said behind the last act of a list is said of all.
  const ends = citations.map((_, i) => citations[i + 1]?.from ?? part.length);
  for (let i = citations.length - 2; i >= 0; i--) if (isListed(gaps[i + 1] ?? '')) ends[i] = ends[i + 1] ?? part.length;
  let last: boolean | 'first' | 'none' = opens ? 'first' : 'none';
  citations.forEach(({ to, acts }, i) => {
    last = isBasis(gaps[i] ?? '', last) || (last === 'none' ? 'none' : false);
    const isOver = () => OVER.test(part.slice(to, Math.min(ends[i] ?? to, to + BEHIND)));
    if (last === true && acts.length > 0 && !isOver()) for (const act of acts) cited.add(act);
  });
}

/**
 * The acts, of those asked about, that a text cites as a basis: in a sentence that begins with "Căn cứ", "Thực hiện" or
 * "Theo" and an act, or by "theo quy định tại". What it says it replaces, repeals or amends, the acts in other acts' titles
 * and what is said to be over are none.
 * @param paragraphs the text as printed
 * @param acts whose numbers come back
 */
export function citedIn(paragraphs: readonly string[], acts: readonly NamedAct[]): string[] {
  const cited = new Set<string>();
  if (acts.length === 0) return [];
  const names = new Names(acts);
  for (const sentence of joined(paragraphs).flatMap(sentencesOf).map(plain)) {
    const opening = OPENING.exec(sentence)?.[0];
    const rest = sentence.slice(opening?.length ?? 0);
    let opens = opening !== undefined && DIRECT.test(rest);
    rest.split(';').forEach((part, i) => {
      if (part.trim() === '') return;
      opens &&= i === 0 || DIRECT.test(part);
      readPart(part, opens, names, cited);
    });
  }
  return [...cited];
}
