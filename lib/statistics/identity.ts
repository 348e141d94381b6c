import type { EpochMs, LocalDate } from '../calendar/types';
import { dateOf } from '../calendar/zone';

/** Who the officer of this machine is from one date until the next entry's date. */
export interface Identity {
  validFrom: LocalDate;
  /** Names and accounts as portals print them; several where there are several accounts. */
  names: string[];
  /** The unit as it calls itself; empty when not set. */
  unit: string;
}

/** Titles and duties that portals print before a name, such as "Ông", "Bà" or "CV.". */
const TITLE = /^(?:(?:ong|ba|anh|chi|dong chi|d\/c|cv|cbcc|can bo|chuyen vien)[\s.:]+)+/;

/** A name in the form in which two prints of it are alike: without case, accents, titles, account domains and doubled spaces. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(TITLE, '')
    .replace(/@[\w.-]+$/, '');

/** The entry in force on a day; entries are in the order of their dates, the first also serves all earlier days. */
export function identityAt(identities: readonly Identity[], at: EpochMs): Identity | undefined {
  const date = dateOf(at);
  return identities.findLast(({ validFrom }) => validFrom <= date) ?? identities[0];
}

/**
 * Whether a printed officer is the one of this machine at a moment. Accents are compared too where both have them: Hà and
 * Hạ are two people, "nguyen thi ha" may be either.
 * @returns undefined when no name is set for that time or none is printed
 */
export function isOwn(identities: readonly Identity[], officer: string | undefined, at: EpochMs): boolean | undefined {
  const names = identityAt(identities, at)?.names ?? [];
  if (!officer || names.length === 0) return undefined;
  const printed = officer.normalize('NFC').toLowerCase();
  return officer
    .split(/[;,\n(]/)
    .map((part) => plainName(part))
    .some((part) =>
      names.some((name) => {
        if (plainName(name) !== part || part === '') return false;
        const own = name.normalize('NFC').toLowerCase().trim();
        const accents = (text: string) => /[^\x20-\x7e]/.test(text);
        return !(accents(own) && accents(printed)) || printed.includes(own.replace(/[\s\u00a0]+/g, ' '));
      }),
    );
}
