import { crc32, deflateSync } from 'node:zlib';
import { zipOf } from '../../../portals/core/zip';
import { Doc } from './doc';
import type { Objects } from './pdf';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([ascii(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A grey PNG; `claimed` is what its head says instead of the truth. */
export function png(width: number, height: number, dpi?: number, claimed: [number, number] = [width, height]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(claimed[0], 0);
  head.writeUInt32BE(claimed[1], 4);
  head[8] = 8;
  const density = Buffer.alloc(9);
  density.writeUInt32BE(Math.round((dpi ?? 0) / 0.0254), 0);
  density.writeUInt32BE(Math.round((dpi ?? 0) / 0.0254), 4);
  density[8] = 1;
  return Buffer.concat([
    ascii('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', head),
    ...(dpi ? [chunk('pHYs', density)] : []),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The frame of a JPEG: all that is read of one without decoding it. */
export function jpeg(width: number, height: number, dpi = 0, end = true): Buffer {
  const app = Buffer.from([
    0xff,
    0xe0,
    0,
    16,
    0x4a,
    0x46,
    0x49,
    0x46,
    0,
    1,
    1,
    dpi ? 1 : 0,
    0,
    dpi || 1,
    0,
    dpi || 1,
    0,
    0,
  ]);
  app.writeUInt16BE(dpi || 1, 12);
  app.writeUInt16BE(dpi || 1, 14);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 1, 2, 3, 4]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, frame, scan, ...(end ? [Buffer.from([0xff, 0xd9])] : [])]);
}

/** A TIFF of so many pages, each a directory alone; `loop` leads the last one back to the first. */
export function tiff(pages: number, width: number, height: number, dpi: number, loop = false): Buffer {
  const size = 2 + 5 * 12 + 4 + 16;
  const out = Buffer.alloc(8 + pages * size);
  out.write('II*\0', 'latin1');
  out.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page++) {
    const at = 8 + page * size;
    const ratios = at + 2 + 5 * 12 + 4;
    out.writeUInt16LE(5, at);
    const tags = [
      [256, 4, width],
      [257, 4, height],
      [282, 5, ratios],
      [283, 5, ratios + 8],
      [296, 3, 2],
    ] as const;
    tags.forEach(([tag, type, value], i) => {
      const entry = at + 2 + i * 12;
      out.writeUInt16LE(tag, entry);
      out.writeUInt16LE(type, entry + 2);
      out.writeUInt32LE(1, entry + 4);
      out.writeUInt32LE(value, entry + 8);
    });
    out.writeUInt32LE(page + 1 < pages ? at + size : loop ? 8 : 0, at + 2 + 5 * 12);
    for (const i of [0, 8]) {
      out.writeUInt32LE(dpi, ratios + i);
      out.writeUInt32LE(1, ratios + i + 4);
    }
  }
  return out;
}

/** An archive of these files. */
export const zip = (files: Record<string, string | Buffer>, flags?: number): Buffer =>
  Buffer.from(zipOf(Object.entries(files).map(([name, body]) => ({ name, body, flags }))));

/** A document of Office before 2007 whose directory names these streams. */
export function ole(...names: string[]): Buffer {
  const out = Buffer.alloc(512 + names.length * 128);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(out);
  names.forEach((name, i) => {
    out.write(name, 512 + i * 128, 'utf16le');
  });
  return out;
}

/** A PDF of one page with this content and these objects; the page's dictionary has `more`. */
export function page(content: string | undefined, objects: Objects = {}, more = ''): Buffer {
  const dict = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more}`;
  const held = content === undefined ? '' : ' /Contents 4 0 R';
  const all: Objects = { 3: `${dict}${held} >>`, ...objects };
  if (content !== undefined) all[4] = `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  return new Doc({ layout: 'table' }).update(all).bytes;
}

/** An image as a PDF's object. */
export function image(
  width: number,
  height: number,
  data: Buffer,
  more = '/ColorSpace /DeviceGray /BitsPerComponent 8',
): string {
  const packed = more.includes('/Filter') ? data : deflateSync(data);
  const filter = more.includes('/Filter') ? '' : '/Filter /FlateDecode';
  const dict = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${more} ${filter}`;
  return `<< ${dict} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`;
}

const SIGNATURES = 'http://www.w3.org/2000/09/xmldsig#';
/** A signature of XML, as anybody could write it. */
export const xmlSignature = (certificate: Buffer, at = '2024-03-05T09:30:00+07:00', prefix = 'ds:'): string =>
  `<${prefix}Signature xmlns${prefix ? `:${prefix.slice(0, -1)}` : ''}="${SIGNATURES}"><${prefix}SignatureValue>AA==</${prefix}SignatureValue>` +
  `<${prefix}KeyInfo><${prefix}X509Data><${prefix}X509Certificate>${certificate.toString('base64').replace(/(.{76})/g, '$1\r\n')}</${prefix}X509Certificate></${prefix}X509Data></${prefix}KeyInfo>` +
  `<${prefix}Object><xades:SigningTime xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${at}</xades:SigningTime></${prefix}Object></${prefix}Signature>`;
