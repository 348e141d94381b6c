import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../../lib/reference/builtin';
import { exampleList, listsInForce, packOf, referenceOf, withList } from '../../../lib/reference/lists';
import { referenceListSchema, referencePackSchema } from '../../../lib/reference/reference.schema';
import type { ReferenceList } from '../../../lib/reference/types';
import { takePack } from '../../../lib/settings.references';

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

describe('a list that is taken in', () => {
  const text = (more: ReferenceList) => JSON.stringify(packOf(more));

  it('takes the place of an older edition, and of the same one', () => {
    const own = [list('tinh', '2026-01-01'), list('xa', '2026-01-01')];
    const newer = list('tinh', '2026-02-01');
    expect(withList(own, newer)).toEqual({ ok: true, value: [own[1], newer] });
    const same = list('xa', '2026-01-01', [act('1/2020/QĐ-UBND', '2026-01-01')]);
    expect(withList(own, same)).toEqual({ ok: true, value: [own[0], same] });
  });

  it('is refused where a newer edition is there or built in, in the reader’s language', () => {
    const own = [list('tinh', '2026-02-01')];
    expect(takePack(text(list('tinh', '2026-01-31')), own, 'vi')).toEqual({
      ok: false,
      error: [{ path: 'edition', message: 'danh mục này đã có bản mới hơn' }],
    });
    expect(takePack(text({ ...BUILT_IN, edition: '2020-01-01' }), [], 'en')).toEqual({
      ok: false,
      error: [{ path: 'edition', message: 'a newer edition of this list is there already' }],
    });
  });

  it('is refused with path and reason where the file is wrong', () => {
    expect(takePack('x', [], 'vi')).toEqual({ ok: false, error: [{ path: '', message: 'không phải văn bản JSON' }] });
    const wrong = { ...packOf(list('tinh', '2026-01-01')), acts: [{ number: 'NĐ 61', ended: '2025-07-01' }] };
    expect(takePack(JSON.stringify(wrong), [], 'en')).toEqual({
      ok: false,
      error: [{ path: 'acts.0.number', message: 'the number must look like 61/2018/NĐ-CP' }],
    });
  });

  it('is refused in one line where the file is of another kind, and says what is missing in plain words', () => {
    expect(takePack('{"format":"dung-hen/adapter","version":1}', [], 'vi')).toEqual({
      ok: false,
      error: [{ path: '', message: 'không phải tệp danh mục đối chiếu của Đúng Hẹn' }],
    });
    const undated = { ...packOf(list('tinh', '2026-01-01')), acts: [{ number: '61/2018/NĐ-CP' }] };
    expect(takePack(JSON.stringify(undated), [], 'vi')).toEqual({
      ok: false,
      error: [{ path: 'acts.0.ended', message: 'còn thiếu mục này' }],
    });
    expect(takePack(JSON.stringify(undated), [], 'en')).toEqual({
      ok: false,
      error: [{ path: 'acts.0.ended', message: 'is missing' }],
    });
  });

  it('comes back as it went out; so does the example that others begin from', () => {
    for (const one of [BUILT_IN, exampleList('2026-11-28')])
      expect(takePack(text(one), [], 'vi')).toEqual({ ok: true, value: { list: one, references: [one] } });
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
