import type { Adapter } from '../portals/adapter';
import type { List } from '../portals/lists';
import { SELECTORS } from '../portals/patterns';
import { listensTo } from './attributes';
import { isMade } from './host';
import type { Row } from './rows';
import { bearsOurName, SCANNING, TEACHING } from './strangers';

/** What a batch of changes in the page asks for. */
export interface Changes {
  /** Lists may have come or gone. */
  structure: boolean;
  lists: Set<Element>;
  rows: Set<Row>;
}

/** How many copies of our elements are taken out at once in any ten seconds, so that no page can keep us busy. */
const SWEEPS = 100;

const all = (nodes: NodeList, test: (node: Node) => boolean) => {
  for (const node of nodes) if (!test(node)) return false;
  return true;
};

/**
 * The page's one observer. Sorts what changed into rows to read again, lists to go through again, and pages to recognize
 * again; a page's own ticking clocks outside our lists cost a walk up the tree and nothing more.
 */
export class Watch {
  readonly #observer: MutationObserver;
  readonly #document: Document;
  readonly #onChange: (changes: Changes) => void;
  #rowOf: WeakMap<Element, Row> = new WeakMap();
  #lists: Set<Element> = new Set();
  #sweeps = 0;
  #sweptSince = 0;
  /** What changed since `hold`. */
  #held: MutationRecord[] | undefined;

  constructor(document: Document, onChange: (changes: Changes) => void) {
    this.#document = document;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => this.#handle(records));
  }

  start(adapters: Adapter[]): void {
    const attributes = listensTo(adapters);
    this.#observer.observe(this.#document, {
      childList: true,
      characterData: true,
      subtree: true,
      ...(attributes.length > 0 && { attributes: true, attributeFilter: attributes }),
    });
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** From now on changes wait: what they touch is known once the page has been gone through. */
  hold(): void {
    this.#held = [];
  }

  /** Tells the watch which elements are lists and rows, and which attributes of those rows say something. */
  know(rowOf: WeakMap<Element, Row>, lists: readonly List[]): void {
    this.#rowOf = rowOf;
    this.#lists = new Set(lists.map(({ element }) => element));
    for (const { element, plan } of lists)
      if (plan.attributes.length > 0)
        this.#observer.observe(element, { attributes: true, subtree: true, attributeFilter: plan.attributes });
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#handle(held);
  }

  /** Runs our own writes without seeing them; what the page did before them is handled first. */
  quietly(write: () => void): void {
    this.#handle(this.#observer.takeRecords());
    write();
    this.#observer.takeRecords();
  }

  #handle(records: MutationRecord[]): void {
    if (this.#held) this.#held = [...this.#held, ...records];
    if (this.#held || records.length === 0) return;
    const changes: Changes = { structure: false, lists: new Set(), rows: new Set() };
    let last: Node | undefined;
    for (const record of records) {
      const { target, addedNodes, removedNodes, type } = record;
      if (bearsOurName(target)) continue;
      if (target === last && type === 'characterData') continue;
      last = target;
      for (const node of addedNodes) if (bearsOurName(node)) this.#sweep(node as Element);
      const place = this.#place(target);
      if (place && 'row' in place) {
        changes.rows.add(place.row);
        // A detail page's record spans the page: within it whole lists may come and go.
        if (!place.row.list && type === 'childList' && !this.#idle(addedNodes, removedNodes)) changes.structure = true;
      } else if (place) changes.lists.add(place.list);
      else if (type === 'childList' && !this.#idle(addedNodes, removedNodes)) changes.structure = true;
      else if (type !== 'attributes' && this.#names(target)) changes.structure = true;
    }
    if (changes.structure || changes.lists.size > 0 || changes.rows.size > 0) this.#onChange(changes);
  }

  /** A copy of a badge that the page puts somewhere by itself goes at once: no reading has to follow. */
  #sweep(element: Element): void {
    if (isMade(element) || [TEACHING, SCANNING].includes(element.localName)) return;
    const now = performance.now();
    if (now - this.#sweptSince > 10_000) [this.#sweptSince, this.#sweeps] = [now, 0];
    if (++this.#sweeps <= SWEEPS) element.remove();
  }

  #names(node: Node): boolean {
    const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    return element?.closest(SELECTORS.naming) != null;
  }

  /** Whether a change outside all lists can neither bring nor take one: only texts, or only our own elements. */
  #idle(added: NodeList, removed: NodeList): boolean {
    const harmless = (node: Node) => node.nodeType !== 1 || bearsOurName(node);
    if (!all(added, harmless)) return false;
    for (const node of removed) {
      if (node.nodeType !== 1) continue;
      for (const list of this.#lists) if (node === list || node.contains(list)) return false;
    }
    return true;
  }

  #place(node: Node): { row: Row } | { list: Element } | undefined {
    let element = node.nodeType === 1 ? (node as Element) : node.parentElement;
    for (; element; element = element.parentElement) {
      const row = this.#rowOf.get(element);
      if (row) return { row };
      if (this.#lists.has(element)) return { list: element };
    }
    return undefined;
  }
}
