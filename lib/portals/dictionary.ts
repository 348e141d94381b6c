import { PATTERNS, type PatternTable, SELECTORS, type SelectorTable, unlearned } from './patterns';
import { clean, fold } from './text';
import type { Channel, FieldRole, Payment, RecordKind, Status, Urgency } from './types';

/**
 * What headers mean: role, then its wordings in order of preference over folded words (no accents, lower case), as
 * `wordings.ts` expands them. A header must match as a whole: birth dates, issue dates, deadlines of single steps and
 * fees share words with ours. `@` stands for the ways to begin a moment's name, `%` for "of the dossier" and the like
 * behind it. A wording behind `~` is weak: other lists use it too, so that it proves nothing by itself.
 */
export type HeaderRule = [role: FieldRole, wordings: string];

export interface HeaderMatch {
  role: FieldRole;
  /** Higher is better; under `STRONG` the words occur in other lists too. */
  score: number;
}
export const STRONG = 500;

/** Header words of a kind of record and what each stands for, the best first; `@` and `%` as in the rules. */
export interface HeaderTable {
  matches: HeaderMatch[];
  /** Index of the match. */
  words: Record<string, number>;
}

/** What the reading engine knows of the portals' language; data, so that it reaches the page without being code there. */
export interface Vocabulary {
  headers: Record<RecordKind, HeaderTable>;
  /** What `@` and `%` stand for in header words: expressions for their beginning and for one word of their end. */
  when: string;
  behind: string;
  /** Statuses by whole phrases: regular expressions over a status's folded words, in order. */
  statuses: Record<RecordKind, [status: Status, phrase: string][]>;
  /** The phrase of a dossier whose citizen has sent what was asked for. */
  resubmitted: string;
  patterns: PatternTable;
  selectors: SelectorTable;
}

let taught: { headers: Vocabulary['headers']; when: RegExp; behind: RegExp } | undefined;

/** Takes over the header words; statuses have a door of their own. */
export function learnHeaders({ headers, when, behind }: Vocabulary): void {
  known.clear();
  taught = { headers, when: new RegExp(`^${when} `), behind: new RegExp(` ${behind}$`) };
}
const known = new Map<string, HeaderMatch | undefined>();

function look(kind: RecordKind, header: string): HeaderMatch | undefined {
  if (!taught) throw unlearned();
  const { headers, when, behind } = taught;
  const { words, matches } = headers[kind];
  let best = matches.length;
  let rest = header;
  for (let mark = ''; ; mark = '%') {
    for (const form of [rest, rest.replace(when, '@ ')])
      if (Object.hasOwn(words, form + mark)) best = Math.min(best, words[form + mark] as number);
    const shorter = rest.replace(behind, '');
    if (shorter === rest) return matches[best];
    rest = shorter;
  }
}

/** The role that a header names for a kind of record. Undefined for birth dates, issue dates, fees and anything unknown. */
export function roleOfHeader(kind: RecordKind, header: string): HeaderMatch | undefined {
  // Columns may be numbered: "(3) Ngày nộp", "3. Ngày nộp".
  const words = fold(header).replace(/^\d{1,2} /, '');
  if (!words || words.length > 60) return undefined;
  const key = `${kind}|${words}`;
  if (!known.has(key)) {
    if (known.size > 2000) known.clear();
    known.set(key, look(kind, words));
  }
  return known.get(key);
}

/** A channel that is named without any other; several names, or a denial, leave it open. */
export function channelOf(text: string): Channel | undefined {
  const key = fold(text);
  if (PATTERNS.denied.test(key)) return undefined;
  const named: Channel[] = [];
  if (PATTERNS.online.test(key)) named.push('online');
  if (PATTERNS.postal.test(key)) named.push('postal');
  if (PATTERNS.direct.test(key)) named.push('direct');
  return named.length === 1 ? named[0] : undefined;
}

/** How a fee was paid, where one way alone is named, as done: "Đã thanh toán" by itself does not say how. */
export function paymentOf(text: string): Payment | undefined {
  const key = fold(text);
  if (PATTERNS.free.test(key)) return 'free';
  if (PATTERNS.unpaid.test(key)) return 'unpaid';
  const { online: byChannel, paidOnline, direct: inPerson, postal, paidDirect } = PATTERNS;
  const online = byChannel.test(key) || paidOnline.test(key);
  const direct = inPerson.test(key) || postal.test(key) || paidDirect.test(key);
  if (online === direct || PATTERNS.unsettled.test(key)) return undefined;
  return online ? 'online' : 'direct';
}

/** Undefined where nothing, or nothing known, is printed. */
export function urgencyOf(text: string): Urgency | undefined {
  const key = fold(text);
  if (PATTERNS.normal.test(key)) return 'normal';
  return PATTERNS.urgent.test(key) ? 'urgent' : undefined;
}

/** Mật, Tối mật, Tuyệt mật as a grade, or a tick in a column for it: such a document must leave no trace. */
export function isSecret(text: string): boolean {
  const key = fold(text);
  return (PATTERNS.secret.test(key) && !/\bkhong\b/.test(key)) || PATTERNS.tick.test(key) || PATTERNS.tick.test(text);
}

/** A grade that stands alone, or beside one of urgency: `Khẩn/Mật`. */
const isGrade = (text: string | null): boolean =>
  clean(text ?? '')
    .split(PATTERNS.gradeJoint)
    .some((part) => PATTERNS.grade.test(part));

/** Whether a row says in brackets, in a mark of its own or in a tooltip that its document is secret. */
export function marksSecret(row: Element): boolean {
  const titled = row.querySelectorAll(SELECTORS.tooltips);
  for (const element of titled)
    for (const name of ['title', 'alt']) if (isGrade(element.getAttribute(name))) return true;
  const text = clean(row.textContent ?? '');
  if (!/mật/i.test(text)) return false;
  if (PATTERNS.gradeInBrackets.test(text)) return true;
  for (const element of row.querySelectorAll('*'))
    if (!element.firstElementChild && isGrade(element.textContent)) return true;
  return false;
}
