import { describe, expect, it, test } from 'vitest';
import { checkDocx } from '../../../../lib/findings/docx/docx';
import { DETAIL_WORDS, isDetailKey } from '../../../../lib/findings/words';
import { bodyOf, type Choices, docx, FONT, field, mm, para, run, STYLES, THEME } from '../../../portals/core/docx';
import { zipOf } from '../../../portals/core/zip';

const details = async (choices: Partial<Choices> = {}, rewrite?: (xml: string) => string) => {
  const report = await checkDocx(docx(choices, rewrite));
  expect(report.state).toBe('checked');
  return report.findings.map(({ detail, values }) =>
    values ? `${detail} ${Object.values(values).join(' ')}` : `${detail}`,
  );
};
const margins = (top: number, right: number, bottom: number, left: number, gutter = 0) =>
  `<w:pgMar w:top="${mm(top)}" w:right="${mm(right)}" w:bottom="${mm(bottom)}" w:left="${mm(left)}" w:gutter="${mm(gutter)}"/>`;
const INDENT = '<w:ind w:firstLine="720"/>';
const BOTH = '<w:jc w:val="both"/>';
const CENTRE = '<w:jc w:val="center"/>';

test('a document in order has no findings', async () => {
  expect(await details()).toEqual([]);
});

describe('each defect alone', () => {
  const cases: [name: string, choices: Partial<Choices>, findings: string[]][] = [
    ['letter paper', { size: '<w:pgSz w:w="12240" w:h="15840"/>' }, ['page-size 216 279']],
    ['landscape', { size: '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' }, ['page-landscape']],
    [
      'margins',
      { margins: margins(15, 10, 26, 25) },
      ['margin-top 15', 'margin-bottom 26', 'margin-left 25', 'margin-right 10'],
    ],
    ['margins as rounded', { margins: margins(19.6, 20.4, 25.4, 35.4) }, []],
    ['a gutter counts', { margins: margins(20, 15, 20, 25, 5) }, []],
    ['an exact margin', { margins: margins(-20, 15, 20, 30) }, []],
    ['other font', { styles: STYLES(`${FONT('Arial')}<w:sz w:val="28"/>`) }, ['font 12']],
    ['legacy font', { body: bodyOf(INDENT + BOTH, { more: FONT('.VnTime') }) }, ['font-legacy 1']],
    ['red', { body: bodyOf(INDENT + BOTH, { more: '<w:color w:val="FF0000"/>' }) }, ['colour 1']],
    ['nearly black', { body: bodyOf(INDENT + BOTH, { more: '<w:color w:val="1F1A17"/>' }) }, []],
    ['small text', { body: bodyOf(INDENT + BOTH, { size: 12 }) }, ['body-size 1 12']],
    ['ragged', { body: bodyOf(INDENT) }, ['body-justify 1']],
    ['no indent', { body: bodyOf(BOTH) }, ['body-indent 1 0']],
    ['an indent of 1 cm', { body: bodyOf(`<w:ind w:firstLine="567"/>${BOTH}`) }, []],
    ['hanging', { body: bodyOf(`<w:ind w:left="720" w:hanging="360"/>${BOTH}`) }, []],
    [
      'double spacing',
      { body: bodyOf(`<w:spacing w:line="480" w:lineRule="auto"/>${INDENT}${BOTH}`) },
      ['body-spacing 1 2'],
    ],
    ['exact spacing', { body: bodyOf(`<w:spacing w:line="480" w:lineRule="exact"/>${INDENT}${BOTH}`) }, []],
    ['no state name', { state: run('ỦY BAN', { size: 13, b: true }) }, ['state-name-missing']],
    [
      'small state name',
      { state: run('Cộng hòa xã hội chủ nghĩa Việt Nam', { size: 11 }) },
      ['state-name-case', 'state-name-bold', 'state-name-size 11'],
    ],
    [
      'state name by caps',
      { state: run('Cộng hòa xã hội chủ nghĩa Việt Nam', { size: 12, b: true, more: '<w:caps/>' }) },
      [],
    ],
    [
      'state name in two runs',
      { state: run('CỘNG HOÀ XÃ HỘI ', { size: 13, b: true }) + run('CHỦ NGHĨA VIỆT NAM', { size: 13 }) },
      ['state-name-bold'],
    ],
    ['no motto', { motto: '' }, ['motto-missing']],
    ['motto', { motto: run('Độc lập – Tự do – Hạnh phúc', { size: 12 }) }, ['motto-bold', 'motto-size 12']],
    [
      'number',
      { number: run('Số: 5 /UBND-VP', { size: 14, i: true }) },
      ['number-padding', 'number-spaces', 'number-italic', 'number-size 14'],
    ],
    [
      'date',
      { date: run('Ví Dụ, ngày 3 tháng 2 năm 2026', { size: 12 }) },
      ['date-padding', 'date-italic', 'date-size 12'],
    ],
    ['letter without V/v', { letter: '' }, ['abstract-letter']],
    ['letter', { letter: para(run('v/v rà soát', { size: 14 }), CENTRE) }, ['abstract-letter', 'abstract-size 14']],
    ['decision without V/v', { letter: '', number: run('Số:     /QĐ-UBND', { size: 13 }) }, []],
    ['recipients', { recipients: run('Nơi nhận:', { size: 14 }) }, ['recipients-style', 'recipients-size 14']],
    ['list', { list: para(run('- Như trên;', { size: 12 })) }, ['recipients-list-size 12']],
    ['number at the bottom', { header: '', footer: para(field('PAGE'), CENTRE) }, ['page-number-bottom']],
    ['no page number', { header: '' }, ['page-number-missing']],
    ['no page number on one page', { header: '', pages: 1 }, []],
    ['number of pages alone', { header: para(field('NUMPAGES'), CENTRE) }, ['page-number-missing']],
    ['first page numbered', { section: '' }, ['page-number-first']],
    ['first page unless first', { section: '', header: para(field('IF 1 &gt; 1 PAGE'), CENTRE) }, []],
    ['page number right', { header: para(field('PAGE'), '<w:jc w:val="right"/>') }, ['page-number-align']],
    ['page number after a tab', { header: para(`<w:r><w:tab/></w:r>${field('PAGE')}`) }, []],
    ['page number in a frame', { header: para(field('PAGE'), '<w:framePr w:xAlign="right"/>') }, ['page-number-align']],
    ['Roman', { section: '<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>' }, ['page-number-format']],
  ];
  test.each(cases)('%s', async (_, choices, findings) => {
    expect(await details(choices)).toEqual(findings);
  });
});

