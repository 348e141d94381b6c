import { describe, expect, it, test } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { momentOf } from '../../../lib/calendar/zone';
import { type DocumentKnowledge, documentFindings, orderFindings } from '../../../lib/findings/documents';
import type { FileCheck } from '../../../lib/findings/types';
import { DETAIL_WORDS, isDetailKey } from '../../../lib/findings/words';
import type { DocumentPage, PrintedDay } from '../../../lib/portals/documentPage.types';

const element = {} as Element;
const day = (date: string): PrintedDay => ({ text: date, moment: { at: momentOf(date, 0), precision: 'day' } });
const page = (more: Partial<DocumentPage> = {}): DocumentPage => ({
  shape: 'detail',
  number: '12/QĐ-UBND',
  days: { signed: day('2026-03-03'), issued: day('2026-03-03') },
  abstract: 'Quyết định về việc khen thưởng',
  form: 'Quyết định',
  status: 'issued',
  element,
  ...more,
});
const file = (name: string) => ({ name, url: `http://portal.test/f/${encodeURIComponent(name)}`, element });
const check = (...parties: (string | undefined)[]): FileCheck => ({
  state: parties.length > 0 ? 'valid' : 'none',
  signatures: parties.map((party) => ({
    field: 'S',
    subFilter: 'adbe.pkcs7.detached',
    verdict: 'valid',
    coversAll: true,
    isTimeStamp: party === 'stamp',
    ...(party !== 'stamp' && { party }),
  })) as FileCheck['signatures'],
});
const said = (one: DocumentPage, more: DocumentKnowledge = {}) =>
  documentFindings(one, more).map(({ rule, severity, detail }) =>
    [rule.replace('document-', ''), severity, ...(detail ? [detail] : [])].join(' '),
  );
const withFiles = (checks: Record<string, FileCheck | undefined>, more: Partial<DocumentPage> = {}) => {
  const files = Object.keys(checks).map(file);
  const known = files.flatMap(({ name, url }) => (checks[name] ? [[url, checks[name]] as const] : []));
  return [page({ files, ...more }), { files: new Map(known) }] as const;
};

const calendar = createCalendar(DEFAULT_CALENDAR);

test('a document in order has no findings', () => {
  expect(said(...withFiles({ 'a.pdf': check('person', 'organisation') }))).toEqual([]);
});

describe('what the page has no place for is not missed', () => {
  it('finds nothing on a page that prints nothing', () => {
    expect(said({ shape: 'row', days: {}, element }, { issuing: true })).toEqual([]);
  });
});

describe('number, date, abstract', () => {
  test.each([
    ['issued', ['unnumbered error']],
    ['signed', ['unnumbered error']],
    ['draft', []],
    [undefined, ['unnumbered error']],
  ] as const)('no number, %s', (status, findings) => {
    expect(said(page({ number: '', status }))).toEqual(findings);
    expect(said(page({ number: '/QĐ-UBND', status }))).toEqual(findings);
  });

  it('says it with care of a document of unknown state, and plainly of a draft about to be issued', () => {
    const days = { signed: { text: '' } };
    expect(said(page({ number: '', status: undefined, days }))).toEqual(['unnumbered warning']);
    expect(said(page({ number: '', status: 'draft', days }), { issuing: true })).toEqual([
      'unnumbered error',
      'undated error',
    ]);
  });

  it('takes any printed day for the date', () => {
    expect(said(page({ days: { document: { text: '' } } }))).toEqual(['undated error']);
    expect(said(page({ days: { document: { text: '' }, signed: day('2026-03-03') } }))).toEqual([]);
    expect(said(page({ days: {}, dateLine: 'Nam Sách, ngày    tháng 3 năm 2026' }))).toEqual(['undated error']);
    expect(said(page({ days: { issued: { text: '' } }, status: 'signed' }))).toEqual([]);
  });

  it('misses the abstract even of a draft', () => {
    expect(said(page({ abstract: '', status: 'draft' }))).toEqual(['no-abstract advice']);
    expect(said(page({ abstract: '' }))).toEqual(['no-abstract error']);
  });

  it('wants V/v of official letters only', () => {
    expect(said(page({ form: 'Công văn', abstract: 'Rà soát hồ sơ' }))).toEqual(['format advice abstract-letter']);
    expect(said(page({ form: 'Công văn', abstract: 'V/v rà soát hồ sơ' }))).toEqual([]);
    expect(said(page({ form: undefined, number: '18/UBND-VP' }))).toEqual(['format advice abstract-letter']);
    expect(said(page({ form: '', number: '18/UBND-VP' }))).toEqual([]);
  });

  it('judges the form of number and date line', () => {
    expect(said(page({ number: '5/QĐ-UBND', dateLine: 'Nam Sách, ngày 3 tháng 3 năm 2026' }))).toEqual([
      'format advice number-padding',
      'format advice date-padding',
    ]);
    expect(said(page({ number: '215-CV/ĐU', abstract: '', dateLine: 'ngày 3 tháng 3 năm 2026' }))).toEqual([]);
  });
});

describe('signed and issued', () => {
  const days = (signed: string, issued: string) => page({ days: { signed: day(signed), issued: day(issued) } });

  it('may go out until the next working day', () => {
    // 6 March 2026 is a Friday; 30 April and 1 May are holidays.
    expect(said(days('2026-03-06', '2026-03-09'), { calendar })).toEqual([]);
    expect(said(days('2026-03-06', '2026-03-10'), { calendar })).toEqual(['format warning issued-late']);
    expect(said(days('2026-04-29', '2026-05-04'), { calendar })).toEqual([]);
    expect(said(days('2026-03-06', '2026-03-10'))).toEqual([]);
    expect(said(days('2026-03-06', '2026-03-05'))).toEqual(['format warning issued-before-signed']);
  });
});

