/** A part of a DER structure: its tag and where its content stands. */
interface Part {
  tag: number;
  from: number;
  to: number;
}

const SEQUENCE = 0x30;
const BIT_STRING = 0x03;
const OCTETS = 0x04;
const OBJECT_ID = 0x06;
const BOOLEAN = 0x01;
const EXTENSIONS = 0xa3;
/** Object identifier 2.5.29.19, basic constraints. */
const BASIC_CONSTRAINTS = [0x55, 0x1d, 0x13];

/** The part that begins at a place; undefined where none fits in. */
function partAt(bytes: Uint8Array, at: number, end: number): Part | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || at + 2 > end) return undefined;
  let from = at + 2;
  let length = first;
  if (first & 0x80) {
    const size = first & 0x7f;
    if (size === 0 || size > 3) return undefined;
    length = 0;
    for (let i = 0; i < size; i++) length = length * 256 + (bytes[from++] ?? 0);
  }
  return from + length <= end ? { tag, from, to: from + length } : undefined;
}

function partsOf(bytes: Uint8Array, { from, to }: Part): Part[] {
  const parts: Part[] = [];
  for (let at = from; at < to; ) {
    const part = partAt(bytes, at, to);
    if (!part) return [];
    parts.push(part);
    at = part.to;
  }
  return parts;
}

/**
 * Whether these bytes are one X.509 certificate of an authority: basic constraints say so. What it is worth nobody but
 * its owner can say. Written out here, since pages that check a setting cannot carry a whole library for it.
 */
export function isAuthority(bytes: Uint8Array): boolean {
  const whole = partAt(bytes, 0, bytes.length);
  if (whole?.tag !== SEQUENCE || whole.to !== bytes.length) return false;
  const [body, algorithm, signature, ...more] = partsOf(bytes, whole);
  if (body?.tag !== SEQUENCE || algorithm?.tag !== SEQUENCE || signature?.tag !== BIT_STRING || more.length)
    return false;
  const list = partsOf(bytes, body).find(({ tag }) => tag === EXTENSIONS);
  const [extensions] = list ? partsOf(bytes, list) : [];
  for (const one of extensions ? partsOf(bytes, extensions) : []) {
    const [id, ...rest] = partsOf(bytes, one);
    const value = rest.at(-1);
    if (id?.tag !== OBJECT_ID || value?.tag !== OCTETS) continue;
    if (id.to - id.from !== 3 || !BASIC_CONSTRAINTS.every((byte, i) => bytes[id.from + i] === byte)) continue;
    const [constraints] = partsOf(bytes, value);
    const [authority] = constraints ? partsOf(bytes, constraints) : [];
    return authority?.tag === BOOLEAN && bytes[authority.from] !== 0;
  }
  return false;
}

const BLOCK = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g;

/** The bytes of base64; undefined where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The certificates of a PEM text, or of bare base64; undefined where one cannot be read. */
export function certificatesIn(text: string): Uint8Array<ArrayBuffer>[] | undefined {
  const blocks = [...text.matchAll(BLOCK)].map(([, block = '']) => block);
  const found = (blocks.length > 0 ? blocks : [text]).map(fromBase64);
  return found.every((one) => one !== undefined && one.length > 0) ? (found as Uint8Array<ArrayBuffer>[]) : undefined;
}
