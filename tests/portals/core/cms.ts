import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Just enough DER to write a self-signed certificate and a detached CMS signature (RFC 5280, RFC 5652). */
const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
};
const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const set = (...parts: Buffer[]): Buffer => tlv(0x31, ...parts);
const integer = (n: number): Buffer => tlv(0x02, Buffer.from([n]));
const octets = (bytes: Buffer): Buffer => tlv(0x04, bytes);
const NULL = Buffer.from([5, 0]);
const oid = (dotted: string): Buffer => {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b];
  for (const n of rest) {
    const groups = [n & 0x7f];
    for (let left = n >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
};
const utcTime = (at: number): Buffer =>
  tlv(0x17, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const SHA256 = sequence(oid('2.16.840.1.101.3.4.2.1'), NULL);
const RSA_SHA256 = sequence(oid('1.2.840.113549.1.1.11'), NULL);
const RSA = sequence(oid('1.2.840.113549.1.1.1'), NULL);
const DATA = oid('1.2.840.113549.1.7.1');
const attribute = (type: string, value: string): Buffer => set(sequence(oid(type), tlv(0x0c, Buffer.from(value))));
/** Organisation and common name. */
const distinguished = (name: string, organisation?: string): Buffer =>
  sequence(...(organisation === undefined ? [] : [attribute('2.5.4.10', organisation)]), attribute('2.5.4.3', name));

export interface Signer {
  name: string;
  /** As certificates name it. */
  subject: Buffer;
  key: KeyObject;
  certificate: Buffer;
}

/**
 * A key made for this run and a certificate that signs itself: real cryptography, no authority behind it.
 * @param organisation of the signer; an agency's own certificate has its name twice
 */
export function createSigner(name: string, at: number, organisation?: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = distinguished(name, organisation);
  const year = 365 * 86_400_000;
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(1),
    RSA_SHA256,
    subject,
    sequence(utcTime(at - 2 * year), utcTime(at + year)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  return {
    name,
    subject,
    key: privateKey,
    certificate: sequence(body, RSA_SHA256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature]))),
  };
}

/** A detached CMS SignedData over `content`, with signed attributes and the signer's certificate. */
export function signDetached(content: Buffer, signer: Signer, at: number): Buffer {
  const attributes = Buffer.concat([
    sequence(oid('1.2.840.113549.1.9.3'), set(DATA)),
    sequence(oid('1.2.840.113549.1.9.5'), set(utcTime(at))),
    sequence(oid('1.2.840.113549.1.9.4'), set(octets(createHash('sha256').update(content).digest()))),
  ]);
  const info = sequence(
    integer(1),
    sequence(signer.subject, integer(1)),
    SHA256,
    tlv(0xa0, attributes),
    RSA,
    octets(sign('sha256', set(attributes), signer.key)),
  );
  const signedData = sequence(integer(1), set(SHA256), sequence(DATA), tlv(0xa0, signer.certificate), set(info));
  return sequence(oid('1.2.840.113549.1.7.2'), tlv(0xa0, signedData));
}
