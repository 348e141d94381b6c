import { type BaseBlock, Constructed, fromBER, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  getAlgorithmByOID,
  getCrypto,
  IssuerAndSerialNumber,
  type PublicKeyInfo,
  SignedData,
  type SignerInfo,
  TSTInfo,
} from 'pkijs';

/** What cryptography says of one signature. */
export interface Checked {
  verdict: 'valid' | 'broken' | 'unreadable';
  /** Why it is not valid. */
  reason?: 'digest' | 'signature' | 'structure' | 'algorithm' | 'no-certificate';
  digest?: string;
  certificate?: Certificate;
  /** All certificates that came with it. */
  others?: Certificate[];
  /** What the signer says, in ms. */
  signedAt?: number;
  /** What a time-stamping authority says, in ms; only where that stamp itself holds. */
  stampedAt?: number;
}

const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const TIME_STAMP = '1.2.840.113549.1.9.16.2.14';
const SIGNED_DATA = '1.2.840.113549.1.7.2';

const failed = (verdict: 'broken' | 'unreadable', reason: Checked['reason'], more: Partial<Checked> = {}): Checked => ({
  verdict,
  reason,
  ...more,
});

const asBuffer = (bytes: Uint8Array): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    ? bytes.buffer
    : (bytes.slice().buffer as ArrayBuffer);

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

const hashOf = (algorithm: AlgorithmIdentifier): string =>
  (getAlgorithmByOID(algorithm.algorithmId) as { name?: string }).name ?? '';

const isHash = (name: string): boolean => /^SHA-(?:1|256|384|512)$/.test(name);

/** BER may write an octet string in pieces, which the schemas do not know; each is put together. */
function joined(block: BaseBlock): void {
  if (!(block instanceof Constructed)) return;
  const parts: BaseBlock[] = block.valueBlock.value;
  for (const [i, part] of parts.entries())
    if (part instanceof OctetString && part.idBlock.isConstructed)
      parts[i] = new OctetString({ valueHex: part.getValue() });
    else joined(part);
}

function signedDataOf(bytes: Uint8Array): SignedData | undefined {
  // The zeros behind the structure belong to the file, not to it.
  const { offset, result } = fromBER(asBuffer(bytes));
  if (offset < 0) return undefined;
  joined(result);
  const content = new ContentInfo({ schema: result });
  return content.contentType === SIGNED_DATA ? new SignedData({ schema: content.content }) : undefined;
}

const certificatesOf = ({ certificates = [] }: SignedData): Certificate[] =>
  certificates.filter((one): one is Certificate => one instanceof Certificate);

function signerOf(certificates: Certificate[], { sid }: SignerInfo): Certificate | undefined {
  if (sid instanceof IssuerAndSerialNumber)
    return certificates.find(
      ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
    );
  const key = (sid as { valueBlock?: { valueHexView?: Uint8Array } }).valueBlock?.valueHexView;
  return certificates.find(({ extensions = [] }) => {
    const id = extensions.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue as
      | { valueBlock?: { valueHexView?: Uint8Array } }
      | undefined;
    const bytes = id?.valueBlock?.valueHexView;
    return key !== undefined && bytes !== undefined && same(key, bytes);
  });
}

async function verifies(
  data: ArrayBuffer,
  signature: OctetString,
  key: PublicKeyInfo,
  algorithm: AlgorithmIdentifier,
  hash: string,
): Promise<boolean> {
  return getCrypto(true).verifyWithPublicKey(data, signature as never, key, algorithm, hash);
}

interface Attributes {
  digest?: Uint8Array;
  at?: number;
}

function attributesOf({ signedAttrs }: SignerInfo): Attributes {
  const found: Attributes = {};
  for (const { type, values } of signedAttrs?.attributes ?? []) {
    const value = values[0] as { valueBlock?: { valueHexView?: Uint8Array }; toDate?: () => Date } | undefined;
    if (type === MESSAGE_DIGEST) found.digest = value?.valueBlock?.valueHexView;
    if (type === SIGNING_TIME) found.at = value?.toDate?.().getTime();
  }
  return found;
}

/** The moment of a time stamp over a signature's bytes, if the stamp holds. */
async function stampOf({ unsignedAttrs, signature }: SignerInfo): Promise<number | undefined> {
  const stamp = unsignedAttrs?.attributes.find(({ type }) => type === TIME_STAMP)?.values[0];
  if (!stamp) return undefined;
  const checked = await checkTimeStamp(new Uint8Array(stamp.toBER()), signature.valueBlock.valueHexView);
  return checked.verdict === 'valid' ? checked.stampedAt : undefined;
}

