import { type Adapter, addressOf, claims, type PageRule, ruleApplies } from './adapter';
import { type Detail, detailOf } from './details';
import { learnHeaders, type Vocabulary } from './dictionary';
import { isHidden } from './labels';
import { codesOf, type List, listOf } from './lists';
import { learnPatterns } from './patterns';
import { learnStatuses } from './statuses';
import type { Health, HealthProblem, Observation } from './types';

/** What an adapter makes of a page: lists whose rows can be read one by one, or the one record of a detail page. */
export interface Page {
  adapter: Adapter;
  lists: List[];
  detail?: Detail;
  /** A named rule claims the page, yet nothing of what it names is there. */
  missing: boolean;
}

export const adapterLabel = (adapter: Adapter): string => `${adapter.id}@${adapter.version}`;

/** Elements that may be lists or details under a rule: all matches of its first selector that matches. */
function candidates(document: Document, rule: PageRule): Element[] {
  for (const selector of rule.container) {
    const found = [...document.querySelectorAll(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

function findLists(document: Document, rules: PageRule[], adapter: Adapter): { lists: List[]; empty: boolean } {
  const lists: List[] = [];
  let empty = false;
  for (const rule of rules) {
    for (const element of candidates(document, rule)) {
      // An ARIA grid around a table is the same list; the first one found has the rows.
      if (lists.some((other) => other.element.contains(element) || element.contains(other.element))) continue;
      const list = listOf(element, rule, adapter, lists);
      if (list === 'empty') empty = true;
      else if (list) lists.push(list);
    }
  }
  return { lists, empty };
}

/** Grids with fixed columns hold their rows twice: the copy that prints less is left out. */
function withoutCopies(lists: List[]): List[] {
  if (lists.length < 2) return lists;
  const keys = lists.map((list) => `${isHidden(list.element)}${codesOf(list)}`);
  const prints = ({ plan }: List) => plan.columns.length;
  return lists.filter(
    (list, i) => !lists.some((other, j) => keys[i] === keys[j] && (prints(other) - prints(list) || i - j) > 0),
  );
}

function findDetail(document: Document, rules: PageRule[], adapter: Adapter): Detail | undefined {
  for (const rule of rules) {
    for (const element of candidates(document, rule)) {
      const detail = detailOf(element, rule, adapter);
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
export function recognize(document: Document, url: string, adapters: Adapter[]): Page | undefined {
  const address = addressOf(url);
  let claimed: Page | undefined;
  for (const adapter of adapters) {
    if (!claims(adapter, document, address)) continue;
    const rules = adapter.pages.filter((rule) => ruleApplies(rule, document, address));
    const { lists, empty } = findLists(
      document,
      rules.filter(({ shape }) => shape === 'list'),
      adapter,
    );
    if (lists.length > 0) return { adapter, lists: withoutCopies(lists), missing: false };
    const detail = findDetail(
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

/** Running totals of what was read, from which a page's health is judged. */
export interface Tally {
  rows: number;
  unreadable: number;
  problems: Map<string, HealthProblem>;
}
export const emptyTally = (): Tally => ({ rows: 0, unreadable: 0, problems: new Map() });

function note(tally: Tally, code: HealthProblem['code'], detail?: string): void {
  const key = `${code}|${detail ?? ''}`;
  const known = tally.problems.get(key);
  if (known) known.count = (known.count ?? 1) + 1;
  else if (tally.problems.size < 20) tally.problems.set(key, { code, detail, count: 1 });
}

/** A value with its digits and letters hidden, so that no health report carries anybody's data. */
export const shapeOf = (text: string): string => text.replace(/\p{L}/gu, 'x').replace(/\d/g, 'N').slice(0, 40);

/** Counts one record towards the page's health. */
export function tallyObservation(tally: Tally, observation: Observation): void {
  tally.rows++;
  for (const { role, problem, text } of observation.problems) {
    if (problem === 'unparsable-date' || problem === 'contradiction')
      note(tally, 'unparsable-date', `${role}: ${shapeOf(text)}`);
    if (problem === 'unknown-status') note(tally, 'unknown-status', text);
  }
  const waiting = observation.kind === 'dossier' && observation.status === 1;
  const start = observation.resubmitted ? observation.times.resubmitted : observation.times.submitted;
  if (waiting && !start && !observation.problems.some(({ role }) => role === 'submitted' || role === 'resubmitted'))
    note(tally, 'no-start-column');
}

export function tallyUnreadable(tally: Tally): void {
  tally.unreadable++;
  note(tally, 'unparsable-code');
}

/** `broken` when the page is claimed and not one record could be read although rows are there. */
export function healthOf(page: Page, tally: Tally): Health {
  const problems = [...tally.problems.values()];
  if (page.missing) problems.push({ code: 'no-list' });
  const nothing = page.missing || (tally.rows === 0 && tally.unreadable > 0);
  return {
    status: nothing ? 'broken' : problems.length > 0 ? 'degraded' : 'ok',
    adapter: adapterLabel(page.adapter),
    problems,
  };
}

/** Takes over the portals' language; before that nothing can be read. */
export function learn(vocabulary: Vocabulary): void {
  learnPatterns(vocabulary.patterns, vocabulary.selectors);
  learnHeaders(vocabulary);
  learnStatuses(vocabulary);
}
