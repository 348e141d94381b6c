import { type CmsShape, createSigner, type KeyKind, type Signer, signCms } from './cms';
import { type Draft, type Layout, type Objects, revise, START } from './pdf';

type Named = ReturnType<typeof createSigner>;
const made = new Map<string, Named>();

/** The same signer for the whole run: RSA keys take long to make. */
export function signerOf(kind: KeyKind, name = 'Nguyễn Văn Mẫu', by?: Named): Named {
  const known = made.get(kind + name) ?? createSigner(kind, name, by);
  made.set(kind + name, known);
  return known;
}

export const cms =
  (shape: CmsShape = {}, signer: Signer = signerOf('P-256')) =>
  (covered: Buffer): Buffer =>
    signCms(covered, signer, shape);

type Range = [number, number, number, number];

/** How a signature is put into the file; each part may be spoiled on purpose. */
export interface Signing {
  make?: (covered: Buffer) => Buffer;
  subFilter?: string;
  name?: string;
  /** Where the field stands: its own dictionary, below others, or with its value inside. */
  field?: 'merged' | 'kids' | 'inherited' | 'split' | 'direct' | 'direct-field' | 'indirect-parts';
  room?: number;
  /** `/ByteRange` as it is written, instead of the honest one. */
  range?: (honest: Range, total: number) => (number | string)[];
  /** The signature is made over the honest ranges whatever is written. */
  honest?: boolean;
  /** What stands between the brackets of `/Contents`; as long as the original. */
  hex?: (hex: string) => string;
  /** More entries of the signature's dictionary. */
  more?: string;
  /** More objects of the same revision. */
  objects?: Objects;
  /** Behind `/Contents`, in the gap if `range` says so. */
  behind?: string;
}

const PLACE = '#'.repeat(64);
const TRAILER = '/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';

export interface Base {
  layout?: Layout;
  eol?: string;
  pages?: number;
  /** Bytes of content on the first page. */
  filler?: number;
  /** Signed as it is made, in one revision. */
  signed?: Signing;
  trailer?: string;
  form?: string;
}

/** A document with a form, and whatever is signed or changed in it afterwards. */
export class Doc {
  #draft: Draft;
  readonly #trailer: string;
  readonly #fields: string[] = [];

  constructor({ layout = 'table', eol = '\n', pages = 1, filler = 40, signed, trailer = '', form }: Base = {}) {
    this.#draft = { ...START, layout, eol };
    this.#trailer = `${TRAILER} ${trailer}`;
    const brk = eol === '\r' ? '\r\n' : eol;
    const leaves = Array.from({ length: pages }, (_, i) => 100 + i);
    const page = '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R';
    const objects: Objects = {
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>',
      2: `<< /Type /Pages /Kids [${pages === 1 ? '3 0 R' : leaves.map((n) => `${n} 0 R`).join(' ')}] /Count ${pages} >>`,
      3: `<< ${page} >>`,
      4: `<< /Length ${filler} >>${eol}stream${brk}${'q Q '.repeat(Math.ceil(filler / 4)).slice(0, filler)}${brk}endstream`,
      5: form ?? '<< /SigFlags 3 /Fields [] >>',
      6: '<< /Producer (Một cửa) >>',
    };
    if (pages > 1) for (const n of leaves) objects[n] = `<< ${page} >>`;
    if (signed) this.#sign(signed, objects, Math.max(...Object.keys(objects).map(Number)) + 1);
    else this.update(objects, [1]);
  }

  get bytes(): Buffer {
    return this.#draft.bytes;
  }

  get size(): number {
    return this.#draft.size;
  }

  /** A revision of these objects. */
  update(objects: Objects, apart: number[] = []): this {
    this.#draft = revise(this.#draft, objects, this.#trailer, apart);
    return this;
  }

  /** Bytes behind everything. */
  append(text: string): this {
    this.#draft = { ...this.#draft, bytes: Buffer.concat([this.#draft.bytes, Buffer.from(text, 'latin1')]) };
    return this;
  }

  sign(signing: Signing = {}): this {
    return this.#sign(signing, {}, this.#draft.size);
  }

