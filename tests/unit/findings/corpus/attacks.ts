import { createHash } from 'node:crypto';
import { type Group, one, VALID } from './cases';
import { Doc, type Signing, signed, spoil } from './doc';

const contentsOf = (bytes: Buffer): number => bytes.indexOf('/Contents <') + 11;

export const tampered: Group = {
  'before the signature': one('broken:digest all', () => spoil(signed(), '/Producer')),
  'the first page': one('broken:digest all', () => spoil(signed(), 'q Q q')),
  'in the signature dictionary': one('broken:digest all', () => spoil(signed(), '20240305093000')),
  'after the signature': one('broken:digest all', () => {
    const bytes = signed();
    return spoil(bytes, 'ddeeff', contentsOf(bytes));
  }),
  'the last byte': one('broken:digest all', () => {
    const bytes = signed();
    bytes[bytes.length - 1] = 32;
    return bytes;
  }),
  'the signature itself': one('broken:signature all', () => {
    const bytes = signed();
    const at = contentsOf(bytes);
    const end = bytes
      .subarray(at)
      .toString('latin1')
      .search(/0{64,}>/);
    const place = at + end - 20;
    // Still a hexadecimal digit.
    bytes.write((Number.parseInt(String.fromCharCode(bytes[place] as number), 16) ^ 1).toString(16), place);
    return bytes;
  }),
  'zeros behind the signature': one('valid part', () => {
    const bytes = signed();
    bytes[bytes.indexOf('>', contentsOf(bytes)) - 9] = 55;
    return bytes;
  }),
  'cut after the signature': one('unreadable:ranges part', () => {
    const bytes = signed();
    return bytes.subarray(0, bytes.length - 1);
  }),
};

const range =
  (change: NonNullable<Signing['range']>, more: Signing = {}) =>
  () =>
    signed({ range: change, ...more });
const honest: Signing = { honest: true };
const RANGES = 'unreadable:ranges part';

export const ranges: Group = {
  'not starting at 0': one(
    RANGES,
    range(([, b, c, d]) => [9, b - 9, c, d]),
  ),
  'first range empty': one(
    RANGES,
    range(([, , c, d]) => [0, 0, c, d]),
  ),
  'first range too short': one(
    RANGES,
    range(([a, b, c, d]) => [a, b - 20, c, d]),
  ),
  'first range into the signature': one(
    RANGES,
    range(([a, b, c, d]) => [a, b + 20, c, d]),
  ),
  'second range from inside the signature': one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c - 20, d + 20]),
  ),
  'second range too late': one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c + 12, d - 12]),
  ),
  'gap hides what follows': one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c + 30, d - 30], { behind: '  /Reason (giau trong khoang ho)' }),
  ),
  overlapping: one(
    RANGES,
    range(([a, b, , d], total) => [a, b, 0, total - d], honest),
  ),
  'the same range twice': one(
    RANGES,
    range(([a, b]) => [a, b, a, b], honest),
  ),
  'second range before the first': one(
    RANGES,
    range(([a, b, c, d]) => [c, d, a, b]),
  ),
  'beyond the file': one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c, d + 100], honest),
  ),
  'far beyond the file': one(
    RANGES,
    range(([a, b, c]) => [a, b, c, 9_999_999_999], honest),
  ),
  'beyond 64 bits': one(
    RANGES,
    range(([a, b, c]) => [a, b, c, '99999999999999999999999'], honest),
  ),
  negative: one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c, -d], honest),
  ),
  'negative start': one(
    RANGES,
    range(([, b, c, d]) => [-10, b, c, d], honest),
  ),
  fractions: one(
    RANGES,
    range(([a, b, c, d]) => [a, `${b}.5`, c, d], honest),
  ),
  'three numbers': one(
    RANGES,
    range(([a, b, c]) => [a, b, c], honest),
  ),
  'six numbers': one(
    RANGES,
    range(([a, b, c, d]) => [a, b, c, 10, c + 10, d - 10], honest),
  ),
  'no numbers': one(
    RANGES,
    range(() => [], honest),
  ),
  names: one(
    RANGES,
    range(([a, b, c]) => [a, b, c, '/Het'], honest),
  ),
  'ends before the file': one(
    'valid part',
    range(([a, b, c, d]) => [a, b, c, d - 6]),
  ),
  'second range empty': one(
    'valid part',
    range(([a, b, c]) => [a, b, c, 0]),
  ),
};

const hex =
  (change: (hex: string) => string, more: Signing = {}) =>
  () =>
    signed({ hex: change, ...more });
const BAD = 'unreadable:structure all';
const NOTHING = 'unreadable:structure part';

export const contents: Group = {
  garbage: one(
    NOTHING,
    hex((text) => 'a5'.repeat(text.length / 2)),
  ),
  'all zeros': one(
    NOTHING,
    hex((text) => '0'.repeat(text.length)),
  ),
  'cut CMS': one(
    BAD,
    hex((text) => text.slice(0, 500).padEnd(text.length, '0')),
  ),
  'a sequence and nothing else': one(
    BAD,
    hex((text) => '3000'.padEnd(text.length, '0')),
  ),
  'another content type': one(
    BAD,
    hex((text) => text.replace('06092a864886f70d010702', '06092a864886f70d010703')),
  ),
  'nested 3000 deep': one(
    NOTHING,
    hex((text) => '30803080'.repeat(text.length / 8)),
  ),
  'spaces among the digits': one(
    VALID,
    hex((text) => `${text.slice(0, 100)} \n${text.slice(100, -2)}`),
  ),
  'capital letters': one(
    VALID,
    hex((text) => text.toUpperCase()),
  ),
  'odd number of digits': one(
    VALID,
    hex((text) => ` ${text.slice(0, -1)}`),
  ),
  'no hexadecimal at all': one(
    RANGES,
    hex((text) => 'z'.repeat(text.length)),
  ),
  empty: one(NOTHING, () => signed({ make: () => Buffer.alloc(0), room: 0 })),
};

