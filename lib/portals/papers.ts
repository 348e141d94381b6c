import type { Adapter, PageRule, PapersRule } from './adapter';
import { draftOf, readBlocks, readList } from './papers.lists';
import { resultHeader, type Section, type StarMeaning, saysNoResult, scan } from './papers.scan';
import { isHiddenHere, lineOf, provisionOf, type Signs, signsIn, urlOf } from './papers.signs';
import { type Draft, type Drafts, type PaperTable, readTable } from './papers.tables';
import { MARKS, SHAPES, TITLES, WORDS } from './papers.words';
import { clean, fold } from './text';
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

const MOST_COMPONENTS = 500;

/** Whether an element is what a selector means, or holds it. */
const shows = (element: Element, selector: string): boolean =>
  element.matches(selector) || element.querySelector(selector) !== null;

/** One component's row, by an adapter's selectors first. */
function draftByRule(row: Element, rule: PapersRule, base: string): Draft | undefined {
  const draft = draftOf(row, base);
  if (!draft) return undefined;
  const { signs } = draft;
  const named = rule.name ? draftOf(row.querySelector(rule.name) ?? row, base) : undefined;
  if (named) Object.assign(draft, { name: named.name, star: named.star, anchor: named.anchor });
  if (rule.file) {
    const cells = [...row.querySelectorAll(rule.file)].map((cell) => signsIn(cell, { base, column: true }));
    const counts = cells.flatMap(({ lines }) => lines.filter((line) => /^\d{1,3}$/.test(line)));
    signs.files = cells.flatMap(({ files }) => files);
    signs.has ||= counts.some((count) => Number(count) > 0);
    draft.blank =
      cells.length > 0 &&
      signs.files.length === 0 &&
      cells.every(({ lines, loading }) => !loading && lines.length === counts.length);
  }
  if (rule.missing && shows(row, rule.missing)) signs.none = true;
  if (rule.reused && shows(row, rule.reused)) signs.reused = true;
  if (rule.required) draft.required = shows(row, rule.required);
  return draft;
}

function* readByRule(root: Element, rule: PapersRule, base: string): Work<Drafts | undefined> {
  const rows = [...root.querySelectorAll(rule.rows ?? '')].slice(0, MOST_COMPONENTS);
  const drafts: Draft[] = [];
  for (const row of rows) {
    yield;
    const draft = isHiddenHere(row) ? undefined : draftByRule(row, rule, base);
    if (draft) drafts.push(draft);
  }
  const element = rows[0]?.parentElement;
  return element && drafts.length > 0 ? { element, drafts, complete: true, empty: false } : undefined;
}

/** What a title says of everything below it. */
function requiredBelow({ words }: Section): boolean | undefined {
  const key = fold(words);
  if (WORDS.optionalGroup.test(key)) return false;
  return WORDS.requiredGroup.test(key) ? true : undefined;
}

/** The lists of components below a title: tables before other lists, and those before anything else. */
function* readSection(section: Section, base: string): Work<Drafts[]> {
  const found: Drafts[] = [];
  const key = fold(section.words);
  const attached = TITLES.attached.test(key);
  for (const table of section.tables) found.push(yield* readTable(table, base));
  if (found.length === 0)
    for (const list of section.lists) {
      const drafts = yield* readList(list, base, attached);
      if (drafts) found.push(drafts);
    }
  if (found.length === 0) {
    const drafts = yield* readBlocks(section.loose, base);
    if (drafts) found.push(drafts);
  }
  if (found.length === 0) {
    const none = section.loose.find((one) => !one.firstElementChild && WORDS.noComponents.test(fold(lineOf(one))));
    if (none) found.push({ element: none, drafts: [], complete: true, empty: true });
  }
  const required = requiredBelow(section);
  const conditional = WORDS.caseTitle.test(key);
  for (const draft of found.flatMap(({ drafts }) => drafts)) {
    draft.required ??= required;
    draft.conditional ||= conditional;
  }
  return attached ? found.map((one) => ({ ...one, complete: false })) : found;
}

/** Whether a component is required; what holds in one of several cases only is not said to be. */
function requiredOf({ required, star, conditional }: Draft, meaning: StarMeaning): boolean | undefined {
  if (required === false) return star && meaning !== 'optional' ? undefined : false;
  if (conditional) return undefined;
  if (required !== undefined) return required;
  if (star) return meaning === 'other' ? undefined : meaning !== 'optional';
  return meaning === 'all' ? false : undefined;
}

