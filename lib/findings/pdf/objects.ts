/** A name object such as `/Sig`, without its slash. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** An indirect reference. */
export class PdfRef {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A string's bytes and where it stands in the file, brackets included; inside object streams offsets mean nothing. */
export class PdfString {
  constructor(
    readonly bytes: Uint8Array,
    readonly from: number,
    readonly to: number,
  ) {}
}

export type PdfDict = Map<string, PdfValue>;

/** A stream's dictionary and where its bytes begin. */
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    readonly start: number,
  ) {}
}

export type PdfValue = null | boolean | number | PdfName | PdfRef | PdfString | PdfStream | PdfValue[] | PdfDict;

/** What is no PDF at this place. */
export class PdfSyntaxError extends Error {}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)));
/** Deeper nesting than any writer makes. */
const DEEPEST = 60;

const char = (code: number | undefined): string => (code === undefined ? '' : String.fromCharCode(code));
const hexOf = (code: number | undefined): number => {
  if (code === undefined) return -1;
  if (code >= 48 && code <= 57) return code - 48;
  const low = code | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
};

/** Reads objects from a file's bytes, ISO 32000-1 §7.2–7.3. */
export class PdfReader {
  at: number;

  constructor(
    readonly bytes: Uint8Array,
    at = 0,
    readonly end = bytes.length,
  ) {
    this.at = at;
  }

  skipSpace(): void {
    for (; this.at < this.end; this.at++) {
      const code = this.bytes[this.at] as number;
      if (code === 37) while (this.at < this.end && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at++;
      else if (!SPACE.has(code)) return;
    }
  }

  /** The next word of regular characters, or a single delimiter; empty at the end. */
  word(): string {
    this.skipSpace();
    const from = this.at;
    while (this.at < this.end) {
      const code = this.bytes[this.at] as number;
      if (SPACE.has(code) || DELIMITERS.has(code)) break;
      this.at++;
    }
    if (this.at === from && this.at < this.end) this.at++;
    return this.#text(from, this.at);
  }

  /** Whether these characters come next; they are taken if so. */
  takes(text: string): boolean {
    this.skipSpace();
    for (let i = 0; i < text.length; i++) if (this.bytes[this.at + i] !== text.charCodeAt(i)) return false;
    this.at += text.length;
    return true;
  }

  #text(from: number, to: number): string {
    let text = '';
    for (let i = from; i < Math.min(to, from + 200); i++) text += char(this.bytes[i]);
    return text;
  }

  /** @throws PdfSyntaxError where no object stands here */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new PdfSyntaxError('nested too deep');
    this.skipSpace();
    const code = this.bytes[this.at];
    if (this.at >= this.end || code === undefined) throw new PdfSyntaxError('end of file');
    switch (char(code)) {
      case '/':
        return this.#name();
      case '(':
        return this.#literal();
      case '[':
        return this.#array(depth);
      case '<':
        return this.bytes[this.at + 1] === 60 ? this.#dict(depth) : this.#hex();
      default:
        return this.#numberOrWord();
    }
  }

  #name(): PdfName {
    this.at++;
    let name = '';
    for (; this.at < this.end; this.at++) {
      const code = this.bytes[this.at] as number;
      if (SPACE.has(code) || DELIMITERS.has(code)) break;
      const [high, low] = [hexOf(this.bytes[this.at + 1]), hexOf(this.bytes[this.at + 2])];
      if (code === 35 && high >= 0 && low >= 0) {
        name += char(high * 16 + low);
        this.at += 2;
      } else name += char(code);
    }
    return new PdfName(name);
  }

  #literal(): PdfString {
    const from = this.at++;
    let out = new Uint8Array(64);
    let size = 0;
    for (let open = 1; this.at < this.end; this.at++) {
      let code = this.bytes[this.at] as number;
      if (code === 40) open++;
      else if (code === 41 && --open === 0) return new PdfString(out.subarray(0, size), from, ++this.at);
      else if (code === 92) {
        code = this.bytes[++this.at] ?? 0;
        const escaped = 'nrtbf'.indexOf(char(code));
        if (escaped >= 0) code = [10, 13, 9, 8, 12][escaped] as number;
        else if (code >= 48 && code <= 55) {
          let octal = code - 48;
          for (let i = 0; i < 2; i++) {
            const next = this.bytes[this.at + 1] ?? 0;
            if (next < 48 || next > 55) break;
            octal = octal * 8 + next - 48;
            this.at++;
          }
          code = octal & 255;
        } else if (code === 13 || code === 10) {
          // A line that goes on.
          if (code === 13 && this.bytes[this.at + 1] === 10) this.at++;
          continue;
        }
      }
      if (size === out.length) {
        const more = new Uint8Array(size * 2);
        more.set(out);
        out = more;
      }
      out[size++] = code;
    }
    throw new PdfSyntaxError('string without end');
  }

  #hex(): PdfString {
    const from = this.at++;
    // No further than this reader may: a file may open a string at every step and close none.
    const close = this.at + this.bytes.subarray(this.at, this.end).indexOf(62);
    if (close < this.at) {
      this.at = this.end;
      throw new PdfSyntaxError('string without end');
    }
    const bytes = new Uint8Array((close - this.at + 1) >> 1);
    let digits = 0;
    for (; this.at < close; this.at++) {
      // What is no digit is left out, as other readers do.
      const digit = hexOf(this.bytes[this.at]);
      if (digit < 0) continue;
      bytes[digits >> 1] = (bytes[digits >> 1] as number) | (digits % 2 ? digit : digit << 4);
      digits++;
    }
    return new PdfString(bytes.subarray(0, (digits + 1) >> 1), from, ++this.at);
  }

  #array(depth: number): PdfValue[] {
    this.at++;
    const out: PdfValue[] = [];
    while (!this.takes(']')) out.push(this.value(depth + 1));
    return out;
  }

  #dict(depth: number): PdfDict | PdfStream {
    this.at += 2;
    const out: PdfDict = new Map();
    while (!this.takes('>>')) {
      const key = this.value(depth + 1);
      if (!(key instanceof PdfName)) throw new PdfSyntaxError('no key');
      out.set(key.name, this.value(depth + 1));
    }
    const back = this.at;
    if (!this.takes('stream')) {
      this.at = back;
      return out;
    }
    if (this.bytes[this.at] === 13) this.at++;
    if (this.bytes[this.at] === 10) this.at++;
    return new PdfStream(out, this.at);
  }

  #numberOrWord(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfSyntaxError(`not understood: ${word.slice(0, 20)}`);
    const number = Number(word);
    if (!/^\d{1,10}$/.test(word)) return number;
    // Two whole numbers and an R are a reference.
    const back = this.at;
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation) && this.word() === 'R') return new PdfRef(number, Number(generation));
    this.at = back;
    return number;
  }
}
