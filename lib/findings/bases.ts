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
const OPENING =
  /^[^a-z0-9"“”«]*(?:(?:\d+|[a-z])[.)] ?)*(?:v\/v:? |ve viec )?(?:can cu|(?:trien khai )?thuc hien|theo)\b/;
/** Stands over a list of bases. */
const HEADING =
  /^[^a-z0-9]*(?:(?:\d+|[a-z]|[ivx]+)[.)] ?)*(?:(?:cac )?can cu(?: phap ly|[a-z ]{0,30}:)?|co so phap ly:?)$/;
/** Says so within a sentence. */
const WITHIN = new RegExp(
  `\\b(?:(?:theo|duoc) (?:dung )?quy dinh (?:tai|cua|trong)|(?<!["“«])can cu (?=${PLACE}${ACT}\\b))`,
  'g',
);
/** What comes before a rule that no longer holds, or still does for what is older. */
const FORMERLY =
  /\b(?:truoc (?:day|do|ngay|\d+)|thoi diem|thay (?:vi|cho)|khong|het hieu luc|den het|tiep tuc|bai bo|thay the|sua doi|cum tu|vien dan)\b|\b(?:con|van|(?:da|duoc) ban hanh) $/;
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
  /\b(?:het hieu luc|khong con (?:hieu luc|phu hop)|ngung hieu luc|(?:duoc|bi|da) (?:bai bo|thay the|huy bo)|van ban cu|khong dung|da ban hanh|truoc day|nay (?:la|thuc hien|ap dung|duoc|theo))\b/;
/** How far behind an act it may be said. */
const BEHIND = 400;

const NUMBER =
  /(?<![a-z0-9/.-])(\d{1,5}) ?\/ ?(?:(\d{4}) ?\/ ?)?([a-z][a-z0-9&.]*(?: ?- ?[a-z][a-z0-9&.]*)*)(?![a-z0-9/&-])/g;
/** Decrees alone are often cited by number and year. */
const SHORT = /\b(?:nghi dinh|nd) (?:so ?:? ?)?(\d{1,5}) ?\/ ?(\d{4})(?! ?[/\d])/g;
const DAY = '(\\d{1,2}) ?(?:[/.-]|thang) ?(\\d{1,2}) ?(?:[/.-]|,? ?nam) ?(\\d{4})(?!\\d)';

/** The day that is said right behind a number. */
const ITS_DAY = new RegExp(`^[^;]{0,12}?\\bngay ${DAY}`);
const dateIn = ([, day = '', month = '', year = '']: RegExpMatchArray): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

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
  readonly #numbers = new Map<string, NamedAct>();
  readonly #titles: { words: string; pattern: RegExp; act: NamedAct }[] = [];

  constructor(acts: readonly NamedAct[]) {
    // Of one act that lists write in two ways the first entry counts: the newest list's.
    for (const act of [...acts].reverse()) {
      const [digits = '', ...rest] = plain(act.number).split('/');
      this.#numbers.set(keyOf(digits, rest.length > 1 ? rest[0] : undefined, rest.at(-1) ?? ''), act);
      if (act.title === undefined) continue;
      const words = plain(act.title).trim();
      const escaped = words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
      const pattern = new RegExp(`(?<![a-z])${escaped}(?![a-z])(?:(?!\\bluat\\b)[^;]){0,60}?\\bngay ${DAY}`, 'g');
      this.#titles.push({ words, pattern, act });
    }
  }

  /** Every act that a text names, known or not, in its order. */
  in(text: string): Citation[] {
    const found: Citation[] = [];
    const add = (match: RegExpMatchArray, acts: string[]) =>
      found.push({ from: match.index ?? 0, to: (match.index ?? 0) + match[0].length, acts });
    for (const { words, pattern, act } of this.#titles) {
      if (!text.includes(words)) continue;
      for (const match of text.matchAll(pattern)) if (dateIn(match) === act.passed) add(match, [act.number]);
    }
    for (const match of text.matchAll(NUMBER)) {
      const [whole, digits = '', year, symbol = ''] = match;
      const end = (match.index ?? 0) + whole.length;
      const day = year === undefined ? ITS_DAY.exec(text.slice(end, end + 60)) : null;
      // Behind a dash that stands free other words may follow: each beginning may be all of the symbol.
      const free = [...symbol.matchAll(/ -|- /g)].map(({ index }) => symbol.slice(0, index));
      const known = [...free, symbol].map((one) => this.#numbers.get(keyOf(digits, year, one)));
      // Every year and every office has a 12/QĐ-UBND: without a year only the day tells.
      const meant = known.filter((act) => act && (year !== undefined || (day && dateIn(day) === act.passed)));
      add(match, meant.map((act) => act?.number ?? '').slice(-1));
    }
    for (const match of text.matchAll(SHORT)) {
      const act = this.#numbers.get(keyOf(match[1] ?? '', match[2], 'nd-cp'));
      add(match, act ? [act.number] : []);
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

const prepared = new WeakMap<readonly NamedAct[], Names>();

/** Lists are long, and the rows of a page ask for the same one again and again. */
function namesOf(acts: readonly NamedAct[]): Names {
  const known = prepared.get(acts) ?? new Names(acts);
  prepared.set(acts, known);
  return known;
}

/** Characters of a basis that goes on over paragraphs. */
const LONGEST = 1000;

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
      before !== undefined &&
      before.length < LONGEST &&
      !/[;:.]$/.test(before) &&
      (/[/-]$/.test(before) || /^(?:\p{Ll}|\d+ ?(?:\/|tháng))/u.test(text.normalize('NFC')));
    const isHeading: boolean = text.length < 99 && HEADING.test(plain(text));
    if (isOfList || goesOn) out[out.length - 1] = `${before}${isOfList ? ' ; ' : ' '}${text}`;
    else out.push(isHeading ? 'Căn cứ' : text);
    listing = isOfList || isHeading;
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
  if (!opens && part.search(WITHIN) < 0) return;
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
  const names = namesOf(acts);
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
