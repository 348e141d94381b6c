import type { Finding } from './findings.types';
import type { Signature, SignatureReport } from './pdf/signatures';

/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'tiff'
  | 'gif'
  | 'webp'
  | 'bmp'
  | 'docx'
  | 'xlsx'
  | 'pptx'
  /** Any OpenDocument file. */
  | 'odt'
  /** Word, Excel and PowerPoint before 2007. */
  | 'doc'
  | 'xml'
  | 'zip'
  | 'rar'
  | 'html'
  | 'other'
  | 'empty';

/**
 * Why a file could not be looked into, or what is wrong with it.
 *
 * Nothing of it came: `signed-out`, `refused` (401/403), `missing` (404/410), `server` (any other status), `other-host`
 * (it answered from elsewhere), `too-large`, `network` (not reached, or broken off on the way).
 *
 * Of the file itself: `empty` (0 bytes), `not-pdf` (no PDF, image, office document or XML; `kind` says what came),
 * `encrypted`, `no-pages` (a PDF with none), `damaged` (cut off or not to be read), `archive` (packed: not looked into).
 */
export type FileProblem =
  | NonNullable<SignatureReport['problem']>
  | 'empty'
  | 'no-pages'
  | 'archive'
  | 'signed-out'
  | 'refused'
  | 'missing'
  | 'server'
  | 'other-host'
  | 'too-large'
  | 'network';

/** Counts and sizes; each is there only where it is certain. */
export interface FileFacts {
  /** Pages of a PDF or a TIFF; 1 for other images. */
  pages?: number;
  /** How many scanned pages have less than 200 dots per inch. */
  lowResolution?: number;
  /** The fewest dots per inch of those. */
  dpi?: number;
  /** How many pages have nothing on them. */
  blankPages?: number;
}

/** What a text says of its legal bases: numbers of listed acts, nothing else of it. */
export interface CitedBases {
  /** Acts of the lists in force that it cites as bases. */
  cited: string[];
  /** Index of the day that its own date line bears. */
  day?: number;
  /** It has the head of a document: no annex, no form. */
  whole: boolean;
}

/** What is certain of a file; nothing of its content but the acts of a list that it cites. */
export interface FileCheck extends FileFacts {
  /**
   * `valid`, `broken`, `unreadable`: of several signatures the worst. `none`: none was found; an image never has one.
   * `unchecked`: signatures of XML or an office document are there and were not verified. With a `problem` and no
   * `signatures`: `unreadable`.
   */
  state: SignatureReport['state'] | 'unchecked';
  /** `partial`: something was added after the last signature. Absent where there is none, or it is not known. */
  coverage?: 'whole' | 'partial';
  /** In the order of the file; time stamps over the whole document among them. */
  signatures: Signature[];
  /** May stand beside `signatures`: a file that is cut off may still hold one. */
  problem?: FileProblem;
  /** Absent where nothing came. */
  kind?: FileKind;
  /** What was found in the form of a DOCX (NĐ 30/2020/NĐ-CP, Phụ lục I): keys and numbers. */
  format?: Finding[];
  /** What a DOCX that may be read rests on. */
  bases?: CitedBases;
  /** Size of what came. */
  bytes?: number;
}
