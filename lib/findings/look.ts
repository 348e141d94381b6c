import type { NamedAct } from './bases';
import { checkDocx } from './docx/docx';
import { imageFacts, imageHead } from './images';
import { kindOf } from './kind';
import { lookIntoOle, lookIntoXml, lookIntoZip } from './office';
import { pageFacts } from './pdf/facts';
import type { PdfFile } from './pdf/file';
import { PdfSyntaxError } from './pdf/objects';
import { openPdf, type Trust } from './pdf/signatures';
import type { FileCheck, FileFacts, FileProblem } from './types';

/** A sign-in that came instead of a file stands near its page's beginning. */
const HEAD = 200_000;
const asksForPassword = (bytes: Uint8Array): boolean =>
  /type=["']?password/i.test(new TextDecoder().decode(bytes.subarray(0, HEAD)));

/** A PDF's pages by its cross-references; where those lead astray, by going through the file. */
async function pagesIn(file: PdfFile): Promise<FileFacts | undefined> {
  const facts = await pageFacts(file);
  if (facts || file.repaired) return facts;
  try {
    await file.repair();
  } catch (error) {
    if (!(error instanceof PdfSyntaxError || error instanceof RangeError)) throw error;
    return undefined;
  }
  return pageFacts(file);
}

async function lookIntoPdf(bytes: Uint8Array, trust: Trust | undefined): Promise<Omit<FileCheck, 'kind' | 'bytes'>> {
  const { file, report } = await openPdf(bytes, trust);
  if (!file) return report;
  const { isCut } = file;
  const facts = await pagesIn(file);
  const problem = isCut || !facts ? 'damaged' : facts.pages === 0 ? 'no-pages' : undefined;
  // "None found" is more than can be said of a file that is not all there.
  const state = problem === 'damaged' && report.state === 'none' ? 'unreadable' : report.state;
  return { ...report, ...facts, state, ...(problem && { problem }) };
}

/** A package; of a DOCX its form and its legal bases, too. */
async function lookIntoPackage(
  bytes: Uint8Array,
  acts: readonly NamedAct[],
): Promise<Partial<FileCheck> & Pick<FileCheck, 'state' | 'signatures'>> {
  const found = await lookIntoZip(bytes);
  if (found.kind !== 'docx' || found.problem) return found;
  const { state, findings, bases } = await checkDocx(bytes, acts);
  return state === 'checked' ? { ...found, format: findings, ...(bases && { bases }) } : found;
}

/**
 * Looks into a file of any kind: what it is, what is wrong with it, and its signatures. Nothing of the content is kept.
 * @param acts that are looked for among a document's legal bases: those found are named
 */
export async function lookInto(bytes: Uint8Array, trust?: Trust, acts: readonly NamedAct[] = []): Promise<FileCheck> {
  const kind = kindOf(bytes);
  const about = { kind, bytes: bytes.length };
  const failed = (problem: FileProblem): FileCheck => ({ ...about, state: 'unreadable', signatures: [], problem });
  switch (kind) {
    case 'empty':
      return failed('empty');
    case 'html':
      return failed(asksForPassword(bytes) ? 'signed-out' : 'not-pdf');
    case 'other':
      return failed('not-pdf');
    case 'rar':
      return failed('archive');
    case 'pdf':
      return { ...about, ...(await lookIntoPdf(bytes, trust)) };
    case 'xml':
      return { ...about, ...lookIntoXml(bytes) };
    case 'zip':
      return { ...about, ...(await lookIntoPackage(bytes, acts)) };
    case 'doc':
      return { ...about, ...lookIntoOle(bytes) };
  }
  const head = imageHead(kind, bytes);
  if (!head || head.damaged) return failed('damaged');
  return { ...about, state: 'none', signatures: [], ...(await imageFacts(kind, bytes, head)) };
}
