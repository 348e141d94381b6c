import { dayOfRealYmd } from '../calendar/zone';
import { PATTERNS } from './patterns';
import { LONGEST } from './text';

const SHORTEST = 12;

function realDay(short: string | undefined, long: string | undefined): boolean {
  const digits = Number(long ?? short);
  return (
    dayOfRealYmd(Math.trunc(digits / 10_000) + (long ? 0 : 2000), Math.trunc(digits / 100) % 100, digits % 100) !== null
  );
}

/** Every different dossier code in a text, as printed; those whose day does not exist are none. */
export function findDossierCodes(text: string): string[] {
  if (text.length > LONGEST || !PATTERNS.codeLike.test(text)) return [];
  const codes: string[] = [];
  PATTERNS.dossier.lastIndex = 0;
  for (let match = PATTERNS.dossier.exec(text); match; match = PATTERNS.dossier.exec(text)) {
    const [code, short, long] = match;
    if (!codes.includes(code) && realDay(short, long)) codes.push(code);
    if (code.length === text.length) break;
  }
  return codes;
}

/** The dossier code of a text, as printed; undefined if there is none, or several and so none for certain. */
export function findDossierCode(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const codes = findDossierCodes(text);
  return codes.length === 1 ? codes[0] : undefined;
}

/** The first document number and symbol in a text, such as `1875/UBND-VP` or `45/2020/NĐ-CP`; undefined if none. */
export function findDocumentNumber(text: string): string | undefined {
  if (text.length > LONGEST || !PATTERNS.numberLike.test(text)) return undefined;
  return PATTERNS.documentNumber.exec(text)?.[0];
}

/** Number and symbol that stand in two columns, joined as NĐ 30/2020/NĐ-CP, PL I joins them; undefined if they are not that. */
export function joinDocumentNumber(number: string, symbol: string): string | undefined {
  if (!PATTERNS.bareNumber.test(number)) return undefined;
  return findDocumentNumber(`${number}${/^[/-]/.test(symbol) ? '' : '/'}${symbol}`);
}

/** A petition's number: portals have no common form, so it only counts under a header that names it. */
export function findPetitionCode(text: string): string | undefined {
  return text.length > LONGEST ? undefined : PATTERNS.petition.exec(text)?.[0];
}