describe('files', () => {
  test.each([
    [[], 'unsigned error not-signed'],
    [['stamp'], 'unsigned error not-signed'],
    [['person'], 'unsigned error no-organisation'],
    [['person', 'person'], 'unsigned error no-organisation'],
    [['organisation'], 'unsigned error no-person'],
    [['unknown'], 'unsigned warning not-both'],
    [[undefined], 'unsigned warning not-both'],
    [['unknown', 'unknown'], undefined],
    [['person', 'unknown'], undefined],
    [['organisation', 'person'], undefined],
  ])('signed by %j: %s', (parties, finding) => {
    expect(said(...withFiles({ 'a.pdf': check(...parties) }))).toEqual(finding ? [finding] : []);
  });

  it('says nothing of what could not be looked into', () => {
    expect(said(...withFiles({ 'a.pdf': undefined }))).toEqual([]);
    const unread: FileCheck = { state: 'unreadable', signatures: [], problem: 'network' };
    expect(said(...withFiles({ 'a.pdf': unread }))).toEqual([]);
    expect(said(...withFiles({ 'a.pdf': check(), 'b.pdf': unread }))).toEqual([]);
    expect(said(...withFiles({ 'a.pdf': undefined }, { printedSignature: 'unsigned' }))).toEqual([
      'unsigned warning not-signed',
    ]);
  });

  it('takes the best signed of several files', () => {
    expect(said(...withFiles({ 'a.pdf': check(), 'b.pdf': check('person', 'organisation') }))).toEqual([]);
    expect(said(...withFiles({ 'a.pdf': check(), 'b.pdf': check('person') }))).toEqual([
      'unsigned error no-organisation',
    ]);
  });

  it('waits for the agency between signature and issue', () => {
    const [one, known] = withFiles({ 'a.pdf': check('person') }, { status: 'signed', days: {} });
    expect(said(one, known)).toEqual(['unsigned warning no-organisation']);
    expect(said(one, { ...known, issuing: true })).toEqual(['unsigned error no-organisation']);
    expect(said({ ...one, status: 'draft' }, known)).toEqual([]);
  });

  it('is no PDF by name or by content', () => {
    const html: FileCheck = { state: 'unreadable', signatures: [], problem: 'not-pdf' };
    expect(said(...withFiles({ 'a.docx': undefined }))).toEqual(['not-pdf warning']);
    expect(said(...withFiles({ 'a.pdf': html }))).toEqual(['not-pdf warning']);
    expect(said(...withFiles({ 'a.docx': undefined, 'b.pdf': undefined }))).toEqual([]);
    expect(said(...withFiles({ 'Tệp đính kèm': undefined }))).toEqual([]);
    expect(said(...withFiles({ 'a.docx': undefined }, { status: 'draft' }))).toEqual([]);
  });

  it('passes on what was found in an attached DOCX', () => {
    const one = page({ files: [file('a.docx'), file('a.pdf')] });
    const docx = new Map([
      [file('a.docx').url, [{ rule: 'document-format', severity: 'advice', detail: 'font' } as const]],
    ]);
    expect(said(one, { docx })).toEqual(['format advice font']);
  });
});

describe('the order of numbers', () => {
  const numbered = (number: string, date: string, abstract = number) =>
    page({ number, abstract, days: { document: day(date) } });
  const keys = (pages: DocumentPage[]) =>
    [...orderFindings(pages)].map(([{ number }, [one]]) => `${number} ${one?.detail}`);

  it('finds a number that is later but dated earlier, and one that was given twice', () => {
    const list = [
      numbered('12/QĐ-UBND', '2026-03-05'),
      numbered('13/QĐ-UBND', '2026-03-04'),
      numbered('14/UBND-VP', '2026-03-01'),
      numbered('15/UBND-VP', '2026-03-01', 'a'),
      numbered('15/UBND-VP', '2026-03-02', 'b'),
    ];
    expect(keys(list)).toEqual(['13/QĐ-UBND number-order', '15/UBND-VP number-twice']);
  });

  it('begins anew with the year, and compares nothing without a day', () => {
    expect(keys([numbered('200/QĐ-UBND', '2025-12-30'), numbered('01/QĐ-UBND', '2026-01-05')])).toEqual([]);
    expect(keys([numbered('12/QĐ-UBND', '2026-03-05'), page({ number: '13/QĐ-UBND', days: {} })])).toEqual([]);
  });
});

test('every detail has words in both languages', () => {
  const details = said(page({ number: '3 / qđ-x', days: {}, dateLine: 'ngày 3 tháng 2 năm 2026' })).map(
    (one) => one.split(' ')[2] ?? '',
  );
  expect(details.length).toBeGreaterThan(3);
  for (const detail of details) {
    if (!isDetailKey(detail)) throw new Error(detail);
    expect(DETAIL_WORDS.vi(detail)).not.toBe(DETAIL_WORDS.en(detail));
  }
  expect(DETAIL_WORDS.vi('margin-left', { value: 25 })).toBe('Lề trái 25 mm, theo NĐ 30 là 30–35 mm');
});
