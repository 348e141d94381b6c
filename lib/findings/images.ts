import { isBlankPicture } from './blank';
import { LEAST_DPI } from './pdf/facts';
import type { FileFacts, FileKind } from './types';

/** What an image says of itself. */
export interface ImageHead {
  width: number;
  height: number;
  /** Dots per inch as its tag says, across and down. */
  dpi?: [number, number];
  pages: number;
  /** It breaks off, or what it claims to hold cannot be in it. */
  damaged: boolean;
}

const INCH_PER_METRE = 0.0254;
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damaged = (): ImageHead => ({ width: 0, height: 0, pages: 1, damaged: true });

/** PNG: chunks up to IEND. Deflate cannot make more than 1032 bytes of one. */
function png(bytes: Uint8Array): ImageHead {
  const data = view(bytes);
  const head: ImageHead = { width: data.getUint32(16), height: data.getUint32(20), pages: 1, damaged: true };
  const [depth = 8, colour = 0] = [bytes[24], bytes[25]];
  let packed = 0;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = data.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return head;
    if (type === 'IDAT') packed += length;
    if (type === 'pHYs' && bytes[at + 16] === 1)
      head.dpi = [data.getUint32(at + 8) * INCH_PER_METRE, data.getUint32(at + 12) * INCH_PER_METRE];
    if (type === 'IEND') {
      const bits = head.width * head.height * depth * ({ 2: 3, 4: 2, 6: 4 }[colour] ?? 1);
      head.damaged = bits === 0 || bits / 8 > packed * 1032;
      return head;
    }
    at += 12 + length;
  }
  return head;
}

/** JPEG: segments up to the scan; behind it the end must come. */
function jpeg(bytes: Uint8Array): ImageHead {
  const data = view(bytes);
  const head: ImageHead = { width: 0, height: 0, pages: 1, damaged: true };
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return head;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = data.getUint16(at + 2);
    if (marker === 0xe0 && length >= 14 && bytes[at + 4] === 0x4a && bytes[at + 5] === 0x46) {
      const per = { 1: 1, 2: 2.54 }[bytes[at + 11] ?? 0];
      if (per) head.dpi = [data.getUint16(at + 12) * per, data.getUint16(at + 14) * per];
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      head.height = data.getUint16(at + 5);
      head.width = data.getUint16(at + 7);
    }
    if (marker === 0xda) {
      let end = bytes.length - 2;
      while (end > at && !(bytes[end] === 0xff && bytes[end + 1] === 0xd9)) end--;
      head.damaged = end <= at || head.width === 0;
      return head;
    }
    at += 2 + length;
  }
  return head;
}

const MOST_DIRECTORIES = 5000;

/** TIFF: a chain of directories, one for each page. */
function tiff(bytes: Uint8Array): ImageHead {
  const data = view(bytes);
  const little = bytes[0] === 0x49;
  const head: ImageHead = { width: 0, height: 0, pages: 0, damaged: false };
  const seen = new Set<number>();
  let read = 0;
  for (let at = data.getUint32(4, little); at !== 0; ) {
    if (seen.has(at) || seen.size > MOST_DIRECTORIES || at + 2 > bytes.length) return damaged();
    seen.add(at);
    const count = data.getUint16(at, little);
    read += 6 + count * 12;
    // Directories that lie over each other would be read over and over.
    if (at + 6 + count * 12 > bytes.length || read > bytes.length) return damaged();
    const tags = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * 12;
      const type = data.getUint16(entry + 2, little);
      tags.set(
        data.getUint16(entry, little),
        type === 3 ? data.getUint16(entry + 8, little) : data.getUint32(entry + 8, little),
      );
    }
    // Reduced pictures are no pages.
    if (((tags.get(254) ?? 0) & 1) === 0) head.pages++;
    if (head.pages === 1 && !head.width) {
      [head.width, head.height] = [tags.get(256) ?? 0, tags.get(257) ?? 0];
      const ratio = (tag: number): number => {
        const place = tags.get(tag) ?? bytes.length;
        return place + 8 <= bytes.length ? data.getUint32(place, little) / data.getUint32(place + 4, little) : 0;
      };
      const per = { 2: 1, 3: 2.54 }[tags.get(296) ?? 2];
      if (per && tags.has(282) && tags.has(283)) head.dpi = [ratio(282) * per, ratio(283) * per];
    }
    at = data.getUint32(at + 2 + count * 12, little);
  }
  return head.pages > 0 && head.width > 0 ? head : damaged();
}

const HEADS: Partial<Record<FileKind, (bytes: Uint8Array) => ImageHead>> = {
  png,
  jpeg,
  tiff,
  gif: (bytes) => ({
    width: view(bytes).getUint16(6, true),
    height: view(bytes).getUint16(8, true),
    pages: 1,
    damaged: !bytes.subarray(-1000).includes(0x3b),
  }),
  bmp: (bytes) => {
    const data = view(bytes);
    const [width, height] = [data.getInt32(18, true), Math.abs(data.getInt32(22, true))];
    return { width, height, pages: 1, damaged: data.getUint32(2, true) > bytes.length || width <= 0 || height === 0 };
  },
  webp: (bytes) => ({ width: 0, height: 0, pages: 1, damaged: view(bytes).getUint32(4, true) + 8 > bytes.length }),
};

/** Reads an image's head; undefined for what is no image. */
export function imageHead(kind: FileKind, bytes: Uint8Array): ImageHead | undefined {
  const read = HEADS[kind];
  if (!read) return undefined;
  try {
    return read(bytes);
  } catch (error) {
    // Shorter than its own head.
    if (!(error instanceof RangeError)) throw error;
    return damaged();
  }
}

/** Long sides of paper from A5 to A3, in inches, with some margin; what a tag makes larger or smaller it got from no scan. */
const PAPER = [7.9, 17] as const;
const A4 = { long: 11.69, ratio: Math.SQRT2 };

/** What programs write that know nothing of any paper. */
const MEANINGLESS = [72, 96];

/** Dots per inch of a picture of a sheet: by its tag where that gives a sheet, else as if it were A4 if it has that shape. */
export function resolutionOf({ width, height, dpi }: ImageHead): number | undefined {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (short <= 0) return undefined;
  const tagged = dpi && Math.min(...dpi);
  const isA4 = Math.abs(long / short / A4.ratio - 1) < 0.03;
  const isMeant = tagged && (isA4 || !MEANINGLESS.includes(Math.round(tagged)));
  if (isMeant && long / tagged >= PAPER[0] && long / tagged <= PAPER[1]) return Math.round(tagged);
  return isA4 ? Math.round(long / A4.long) : undefined;
}

const TYPES: Partial<Record<FileKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
};

/** What is certain of an image's pages. */
export async function imageFacts(kind: FileKind, bytes: Uint8Array, head: ImageHead): Promise<FileFacts> {
  const type = TYPES[kind];
  if (type && (await isBlankPicture(bytes, type, head.width, head.height))) return { pages: 1, blankPages: 1 };
  const dpi = resolutionOf(head);
  return { pages: head.pages, ...(dpi !== undefined && dpi < LEAST_DPI && { lowResolution: 1, dpi }) };
}
