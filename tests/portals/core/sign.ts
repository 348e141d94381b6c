import { type Signer, signDetached } from './cms';
import { HttpError } from './http';

/** Room for the CMS structure, in bytes. */
const ROOM = 4096;

/** Body of the newest plain `n 0 obj` of a PDF. */
function objectOf(text: string, number: string): string {
  const at = text.lastIndexOf(`\n${number} 0 obj`);
  const end = text.indexOf('endobj', at);
  if (at < 0 || end < 0) throw new HttpError(409, 'Tệp PDF có cấu trúc nén: hệ thống mẫu không ký số được tệp này.');
  return text.slice(text.indexOf('obj', at) + 3, end).trim();
}

const need = (match: RegExpMatchArray | null | undefined): string => {
  if (match?.[1] === undefined) throw new HttpError(409, 'Không đọc được cấu trúc tệp PDF để ký số.');
  return match[1];
};

/** What an earlier signature of ours left: the numbers of fields and marks that a new one joins. */
const joined = (body: string, list: string, number: number): string | undefined => {
  const found = new RegExp(`/${list}\\s*\\[([^\\]]*)\\]`).exec(body);
  return found ? body.replace(found[0], `/${list} [${found[1]} ${number} 0 R]`) : undefined;
};

/**
 * Adds a signature to a PDF as an incremental update (ISO 32000-1 §12.8): the old bytes stay, the signature covers
 * everything but itself. PDFs that keep their objects in compressed streams are refused.
 * @param again whether a file that is signed may be signed once more
 */
export function signPdf(pdf: Buffer, signer: Signer, at: number, again = false): Buffer {
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new HttpError(409, 'Chỉ ký số được tệp PDF.');
  const text = pdf.toString('latin1');
  const size = Number(need([...text.matchAll(/\/Size (\d+)/g)].at(-1)));
  const previous = need([...text.matchAll(/startxref\s+(\d+)/g)].at(-1));
  const root = need([...text.matchAll(/\/Root (\d+) 0 R/g)].at(-1));
  const catalog = objectOf(text, root);
  const signed = catalog.includes('/AcroForm');
  if (signed && !again) throw new HttpError(409, 'Tệp này đã được ký số.');
  const pages = objectOf(text, need(catalog.match(/\/Pages (\d+) 0 R/)));
  const first = need(pages.match(/\/Kids\s*\[\s*(\d+) 0 R/));
  const leaf = objectOf(text, first);
  if (leaf.includes('/Annots') && !signed) throw new HttpError(409, 'Không đọc được cấu trúc tệp PDF để ký số.');

  const widget = size;
  const value = size + 1;
  const date = `D:${new Date(at + 7 * 3_600_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}+07'00'`;
  const extended = (body: string, more: string): string => `${body.slice(0, body.lastIndexOf('>>'))}${more} >>`;
  const updates: [string | number, string][] = [
    [
      root,
      joined(catalog, 'Fields', widget) ?? extended(catalog, `/AcroForm << /SigFlags 3 /Fields [${widget} 0 R] >>`),
    ],
    [first, joined(leaf, 'Annots', widget) ?? extended(leaf, `/Annots [${widget} 0 R]`)],
    [
      widget,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature${widget}) /Rect [0 0 0 0] /F 132 /P ${first} 0 R /V ${value} 0 R >>`,
    ],
    [
      value,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (${date}) /ByteRange [0 ########## ########## ##########] /Contents <${'0'.repeat(ROOM * 2)}> >>`,
    ],
  ];
  let out = text.endsWith('\n') ? text : `${text}\n`;
  let table = '';
  for (const [number, body] of updates) {
    table += `${number} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`;
    out += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = out.length;
  out += `xref\n${table}trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;

  const open = out.lastIndexOf('/Contents <') + '/Contents '.length;
  const close = open + ROOM * 2 + 2;
  const range = [open, close, out.length - close];
  for (const n of range) out = out.replace('##########', String(n).padStart(10, ' '));
  const covered = Buffer.from(out.slice(0, open) + out.slice(close), 'latin1');
  const cms = signDetached(covered, signer, at).toString('hex');
  return Buffer.from(`${out.slice(0, open)}<${cms.padEnd(ROOM * 2, '0')}>${out.slice(close)}`, 'latin1');
}
