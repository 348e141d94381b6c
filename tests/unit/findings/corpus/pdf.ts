import { deflateSync } from 'node:zlib';

export type Layout = 'table' | 'stream' | 'predictor' | 'objects' | 'hybrid' | 'linear';

/** Objects by number, as written between `obj` and `endobj`. */
export type Objects = Record<number, string>;

/** A file so far, and what the next revision must know of it. */
export interface Draft {
  bytes: Buffer;
  size: number;
  previous?: number;
  eol: string;
  layout: Layout;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const row = (offset: number, kind: string): string =>
  `${String(offset).padStart(10, '0')} ${kind === 'n' ? '00000' : '65535'} ${kind}\r\n`;

/** Runs of consecutive numbers. */
function runs(numbers: number[]): number[][] {
  const out: number[][] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = out.at(-1);
    if (last && n === (last.at(-1) as number) + 1) last.push(n);
    else out.push([n]);
  }
  return out;
}

type Entry = [kind: number, second: number, third: number];

function streamObject(number: number, dict: string, data: Buffer, eol: string): Buffer {
  // A lone CR behind "stream" is forbidden.
  const brk = eol === '\r' ? '\r\n' : eol;
  return Buffer.concat([
    latin(`${number} 0 obj${eol}<< ${dict} /Length ${data.length} >>${eol}stream${brk}`),
    data,
    latin(`${brk}endstream${eol}endobj${eol}`),
  ]);
}

const WIDTHS = [1, 4, 2];
const ROW = 7;

function entriesBytes(entries: Entry[]): Buffer {
  const data = Buffer.alloc(entries.length * ROW);
  entries.forEach(([kind, second, third], i) => {
    data.writeUInt8(kind, i * ROW);
    data.writeUInt32BE(second, i * ROW + 1);
    data.writeUInt16BE(third, i * ROW + 5);
  });
  return data;
}

/** PNG's "up" in every row. */
function predicted(data: Buffer): Buffer {
  const rows: Buffer[] = [];
  for (let at = 0; at < data.length; at += ROW) {
    const line = Buffer.alloc(ROW + 1, 2);
    for (let i = 0; i < ROW; i++)
      line[i + 1] = ((data[at + i] as number) - (at ? (data[at + i - ROW] as number) : 0)) & 255;
    rows.push(line);
  }
  return Buffer.concat(rows);
}

export const START: Draft = { bytes: Buffer.alloc(0), size: 1, eol: '\n', layout: 'table' };

/**
 * Appends a revision: the first one brings the header with it.
 * @param apart numbers that never go into an object stream
 */
