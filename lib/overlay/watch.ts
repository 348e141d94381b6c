import type { Adapter } from '../portals/adapter';
import { listensTo } from './attributes';
import type { Row } from './rows';

/** What a batch of changes in the page asks for. */
export interface Changes {
  /** Lists may have come or gone. */
  structure: boolean;
  lists: Set<Element>;
  rows: Set<Row>;
}

const OURS = /^DH-/;
const isOurs = (node: Node) => OURS.test(node.nodeName);

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

  /** Tells the watch which elements are lists and rows. */
  know(rowOf: WeakMap<Element, Row>, lists: Set<Element>): void {
    this.#rowOf = rowOf;
    this.#lists = lists;
  }

  /** Runs our own writes without seeing them; what the page did before them is handled first. */
  quietly(write: () => void): void {
    this.#handle(this.#observer.takeRecords());
    write();
    this.#observer.takeRecords();
  }

  #handle(records: MutationRecord[]): void {
    if (records.length === 0) return;
    const changes: Changes = { structure: false, lists: new Set(), rows: new Set() };
    let last: Node | undefined;
    for (const record of records) {
      const { target, addedNodes, removedNodes, type } = record;
      if (isOurs(target)) continue;
      // Our own elements put in by the page (a re-rendered copy) matter as little as those it took out with a cell;
      // a badge that it took out alone must be put back.
      if (type === 'childList' && addedNodes.length > 0 && all(addedNodes, isOurs) && removedNodes.length === 0) {
        const place = this.#place(target);
        if (place && 'row' in place) changes.rows.add(place.row);
        continue;
      }
      if (target === last && type === 'characterData') continue;
      last = target;
      const place = this.#place(target);
      if (place && 'row' in place) {
        changes.rows.add(place.row);
        // A detail page's record spans the page: within it whole lists may come and go.
        if (!place.row.list && type === 'childList' && !this.#idle(addedNodes, removedNodes)) changes.structure = true;
      } else if (place) changes.lists.add(place.list);
      else if (type === 'childList' && !this.#idle(addedNodes, removedNodes)) changes.structure = true;
    }
    if (changes.structure || changes.lists.size > 0 || changes.rows.size > 0) this.#onChange(changes);
  }

  /** Whether a change outside all lists can neither bring nor take one: only texts, or only our own elements. */
  #idle(added: NodeList, removed: NodeList): boolean {
    const harmless = (node: Node) => node.nodeType !== 1 || isOurs(node);
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
