import type { StoredFindings } from '../log/types';
import type { Rate } from './types';

/** How the dossiers stand whose own pages were seen: the order wants all of both. */
export interface PaperRates {
  /** Dossiers with all their components digitized. */
  digitized: Rate;
  /** Dossiers with a result all of whose files are digitally signed. */
  signed: Rate;
}

/**
 * Shares over what was seen of papers. A component that is not understood leaves its dossier unknown unless another is
 * missing for certain; files that nobody looked into leave a result unknown unless another is unsigned or was changed.
 */
export function paperRates(found: readonly Pick<StoredFindings, 'figures'>[]): PaperRates {
  const digitized: Rate = { hits: 0, of: 0, unknown: 0 };
  const signed: Rate = { hits: 0, of: 0, unknown: 0 };
  for (const { figures } of found) {
    const { components, results } = figures ?? {};
    if (components && components.of > 0) {
      if (components.missing > 0) digitized.of++;
      else if (components.unknown > 0) digitized.unknown++;
      else {
        digitized.of++;
        digitized.hits++;
      }
    }
    if (results && results.of > 0) {
      if (results.unsigned + results.broken > 0) signed.of++;
      else if (results.signed < results.of) signed.unknown++;
      else {
        signed.of++;
        signed.hits++;
      }
    }
  }
  return { digitized, signed };
}

/**
 * Whether a document's legal bases were in force on its day: one that had ended for certain breaks it; what nobody looked
 * into whole, or is not certain, leaves it unknown.
 */
export function basesRate(found: Pick<StoredFindings, 'figures'> | undefined): Rate {
  const { whole = 0, ended = 0, doubtful = 0 } = found?.figures?.bases ?? {};
  if (ended > 0) return { hits: 0, of: 1, unknown: 0 };
  return whole === 0 || doubtful > 0 ? { hits: 0, of: 0, unknown: 1 } : { hits: 1, of: 1, unknown: 0 };
}
