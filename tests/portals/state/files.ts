import { createSigner, type Signer } from '../core/cms';
import { createPdf } from '../core/pdf';
import { signPdf } from '../core/sign';
import { inWords, second } from '../core/time';
import { UNIT } from './names';
import type { StoredFile } from './types';

/** A plain name for a file: no marks, no spaces, as scanning programs give them. */
export const fileName = (name: string): string =>
  `${name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-|-$/g, '')}.pdf`;

/** A sheet in the manner of an official paper, with nothing true on it. */
export const sheet = (title: string, reference: string, at: number): Buffer =>
  createPdf([
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, y: 770 },
    { text: 'Độc lập - Tự do - Hạnh phúc', bold: true, y: 750 },
    { text: title, size: Math.min(16, 790 / title.length), bold: true, y: 700 },
    { text: `Số tham chiếu: ${reference}`, y: 670 },
    { text: `${UNIT}, ${inWords(at)}`, y: 650 },
    { text: 'Tài liệu mẫu để trình diễn: mọi thông tin là giả định.', y: 610 },
  ]);

export const seededFile = (id: string, title: string, reference: string, at: number): StoredFile => ({
  id,
  name: fileName(title),
  type: 'application/pdf',
  addedAt: at,
  content: () => sheet(title, reference, at),
});

export const bytesOf = (file: StoredFile): Buffer =>
  typeof file.content === 'function' ? file.content() : file.content;

const signers = new Map<string, Signer>();
const signerFor = (name: string, at: number, organisation?: string): Signer => {
  const key = `${name}|${organisation}`;
  const signer = signers.get(key) ?? createSigner(name === organisation ? name : `${name} (mẫu)`, at, organisation);
  signers.set(key, signer);
  return signer;
};

/** Signs a file as `by`; refuses what is not a PDF that can be signed. */
export function signFile(file: StoredFile, by: string, at: number): void {
  const signed = signPdf(bytesOf(file), signerFor(by, at), at);
  file.content = signed;
  markSigned(file, by, at);
}

/** The same for seeded files, where the signature is only written once somebody opens the file. */
export function signSeeded(file: StoredFile, by: string, at: number): void {
  const plain = file.content;
  let signed: Buffer | undefined;
  file.content = () => {
    signed ??= signPdf(typeof plain === 'function' ? plain() : plain, signerFor(by, at), at);
    return signed;
  };
  markSigned(file, by, at);
}

/** Signs as a person and, unless that is left out, as the unit after them. */
export function signAsUnit(file: StoredFile, by: string, at: number, unitToo: boolean): void {
  const plain = file.content;
  let signed: Buffer | undefined;
  file.content = () => {
    signed ??= signPdf(typeof plain === 'function' ? plain() : plain, signerFor(by, at, UNIT), at);
    if (unitToo) {
      signed = signPdf(signed, signerFor(UNIT, at, UNIT), at + 60_000, true);
      unitToo = false;
    }
    return signed;
  };
  markSigned(file, by, at);
}

function markSigned(file: StoredFile, by: string, at: number): void {
  file.name = file.name.replace(/\.pdf$/i, '.signed.pdf');
  file.signed = { by, at };
}

export const signatureText = (file: StoredFile): string | undefined =>
  file.signed && `Đã ký số: ${file.signed.by}, ${second(file.signed.at)}`;
