import type { EpochMs, LocalDate } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import type { StoredRecord } from '../log/types';

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

/** A text in small letters without its accents. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** A name in the form in which two prints of it are alike: without case, titles, account domains and doubled spaces. */
function plainName(name: string): string {
  const text = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/@[\w.-]+$/, '');
  // The title is known by its letters; what is cut is as long in the text with accents.
  const title = TITLE.exec(withoutAccents(text))?.[0].length ?? 0;
  return text.slice(title);
}

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
  const isBare = (text: string) => /^[\x20-\x7e]*$/.test(text);
  return officer
    .split(/[;,\n(]/)
    .map(plainName)
    .some(
      (printed) =>
        printed !== '' &&
        names
          .map(plainName)
          .some((own) =>
            isBare(own) || isBare(printed) ? withoutAccents(own) === withoutAccents(printed) : own === printed,
          ),
    );
}

/** Whom the portal names for what ended at a moment: nobody where another officer was named until then. */
export const officerAt = (
  { officer, officerSince }: Pick<StoredRecord, 'officer' | 'officerSince'>,
  at: EpochMs,
): string | undefined => (officerSince !== undefined && at <= officerSince ? undefined : officer);
