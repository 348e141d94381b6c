/** Whatever happens to a signed file's bytes: no exception, and no signature over a byte that was changed holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSignatures } from '../../../lib/findings/pdf/signatures';
import { Doc, signed } from './corpus/doc';

const one = signed({ room: 1000 });
const packed = signed({ room: 1000 }, { layout: 'objects' });
const two = new Doc().sign({ room: 1000 }).sign({ room: 1000 });
const FILES = [one, packed, two.bytes];

/** Where each signature's own digits stand in a file, and where what it covers ends, by the name of its field. */
async function coverage(bytes: Buffer): Promise<Map<string, { gap: [number, number]; end: number }>> {
  const text = bytes.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+) *\]/g)];
  const { signatures } = await checkSignatures(new Uint8Array(bytes));
  return new Map(
    signatures.map(({ field }, i) => {
      const [, from, to, rest] = (ranges[i] as RegExpMatchArray).map(Number) as [number, number, number, number];
      return [field, { gap: [from, to], end: to + rest }] as const;
    }),
  );
}
const coverages = await Promise.all(FILES.map(coverage));

const which = fc.nat({ max: FILES.length - 1 });

test('the files are valid as they are', async () => {
  for (const file of FILES) expect((await checkSignatures(new Uint8Array(file))).state).toBe('valid');
  expect(coverages.map((one) => one.size)).toEqual([1, 1, 2]);
});

test('bytes changed anywhere', async () => {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), flip: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(which, fc.array(change, { minLength: 1, maxLength: 4 }), async (file, changes) => {
      const bytes = new Uint8Array(FILES[file] as Buffer);
      for (const { at, flip } of changes) {
        const place = Math.floor(at * (bytes.length - 1));
        bytes[place] = (bytes[place] as number) ^ flip;
      }
      const original = FILES[file] as Buffer;
      const changed = [...bytes.keys()].filter((place) => bytes[place] !== original[place]);
      const { signatures } = await checkSignatures(bytes);
      for (const { field, verdict } of signatures) {
        if (verdict !== 'valid') continue;
        const range = coverages[file]?.get(field);
        expect(range, 'a field that nobody signed').toBeDefined();
        const [from, to] = range?.gap ?? [0, 0];
        expect(changed.filter((place) => place < from || (place >= to && place < (range?.end ?? 0)))).toEqual([]);
      }
    }),
    { numRuns: 400 },
  );
});

test('files cut anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(which, fc.double({ min: 0, max: 1, noNaN: true }), async (file, part) => {
      const original = FILES[file] as Buffer;
      const length = Math.floor(part * (original.length - 1));
      const { signatures } = await checkSignatures(new Uint8Array(original.subarray(0, length)));
      for (const { field, verdict } of signatures)
        if (verdict === 'valid') expect(coverages[file]?.get(field)?.end).toBeLessThanOrEqual(length);
    }),
    { numRuns: 200 },
  );
});

test('pieces moved, doubled or put in', async () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(which, place, place, fc.nat({ max: 300 }), fc.uint8Array({ maxLength: 40 }), async (...given) => {
      const [file, from, to, length, junk] = given;
      const original = FILES[file] as Buffer;
      const start = Math.floor(from * original.length);
      const target = Math.floor(to * original.length);
      const piece = original.subarray(start, start + length);
      const bytes = Buffer.concat([original.subarray(0, target), piece, junk, original.subarray(target)]);
      const { signatures } = await checkSignatures(new Uint8Array(bytes));
      for (const { field, verdict } of signatures) {
        const { end = 0 } = coverages[file]?.get(field) ?? {};
        // What comes behind a signature's ranges it never knew.
        if (verdict === 'valid') expect(bytes.subarray(0, end)).toEqual(original.subarray(0, end));
      }
    }),
    { numRuns: 200 },
  );
});

test('noise behind the name of a PDF', async () => {
  const words = fc.constantFrom(
    ...['1 0 obj', 'endobj', '<<', '>>', '[', ']', '(', ')', 'stream', 'endstream', 'xref', 'trailer', '/Root 1 0 R'],
    ...['/Fields', '/Kids 1 0 R', '/V 1 0 R', '/FT/Sig', '/AcroForm 1 0 R', '/Type/ObjStm', '/N 9', '/Prev 9', '0 1'],
    ...['startxref 9', '/ByteRange[0 1 2 3]', '/Contents<30>', '/W[0 0 0]', '/Type/XRef', '/Length 1 0 R', '<30', '%'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(words, fc.string()), { maxLength: 80 }), async (parts) => {
      const { state } = await checkSignatures(new Uint8Array(Buffer.from(`%PDF-1.7\n${parts.join(' ')}`, 'latin1')));
      expect(state).not.toBe('valid');
    }),
    { numRuns: 500 },
  );
});
