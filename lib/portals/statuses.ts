import type { Vocabulary } from './dictionary';
import { PATTERNS, unlearned } from './patterns';
import { clean, fold, LONGEST } from './text';
import type { RecordKind, Status } from './types';

const phrase = (words: string) => new RegExp(`^(?:${words})$`);

let phrases: Record<RecordKind, [Status, RegExp][]> | undefined;
let resubmitted = phrase('');

/** Takes over the status phrases. */
export function learnStatuses(vocabulary: Vocabulary): void {
  known.clear();
  resubmitted = phrase(vocabulary.resubmitted);
  phrases = Object.fromEntries(
    Object.entries(vocabulary.statuses).map(([kind, list]) => [
      kind,
      list.map(([status, words]) => [status, phrase(words)]),
    ]),
  ) as Record<RecordKind, [Status, RegExp][]>;
}

/** What nobody can act on any more. */
const FINAL = new Set<Status>([3, 7, 8, 9, 10, 'handled', 'issued', 'answered']);

/** The words of a status without what is counted, dated or said of the deadline beside it. */
function core(text: string): string {
  const key = fold(text).replace(PATTERNS.timeliness, ' ');
  return key
    .replace(/[\d/&#]+/g, ' ')
    .replace(PATTERNS.fillers, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(PATTERNS.citizen, 'cong dan ')
    .replace(/ han$/, '');
}

/**
 * A status followed by a place, a person or a reason. What is over at one desk may go on at the next: something final is
 * only believed with its reason, or where a result was handed out.
 */
function withTail(words: string, find: (words: string) => Status | undefined): Status | undefined {
  const head = words.replace(PATTERNS.statusTail, '');
  const status = head === words ? undefined : find(head);
  if (status === undefined || !FINAL.has(status)) return status;
  const tail = words.slice(head.length);
  return PATTERNS.reason.test(tail) || (status === 10 && PATTERNS.resultNamed.test(head)) ? status : undefined;
}

const known = new Map<string, Status | undefined>();

/** The status that words stand for, undefined if nobody has taught us: timeliness ("Quá hạn") is not a status. */
export function statusOf(kind: RecordKind, text: string): Status | undefined {
  if (text.length > LONGEST) return undefined;
  const key = `${kind}|${text}`;
  if (!known.has(key)) {
    if (known.size > 2000) known.clear();
    const words = core(text);
    if (!phrases) throw unlearned();
    const list = phrases[kind];
    const find = (said: string) => list.find(([, one]) => one.test(said))?.[0];
    known.set(key, words ? (find(words) ?? withTail(words, find)) : undefined);
  }
  return known.get(key);
}

/** Whether the citizen has answered a request for supplement: a new acceptance window runs from then. */
export const isResubmission = (text: string): boolean => resubmitted.test(core(text).replace(PATTERNS.statusTail, ''));

/** Whether words only count down to a deadline ("Còn 2 ngày"): they say nothing of a status but that it is open. */
export const isCountdown = (text: string): boolean =>
  PATTERNS.countdown.test(fold(text)) && core(text) === '' && /[a-z]/.test(fold(text));

/**
 * The status that a heading gives every row below it. Headings name menus, and a menu of what "has been" accepted or
 * handled holds records that have long moved on; what waits, is under way or is over for good does not.
 */
export function statusOfHeading(kind: RecordKind, heading: string): Status | undefined {
  const found = new Set<Status>();
  for (const part of heading.split(PATTERNS.headingJoint)) {
    const key = fold(part);
    if (!PATTERNS.lasting.test(key) || PATTERNS.past.test(key)) continue;
    const status = statusOf(kind, part);
    if (status !== undefined) found.add(status);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether a heading says that its dossiers came online. A portal's own name, and paying online, say nothing of it. */
export function isOnlineHeading(heading: string): boolean {
  const key = fold(clean(heading));
  return PATTERNS.cameOnline.test(key) && !PATTERNS.notOnline.test(key);
}
