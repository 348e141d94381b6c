import { fromBER } from 'asn1js';
import type { Certificate } from 'pkijs';
import { type Chain, chainOf, type Validity, validityAt } from '../certificates/chain';
import { type Party, type PartyKind, partyKindOf, partyOf } from '../certificates/party';
import { type Checked, checkBare, checkCms, checkTimeStamp } from './cms';
import { type SignatureField, signatureFields } from './fields';
import { PdfFile } from './file';
import { PdfSyntaxError } from './objects';

export type SignatureReason = NonNullable<Checked['reason']> | 'ranges' | 'sub-filter';

/** One signature and what is certain of it. */
export interface Signature {
  /** Name of its field in a PDF's form; empty elsewhere. */
  field: string;
  /** As the PDF says, such as `ETSI.CAdES.detached`; `XMLDSig` for a signature of XML. */
  subFilter: string;
  /** `unchecked`: it is there and was not verified; what is said of it below is as written. */
  verdict: Checked['verdict'] | 'unchecked';
  reason?: SignatureReason;
  /** Its ranges reach from the first byte of the file to the last. */
  coversAll: boolean;
  digest?: string;
  signer?: Party;
  /** Whose certificate it is. NĐ 30/2020 Đ.5.1 wants a person's and an organisation's. */
  party?: PartyKind;
  /** Ms, by the signer's own clock. */
  signedAt?: number;
  /** Ms, by a time stamp that itself holds. */
  stampedAt?: number;
  /** Whether the certificate held at `stampedAt`, else at `signedAt`; only of a signature that verifies. */
  certificate?: Validity;
  /** Whether the certificate, in force at that moment, leads to an anchor of the unit; revocation is never asked for. */
  chain?: Chain;
  /** A time stamp over the whole document: nobody's signature. */
  isTimeStamp: boolean;
}

/** Whom to trust, and the moment for signatures that name none. */
export interface Trust {
  anchors: readonly Certificate[];
  /** Ms. */
  now: number;
}
const NOBODY: Trust = { anchors: [], now: 0 };

export interface SignatureReport {
  /** `valid`: digest and signature of every one verify. Of several troubles the worst. */
  state: 'valid' | 'broken' | 'none' | 'unreadable';
  /** `partial`: something was added after the last signature. Absent where there is none. */
  coverage?: 'whole' | 'partial';
  signatures: Signature[];
  /** Why the file itself cannot be read. */
  problem?: 'not-pdf' | 'encrypted' | 'damaged';
}

/** Bytes that all signatures of a file together may be for. */
const MOST_DIGESTED = 4_000_000_000;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);

/**
 * The bytes that a signature is for; undefined where its ranges make no sense: they must go forward without overlapping,
 * stay inside the file, and leave out nothing but the signature itself. Otherwise anything could hide in the gap.
 */
function covered(bytes: Uint8Array, { byteRange, contents }: SignatureField): Uint8Array | undefined {
  if (byteRange.length !== 4 || !byteRange.every((one) => Number.isInteger(one) && one >= 0)) return undefined;
  const [from, length, next, rest] = byteRange as [number, number, number, number];
  const gap = from + length;
  const end = next + rest;
  if (from !== 0 || length === 0 || gap >= next || end > bytes.length) return undefined;
  let [first, last] = [gap, next - 1];
  while (first < last && SPACE.has(bytes[first] as number)) first++;
  while (last > first && SPACE.has(bytes[last] as number)) last--;
  if (bytes[first] !== 60 || bytes[last] !== 62) return undefined;
  // The same as the form's `/Contents`, digit by digit.
  let digits = 0;
  for (let at = first + 1; at < last; at++) {
    const code = bytes[at] as number;
    if (SPACE.has(code)) continue;
    const digit = code <= 57 ? code - 48 : (code | 32) - 87;
    if (digit < 0 || digit > 15) return undefined;
    const byte = contents[digits >> 1];
    if (byte === undefined || (digits % 2 === 0 ? byte >> 4 : byte & 15) !== digit) return undefined;
    digits++;
  }
  if (digits < contents.length * 2 - 1) return undefined;
  const out = new Uint8Array(length + rest);
  out.set(bytes.subarray(0, length));
  out.set(bytes.subarray(next, end), length);
  return out;
}

/**
 * Whether a signature's structure is all that its hexadecimal string holds: behind it there may be zeros only. What else
 * stands there no signature is for.
 */
function fills(contents: Uint8Array): boolean {
  const [tag, first = 0] = contents;
  // A sequence, or the octet string of a bare signature.
  if (tag !== 0x30 && tag !== 0x04) return false;
  let end = 2 + first;
  if (first === 0x80) end = fromBER(contents.slice().buffer).offset;
  else if (first > 0x80) {
    end = 2 + (first & 0x7f);
    let length = 0;
    for (const byte of contents.subarray(2, end)) length = length * 256 + byte;
    end += length;
  }
  return end > 0 && contents.subarray(end).every((byte) => byte === 0);
}

