import { type Adapter, addressOf, claims, type PageRule, ruleApplies } from './adapter';
import { type Detail, detailOf } from './details';
import { learnHeaders, type Vocabulary } from './dictionary';
import { isHidden } from './labels';
import { codesOf, type List, listOf } from './lists';
import { learnPatterns } from './patterns';
import { learnStatuses } from './statuses';
import { atOnce, type Work } from './work';

/** What an adapter makes of a page: lists whose rows can be read one by one, or the one record of a detail page. */
export interface Page {
  adapter: Adapter;
  lists: List[];
  detail?: Detail;
  /** A named rule claims the page, yet nothing of what it names is there. */
  missing: boolean;
}

/** Elements that may be lists or details under a rule: all matches of its first selector that matches. */
function* candidates(document: Document, rule: PageRule): Work<Element[]> {
  for (const selector of rule.container) {
    yield;
    const found = [...document.querySelectorAll(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

function* findLists(document: Document, rules: PageRule[], adapter: Adapter): Work<{ lists: List[]; empty: boolean }> {
  const lists: List[] = [];
  let empty = false;
  for (const rule of rules) {
    for (const element of yield* candidates(document, rule)) {
      yield;
      // An ARIA grid around a table is the same list; the first one found has the rows.
      if (lists.some((other) => other.element.contains(element) || element.contains(other.element))) continue;
      const list = yield* listOf(element, rule, adapter, lists);
      if (list === 'empty') empty = true;
      else if (list) lists.push(list);
    }
  }
  return { lists, empty };
}

/** Grids with fixed columns hold their rows twice: the copy that prints less is left out. */
function* withoutCopies(lists: List[]): Work<List[]> {
  if (lists.length < 2) return lists;
  const keys: string[] = [];
  for (const list of lists) {
    keys.push(`${isHidden(list.element)}${codesOf(list)}`);
    yield;
  }
  const prints = ({ plan }: List) => plan.columns.length;
  return lists.filter(
    (list, i) => !lists.some((other, j) => keys[i] === keys[j] && (prints(other) - prints(list) || i - j) > 0),
  );
}

function* findDetail(document: Document, rules: PageRule[], adapter: Adapter): Work<Detail | undefined> {
  for (const rule of rules) {
    for (const element of yield* candidates(document, rule)) {
      const detail = yield* detailOf(element, rule, adapter);
      if (detail) return detail;
    }
  }
  return undefined;
}

/**
 * Recognizes a page: the adapters in order, the first whose rules find something. Reads headers and a sample only; rows
 * are read by the caller, at its own pace.
 * @returns undefined when no adapter has anything to say about the page.
 */
export function* recognizing(document: Document, url: string, adapters: Adapter[]): Work<Page | undefined> {
  const address = addressOf(url);
  let claimed: Page | undefined;
  for (const adapter of adapters) {
    if (!(yield* claims(adapter, document, address))) continue;
    const rules = adapter.pages.filter((rule) => ruleApplies(rule, document, address));
    const { lists, empty } = yield* findLists(
      document,
      rules.filter(({ shape }) => shape === 'list'),
      adapter,
    );
    if (lists.length > 0) return { adapter, lists: yield* withoutCopies(lists), missing: false };
    const detail = yield* findDetail(
      document,
      rules.filter(({ shape }) => shape === 'detail'),
      adapter,
    );
    if (detail) return { adapter, lists, detail, missing: false };
    if (empty) claimed ??= { adapter, lists, missing: false };
    else if (rules.some(({ when }) => when)) claimed ??= { adapter, lists, missing: true };
  }
  return claimed;
}

/** Recognizes a page in one go. */
export const recognize = (document: Document, url: string, adapters: Adapter[]): Page | undefined =>
  atOnce(recognizing(document, url, adapters));

/** Takes over the portals' language; before that nothing can be read. */
export function learn(vocabulary: Vocabulary): void {
  learnPatterns(vocabulary.patterns, vocabulary.selectors);
  learnHeaders(vocabulary);
  learnStatuses(vocabulary);
}
