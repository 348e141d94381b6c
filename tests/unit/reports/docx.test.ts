import { describe, expect, it } from 'vitest';
import { checkDocx } from '../../../lib/findings/docx/docx';
import { child, parseXml, valueIn, type XmlNode } from '../../../lib/findings/docx/xml';
import { Zip } from '../../../lib/findings/zip';
import { reportDocx } from '../../../lib/reports/docx';
import { reportText } from '../../../lib/reports/text';
import type { MonthReport, ReportHead } from '../../../lib/reports/types';
import { CODE, EMPTY_HEAD, HEAD, lateCase, report } from './samples';

const made = (of: MonthReport = report(), head: ReportHead = HEAD, withCodes = false) =>
  reportDocx(reportText(of, head, { withCodes }));

/** A part of the file as a tree; fails where there is none. */
async function part(bytes: Uint8Array, name: string): Promise<XmlNode> {
  const found = await new Zip(bytes).read(name);
  if (!found) throw new Error(`no part ${name}`);
  return parseXml(found);
}

const all = (node: XmlNode, name: string): XmlNode[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((one) => all(one, name)),
];
const textIn = (node: XmlNode): string =>
  all(node, 'w:t')
    .map(({ text }) => text)
    .join('')
    .replace(/\u00a0/g, ' ');
/** The paragraph with these words. */
function paragraph(root: XmlNode, words: string): XmlNode {
  const found = all(root, 'w:p').find((one) => textIn(one).includes(words));
  if (!found) throw new Error(`no paragraph with "${words}"`);
  return found;
}
const lookOf = (of: XmlNode) => child(all(of, 'w:r')[0], 'w:rPr');
const twips = (millimetres: number) => (millimetres / 25.4) * 1440;

