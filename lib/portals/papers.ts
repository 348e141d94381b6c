import type { Adapter, PageRule } from './adapter';
import type { Work } from './work';

/** A file that a page prints: a link to it, or its name with an icon. */
export interface PrintedFile {
  /** As printed, or the last segment of its address. */
  name: string;
  /** Absolute; absent where the page gives no address for a GET. */
  url?: string;
  element: Element;
}

/**
 * How a component is there: as a file, by data that were reused, from the citizen's own vault, on paper only, or not at
 * all. `unknown`: the page does not say in a way that is understood, such as a list of files that has not come yet.
 */
export type Provision = 'file' | 'reused' | 'vault' | 'paper' | 'none' | 'unknown';

/** One component of a dossier (thành phần hồ sơ), as a page prints it. */
export interface Component {
  /** Without its number and its mark, NFC, at most 200 characters. */
  name: string;
  /** Undefined where the page, and the procedure's list, say nothing of it. */
  required?: boolean;
  provision: Provision;
  files: PrintedFile[];
  /** The row, panel or item that is about it. */
  element: Element;
  /** What a finding may be appended to: inside `element`, never a link or a control. */
  anchor: Element;
}

/** What a dossier's page prints of its papers. */
export interface Papers {
  /** Undefined: the page has no part for them. */
  components?: Component[];
  /** Files of the result; empty where the page has a part for them and nothing in it, undefined where it has none. */
  results?: PrintedFile[];
  /** The head of the part for results, where something may be appended; absent where there is none. */
  resultsAnchor?: Element;
}

/**
 * Reads what a page prints of a dossier's components and result.
 * @param root the area of the dossier, or the page's body
 * @param base address of the page, since that of a page that was asked for is not its document's own
 * @param procedureCode finds the list of required components that a pack may hold
 */
export function* papersOf(
  _root: Element,
  _rule: PageRule | undefined,
  _adapter: Adapter,
  _base: string,
  _procedureCode?: string,
): Work<Papers> {
  yield;
  return {};
}
