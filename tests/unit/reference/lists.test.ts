import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../lib/reference/builtin';
import { listsInForce, referenceOf } from '../../../lib/reference/lists';
import { referenceListSchema, referencePackSchema } from '../../../lib/reference/reference.schema';
import type { ReferenceList } from '../../../lib/reference/types';

const list = (id: string, edition: string, acts: ReferenceList['acts'] = []): ReferenceList => ({
  id,
  name: `Danh mục ${id}`,
  edition,
  acts,
  procedures: { outside: [], idle: [] },
});
const act = (number: string, ended: string) => ({ number, ended, verified: true });

describe('lists in force', () => {
  it('has the built-in list where the unit has none, and it keeps to the schema', () => {
    expect(listsInForce([])).toEqual([BUILT_IN]);
    expect(referenceListSchema.parse(BUILT_IN)).toEqual(BUILT_IN);
  });

  it('puts the newer edition of a list in place of the older, whichever comes first', () => {
    const [older, newer] = [list('tinh', '2026-01-01'), list('tinh', '2026-02-01')];
    expect(listsInForce([older, newer])).toEqual(listsInForce([newer, older]));
    expect(listsInForce([older, newer])).toContain(newer);
    expect(listsInForce([older, newer])).not.toContain(older);
    // An edition of the built-in one that is older than what is shipped by now is not asked again.
    expect(listsInForce([list(BUILT_IN.id, '2020-01-01')])).toEqual([BUILT_IN]);
    expect(listsInForce([list(BUILT_IN.id, '2099-01-01')])).not.toContain(BUILT_IN);
  });

  it('believes the newest list about an act', () => {
    const acts = (...own: ReferenceList[]) =>
      referenceOf(own)
        .acts.filter(({ number }) => number === '61/2018/NĐ-CP')
        .map(({ ended }) => ended);
    expect(acts()).toEqual(['2025-07-01']);
    expect(acts(list('tinh', '2099-01-01', [act('61/2018/NĐ-CP', '2025-08-01')]))).toEqual(['2025-08-01']);
    expect(acts(list('tinh', '2001-01-01', [act('61/2018/NĐ-CP', '2025-08-01')]))).toEqual(['2025-07-01']);
  });
});

describe('a pack', () => {
  const pack = { format: 'dung-hen/reference', version: 1, id: 'tinh', name: 'Danh mục tỉnh', edition: '2026-11-01' };
  const reasons = (more: object) =>
    referencePackSchema
      .safeParse({ ...pack, ...more })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);

  it('may hold acts alone, procedures alone or nothing yet', () => {
    expect(referencePackSchema.parse(pack)).toMatchObject({ acts: [], procedures: { outside: [], idle: [] } });
    expect(reasons({ acts: [{ number: '23/2018/QĐ-UBND', ended: '2026-01-01' }] })).toBeUndefined();
    expect(reasons({ procedures: { outside: [{ codes: ['1.000948'], reason: 'x' }] } })).toBeUndefined();
  });

  it.each([
    [{ acts: [{ number: 'Nghị định 61', ended: '2025-07-01' }] }, 'acts.0.number'],
    [{ acts: [{ number: '61/2018/NĐ-CP', ended: '2025-02-30' }] }, 'acts.0.ended'],
    [{ acts: [{ number: '77/2015/QH13', ended: '2025-03-01', title: 'Luật' }] }, 'acts.0.passed'],
    [{ procedures: { outside: [{ reason: 'x' }] } }, 'procedures.outside.0'],
    [{ procedures: { idle: [{ codes: ['1.000948.H38'], reason: 'x' }] } }, 'procedures.idle.0.codes.0'],
    [{ version: 2 }, 'version'],
    [{ more: 1 }, ''],
  ])('is refused with the place of what is wrong: %j', (more, path) => {
    expect(reasons(more)?.map(([at]) => at)).toContain(path);
  });
});
