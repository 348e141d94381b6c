import type { FileKind } from './types';

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const STARTS: readonly [FileKind, string][] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['gif', 'GIF8'],
  ['bmp', 'BM'],
  ['doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['rar', 'Rar!\x1a\x07'],
];

/** The text at a file's start, whichever of the encodings of XML it has. */
export function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const wide = (a === 0xff && b === 0xfe) || (a === 60 && b === 0) ? 'utf-16le' : 'utf-8';
  const encoding = (a === 0xfe && b === 0xff) || (a === 0 && b === 60) ? 'utf-16be' : wide;
  return new TextDecoder(encoding).decode(bytes);
}

/** A comment ends at its first end: if it could go on, a row of them would be tried in every combination. */
const HTML = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const XML = /^\s*<(?:\?xml\b|[A-Za-z_!])/;

/** What a file is by its content; a packed office document counts as `zip` until it is looked into. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  // Readers let a PDF begin a little later.
  if (latin(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  const head = latin(bytes, 0, 12);
  const known = STARTS.find(([, start]) => head.startsWith(start))?.[0];
  if (known) return known;
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  const text = textOf(bytes.subarray(0, 4096));
  if (HTML.test(text)) return 'html';
  return XML.test(text) ? 'xml' : 'other';
}