describe('where properties come from', () => {
  it('styles on styles, and a run of its own', async () => {
    const style = (id: string, basedOn: string, look: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${basedOn}"/><w:pPr><w:jc w:val="both"/><w:ind w:firstLine="720"/></w:pPr><w:rPr>${look}</w:rPr></w:style>`;
    const styles = STYLES(
      `${FONT('Times New Roman')}<w:sz w:val="22"/>`,
      style('A', 'Normal', '<w:sz w:val="26"/>') + style('B', 'A', '') + style('Loop', 'Loop', '<w:sz w:val="24"/>'),
    );
    expect(await details({ styles, body: bodyOf('<w:pStyle w:val="B"/>') })).toEqual(['page-number-size 11']);
    expect(await details({ styles, body: bodyOf('<w:pStyle w:val="Loop"/>') })).toContain('body-size 1 12');
    expect(await details({ styles, body: bodyOf('<w:pStyle w:val="Loop"/>', { size: 14 }) })).not.toContain(
      'body-size 1 12',
    );
  });

  it('the theme names fonts; which of two is not known', async () => {
    const styles = STYLES('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="28"/>');
    expect(await details({ styles, theme: THEME('Arial', 'Times New Roman') })).toEqual([]);
    expect(await details({ styles, theme: THEME('Times New Roman', 'Calibri') })).toEqual(['font 12']);
    expect(await details({ styles })).toEqual([]);
    const settings = '<w:themeFontLang w:val="vi-VN"/>';
    expect(await details({ styles, settings, theme: THEME('Arial', 'Calibri', 'Times New Roman') })).toEqual([]);
  });

  it('bold twice over in styles is not bold', async () => {
    const more =
      '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>';
    const styles = STYLES(`${FONT('Times New Roman')}<w:sz w:val="28"/>`, more);
    const motto = (inner: string) => run('Độc lập - Tự do - Hạnh phúc', { more: inner });
    const head = (inner: string) =>
      para(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, b: true })) +
      para(motto(inner), '<w:pStyle w:val="P"/>');
    expect(await details({ styles, head: head('') })).toEqual([]);
    expect(await details({ styles, head: head('<w:rStyle w:val="C"/>') })).toEqual(['motto-bold']);
  });

  it('what was deleted is not there, what was inserted is', async () => {
    const change = 'w:id="1" w:author="x"';
    const body = para(
      `<w:del ${change}><w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:delText>${'bỏ đi '.repeat(20)}</w:delText></w:r></w:del><w:ins ${change}>${run('thêm vào đoạn này cho đủ dài '.repeat(4))}</w:ins>`,
      INDENT + BOTH,
    );
    expect(await details({ body })).toEqual([]);
  });

  it('one of alternatives counts', async () => {
    const box = (size: number) =>
      `<w:r><w:pict><w:txbxContent>${para(run('Chữ trong khung', { size, more: FONT(size > 20 ? 'Arial' : 'Times New Roman') }))}</w:txbxContent></w:pict></w:r>`;
    const body = `${bodyOf(INDENT + BOTH)}<w:p><mc:AlternateContent><mc:Choice Requires="wps">${box(14)}</mc:Choice><mc:Fallback>${box(30)}</mc:Fallback></mc:AlternateContent></w:p>`;
    expect(await details({ body })).toEqual([]);
  });

  it('a landscape appendix in a section of its own is no defect', async () => {
    const first = para(
      '',
      `<w:sectPr><w:headerReference w:type="default" r:id="h1"/><w:pgSz w:w="11906" w:h="16838"/>${margins(20, 15, 20, 30)}<w:titlePg/></w:sectPr>`,
    );
    expect(
      await details({
        body: bodyOf(INDENT + BOTH) + first,
        size: '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
        margins: margins(10, 10, 10, 10),
      }),
    ).toEqual([]);
  });

  it('a head that is laid out by tabs', async () => {
    const head =
      para(
        `${run('UBND PHƯỜNG', { size: 13, b: true })}<w:r><w:tab/></w:r>${run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, b: true })}`,
      ) +
      para(
        `${run('Số:    /QĐ-UBND', { size: 13 })}<w:r><w:tab/></w:r>${run('Độc lập - Tự do - Hạnh phúc', { size: 14, b: true })}`,
      );
    expect(await details({ head })).toEqual([]);
  });

  it('an annex without a head is judged by its paper and letters only', async () => {
    expect(await details({ head: para(run('Phụ lục kèm theo', { size: 9 })), recipients: run('Nơi nhận:') })).toEqual(
      [],
    );
  });

  it('what the file does not say gives no finding', async () => {
    expect(
      await details({
        styles: '',
        size: '',
        margins: '',
        body: bodyOf(INDENT + BOTH),
        header: para(field('PAGE'), CENTRE),
      }),
    ).toEqual([]);
  });
});

