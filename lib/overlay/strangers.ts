import { isMade } from './host';

const OURS = ['dh-badge', 'dh-health', 'dh-card', 'dh-file'];

/** The teaching panel: another script's, which stays until it is closed and goes with the rest. */
export const TEACHING = 'dh-teach';

/** Every element that bears one of our names. Asked name by name: browsers answer a bare name without matching selectors. */
const bearers = (document: Document): Element[] => OURS.flatMap((name) => [...document.querySelectorAll(name)]);

/** Whether a node bears one of our names, in HTML (upper case) or XHTML (lower case). */
export const bearsOurName = (node: Node): boolean => /^dh-/i.test(node.nodeName);

/** Removes copies of our elements that a page made by copying its own cells, or that an earlier overlay left behind. */
export function removeStrangers(document: Document): void {
  for (const element of bearers(document)) if (!isMade(element)) element.remove();
}

/** Removes every element of ours. */
export function removeAll(document: Document): void {
  for (const element of [...bearers(document), ...document.querySelectorAll(TEACHING)]) element.remove();
}
