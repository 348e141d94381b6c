import { decoded } from './inflate';
import { type PdfDict, PdfName, PdfReader, PdfRef, PdfStream, PdfSyntaxError, type PdfValue } from './objects';

/** Where an object stands: its offset, `FREE`, or `-2 - n` for one in the object stream `n`: numbers, for there are many. */
type Place = number;
const FREE: Place = -1;
const placeIn = (stream: number): Place => -2 - stream;

const MOST_OBJECTS = 2_000_000;
const MOST_REVISIONS = 500;
/** Bytes that all object and cross-reference streams of a file may become. */
const MOST_INFLATED = 48_000_000;
const TAIL = 4096;

const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
const numberIn = (dict: PdfDict, key: string): number | undefined => {
  const value = dict.get(key);
  return typeof value === 'number' ? value : undefined;
};
const typeOf = ({ dict }: PdfStream): string | undefined => {
  const type = dict.get('Type');
  return type instanceof PdfName ? type.name : undefined;
};

const standsAt = (bytes: Uint8Array, text: string, at: number): boolean => {
  let i = 0;
  while (i < text.length && bytes[at + i] === text.charCodeAt(i)) i++;
  return i === text.length;
};

/** The last place from `to` down to `from` where a text stands, or -1. */
function lastIndexOf(bytes: Uint8Array, text: string, from: number, to = bytes.length): number {
  for (let at = Math.min(to, bytes.length - text.length); at >= Math.max(from, 0); at--)
    if (standsAt(bytes, text, at)) return at;
  return -1;
}

/** The first place of a text at or behind `from`, or the end of the file. */
function indexOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (standsAt(bytes, text, at)) return at;
  return bytes.length;
}

/** What an object stream holds, each object read when it is asked for. */
interface Holder {
  data: Uint8Array;
  offsets: Map<number, number>;
}

