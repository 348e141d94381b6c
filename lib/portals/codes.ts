import { parseLocalDate } from '../calendar/zone';

// Agency part: right-to-left groups ending in a level-1 code (TT 01/2018/TT-VPCP Đ.19), or left-to-right groups that
// begin with one (QĐ 20/2020/QĐ-TTg Đ.4, at most 35 characters); then the day and its sequence number.
const AGENCY = '(?:(?:[0-9A-Z]{1,4}\\.){1,3}[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,8})';
const DOSSIER = new RegExp(
  `(?<![0-9A-Z.–-])(?=[0-9A-Z.]{3,35}[-–])${AGENCY}[-–](?:(\\d{6})[-–]\\d{4,6}|(\\d{8})[-–]\\d{4,9})(?![0-9A-Z]|[-–.][0-9A-Z])`,
  'gi',
);

const SHORTEST = 12;

function realDay(short: string | undefined, long: string | undefined): boolean {
  const digits = long ?? `20${short}`;
  return parseLocalDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`) !== null;
}

/** Every different dossier code in a text, as printed; those whose day does not exist are none. */
export function findDossierCodes(text: string): string[] {
  if (!/\d{6}[-–]\d{4}/.test(text)) return [];
  const codes: string[] = [];
  DOSSIER.lastIndex = 0;
  for (let match = DOSSIER.exec(text); match; match = DOSSIER.exec(text)) {
    const [code, short, long] = match;
    if (!codes.includes(code) && realDay(short, long)) codes.push(code);
  }
  return codes;
}

/** The dossier code of a text, as printed; undefined if there is none, or several and so none for certain. */
export function findDossierCode(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const codes = findDossierCodes(text);
  return codes.length === 1 ? codes[0] : undefined;
}

// Number, perhaps its year, then the symbol of type and issuer (NĐ 30/2020/NĐ-CP, PL I); party documents put a dash
// first: 215-CV/ĐU.
const DOCUMENT =
  /(?<![\d/.\p{L}-])\d{1,6}[a-z]?(?:\s?\/\s?\d{4})?(?:\s?\/\s?|-)\p{Lu}[\p{Lu}\p{Ll}\d]+(?:[-/.&][\p{Lu}\d][\p{Lu}\p{Ll}\d&]*)*/u;

/** The first document number and symbol in a text, such as `1875/UBND-VP` or `45/2020/NĐ-CP`; undefined if none. */
export function findDocumentNumber(text: string): string | undefined {
  if (!/\d[a-z]?\s?[/-]/.test(text)) return undefined;
  return DOCUMENT.exec(text)?.[0];
}

/** Number and symbol that stand in two columns, joined as NĐ 30/2020/NĐ-CP, PL I joins them; undefined if they are not that. */
export function joinDocumentNumber(number: string, symbol: string): string | undefined {
  if (!/^\d{1,6}[a-z]?$/.test(number)) return undefined;
  return findDocumentNumber(`${number}${/^[/-]/.test(symbol) ? '' : '/'}${symbol}`);
}

/** A petition's number: portals have no common form, so it only counts under a header that names it. */
export function findPetitionCode(text: string): string | undefined {
  return /(?<![\p{L}\d])(?=[\p{L}\d./-]*\d)[\p{L}\d][\p{L}\d./-]{3,39}(?![\p{L}\d])/u.exec(text)?.[0];
}
