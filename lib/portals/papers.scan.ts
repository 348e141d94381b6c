import { isHidden } from './labels';
import { headKey } from './papers.names';
import { isHiddenHere, lineOf } from './papers.signs';
import { has, headerCell, type PaperTable, tableOf } from './papers.tables';
import { MARKS, SHAPES, TITLES, WORDS } from './papers.words';
import { SELECTORS } from './patterns';
import { fold } from './text';
import type { Work } from './work';

export type SectionKind = 'components' | 'results' | 'templates' | 'foreign' | 'other';

/** What a title is over. */
export interface Section {
  kind: SectionKind;
  title?: Element;
  /** A tab that is not chosen. */
  unseen?: boolean;
  words: string;
  tables: PaperTable[];
  lists: Element[];
  /** Everything else, in the page's order. */
  loose: Element[];
}

/** What a star means, by a note on the page; `all`: and what has none is not required. */
export type StarMeaning = 'all' | 'required' | 'optional' | 'other' | undefined;

export interface Scan {
  sections: Section[];
  star: StarMeaning;
}

const MOST_ELEMENTS = 20_000;
const TITLE_LENGTH = 90;

/** Words as titles have them: without numbers in front or counts behind. */
const titleKey = (words: string): string =>
  headKey(words.replace(MARKS.ordinal, '').replace(/\(\s*\d+\s*\)|[*:]/g, ' ')).replace(
    /^(?:buoc|phan|muc) (?:\d{1,2}|[ivx]{1,4}) | \d+(?: ?\/ ?\d+)?$/g,
    '',
  );

function kindOfTitle(words: string): SectionKind {
  const key = titleKey(words);
  if (TITLES.templates.test(key)) return 'templates';
  if (TITLES.components.test(key)) return 'components';
  if (TITLES.results.test(key)) return 'results';
  return TITLES.foreign.test(key) ? 'foreign' : 'other';
}

const start = (kind: SectionKind, words: string, title?: Element): Section => ({
  kind,
  words,
  tables: [],
  lists: [],
  loose: [],
  ...(title && { title }),
});