/**
 * Checks a CMS signature (RFC 5652) over content that stands outside, or, for `adbe.pkcs7.sha1`, over its digest inside.
 * @param covered the bytes that the signature is for
 * @param inside the content is the SHA-1 of `covered`, and stands in the structure
 */
export async function checkCms(bytes: Uint8Array, covered: Uint8Array, inside = false): Promise<Checked> {
  const data = signedDataOf(bytes);
  const signer = data?.signerInfos[0];
  if (!data || !signer) return failed('unreadable', 'structure');
  const digest = hashOf(signer.digestAlgorithm);
  const others = certificatesOf(data);
  const certificate = signerOf(others, signer);
  if (!certificate) return failed('unreadable', 'no-certificate', { digest });
  if (!isHash(digest)) return failed('unreadable', 'algorithm', { digest, certificate });
  const { subtle } = globalThis.crypto;
  let content = covered;
  if (inside) {
    const held = data.encapContentInfo.eContent?.getValue();
    content = new Uint8Array(await subtle.digest('SHA-1', covered as Uint8Array<ArrayBuffer>));
    if (!held || !same(new Uint8Array(held), content)) return failed('broken', 'digest', { digest, certificate });
  }
  const { digest: said, at } = attributesOf(signer);
  const about = { digest, certificate, others, signedAt: at };
  let signed = asBuffer(content);
  if (signer.signedAttrs) {
    // RFC 5652 §11.2 wants it; without it nothing ties the attributes to the content.
    if (!said) return failed('unreadable', 'structure', about);
    const real = new Uint8Array(await subtle.digest(digest, content as Uint8Array<ArrayBuffer>));
    if (!same(said, real)) return failed('broken', 'digest', about);
    signed = signer.signedAttrs.encodedValue.slice(0);
    // What is signed is a set; in the structure it bears another tag.
    new Uint8Array(signed)[0] = 0x31;
  }
  try {
    const { signatureAlgorithm, signature } = signer;
    const holds = await verifies(signed, signature, certificate.subjectPublicKeyInfo, signatureAlgorithm, digest);
    if (!holds) return failed('broken', 'signature', about);
  } catch {
    return failed('unreadable', 'algorithm', about);
  }
  return { verdict: 'valid', ...about, stampedAt: await stampOf(signer).catch(() => undefined) };
}

/** Checks a time-stamp token (RFC 3161) over bytes. */
export async function checkTimeStamp(bytes: Uint8Array, covered: Uint8Array): Promise<Checked> {
  const data = signedDataOf(bytes);
  const held = data?.encapContentInfo.eContent?.getValue();
  if (!data || !held) return failed('unreadable', 'structure');
  const { result } = fromBER(held);
  const token = new TSTInfo({ schema: result });
  const hash = hashOf(token.messageImprint.hashAlgorithm);
  if (!isHash(hash)) return failed('unreadable', 'algorithm');
  const imprint = token.messageImprint.hashedMessage.valueBlock.valueHexView;
  const real = new Uint8Array(await globalThis.crypto.subtle.digest(hash, covered as Uint8Array<ArrayBuffer>));
  const checked = await checkCms(bytes, new Uint8Array(held));
  if (checked.verdict !== 'valid') return checked;
  if (!same(imprint, real)) return failed('broken', 'digest', { digest: hash, certificate: checked.certificate });
  return { ...checked, stampedAt: token.genTime.getTime() };
}

/** Certificates of a chain beside a bare signature. */
const MOST_OTHERS = 20;

function readable(bytes: Uint8Array): Certificate[] {
  try {
    return [Certificate.fromBER(asBuffer(bytes))];
  } catch {
    return [];
  }
}

/** Checks a bare RSA signature with SHA-1 beside its certificate (`adbe.x509.rsa_sha1`). */
export async function checkBare(bytes: Uint8Array, covered: Uint8Array, certificates: Uint8Array[]): Promise<Checked> {
  const [first] = certificates;
  if (!first) return failed('unreadable', 'no-certificate');
  const { offset, result } = fromBER(asBuffer(bytes));
  if (offset < 0 || !(result instanceof OctetString)) return failed('unreadable', 'structure');
  const certificate = Certificate.fromBER(asBuffer(first));
  const others = certificates.slice(1, MOST_OTHERS).flatMap(readable);
  const about = { digest: 'SHA-1', certificate, others };
  const algorithm = new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.5' });
  const holds = await verifies(asBuffer(covered), result, certificate.subjectPublicKeyInfo, algorithm, 'SHA-1');
  return holds ? { verdict: 'valid', ...about } : failed('broken', 'signature', about);
}
