import { type Group, one, VALID } from './cases';
import { timeStamp } from './cms';
import { cms, Doc, type Signing, signed, signerOf } from './doc';
import type { Layout } from './pdf';

const LAYOUTS: Layout[] = ['table', 'stream', 'predictor', 'objects', 'hybrid', 'linear'];
const EOLS = { LF: '\n', CRLF: '\r\n', CR: '\r' };

/** Every layout with every end of line, signed in a revision of its own and, where it differs, at once. */
export const layouts: Group = Object.fromEntries(
  LAYOUTS.flatMap((layout) => [
    ...Object.entries(EOLS).map(([name, eol]) => [`${layout}, ${name}`, one(VALID, () => signed({}, { layout, eol }))]),
    ...(layout === 'linear'
      ? []
      : [[`${layout}, one revision`, one(VALID, () => new Doc({ layout, signed: {} }).bytes)]]),
    [
      `${layout}, tampered`,
      one('broken:digest all', () => {
        const bytes = signed({}, { layout });
        bytes.write('%PDF-1.6', 0, 'latin1');
        return bytes;
      }),
    ],
  ]),
);

const FIELDS: NonNullable<Signing['field']>[] = [
  ...(['merged', 'kids', 'inherited', 'split', 'direct', 'direct-field', 'indirect-parts'] as const),
];
export const fields: Group = Object.fromEntries(
  FIELDS.flatMap((field) => [
    [`field ${field}`, one(VALID, () => signed({ field }))],
    [`field ${field}, object streams`, one(VALID, () => signed({ field }, { layout: 'objects' }))],
  ]),
);

const several = (count: number, layout: Layout): Buffer => {
  const doc = new Doc({ layout });
  for (let i = 0; i < count; i++) doc.sign({ make: cms({}, signerOf(i % 2 ? 'rsa' : 'P-256')) });
  return doc.bytes;
};

const fill = { 6: '<< /Producer (Bieu mau da dien) >>' };
const waiting = (doc: Doc): Doc =>
  doc.update({
    5: `<< /SigFlags 1 /Fields [${doc.size} 0 R] >>`,
    [doc.size]: '<< /FT /Sig /T (Cho ky) /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /P 3 0 R >>',
  });

export const revisions: Group = {
  ...Object.fromEntries(
    (['table', 'stream', 'objects'] as const).flatMap((layout) => [
      [`two signatures, ${layout}`, { bytes: () => several(2, layout), signatures: ['valid part', VALID] }],
      [
        `five signatures, ${layout}`,
        { bytes: () => several(5, layout), signatures: [...Array<string>(4).fill('valid part'), VALID] },
      ],
      [`form filled afterwards, ${layout}`, one('valid part', () => new Doc({ layout }).sign().update(fill).bytes)],
    ]),
  ),
  'form filled before': one(VALID, () => new Doc().update(fill).update(fill).sign().bytes),
  'signed, filled, signed': {
    bytes: () => new Doc().sign().update(fill).sign().bytes,
    signatures: ['valid part', VALID],
  },
  'signed, then time-stamped': {
    bytes: () =>
      new Doc().sign().sign({ subFilter: 'ETSI.RFC3161', make: (c) => timeStamp(c, signerOf('P-256', 'Dấu giờ')) })
        .bytes,
    signatures: ['valid part', VALID],
  },
  'first of two spoiled': {
    bytes: () => new Doc().sign({ make: cms({ wrong: 'signature' }) }).sign().bytes,
    signatures: ['broken:signature part', VALID],
  },
  'second of two spoiled': {
    bytes: () => new Doc().sign().sign({ make: cms({ wrong: 'digest' }) }).bytes,
    signatures: ['valid part', 'broken:digest all'],
  },
  'plain append': one('valid part', () => new Doc().sign().append('% ghi thêm\n').bytes),
  'one byte appended': one('valid part', () => new Doc().sign().append('\n').bytes),
  'zeros appended': one('valid part', () => new Doc().sign().append('\0'.repeat(2000)).bytes),
  'page replaced afterwards': one(
    'valid part',
    () => new Doc().sign().update({ 4: '<< /Length 3 >>\nstream\nq Q\nendstream' }).bytes,
  ),
  'catalog replaced by one without form': {
    bytes: () => new Doc().sign().update({ 1: '<< /Type /Catalog /Pages 2 0 R >>' }).bytes,
    signatures: [],
  },
  'field waiting for a signature': { bytes: () => waiting(new Doc()).bytes, signatures: [] },
  'no form': { bytes: () => new Doc().update({ 1: '<< /Type /Catalog /Pages 2 0 R >>' }).bytes, signatures: [] },
  'empty form': { bytes: () => new Doc().bytes, signatures: [] },
  'signature dictionary in an object stream': one('valid part', () => {
    // Its first writing stays where the ranges leave it out; a later revision repeats it, compressed.
    const doc = new Doc({ layout: 'objects' });
    const value = doc.size + 1;
    const bytes = doc.sign().bytes.toString('latin1');
    const from = bytes.indexOf('<<', bytes.lastIndexOf(`\n${value} 0 obj`));
    return doc.update({ [value]: bytes.slice(from, bytes.indexOf('endobj', from)).trim() }).bytes;
  }),
  'field in the stream of a hybrid file': one(VALID, () => {
    const doc = new Doc({ layout: 'hybrid' });
    const field = doc.size + 5;
    return doc.sign({ field: 'merged', objects: { [field]: '<< /Type /Pages >>' } }).bytes;
  }),
  '200 pages': one(VALID, () => signed({}, { pages: 200, filler: 5000 })),
  '200 pages in object streams': one(VALID, () => signed({}, { pages: 200, filler: 5000, layout: 'objects' })),
};
