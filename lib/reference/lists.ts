import type { LocalDate } from '../calendar/types';
import { fail, ok, type Result } from '../errors';
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

/**
 * The unit's lists with one more, in place of an older edition of the same.
 * @returns the reason where a newer edition is there already, or built in: the given one would not count
 */
export function withList(own: readonly ReferenceList[], list: ReferenceList): Result<ReferenceList[]> {
  const newer = [...own, BUILT_IN].some(({ id, edition }) => id === list.id && edition > list.edition);
  if (newer) return fail('danh mục này đã có bản mới hơn');
  return ok([...own.filter(({ id }) => id !== list.id), list]);
}

/** A list as a file for other units. */
export const packOf = (list: ReferenceList) => ({ format: 'dung-hen/reference', version: 1, ...list }) as const;

/** A list with one entry of each kind, to begin a unit's own from. */
export const exampleList = (edition: LocalDate): ReferenceList => ({
  id: 'danh-muc-cua-don-vi',
  name: 'Danh mục của đơn vị',
  edition,
  acts: [
    { number: '61/2018/NĐ-CP', ended: '2025-07-01', by: ['118/2025/NĐ-CP'], verified: true },
    {
      number: '77/2015/QH13',
      title: 'Luật Tổ chức chính quyền địa phương',
      passed: '2015-06-19',
      ended: '2025-03-01',
      by: ['65/2025/QH15', '72/2025/QH15'],
      verified: false,
    },
  ],
  procedures: {
    outside: [{ levels: ['cấp tỉnh'], reason: 'Ghi lý do ở đây: người xem sẽ thấy', verified: true }],
    idle: [{ fields: ['tôn giáo'], reason: 'Ghi lý do ở đây: người xem sẽ thấy', verified: true }],
  },
});
