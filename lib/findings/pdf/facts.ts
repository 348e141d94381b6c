import { isBlankPicture } from '../blank';
import type { FileFacts } from '../types';
import { type Budget, type Paint, paintOn } from './content';
import type { PdfFile } from './file';
import { type PdfDict, PdfName, PdfStream, PdfSyntaxError, type PdfValue } from './objects';
import { type PdfPage, pagesOf } from './tree';

/** The order's own measure is legible digitization; 200 dots per inch is what the national guides ask of scans. */
export const LEAST_DPI = 200;
/** Pages whose content is gone through. */
const MOST_LOOKED_INTO = 1000;
/** Of all these pages together: a second or so. */
const MOST_OPERATORS = 500_000;
const MOST_BYTES = 50_000_000;
const MOST_PIXELS = 400_000_000;
/** Part of the page that a scan covers. */
const FILLS = 0.8;

const isNumbers = (value: PdfValue): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

async function numberOf(file: PdfFile, dict: PdfDict, ...keys: string[]): Promise<number> {
  for (const key of keys) {
    const value = await file.resolve(dict.get(key));
    if (typeof value === 'number') return value;
  }
  return 0;
}

/** Width and height in points of its own unit; undefined where they make no sense. */
async function sizeOf(file: PdfFile, page: PdfPage): Promise<[number, number] | undefined> {
  const found = await file.resolve(page.inherited('CropBox') ?? page.inherited('MediaBox'));
  const box = Array.isArray(found) ? await Promise.all(found.map((one) => file.resolve(one))) : null;
  if (!isNumbers(box) || box.length !== 4) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = box;
  const size: [number, number] = [Math.abs(c - a), Math.abs(d - b)];
  return size.every((one) => one > 0) ? size : undefined;
}

/** The dots per inch of a page that is a scan and nothing else; undefined for any other. */
async function resolutionOf(file: PdfFile, page: PdfPage, paint: Paint): Promise<number | undefined> {
  const size = await sizeOf(file, page);
  const unit = (await numberOf(file, page.dict, 'UserUnit')) || 1;
  if (!size) return undefined;
  let best = 0;
  let isScan = false;
  for (const { image, width, height } of paint.images) {
    if (!(width > 0 && height > 0)) continue;
    // Letters may stand in a mask that is finer than the picture behind it.
    const masks = [image.dict.get('SMask'), image.dict.get('Mask')];
    for (const part of [image, ...(await Promise.all(masks.map((one) => file.resolve(one))))]) {
      if (!(part instanceof PdfStream)) continue;
      const [across, down] = [await numberOf(file, part.dict, 'Width'), await numberOf(file, part.dict, 'Height')];
      best = Math.max(best, Math.min(across / width, down / height) * (72 / unit));
    }
    if (width * height >= size[0] * size[1] * FILLS) isScan = true;
  }
  const dpi = Math.round(best);
  return isScan && dpi > 0 ? dpi : undefined;
}

/** 1 for grey and 3 for red, green and blue; undefined for what paints by other rules. */
async function componentsOf(file: PdfFile, value: PdfValue | undefined): Promise<number | undefined> {
  const space = await file.resolve(value);
  const first = Array.isArray(space) ? await file.resolve(space[0]) : space;
  if (!(first instanceof PdfName)) return undefined;
  if (/^(?:DeviceGray|CalGray|G)$/.test(first.name)) return 1;
  if (/^(?:DeviceRGB|CalRGB|RGB)$/.test(first.name)) return 3;
  if (first.name !== 'ICCBased' || !Array.isArray(space)) return undefined;
  const profile = await file.dict(space[1]);
  const components = profile ? await numberOf(file, profile, 'N') : 0;
  return components === 1 || components === 3 ? components : undefined;
}

/** Whether every row is white to its last bit. */
function isWhite(bytes: Uint8Array, rows: number, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  if (bytes.length < rows * length) return false;
  const last = (0xff << (length * 8 - bits)) & 0xff;
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < length; i++) {
      const want = i === length - 1 ? last : 0xff;
      if (((bytes[row * length + i] as number) & want) !== want) return false;
    }
  return true;
}

async function isBlankImage(file: PdfFile, image: PdfStream, budget: Budget): Promise<boolean> {
  const { dict } = image;
  if (dict.has('Decode') || (await file.resolve(dict.get('ImageMask'))) === true) return false;
  const [width, height] = [await numberOf(file, dict, 'Width'), await numberOf(file, dict, 'Height')];
  const components = await componentsOf(file, dict.get('ColorSpace'));
  const bits = await numberOf(file, dict, 'BitsPerComponent');
  const filters = await file.filtersOf(image);
  if (!components || filters.length !== 1 || !(width > 0 && height > 0)) return false;
  budget.pixels -= width * height;
  if (budget.pixels < 0) return false;
  const raw = await file.rawBytes(image);
  if (filters[0] === 'DCTDecode') return isBlankPicture(raw, 'image/jpeg', width, height);
  const across = width * components * bits;
  // White deflates to a thousandth: what is larger has something on it and need not be inflated.
  if (filters[0] !== 'FlateDecode' || raw.length > 200 + (across * height) / 8 / 100) return false;
  return (bits === 1 || bits === 8) && isWhite(await file.streamBytes(image), height, across);
}

async function isBlank(file: PdfFile, page: PdfPage, paint: Paint, budget: Budget): Promise<boolean> {
  const notes = await file.resolve(page.dict.get('Annots'));
  if (notes !== null && !(Array.isArray(notes) && notes.length === 0)) return false;
  for (const { image } of paint.images) if (!(await isBlankImage(file, image, budget))) return false;
  return true;
}

/** What a page shows; undefined where that is not certain. */
async function paintOf(file: PdfFile, page: PdfPage, budget: Budget): Promise<Paint | undefined> {
  try {
    const contents = await file.resolve(page.dict.get('Contents'));
    if (contents === null && page.dict.has('Contents')) return undefined;
    const paint = await paintOn(file, contents, await file.dict(page.inherited('Resources')), budget);
    return paint.other || paint.unclear ? undefined : paint;
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return undefined;
  }
}

/**
 * Counts a PDF's pages, those that are scanned too coarsely, and those that are blank. What is not certain is left out;
 * where the file takes too much to go through, what was found so far stands.
 * @returns undefined where the pages cannot be found
 */
export async function pageFacts(file: PdfFile): Promise<FileFacts | undefined> {
  const facts: FileFacts = {};
  try {
    const pages = await pagesOf(file);
    if (!pages) return undefined;
    facts.pages = pages.length;
    const budget = { operators: MOST_OPERATORS, bytes: MOST_BYTES, pixels: MOST_PIXELS };
    for (const page of pages.slice(0, MOST_LOOKED_INTO)) {
      const paint = await paintOf(file, page, budget);
      if (!paint) continue;
      if (await isBlank(file, page, paint, budget)) {
        facts.blankPages = (facts.blankPages ?? 0) + 1;
        continue;
      }
      const dpi = await resolutionOf(file, page, paint);
      if (dpi === undefined || dpi >= LEAST_DPI) continue;
      facts.lowResolution = (facts.lowResolution ?? 0) + 1;
      facts.dpi = Math.min(facts.dpi ?? dpi, dpi);
    }
  } catch (error) {
    if (error instanceof RangeError) return facts;
    if (!(error instanceof PdfSyntaxError)) throw error;
    return undefined;
  }
  return facts;
}
