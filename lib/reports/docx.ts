import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type IParagraphOptions,
  type IRunOptions,
  type ITableCellOptions,
  LineRuleType,
  convertMillimetersToTwip as mm,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Block, type ReportText, TEXT_WIDTH } from './text';

/** Half-points, as Word counts sizes. */
const SIZE = { body: 28, agency: 24, head: 26, table: 24, recipients: 24, list: 22 } as const;
/** Twentieths of a point. */
const POINT = 20;

/** Left of the heading stands the agency, right the State's name; millimetres. */
const HEAD_COLUMNS = [72, TEXT_WIDTH - 72] as const;
/** The motto's own length in bold 13, that of a capital in bold 12 and of a letter in bold 14, on average. */
const MOTTO_WIDTH = 56;
const CAPITAL_WIDTH = 2.9;
const LETTER_WIDTH = 2.5;
/** A third to a half of the line above it. */
const RULE_SHARE = 0.4;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

const run = (text: string, look: IRunOptions = {}): TextRun => new TextRun({ text, ...look });

const line = (text: string, look: IRunOptions, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, look)], ...options });

/** A rule in the middle of a place `within` millimetres wide, as a thin paragraph: drawn lines shift when text is edited. */
function rule(length: number, within: number): Paragraph {
  const indent = mm(Math.max(0, (within - length) / 2));
  return new Paragraph({
    children: [],
    indent: { left: indent, right: indent },
    spacing: { line: 2 * POINT, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  });
}

function cell(children: Paragraph[], width: number, more: Partial<ITableCellOptions> = {}): TableCell {
  return new TableCell({
    children,
    width: { size: mm(width), type: WidthType.DXA },
    margins: { left: 0, right: 0 },
    ...more,
  });
}

/** Two columns without lines. */
function pair(left: Paragraph[], right: Paragraph[], [first, second]: readonly [number, number]): Table {
  return new Table({
    width: { size: mm(first + second), type: WidthType.DXA },
    columnWidths: [mm(first), mm(second)],
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [cell(left, first, { borders: NO_BORDERS }), cell(right, second, { borders: NO_BORDERS })],
      }),
    ],
  });
}

function heading({ parent, unit, number, date }: ReportText): Table {
  const [agency, state] = HEAD_COLUMNS;
  const length = Math.min(unit.length * CAPITAL_WIDTH, agency);
  const space = { spacing: { before: 6 * POINT } };
  return pair(
    [
      ...(parent ? [line(parent, { size: SIZE.agency })] : []),
      line(unit, { size: SIZE.agency, bold: true }),
      rule(length * RULE_SHARE, agency),
      line(number, { size: SIZE.head }, space),
    ],
    [
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: SIZE.agency, bold: true }),
      line('Độc lập - Tự do - Hạnh phúc', { size: SIZE.head, bold: true }),
      rule(MOTTO_WIDTH, state),
      line(date, { size: SIZE.head, italics: true }, space),
    ],
    HEAD_COLUMNS,
  );
}

function signature({ authority, title, name, recipients }: ReportText): Table {
  const bold = { size: SIZE.body, bold: true };
  return pair(
    [
      new Paragraph({ children: [run('Nơi nhận:', { size: SIZE.recipients, bold: true, italics: true })] }),
      ...recipients.map((one) => new Paragraph({ children: [run(one, { size: SIZE.list })] })),
    ],
    [
      ...(authority ? [line(authority, bold)] : []),
      line(title, bold),
      // Room for the signature and the seal.
      line(name, bold, { spacing: { before: 80 * POINT } }),
    ],
    [TEXT_WIDTH / 2, TEXT_WIDTH / 2],
  );
}

const BODY: IParagraphOptions = {
  alignment: AlignmentType.JUSTIFIED,
  indent: { firstLine: mm(12.7) },
  spacing: { before: 6 * POINT, after: 0 },
};

/** Lines of a cell, one paragraph each. */
const cellLines = (text: string, align: keyof typeof ALIGN, bold: boolean): Paragraph[] =>
  text
    .split('\n')
    .map((one) => new Paragraph({ alignment: ALIGN[align], children: [run(one, { size: SIZE.table, bold })] }));

function table({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map(({ width, align }, i) =>
        cell(cellLines(cells[i] ?? '', isHead ? 'center' : align, isHead), width, {
          verticalAlign: VerticalAlign.CENTER,
          margins: { left: mm(1.2), right: mm(1.2), top: POINT, bottom: POINT },
        }),
      ),
    });
  return new Table({
    width: { size: mm(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => mm(width)),
    layout: TableLayoutType.FIXED,
    rows: [
      row(
        columns.map(({ name }) => name),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

function block(one: Block): (Paragraph | Table)[] {
  switch (one.kind) {
    case 'heading':
      return [new Paragraph({ ...BODY, keepNext: true, children: [run(one.text, { bold: true })] })];
    case 'table':
      // Word draws a table right against the lines before and after it.
      return [gap(), table(one), gap()];
    default:
      return [new Paragraph({ ...BODY, children: [run(one.text)] })];
  }
}

const gap = (points = 6): Paragraph =>
  new Paragraph({ children: [], spacing: { line: points * POINT, lineRule: LineRuleType.EXACT } });

/** A monthly report as a Word file in the form of NĐ 30/2020/NĐ-CP, Phụ lục I. */
export async function reportDocx(text: ReportText): Promise<Uint8Array<ArrayBuffer>> {
  const bold = { bold: true };
  const document = new Document({
    title: `BÁO CÁO ${text.abstract}`,
    creator: text.unit,
    lastModifiedBy: text.unit,
    features: { updateFields: false },
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: SIZE.body, color: '000000', language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })],
              }),
            ],
          }),
          first: new Header({ children: [new Paragraph({ children: [] })] }),
        },
        children: [
          heading(text),
          line('BÁO CÁO', bold, { spacing: { before: 18 * POINT } }),
          line(text.abstract, bold),
          rule(text.abstract.length * LETTER_WIDTH * RULE_SHARE, TEXT_WIDTH),
          gap(12),
          ...text.bases.map((one) => new Paragraph({ ...BODY, children: [run(one, { italics: true })] })),
          ...text.blocks.flatMap(block),
          gap(18),
          signature(text),
          // A document ends with a paragraph.
          gap(1),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}
