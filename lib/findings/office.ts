import { Certificate } from 'pkijs';
import { fromBase64, isAuthority } from './certificates/authority';
import { partyKindOf, partyOf } from './certificates/party';
import { textOf } from './kind';
import type { Signature } from './pdf/signatures';
import type { FileCheck, FileKind } from './types';
import { MOST_SIGNATURES, type XmlSignature, xmlSignatures } from './xml';
import { PackageError, Zip } from './zip';

/** XML is read as text, which takes several times its bytes. */
const LARGEST_XML = 20_000_000;
/** One signature in an office document, and how many are opened. */
const LARGEST_PART = 2_000_000;
const MOST_PARTS = 50;

/** The signer's certificate: the one that is no authority's. Only this one is taken apart, which takes its time. */
function signerIn(texts: readonly string[]): Certificate | undefined {
  const found = texts.flatMap((text) => fromBase64(text) ?? []);
  const bytes = found.find((one) => !isAuthority(one)) ?? found[0];
  try {
    return bytes && Certificate.fromBER(bytes);
  } catch {
    return undefined;
  }
}

/** A signature as it is written: who it names, and nothing that was verified. */
function unverified({ certificates, at }: XmlSignature): Signature {
  const certificate = signerIn(certificates);
  // A moment without a zone may be any.
  const moment = at && /(?:Z|[+-]\d\d:\d\d)$/.test(at) ? Date.parse(at) : Number.NaN;
  return {
    field: '',
    subFilter: 'XMLDSig',
    verdict: 'unchecked',
    coversAll: false,
    isTimeStamp: false,
    ...(certificate && { signer: partyOf(certificate), party: partyKindOf(certificate) }),
    ...(!Number.isNaN(moment) && { signedAt: moment }),
  };
}

type Looked = Pick<FileCheck, 'state' | 'signatures' | 'problem'> & { kind: FileKind };

const signedBy = (kind: FileKind, signatures: Signature[]): Looked => ({
  kind,
  state: signatures.length > 0 ? 'unchecked' : 'none',
  signatures,
});
const failed = (kind: FileKind, problem: FileCheck['problem']): Looked => ({
  kind,
  state: 'unreadable',
  signatures: [],
  problem,
});

/** An XML document and the signatures in it. */
export function lookIntoXml(bytes: Uint8Array): Looked {
  if (bytes.length > LARGEST_XML) return failed('xml', 'too-large');
  const { signatures, complete } = xmlSignatures(textOf(bytes));
  const looked = signedBy('xml', signatures.map(unverified));
  if (complete) return looked;
  return { ...looked, problem: 'damaged', ...(signatures.length === 0 && { state: 'unreadable' }) };
}

const OFFICE: readonly [FileKind, RegExp][] = [
  ['docx', /^word\//],
  ['xlsx', /^xl\//],
  ['pptx', /^ppt\//],
];

async function kindOfArchive(zip: Zip): Promise<FileKind> {
  const { names } = zip;
  if (names.includes('[Content_Types].xml'))
    return OFFICE.find(([, folder]) => names.some((name) => folder.test(name)))?.[0] ?? 'zip';
  const text = await zip.read('mimetype', 200).catch(() => undefined);
  return text && new TextDecoder().decode(text).startsWith('application/vnd.oasis.opendocument') ? 'odt' : 'zip';
}

/** Where signatures stand: in packages of Office (ECMA-376-2 §13), and in those of OpenDocument. */
const SIGNATURES = /^(?:_xmlsignatures\/.*\.xml|META-INF\/documentsignatures\.xml)$/i;

/** An office document and the signatures in it; another archive is not looked into. */
export async function lookIntoZip(bytes: Uint8Array): Promise<Looked> {
  let kind: FileKind = 'zip';
  try {
    const zip = new Zip(bytes);
    kind = await kindOfArchive(zip);
    if (zip.isEncrypted) return failed(kind, 'encrypted');
    if (kind === 'zip') return failed(kind, 'archive');
    const found: Signature[] = [];
    for (const name of zip.names.filter((one) => SIGNATURES.test(one)).slice(0, MOST_PARTS)) {
      if (found.length >= MOST_SIGNATURES) break;
      const part = await zip.read(name, LARGEST_PART);
      if (part) found.push(...xmlSignatures(textOf(part)).signatures.map(unverified));
    }
    return signedBy(kind, found);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    // What is larger than any document is no document.
    return failed(kind, kind === 'zip' && error.problem === 'too-large' ? 'archive' : error.problem);
  }
}

/** Whether the name of a stream stands in an OLE file's directory. */
function names(bytes: Uint8Array, name: string): boolean {
  const wide = new Uint8Array(name.length * 2);
  for (let i = 0; i < name.length; i++) wide[i * 2] = name.charCodeAt(i);
  // Entries of a directory are 128 bytes each, and sectors are multiples of that.
  for (let at = 512; at + wide.length <= bytes.length; at += 128)
    if (wide.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** A document of Office before 2007: whether it is encrypted or names signatures. */
export function lookIntoOle(bytes: Uint8Array): Looked {
  if (names(bytes, 'EncryptedPackage')) return failed('doc', 'encrypted');
  const signed = names(bytes, '_xmlsignatures') || names(bytes, '_signatures');
  return signedBy('doc', signed ? [{ ...unverified({ certificates: [] }), subFilter: 'OLE' }] : []);
}
