import type { PdfFile } from './file';
import { type PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from './objects';

/** One signature as the file holds it, before anything of it is believed. */
export interface SignatureField {
  /** Its name in the form. */
  name: string;
  subFilter: string;
  /** `/ByteRange` as written: offset and length, twice or more. */
  byteRange: number[];
  /** What `/Contents` holds, with the zeros that fill it up. */
  contents: Uint8Array;
  /** `/Cert` of `adbe.x509.rsa_sha1`, the signer's first. */
  certificates: Uint8Array[];
  /** `/M`, `/Name` and `/Reason` as written: nobody vouches for them. */
  claimed: { at?: string; name?: string; reason?: string };
}

const MOST_FIELDS = 50_000;
/** Fields may hold each other without references that would tell. */
const DEEPEST = 50;

/** Bytes of a text: names of fields go on in all that are below. */
const LONGEST = 1000;

/** A text string: UTF-16 with its mark, else byte by byte. */
function text(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const bytes = value.bytes.subarray(0, LONGEST);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return String.fromCharCode(...bytes);
}

const nameOf = (value: PdfValue | undefined): string => (value instanceof PdfName ? value.name : '');

async function signatureOf(file: PdfFile, value: PdfDict, name: string): Promise<SignatureField> {
  const at = (key: string) => file.resolve(value.get(key));
  const [range, contents, cert] = [await at('ByteRange'), await at('Contents'), await at('Cert')];
  const certificates = (Array.isArray(cert) ? await Promise.all(cert.map((one) => file.resolve(one))) : [cert]).flatMap(
    (one) => (one instanceof PdfString ? [one.bytes] : []),
  );
  const numbers = Array.isArray(range) ? await Promise.all(range.map((one) => file.resolve(one))) : [];
  const field: SignatureField = {
    name,
    subFilter: nameOf(await at('SubFilter')),
    byteRange: numbers.every((one) => typeof one === 'number') ? (numbers as number[]) : [],
    contents: contents instanceof PdfString ? contents.bytes : new Uint8Array(),
    certificates,
    claimed: {},
  };
  for (const [key, claim] of [
    ['M', 'at'],
    ['Name', 'name'],
    ['Reason', 'reason'],
  ] as const) {
    const said = text(await at(key));
    if (said !== undefined) field.claimed[claim] = said;
  }
  return field;
}

/**
 * All signatures that stand in the file's form, in the order of the form; fields that wait for one are left out.
 * @throws PdfSyntaxError where the form leads nowhere
 * @throws RangeError where it leads on without end
 */
export async function signatureFields(file: PdfFile): Promise<SignatureField[]> {
  const catalog = await file.dict(file.trailer.get('Root'));
  const form = await file.dict(catalog?.get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  let steps = 0;
  const walk = async (fields: PdfValue | undefined, type: string, prefix: string, depth: number): Promise<void> => {
    const list = await file.resolve(fields);
    if (!Array.isArray(list)) return;
    if (depth > DEEPEST) throw new RangeError('fields without end');
    for (const one of list) {
      if (++steps > MOST_FIELDS) throw new RangeError('fields without end');
      if (one instanceof PdfRef) {
        if (seen.has(one.number)) continue;
        seen.add(one.number);
      }
      const field = await file.dict(one);
      if (!field) continue;
      const own = nameOf(await file.resolve(field.get('FT'))) || type;
      const partial = text(await file.resolve(field.get('T')));
      const name = [prefix, partial].filter(Boolean).join('.').slice(0, LONGEST);
      const value = await file.dict(field.get('V'));
      if (own === 'Sig' && value) found.push(await signatureOf(file, value, name));
      await walk(field.get('Kids'), own, name, depth + 1);
    }
  };
  await walk(form?.get('Fields'), '', '', 0);
  return found;
}
