import { bytesOf } from '../bytes';

/** Why a file cannot be taken apart. */
export class DocxError extends Error {
  constructor(readonly problem: 'not-docx' | 'encrypted' | 'damaged' | 'too-large') {
    super(problem);
  }
}

interface Entry {
  method: number;
  flags: number;
  compressed: number;
  size: number;
  offset: number;
}

const MOST_ENTRIES = 5000;
/** Bytes that all parts together may become, and one alone. */
const MOST_OUT = 40_000_000;
const MOST_PART = 20_000_000;
/** XML packs to a twentieth at best; what packs better was made to burst. */
const MOST_RATIO = 400;
const SMALL = 1_000_000;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** The parts of a ZIP file by name, unpacked one by one and only as far as is allowed. */
export class Zip {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private out = 0;

  /** @throws DocxError where its directory makes no sense */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** The end record is last, but for a comment of at most 64 KB. */
  private endRecord(): number {
    const { view } = this;
    for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
      if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
    throw new DocxError('damaged');
  }

  private readDirectory(): void {
    const { view } = this;
    const end = this.endRecord();
    const count = view.getUint16(end + 10, true);
    if (count > MOST_ENTRIES) throw new DocxError('too-large');
    let at = view.getUint32(end + 16, true);
    const decoder = new TextDecoder();
    for (let i = 0; i < count; i++) {
      if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new DocxError('damaged');
      const nameLength = view.getUint16(at + 28, true);
      const name = decoder.decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
      // Of two parts of one name nobody can tell which is shown.
      if (this.entries.has(name)) throw new DocxError('damaged');
      this.entries.set(name, {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        compressed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  }

  /**
   * A part's bytes, undefined where there is none of that name.
   * @throws DocxError where it is encrypted, damaged, or more than allowed
   */
  async read(name: string): Promise<Uint8Array | undefined> {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    const { view } = this;
    const { flags, method, compressed, size, offset } = entry;
    if (flags & 1) throw new DocxError('encrypted');
    if (size > MOST_PART || (size > SMALL && size > compressed * MOST_RATIO)) throw new DocxError('too-large');
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) throw new DocxError('damaged');
    const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (from + compressed > view.byteLength) throw new DocxError('damaged');
    const packed = this.bytes.subarray(from, from + compressed);
    const plain = method === 0 ? packed : method === 8 ? await inflated(packed, Math.min(size, MOST_PART)) : undefined;
    if (plain?.length !== size) throw new DocxError('damaged');
    this.out += size;
    if (this.out > MOST_OUT) throw new DocxError('too-large');
    return plain;
  }
}

/** Undefined where more comes out than was announced. */
async function inflated(packed: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  try {
    return await bytesOf(stream, most);
  } catch {
    throw new DocxError('damaged');
  }
}