describe('the form of the report', () => {
  it.each<[string, MonthReport, ReportHead]>([
    ['filled in', report(), HEAD],
    ['with nothing filled in', report(), EMPTY_HEAD],
    ['of a month with nothing', report({ clocks: [], late: [], gaps: [], bases: [] }), HEAD],
    ['of January', report({ month: { year: 2026, month: 1 }, madeAt: Date.parse('2026-02-03T09:00:00+07:00') }), HEAD],
    ['of many pages', report({ late: Array.from({ length: 120 }, () => lateCase()) }), HEAD],
    [
      'with corrections',
      report({ corrections: [{ at: 0, record: CODE, what: 'Lúc tiếp nhận', note: 'Sổ giấy' }] }),
      HEAD,
    ],
  ])('our own checker finds nothing wrong in one %s', async (_, of, head) => {
    for (const withCodes of [false, true])
      expect(await checkDocx(await made(of, head, withCodes))).toMatchObject({ state: 'checked', findings: [] });
  });

  it('is A4 with margins of 20, 20, 30 and 15 mm and page numbers in the top margin from the second page', async () => {
    const bytes = await made();
    const root = await part(bytes, 'word/document.xml');
    const section = all(root, 'w:sectPr')[0];
    const size = child(section, 'w:pgSz')?.attributes;
    expect([Number(size?.w), Number(size?.h)]).toEqual([
      expect.closeTo(twips(210), -1),
      expect.closeTo(twips(297), -1),
    ]);
    const margins = child(section, 'w:pgMar')?.attributes;
    for (const [side, millimetres] of Object.entries({ top: 20, bottom: 20, left: 30, right: 15 }))
      expect(Number(margins?.[side]), side).toBeCloseTo(twips(millimetres), -1);
    expect(child(section, 'w:titlePg')).toBeDefined();
    const relations = await part(bytes, 'word/_rels/document.xml.rels');
    const headers = (section?.children ?? []).filter(({ name }) => name === 'w:headerReference');
    const headerOf = async (type: string) => {
      const id = headers.find(({ attributes }) => attributes.type === type)?.attributes['r:id'];
      const target = relations.children.find(({ attributes }) => attributes.Id === id)?.attributes.Target;
      return part(bytes, `word/${target}`);
    };
    const usual = await headerOf('default');
    expect(all(usual, 'w:instrText').map(({ text }) => text)).toEqual(['PAGE']);
    expect(valueIn(child(all(usual, 'w:p')[0], 'w:pPr'), 'w:jc')).toBe('center');
    expect(all(await headerOf('first'), 'w:instrText')).toEqual([]);
  });

  it('has its heading as the decree wants it', async () => {
    const root = await part(await made(), 'word/document.xml');
    const look = (words: string) => {
      const found = lookOf(paragraph(root, words));
      const has = (name: string) => child(found, name) !== undefined;
      return { size: Number(valueIn(found, 'w:sz') ?? 28) / 2, bold: has('w:b'), italic: has('w:i') };
    };
    expect(look('UBND THÀNH PHỐ HẢI DƯƠNG')).toEqual({ size: 12, bold: false, italic: false });
    expect(look('UBND PHƯỜNG HẢI TÂN')).toEqual({ size: 12, bold: true, italic: false });
    expect(look('CỘNG HÒA XÃ HỘI')).toEqual({ size: 12, bold: true, italic: false });
    expect(look('Độc lập - Tự do - Hạnh phúc')).toEqual({ size: 13, bold: true, italic: false });
    expect(look('/BC-UBND')).toEqual({ size: 13, bold: false, italic: false });
    expect(look('Hải Tân, ngày')).toEqual({ size: 13, bold: false, italic: true });
    expect(look('BÁO CÁO')).toEqual({ size: 14, bold: true, italic: false });
    expect(look('Căn cứ')).toEqual({ size: 14, bold: false, italic: true });
    expect(look('TM. ỦY BAN NHÂN DÂN')).toEqual({ size: 14, bold: true, italic: false });
    expect(look('Nơi nhận:')).toEqual({ size: 12, bold: true, italic: true });
    expect(look('- Lưu: VT.')).toEqual({ size: 11, bold: false, italic: false });
    const body = child(paragraph(root, 'báo cáo kết quả xử lý'), 'w:pPr');
    expect(valueIn(body, 'w:jc')).toBe('both');
    expect(Number(child(body, 'w:ind')?.attributes.firstLine)).toBeCloseTo(twips(12.7), -1);
    const styles = await part(await made(), 'word/styles.xml');
    expect(new Set(Object.values(all(styles, 'w:rFonts')[0]?.attributes ?? {}))).toEqual(new Set(['Times New Roman']));
  });

  it('has the rule below the motto as long as the motto, and others a third to a half of their line', async () => {
    const root = await part(await made(), 'word/document.xml');
    const rules = all(root, 'w:p')
      .map((one) => child(one, 'w:pPr'))
      .filter((one) => child(one, 'w:pBdr') !== undefined)
      .map((one) => Number(child(one, 'w:ind')?.attributes.left));
    const [agency, state] = all(root, 'w:gridCol').map(({ attributes }) => Number(attributes.w));
    expect(rules).toHaveLength(3);
    expect(((state ?? 0) - 2 * (rules[1] ?? 0)) / twips(56)).toBeCloseTo(1, 1);
    expect((agency ?? 0) - 2 * (rules[0] ?? 0)).toBeLessThan(twips(72 / 2));
  });

  it('has wide tables within the margins, with heads that come again on each page', async () => {
    const root = await part(await made(), 'word/document.xml');
    const tables = all(root, 'w:tbl').slice(1, -1);
    expect(tables).toHaveLength(4);
    for (const table of tables) {
      const sum = all(table, 'w:gridCol').reduce((width, { attributes }) => width + Number(attributes.w), 0);
      expect(sum).toBeLessThanOrEqual(twips(165) + 1);
      expect(child(child(all(table, 'w:tr')[0], 'w:trPr'), 'w:tblHeader')).toBeDefined();
    }
    // A document ends with a paragraph: Word mends one that ends with a table.
    expect(all(root, 'w:body')[0]?.children.at(-2)?.name).toBe('w:p');
  });
});

describe('codes', () => {
  it('are in the file only if they were asked for', async () => {
    const words = async (withCodes: boolean) =>
      textIn(await part(await made(report(), HEAD, withCodes), 'word/document.xml'));
    expect(await words(true)).toContain(CODE);
    expect(await words(false)).not.toContain('H23-');
    expect(await words(false)).toContain('Đăng ký khai sinh');
  });
});
