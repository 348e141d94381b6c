import { type Part, zipOf } from './zip';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const MAIN = `${TYPE}.document.main+xml`;

export const mm = (value: number): number => Math.round((value / 25.4) * 1440);

/** One run; `size` in points. */
export const run = (text: string, look: { size?: number; b?: boolean; i?: boolean; more?: string } = {}): string =>
  `<w:r><w:rPr>${look.more ?? ''}${look.b ? '<w:b/>' : ''}${look.i ? '<w:i/>' : ''}${look.size ? `<w:sz w:val="${look.size * 2}"/>` : ''}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const para = (content: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const cell = (...paragraphs: string[]): string => `<w:tc><w:tcPr/>${paragraphs.join('')}</w:tc>`;
const table = (...cells: string[]): string => `<w:tbl><w:tblPr/><w:tr>${cells.join('')}</w:tr></w:tbl>`;
const CENTRE = '<w:jc w:val="center"/>';

/** What of a sample may be otherwise. */
export interface Choices {
  size: string;
  margins: string;
  state: string;
  motto: string;
  number: string;
  date: string;
  letter: string;
  body: string;
  recipients: string;
  list: string;
  header: string;
  footer: string;
  section: string;
  styles: string;
  theme: string;
  settings: string;
  head: string;
  pages: number;
  more: Part[];
  type: string;
}

const WORDS =
  'Thực hiện kế hoạch của cấp trên về nâng cao chất lượng giải quyết thủ tục hành chính, Ủy ban nhân dân phường đề nghị các bộ phận rà soát.';
export const bodyOf = (properties: string, look: Parameters<typeof run>[1] = {}): string =>
  para(run(WORDS, look), properties);

export const field = (instruction: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const STYLES = (defaults: string, more = ''): string =>
  `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>${defaults}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${more}</w:styles>`;
export const FONT = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;

/** A document that is in order: as Word writes it, with the head in a table. */
const ORDER: Choices = {
  size: '<w:pgSz w:w="11906" w:h="16838"/>',
  margins: `<w:pgMar w:top="${mm(20)}" w:right="${mm(15)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:header="567" w:footer="567" w:gutter="0"/>`,
  state: run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, b: true }),
  motto: run('Độc lập - Tự do - Hạnh phúc', { size: 14, b: true }),
  number: run('Số:      /UBND-VP', { size: 13 }),
  date: run('Ví Dụ, ngày    tháng 3 năm 2026', { size: 14, i: true }),
  letter: para(run('V/v rà soát hồ sơ', { size: 12 }), CENTRE),
  body: bodyOf(
    '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>',
  ),
  recipients: run('Nơi nhận:', { size: 12, b: true, i: true }),
  list: ['- Như trên;', '- Lưu: VT.'].map((text) => para(run(text, { size: 11 }))).join(''),
  header: para(field('PAGE'), CENTRE),
  footer: '',
  section: '<w:titlePg/>',
  styles: STYLES(`${FONT('Times New Roman')}<w:sz w:val="28"/>`),
  theme: '',
  settings: '',
  head: '',
  pages: 2,
  more: [],
  type: MAIN,
};

/** The body of a sample's document part. */
function content(c: Choices): string {
  const head =
    c.head ||
    table(
      cell(para(run('UBND PHƯỜNG VÍ DỤ', { size: 13, b: true }), CENTRE), para(c.number, CENTRE), c.letter),
      cell(para(c.state, CENTRE), para(c.motto, CENTRE), para(c.date, CENTRE)),
    );
  const foot = table(
    cell(para(c.recipients), c.list),
    cell(
      para(run('CHỦ TỊCH', { size: 14, b: true }), CENTRE),
      para(run('Nguyễn Văn Mẫu', { size: 14, b: true }), CENTRE),
    ),
  );
  const ends = `${c.header && '<w:headerReference w:type="default" r:id="h1"/>'}${c.footer && '<w:footerReference w:type="default" r:id="f1"/>'}`;
  return `${head}${para('')}${c.body}${foot}<w:sectPr>${ends}${c.size}${c.margins}${c.section}</w:sectPr>`;
}

/** A DOCX that differs from one in order by `choices`; `rewrite` may change every part's text. */
export function docx(choices: Partial<Choices> = {}, rewrite: (xml: string) => string = (xml) => xml): Uint8Array {
  const c: Choices = { ...ORDER, ...choices };
  const related: [id: string, kind: string, target: string, body: string][] = [
    ['s1', 'styles', 'styles.xml', c.styles],
    ['t1', 'theme', 'theme/theme1.xml', c.theme],
    ['g1', 'settings', 'settings.xml', c.settings && `<w:settings xmlns:w="${W}">${c.settings}</w:settings>`],
    ['h1', 'header', 'header1.xml', c.header && `<w:hdr xmlns:w="${W}">${c.header}</w:hdr>`],
    ['f1', 'footer', 'footer1.xml', c.footer && `<w:ftr xmlns:w="${W}">${c.footer}</w:ftr>`],
  ];
  const there = related.filter(([, , , body]) => body);
  const xml = (name: string, body: string): Part => ({
    name,
    body: rewrite(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`),
  });
  const given = new Set(c.more.map(({ name }) => name));
  return zipOf([
    ...[
      xml(
        '[Content_Types].xml',
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${c.type}"/></Types>`,
      ),
      xml(
        'word/document.xml',
        `<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${content(c)}</w:body></w:document>`,
      ),
      xml(
        'word/_rels/document.xml.rels',
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${there.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`).join('')}</Relationships>`,
      ),
      ...there.map(([, , target, body]) => xml(`word/${target}`, body)),
      xml('docProps/app.xml', `<Properties xmlns="urn:app"><Pages>${c.pages}</Pages></Properties>`),
    ].filter(({ name }) => !given.has(name)),
    ...c.more,
  ]);
}

export const THEME = (major: string, minor: string, vietnamese = ''): string => {
  const fonts = (latin: string) =>
    `<a:latin typeface="${latin}"/>${vietnamese && `<a:font script="Viet" typeface="${vietnamese}"/>`}`;
  return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="x"><a:majorFont>${fonts(major)}</a:majorFont><a:minorFont>${fonts(minor)}</a:minorFont></a:fontScheme></a:themeElements></a:theme>`;
};
