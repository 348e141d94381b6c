import { deflateSync } from 'node:zlib';
import type { Group } from './cases';
import { Doc } from './doc';

const HEAD = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';

/** A file whose form stands in an object stream that grows to `size` bytes of spaces. */
function bomb(size: number, streams: number): Buffer {
  const data = deflateSync(Buffer.concat([Buffer.from('5 0 '), Buffer.alloc(size, 32)]), { level: 1 }).toString(
    'latin1',
  );
  const doc = new Doc({ layout: 'stream' });
  const refs: string[] = [];
  const objects: Record<number, string> = {};
  for (let i = 0; i < streams; i++) {
    const dict = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${data.length} >>`;
    objects[20 + i] = `${dict}\nstream\n${data}\nendstream`;
    refs.push(`${20 + i} 0 R`);
  }
  const wrong = doc.update({ ...objects, 5: `<< /Fields [${refs.join(' ')}] >>` }).bytes;
  // Without its cross-references all object streams are opened.
  return wrong.subarray(0, wrong.lastIndexOf('startxref'));
}

/** Files that would keep a careless reader busy for minutes. */
export const bombs: Group = {
  'an object stream of 60 MB': { bytes: () => bomb(60_000_000, 1), signatures: [], problem: 'damaged' },
  'twenty object streams of 40 MB': { bytes: () => bomb(40_000_000, 20), signatures: [], problem: 'damaged' },
  'strings that never end': {
    bytes: () => Buffer.from(`${HEAD}${'1 0 obj('.repeat(20_000)}`),
    signatures: [],
    problem: 'damaged',
  },
  'hexadecimal strings that never end': {
    bytes: () => Buffer.from(`${HEAD}${'1 0 obj<3'.repeat(60_000)}>`),
    signatures: [],
    problem: 'damaged',
  },
  'three hundred fields that share one large signature': {
    bytes: () => {
      const doc = new Doc().sign({ room: 20_000 });
      const value = [...doc.bytes.toString('latin1').matchAll(/\/V (\d+) 0 R/g)].at(-1)?.[1];
      const fields = Array.from({ length: 300 }, (_, i) => `<< /FT /Sig /T (${i}) /V ${value} 0 R >>`).join(' ');
      return doc.update({ 5: `<< /SigFlags 3 /Fields [${fields}] >>` }).bytes;
    },
    signatures: [],
    problem: 'damaged',
  },
  'a table that the file ends in': {
    bytes: () => {
      const end = `startxref\n${String(HEAD.length + 27).padStart(10)}\n%%EOF\n`;
      return Buffer.from(`${HEAD}${end}xref\n0 1\n0000000000 65535 f \n`);
    },
    signatures: [],
    problem: 'damaged',
  },
  'comments that hide arrays': {
    bytes: () => Buffer.from(`${HEAD}${'%1 0 obj[\n'.repeat(20_000)}`),
    signatures: [],
    problem: 'damaged',
  },
  'twenty thousand trailers': {
    bytes: () => Buffer.from(`${HEAD}${'trailer<</Root 1 0 R/A['.repeat(20_000)}`),
    signatures: [],
    problem: 'damaged',
  },
  'nothing but streams without end': {
    bytes: () => Buffer.from(`${HEAD}${'7 0 obj<</Type/ObjStm/N 1/First 4>>stream\n'.repeat(30_000)}`),
    signatures: [],
    problem: 'damaged',
  },
  'sixty thousand fields': {
    bytes: () => new Doc({ form: `<< /Fields [${'<< /T (a) >> '.repeat(60_000)}] >>` }).bytes,
    signatures: [],
    problem: 'damaged',
  },
};
