import type { Work } from '../portals/work';
import { isMade } from './host';

const OURS = ['dh-badge', 'dh-health', 'dh-card', 'dh-file', 'dh-finding', 'dh-guard', 'dh-table'];

/** The teaching panel: another script's, which stays until it is closed and goes with the rest. */
export const TEACHING = 'dh-teach';

/** The panel of a walk through the portal's lists: another script's, too. */
export const SCANNING = 'dh-scan';

/** Whether a node bears one of our names, in HTML (upper case) or XHTML (lower case). */
export const bearsOurName = (node: Node): boolean => /^dh-/i.test(node.nodeName);

/**
 * Copies of our elements that a page made by copying its own cells, or that an earlier overlay left behind. Asked name by
 * name: browsers answer a bare name without matching selectors.
 */
export function* strangers(document: Document): Work<Element[]> {
  const found: Element[] = [];
  for (const name of OURS) {
    for (const element of document.querySelectorAll(name)) if (!isMade(element)) found.push(element);
    yield;
  }
  return found;
}

/** Removes every element of ours. */
export function removeAll(document: Document): void {
  for (const name of [...OURS, TEACHING, SCANNING])
    for (const element of document.querySelectorAll(name)) element.remove();
}