/** A PDF's objects, found by its cross-references or, where those are broken, by going through the file. */
export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, Place>();
  readonly #known = new Map<number, PdfValue>();
  readonly #holders = new Map<number, Holder>();
  readonly #sections = new Set<number>();
  /** Bytes that may still be read: a file may lead to the same ones again and again. */
  #left: number;
  #inflatable = MOST_INFLATED;
  /** Of the newest revision. */
  trailer: PdfDict = new Map();
  /** The cross-references could not be followed. */
  repaired = false;
  /** It breaks off: its last revision has no end. */
  isCut = false;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#left = bytes.length * 4 + 32_000_000;
  }

  /** @throws PdfSyntaxError when it is no PDF, or nothing in it can be found */
  static async open(bytes: Uint8Array): Promise<PdfFile> {
    if (lastIndexOf(bytes, '%PDF-', 0, 1024) < 0) throw new PdfSyntaxError('no PDF');
    const file = new PdfFile(bytes);
    try {
      await file.#follow();
      if (!isDict(await file.resolve(file.trailer.get('Root')))) throw new PdfSyntaxError('no catalog');
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      await file.repair();
    }
    return file;
  }

  get isEncrypted(): boolean {
    return this.trailer.has('Encrypt');
  }

  /** Reads on at a reader's place, and keeps count. */
  #charged<T>(reader: PdfReader, read: () => T): T {
    if (this.#left < 0) throw new RangeError('read over and over');
    const from = reader.at;
    try {
      return read();
    } finally {
      this.#left -= reader.at - from;
    }
  }

  async #follow(): Promise<void> {
    const bytes = this.#bytes;
    const start = lastIndexOf(bytes, 'startxref', bytes.length - TAIL);
    // A file that was cut in its last revision ends with objects; the one before knows nothing of what is gone.
    const last = start < 0 ? lastIndexOf(bytes, 'startxref', 0) : start;
    this.isCut = last < 0 || indexOf(bytes, ' obj', last) < bytes.length;
    if (start < 0 || this.isCut) throw new PdfSyntaxError('no end');
    const reader = new PdfReader(bytes, start + 9);
    let at = this.#charged(reader, () => reader.value());
    let first = true;
    while (typeof at === 'number' && !this.#sections.has(at) && this.#sections.size < MOST_REVISIONS) {
      const trailer = await this.#section(at);
      if (first) this.trailer = trailer;
      first = false;
      at = trailer.get('Prev') ?? null;
    }
  }

  /** One section of cross-references; what is known already is newer. */
  async #section(at: number): Promise<PdfDict> {
    if (!(at >= 0 && at < this.#bytes.length)) throw new PdfSyntaxError('no section');
    this.#sections.add(at);
    const reader = new PdfReader(this.#bytes, at);
    if (reader.takes('xref')) return this.#table(reader);
    const [, value] = this.#indirect(reader);
    if (!(value instanceof PdfStream)) throw new PdfSyntaxError('no cross-references');
    return this.#xrefStream(value);
  }

  #put(number: number, place: Place): void {
    if (this.#places.has(number)) return;
    if (this.#places.size > MOST_OBJECTS) throw new RangeError('too many objects');
    this.#places.set(number, place);
  }

  async #table(reader: PdfReader): Promise<PdfDict> {
    const free: number[] = [];
    const trailer = this.#charged(reader, () => {
      while (!reader.takes('trailer')) {
        // At the end of the file every word is empty, and so a table of nothing.
        if (reader.at >= reader.end) throw new PdfSyntaxError('no trailer');
        const [from, count] = [Number(reader.word()), Number(reader.word())];
        if (!(from >= 0 && count >= 0 && count < MOST_OBJECTS)) throw new PdfSyntaxError('no table');
        for (let i = 0; i < count; i++) {
          const [offset, , kind] = [Number(reader.word()), reader.word(), reader.word()];
          if (kind === 'n') this.#put(from + i, offset);
          else if (kind === 'f') free.push(from + i);
          else throw new PdfSyntaxError('no entry');
        }
      }
      return reader.value();
    });
    if (!isDict(trailer)) throw new PdfSyntaxError('no trailer');
    // A hybrid file's table calls those free that only its stream knows.
    const hybrid = numberIn(trailer, 'XRefStm');
    if (hybrid !== undefined && !this.#sections.has(hybrid)) await this.#section(hybrid);
    for (const number of free) this.#put(number, FREE);
    return trailer;
  }

  async #xrefStream(stream: PdfStream): Promise<PdfDict> {
    const { dict } = stream;
    const data = await this.streamBytes(stream);
    const widths = dict.get('W');
    if (
      !Array.isArray(widths) ||
      widths.length < 3 ||
      !widths.every((one) => typeof one === 'number' && one >= 0 && one < 9)
    )
      throw new PdfSyntaxError('no widths');
    const [a, b, c] = widths as [number, number, number];
    if (a + b + c < 1) throw new PdfSyntaxError('no widths');
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
        const [kind, second] = [field(a, 1), field(b, 0), field(c, 0)];
        this.#put((ranges[i] as number) + n, kind === 2 ? placeIn(second) : kind === 1 ? second : FREE);
      }
    return dict;
  }

  #indirect(reader: PdfReader): [number, PdfValue] {
    const [number, generation] = [reader.word(), reader.word()];
    if (!/^\d+$/.test(number) || !/^\d+$/.test(generation) || !reader.takes('obj'))
      throw new PdfSyntaxError('no object');
    return [Number(number), this.#charged(reader, () => reader.value())];
  }

  /** Where "obj" stands behind two numbers, and every "trailer", in the order of the file. */
  #landmarks(): { at: number; number?: number }[] {
    const bytes = this.#bytes;
    const found: { at: number; number?: number }[] = [];
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === 111 && bytes[at - 1] !== 100 && standsAt(bytes, 'obj', at)) {
        const heads = /(\d{1,10})\s+\d{1,5}\s*$/.exec(String.fromCharCode(...bytes.subarray(Math.max(0, at - 24), at)));
        if (heads) found.push({ at: at - heads[0].length, number: Number(heads[1]) });
      } else if (bytes[at] === 116 && standsAt(bytes, 'trailer', at)) found.push({ at });
      if (found.length > MOST_OBJECTS) throw new RangeError('too many objects');
    }
    return found;
  }

  /** Goes through the whole file: the last object of each number is the newest. */
  async repair(): Promise<void> {
    this.repaired = true;
    for (const known of [this.#places, this.#known, this.#holders]) known.clear();
    this.trailer = new Map();
    const landmarks = this.#landmarks();
    const root = (dict: PdfValue | undefined) => {
      if (isDict(dict) && dict.has('Root')) this.trailer = dict;
    };
    const place = (number: number, at: Place) => {
      for (const known of [this.#known, this.#holders]) known.delete(number);
      this.#places.set(number, at);
    };
    for (const [i, { at, number }] of landmarks.entries()) {
      // No reading beyond the next one: the same bytes would be read over and over.
      const reader = new PdfReader(this.#bytes, at, landmarks[i + 1]?.at);
      if (number === undefined) {
        reader.at += 7;
        root(this.#whole(() => this.#charged(reader, () => reader.value())));
        continue;
      }
      place(number, at);
      const value = this.#whole(() => this.#indirect(reader)[1]);
      if (!(value instanceof PdfStream)) continue;
      if (typeOf(value) === 'XRef') root(value.dict);
      if (typeOf(value) !== 'ObjStm') continue;
      for (const inside of (await this.#holder(number)).offsets.keys()) place(inside, placeIn(number));
    }
    if (!this.trailer.has('Root')) throw new PdfSyntaxError('no catalog');
  }

  /** What is read, or undefined where it is broken. */
  #whole<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
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

  /** @throws PdfSyntaxError where the cross-references lead elsewhere, or the object is broken */
  async object(number: number): Promise<PdfValue> {
    const known = this.#known.get(number);
    if (known !== undefined) return known;
    const place = this.#places.get(number) ?? FREE;
    if (place === FREE) return null;
    const value = place > FREE ? this.#objectAt(place, number) : await this.#objectIn(-2 - place, number);
    this.#known.set(number, value);
    return value;
  }

  #objectAt(at: number, number: number): PdfValue {
    const [found, value] = this.#indirect(new PdfReader(this.#bytes, at));
    if (found !== number) throw new PdfSyntaxError('another object');
    return value;
  }

  async #objectIn(stream: number, number: number): Promise<PdfValue> {
    const { data, offsets } = await this.#holder(stream);
    const offset = offsets.get(number);
    if (offset === undefined) return null;
    const reader = new PdfReader(data, offset);
    return this.#whole(() => this.#charged(reader, () => reader.value())) ?? null;
  }

  async #holder(number: number): Promise<Holder> {
    const known = this.#holders.get(number);
    if (known) return known;
    const holder: Holder = { data: new Uint8Array(), offsets: new Map() };
    this.#holders.set(number, holder);
    const stream = await this.object(number);
    if (!(stream instanceof PdfStream)) return holder;
    try {
      holder.data = await this.streamBytes(stream);
    } catch (error) {
      if (error instanceof PdfSyntaxError && this.repaired) return holder;
      throw error;
    }
    const first = numberIn(stream.dict, 'First') ?? 0;
    const count = Math.min(numberIn(stream.dict, 'N') ?? 0, MOST_OBJECTS);
    const heads = new PdfReader(holder.data, 0, Math.min(first, holder.data.length));
    for (let i = 0; i < count && heads.at < heads.end; i++) {
      const [inside, offset] = [Number(heads.word()), Number(heads.word())];
      if (inside >= 0 && offset >= 0) holder.offsets.set(inside, first + offset);
    }
    return holder;
  }

  /** A stream's bytes as they stand in the file. */
  async rawBytes({ dict, start }: PdfStream): Promise<Uint8Array> {
    const length = await this.resolve(dict.get('Length'));
    const said = typeof length === 'number' && length >= 0 ? start + length : -1;
    const fits = said >= 0 && said <= this.#bytes.length && new PdfReader(this.#bytes, said).takes('endstream');
    const end = fits ? said : indexOf(this.#bytes, 'endstream', start);
    if (!fits) this.#left -= end - start;
    if (this.#left < 0) throw new RangeError('read over and over');
    return this.#bytes.subarray(start, end);
  }

  /** The names of a stream's filters, in the order in which they are undone. */
  async filtersOf({ dict }: PdfStream): Promise<string[]> {
    const filters = await this.resolve(dict.get('Filter'));
    const list = Array.isArray(filters) ? await Promise.all(filters.map((one) => this.resolve(one))) : [filters];
    return list.flatMap((one) => (one instanceof PdfName ? [one.name] : []));
  }

  /**
   * A stream's bytes after its one filter.
   * @throws PdfSyntaxError for filters that are not known here
   * @throws RangeError where all streams together grow too large
   */
  async streamBytes(stream: PdfStream): Promise<Uint8Array> {
    const raw = await this.rawBytes(stream);
    const [filter, ...others] = await this.filtersOf(stream);
    const parms = await this.resolve(stream.dict.get('DecodeParms'));
    const given = await this.dict(Array.isArray(parms) ? parms[0] : parms);
    const parameter = (key: string, otherwise: number) => (given && numberIn(given, key)) ?? otherwise;
    const bits = parameter('Colors', 1) * parameter('BitsPerComponent', 8);
    const plain = await decoded(
      raw,
      filter,
      parameter('Predictor', 1),
      Math.ceil((parameter('Columns', 1) * bits) / 8),
      Math.ceil(bits / 8),
      this.#inflatable,
    );
    if (!plain || others.length > 0) throw new PdfSyntaxError('unknown filter');
    if (filter) this.#inflatable -= plain.length;
    return plain;
  }
}