/** Words of tabs and switches by the id of what they show. */
function labelsOf(root: Element): Map<string, string> {
  const labels = new Map<string, string>();
  for (const one of [...root.querySelectorAll(SHAPES.switches)].slice(0, 500)) {
    const target = SHAPES.targets.map((name) => one.getAttribute(name)).find((id) => id && id !== '#');
    const words = lineOf(one);
    if (target && words && words.length <= TITLE_LENGTH) labels.set(target.replace(/^#/, ''), words);
  }
  return labels;
}

/** More than a title holds, or a note: cheap to tell, unlike all the words in it. */
const isLarge = (element: Element): boolean =>
  element.getElementsByTagName('*').length > 15 || (element.textContent ?? '').length > 600;

/** Whether an element is a title, and over what. */
function titleOf(element: Element, current: SectionKind): { kind: SectionKind; words: string } | undefined {
  if (!element.matches(SHAPES.shells) && !element.matches(SHAPES.titles) && !element.matches(SHAPES.cells))
    return undefined;
  if (isLarge(element) || element.querySelector(SHAPES.content)) return undefined;
  const whole = lineOf(element);
  const bare = lineOf(element, SHAPES.buttons);
  // Buttons beside a title are no part of it; one that is all of it opens what it names.
  const words = bare || whole;
  if (words === '' || words.length > TITLE_LENGTH) return undefined;
  const kind = kindOfTitle(words);
  const inList = current === 'components' || current === 'results';
  // What opens one component's panel is that component's name.
  if (
    element.matches(SHAPES.titles) &&
    (kind !== 'other' || !inList || element.matches(SELECTORS.headings) || WORDS.caseTitle.test(fold(words)))
  )
    return { kind, words };
  // Words of a link or a button are what it does.
  if (element.closest(SHAPES.controls) || bare === '') return undefined;
  // The same words again are a header of what the title is over.
  const named =
    (kind !== current && (kind === 'components' || kind === 'results')) ||
    MARKS.titled.test(element.getAttribute('class') ?? '');
  return named ? { kind, words } : undefined;
}

/** How far a title reaches: what is around it, once that says more than the title. */
function reachOf(title: Element, words: string): Element | null {
  const row = title.closest('tr');
  if (row) return row;
  let scope = title.parentElement;
  while (scope?.parentElement && saysNoMore(scope, words)) scope = scope.parentElement;
  return scope;
}

function saysNoMore(scope: Element, words: string): boolean {
  if (isLarge(scope) || scope.querySelector(SHAPES.content)) return false;
  return lineOf(scope, SHAPES.buttons).length <= words.length + 4;
}

/** What results have of their own, and other lists of documents too. */
const OF_RESULTS = /^so ky hieu|^trich yeu|ngay ban hanh/;

function kindOfTable(table: PaperTable, section: Section): SectionKind {
  const caption = table.grid.element.getAttribute('aria-label') ?? lineOfCaption(table.grid.element);
  const own = caption ? kindOfTitle(caption) : 'other';
  const kind = own === 'other' ? section.kind : own;
  if (
    table.headers.some(
      (words, i) => table.roles[i] === 'foreign' && !(has(table, 'result') && OF_RESULTS.test(fold(words))),
    )
  )
    return 'foreign';
  if (has(table, 'result') && !has(table, 'name') && kind !== 'components' && kind !== 'templates')
    return kind === 'results' || has(table, 'file') || /tep|tap tin|file|giay to/.test(fold(table.headers.join(' ')))
      ? 'results'
      : 'other';
  const asksFor = has(table, 'required', 'optional') || /thanh phan/.test(headKey(table.headers.join(' ')));
  if (kind === 'results' && !asksFor) return has(table, 'name', 'weakName', 'file') ? 'results' : 'other';
  if (kind === 'components') return has(table, 'name', 'weakName', 'file') ? 'components' : 'other';
  if (kind === 'other' && has(table, 'weakName') && has(table, 'file') && has(table, 'copies')) return 'components';
  if ((kind !== 'other' && kind !== 'results') || !has(table, 'name')) return 'other';
  if (has(table, 'file', 'files', 'required', 'copies', 'reused', 'source')) return 'components';
  return table.headed && table.grid.element.querySelector(SHAPES.upload) ? 'components' : 'other';
}

const lineOfCaption = (element: Element): string => {
  const caption = element.querySelector(SELECTORS.caption);
  return caption ? lineOf(caption) : '';
};

function starMeaning(words: string): StarMeaning {
  if (words.length > 300 || !MARKS.note.test(words)) return undefined;
  if (MARKS.noteOptional.test(words)) return 'optional';
  if (MARKS.noteRequired.test(words))
    return /giay to|tai lieu|thanh phan|ho so|muc/.test(fold(words)) ? 'all' : 'required';
  return MARKS.starredNote.test(words) ? 'other' : undefined;
}

/** Titles that say nothing of what is below them; one case of several does. */
const isApart = ({ kind, words }: Section): boolean => kind === 'other' && !WORDS.caseTitle.test(fold(words));

/** Goes through a page's area once, and tells its parts by their titles. */
export function* scan(root: Element): Work<Scan> {
  const labels = labelsOf(root);
  const first = start('other', '');
  const sections = [first];
  let current = first;
  let star: StarMeaning;
  const open: { scope: Element; before: Section }[] = [];
  const begin = (section: Section, scope: Element | null) => {
    // What follows where a title no longer reaches is not under the one before it either.
    const before = current.kind === 'other' ? current : first;
    if (scope) open.push({ scope, before });
    sections.push(section);
    current = section;
  };
  const walker = root.ownerDocument.createTreeWalker(root, 1);
  let left = isHidden(root) ? 0 : MOST_ELEMENTS;
  let element = walker.nextNode() as Element | null;
  const pass = () => {
    while (element && !walker.nextSibling()) {
      if (!walker.parentNode() || walker.currentNode === root) return null;
    }
    return walker.currentNode as Element;
  };
  while (element && left-- > 0) {
    if (left % 50 === 0) yield;
    while (open.length > 0 && !open.at(-1)?.scope.contains(element))
      current = (open.pop() as { before: Section }).before;
    const at: Element = element;
    const label = (at.id && labels.get(at.id)) || labels.get(at.getAttribute('aria-labelledby') ?? '');
    // A tab that is not chosen hides what it is over.
    const pane = label !== undefined && label !== '' && at.matches(SHAPES.panes);
    if (
      at.localName.startsWith('dh-') ||
      (!pane && (isHiddenHere(at) || at.matches(SHAPES.aside) || at.matches(SELECTORS.hidden)))
    ) {
      element = pass();
      continue;
    }
    if (label && !at.closest(SHAPES.controls))
      begin({ ...start(kindOfTitle(label), label), unseen: pane && isHidden(at) }, at);
    else if (at.matches(SHAPES.pieces) && at.querySelector(SHAPES.content)) open.push({ scope: at, before: current });
    if (at.matches(SELECTORS.tables)) {
      const table = tableOf(at);
      const kind = kindOfTable(table, current);
      if (kind === 'components' || kind === 'results') {
        if (current.kind === kind) current.tables.push(table);
        else sections.push({ ...start(kind, isApart(current) ? '' : current.words), tables: [table] });
        element = pass();
        continue;
      }
      // What has headers of its own is about something else; anything else is layout.
      if (at.querySelectorAll('th,[role=columnheader]').length > 1 && !at.querySelector(SHAPES.nested)) {
        element = pass();
        continue;
      }
    }
    const title = titleOf(at, current.kind);
    if (title) {
      begin(start(title.kind, title.words, at), reachOf(at, title.words));
      element = pass();
      continue;
    }
    if (star === undefined && at.matches(SHAPES.shells) && !isLarge(at) && at.textContent?.includes('*'))
      star = starMeaning(lineOf(at));
    if (at.matches(SHAPES.lists) && (current.kind === 'components' || current.kind === 'results')) {
      current.lists.push(at);
      element = pass();
      continue;
    }
    if (current.kind !== 'other' && current.loose.length < 2000) current.loose.push(at);
    element = walker.nextNode() as Element | null;
  }
  return { sections, star };
}

/** The cell under which a table of results prints them, where something may be appended. */
export const resultHeader = (table: PaperTable): Element | undefined => headerCell(table, 'result', 'file', 'name');

export const saysNoResult = (words: string): boolean => WORDS.noResult.test(fold(words));
