import { dayOfRealYmd } from '../calendar/zone';

/** Spaces as one, composed. Files are read where no portal's language was learned: `text.ts` cannot be asked here. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What is wrong with how a number and symbol are written. Keys of words, see `findings/words.ts`. */
export type NumberFault = 'number-padding' | 'number-spaces' | 'number-case' | 'number-pattern';

/** A document's number and symbol, taken apart as far as certain. */
export interface DocumentNumber {
  /** Digits as printed; empty where only a symbol is: not numbered. */
  digits: string;
  /** Legal documents carry their year: `05/2026/QĐ-UBND`. */
  year?: string;
  /** Without the spaces around its signs, `UBND-VP`; empty where only a number is. */
  symbol: string;
}

const LABEL = /^số(?:[\s,/&]*(?:và\s+)?(?:(?:ký|kí)\s+)?hiệu)?(?:\s+(?:văn bản|vb|công văn))?\s*[:.]\s*/iu;
/** Dots, dashes and underlines that keep a place free. */
const GAP = /^[\s.…_-]*(?=\/)/u;
/** Party documents put a dash first, `215-CV/ĐU`: they follow rules of their own (Hướng dẫn 36-HD/VPTW). */
const PARTY = /^\d*\s?-\s?[\p{Lu}]+\s?\/\s?[\p{Lu}]/u;
const WHOLE = /^(\d*)\s*(?:\/\s*(\d{4})\s*)?\/\s*(\D.*)$/u;
const NUMBER_ONLY = /^\d{1,6}$/;

/** The printed number and symbol without its label, cleaned. */
export const withoutNumberLabel = (text: string): string => tidy(text).replace(LABEL, '').trim();

/** Whether a number is one of the Party's. */
export const isPartyNumber = (text: string): boolean => PARTY.test(withoutNumberLabel(text));

/** Takes a printed number apart; undefined for what is none, and for the Party's. */
export function partsOfNumber(text: string): DocumentNumber | undefined {
  const words = withoutNumberLabel(text);
  if (words.length > 80 || PARTY.test(words)) return undefined;
  if (NUMBER_ONLY.test(words)) return { digits: words, symbol: '' };
  const match = WHOLE.exec(words.replace(GAP, ''));
  if (!match) return undefined;
  const [, digits = '', year, rest = ''] = match;
  return { digits, ...(year && { year }), symbol: rest.replace(/\s*([/-])\s*/g, '$1') };
}

/** Whether only a symbol stands where a number belongs: `Số:      /UBND-VP`, `..../QĐ-UBND`. */
export const lacksNumber = (text: string): boolean => text === '' || partsOfNumber(text)?.digits === '';

/** Groups of a symbol. Small letters are in some forms (TTr, CTr, QyĐ) and issuers, but none begins with one. */
const SYMBOL = /^[\p{Lu}\d&.][\p{L}\d&.]*(?:-[\p{L}\d&.]+)*$/u;

/** Ways in which a number and symbol differ from NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.3; none where they cannot be judged. */
export function numberFaults(text: string): NumberFault[] {
  const words = withoutNumberLabel(text);
  const parts = partsOfNumber(words);
  if (PARTY.test(words) || !/\d/.test(words) || parts?.digits === '' || parts?.symbol === '') return [];
  const faults: NumberFault[] = [];
  if (/^\d(?!\d)/.test(words)) faults.push('number-padding');
  if (/\s[/-]|[/-]\s/.test(words)) faults.push('number-spaces');
  const symbol = parts?.symbol;
  if (symbol === undefined || !SYMBOL.test(symbol))
    faults.push(symbol !== undefined && SYMBOL.test(symbol.toUpperCase()) ? 'number-case' : 'number-pattern');
  return faults;
}

/** What is wrong with a date line. */
export type DateLineFault = 'date-padding' | 'date-place' | 'date-unreal';

/** A line such as `Hải Dương, ngày 05 tháng 01 năm 2026`. */
export interface DateLine {
  /** As printed. */
  text: string;
  /** Day, month or year has been left open. */
  open: boolean;
  /** Index of the day, where all three are there and the day exists. */
  day?: number;
  faults: DateLineFault[];
}

const OPEN = '[\\d\\s.…_]*?';
const LINE = new RegExp(`^(.*?)(,?)\\s*ngày(${OPEN})tháng(${OPEN})năm(${OPEN})[.\\s]*$`, 'iu');

/** A line that ends with the day of another document, or of what it tells, is none of this one's. */
const NO_PLACE = /[Ll]uật|[Tt]heo|số \d|(?:^|\s)\p{Ll}[^\s,]*\s*$/u;

/** Reads a text as a date line; undefined for anything else. */
export function dateLineOf(text: string): DateLine | undefined {
  const line = tidy(text);
  const match = line.length > 120 ? null : LINE.exec(line);
  if (!match) return undefined;
  const [, place = '', comma] = match;
  if (NO_PLACE.test(place + comma)) return undefined;
  const [day = '', month = '', year = ''] = match.slice(3).map((part) => part.replace(/[\s.…_]/g, ''));
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year))
    // What was left open is no fault of form; digits that make no date are not understood.
    return day === '' || month === '' || year === '' ? { text: line, open: true, faults: [] } : undefined;
  const index = dayOfRealYmd(Number(year), Number(month), Number(day));
  const faults: DateLineFault[] = [];
  if (day.length < 2 || (month.length < 2 && Number(month) < 3)) faults.push('date-padding');
  if (place.trim() === '' || comma === '') faults.push('date-place');
  if (index === null) faults.push('date-unreal');
  return { text: line, open: false, ...(index !== null && { day: index }), faults };
}

/** Abbreviations of the forms of administrative documents (NĐ 30/2020/NĐ-CP, Phụ lục III, mục I): official letters have none. */
const FORMS =
  /^(?:NQ|QĐ|CT|QC|QYĐ|TC|TB|HD|CTR|KH|PA|ĐA|DA|BC|BB|TTR|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|L|NĐ|TT|NQLT|TTLT)$/u;

/** Whether a symbol is that of an official letter: it begins with its issuer, not with a form. */
export function isLetterSymbol(symbol: string): boolean {
  const [first = '', ...more] = symbol.split('-');
  return more.length > 0 && /^\p{Lu}{2,}$/u.test(first) && !FORMS.test(first.toUpperCase());
}

/** Whether an abstract begins as that of an official letter: `V/v …`. */
export const beginsAsLetter = (text: string): boolean => /^V\/v(?![\p{L}\d])/u.test(tidy(text));
