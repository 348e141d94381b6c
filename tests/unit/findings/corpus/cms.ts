import { constants, createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import * as der from '../../../portals/core/der';

export type Hash = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
export type KeyKind = 'rsa' | 'pss' | 'P-256' | 'P-384' | 'P-521';

const HASHES: Record<Hash, { id: string; rsa: string; ecdsa: string; bytes: number }> = {
  sha1: { id: '1.3.14.3.2.26', rsa: '1.2.840.113549.1.1.5', ecdsa: '1.2.840.10045.4.1', bytes: 20 },
  sha224: { id: '2.16.840.1.101.3.4.2.4', rsa: '1.2.840.113549.1.1.14', ecdsa: '1.2.840.10045.4.3.1', bytes: 28 },
  sha256: { id: '2.16.840.1.101.3.4.2.1', rsa: '1.2.840.113549.1.1.11', ecdsa: '1.2.840.10045.4.3.2', bytes: 32 },
  sha384: { id: '2.16.840.1.101.3.4.2.2', rsa: '1.2.840.113549.1.1.12', ecdsa: '1.2.840.10045.4.3.3', bytes: 48 },
  sha512: { id: '2.16.840.1.101.3.4.2.3', rsa: '1.2.840.113549.1.1.13', ecdsa: '1.2.840.10045.4.3.4', bytes: 64 },
};
const RSA = '1.2.840.113549.1.1.1';
const PSS = '1.2.840.113549.1.1.10';
const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';

const digestOf = (hash: Hash, bytes: Buffer): Buffer => createHash(hash).update(bytes).digest();
const hashId = (hash: Hash): Buffer => der.sequence(der.oid(HASHES[hash].id), der.NULL);
const text = (id: string, value: string): Buffer =>
  der.set(der.sequence(der.oid(id), der.tlv(0x0c, Buffer.from(value))));

export interface Signer {
  kind: KeyKind;
  key: KeyObject;
  certificate: Buffer;
  issuer: Buffer;
  serial: number;
  keyId: Buffer;
}

/** The moment at which everything of the corpus is signed. */
export const SIGNED_AT = Date.parse('2024-03-05T02:30:00Z');
const YEAR = 365 * 86_400_000;
let serials = 1000;

const algorithmOf = (kind: KeyKind, hash: Hash): Buffer => {
  if (kind === 'rsa') return der.sequence(der.oid(HASHES[hash].rsa), der.NULL);
  if (kind !== 'pss') return der.sequence(der.oid(HASHES[hash].ecdsa));
  const masks = der.sequence(der.oid('1.2.840.113549.1.1.8'), hashId(hash));
  const salt = der.integer(HASHES[hash].bytes);
  return der.sequence(
    der.oid(PSS),
    der.sequence(der.tlv(0xa0, hashId(hash)), der.tlv(0xa1, masks), der.tlv(0xa2, salt)),
  );
};

const rawSign = (kind: KeyKind, key: KeyObject, hash: Hash, bytes: Buffer): Buffer =>
  kind === 'pss'
    ? sign(hash, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: HASHES[hash].bytes })
    : sign(hash, bytes, key);

/** What a certificate says besides its name. */
export interface CertificateShape {
  /** Object identifiers and values of the subject instead of the usual ones. */
  subject?: readonly (readonly [id: string, value: string])[];
  /** Ms. */
  from?: number;
  to?: number;
  /** Of an authority; with a number, for so many authorities below it. */
  authority?: true | number;
  /** Extensions as they are. */
  more?: Buffer[];
}

/** A key made for this run and its certificate, issued by `by` or by itself. */
export function createSigner(
  kind: KeyKind,
  name: string,
  by?: Signer & { name: Buffer },
  shape: CertificateShape = {},
): Signer & { name: Buffer } {
  const { privateKey, publicKey } =
    kind === 'rsa' || kind === 'pss'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: kind });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = digestOf('sha1', spki);
  const serial = serials++;
  const given = shape.subject ?? [
    ['2.5.4.10', 'UBND xã Mẫu'],
    ['2.5.4.3', name],
  ];
  const subject = der.sequence(...given.map(([id, value]) => text(id, value)));
  const { authority } = shape;
  const depth = typeof authority === 'number' ? [der.integer(authority)] : [];
  const extensions = [
    der.sequence(der.oid('2.5.29.14'), der.octets(der.octets(keyId))),
    ...(authority === undefined
      ? []
      : [der.sequence(der.oid('2.5.29.19'), der.TRUE, der.octets(der.sequence(der.TRUE, ...depth)))]),
    ...(shape.more ?? []),
  ];
  const issuer = by?.name ?? subject;
  const [issuerKind, issuerKey] = by ? [by.kind, by.key] : [kind, privateKey];
  const algorithm = algorithmOf(issuerKind, 'sha256');
  const body = der.sequence(
    der.tlv(0xa0, der.integer(2)),
    der.integer(serial),
    algorithm,
    issuer,
    der.sequence(der.utcTime(shape.from ?? SIGNED_AT - YEAR), der.utcTime(shape.to ?? SIGNED_AT + 20 * YEAR)),
    subject,
    spki,
    der.tlv(0xa3, der.sequence(...extensions)),
  );
  const certificate = der.sequence(body, algorithm, der.bits(rawSign(issuerKind, issuerKey, 'sha256', body)));
  return { kind, key: privateKey, certificate, issuer, serial, keyId, name: subject };
}

