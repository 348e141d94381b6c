import { decoded } from './inflate';
import { type PdfDict, PdfName, PdfReader, PdfRef, PdfStream, PdfSyntaxError, type PdfValue } from './objects';

/** Where an object stands: at an offset, or as one of those in an object stream. */
type Place = { at: number } | { stream: number; index: number };

const MOST_OBJECTS = 2_000_000;
const MOST_REVISIONS = 500;
const TAIL = 4096;

const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
const numberIn = (dict: PdfDict, key: string): number | undefined => {
  const value = dict.get(key);
  return typeof value === 'number' ? value : undefined;
};

/** The last place before `from` where a text stands, or -1. */
function lastIndexOf(bytes: Uint8Array, text: string, from: number): number {
  for (let at = Math.min(from, bytes.length - text.length); at >= 0; at--) {
    let i = 0;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return at;
  }
  return -1;
}

/** A PDF's objects, found by its cross-references or, where those are broken, by going through the file. */
export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, Place>();
  readonly #known = new Map<number, PdfValue>();
  readonly #streams = new Map<number, Map<number, PdfValue>>();
  /** Of the newest revision. */
  trailer: PdfDict = new Map();
  /** The cross-references could not be followed. */
  repaired = false;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws PdfSyntaxError when it is no PDF, or nothing in it can be found */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const head = new PdfReader(bytes.subarray(0, 1024));
    if (lastIndexOf(head.bytes, '%PDF-', 1024) < 0) throw new PdfSyntaxError('no PDF');
    const file = new PdfFile(bytes);
    try {
      await file.#follow();
      if (!isDict(await file.resolve(file.trailer.get('Root')))) throw new PdfSyntaxError('no catalog');
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      await file.#repair();
    }
    return file;
  }

  get isEncrypted(): boolean {
    return this.trailer.has('Encrypt');
  }

  async #follow(): Promise<void> {
    const bytes = this.#bytes;
    const start = lastIndexOf(bytes, 'startxref', bytes.length);
    if (start < bytes.length - TAIL || start < 0) throw new PdfSyntaxError('no startxref');
    const reader = new PdfReader(bytes, start + 9);
    let at = reader.value();
    const seen = new Set<number>();
    let first = true;
    while (typeof at === 'number' && !seen.has(at) && seen.size < MOST_REVISIONS) {
      seen.add(at);
      const trailer = await this.#section(at);
      if (first) this.trailer = trailer;
      first = false;
      const hybrid = numberIn(trailer, 'XRefStm');
      if (hybrid !== undefined && !seen.has(hybrid)) {
        seen.add(hybrid);
        await this.#section(hybrid);
      }
      at = trailer.get('Prev') ?? null;
    }
  }

  /** One section of cross-references; what is known already is newer. */
  async #section(at: number): Promise<PdfDict> {
    if (!(at >= 0 && at < this.#bytes.length)) throw new PdfSyntaxError('no section');
    const reader = new PdfReader(this.#bytes, at);
    if (reader.takes('xref')) return this.#table(reader);
    const [, value] = this.#indirect(reader);
    if (!(value instanceof PdfStream)) throw new PdfSyntaxError('no cross-references');
    return this.#xrefStream(value);
  }

  #table(reader: PdfReader): PdfDict {
    while (!reader.takes('trailer')) {
      const [from, count] = [Number(reader.word()), Number(reader.word())];
      if (!(from >= 0 && count >= 0 && count < MOST_OBJECTS)) throw new PdfSyntaxError('no table');
      for (let i = 0; i < count; i++) {
        const [offset, , kind] = [Number(reader.word()), reader.word(), reader.word()];
        if (kind !== 'n' && kind !== 'f') throw new PdfSyntaxError('no entry');
        if (!this.#places.has(from + i)) this.#places.set(from + i, { at: kind === 'n' ? offset : -1 });
      }
    }
    const trailer = reader.value();
    if (!isDict(trailer)) throw new PdfSyntaxError('no trailer');
    return trailer;
  }

  async #xrefStream(stream: PdfStream): Promise<PdfDict> {
    const { dict } = stream;
    const data = await this.#streamBytes(stream);
    const widths = dict.get('W');
    if (
      !Array.isArray(widths) ||
      widths.length < 3 ||
      !widths.every((one) => typeof one === 'number' && one >= 0 && one < 9)
    )
      throw new PdfSyntaxError('no widths');
    const [a, b, c] = widths as [number, number, number];
    const size = numberIn(dict, 'Size') ?? 0;
    const index = dict.get('Index');
    const ranges = Array.isArray(index) ? index.map(Number) : [0, size];
    let at = 0;
    const field = (width: number, otherwise: number) => {
      if (width === 0) return otherwise;
      let value = 0;
      for (let i = 0; i < width; i++) value = value * 256 + (data[at++] ?? 0);
      return value;
    };
    for (let i = 0; i + 1 < ranges.length; i += 2)
      for (let n = 0; n < (ranges[i + 1] ?? 0) && at < data.length; n++) {
        const [kind, second, third] = [field(a, 1), field(b, 0), field(c, 0)];
        const number = (ranges[i] as number) + n;
        if (this.#places.has(number) || this.#places.size > MOST_OBJECTS) continue;
        this.#places.set(number, kind === 2 ? { stream: second, index: third } : { at: kind === 1 ? second : -1 });
      }
    return dict;
  }

  #indirect(reader: PdfReader): [number, PdfValue] {
    const [number, generation] = [reader.word(), reader.word()];
    if (!/^\d+$/.test(number) || !/^\d+$/.test(generation) || !reader.takes('obj'))
      throw new PdfSyntaxError('no object');
    return [Number(number), reader.value()];
  }

  /** Goes through the whole file: the last object of each number is the newest. */
  async #repair(): Promise<void> {
    this.repaired = true;
    this.#places.clear();
    this.#known.clear();
    this.trailer = new Map();
    const bytes = this.#bytes;
    const streams: PdfStream[] = [];
    for (let at = 0; at < bytes.length && this.#places.size < MOST_OBJECTS; at++) {
      // "obj" behind two numbers, or "trailer".
      if (bytes[at] === 111 && bytes[at + 1] === 98 && bytes[at + 2] === 106 && bytes[at - 1] !== 100) {
        const found = /(\d+)\s+\d+\s*$/.exec(String.fromCharCode(...bytes.subarray(Math.max(0, at - 24), at)));
        if (!found) continue;
        const from = at - found[0].length;
        this.#places.set(Number(found[1]), { at: from });
        const value = this.#valueAt(from);
        if (value instanceof PdfStream) {
          const type = value.dict.get('Type');
          if (type instanceof PdfName && (type.name === 'ObjStm' || type.name === 'XRef')) streams.push(value);
        }
      } else if (bytes[at] === 116 && new PdfReader(bytes, at, Math.min(at + 8, bytes.length)).takes('trailer')) {
        try {
          const trailer = new PdfReader(bytes, at + 7).value();
          if (isDict(trailer) && trailer.has('Root')) this.trailer = trailer;
        } catch {
          // Another trailer may be whole.
        }
      }
    }
    for (const stream of streams) {
      if (!this.trailer.has('Root') && stream.dict.has('Root')) this.trailer = stream.dict;
      const number = [...this.#places].find(([, place]) => 'at' in place && this.#valueAt(place.at) === stream)?.[0];
      if (number === undefined) continue;
      for (const inside of (await this.#objectsIn(number)).keys())
        if (!this.#places.has(inside)) this.#places.set(inside, { stream: number, index: 0 });
    }
    if (!this.trailer.has('Root')) throw new PdfSyntaxError('no catalog');
  }

  #valueAt(at: number): PdfValue | undefined {
    try {
      return this.#indirect(new PdfReader(this.#bytes, at))[1];
    } catch {
      return undefined;
    }
  }

  /** The value behind a reference, or the value itself. Null for what is not there. */
  async resolve(value: PdfValue | undefined): Promise<PdfValue> {
    for (let steps = 0; value instanceof PdfRef; steps++) {
      if (steps > 20) return null;
      value = await this.object(value.number);
    }
    return value ?? null;
  }

  async dict(value: PdfValue | undefined): Promise<PdfDict | undefined> {
    const found = await this.resolve(value);
    return isDict(found) ? found : found instanceof PdfStream ? found.dict : undefined;
  }

  async object(number: number): Promise<PdfValue> {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const place = this.#places.get(number);
    let value: PdfValue = null;
    if (place && 'at' in place) {
      if (place.at < 0) return null;
      const [found, read] = this.#indirect(new PdfReader(this.#bytes, place.at));
      // Cross-references that lead elsewhere lead nowhere.
      if (found !== number) throw new PdfSyntaxError('another object');
      value = read;
    } else if (place) value = (await this.#objectsIn(place.stream)).get(number) ?? null;
    this.#known.set(number, value);
    return value;
  }

  async #objectsIn(number: number): Promise<Map<number, PdfValue>> {
    const known = this.#streams.get(number);
    if (known) return known;
    const objects = new Map<number, PdfValue>();
    this.#streams.set(number, objects);
    const stream = await this.object(number);
    if (!(stream instanceof PdfStream)) return objects;
    const data = await this.#streamBytes(stream);
    const first = numberIn(stream.dict, 'First') ?? 0;
    const count = Math.min(numberIn(stream.dict, 'N') ?? 0, MOST_OBJECTS);
    const heads = new PdfReader(data, 0, first);
    const pairs: [number, number][] = [];
    for (let i = 0; i < count; i++) pairs.push([Number(heads.word()), Number(heads.word())]);
    for (const [inside, offset] of pairs) {
      try {
        objects.set(inside, new PdfReader(data, first + offset).value());
      } catch (error) {
        if (!(error instanceof PdfSyntaxError)) throw error;
      }
    }
    return objects;
  }

  async #streamBytes({ dict, start }: PdfStream): Promise<Uint8Array> {
    const length = await this.resolve(dict.get('Length'));
    const said = typeof length === 'number' && length >= 0 ? start + length : -1;
    const fits = said >= 0 && said <= this.#bytes.length && new PdfReader(this.#bytes, said).takes('endstream');
    const end = fits ? said : lastBefore(this.#bytes, 'endstream', start);
    const filters = await this.resolve(dict.get('Filter'));
    const filter = Array.isArray(filters) ? filters[0] : filters;
    const parms = await this.resolve(dict.get('DecodeParms'));
    const given = await this.dict(Array.isArray(parms) ? parms[0] : parms);
    const plain = await decoded(
      this.#bytes.subarray(start, end),
      filter instanceof PdfName ? filter.name : undefined,
      (given && numberIn(given, 'Predictor')) ?? 1,
      (given && numberIn(given, 'Columns')) ?? 1,
    );
    if (!plain || (Array.isArray(filters) && filters.length > 1)) throw new PdfSyntaxError('unknown filter');
    return plain;
  }
}

/** The first place of a text at or behind `from`, or the end of the file. */
function lastBefore(bytes: Uint8Array, text: string, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    let i = 0;
    while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
    if (i === text.length) return at;
  }
  return bytes.length;
}
