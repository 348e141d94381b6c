import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { parseXml, type XmlNode } from '../../../lib/findings/docx/xml';
import { Zip } from '../../../lib/findings/zip';
import { cellText, type Sheet, type WorkbookInput, workbookSheets } from '../../../lib/reports/sheets';
import { workbook } from '../../../lib/reports/xlsx';
import { at, CODE, HOUR, log, MADE, MINUTE, workbookInput } from './samples';

const write = (input: WorkbookInput = workbookInput()) => workbook(workbookSheets(input), 'Số liệu', MADE);

async function part(bytes: Uint8Array, name: string): Promise<XmlNode> {
  const found = await new Zip(bytes).read(name);
  if (!found) throw new Error(`no part ${name}`);
  return parseXml(found);
}
const all = (node: XmlNode, name: string): XmlNode[] => [
  ...(node.name.endsWith(`:${name}`) ? [node] : []),
  ...node.children.flatMap((one) => all(one, name)),
];
/** Excel's days of 1900, from the calendar of the platform. */
const serial = (text: string) => (Date.parse(`${text}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** Cells of a sheet by their place: value as written, kind, and the format it is shown in. */
async function cells(bytes: Uint8Array, sheet: number) {
  const styles = await part(bytes, 'xl/styles.xml');
  const formats = new Map(
    all(styles, 'numFmt').map(({ attributes: { numFmtId, formatCode } }) => [numFmtId, formatCode]),
  );
  const looks = all(all(styles, 'cellXfs')[0] as XmlNode, 'xf').map(({ attributes }) =>
    formats.get(attributes.numFmtId),
  );
  const shared = all(await part(bytes, 'xl/sharedStrings.xml'), 'si').map((one) =>
    all(one, 't')
      .map(({ text }) => text)
      .join(''),
  );
  const root = await part(bytes, `xl/worksheets/sheet${sheet}.xml`);
  expect(all(root, 'f')).toEqual([]);
  return new Map(
    all(root, 'c').map((one) => {
      const { r = '', t = 'n', s = '0' } = one.attributes;
      const raw = all(one, 'v')[0]?.text;
      const value = raw === undefined ? undefined : t === 's' ? shared[Number(raw)] : Number(raw);
      return [r, { value, format: looks[Number(s)] }] as const;
    }),
  );
}

describe('the file', () => {
  it('is whole: every part that is named is there, and every part has a type', async () => {
    const bytes = await write();
    const { names } = new Zip(bytes);
    const types = await part(bytes, '[Content_Types].xml');
    const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName?.slice(1) ?? '');
    expect(overrides.filter((name) => !names.includes(name))).toEqual([]);
    const defaults = all(types, 'Default').map(({ attributes }) => attributes.Extension ?? '');
    const untyped = names.filter(
      (name) =>
        name !== '[Content_Types].xml' && !overrides.includes(name) && !defaults.includes(name.split('.').pop() ?? ''),
    );
    expect(untyped).toEqual([]);
    for (const name of names.filter((one) => one.endsWith('.rels'))) {
      const base = `http://x/${name.replace(/_rels\/[^/]*$/, '')}`;
      for (const { attributes } of all(await part(bytes, name), 'Relationship'))
        expect(names, name).toContain(decodeURIComponent(new URL(attributes.Target ?? '', base).pathname.slice(1)));
    }
    for (const name of names) if (name.endsWith('.xml')) await part(bytes, name);
  });

  it('names sheets in quotes where it refers to them: Excel mends a file that does not', async () => {
    const bytes = await write();
    const root = await part(bytes, 'xl/workbook.xml');
    const sheets = all(root, 'sheet').map(({ attributes }) => attributes.name);
    expect(sheets).toEqual(['Tổng hợp', 'Theo ngày', 'Hồ sơ, văn bản', 'Thời hạn', 'Diễn biến']);
    const ranges = all(root, 'definedName').map(({ text }) => text);
    expect(ranges).toHaveLength(sheets.length);
    for (const [i, range] of ranges.entries()) expect(range).toMatch(new RegExp(`^'${sheets[i]}'!\\$\\d+:\\$\\d+$`));
  });

  it('has charts that point at the numbers they are about', async () => {
    const bytes = await write();
    const root = await part(bytes, 'xl/charts/chart1.xml');
    expect(
      all(root, 'f')
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(["'Tổng hợp'!$A$5:$A$6", "'Tổng hợp'!$C$5:$C$6"]);
    const summary = await cells(bytes, 1);
    expect([summary.get('C4')?.value, summary.get('C5')?.value]).toEqual(['Đúng hạn', 24]);
    const byDay = await part(bytes, 'xl/charts/chart3.xml');
    expect(all(byDay, 'f')[1]?.text).toBe("'Theo ngày'!$F$2:$F$3");
    expect((await cells(bytes, 2)).get('F1')?.value).toBe('Xử lý văn bản: đúng hạn');
  });
});

