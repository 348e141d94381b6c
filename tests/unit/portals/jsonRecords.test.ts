import { describe, expect, it } from 'vitest';
import type { JsonRule } from '../../../lib/portals/adapter';
import { igate } from '../../../lib/portals/adapters/igate';
import { jsonPapers } from '../../../lib/portals/jsonPapers';
import { recordsIn } from '../../../lib/portals/jsonRecords';

const [RULE, ONE] = igate.json as [JsonRule, JsonRule];
const CODE = 'H23.12.3-231102-0001';

/** A record as iGate's search answers it, with everything that must stay there. */
const record = (change: object = {}) => ({
  id: '65430000000000000000aaaa',
  code: CODE,
  nationCode: `000.00.01.${CODE}`,
  appliedDate: '2023-11-02T01:15:00.000+0000',
  acceptedDate: null,
  appointmentDate: '2023-11-09T17:00:00.000+0000',
  dossierStatus: {
    id: 0,
    name: [
      { languageId: 46, name: 'New' },
      { languageId: 228, name: 'Mới đăng ký' },
    ],
  },
  applicant: { data: { fullname: 'Trần Thị Thử', phoneNumber: '0900000001', identityNumber: '000000000123' } },
  ...change,
});

describe('what an answer says of records', () => {
  it('is the fields that the adapter names, and nothing else of it', () => {
    expect(recordsIn({ content: [record()], last: true }, RULE)).toEqual([
      {
        kind: 'dossier',
        codes: [CODE, `000.00.01.${CODE}`],
        fields: {
          submitted: '2023-11-02T01:15:00.000+0000',
          due: '2023-11-09T17:00:00.000+0000',
          status: 'Mới đăng ký',
        },
      },
    ]);
  });

  it.each<[string, object, string | undefined]>([
    ['a name as text', { dossierStatus: { id: 0, name: 'Mới đăng ký' } }, 'Mới đăng ký'],
    ['a name in one other language only', { dossierStatus: { name: [{ languageId: 46, name: 'New' }] } }, 'New'],
    ['a number', { dossierStatus: { name: 4 } }, '4'],
    ['nothing', { dossierStatus: null }, undefined],
    ['an object where a text belongs', { dossierStatus: { name: { vi: 'Mới' } } }, undefined],
    ['a text without end', { dossierStatus: { name: 'x'.repeat(10_000) } }, undefined],
  ])('takes %s', (_, change, status) => {
    expect(recordsIn({ content: [record(change)] }, RULE)[0]?.fields.status).toBe(status);
  });

  it('has moments that are stored in milliseconds as texts', () => {
    const at = Date.UTC(2023, 10, 2, 1, 15);
    expect(recordsIn({ content: [record({ appliedDate: at })] }, RULE)[0]?.fields.submitted).toBe(
      '2023-11-02T01:15:00.000Z',
    );
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'content'],
    ['a list where an object belongs', [record()]],
    ['another list', { data: [record()] }],
    ['records without a code', { content: [record({ code: '', nationCode: undefined })] }],
    ['numbers', { content: [1, 2] }],
    ['keys that every object has', JSON.parse('{"__proto__":{"content":[{"code":"X-1234"}]},"constructor":1}')],
  ])('gives nothing of %s', (_, answer) => {
    expect(recordsIn(answer, RULE)).toEqual([]);
  });

  it('may be one record, or the whole answer', () => {
    const whole: JsonRule = { ...RULE, list: '' };
    expect(recordsIn(record(), whole)).toHaveLength(1);
    expect(recordsIn([record(), record()], whole)).toHaveLength(2);
    expect(recordsIn({ a: { b: record() } }, { ...RULE, list: 'a.b' })).toHaveLength(1);
  });
});

it('a code that two records of one answer bear says nothing, unless both say the same', () => {
  const other = record({ nationCode: '000.00.01.H23.12.3-231102-0002', appliedDate: '2023-11-03T01:15:00.000+0000' });
  const codes = (content: object[]) => recordsIn({ content }, RULE).map((one) => one.codes);
  expect(codes([record(), other])).toEqual([[`000.00.01.${CODE}`], ['000.00.01.H23.12.3-231102-0002']]);
  expect(codes([record(), record()])).toEqual([
    [CODE, `000.00.01.${CODE}`],
    [CODE, `000.00.01.${CODE}`],
  ]);
});

describe('components in an answer', () => {
  const form = (name: unknown, more: object) => ({ procedureForm: { id: '1', name }, ...more });
  const file = { id: '2', filename: 'Tran Thi Thu.pdf', size: 5 };

  it('are told by the name of the form and how many files there are', () => {
    const dossierFormFile = [
      form('Tờ khai', { file: [file, file] }),
      form([{ languageId: 228, name: 'Căn cước' }], { file: [] }),
      form('Ảnh', { file: null }),
      form('Bản vẽ', {}),
      form('Rất '.repeat(100), { file: [file] }),
      form({ vi: 'Khác' }, { file: [file] }),
    ];
    const [told] = recordsIn(record({ dossierFormFile }), ONE);
    expect(JSON.stringify(told)).not.toContain('Tran');
    expect(told && jsonPapers(told)).toEqual([
      { name: 'Tờ khai', provision: 'file' },
      { name: 'Căn cước', provision: 'none' },
      { name: 'Ảnh', provision: 'none' },
      { name: 'Bản vẽ', provision: 'unknown' },
      { name: 'Rất '.repeat(50).trim(), provision: 'file' },
    ]);
  });

  it('are not there where the answer has no list of them', () => {
    for (const dossierFormFile of [undefined, null, 'x', {}])
      expect(recordsIn(record({ dossierFormFile }), ONE)[0]?.components).toBeUndefined();
    expect(jsonPapers({ kind: 'dossier', codes: [CODE], fields: {} })).toEqual([]);
  });

  it('may say what is required and what was used again, and how many files the result has', () => {
    const rule: JsonRule = {
      ...ONE,
      components: { list: 'a.papers', name: 'ten', file: 'soTep', required: 'batBuoc', reused: 'taiSuDung' },
      results: 'ketQua',
    };
    const papers = [
      { ten: 'Đơn', soTep: 0, batBuoc: true, taiSuDung: 0 },
      { ten: 'Khai sinh', soTep: 0, batBuoc: 1, taiSuDung: true },
      { ten: 'Khác', soTep: 'tep.pdf', batBuoc: 'có' },
    ];
    const [told] = recordsIn(record({ a: { papers }, ketQua: [file] }), rule);
    expect(told?.results).toBe(1);
    expect(told && jsonPapers(told)).toEqual([
      { name: 'Đơn', required: true, provision: 'none' },
      { name: 'Khai sinh', required: true, provision: 'reused' },
      { name: 'Khác', provision: 'file' },
    ]);
  });
});