describe('other programs', () => {
  it('strict Open XML with measures in words', async () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        );
    const size = '<w:pgSz w:w="210mm" w:h="297mm"/>';
    expect(
      await details(
        { size, margins: '<w:pgMar w:top="2cm" w:bottom="0.8in" w:left="25mm" w:right="42.5pt"/>' },
        strict,
      ),
    ).toEqual(['margin-left 25']);
  });

  it('another prefix', async () => {
    const renamed = (xml: string) =>
      xml.replaceAll('w:', 'x:').replaceAll('xmlns:x:', 'xmlns:w:').replaceAll('xmlns:w=', 'xmlns:x=');
    expect(await details({ margins: margins(20, 15, 20, 25) }, renamed)).toEqual(['margin-left 25']);
  });

  it('LibreOffice: fonts in every run, its own default font, fields in short', async () => {
    const styles = STYLES(
      '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto"/><w:sz w:val="28"/>',
    );
    const header = para(`<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>`, CENTRE);
    expect(await details({ styles, header })).toEqual(['font 12']);
  });

  it('Google Docs: no theme, everything direct, no page count', async () => {
    const rtl = `<w:rtl w:val="0"/>${FONT('Times New Roman')}`;
    const body = para(
      run('Nội dung của văn bản được viết trên mạng rồi tải xuống '.repeat(3), { size: 13, more: rtl }),
      `<w:spacing w:line="276" w:lineRule="auto"/>${INDENT}${BOTH}`,
    );
    expect(await details({ styles: STYLES(`${FONT('Arial')}<w:sz w:val="22"/>`), body, pages: 0, header: '' })).toEqual(
      ['font 11'],
    );
  });
});

