import type { StoredRecord } from '../log/types';
import { withoutAccents } from './identity';

/** Names of procedures, without accents; the national list has several of each, with the same words in them. */
const CERTIFIED = /chung thuc ban sao/;
const ELECTRONIC = /chung thuc ban sao dien tu/;

/**
 * What kind of certified copy a dossier is about, by its procedure's name: codes differ with the national list's edition.
 * `unknown`: no name was printed.
 */
export function certifiedCopyOf({
  procedure,
}: Pick<StoredRecord, 'procedure'>): 'electronic' | 'paper' | 'none' | 'unknown' {
  if (procedure === undefined) return 'unknown';
  const name = withoutAccents(procedure.toLowerCase().replace(/\s+/g, ' '));
  if (!CERTIFIED.test(name)) return 'none';
  return ELECTRONIC.test(name) ? 'electronic' : 'paper';
}
