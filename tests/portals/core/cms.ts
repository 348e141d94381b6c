import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bits, integer, NULL, octets, oid, sequence, set, tlv, utcTime } from './der';

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
    certificate: sequence(body, RSA_SHA256, bits(signature)),
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
