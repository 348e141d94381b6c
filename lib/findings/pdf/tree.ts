import type { PdfFile } from './file';
import { type PdfDict, PdfRef, type PdfValue } from './objects';

/** A page with what it may inherit from above. */
export interface PdfPage {
  dict: PdfDict;
  /** `MediaBox`, `CropBox` or `Resources` of the page or of the nearest node above that has it. */
  inherited(key: string): PdfValue | undefined;
}

const MOST_NODES = 400_000;
/** Deeper than any writer's tree. */
const DEEPEST = 100;

/**
 * All pages in their order; undefined where the tree is broken: it leads nowhere, back to itself, or on without end.
 * @throws PdfSyntaxError RangeError as `PdfFile`
 */
export async function pagesOf(file: PdfFile): Promise<PdfPage[] | undefined> {
  const catalog = await file.dict(file.trailer.get('Root'));
  const pages: PdfPage[] = [];
  const seen = new Set<number>();
  let nodes = 0;
  let broken = false;
  const visit = async (value: PdfValue | undefined, above: PdfDict[]): Promise<void> => {
    if (value instanceof PdfRef) {
      if (seen.has(value.number)) broken = true;
      seen.add(value.number);
    }
    if (++nodes > MOST_NODES || above.length > DEEPEST) broken = true;
    const dict = broken ? undefined : await file.dict(value);
    if (!dict) {
      broken = true;
      return;
    }
    const kids = await file.resolve(dict.get('Kids'));
    const path = [dict, ...above];
    if (!Array.isArray(kids)) {
      pages.push({ dict, inherited: (key) => path.find((one) => one.has(key))?.get(key) });
      return;
    }
    for (const kid of kids) {
      await visit(kid, path);
      if (broken) return;
    }
  };
  await visit(catalog?.get('Pages'), []);
  return broken ? undefined : pages;
}