/** RC4 with a key of 40 bits and no password: what every reader opens. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const s = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (s[i] as number) + (key[i % key.length] as number)) & 255;
    [s[i], s[j]] = [s[j] as number, s[i] as number];
  }
  let [i, j] = [0, 0];
  return data.map((byte) => {
    i = (i + 1) & 255;
    j = (j + (s[i] as number)) & 255;
    [s[i], s[j]] = [s[j] as number, s[i] as number];
    return byte ^ (s[((s[i] as number) + (s[j] as number)) & 255] as number);
  }) as Buffer;
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function encryption(): string {
  const owner = Buffer.alloc(32, 7);
  const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const permissions = Buffer.from('fcffffff', 'hex');
  const key = createHash('md5')
    .update(Buffer.concat([PADDING, owner, permissions, id]))
    .digest()
    .subarray(0, 5);
  const user = rc4(key, PADDING);
  return `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P -4 >>`;
}

const start = (bytes: Buffer): number => bytes.lastIndexOf('startxref') + 10;
const withStart = (text: string) => () => {
  const bytes = signed();
  const at = start(bytes);
  const old = bytes.toString('latin1').slice(at).split('\n')[0] as string;
  bytes.write(text.padEnd(old.length).slice(0, old.length), at, 'latin1');
  return bytes;
};

const looping =
  (form: string, more: Record<number, string> = {}) =>
  () =>
    new Doc({ form }).update(more).bytes;

export const files: Group = {
  'wrong startxref': one('broken:digest all', withStart('12')),
  'startxref beyond the file': one('broken:digest all', withStart('9999')),
  'startxref without number': one('broken:digest all', withStart('khong')),
  'no %%EOF': one('unreadable:ranges part', () => {
    const bytes = signed();
    return bytes.subarray(0, bytes.lastIndexOf('%%EOF'));
  }),
  'cut in the signature': {
    bytes: () => {
      const bytes = signed();
      return bytes.subarray(0, contentsOf(bytes) + 900);
    },
    signatures: [],
    problem: 'damaged',
  },
  'cut before the catalog': { bytes: () => signed().subarray(0, 12), signatures: [], problem: 'damaged' },
  'junk before %PDF': one(RANGES, () => Buffer.concat([Buffer.from('HTTP rác\n'), signed()])),
  'wrong startxref as signed': one(VALID, () => {
    const doc = new Doc();
    doc.update({}).append('startxref\n5\n%%EOF\n');
    return doc.sign().bytes;
  }),
  encrypted: { bytes: () => signed({}, { trailer: encryption() }), signatures: [], problem: 'encrypted' },
  'HTML named .pdf': {
    bytes: () => Buffer.from('<!doctype html><title>Đăng nhập</title><form action="/login">'),
    signatures: [],
    problem: 'not-pdf',
  },
  'zero bytes': { bytes: () => Buffer.alloc(0), signatures: [], problem: 'not-pdf' },
  'only zeros': { bytes: () => Buffer.alloc(5000), signatures: [], problem: 'not-pdf' },
  'header alone': { bytes: () => Buffer.from('%PDF-1.7\n'), signatures: [], problem: 'damaged' },
  'fields that hold each other': {
    bytes: looping('<< /Fields [7 0 R] >>', {
      7: '<< /T (a) /Kids [8 0 R] >>',
      8: '<< /T (b) /FT /Sig /Kids [7 0 R] >>',
    }),
    signatures: [],
  },
  'direct fields in an array that holds itself': {
    bytes: looping('<< /Fields 7 0 R >>', { 7: '[<< /T (a) /Kids 7 0 R >> << /T (b) /Kids 7 0 R >>]' }),
    signatures: [],
    problem: 'damaged',
  },
  'a reference to itself': { bytes: looping('7 0 R', { 7: '7 0 R' }), signatures: [] },
  'value that is its own field': {
    bytes: looping('<< /Fields [7 0 R] >>', { 7: '<< /FT /Sig /T (a) /V 7 0 R >>' }),
    signatures: ['unreadable:ranges part'],
  },
  'Prev that leads to itself': {
    bytes: () => {
      const doc = new Doc({ layout: 'stream' });
      const at = doc.bytes.toString('latin1').lastIndexOf('startxref');
      const own = doc.bytes
        .toString('latin1')
        .slice(at + 10)
        .split('\n')[0];
      return doc.append(`xref\n0 0\ntrailer\n<< /Root 1 0 R /Size 9 /Prev ${own} >>\n`).update({}).bytes;
    },
    signatures: [],
  },
  'arrays nested 100,000 deep': {
    bytes: looping('<< /Fields 7 0 R >>', { 7: `${'['.repeat(100_000)}${']'.repeat(100_000)}` }),
    signatures: [],
    problem: 'damaged',
  },
};