export interface CmsShape {
  hash?: Hash;
  /** Signed attributes; without them the content itself is signed. */
  attributes?: boolean;
  signingTime?: boolean;
  sid?: 'issuer' | 'key';
  /** Certificates in this order instead of the signer's alone. */
  certificates?: Buffer[];
  /** The content stands inside (`adbe.pkcs7.sha1`, time stamps). */
  inside?: Buffer;
  contentType?: string;
  ber?: boolean;
  /** The signature as an octet string of several pieces. */
  pieces?: boolean;
  /** `rsaEncryption` instead of the name with the hash in it. */
  plainRsa?: boolean;
  unsigned?: (signature: Buffer) => Buffer[];
  /** Spoils something on purpose. */
  wrong?: 'digest' | 'signature' | 'key' | 'no-attribute-digest' | 'no-signer';
}

const attribute = (id: string, value: Buffer): Buffer => der.sequence(der.oid(id), der.set(value));

/** A CMS SignedData (RFC 5652) over `content`. */
export function signCms(content: Buffer, signer: Signer, shape: CmsShape = {}): Buffer {
  const { hash = 'sha256', attributes = true, inside, contentType = DATA, wrong } = shape;
  const wrap = shape.ber ? der.indefinite : der.tlv;
  const digest = digestOf(hash, wrong === 'digest' ? Buffer.concat([content, Buffer.from('!')]) : content);
  const attrs = [
    attribute('1.2.840.113549.1.9.3', der.oid(contentType)),
    ...(shape.signingTime === false ? [] : [attribute('1.2.840.113549.1.9.5', der.utcTime(SIGNED_AT))]),
    ...(wrong === 'no-attribute-digest' ? [] : [attribute('1.2.840.113549.1.9.4', der.octets(digest))]),
  ].toSorted(Buffer.compare);
  const signed = attributes ? der.set(...attrs) : content;
  const key = wrong === 'key' ? createSigner(signer.kind, 'Người khác').key : signer.key;
  const signature = rawSign(signer.kind, key, hash, signed);
  if (wrong === 'signature') signature[signature.length - 1] = (signature.at(-1) as number) ^ 1;
  const half = signature.length >> 1;
  const held = shape.pieces
    ? der.indefinite(0x24, der.octets(signature.subarray(0, half)), der.octets(signature.subarray(half)))
    : der.octets(signature);
  const unsigned = shape.unsigned?.(signature) ?? [];
  const info = wrap(
    0x30,
    der.integer(shape.sid === 'key' ? 3 : 1),
    shape.sid === 'key' ? der.tlv(0x80, signer.keyId) : der.sequence(signer.issuer, der.integer(signer.serial)),
    hashId(hash),
    ...(attributes ? [der.tlv(0xa0, ...attrs)] : []),
    shape.plainRsa ? der.sequence(der.oid(RSA), der.NULL) : algorithmOf(signer.kind, hash),
    held,
    ...(unsigned.length ? [wrap(0xa1, ...unsigned)] : []),
  );
  const encapsulated = inside
    ? wrap(0x30, der.oid(contentType), wrap(0xa0, shape.ber ? wrap(0x24, der.octets(inside)) : der.octets(inside)))
    : wrap(0x30, der.oid(contentType));
  const data = wrap(
    0x30,
    der.integer(shape.sid === 'key' || contentType !== DATA ? 3 : 1),
    wrap(0x31, hashId(hash)),
    encapsulated,
    wrap(0xa0, ...(shape.certificates ?? [signer.certificate])),
    wrap(0x31, ...(wrong === 'no-signer' ? [] : [info])),
  );
  return wrap(0x30, der.oid(SIGNED_DATA), wrap(0xa0, data));
}

/** `adbe.pkcs7.sha1`: the SHA-1 of the ranges stands inside and is what is signed. */
export const signSha1 = (covered: Buffer, signer: Signer, shape: CmsShape = {}): Buffer => {
  const inside = digestOf('sha1', covered);
  return signCms(inside, signer, { hash: 'sha1', ...shape, inside });
};

/** `adbe.x509.rsa_sha1`: a bare signature. */
export const signBare = (covered: Buffer, signer: Signer): Buffer =>
  der.octets(rawSign('rsa', signer.key, 'sha1', covered));

/** A time-stamp token (RFC 3161). */
export function timeStamp(covered: Buffer, authority: Signer, hash: Hash = 'sha256', shape: CmsShape = {}): Buffer {
  const inside = der.sequence(
    der.integer(1),
    der.oid('1.2.3.4.5'),
    der.sequence(hashId(hash), der.octets(digestOf(hash, covered))),
    der.integer(77),
    der.generalizedTime(SIGNED_AT + 60_000),
  );
  return signCms(inside, authority, { ...shape, inside, contentType: TST_INFO });
}

/** The unsigned attribute that holds a signature's own time stamp. */
export const stampedBy =
  (authority: Signer, over?: Buffer, shape?: CmsShape) =>
  (signature: Buffer): Buffer[] => [
    attribute('1.2.840.113549.1.9.16.2.14', timeStamp(over ?? signature, authority, 'sha256', shape)),
  ];
