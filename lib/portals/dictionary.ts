import { type PatternTable, unlearned } from './patterns';
import { clean, fold } from './text';
import type { Channel, FieldRole, RecordKind, Status, Urgency } from './types';

/**
 * What headers mean: role, then its wordings in order of preference, as regular expressions over folded words (no
 * accents, lower case). A header must match as a whole: birth dates, issue dates, deadlines of single steps and fees
 * share words with ours. `@` stands for the ways to begin a moment's name, `%` for "of the dossier" and the like behind
 * it. A wording behind `~` is weak: other lists use it too, so that it proves nothing by itself.
 */
export type HeaderRule = [role: FieldRole, wordings: string];

export interface HeaderMatch {
  role: FieldRole;
  /** Higher is better; under `STRONG` the words occur in other lists too. */
  score: number;
}
export const STRONG = 500;

/** What the reading engine knows of the portals' language; data, so that it reaches the page without being code there. */
export interface Vocabulary {
  headers: Record<RecordKind, HeaderRule[]>;
  /** What `@` and `%` stand for in header wordings. */
  when: string;
  behind: string;
  /** Statuses by whole phrases: regular expressions over a status's folded words, in order. */
  statuses: Record<RecordKind, [status: Status, phrase: string][]>;
  /** The phrase of a dossier whose citizen has sent what was asked for. */
  resubmitted: string;
  patterns: PatternTable;
}

interface Wordings {
  /** One group for each wording: a single expression is compiled and run far sooner than hundreds. */
  words: RegExp;
  /** What each group stands for. */
  matches: HeaderMatch[];
}
let wordings: Record<RecordKind, Wordings> | undefined;

/** Takes over the header words; statuses have a door of their own. */
export function learnHeaders({ headers: rules, when, behind }: Vocabulary): void {
  headers.clear();
  wordings = Object.fromEntries(
    Object.entries(rules).map(([kind, list]) => {
      const all = list.flatMap(([role, joined]) =>
        joined.split(';').map((words, rank) => ({ role, score: (words[0] === '~' ? 400 : 1000) - rank, words })),
      );
      const groups = all.map(
        ({ words }) => `(${words.replace('~', '').replaceAll('@', when).replaceAll('%', behind)})`,
      );
      return [
        kind,
        { words: new RegExp(`^(?:${groups.join('|')})$`), matches: all.map(({ role, score }) => ({ role, score })) },
      ];
    }),
  ) as Record<RecordKind, Wordings>;
}
const headers = new Map<string, HeaderMatch | undefined>();

/** The role that a header names for a kind of record. Undefined for birth dates, issue dates, fees and anything unknown. */
export function roleOfHeader(kind: RecordKind, header: string): HeaderMatch | undefined {
  // Columns may be numbered: "(3) Ngày nộp", "3. Ngày nộp".
  const words = fold(header).replace(/^\d{1,2} /, '');
  if (!words || words.length > 60) return undefined;
  const key = `${kind}|${words}`;
  if (!headers.has(key)) {
    if (headers.size > 2000) headers.clear();
    if (!wordings) throw unlearned();
    const groups = wordings[kind].words.exec(words);
    // The first wording that fits: the best of them.
    headers.set(key, groups ? wordings[kind].matches[groups.indexOf(words, 1) - 1] : undefined);
  }
  return headers.get(key);
}

/** A channel that is named without any other; several names, or a denial, leave it open. */
export function channelOf(text: string): Channel | undefined {
  const key = fold(text);
  if (/khong|chua/.test(key)) return undefined;
  const named: Channel[] = [];
  if (/truc tuyen|qua mang|online|\bdvc|dich vu cong|internet/.test(key)) named.push('online');
  if (/buu (?:chinh|dien)|bcci|vnpost/.test(key)) named.push('postal');
  if (/truc tiep|tai (?:quay|bo phan|trung tam)/.test(key)) named.push('direct');
  return named.length === 1 ? named[0] : undefined;
}

/** Undefined where nothing, or nothing known, is printed. */
export function urgencyOf(text: string): Urgency | undefined {
  const key = fold(text);
  if (/\bkhong khan\b/.test(key)) return 'normal';
  if (/\bkhan\b|\bhoa toc\b/.test(key)) return 'urgent';
  return /^(?:binh )?thuong$/.test(key) ? 'normal' : undefined;
}

/** Mật, Tối mật, Tuyệt mật as a grade, or a tick in a column for it: such a document must leave no trace. */
export function isSecret(text: string): boolean {
  const key = fold(text);
  return (/\bmat\b/.test(key) && !/\bkhong\b/.test(key)) || /^(?:x|co)$/.test(key) || /[✓✔☑]/.test(text);
}

const GRADE = '(?:tối |tuyệt )?mật';
const ONLY_GRADE = new RegExp(`^[[(]?(?:độ mật:? )?${GRADE}[\\])]?$`, 'iu');
const BRACKETED = new RegExp(`[[(](?:độ mật:? )?${GRADE}[\\])]`, 'iu');

const TOOLTIPS = '[title],[alt]';

/** Whether a row says in brackets, in a mark of its own or in a tooltip that its document is secret. */
export function marksSecret(row: Element): boolean {
  const titled = row.querySelectorAll(TOOLTIPS);
  for (const element of titled)
    for (const name of ['title', 'alt']) if (ONLY_GRADE.test(clean(element.getAttribute(name) ?? ''))) return true;
  const text = clean(row.textContent ?? '');
  if (!/mật/i.test(text)) return false;
  if (BRACKETED.test(text)) return true;
  for (const element of row.querySelectorAll('*'))
    if (!element.firstElementChild && ONLY_GRADE.test(clean(element.textContent ?? ''))) return true;
  return false;
}
