const OURS = ['dh-badge', 'dh-health', 'dh-card'];

/** Removes copies of our elements that a page made by copying its own cells, or that an earlier overlay left behind. */
export function removeStrangers(root: Document | Element, own: (element: Element) => boolean): void {
  for (const name of OURS)
    for (const element of [...root.getElementsByTagName(name)]) if (!own(element)) element.remove();
}