export function revise(draft: Draft, objects: Objects, trailer: string, apart: number[] = []): Draft {
  const { eol, layout } = draft;
  const parts: Buffer[] = [draft.bytes];
  let at = draft.bytes.length;
  const put = (bytes: Buffer<ArrayBufferLike>): number => {
    const from = at;
    parts.push(bytes);
    at += bytes.length;
    return from;
  };
  if (at === 0) {
    put(latin(`%PDF-1.7${eol}%\u00e2\u00e3\u00cf\u00d3${eol}`));
    if (layout === 'linear') return linear(put, objects, trailer, eol);
  }
  const numbers = Object.keys(objects).map(Number);
  let size = Math.max(draft.size, ...numbers.map((n) => n + 1));
  const entries = new Map<number, Entry>();
  if (draft.previous === undefined) entries.set(0, [0, 0, 65535]);
  const compresses = layout === 'objects' || layout === 'hybrid';
  const inside = compresses ? numbers.filter((n) => !apart.includes(n) && !objects[n]?.includes('stream')) : [];
  for (const n of numbers) {
    if (!inside.includes(n)) entries.set(n, [1, put(latin(`${n} 0 obj${eol}${objects[n]}${eol}endobj${eol}`)), 0]);
  }
  const hidden = new Map<number, Entry>();
  if (inside.length) {
    const holder = size++;
    let heads = '';
    let bodies = '';
    inside.forEach((n, i) => {
      heads += `${n} ${bodies.length} `;
      bodies += `${objects[n]}\n`;
      (layout === 'hybrid' ? hidden : entries).set(n, [2, holder, i]);
    });
    const data = deflateSync(latin(heads + bodies));
    const dict = `/Type /ObjStm /N ${inside.length} /First ${heads.length} /Filter /FlateDecode`;
    entries.set(holder, [1, put(streamObject(holder, dict, data, eol)), 0]);
  }
  const previous = draft.previous === undefined ? '' : ` /Prev ${draft.previous}`;
  const xrefStream = (own: Map<number, Entry>, more: string): number => {
    const number = size++;
    own.set(number, [1, at, 0]);
    const groups = runs([...own.keys()]);
    const index = groups.map((group) => `${group[0]} ${group.length}`).join(' ');
    const plain = entriesBytes(groups.flat().map((n) => own.get(n) as Entry));
    const up = layout === 'predictor';
    const filter = `/Filter /FlateDecode${up ? ` /DecodeParms << /Predictor 12 /Columns ${ROW} >>` : ''}`;
    const dict = `/Type /XRef /Size ${size} /W [${WIDTHS.join(' ')}] /Index [${index}] ${filter} ${more}`;
    return put(streamObject(number, dict, deflateSync(up ? predicted(plain) : plain), eol));
  };
  let start: number;
  if (layout === 'table' || layout === 'linear' || layout === 'hybrid') {
    const extra = hidden.size ? ` /XRefStm ${xrefStream(hidden, trailer)}` : '';
    start = at;
    let table = `xref${eol}`;
    // Readers that know no object streams see these as free.
    for (const n of hidden.keys()) if (!entries.has(n)) entries.set(n, [0, 0, 0]);
    for (const group of runs([...entries.keys()])) {
      table += `${group[0]} ${group.length}${eol}`;
      for (const n of group) table += row((entries.get(n) as Entry)[1], (entries.get(n) as Entry)[0] ? 'n' : 'f');
    }
    put(latin(`${table}trailer${eol}<< /Size ${size} ${trailer}${previous}${extra} >>${eol}`));
  } else start = xrefStream(entries, `${trailer}${previous}`);
  put(latin(`startxref${eol}${start}${eol}%%EOF${eol}`));
  return { ...draft, bytes: Buffer.concat(parts), size, previous: start };
}

/** The order of a linearized file: the cross-references of the first half stand before its objects. */
function linear(put: (bytes: Buffer) => number, objects: Objects, trailer: string, eol: string): Draft {
  const numbers = Object.keys(objects).map(Number);
  const size = Math.max(...numbers) + 1;
  const parts: Buffer[] = [];
  const header = put(Buffer.alloc(0));
  const lin = `${size} 0 obj${eol}<< /Linearized 1 /L 0 /H [0 0] /O 3 /E 0 /N 1 /T 0 >>${eol}endobj${eol}`;
  const first = numbers.filter((n) => n <= 3);
  const rest = numbers.filter((n) => n > 3);
  const body = (n: number) => `${n} 0 obj${eol}${objects[n]}${eol}endobj${eol}`;
  const table = (groups: number[][], offsets: Map<number, number>) =>
    `xref${eol}${groups
      .map((group) => `${group[0]} ${group.length}${eol}${group.map((n) => row(offsets.get(n) ?? 0, 'n')).join('')}`)
      .join('')}`;
  const front = header + lin.length;
  const groups = runs([...first, size]);
  const tail = (prev: number) =>
    `trailer${eol}<< /Size ${size + 1} ${trailer} /Prev ${String(prev).padStart(10, '0')} >>${eol}startxref${eol}0${eol}%%EOF${eol}`;
  const offsets = new Map([[size, header]]);
  let at = front + table(groups, offsets).length + tail(0).length;
  for (const n of [...first, ...rest]) {
    offsets.set(n, at);
    at += body(n).length;
  }
  const text =
    lin +
    table(groups, offsets) +
    tail(at) +
    [...first, ...rest].map(body).join('') +
    `${table(runs(rest), offsets)}trailer${eol}<< /Size ${size} >>${eol}startxref${eol}${front}${eol}%%EOF${eol}`;
  parts.push(latin(`%PDF-1.7${eol}%\u00e2\u00e3\u00cf\u00d3${eol}`), latin(text));
  return { bytes: Buffer.concat(parts), size: size + 1, previous: front, eol, layout: 'linear' };
}