  #sign(signing: Signing, objects: Objects, next: number): this {
    const { make = cms(), subFilter = 'adbe.pkcs7.detached', field = 'merged', room = 3000 } = signing;
    const name = signing.name ?? `Signature${this.#fields.length + 1}`;
    const parts = field === 'indirect-parts';
    const behind = signing.behind ?? '';
    const value =
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /M (D:20240305093000+07'00') ` +
      `/Name (Nguyen Van Mau) ${signing.more ?? ''} ` +
      (parts
        ? `/ByteRange ${next + 2} 0 R /Contents ${next + 3} 0 R >>`
        : `/ByteRange [${PLACE}] /Contents <${'0'.repeat(room * 2)}>${behind} >>`);
    const widget = '/Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /P 3 0 R';
    const inside = field === 'direct' || field === 'direct-field';
    const own = `/V ${inside ? value : `${next + 1} 0 R`}`;
    const [type, title] = ['/FT /Sig', `/T (${name})`];
    const more: Objects = inside ? {} : { [next + 1]: value };
    if (parts) {
      more[next + 2] = `[${PLACE}]`;
      more[next + 3] = `<${'0'.repeat(room * 2)}>`;
    }
    let reference = `${next} 0 R`;
    if (field === 'direct-field') reference = `<< ${type} ${title} ${own} >>`;
    else if (field === 'kids') {
      more[next] = `<< /T (Ky) /Kids [${next + 4} 0 R] >>`;
      more[next + 4] = `<< /T (Lanh dao) /Parent ${next} 0 R /Kids [${next + 5} 0 R] >>`;
      more[next + 5] = `<< ${widget} ${type} ${title} /Parent ${next + 4} 0 R ${own} >>`;
    } else if (field === 'inherited') {
      more[next] = `<< /T (Ky) ${type} /Kids [${next + 4} 0 R] >>`;
      more[next + 4] = `<< ${widget} ${title} /Parent ${next} 0 R ${own} >>`;
    } else if (field === 'split') {
      more[next] = `<< ${type} ${title} ${own} /Kids [${next + 4} 0 R] >>`;
      more[next + 4] = `<< ${widget} /Parent ${next} 0 R >>`;
    } else more[next] = `<< ${widget} ${type} ${title} ${own} >>`;
    this.#fields.push(reference);
    const form = `<< /SigFlags 3 /Fields [${this.#fields.join(' ')}] >>`;
    const from = this.#draft.bytes.length;
    const apart = [1, 5, ...Object.keys(more).map(Number)];
    this.update({ ...objects, 5: form, ...more, ...signing.objects }, apart);
    this.#fill(from, room, make, signing);
    return this;
  }

  #fill(from: number, room: number, make: (covered: Buffer) => Buffer, { range, honest, hex }: Signing): void {
    const bytes = Buffer.from(this.#draft.bytes);
    const open = bytes.indexOf(`<${'0'.repeat(room * 2)}>`, from);
    const close = open + room * 2 + 2;
    const right: Range = [0, open, close, bytes.length - close];
    const written = range?.(right, bytes.length) ?? right;
    bytes.write(written.join(' ').padEnd(PLACE.length), bytes.indexOf(PLACE, from), 'latin1');
    const [a, b, c, d] = honest ? right : (written.map(Number) as Range);
    const signature = make(Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)])).toString('hex');
    if (signature.length > room * 2) throw new RangeError('no room for the signature');
    const text = signature.padEnd(room * 2, '0');
    bytes.write(hex?.(text) ?? text, open + 1, 'latin1');
    this.#draft = { ...this.#draft, bytes };
  }
}

export const signed = (signing?: Signing, base?: Base): Buffer => new Doc(base).sign(signing).bytes;

/** Another byte at a place, or at the first place of a text. */
export function spoil(bytes: Buffer, where: number | string, from = 0): Buffer {
  const at = typeof where === 'number' ? where : bytes.indexOf(where, from, 'latin1');
  if (at < 0 || at >= bytes.length) throw new RangeError(`nothing to spoil at ${where}`);
  const out = Buffer.from(bytes);
  out[at] = (out[at] as number) ^ 1;
  return out;
}
