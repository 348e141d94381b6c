// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Preview, Report, type ReportChoice, type Saving } from '../../../components/options/Report';
import { workbookSheets } from '../../../lib/reports/sheets';
import { reportText } from '../../../lib/reports/text';
import { CODE, EMPTY_HEAD, HEAD, lateCase, NOVEMBER, report, workbookInput } from '../reports/samples';
import { button, clear, click, field, show, textOf, type as typeIn } from './screen';

const CHOICE: ReportChoice = { kind: 'docx', month: NOVEMBER, withCodes: false };
const MONTHS = [{ year: 2026, month: 12 }, NOVEMBER];
const COUNTS = { records: 1234, transitions: 2, acts: 1 };
const paper = (withCodes = false, of = report()): Preview => ({
  kind: 'docx',
  text: reportText(of, HEAD, { withCodes }),
  nothing: false,
});

function page(
  preview: Preview | undefined,
  { choice = CHOICE, saving = { state: 'none' } as Saving, head = HEAD, language = 'vi' as 'vi' | 'en' } = {},
) {
  const on = { onChoice: vi.fn(), onHead: vi.fn(), onSave: vi.fn() };
  const all = { choice, months: MONTHS, head, preview, saving };
  return { root: show(<Report {...all} {...on} />, language), ...on };
}

afterEach(clear);

describe('the choice', () => {
  test('of a kind, a month and codes is handed on', async () => {
    const { onChoice, root } = page(paper());
    const kinds = [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(kinds.map(({ checked }) => checked)).toEqual([true, false, false, false]);
    await click(kinds[1] as HTMLElement);
    expect(onChoice).toHaveBeenLastCalledWith({ ...CHOICE, kind: 'xlsx' });
    const codes = root.querySelector<HTMLInputElement>('input[type=checkbox]');
    expect(codes?.checked).toBe(false);
    await click(codes as HTMLElement);
    expect(onChoice).toHaveBeenLastCalledWith({ ...CHOICE, withCodes: true });
    const month = field('Tháng');
    month.value = '2026-12';
    month.dispatchEvent(new Event('change', { bubbles: true }));
    expect(onChoice).toHaveBeenLastCalledWith({ ...CHOICE, month: { year: 2026, month: 12 } });
  });

  test('of a month is asked for only where figures are of one', () => {
    page({ kind: 'json', text: '{}', counts: COUNTS }, { choice: { ...CHOICE, kind: 'json' } });
    expect(() => field('Tháng')).toThrow();
  });

  test('what stands in the heading is handed on as typed; once filled in it is folded away', async () => {
    const { onHead, root } = page(paper(), { head: EMPTY_HEAD });
    expect(root.querySelector('details')?.open).toBe(true);
    await typeIn(field('Cơ quan ban hành'), 'UBND phường');
    expect(onHead).toHaveBeenCalledWith({ ...EMPTY_HEAD, unit: 'UBND phường' });
    clear();
    expect(page(paper()).root.querySelector('details')?.open).toBe(false);
  });
});

describe('the preview', () => {
  test('of a report is the report, in Vietnamese whatever the page speaks', () => {
    const { root } = page(paper(), { language: 'en' });
    const sheet = root.querySelector('.paper');
    expect(sheet?.getAttribute('lang')).toBe('vi');
    const text = textOf(sheet as Element);
    for (const one of [
      'UBND PHƯỜNG HẢI TÂN',
      'Độc lập - Tự do - Hạnh phúc',
      'BÁO CÁO',
      '92,3 %',
      '- Lưu: VT.',
      'Trần Thị Thử',
    ])
      expect(text).toContain(one);
    expect(text).not.toContain(CODE);
    expect(textOf(root)).toContain('always in Vietnamese');
    expect(textOf(root)).toContain('no dossier codes');
  });

  test('shows codes where they were asked for, and says so', () => {
    const { root } = page(paper(true), { choice: { ...CHOICE, withCodes: true } });
    expect(textOf(root)).toContain(CODE);
    expect(textOf(root)).toContain('Tệp có kèm mã hồ sơ, số văn bản');
  });

  test('of a long table is its beginning, with how much more there is', () => {
    const { root } = page(paper(false, report({ late: Array.from({ length: 300 }, () => lateCase()) })));
    expect([...root.querySelectorAll('.paper-table')].at(-1)?.querySelectorAll('tbody tr')).toHaveLength(12);
    expect(textOf(root)).toContain('Còn 288 dòng nữa trong tệp.');
  });

  test('of a workbook has every sheet with its rows as a spreadsheet shows them', () => {
    const sheets = workbookSheets(workbookInput()).map((sheet, i) => (i === 3 ? { sheet } : { sheet, rows: 1234 }));
    const { root } = page({ kind: 'xlsx', sheets, counts: COUNTS }, { choice: { ...CHOICE, kind: 'xlsx' } });
    const summaries = [...root.querySelectorAll('summary')].map(textOf);
    expect(summaries).toEqual([
      'Tổng hợp1.234 dòng, 1 biểu đồ',
      'Theo ngày1.234 dòng, 2 biểu đồ',
      'Hồ sơ, văn bản1.234 dòng',
      'Thời hạnmỗi hạn một dòng',
      'Diễn biến1.234 dòng',
    ]);
    expect(textOf(root)).toContain('09/11/2026');
    expect(textOf(root)).toContain('1.234 hồ sơ, văn bản; 2 thay đổi; 1 lần bấm nút');
  });

  test('of a file of text is how it begins', () => {
    const csv = page({ kind: 'csv', rows: [['Mã'], ['=1+1']], counts: COUNTS }, { choice: { ...CHOICE, kind: 'csv' } });
    expect(textOf(csv.root)).toContain('1 dòng đầu trong 1.234 dòng');
    expect(textOf(csv.root.querySelector('tbody') as Element)).toBe('=1+1');
    const json = page({ kind: 'json', text: '{"version": 1', counts: COUNTS }, { choice: { ...CHOICE, kind: 'json' } });
    expect(textOf(json.root.querySelector('pre') as Element)).toBe('{"version": 1');
  });

  test('of nothing offers no file', () => {
    const { root } = page({ kind: 'empty' });
    expect(textOf(root)).toContain('Chưa có gì để xuất');
    expect(root.querySelector('button')).toBeNull();
  });
});

describe('saving', () => {
  const live = (root: Element) => textOf(root.querySelector('[role=status]') as Element);

  test('waits until there is something to see', async () => {
    const reading = page(undefined);
    expect(live(reading.root)).toBe('Đang đọc nhật ký…');
    expect(button('Lưu tệp .docx').disabled).toBe(true);
    const ready = page(paper());
    await click(button('Lưu tệp .docx'));
    expect(ready.onSave).toHaveBeenCalledOnce();
  });

  test('says how far it is, what was saved, and what went wrong', () => {
    expect(live(page(paper(), { saving: { state: 'busy' } }).root)).toContain('Đang tạo tệp…');
    expect(button('Lưu tệp .docx').disabled).toBe(true);
    expect(live(page(paper(), { saving: { state: 'saved', name: 'a.docx' } }).root)).toContain('Đã lưu a.docx.');
    const failed = page(paper(), { saving: { state: 'failed', reason: 'RangeError' } }).root;
    expect(textOf(failed.querySelector('[role=alert]') as Element)).toContain('Chưa tạo được tệp: RangeError');
    const unread = page({ kind: 'failed', reason: 'QuotaError' }).root;
    expect(textOf(unread.querySelector('[role=alert]') as Element)).toContain('Chưa đọc được nhật ký: QuotaError');
    expect(button('Lưu tệp .docx').disabled).toBe(true);
  });
});
