import { fold } from '../portals/text';
import type { ProcedureGroup, Reference } from '../reference/types';
import type { Procedure } from './types';
import { COMMUNE, NOT_COMMUNE } from './words';

/** Which of three words a verdict gets. */
export const judgedBy = ({ says, verified }: Verdict) => (says === 'idle' ? 'idle' : verified ? 'outside' : 'doubtful');

/** What the lists in force say of one procedure; `verified` is false where nobody has checked it against the acts. */
export interface Verdict {
  says: 'outside' | 'idle';
  verified: boolean;
  reason: string;
}

const holds = (text: string | undefined, words: readonly string[] | undefined): boolean => {
  if (!text || !words) return false;
  const within = ` ${fold(text).replace(/[/&#]/g, ' ').replace(/ +/g, ' ')} `;
  return words.some((word) => within.includes(` ${fold(word)} `));
};

const isForCommune = (level: string): boolean => COMMUNE.test(fold(level).replace(NOT_COMMUNE, ' '));

/** By words: its field, its name, or the list's column of levels where that does not name the commune. */
const byWords = ({ fields, names, levels }: ProcedureGroup, { name, field, level }: Procedure): boolean =>
  holds(field, fields) || holds(name, names) || (level !== undefined && !isForCommune(level) && holds(level, levels));

/**
 * The one verdict on a procedure, undefined where no group is about it. A code counts before words, outside before idle,
 * and what was checked before what was not.
 * @param isCommunes whether the list is a commune's for certain: in another's nothing is outside for certain
 */
export function verdictOn(
  procedure: Procedure,
  { procedures }: Pick<Reference, 'procedures'>,
  isCommunes: boolean,
): Verdict | undefined {
  const { code } = procedure;
  const byCode = ({ codes }: ProcedureGroup): boolean => code !== undefined && (codes?.includes(code) ?? false);
  const { outside, idle } = procedures;
  const find = (groups: ProcedureGroup[], isAbout: (group: ProcedureGroup) => boolean) =>
    groups.find((group) => group.verified && isAbout(group)) ?? groups.find(isAbout);
  for (const isAbout of [byCode, (group: ProcedureGroup) => byWords(group, procedure)]) {
    const out = find(outside, isAbout);
    const group = out ?? find(idle, isAbout);
    if (!group) continue;
    const verified = group.verified && (isCommunes || !out);
    return { says: out ? 'outside' : 'idle', verified, reason: group.reason };
  }
  return undefined;
}
