import { fail, ok, type Result } from '../errors';
import { bytesOf } from '../findings/bytes';

/** A text that only its passphrase opens; JSON, so that it can be handed about as a file. */
export interface Sealed {
  format: 'dung-hen/backup';
  version: 1;
  /** PBKDF2 with HMAC-SHA-256. */
  kdf: { name: 'PBKDF2'; hash: 'SHA-256'; iterations: number; salt: string };
  cipher: { name: 'AES-GCM'; iv: string };
  /** Base64 of the encrypted, gzipped text. */
  data: string;
}

/** What OWASP asked of PBKDF2-HMAC-SHA-256 in 2023; about half a second on an office PC. */
const ITERATIONS = 600_000;
/** A file may ask for more, but not for hours. */
const MOST_ITERATIONS = 10_000_000;
/** Bytes that a sealed text may become. */
const LARGEST = 500_000_000;

/** Bytes as base64. */
export const encode = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};
/** @throws where it is no base64 */
export const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (one) => one.charCodeAt(0));

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // The same letters however the keyboard composes them.
  const secret = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveKey']);
  const kdf = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return crypto.subtle.deriveKey(kdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

const through = (bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough(stream);

/** Seals a text with a passphrase. */
export async function seal(text: string, passphrase: string, iterations = ITERATIONS): Promise<Sealed> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(text);
  const packed = await new Response(through(plain, new CompressionStream('gzip'))).arrayBuffer();
  const key = await keyOf(passphrase, salt, iterations);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, packed);
  return {
    format: 'dung-hen/backup',
    version: 1,
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: encode(salt) },
    cipher: { name: 'AES-GCM', iv: encode(iv) },
    data: encode(new Uint8Array(data)),
  };
}

function isSealed(value: unknown): value is Sealed {
  const { format, version, kdf, cipher, data } = (value ?? {}) as Partial<Sealed>;
  return (
    format === 'dung-hen/backup' &&
    version === 1 &&
    kdf?.name === 'PBKDF2' &&
    kdf.hash === 'SHA-256' &&
    Number.isInteger(kdf.iterations) &&
    kdf.iterations >= 1 &&
    kdf.iterations <= MOST_ITERATIONS &&
    typeof kdf.salt === 'string' &&
    cipher?.name === 'AES-GCM' &&
    typeof cipher.iv === 'string' &&
    typeof data === 'string'
  );
}

/**
 * Opens a sealed text.
 * @returns `format` for what is none, `passphrase` where the passphrase is another or somebody changed the file
 */
export async function unseal(value: unknown, passphrase: string): Promise<Result<string, 'format' | 'passphrase'>> {
  if (!isSealed(value)) return fail('format');
  const { kdf, cipher, data } = value;
  let packed: ArrayBuffer;
  try {
    const key = await keyOf(passphrase, decode(kdf.salt), kdf.iterations);
    packed = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: decode(cipher.iv) }, key, decode(data));
  } catch {
    return fail('passphrase');
  }
  try {
    const bytes = await bytesOf(through(new Uint8Array(packed), new DecompressionStream('gzip')), LARGEST);
    return bytes ? ok(new TextDecoder().decode(bytes)) : fail('format');
  } catch {
    return fail('format');
  }
}
