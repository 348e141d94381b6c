import { BUILT_IN } from './builtin';
import type { ListedAct, Reference, ReferenceList } from './types';

/** Under this key of `storage.local` the background keeps what pages and documents are held against. */
export const REFERENCE_KEY = 'reference' as const;

/** The newest edition of each list, the built-in one among them, newest first. */
export function listsInForce(own: readonly ReferenceList[]): ReferenceList[] {
  const newest = new Map<string, ReferenceList>();
  for (const list of [...own, BUILT_IN]) {
    const known = newest.get(list.id);
    if (!known || list.edition > known.edition) newest.set(list.id, list);
  }
  return [...newest.values()].sort((a, b) => b.edition.localeCompare(a.edition) || a.id.localeCompare(b.id));
}

/** All lists as one. Of an act that several name, the newest list says when it ended. */
export function referenceOf(own: readonly ReferenceList[]): Reference {
  const lists = listsInForce(own);
  const acts = new Map<string, ListedAct>();
  for (const { id, name, edition, acts: ended } of lists)
    for (const act of ended) if (!acts.has(act.number)) acts.set(act.number, { ...act, list: { id, name, edition } });
  return {
    acts: [...acts.values()],
    procedures: {
      outside: lists.flatMap(({ procedures }) => procedures.outside),
      idle: lists.flatMap(({ procedures }) => procedures.idle),
    },
  };
}
