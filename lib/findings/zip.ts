import { inflated } from './pdf/inflate';

/** One file of an archive, where its head stands and how it is packed. */
export interface ZipEntry {
  name: string;
  packed: number;
  method: number;
  encrypted: boolean;
  at: number;
}

const MOST_ENTRIES = 20_000;
/** The end record and the longest comment behind it. */
const TAIL = 22 + 0xffff;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The entries of an archive's directory, none where there are more than any document has; undefined where it is cut off. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - TAIL && data.getUint32(end, true) !== END) end--;
  if (end < 0 || data.getUint32(end, true) !== END) return undefined;
  const count = data.getUint16(end + 10, true);
  let at = data.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return [];
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || data.getUint32(at, true) !== ENTRY) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((place) => data.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      packed: data.getUint32(at + 20, true),
      method: data.getUint16(at + 10, true),
      encrypted: (data.getUint16(at + 8, true) & 1) === 1,
      at: data.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/**
 * What an entry holds; undefined where it cannot be unpacked.
 * @param most bytes that it may become
 * @throws RangeError for one that grows beyond that, whatever its head says
 */
export async function unzipped(bytes: Uint8Array, entry: ZipEntry, most: number): Promise<Uint8Array | undefined> {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at, packed, method } = entry;
  if (entry.encrypted || at + 30 > bytes.length || data.getUint32(at, true) !== LOCAL) return undefined;
  const start = at + 30 + data.getUint16(at + 26, true) + data.getUint16(at + 28, true);
  if (start + packed > bytes.length) return undefined;
  const held = bytes.subarray(start, start + packed);
  if (method === 8) return inflated(held, most, 'deflate-raw');
  if (held.length > most) throw new RangeError('entry too large');
  return method === 0 ? held : undefined;
}
