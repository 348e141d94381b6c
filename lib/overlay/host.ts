let sheet: CSSStyleSheet | undefined;

/** Takes over the rules of the one sheet that everything of ours in a page shares. */
export function dress(rules: string): void {
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(rules);
}

const ours = new WeakSet<Element>();

/** In the world that all our scripts of a page share: what another one of them made, and takes away by itself. */
export interface Guests {
  dungHenGuests?: WeakSet<Element>;
}

/** Whether a script of ours made an element; a page's copy of one looks alike and says nothing true. */
export const isMade = (element: Element): boolean =>
  ours.has(element) || !!(globalThis as Guests).dungHenGuests?.has(element);

/** An element of ours with its open shadow root and the shared sheet. */
export function hostElement(document: Document, name: string): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  if (sheet) root.adoptedStyleSheets = [sheet];
  ours.add(host);
  return { host, root };
}