describe('its cells', () => {
  it('hold real dates and lengths of time, in Vietnam’s time', async () => {
    const bytes = await write();
    const records = await cells(bytes, 3);
    const head = new Map(
      [...records]
        .filter(([place]) => /^[A-Z]+1$/.test(place))
        .map(([place, { value }]) => [value, place.slice(0, -1)]),
    );
    expect(records.get(`${head.get('Ngày nộp')}2`)).toEqual({
      value: expect.closeTo(serial('2026-11-02T08:00'), 6),
      format: 'dd/mm/yyyy hh:mm',
    });
    // Printed without a time: none is made up.
    expect(records.get(`${head.get('Hạn trả, hạn xử lý')}2`)).toEqual({
      value: serial('2026-11-09T00:00'),
      format: 'dd/mm/yyyy',
    });
    const deadlines = await cells(bytes, 4);
    expect(deadlines.get('K2')).toEqual({ value: expect.closeTo(6.5 / 24, 9), format: '[h]:mm' });
    expect(deadlines.get('L2')?.value).toBeCloseTo(30 / 24, 9);
    const summary = await cells(bytes, 1);
    expect(summary.get('I5')).toEqual({ value: expect.closeTo(24 / 26, 9), format: '0.0%' });
  });

  it('leave out columns in which nothing stands', async () => {
    const names = [...(await cells(await write(), 3)).values()].map(({ value }) => value);
    expect(names).toContain('Ngày đến');
    expect(names).not.toContain('Ngày phát hành');
  });

  it('give every text back as text, whatever it is', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\u0001', '<', '&', '\ud800', '\ufffe', 'ế', '1') }),
      fc.constantFrom('=1+1', '=HYPERLINK("http://x")', '@SUM(1)', '-1', '+1', '1e5', '000123', '_x0041_', 'TRUE'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((one) => one !== ''),
          { minLength: 1, maxLength: 5 },
        ),
        async (texts) => {
          const sheet: Sheet = {
            name: 'A',
            intro: [],
            columns: [{ name: 'x', kind: 'text', width: 9 }],
            rows: texts.map((one) => [one]),
            charts: [],
          };
          const found = await cells(await workbook([sheet], 'x', MADE), 1);
          // What XML cannot say is left out, half a character becomes the sign for one that is not known.
          const sayable = texts.map((one) =>
            [...one.toWellFormed()]
              .filter((sign) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(sign))
              .join(''),
          );
          texts.forEach((_, i) => {
            const shown = found.get(`A${i + 2}`)?.value ?? '';
            // XML reads every end of a line as one sign.
            expect(String(shown)).toBe((sayable[i] ?? '').replace(/\r\n?/g, '\n'));
            if (shown !== '') expect(typeof shown).toBe('string');
          });
        },
      ),
      { numRuns: 30, examples: [[['\r']], [['a\r\nb']]] },
    );
  });

  it('have no codes unless they were asked for', async () => {
    const bare = log({ withCodes: false });
    const records = bare.records.map(({ record: _, page: __, statusText: ___, ...one }) => one);
    const bytes = await write(workbookInput({ log: { ...bare, records } }));
    const book = JSON.stringify(await readXlsx(bytes));
    expect(book).not.toContain('H23-');
    expect(book).not.toContain('KH-UBND');
    expect(book).not.toContain('Mã hồ sơ');
    expect(JSON.stringify(await readXlsx(await write()))).toContain(CODE);
  });
});

describe('the sheets', () => {
  const sheet = (name: string, input = workbookInput()) => {
    const found = workbookSheets(input).find((one) => one.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };
  const shown = ({ rows, columns }: Sheet) =>
    rows.map((row) => columns.map((column, i) => cellText(row[i], column, 'vi').replace(/\u00a0/g, ' ')));

  it('tell events in their order, the press before what it led to', () => {
    expect(shown(sheet('Diễn biến')).map((row) => row.slice(3).join(' | '))).toEqual([
      'Thấy lần đầu |  | Mới đăng ký |  | 02/11/2026 08:05 | ',
      'Bấm Tiếp nhận |  | Không có gì cần nhắc |  | 02/11/2026 15:58 | Người dùng máy này',
      'Trạng thái | Mới đăng ký | Đang xử lý | 02/11/2026 15:30 | 02/11/2026 16:00 | ',
      'Hạn trả, hạn xử lý |  | 09/11/2026 |  | 02/11/2026 16:00 | ',
    ]);
  });

  it('have one line per deadline, with what is not known left empty', () => {
    const [late, unknown] = shown(sheet('Thời hạn'));
    expect(late?.slice(-5)).toEqual(['Trễ hạn', '6:30', '30:00', '0:30', '1:00']);
    expect(unknown?.slice(-9)).toEqual(['', '', '', '', 'Chưa rõ', '', '', '', '']);
  });

  it('sum up each clock, with the bounds of its rate', () => {
    expect(shown(sheet('Tổng hợp'))[0]?.slice(1, 11)).toEqual([
      ...['30', '24', '2', '3', '1', '0', '0'],
      ...['92,3 %', '82,7 %', '93,1 %'],
    ]);
  });

  it('have corrections where there are some', () => {
    const corrections = [{ at: at('2026-11-03T10:00'), record: CODE, what: 'Lúc tiếp nhận', note: '=Sổ giấy' }];
    expect(shown(sheet('Sửa bằng tay', workbookInput({ corrections })))).toEqual([
      ['03/11/2026 10:00', CODE, 'Lúc tiếp nhận', '=Sổ giấy'],
    ]);
  });

  it('speak English, too', () => {
    const names = workbookSheets(workbookInput({ language: 'en' })).map(({ name }) => name);
    expect(names).toEqual(['Summary', 'By day', 'Dossiers and documents', 'Deadlines', 'Events']);
    for (const name of [...names, 'Corrections']) expect(name.length).toBeLessThanOrEqual(31);
    expect(cellText(HOUR + 5 * MINUTE, { name: '', kind: 'duration', width: 1 }, 'en')).toBe('1:05');
  });
});
