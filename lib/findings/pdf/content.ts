import type { PdfFile } from './file';
import { type PdfDict, PdfName, PdfReader, PdfStream, PdfSyntaxError, type PdfValue } from './objects';

/** A picture on a page: its pixels, and how large it is drawn, in points. */
export interface Painted {
  image: PdfStream;
  width: number;
  height: number;
}

/** What a page's content paints. */
export interface Paint {
  images: Painted[];
  /** Text, lines or areas that can be seen. */
  other: boolean;
  /** Something stands there that could not be followed. */
  unclear: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What is drawn under `a` and then under `b`. */
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[1] * b[2],
  a[0] * b[1] + a[1] * b[3],
  a[2] * b[0] + a[3] * b[2],
  a[2] * b[1] + a[3] * b[3],
  a[4] * b[0] + a[5] * b[2] + b[4],
  a[4] * b[1] + a[5] * b[3] + b[5],
];

const matrixOf = (values: readonly PdfValue[]): Matrix | undefined =>
  values.length === 6 && values.every((one) => typeof one === 'number') ? (values as number[] as never) : undefined;

/** More operators and bytes than a scanned or an empty page has. */
const MOST_OPERATORS = 20_000;
const LARGEST = 4_000_000;
const MOST_IMAGES = 200;
/** Forms within forms. */
const DEEPEST = 6;

const FILLS = new Set(['f', 'F', 'f*']);
const STROKES = new Set(['S', 's']);
const BOTH = new Set(['B', 'B*', 'b', 'b*']);
const TEXTS = new Set(['Tj', 'TJ', "'", '"']);

/** What all pages of a file together may take: operators, bytes that are gone through, pixels that are decoded. */
export interface Budget {
  operators: number;
  bytes: number;
  pixels: number;
}

interface State {
  matrix: Matrix;
  /** Known to be white; black at first. */
  whiteFill: boolean;
  whiteStroke: boolean;
  /** Text that is neither filled nor stroked, as recognized letters behind a scan are. */
  hidden: boolean;
}

const isWhite = (operator: string, values: readonly PdfValue[]): boolean => {
  const name = operator.toLowerCase();
  if (name === 'k') return values.length === 4 && values.every((one) => one === 0);
  // In any other colour space nothing is certain.
  return (name === 'g' || name === 'rg') && values.length > 0 && values.every((one) => one === 1);
};

class Interpreter {
  readonly paint: Paint = { images: [], other: false, unclear: false };
  readonly #file: PdfFile;
  readonly #budget: Budget;
  #operators = 0;

  constructor(file: PdfFile, budget: Budget) {
    this.#file = file;
    this.#budget = budget;
  }