/** Components as they are told, once it is known what buttons and blanks of their page mean. */
function settle(lists: Drafts[], meaning: StarMeaning, canUpload: boolean): Component[] {
  return lists.flatMap(({ drafts }) => {
    // Where some have files, a button alone stands where there is none.
    const some = drafts.some(({ signs }) => signs.files.length > 0);
    return drafts.map((draft) => {
      const { name, signs, blank, element, anchor } = draft;
      const button = signs.uploadButton && (canUpload || some);
      const provision = provisionOf({ ...signs, upload: signs.upload || button }, blank);
      const required = requiredOf(draft, meaning);
      return { name, provision, files: signs.files, element, anchor, ...(required !== undefined && { required }) };
    });
  });
}

/** One component printed by two lists: a copy, unless they differ. */
function withoutCopies(components: Component[], lists: Drafts[]): Component[] {
  if (lists.length < 2) return components;
  const listOf = (one: Component) => lists.findIndex(({ element }) => element.contains(one.element));
  const first = new Map<string, Component>();
  return components.filter((one) => {
    const key = fold(one.name);
    const before = first.get(key);
    if (!before) first.set(key, one);
    if (!before || listOf(before) === listOf(one)) return true;
    if (before.provision === 'unknown') Object.assign(before, { provision: one.provision, files: one.files });
    else if (one.provision !== 'unknown' && one.provision !== before.provision) before.provision = 'unknown';
    return false;
  });
}

const bare = (name: string): string => fold(name.replace(/\([^)]*\)/g, ' '));
const wordsOf = (name: string, plain: boolean): Set<string> => {
  const words = plain ? bare(name) : clean(name).toLowerCase();
  return new Set(words.split(/[^\p{L}\d]+/u).filter((word) => word.length > 1));
};

/** Whether two names may mean the same, written differently; accents tell words apart where both have them. */
function alike(a: string, b: string): boolean {
  const plain = fold(a) === a.toLowerCase() || fold(b) === b.toLowerCase();
  const [mine, other] = [wordsOf(a, plain), wordsOf(b, plain)];
  const shared = [...mine].filter((word) => other.has(word)).length;
  return shared * 2 >= Math.min(mine.size, other.size);
}

/** Whether more of a list may be on further pages. */
const hasPages = ({ ownerDocument }: Element): boolean =>
  [...ownerDocument.querySelectorAll(SHAPES.controls)].some((control) => WORDS.pager.test(fold(lineOf(control))));

/** Marks what a procedure's list requires, and adds what a list of components would have to print and does not. */
function applyList(components: Component[], required: readonly string[], lists: Drafts[]): Component[] {
  const keys = new Map(required.map((name) => [bare(name), name]));
  const named = new Set<Component>();
  for (const one of components)
    if (required.some((name) => bare(name) === bare(one.name))) {
      keys.delete(bare(one.name));
      named.add(one);
      one.required = true;
    }
  const [list] = lists;
  const last = components.at(-1);
  if (!list || !last || lists.some(({ complete }) => !complete) || hasPages(list.element)) return components;
  const anchor = list.element.contains(last.anchor) ? last.anchor : undefined;
  const absent = [...keys.values()].filter(
    (name) => !components.some((one) => !named.has(one) && alike(one.name, name)),
  );
  return [
    ...components,
    ...absent.map((name) => ({
      name,
      required: true,
      provision: 'none' as const,
      files: [],
      element: list.element,
      anchor: anchor ?? list.element,
    })),
  ];
}

/** Files that a table of results prints; undefined where it does not say. */
function* filesOfTable({ grid, roles }: PaperTable, base: string): Work<PrintedFile[] | undefined> {
  const files: PrintedFile[] = [];
  let silent = true;
  for (const row of grid.rows().slice(0, MOST_COMPONENTS)) {
    yield;
    if (isHiddenHere(row)) continue;
    const cells = grid.cellsOf(row);
    const printing = roles.flatMap((role, i) =>
      role === 'file' || (role === 'result' && !roles.includes('file')) ? [i] : [],
    );
    const whole = cells.filter(Boolean).length < 2 || cells.length < roles.length || printing.length === 0;
    const cell = whole ? [row] : printing.map((i) => cells[i]);
    for (const one of cell) {
      if (!one) continue;
      const signs = signsIn(one, { base, column: one !== row });
      files.push(...signs.files);
      if (signs.none || (lineOf(one) === '' && !isOpen(signs)) || saysNone(lineOf(one))) silent = false;
    }
  }
  return files.length > 0 || !silent ? files : undefined;
}

/** Something may be there that is not understood. */
const isOpen = ({ loading, given }: Signs): boolean => loading || given;

const saysNone = (words: string): boolean =>
  WORDS.noResultFile.test(fold(words)) || WORDS.noComponents.test(fold(words));

