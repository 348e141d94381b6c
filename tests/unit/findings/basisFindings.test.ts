import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dateOfDay, dayOfDate, startOfDay } from '../../../lib/calendar/zone';
import { basisReport } from '../../../lib/findings/basisFindings';
import type { CitedBases, FileCheck } from '../../../lib/findings/types';
import { DETAIL_WORDS, isDetailKey } from '../../../lib/findings/words';
import type { DocumentPage } from '../../../lib/portals/documentPage.types';
import type { Moment } from '../../../lib/portals/types';
import type { ListedAct } from '../../../lib/reference/types';

const ONE = '61/2018/NĐ-CP';
const PERHAPS = '110/2004/NĐ-CP';
const list = { id: 'tinh', name: 'Danh mục tỉnh', edition: '2026-11-01' };
const ACTS: ListedAct[] = [
  { number: ONE, ended: '2025-07-01', by: ['118/2025/NĐ-CP'], verified: true, list },
  { number: PERHAPS, ended: '2020-03-05', verified: false, list },
];
const at = (date: string): Moment => ({ at: startOfDay(dayOfDate(date)), precision: 'day' });
const NOW = at('2026-03-10').at + 9 * 3_600_000;
const WORD = 'http://x/1.docx';
const PDF = 'http://x/1.pdf';

const ELEMENT = undefined as unknown as Element;
const file = (name: string, url: string) => ({ name, url, element: ELEMENT });
const page = (fields: Partial<DocumentPage> = {}, signed?: string): DocumentPage => ({
  shape: 'detail',
  days: signed ? { signed: { text: signed, moment: at(signed) } } : {},
  status: 'signed',
  files: [file('1.pdf', PDF), file('1.docx', WORD)],
  element: ELEMENT,
  ...fields,
});
const check = (bases?: Partial<CitedBases>): FileCheck => ({
  state: 'none',
  signatures: [],
  kind: 'docx',
  ...(bases && { bases: { cited: [], whole: true, ...bases } }),
});
const report = (one: DocumentPage, bases?: Partial<CitedBases>, more: { issuing?: boolean } = {}) =>
  basisReport(one, { acts: ACTS, checks: new Map(bases ? [[WORD, check(bases)]] : []), now: NOW, ...more });
const said = (found: ReturnType<typeof basisReport>) =>
  found.findings.map(({ severity, detail, values, basis }) => {
    if (!detail || !isDetailKey(detail)) throw new Error(`no words for ${detail}`);
    return [severity, DETAIL_WORDS.vi(detail, values ?? {}), basis];
  });

describe('by the document’s own day', () => {
  it('an act that had ended is named with what came in its place, the day and the list', () => {
    const found = report(page({}, '2026-03-05'), { cited: [ONE] });
    expect(said(found)).toEqual([
      [
        'warning',
        'Căn cứ 61/2018/NĐ-CP hết hiệu lực từ 01/07/2025, nay là 118/2025/NĐ-CP',
        'Danh mục tỉnh (01/11/2026)',
      ],
    ]);
    expect(found.figures).toEqual({ whole: 1, ended: 1, doubtful: 0 });
  });

  it('a document of 2024 was right; the last day in force still is, the first one after is not', () => {
    for (const [day, ended] of [
      ['2024-08-01', 0],
      ['2025-06-30', 0],
      ['2025-07-01', 1],
    ] as const)
      expect(report(page({}, day), { cited: [ONE] }).figures).toEqual({ whole: 1, ended, doubtful: 0 });
  });

  it('what nobody checked against the act’s text is advice with care, and no miss', () => {
    const found = report(page({}, '2026-03-05'), { cited: [PERHAPS] });
    expect(said(found).map(([severity, words]) => [severity, words])).toEqual([
      ['advice', 'Căn cứ 110/2004/NĐ-CP có thể đã hết hiệu lực từ 05/03/2020, bạn xem lại giúp'],
    ]);
    expect(found.figures).toEqual({ whole: 1, ended: 0, doubtful: 1 });
  });

  it('without any day nothing is said; a draft is judged as of today and not counted', () => {
    expect(report(page(), { cited: [ONE] })).toEqual({ findings: [], figures: { whole: 1, ended: 0, doubtful: 1 } });
    const draft = report(page({ status: 'draft' }), { cited: [ONE] });
    expect(draft.findings).toHaveLength(1);
    expect(draft.figures).toBeUndefined();
    expect(report(page({ status: undefined }), { cited: [ONE] }, { issuing: true }).findings).toHaveLength(1);
  });

  it('a day in the file’s date line counts; where it and the page lie on both sides, nothing is said', () => {
    const old = dayOfDate('2024-02-01');
    expect(report(page(), { cited: [ONE], day: dayOfDate('2026-02-01') }).findings).toHaveLength(1);
    expect(report(page({ status: 'draft' }), { cited: [ONE], day: old }).findings).toEqual([]);
    const mixed = report(page({}, '2026-03-05'), { cited: [ONE], day: old });
    expect(mixed).toEqual({ findings: [], figures: { whole: 1, ended: 0, doubtful: 1 } });
  });

  it('the page’s date line comes before the day of the signature', () => {
    const one = page({ dateLine: 'Ví Dụ, ngày 30 tháng 6 năm 2025' }, '2025-07-01');
    expect(report(one, { cited: [ONE] }).findings).toEqual([]);
  });
});