  async run(bytes: Uint8Array, resources: PdfDict | undefined, start: State, depth = 0): Promise<void> {
    const reader = new PdfReader(bytes);
    let state = start;
    const stack: State[] = [];
    let values: PdfValue[] = [];
    let from = 0;
    for (;;) {
      reader.skipSpace();
      // Blanks are no operators and may be long.
      this.#budget.bytes -= reader.at - from;
      from = reader.at;
      if (this.#budget.bytes < 0) throw new RangeError('long pages');
      if (reader.at >= reader.end) return;
      const back = reader.at;
      const word = reader.word();
      if (!/^[A-Za-z'"][A-Za-z0-9*]*$/.test(word) || /^(?:true|false|null)$/.test(word)) {
        reader.at = back;
        values.push(reader.value());
        if (values.length > 1000) throw new PdfSyntaxError('no operator');
        continue;
      }
      if (--this.#budget.operators < 0) throw new RangeError('long pages');
      if (++this.#operators > MOST_OPERATORS) throw new PdfSyntaxError('a long page');
      if (word === 'q' && stack.length < 1000) stack.push(state);
      else if (word === 'Q') state = stack.pop() ?? state;
      else if (word === 'BI') {
        // Its bytes may look like operators, and it is no scan.
        this.paint.other = true;
        return;
      } else if (word === 'Do') await this.#object(values[0], resources, state, depth);
      else state = this.#step(word, values, state);
      // What can be seen beside pictures decides: such a page is neither a scan nor blank.
      if (this.paint.other) return;
      values = [];
    }
  }

  #step(word: string, values: PdfValue[], state: State): State {
    const { paint } = this;
    if (word === 'cm') {
      const matrix = matrixOf(values);
      if (!matrix) paint.unclear = true;
      return matrix ? { ...state, matrix: times(matrix, state.matrix) } : state;
    }
    if (word === 'Tr') return { ...state, hidden: values[0] === 3 || values[0] === 7 };
    if (/^(?:g|rg|k|sc|scn|cs)$/.test(word)) return { ...state, whiteFill: isWhite(word, values) };
    if (/^(?:G|RG|K|SC|SCN|CS)$/.test(word)) return { ...state, whiteStroke: isWhite(word, values) };
    const { whiteFill, whiteStroke, hidden } = state;
    if (word === 'sh') paint.other = true;
    else if (FILLS.has(word)) paint.other ||= !whiteFill;
    else if (STROKES.has(word)) paint.other ||= !whiteStroke;
    else if (BOTH.has(word)) paint.other ||= !(whiteFill && whiteStroke);
    else if (TEXTS.has(word)) paint.other ||= !hidden && !(whiteFill && whiteStroke);
    return state;
  }

  async #object(name: PdfValue | undefined, resources: PdfDict | undefined, state: State, depth: number) {
    const file = this.#file;
    const objects = await file.dict(resources?.get('XObject'));
    const object = name instanceof PdfName ? await file.resolve(objects?.get(name.name)) : null;
    if (!(object instanceof PdfStream)) {
      this.paint.unclear = true;
      return;
    }
    const type = await file.resolve(object.dict.get('Subtype'));
    if (type instanceof PdfName && type.name === 'Image') {
      const [a, b, c, d] = state.matrix;
      this.paint.images.push({ image: object, width: Math.hypot(a, b), height: Math.hypot(c, d) });
      if (this.paint.images.length > MOST_IMAGES) throw new PdfSyntaxError('a page of many pictures');
      return;
    }
    if (depth >= DEEPEST) throw new PdfSyntaxError('forms within forms');
    const given = await file.resolve(object.dict.get('Matrix'));
    const own = Array.isArray(given) ? matrixOf(given) : IDENTITY;
    if (!own) throw new PdfSyntaxError('no matrix');
    const inside = (await file.dict(object.dict.get('Resources'))) ?? resources;
    await this.run(await file.streamBytes(object), inside, { ...state, matrix: times(own, state.matrix) }, depth + 1);
  }
}

const LINE = new Uint8Array([10]);

function joined(parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Goes through a page's content until it is known what can be seen there.
 * @throws PdfSyntaxError RangeError where it cannot be followed
 */
export async function paintOn(
  file: PdfFile,
  contents: PdfValue,
  resources: PdfDict | undefined,
  budget: Budget,
): Promise<Paint> {
  const parts: Uint8Array[] = [];
  for (const one of Array.isArray(contents) ? contents : [contents]) {
    const stream = await file.resolve(one);
    if (stream instanceof PdfStream) parts.push(await file.streamBytes(stream), LINE);
    else if (stream !== null) throw new PdfSyntaxError('no content');
    // What is named and missing may have been the page.
    else if (one !== null) throw new PdfSyntaxError('content is missing');
  }
  if (parts.reduce((sum, one) => sum + one.length, 0) > LARGEST) throw new PdfSyntaxError('a long page');
  const interpreter = new Interpreter(file, budget);
  const state = { matrix: IDENTITY, whiteFill: false, whiteStroke: false, hidden: false };
  await interpreter.run(joined(parts), resources, state);
  return interpreter.paint;
}
