/** What a file is, what is wrong with it, and what is said of its pages: only what is certain. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isPaper } from '../../../lib/findings/blank';
import { lookInto } from '../../../lib/findings/look';
import type { FileCheck } from '../../../lib/findings/types';
import { createSigner, SIGNED_AT } from './corpus/cms';
import { Doc, signed } from './corpus/doc';
import { image, jpeg, ole, page, png, tiff, xmlSignature, zip } from './corpus/files';

const look = (bytes: Buffer | string): Promise<FileCheck> => lookInto(new Uint8Array(Buffer.from(bytes)));

const signer = createSigner('P-256', 'Lê Thị Mẫu');
const types = '<Types/>';
const signature = xmlSignature(signer.certificate);

describe('what it is', () => {
  test.each<[string, Buffer | string, Partial<FileCheck>]>([
    ['PDF', page('q Q'), { kind: 'pdf', state: 'none', pages: 1 }],
    ['signed PDF', signed(), { kind: 'pdf', state: 'valid', pages: 1 }],
    ['PNG', png(10, 20), { kind: 'png', state: 'none', pages: 1 }],
    ['JPEG', jpeg(10, 20), { kind: 'jpeg', state: 'none', pages: 1 }],
    ['TIFF', tiff(3, 100, 300, 300), { kind: 'tiff', state: 'none', pages: 3 }],
    ['GIF', 'GIF89a\x0a\0\x0a\0\0\0\0;', { kind: 'gif', state: 'none' }],
    ['docx', zip({ '[Content_Types].xml': types, 'word/document.xml': '<w/>' }), { kind: 'docx', state: 'none' }],
    ['xlsx', zip({ '[Content_Types].xml': types, 'xl/workbook.xml': '<w/>' }), { kind: 'xlsx', state: 'none' }],
    [
      'odt',
      zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<o/>' }),
      { kind: 'odt', state: 'none' },
    ],
    ['doc', ole('WordDocument'), { kind: 'doc', state: 'none' }],
    ['XML', '\ufeff<?xml version="1.0"?><HoSo>a</HoSo>', { kind: 'xml', state: 'none' }],
    ['nothing', '', { kind: 'empty', bytes: 0, state: 'unreadable', problem: 'empty' }],
    ['archive', zip({ 'ket-qua.pdf': 'x' }), { kind: 'zip', state: 'unreadable', problem: 'archive' }],
    ['RAR', 'Rar!\x1a\x07\x01\0', { kind: 'rar', state: 'unreadable', problem: 'archive' }],
    ['HTML', '<!-- x -->\n<!DOCTYPE html><p>Xin chào', { kind: 'html', state: 'unreadable', problem: 'not-pdf' }],
    ['sign-in', '<html><input type="password">', { kind: 'html', state: 'unreadable', problem: 'signed-out' }],
    ['text', 'xin chào', { kind: 'other', state: 'unreadable', problem: 'not-pdf' }],
  ])('%s', async (_, bytes, expected) => {
    expect(await look(bytes)).toMatchObject(expected);
    if (!expected.problem) expect(await look(bytes)).not.toHaveProperty('problem');
  });
});

describe('what is wrong with it', () => {
  const cycle = new Doc().update({ 2: '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>' }).bytes;
  const deep: Record<number, string> = { 2: '<< /Kids [50 0 R] >>' };
  for (let n = 50; n < 300; n++) deep[n] = `<< /Kids [${n + 1} 0 R] >>`;
  test.each<[string, Buffer, Partial<FileCheck>]>([
    [
      'no pages',
      new Doc().update({ 2: '<< /Type /Pages /Kids [] /Count 0 >>' }).bytes,
      { problem: 'no-pages', pages: 0 },
    ],
    ['pages that hold themselves', cycle, { problem: 'damaged', state: 'unreadable' }],
    ['pages that go ever deeper', new Doc().update(deep).bytes, { problem: 'damaged', state: 'unreadable' }],
    ['pages that are not there', new Doc().update({ 2: '<< /Kids [900 0 R] >>' }).bytes, { problem: 'damaged' }],
    ['a password', new Doc({ trailer: '/Encrypt << /Filter /Standard >>' }).bytes, { problem: 'encrypted' }],
    ['a PDF cut in its last objects', page('q Q').subarray(0, -200), { problem: 'damaged' }],
    ['a PNG cut', png(10, 20).subarray(0, -14), { problem: 'damaged' }],
    ['a PNG that claims to be a city', png(10, 20, 0, [2 ** 31 - 1, 2 ** 31 - 1]), { problem: 'damaged' }],
    ['a PNG without pixels', png(10, 20, 0, [0, 20]), { problem: 'damaged' }],
    ['a JPEG cut', jpeg(10, 20, 0, false), { problem: 'damaged' }],
    ['a TIFF that leads back', tiff(3, 100, 300, 300, true), { problem: 'damaged' }],
    ['an archive cut', zip({ 'a.pdf': 'x' }).subarray(0, -10), { problem: 'damaged' }],
    ['an archive with a password', zip({ 'a.pdf': 'x' }, 1), { problem: 'encrypted', kind: 'zip' }],
    ['an office document with a password', ole('EncryptedPackage'), { problem: 'encrypted', kind: 'doc' }],
    ['XML cut', Buffer.from('<?xml version="1.0"?><a><b>'), { problem: 'damaged', state: 'unreadable' }],
  ])('%s', async (_, bytes, expected) => {
    expect(await look(bytes)).toMatchObject(expected);
  });

  test('a signed file that is cut keeps its signatures', async () => {
    const whole = signed();
    const more = Buffer.concat([whole, Buffer.from('\n800 0 obj\n<< /A 1')]);
    expect(await look(more)).toMatchObject({ problem: 'damaged', state: 'valid', coverage: 'partial' });
  });

  test('pages that only going through the file finds', async () => {
    const bytes = page('q Q');
    const at = bytes.lastIndexOf('0000');
    bytes.write('00009999', bytes.lastIndexOf('\n', at) + 3, 'latin1');
    expect(await look(bytes)).toMatchObject({ pages: 1, state: 'none' });
  });
});

describe('signatures of XML', () => {
  const seen = (text: string) => look(text).then(({ state, signatures }) => [state, signatures.length]);

  test('are counted, named, and not verified', async () => {
    const check = await look(`<?xml version="1.0"?><HoSo><a/>${signature}${signature}</HoSo>`);
    expect(check).toMatchObject({ state: 'unchecked', kind: 'xml' });
    expect(check.signatures).toHaveLength(2);
    expect(check.signatures[0]).toMatchObject({
      verdict: 'unchecked',
      signer: { name: 'Lê Thị Mẫu', organisation: 'UBND xã Mẫu' },
      party: 'person',
      signedAt: SIGNED_AT,
    });
    expect(check).not.toHaveProperty('coverage');
  });

  test('whatever the prefix, and only of the right namespace', async () => {
    expect(await seen(`<a>${xmlSignature(signer.certificate, '', '')}</a>`)).toEqual(['unchecked', 1]);
    expect(await seen(`<a xmlns:x="http://www.w3.org/2000/09/xmldsig#"><x:Signature>1</x:Signature></a>`)).toEqual([
      'unchecked',
      1,
    ]);
    expect(await seen('<a><Signature>1</Signature></a>')).toEqual(['none', 0]);
    expect(await seen(`<a><!-- ${signature} --><![CDATA[${signature}]]></a>`)).toEqual(['none', 0]);
  });

  test('in UTF-16', async () => {
    const wide = Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?><a>${signature}</a>`, 'utf16le');
    expect(await look(wide)).toMatchObject({ state: 'unchecked', kind: 'xml' });
  });

  test('a time without a zone is none', async () => {
    const check = await look(`<a>${xmlSignature(signer.certificate, '2024-03-05T09:30:00')}</a>`);
    expect(check.signatures[0]).not.toHaveProperty('signedAt');
  });

  test('in packages of office documents', async () => {
    const parts = { '[Content_Types].xml': types, 'word/document.xml': '<w/>', '_xmlsignatures/sig1.xml': signature };
    expect(await look(zip(parts))).toMatchObject({
      kind: 'docx',
      state: 'unchecked',
      signatures: [{ party: 'person' }],
    });
    const open = {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/documentsignatures.xml': `<d>${signature}</d>`,
    };
    expect(await look(zip(open))).toMatchObject({ kind: 'odt', state: 'unchecked' });
    expect(await look(ole('WordDocument', '_xmlsignatures'))).toMatchObject({ kind: 'doc', state: 'unchecked' });
  });
});

describe('what takes too much', () => {
  test('entities that multiply are never replaced', async () => {
    const lines = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "x">${lines}]><a>&l9;</a>`;
    expect(await look(bomb)).toMatchObject({ state: 'unreadable', problem: 'damaged' });
  });
  test.each<[string, () => string | Buffer]>([
    ['declarations without end', () => `<a>${'<!x>'.repeat(500_000)}`],
    ['elements without end', () => '<a>'.repeat(500_000)],
    ['namespaces on every level', () => `<a>${'<b'.padEnd(30_000, ' xmlns:q1="x" xmlns:q2="y"')}>`.repeat(60)],
    ['tags that never close', () => '<a '.repeat(1_000_000)],
    ['a prefix that is far above', () => `<a xmlns:p="x">${'<b>'.repeat(190)}${'<p:c/>'.repeat(160_000)}`],
  ])('%s', async (_, bytes) => {
    expect(await look(bytes())).toMatchObject({ problem: 'damaged' });
  });
  test('a package whose signature grows to 300 MB', async () => {
    const signatures = { '_xmlsignatures/sig1.xml': Buffer.alloc(300_000_000) };
    const bytes = zip({ '[Content_Types].xml': types, 'word/d.xml': '', ...signatures });
    expect(await look(bytes)).toMatchObject({ kind: 'docx', state: 'unreadable', problem: 'too-large' });
  });
  test('comments before a page that is none', async () => {
    expect(await look(`${'<!---->'.repeat(500)}x`)).toMatchObject({ kind: 'xml', problem: 'damaged' });
    expect(await look(`${'<!---->'.repeat(500)}<html>`)).toMatchObject({ kind: 'html' });
  });
  test('directories of a TIFF that lie over each other', async () => {
    const bytes = Buffer.alloc(900_000);
    bytes.write('II*\0', 'latin1');
    bytes.writeUInt32LE(8, 4);
    for (let at = 8; at < 80_000; at += 40) {
      bytes.writeUInt16LE(60_000, at);
      bytes.writeUInt32LE(at + 40, at + 2 + 60_000 * 12);
    }
    expect(await look(bytes)).toMatchObject({ kind: 'tiff', problem: 'damaged' });
  });
  test('blanks that are painted again and again', async () => {
    const blanks = `<< /Subtype /Form /Length 300000 >>\nstream\n${' '.repeat(300_000)}\nendstream`;
    const resources = '/Resources << /XObject << /F 9 0 R >> >>';
    const check = await look(page('/F Do '.repeat(19_000), { 9: blanks }, resources));
    expect(check).toMatchObject({ pages: 1, state: 'none' });
    expect(check).not.toHaveProperty('blankPages');
  });
  test('one large picture on every page', async () => {
    const objects: Record<number, string> = {
      2: `<< /Kids [${Array.from({ length: 1000 }, (_, i) => `${100 + i} 0 R`).join(' ')}] /Count 1000 >>`,
      4: '<< /Length 5 >>\nstream\n/I Do\nendstream',
      9: image(6000, 6000, Buffer.from('x'), '/Filter /DCTDecode /ColorSpace /DeviceGray /BitsPerComponent 8'),
    };
    const resources = '/Resources << /XObject << /I 9 0 R >> >>';
    for (let i = 0; i < 1000; i++)
      objects[100 + i] = `<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R ${resources} >>`;
    let decoded = 0;
    vi.stubGlobal('OffscreenCanvas', class {});
    vi.stubGlobal('createImageBitmap', () => {
      decoded++;
      throw new Error('not decoded here');
    });
    expect(await look(new Doc().update(objects).bytes)).toMatchObject({ pages: 1000 });
    vi.unstubAllGlobals();
    expect(decoded).toBeGreaterThan(5);
    expect(decoded).toBeLessThan(20);
  });
  test('rows of a negative width', async () => {
    const parms = '/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns -2 >>';
    const packed = deflateSync(Buffer.alloc(1000, 32));
    const content = `<< /Length ${packed.length} ${parms} >>\nstream\n${packed.toString('latin1')}\nendstream`;
    const check = await look(page(undefined, { 4: content }, '/Contents 4 0 R'));
    expect(check).toMatchObject({ pages: 1, state: 'none' });
    expect(check).not.toHaveProperty('blankPages');
  });
  test('a long name above many fields', async () => {
    const value = '<< /SubFilter /x /ByteRange [0 1 2 3] /Contents <00> >>';
    const kids = Array.from({ length: 3000 }, (_, i) => `<< /T (${i}) /V ${value} >>`).join(' ');
    const form = `<< /Fields [<< /T <feff${'0061'.repeat(100_000)}> /FT /Sig /Kids [${kids}] >>] >>`;
    const { signatures } = await look(new Doc({ form }).bytes);
    expect(signatures).toHaveLength(3000);
    expect(Math.max(...signatures.map(({ field }) => field.length))).toBeLessThanOrEqual(1000);
  });
  test('a package of many signatures with long chains', async () => {
    const subject = Array.from({ length: 300 }, () => ['2.5.4.11', 'a'] as const);
    const one = xmlSignature(createSigner('P-256', '', undefined, { authority: true, subject }).certificate);
    const certificate = /<ds:X509Certificate>[^<]*<\/ds:X509Certificate>/.exec(one)?.[0] ?? '';
    const chain = one.replace(certificate, certificate.repeat(10));
    const part = `<d>${chain.repeat(Math.floor(1_900_000 / chain.length))}</d>`;
    const parts = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`_xmlsignatures/${i}.xml`, part]));
    expect(await look(zip({ '[Content_Types].xml': types, 'xl/a.xml': '', ...parts }))).toMatchObject({
      kind: 'xlsx',
      state: 'unchecked',
    });
  });
  test('a hundred thousand pages', async () => {
    const count = 100_000;
    const objects: Record<number, string> = {
      2: `<< /Kids [${Array.from({ length: count }, (_, i) => `${100 + i} 0 R`).join(' ')}] /Count ${count} >>`,
    };
    for (let i = 0; i < count; i++) objects[100 + i] = '<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R >>';
    expect(await look(new Doc().update(objects).bytes)).toMatchObject({ pages: count, state: 'none' });
  });
  test('a page whose content grows to 400 MB', async () => {
    const bomb = image(1, 1, Buffer.alloc(400_000_000, 32), '').replace(/\/Type \/XObject \/Subtype \/Image/, '');
    const check = await look(page(undefined, { 4: bomb }, '/Contents 4 0 R'));
    expect(check).toMatchObject({ pages: 1, state: 'none' });
    expect(check).not.toHaveProperty('blankPages');
  });
  test('a thousand pages of endless operators', async () => {
    const content = 'q Q '.repeat(9000);
    const objects: Record<number, string> = {
      2: `<< /Kids [${Array.from({ length: 1000 }, (_, i) => `${100 + i} 0 R`).join(' ')}] /Count 1000 >>`,
      4: `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    };
    for (let i = 0; i < 1000; i++) objects[100 + i] = '<< /Type /Page /MediaBox [0 0 595 842] /Contents 4 0 R >>';
    const check = await look(new Doc().update(objects).bytes);
    expect(check.pages).toBe(1000);
    expect(check.blankPages).toBeLessThan(1000);
  });
  test('forms that paint themselves', async () => {
    const form =
      '<< /Subtype /Form /Resources << /XObject << /F 9 0 R >> >> /Length 12 >>\nstream\n/F Do /F Do \nendstream';
    expect(await look(page('/F Do', { 9: form }, '/Resources << /XObject << /F 9 0 R >> >>'))).toMatchObject({
      pages: 1,
    });
  });
});

describe('pages', () => {
  const grey = (width: number, height: number, fill = 128) => image(width, height, Buffer.alloc(width * height, fill));
  const scan = (object: string, draw = 'q 595 0 0 842 0 0 cm /I Do Q', more = '') =>
    look(page(draw, { 9: object }, `/Resources << /XObject << /I 9 0 R >> >> ${more}`));
  const said = ({ lowResolution, dpi, blankPages }: FileCheck) => ({ lowResolution, dpi, blankPages });

  test.each<[string, () => Promise<FileCheck>, Partial<FileCheck>]>([
    ['a scan of 100 dpi', () => scan(grey(827, 1170)), { lowResolution: 1, dpi: 100 }],
    ['a scan of 200 dpi', () => scan(grey(1654, 2339)), {}],
    ['a scan of 300 dpi', () => scan(grey(2480, 3508)), {}],
    [
      'a scan that is drawn turned',
      () => scan(grey(1170, 827), 'q 0 842 -595 0 595 0 cm /I Do Q'),
      { lowResolution: 1, dpi: 100 },
    ],
    [
      'a coarse scan with letters behind',
      () => scan(grey(827, 1170), 'BT 3 Tr (Xin) Tj ET q 595 0 0 842 0 0 cm /I Do Q'),
      { lowResolution: 1, dpi: 100 },
    ],
    ['a coarse picture under text', () => scan(grey(827, 1170), 'q 595 0 0 842 0 0 cm /I Do Q BT (Xin) Tj ET'), {}],
    ['a small picture', () => scan(grey(10, 10), 'q 50 0 0 50 0 0 cm /I Do Q'), {}],
    [
      'a coarse picture with a fine mask',
      () =>
        look(
          page(
            'q 595 0 0 842 0 0 cm /I Do Q',
            {
              8: grey(2480, 3508),
              9: image(
                413,
                585,
                Buffer.alloc(413 * 585, 128),
                '/ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 8 0 R',
              ),
            },
            '/Resources << /XObject << /I 9 0 R >> >>',
          ),
        ),
      {},
    ],
    ['a larger unit', () => scan(grey(1654, 2339), undefined, '/UserUnit 2'), { lowResolution: 1, dpi: 100 }],
    ['no content', () => look(page(undefined)), { blankPages: 1 }],
    ['content that paints nothing', () => look(page('q 1 0 0 1 0 0 cm Q')), { blankPages: 1 }],
    ['content that paints white', () => look(page('1 g 0 0 595 842 re f')), { blankPages: 1 }],
    ['content that paints black', () => look(page('0 0 595 842 re f')), {}],
    ['content in an unknown colour', () => look(page('/Cs cs 1 scn 0 0 9 9 re f')), {}],
    ['text', () => look(page('BT (Xin) Tj ET')), {}],
    ['a picture within', () => look(page('BI /W 1 /H 1 ID x EI')), {}],
    ['a note on an empty page', () => look(page('q Q', {}, '/Annots [7 0 R]')), {}],
    ['content that is missing', () => look(page(undefined, {}, '/Contents 800 0 R')), {}],
    [
      'content behind an unknown filter',
      () => look(page(undefined, { 4: '<< /Filter /LZWDecode /Length 1 >>\nstream\nx\nendstream' }, '/Contents 4 0 R')),
      {},
    ],
    ['a white scan', () => scan(grey(827, 1170, 255)), { blankPages: 1 }],
    [
      'a white scan of one bit, with loose ends',
      () => scan(image(9, 4, Buffer.from('ff80'.repeat(4), 'hex'), '/ColorSpace /DeviceGray /BitsPerComponent 1')),
      { blankPages: 1 },
    ],
    [
      'a white scan with one dot',
      () => {
        const dots = Buffer.alloc(1654 * 2339, 255);
        dots[5000] = 0;
        return scan(image(1654, 2339, dots));
      },
      {},
    ],
    [
      'a white scan upside down',
      () =>
        scan(
          image(
            1654,
            2339,
            Buffer.alloc(1654 * 2339, 255),
            '/ColorSpace /DeviceGray /BitsPerComponent 8 /Decode [1 0]',
          ),
        ),
      {},
    ],
    ['a PNG of A4 at 150', async () => look(png(1240, 1754)), { lowResolution: 1, dpi: 150 }],
    ['a PNG of A4 that says 300', async () => look(png(2480, 3508, 300)), {}],
    ['a JPEG of A4 that says 72 and is large', async () => look(jpeg(2480, 3508, 72)), {}],
    ['a JPEG of a sheet at 100', async () => look(jpeg(850, 1100, 100)), { lowResolution: 1, dpi: 100 }],
    ['a photo', async () => look(jpeg(800, 600, 72)), {}],
    ['a TIFF at 100', async () => look(tiff(1, 827, 1170, 100)), { lowResolution: 1, dpi: 100 }],
  ])('%s', async (_, ask, expected) => {
    expect(said(await ask())).toEqual({ lowResolution: undefined, dpi: undefined, blankPages: undefined, ...expected });
  });

  test('paper is light and even', () => {
    const of = (...greys: number[]) => new Uint8ClampedArray(greys.flatMap((one) => [one, one, one, 255]));
    expect(isPaper(of(250, 251, 255))).toBe(true);
    expect(isPaper(of(250, 200, 255))).toBe(false);
    expect(isPaper(of(240, 255))).toBe(false);
    expect(isPaper(of(180, 180))).toBe(false);
    expect(isPaper(of())).toBe(false);
  });
});

test('whatever bytes come: no exception', async () => {
  const wholes = [
    page('q Q'),
    png(9, 9),
    jpeg(9, 9),
    tiff(2, 9, 9, 9),
    zip({ '[Content_Types].xml': types, 'word/a': signature }),
  ];
  wholes.push(Buffer.from(`<a>${signature}</a>`), ole('WordDocument'));
  const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat({ max: 255 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(change, { maxLength: 6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (whole, changes, part) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to;
        const { state } = await look(bytes.subarray(0, Math.ceil(part * bytes.length)));
        expect(state).not.toBe('valid');
      },
    ),
    { numRuns: 700 },
  );
});