/** Whether a cell stands beside its label with nothing in it. */
const isEmptyCell = (element: Element): boolean =>
  /^(?:td|dd)$/.test(element.localName) &&
  (MARKS.dash.test(element.textContent ?? '') || element.textContent === '') &&
  !element.querySelector(SHAPES.busy);

/** Files of the parts below a title; undefined where they do not say. */
function filesOfParts(parts: readonly Element[], base: string, title: string): PrintedFile[] | undefined {
  const files: PrintedFile[] = [];
  let none = false;
  for (const part of parts) {
    const signs: Signs = signsIn(part, { base, column: true });
    const url = part.matches(SHAPES.links) ? urlOf(part, base) : undefined;
    for (const file of signs.files)
      if (!files.some(({ element }) => element === file.element)) files.push({ ...(url && { url }), ...file });
    if (isOpen(signs)) return files.length > 0 ? files : undefined;
    none ||= signs.none || saysNone(lineOf(part)) || (TITLES.resultFiles.test(fold(title)) && isEmptyCell(part));
    none ||= signs.upload && signs.files.length === 0;
  }
  return files.length > 0 || none ? files : undefined;
}

const appendable = (element: Element | undefined): Element | undefined => {
  const control = element?.closest(SHAPES.noAnchor);
  const outer = control ? control.parentElement : element;
  return outer && !outer.closest(SHAPES.noAnchor) ? outer : undefined;
};

/** Elements of which none holds another. */
const outermost = (elements: readonly Element[]): Element[] =>
  elements.filter((one, i) => !elements.slice(0, i).some((other) => other.contains(one)));

function* readResults(sections: Section[], base: string): Work<Pick<Papers, 'results' | 'resultsAnchor'>> {
  let results: PrintedFile[] | undefined;
  let anchor: Element | undefined;
  for (const section of sections) {
    yield;
    const parts = outermost([...section.lists, ...section.loose]);
    if (parts.some((part) => saysNoResult(lineOf(part)))) continue;
    const found: PrintedFile[][] = [];
    for (const table of section.tables) {
      const files = yield* filesOfTable(table, base);
      if (files) found.push(files);
      if (files && !section.title) anchor ??= appendable(resultHeader(table));
    }
    const own = section.tables.length > 0 ? undefined : filesOfParts(parts, base, section.words);
    if (own) found.push(own);
    // What is not shown may not be loaded yet.
    const silent =
      section.unseen && found.every((one) => one.length === 0) && !parts.some((part) => saysNone(lineOf(part)));
    if (found.length === 0 || silent) continue;
    anchor ??= appendable(section.title);
    const known = new Set((results ?? []).map(({ url, name }) => url ?? name));
    results = [...(results ?? []), ...found.flat().filter(({ url, name }) => !known.has(url ?? name))];
  }
  return { ...(results && { results }), ...(results && anchor && { resultsAnchor: anchor }) };
}

/**
 * Reads what a page prints of a dossier's components and result.
 * @param root the area of the dossier, or the page's body
 * @param base address of the page, since that of a page that was asked for is not its document's own
 * @param procedureCode finds the list of required components that a pack may hold
 */
export function* papersOf(
  root: Element,
  rule: PageRule | undefined,
  adapter: Adapter,
  base: string,
  procedureCode?: string,
): Work<Papers> {
  const given = rule
    ? rule.papers
    : adapter.pages.find(({ papers }) => papers?.rows && root.querySelector(papers.rows))?.papers;
  const { sections, star } = yield* scan(root);
  const byRule = given?.rows ? yield* readByRule(root, given, base) : undefined;
  const lists: Drafts[] = byRule ? [byRule] : [];
  if (!byRule)
    for (const section of sections)
      if (section.kind === 'components') lists.push(...(yield* readSection(section, base)));
  const papers: Papers = {};
  let components = withoutCopies(settle(lists, star, root.querySelector(SHAPES.upload) !== null), lists);
  const code = /\d\.\d{6}/.exec(procedureCode ?? '')?.[0];
  const known = adapter.procedures?.find((one) => one.code === code);
  if (known && components.every(({ required }) => required === undefined))
    components = applyList(components, known.required, lists);
  if (components.length > 0 || lists.some(({ empty }) => empty))
    papers.components = components.slice(0, MOST_COMPONENTS);
  const part = given?.results ? root.querySelector(given.results) : null;
  if (!part)
    return {
      ...papers,
      ...(yield* readResults(
        sections.filter(({ kind }) => kind === 'results'),
        base,
      )),
    };
  const results = filesOfParts([part], base, 'tệp');
  return { ...papers, ...(results && { results, resultsAnchor: appendable(part) }) };
}
