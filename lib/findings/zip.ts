import { bytesOf } from './bytes';

/** Why an archive, or a part of one, cannot be taken apart. */
export class PackageError extends Error {
  constructor(readonly problem: 'encrypted' | 'damaged' | 'too-large') {
    super(problem);
  }
}

/** One file of an archive, as the directory has it. */
interface Entry {
  flags: number;
  method: number;
  packed: number;
  size: number;
  at: number;
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
/** ZIP64 writes these where the truth stands elsewhere: only what is larger than any document has to. */
const ELSEWHERE = 0xffffffff;

/** A name in UTF-8; in any other encoding at least two names stay two, and those that are looked for are ASCII. */
function nameIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The parts of a ZIP file by name, unpacked one by one and only as far as is allowed. */
export class Zip {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, Entry>();
  #out = 0;

  /** @throws PackageError where its directory makes no sense, or is larger than any document's */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#readDirectory();
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  get isEncrypted(): boolean {
    return [...this.#entries.values()].some(({ flags }) => (flags & 1) === 1);
  }

  /** The end record is last, but for a comment of at most 64 KB. */
  #endRecord(): number {
    const view = this.#view;
    for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
      if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
    throw new PackageError('damaged');
  }

  #readDirectory(): void {
    const view = this.#view;
    const end = this.#endRecord();
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count > MOST_ENTRIES || at === ELSEWHERE) throw new PackageError('too-large');
    const spans: [from: number, to: number][] = [[at, end]];
    for (let i = 0; i < count; i++) {
      if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new PackageError('damaged');
      const length = view.getUint16(at + 28, true);
      const name = nameIn(this.#bytes.subarray(at + 46, at + 46 + length));
      // Of two parts of one name nobody can tell which is shown.
      if (this.#entries.has(name)) throw new PackageError('damaged');
      const entry: Entry = {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      };
      if ([entry.packed, entry.size, entry.at].includes(ELSEWHERE)) throw new PackageError('too-large');
      this.#entries.set(name, entry);
      spans.push([entry.at, entry.at + 30 + length + entry.packed]);
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    // Parts that share their bytes were made to burst.
    spans.sort(([a], [b]) => a - b);
    if (spans.some(([, to], i) => to > (spans[i + 1]?.[0] ?? to))) throw new PackageError('damaged');
  }

  /**
   * A part's bytes, undefined where there is none of that name.
   * @param most bytes that it may become
   * @throws PackageError where it is encrypted, damaged, or more than allowed
   */
  async read(name: string, most = MOST_PART): Promise<Uint8Array | undefined> {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    const view = this.#view;
    const { flags, method, packed, size, at } = entry;
    if (flags & 1) throw new PackageError('encrypted');
    if (size > most || (size > SMALL && size > packed * MOST_RATIO)) throw new PackageError('too-large');
    if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) throw new PackageError('damaged');
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (from + packed > view.byteLength) throw new PackageError('damaged');
    const held = this.#bytes.subarray(from, from + packed);
    const plain = method === 0 ? held : method === 8 ? await inflated(held, size) : undefined;
    if (plain?.length !== size) throw new PackageError('damaged');
    this.#out += size;
    if (this.#out > MOST_OUT) throw new PackageError('too-large');
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
    throw new PackageError('damaged');
  }
}
