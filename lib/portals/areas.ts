import type { GridSelectors } from './grid';
import { isHidden } from './labels';
import { SELECTORS } from './patterns';
import { textOf } from './text';

/** A part of a page that can be taught: a list of any build, or the page about one record. */
export interface Area {
  element: Element;
  shape: 'list' | 'detail';
  /** Selectors of the area for a rule, the surest first. */
  container: string[];
  /** Where rows, cells and headers are no table's and no ARIA grid's. */
  selectors?: GridSelectors;
  rows: number;
}

/** Names that a page's makers gave, and no machine: they will be the same tomorrow. */
const NAME = /^(?!ng-|css-|sc-|js-|v-)[a-z][a-z_-]{2,39}$/i;
/** Names that come and go with what the user does. */
const PASSING = /(?:^|[-_])(?:active|hover|focus|selected|current|open|odd|even|first|last|new|moi|chan|le)$/i;
const isLasting = (name: string): boolean => NAME.test(name) && !PASSING.test(name);

/** A selector that names an element by its id or classes; undefined where its makers gave it no name. */
function nameOf(element: Element): string | undefined {
  if (isLasting(element.id)) return `#${element.id}`;
  const classes = [...element.classList].filter(isLasting).slice(0, 2);
  return classes.length > 0 ? [element.localName, ...classes].join('.') : undefined;
}

/** Selectors for an element: its own name, that of the nearest one around it, then anything of its kind. */
function containerOf(element: Element, kind: string): string[] {
  let around = element.parentElement;
  while (around && around.localName !== 'body' && !nameOf(around)) around = around.parentElement;
  const outer = around && around.localName !== 'body' ? nameOf(around) : undefined;
  return [...new Set([nameOf(element), outer && `${outer} ${kind}`, kind].filter((one) => one !== undefined))];
}

const MOST_AREAS = 12;

function tables(document: Document): Area[] {
  return [...document.querySelectorAll(SELECTORS.tables)].flatMap((element): Area[] => {
    // A table around others is layout.
    if (isHidden(element) || element.querySelector(SELECTORS.tables)) return [];
    const table = element.localName === 'table';
    const material = element.localName === 'mat-table';
    const rowSelector = table ? 'tr' : material ? 'mat-row' : SELECTORS.row;
    const rows = [...element.querySelectorAll(rowSelector)].filter((row) => row.children.length > 1);
    if (rows.length < 2 || !rows.some((row) => /\d/.test(row.textContent ?? ''))) return [];
    const kind = table || material ? element.localName : `[role=${element.getAttribute('role')}]`;
    const area: Area = { element, shape: 'list', container: containerOf(element, kind), rows: rows.length - 1 };
    if (material) area.selectors = { rows: 'mat-row', cells: 'mat-cell', headers: 'mat-header-cell' };
    return [area];
  });
}

/** What siblings that were made by one template have in common. */
function signatureOf(element: Element): string | undefined {
  const name = [...element.classList].find(isLasting);
  return name && `${element.localName}.${name}`;
}

const BLOCKS = 'div,li,article,section,a,mat-card,tbody,dl';
const FEWEST = 3;

/** Rows or cards that are no table: siblings of one class that each say several things. */
function blocks(document: Document): Area[] {
  const groups = new Map<Element, Map<string, Element[]>>();
  for (const element of document.body?.querySelectorAll(BLOCKS) ?? []) {
    const signature = signatureOf(element);
    const parent = element.parentElement;
    if (!signature || !parent || element.closest(SELECTORS.tables)) continue;
    const group = groups.get(parent) ?? new Map<string, Element[]>();
    groups.set(parent, group.set(signature, [...(group.get(signature) ?? []), element]));
  }
  return [...groups].flatMap(([parent, group]) =>
    [...group].flatMap(([rows, elements]): Area[] => {
      const telling = elements.filter((one) => /\d/.test(one.textContent ?? '') && pieces(one) > 2);
      if (telling.length < FEWEST || isHidden(parent)) return [];
      const [first] = elements as [Element];
      const header = /\d/.test(first.textContent ?? '') ? undefined : first;
      const width = (telling[0] as Element).children.length;
      const even = width > 2 && telling.every(({ children }) => children.length === width);
      const selectors: GridSelectors = { rows };
      const child = childOf(telling[0] as Element);
      if (even) selectors.cells = `${rows} > ${child}`;
      if (even && header?.children.length === width) selectors.headers = `${headerName(first, rows)} > ${child}`;
      const container = [...new Set([nameOf(parent), 'body'].filter((one) => one !== undefined))];
      return [{ element: parent, shape: 'list', container, selectors, rows: telling.length }];
    }),
  );
}

/** A selector for an element's children. */
function childOf({ children }: Element): string {
  const [first, ...others] = [...children].map(({ localName }) => localName);
  return first && others.every((name) => name === first) ? first : '*';
}

/** A header row made of the same blocks as its rows: by the class that only it has, else as the first. */
function headerName(header: Element, rows: string): string {
  const own = [...header.classList].find((name) => !rows.endsWith(`.${name}`) && /^[a-z][\w-]*$/i.test(name));
  return own ? `${rows}.${own}` : `${rows}:first-child`;
}

/** How many texts stand in an element. */
function pieces(element: Element): number {
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  let count = 0;
  while (walker.nextNode()) if (/\S/.test(walker.currentNode.nodeValue ?? '')) count++;
  return count;
}

/** The page as one about a single record: its main part, or all of it. */
function wholePage(document: Document): Area[] {
  const element = document.querySelector('main,[role=main]') ?? document.body;
  if (!element || textOf(element).length === 0) return [];
  const container = element.localName === 'body' ? ['body'] : ['main,[role=main]', 'body'];
  return [{ element, shape: 'detail', container, rows: 1 }];
}

/** Whatever on a page could be taught, the fullest list first; the page as one record comes last. */
export function areasOf(document: Document): Area[] {
  const lists = [...tables(document), ...blocks(document)].sort((a, b) => b.rows - a.rows);
  return [...lists.slice(0, MOST_AREAS), ...wholePage(document)];
}