function check({ subFilter, contents, certificates }: SignatureField, data: Uint8Array): Promise<Checked> | undefined {
  switch (subFilter) {
    case 'adbe.pkcs7.detached':
    case 'ETSI.CAdES.detached':
      return checkCms(contents, data);
    case 'adbe.pkcs7.sha1':
      return checkCms(contents, data, true);
    case 'adbe.x509.rsa_sha1':
      return checkBare(contents, data, certificates);
    case 'ETSI.RFC3161':
      return checkTimeStamp(contents, data);
  }
  return undefined;
}

const DATE = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)?'?)/;

/** The moment of `/M`; undefined where it names no zone, for then it may be any. */
function momentOf(text = ''): number | undefined {
  const [, year, month, day, hour, minute, second, zone, minutes = '00'] = DATE.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone ? `${zone}:${minutes}` : 'Z'}`);
  return Number.isNaN(at) ? undefined : at;
}

async function verify(bytes: Uint8Array, field: SignatureField, { anchors, now }: Trust): Promise<Signature> {
  const { name, subFilter, byteRange } = field;
  const about = { field: name, subFilter, isTimeStamp: subFilter === 'ETSI.RFC3161' };
  const data = covered(bytes, field);
  if (!data) return { ...about, verdict: 'unreadable', reason: 'ranges', coversAll: false };
  const coversAll = (byteRange[2] as number) + (byteRange[3] as number) === bytes.length && fills(field.contents);
  const checking = check(field, data);
  if (!checking) return { ...about, verdict: 'unreadable', reason: 'sub-filter', coversAll };
  // What the libraries cannot take apart is no signature that anybody could check.
  const checked = await checking.catch((): Checked => ({ verdict: 'unreadable', reason: 'structure' }));
  const { certificate, others = [], signedAt, ...rest } = checked;
  const signature: Signature = { ...about, ...rest, coversAll, signedAt: signedAt ?? momentOf(field.claimed.at) };
  if (!certificate) return signature;
  signature.signer = partyOf(certificate);
  signature.party = partyKindOf(certificate);
  if (signature.verdict !== 'valid') return signature;
  const at = signature.stampedAt ?? signature.signedAt;
  signature.certificate = validityAt(certificate, at);
  signature.chain = await chainOf(certificate, others, anchors, at ?? now, about.isTimeStamp);
  return signature;
}

/** The fields by the cross-references; where those lead astray, by going through the file. */
async function fieldsOf(file: PdfFile): Promise<SignatureField[]> {
  try {
    return await signatureFields(file);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError) || file.repaired) throw error;
    await file.repair();
    return signatureFields(file);
  }
}

/** A PDF that was opened, with its signatures, or why it cannot be read. */
export interface OpenedPdf {
  file?: PdfFile;
  report: SignatureReport;
}

const unreadable = (problem: NonNullable<SignatureReport['problem']>): OpenedPdf => ({
  report: { state: 'unreadable', signatures: [], problem },
});

/** Opens a PDF and checks its signatures, each (ISO 32000-1 §12.8). Nothing of the content is kept. */
export async function openPdf(bytes: Uint8Array, trust: Trust = NOBODY): Promise<OpenedPdf> {
  let file: PdfFile;
  let fields: SignatureField[];
  try {
    file = await PdfFile.open(bytes);
    if (file.isEncrypted) return unreadable('encrypted');
    fields = await fieldsOf(file);
  } catch (error) {
    if (!(error instanceof PdfSyntaxError || error instanceof RangeError)) throw error;
    const isPdf = /%PDF-/.test(String.fromCharCode(...bytes.subarray(0, 1024)));
    return unreadable(isPdf ? 'damaged' : 'not-pdf');
  }
  // Many fields may share one signature, which would be taken apart for each of them.
  const held = fields.reduce((sum, { contents }) => sum + contents.length, 0);
  if (fields.length * bytes.length > MOST_DIGESTED || held > bytes.length) return unreadable('damaged');
  const signatures: Signature[] = [];
  // One after the other: each needs the covered bytes in memory.
  for (const field of fields) signatures.push(await verify(bytes, field, trust));
  if (signatures.length === 0) return { file, report: { state: 'none', signatures } };
  const has = (verdict: Checked['verdict']) => signatures.some((one) => one.verdict === verdict);
  const state = has('broken') ? 'broken' : has('unreadable') ? 'unreadable' : 'valid';
  const coverage = signatures.some(({ coversAll }) => coversAll) ? 'whole' : 'partial';
  return { file, report: { state, coverage, signatures } };
}

/** The signatures of a PDF alone. */
export const checkSignatures = async (bytes: Uint8Array, trust?: Trust): Promise<SignatureReport> =>
  (await openPdf(bytes, trust)).report;
