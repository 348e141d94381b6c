import { parseLocalDate } from '../calendar/zone';

// Agency part: right-to-left groups ending in a level-1 code (TT 01/2018/TT-VPCP Đ.19), or left-to-right groups that
// begin with one (QĐ 20/2020/QĐ-TTg Đ.4); then the day and its sequence number.
const AGENCY = '(?:(?:[0-9A-Z]{1,4}\\.){1,3}[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,8})';
const DOSSIER = new RegExp(
  `(?<![0-9A-Z.])${AGENCY}[-–](?:(?<short>\\d{6})[-–]\\d{4,7}|(?<long>\\d{8})[-–]\\d{4,9})(?![0-9A-Z]|[-–.]\\d)`,
  'i',
);

function realDay(short: string | undefined, long: string | undefined): boolean {
  const digits = long ?? `20${short}`;
  return parseLocalDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`) !== null;
}

/** The first dossier code in a text, as printed; undefined if there is none or its day does not exist. */
export function findDossierCode(text: string): string | undefined {
  if (text.length < 12 || !/\d{6}[-–]\d{4}/.test(text)) return undefined;
  const match = DOSSIER.exec(text);
  if (!match || !realDay(match.groups?.short, match.groups?.long)) return undefined;
  return match[0];
}

// Number, perhaps its year, then the symbol of type and issuer (NĐ 30/2020/NĐ-CP, PL I); party documents put a dash
// first: 215-CV/ĐU.
const LETTER = 'A-ZĐÀ-ỸƯƠĂÂÊÔ';
const DOCUMENT = new RegExp(
  `(?<![\\d/.\\p{L}-])\\d{1,6}[a-z]?(?:\\s?/\\s?\\d{4})?(?:\\s?/\\s?|-)[${LETTER}][${LETTER}a-zà-ỹđ0-9]*(?:[-/.&][${LETTER}a-zà-ỹđ0-9&]+)*`,
  'u',
);

/** The first document number and symbol in a text, such as `1875/UBND-VP` or `45/2020/NĐ-CP`; undefined if none. */
export function findDocumentNumber(text: string): string | undefined {
  if (!/\d[a-z]?\s?[/-]/.test(text)) return undefined;
  return DOCUMENT.exec(text)?.[0];
}

/** A petition's number: portals have no common form, so it only counts under a header that names it. */
export function findPetitionCode(text: string): string | undefined {
  return /(?<![\p{L}\d])(?=[\p{L}\d./-]*\d)[\p{L}\d][\p{L}\d./-]{3,39}(?![\p{L}\d])/u.exec(text)?.[0];
}