describe('where the text comes from', () => {
  it('a file that nobody looked into leaves it open', () => {
    expect(report(page({}, '2026-03-05'))).toEqual({ findings: [] });
  });

  it('an annex alone is not the document, and neither is one Word file of two', () => {
    expect(report(page({}, '2026-03-05'), { whole: false }).figures).toBeUndefined();
    const two = page(
      {
        files: [file('a.docx', WORD), file('b.docx', 'http://x/b.docx')],
      },
      '2026-03-05',
    );
    expect(report(two, {}).figures).toBeUndefined();
    expect(report(two, { cited: [ONE] }).figures).toEqual({ whole: 0, ended: 1, doubtful: 0 });
  });

  it('what the page prints of its bases and abstract counts for what it shows, never for the whole', () => {
    expect(said(report(page({ bases: `Nghị định số ${ONE}` }, '2026-03-05'))).map(([severity]) => severity)).toEqual([
      'warning',
    ]);
    const found = report(page({ abstract: `V/v thực hiện Nghị định số ${ONE}` }, '2026-03-05'));
    expect(found.figures).toEqual({ whole: 0, ended: 1, doubtful: 0 });
    expect(report(page({ abstract: 'V/v cử cán bộ' }, '2026-03-05'))).toEqual({ findings: [] });
  });

  it('an act that a list no longer holds is not said any more', () => {
    const checks = new Map([[WORD, check({ cited: [ONE] })]]);
    const found = basisReport(page({}, '2026-03-05'), { acts: [], checks, now: NOW });
    expect(found).toEqual({ findings: [], figures: { whole: 1, ended: 0, doubtful: 0 } });
  });
});

test('property: a finding is made exactly where the act had ended on every day that is known', () => {
  const day = fc.integer({ min: dayOfDate('2025-06-20'), max: dayOfDate('2025-07-10') });
  fc.assert(
    fc.property(
      fc.option(day, { nil: undefined }),
      fc.option(day, { nil: undefined }),
      fc.constantFrom('draft', 'signed', 'issued') as fc.Arbitrary<DocumentPage['status']>,
      fc.integer({ min: dayOfDate('2025-06-20'), max: dayOfDate('2025-07-10') }),
      (printed, own, status, today) => {
        const one = page({ status }, printed === undefined ? undefined : dateOfDay(printed));
        const checks = new Map([[WORD, check({ cited: [ONE], ...(own !== undefined && { day: own }) })]]);
        const { findings } = basisReport(one, { acts: ACTS, checks, now: startOfDay(today) + 1 });
        const end = dayOfDate('2025-07-01');
        let late = printed === undefined && own === undefined ? status === 'draft' && today >= end : true;
        if (printed !== undefined && printed < end) late = false;
        if (own !== undefined && own < end) late = false;
        expect(findings.length === 1).toBe(late);
      },
    ),
  );
});