describe('what is not looked into', () => {
  const problem = async (bytes: Uint8Array) => {
    const report = await checkDocx(bytes);
    expect(report.findings).toEqual([]);
    return report.problem;
  };
  const part = (name: string, body: string | Buffer) => ({ more: [{ name, body }] });

  it('secret documents and those of the Party', async () => {
    expect(await problem(docx({ head: para(run('TỐI MẬT')) + para(run('Số:   /UBND')) }))).toBe('secret');
    expect(await problem(docx({ head: para(run('ĐẢNG CỘNG SẢN VIỆT NAM')) }))).toBe('party');
    const front = para(run('MẶT TRẬN TỔ QUỐC VIỆT NAM PHƯỜNG VÍ DỤ')) + para(run('Số:   /MTTQ-BTT'));
    expect(await problem(docx({ head: front }))).toBe('party');
  });

  it('other files', async () => {
    expect(await problem(new TextEncoder().encode('%PDF-1.7'))).toBe('not-docx');
    expect(await problem(new Uint8Array())).toBe('not-docx');
    expect(await problem(zipOf([{ name: 'a.txt', body: 'x' }]))).toBe('not-docx');
    expect(
      await problem(docx({ type: 'application/vnd.oasis.opendocument.text', ...part('word/document.xml', '<x/>') })),
    ).toBe('not-docx');
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await problem(ole)).toBe('old-format');
    expect(await problem(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('encrypted');
  });

  it('broken ones', async () => {
    const whole = docx();
    expect(await problem(whole.subarray(0, whole.length - 40))).toBe('damaged');
    expect(await problem(docx(part('word/document.xml', '<w:document')))).toBe('damaged');
    expect(await problem(docx({ more: [{ name: 'word/document.xml', body: '<x/>', size: 99 }] }))).toBe('damaged');
    expect(await problem(docx({ more: [{ name: 'word/document.xml', body: '<x/>', flags: 1 }] }))).toBe('encrypted');
    const twice = { name: 'word/x.xml', body: '' };
    expect(await problem(docx({ more: [twice, twice] }))).toBe('damaged');
  });

  it('bombs', async () => {
    expect(await problem(docx(part('word/document.xml', Buffer.alloc(15_000_000, 32))))).toBe('too-large');
    expect(await problem(docx(part('word/document.xml', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)))).toBe(
      'too-large',
    );
    const laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>';
    expect(await problem(docx(part('word/document.xml', laughs)))).toBe('damaged');
    expect(
      await problem(zipOf(Array.from({ length: 6000 }, (_, i) => ({ name: `${i}`, body: '', stored: true })))),
    ).toBe('too-large');
    // What says that it is small and is not.
    expect(
      await problem(docx({ more: [{ name: 'word/document.xml', body: Buffer.alloc(30_000_000), size: 1000 }] })),
    ).toBe('damaged');
  });

  it('work that grows by multiplication', async () => {
    // Every run looks into the same style, and every relationship leads to the same header.
    const rewrite = (xml: string) =>
      xml
        .replace('<w:rPrDefault><w:rPr>', `$&${'<w:x/>'.repeat(20_000)}`)
        .replace('<w:body>', `$&<w:p>${'<w:r/>'.repeat(50_000)}</w:p>`)
        .replace(/<Relationship Id="h1"[^>]*>/, (one) =>
          Array.from({ length: 40_000 }, (_, i) => one.replace('h1', `h${i}`)).join(''),
        );
    expect((await checkDocx(docx({}, rewrite))).state).toBe('checked');
  });

  it('macros are only said', async () => {
    const type = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(await checkDocx(docx({ type, ...part('word/vbaProject.bin', 'x') }))).toEqual({
      state: 'checked',
      macros: true,
      bases: { cited: [], whole: true },
      findings: [],
    });
  });

  it('a byte changed anywhere is no crash', async () => {
    const whole = docx();
    for (let at = 0; at < whole.length; at += 29) {
      const changed = whole.slice();
      changed[at] = (changed[at] as number) ^ 0x55;
      await checkDocx(changed);
    }
  });
});

test('nothing of the text is in a report, and every finding has words', async () => {
  const { findings } = await checkDocx(
    docx({
      margins: margins(1, 1, 1, 1),
      body: bodyOf('', { size: 9, more: FONT('Arial') }),
      state: '',
      motto: '',
      header: '',
    }),
  );
  expect(findings.length).toBeGreaterThan(8);
  expect(JSON.stringify(findings)).not.toMatch(/Thực hiện|UBND|Mẫu|Arial/);
  for (const { detail = '', values, basis } of findings) {
    if (!isDetailKey(detail)) throw new Error(detail);
    expect(DETAIL_WORDS.vi(detail, values)).not.toMatch(/[{}]/);
    expect(DETAIL_WORDS.en(detail, values)).not.toMatch(/[{}]/);
    expect(basis).toMatch(/^NĐ 30\/2020\/NĐ-CP, Phụ lục I, mục/);
  }
});

describe('legal bases', () => {
  const acts = [{ number: '61/2018/NĐ-CP' }, { number: '107/2021/NĐ-CP' }];
  const bases = async (choices: Partial<Choices>) => (await checkDocx(docx(choices), acts)).bases;
  const basis = (number: string) => para(run(`Căn cứ Nghị định số ${number} của Chính phủ;`, { i: true }));

  it('are read with the day of the date line; a day that is left open is none', async () => {
    expect(await bases({ body: basis('61/2018/NĐ-CP') })).toEqual({ cited: ['61/2018/NĐ-CP'], whole: true });
    const dated = await bases({
      body: basis('118/2025/NĐ-CP'),
      date: run('Ví Dụ, ngày 05 tháng 3 năm 2026', { size: 14, i: true }),
    });
    expect(dated).toEqual({ cited: [], whole: true, day: 20517 });
  });

  it('are not dated by the day of another document', async () => {
    const law = para(run('Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008.', { i: true }));
    expect(await bases({ body: law, date: run('Ví Dụ, 05/3/2026', { size: 14, i: true }) })).toEqual({
      cited: [],
      whole: true,
    });
  });

  it('are found across runs, and not in what was deleted', async () => {
    const split = para(
      [run('Căn cứ Nghị định số 107/'), run('2021'), '<w:r><w:t>/NĐ</w:t><w:noBreakHyphen/><w:t>CP;</w:t></w:r>'].join(
        '',
      ),
    );
    const deleted = `<w:p><w:del><w:r><w:delText>Căn cứ Nghị định số 61/2018/NĐ-CP;</w:delText></w:r></w:del></w:p>`;
    expect((await bases({ body: split + deleted }))?.cited).toEqual(['107/2021/NĐ-CP']);
  });

  it('are not looked for in secret documents and the Party’s, and of an annex it is said that it is one', async () => {
    const body = basis('61/2018/NĐ-CP');
    expect(await bases({ body, more: [], head: para(run('MẬT')) + para(run('Số: 1/UBND-VP')) })).toBeUndefined();
    expect(await bases({ body, head: para(run('ĐẢNG CỘNG SẢN VIỆT NAM')) })).toBeUndefined();
    expect(await bases({ body, head: para(run('PHỤ LỤC')) })).toEqual({ cited: ['61/2018/NĐ-CP'], whole: false });
  });
});
