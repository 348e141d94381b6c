import { encode } from '../log/sealed';
import type { UnitBody, UnitFile } from './unitFile.schema';

/** Open items that one file may hold. */
export const MOST_OPEN = 5_000;
export const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** 128 bits: no two records of a unit meet by chance. */
const TOKEN_BYTES = 16;
/** As for a backup's passphrase: trying phrases must cost more than making one file does. */
const ITERATIONS = 600_000;

/** A text as it is signed and hashed: UTF-8. */
export const bytes = (text: string) => new TextEncoder().encode(text);

/** A key pair to sign with, whose private half cannot be taken out of the browser. */
export const newSigningKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);

/** The key by which pseudonyms are made: of the unit's phrase, the same on every machine that knows it. */
export async function keyOfPhrase(phrase: string): Promise<CryptoKey> {
  // The same letters however the keyboard composes them.
  const base = await crypto.subtle.importKey('raw', bytes(phrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes('dung-hen/unit-summary'), iterations: ITERATIONS };
  return crypto.subtle.deriveKey(kdf, base, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}

/** A record's pseudonym: 128 bits of HMAC-SHA-256(key, id) in base64url. */
export async function tokenOf(key: CryptoKey, id: string): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(`unit|${id}`)));
  return encode(mac.subarray(0, TOKEN_BYTES)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A summary as the text of a file, signed. */
export async function writeUnitFile(body: UnitBody, { privateKey, publicKey }: CryptoKeyPair): Promise<string> {
  const text = JSON.stringify(body);
  const [signature, raw] = await Promise.all([
    crypto.subtle.sign(SIGNATURE, privateKey, bytes(text)),
    crypto.subtle.exportKey('raw', publicKey),
  ]);
  const file: UnitFile = {
    format: 'dung-hen/unit-summary',
    version: 1,
    algorithm: 'ECDSA-P256-SHA256',
    publicKey: encode(new Uint8Array(raw)),
    signature: encode(new Uint8Array(signature)),
    body: text,
  };
  return JSON.stringify(file, null, 2);
}
