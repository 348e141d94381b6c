import { anchorIn, nameFrom, nameIn } from './papers.names';
import { isHiddenHere, lineOf, type Signs, signsIn } from './papers.signs';
import { type Draft, type Drafts, has, type PaperTable, readTable, tableOf } from './papers.tables';
import { SHAPES, WORDS } from './papers.words';
import { fold } from './text';
import type { Work } from './work';

const MOST_ITEMS = 300;

const says = ({ files, has, none, upload, uploadButton, reused, vault, required }: Signs): boolean =>
  files.length > 0 || has || none || upload || uploadButton || reused || vault || required !== undefined;

/** One item, panel or card; undefined where it names nothing. */
export function draftOf(element: Element, base: string, column = false): Draft | undefined {
  const signs = signsIn(element, { base, column });
  const [file] = signs.files;
  let printed = nameFrom(signs.lines);
  // Its one link is its name, or what opens it.
  if (!printed) printed = file?.name ?? nameFrom([lineOf(element)]);
  const { name, star, required } = nameIn(printed);
  if (!name) return undefined;
  return {
    name,
    star,
    required: required ?? signs.required,
    conditional: false,
    signs,
    blank: false,
    form: false,
    seen: false,
    element,
    anchor: anchorIn(element, name),
  };
}

/** Terms with what is said of each. */
function* pairsOf(list: Element, base: string): Work<Draft[]> {
  const drafts: Draft[] = [];
  for (const term of [...list.querySelectorAll('dt')].slice(0, MOST_ITEMS)) {
    yield;
    const draft = draftOf(term, base);
    if (!draft || isHiddenHere(term)) continue;
    for (let next = term.nextElementSibling; next?.localName === 'dd'; next = next.nextElementSibling) {
      const { lines, ...signs } = signsIn(next, { base, column: true });
      const own = draft.signs;
      Object.assign(own, {
        ...signs,
        files: [...own.files, ...signs.files],
        has: own.has || signs.has,
        none: own.none || signs.none,
        required: own.required ?? signs.required,
        unclear: own.unclear || signs.unclear || lines.length > 0,
      });
    }
    drafts.push(draft);
  }
  return drafts;
}

/** A list of components; undefined where none of its items says anything of a file. */
export function* readList(list: Element, base: string, attached: boolean): Work<Drafts | undefined> {
  let drafts: Draft[] = [];
  let empty = false;
  if (list.localName === 'dl') drafts = yield* pairsOf(list, base);
  else
    for (const item of [...list.children].slice(0, MOST_ITEMS)) {
      yield;
      if (item.localName !== 'li' || isHiddenHere(item)) continue;
      if (WORDS.noComponents.test(fold(lineOf(item)))) empty = true;
      const draft = draftOf(item, base, attached);
      if (draft) drafts.push(draft);
    }
  if (empty && drafts.length < 2) return { element: list, drafts: [], complete: true, empty };
  if (!drafts.some(({ signs }) => says(signs))) return undefined;
  return { element: list, drafts, complete: !attached && list.children.length <= MOST_ITEMS, empty: false };
}

const kindOf = (element: Element): string =>
  `${element.localName}.${element.getAttribute('class')?.trim().split(/\s+/)[0] ?? ''}`;

/** Rows that are no table's: panels and cards beside each other, or lines of a grid without roles. */
export function* readBlocks(elements: readonly Element[], base: string): Work<Drafts | undefined> {
  const groups = new Map<Element, Map<string, Element[]>>();
  for (const element of elements) {
    const parent = element.parentElement;
    if (!parent) continue;
    const kinds = groups.get(parent) ?? new Map<string, Element[]>();
    const kind = kindOf(element);
    const peers = kinds.get(kind) ?? [];
    peers.push(element);
    groups.set(parent, kinds.set(kind, peers));
  }
  const all = [...groups].flatMap(([parent, kinds]) => [...kinds.values()].map((peers) => ({ parent, peers })));
  for (const { parent, peers } of all) {
    yield;
    if (peers.length < 2 && !peers[0]?.matches(SHAPES.panels)) continue;
    const blocks = peers.slice(0, MOST_ITEMS).filter((one) => !isHiddenHere(one) && lineOf(one) !== '');
    const table = gridOfBlocks(blocks);
    if (table) {
      const read = yield* readTable(table, base);
      if (read.drafts.length > 0) return { ...read, element: parent };
    }
    const drafts: Draft[] = [];
    for (const block of blocks) {
      yield;
      const draft = draftOf(block, base);
      if (draft) drafts.push(draft);
    }
    // Parts of one row are no rows: most of them name something, and some say that it is there or not.
    const telling = drafts.filter(({ signs }) => says(signs)).length;
    if (drafts.length === blocks.length && telling > 0 && drafts.every(({ signs }) => signs.lines.length > 0))
      return { element: parent, drafts, complete: peers.length <= MOST_ITEMS, empty: false };
  }
  return undefined;
}

/** Blocks of which the first holds the headers of the others' parts. */
function gridOfBlocks(blocks: Element[]): PaperTable | undefined {
  const [head, ...rows] = blocks;
  if (!head || rows.length === 0 || head.children.length < 2) return undefined;
  const headers = [...head.children].map((part) => lineOf(part));
  if (!rows.every((row) => row.children.length === headers.length)) return undefined;
  const table = tableOf(head.parentElement as Element, { headers, rows });
  return has(table, 'name', 'weakName') && has(table, 'file', 'files', 'required', 'state') ? table : undefined;
}
