/** Archives: what is read of them, and what none may do to the reader. */
import { describe, expect, test } from 'vitest';
import { lookInto } from '../../../lib/findings/look';
import { PackageError, Zip } from '../../../lib/findings/zip';
import { zipOf } from '../../portals/core/zip';

const END = 22;
const parts = [
  { name: 'a.xml', body: '<a/>' },
  { name: 'b.xml', body: '<b/>', stored: true },
];
const whole = zipOf(parts);
const directory = new DataView(whole.buffer).getUint32(whole.length - END + 16, true);

/** The same archive with other bytes at some place. */
function changed(change: (view: DataView, bytes: Uint8Array) => void, from: Uint8Array = whole): Uint8Array {
  const bytes = from.slice();
  change(new DataView(bytes.buffer), bytes);
  return bytes;
}
const text = async (bytes: Uint8Array, name: string) => new TextDecoder().decode(await new Zip(bytes).read(name));
const problem = async (bytes: Uint8Array, name = 'a.xml', most?: number) => {
  try {
    await new Zip(bytes).read(name, most);
  } catch (error) {
    if (error instanceof PackageError) return error.problem;
    throw error;
  }
  return undefined;
};

describe('what is read', () => {
  test('packed and stored parts, and no others', async () => {
    expect(new Zip(whole).names).toEqual(['a.xml', 'b.xml']);
    expect([await text(whole, 'a.xml'), await text(whole, 'b.xml')]).toEqual(['<a/>', '<b/>']);
    expect(await new Zip(whole).read('c.xml')).toBeUndefined();
  });

  test('a comment behind the end record', async () => {
    const more = new Uint8Array(whole.length + 5);
    more.set(whole);
    expect(await problem(more)).toBeUndefined();
    const said = changed((view) => view.setUint16(whole.length - 2, 5, true), more);
    expect(await text(said, 'a.xml')).toBe('<a/>');
    expect(await problem(changed((view) => view.setUint16(whole.length - 2, 6, true), more))).toBe('damaged');
  });

  test('sizes that only the directory knows', async () => {
    const streamed = changed((view) => {
      view.setUint16(6, 0x808, true);
      for (const place of [14, 18, 22]) view.setUint32(place, 0, true);
    });
    expect(await text(streamed, 'a.xml')).toBe('<a/>');
  });

  test('names in UTF-8 and names in older encodings, which stay apart', () => {
    expect(new Zip(zipOf([{ name: 'tài liệu.xml', body: '' }])).names).toEqual(['tài liệu.xml']);
    const old = changed((_, bytes) => {
      for (const [place, code] of [
        [directory + 46, 0x81],
        [directory + 46 + 5 + 46, 0x82],
      ] as const)
        bytes[place] = code;
    });
    expect(new Set(new Zip(old).names).size).toBe(2);
  });
});

describe('what is refused', () => {
  test.each<[string, Uint8Array, PackageError['problem']]>([
    ['ZIP64 by its end record', changed((view) => view.setUint32(whole.length - 6, 0xffffffff, true)), 'too-large'],
    ['ZIP64 by its count', changed((view) => view.setUint16(whole.length - 12, 0xffff, true)), 'too-large'],
    ['ZIP64 in an entry', changed((view) => view.setUint32(directory + 24, 0xffffffff, true)), 'too-large'],
    ['parts that share their bytes', changed((view) => view.setUint32(directory + 51 + 42, 0, true)), 'damaged'],
    ['a part inside the directory', changed((view) => view.setUint32(directory + 42, directory, true)), 'damaged'],
    ['a part that is longer than its place', changed((view) => view.setUint32(directory + 20, 900, true)), 'damaged'],
    ['two parts of one name', zipOf([...parts, ...parts]), 'damaged'],
    ['an unknown method', changed((view) => view.setUint16(directory + 10, 12, true)), 'damaged'],
    ['a part that is encrypted', zipOf([{ name: 'a.xml', body: 'x', flags: 1 }]), 'encrypted'],
    ['a part that packs too well', zipOf([{ name: 'a.xml', body: Buffer.alloc(15_000_000) }]), 'too-large'],
    ['a part that is too large', zipOf([{ name: 'a.xml', body: Buffer.alloc(20_000_001), stored: true }]), 'too-large'],
    ['a part that breaks off', changed((_, bytes) => bytes.fill(0xff, 35, 41)), 'damaged'],
  ])('%s', async (_, bytes, expected) => {
    expect(await problem(bytes)).toBe(expected);
  });

  test('more than is asked for, and more in all than any document holds', async () => {
    expect(await problem(whole, 'a.xml', 3)).toBe('too-large');
    const body = Buffer.alloc(15_000_000);
    const large = new Zip(zipOf(['a', 'b', 'c'].map((name) => ({ name, body, stored: true }))));
    await large.read('a');
    await large.read('b');
    await expect(large.read('c')).rejects.toThrow('too-large');
  });

  test('an archive of more parts than any document has is no document', async () => {
    const many = zipOf(Array.from({ length: 5001 }, (_, i) => ({ name: `${i}`, body: '', stored: true })));
    expect(await lookInto(many)).toMatchObject({ kind: 'zip', state: 'unreadable', problem: 'archive' });
  });
});
