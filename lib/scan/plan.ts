import type { EpochMs } from '../calendar/types';
import type { Scan, ScanList, Stop, Why } from './types';

/** Ms between two requests where an adapter says nothing, and the least that any may say. */
export const STANDARD_PACE = 1_000;
export const LEAST_PACE = 500;
export const MOST_AT_ONCE = 2;
/** Pages of one list: no pager is followed for ever. */
export const MOST_PAGES = 2_000;

/** The portal's own trouble: asking on at the same pace would add to it. */
const TROUBLE: readonly Why[] = ['refused', 'server', 'timeout'];
/** So many in a row end the walk; after each it waits so many ms, doubled each time. */
const MOST_TROUBLE = 3;
const BACK_OFF = 5_000;
/** Whoever wants to be left alone for longer is asked another time. */
const LONGEST_REST = 600_000;

/** A page of a list. */
export interface PageKey {
  list: number;
  page: number;
}

/** What came of reading a page. */
export type Outcome =
  | {
      /** Rows on the page, and a hash of what they print: equal for a page that repeats. */
      rows: number;
      print: number;
      /** The last page, as its pager says; absent where it says nothing. */
      last?: number;
      /** Whether more pages follow; absent where that is not known. */
      more?: boolean;
      /** How many records there are, as the portal says. */
      total?: number;
      /** More follow, and no address leads there. */
      blocked?: boolean;
    }
  | {
      failed: Why | 'signed-out';
      /** So many ms the portal asks to be left alone. */
      rest?: number;
    };

/** What is known of the portal's temper, for the length of one visit. */
export interface Temper {
  /** Troubles in a row. */
  troubles: number;
  /** Nothing is asked for before, in ms of the same clock as `now`. */
  notBefore: number;
}
export const CALM: Temper = { troubles: 0, notBefore: 0 };

export const paceOf = (pace = STANDARD_PACE): number => Math.max(LEAST_PACE, pace);

const isSettled = ({ done, failed }: ScanList, page: number): boolean =>
  done.some((one) => one.page === page) || failed.some((one) => one.page === page);

const furthest = ({ done, failed }: ScanList): number => Math.max(0, ...[...done, ...failed].map(({ page }) => page));

/** The next page of a list that may be asked for; undefined where there is none, or an answer must come first. */
function nextOf(list: ScanList, index: number, inFlight: readonly PageKey[]): number | undefined {
  const taken = new Set([...list.done, ...list.failed].map(({ page }) => page));
  for (const one of inFlight) if (one.list === index) taken.add(one.page);
  const free = (page: number) => !taken.has(page);
  if (list.last !== undefined) {
    for (let page = 1; page <= list.last; page++) if (free(page)) return page;
    return undefined;
  }
  // The end is not known: a page is asked for once the one before it has said that there is more.
  const known = furthest(list);
  for (let page = 1; page <= known; page++) if (free(page)) return page;
  const page = known + 1;
  const before = page === 1 || list.done.some((one) => one.page === page - 1);
  return before && free(page) ? page : undefined;
}

/** What to do now. `wait` is in ms; `rest` until an answer comes. */
export type Step = { read: PageKey } | { wait: number } | 'rest' | 'end';

/**
 * The next step of a walk by GET requests: never more than two at a time, never faster than the pace.
 * @param inFlight pages that are being asked for
 * @param lastAt when the last request began; undefined before the first
 * @param now in ms of the same clock
 */
export function nextStep(
  scan: Scan,
  inFlight: readonly PageKey[],
  lastAt: number | undefined,
  temper: Temper,
  now: number,
): Step {
  for (const [list, state] of scan.lists.entries()) {
    const page = nextOf(state, list, inFlight);
    if (page === undefined) continue;
    if (inFlight.length >= MOST_AT_ONCE) return 'rest';
    const at = Math.max(temper.notBefore, lastAt === undefined ? now : lastAt + scan.pace);
    return at > now ? { wait: at - now } : { read: { list, page } };
  }
  return inFlight.length > 0 ? 'rest' : 'end';
}

/** So many pages in a row that are those before once more end a list. */
const MOST_REPEATS = 3;

/** The list with its last page, that nobody merely hopes for. */
const ending = ({ hoped: _hoped, ...list }: ScanList, last: number): ScanList => ({ ...list, last });

/** A page that shows nothing new, where one was expected. */
function afterNothing(list: ScanList, page: number, read: Extract<Outcome, { rows: number }>): ScanList {
  const why = read.rows === 0 ? 'empty' : 'repeats';
  // Behind an end that nobody announced stands an empty page, or the last one once more.
  if (list.last === undefined || (list.hoped && page === list.last)) return ending(list, page - 1);
  // The list became shorter while this page was asked for, or before.
  if (page > list.last) return list;
  if (read.last !== undefined && read.last < page)
    return { ...list, last: Math.min(list.last, Math.max(read.last, furthest(list))), changed: true };
  const failed = [...list.failed, { page, why } as const];
  const next = { ...list, failed };
  const isStuck = [...Array(MOST_REPEATS).keys()].every((n) =>
    failed.some((one) => one.page === page - n && one.why === 'repeats'),
  );
  const end = furthest(next);
  return isStuck && end < list.last ? { ...ending(next, end), cut: list.last - end } : next;
}

/** The list after a page of it was read. */
function afterReading(list: ScanList, page: number, read: Extract<Outcome, { rows: number }>): ScanList {
  const { rows, print, total } = read;
  if (page > 1 && (rows === 0 || list.done.some((one) => one.print === print))) return afterNothing(list, page, read);
  const next: ScanList = { ...list, done: [...list.done, { page, print }], rows: (list.rows ?? 0) + rows };
  if (total !== undefined) {
    if (list.total !== undefined && list.total !== total) next.changed = true;
    next.total = list.total ?? total;
  }
  if (read.blocked) return { ...next, failed: [...next.failed, { page: page + 1, why: 'no-way' }] };
  if (read.more === false) return ending(next, furthest(next));
  if (read.last === undefined && !read.more) {
    if (list.last === undefined && rows === 0) next.last = page;
    return bounded(next, page);
  }
  // Of a long pager only a part may be shown.
  const numbered = Math.max(list.last ?? 0, read.last ?? 0, furthest(next));
  if (read.last !== undefined && numbered > (list.last ?? 0)) delete next.hoped;
  if (list.last !== undefined || read.last !== undefined) next.last = numbered;
  if (read.more && next.last === page) {
    next.last = page + 1;
    next.hoped = true;
  }
  return bounded(next, page);
}

/** No further than the most pages, and says so where there are more. */
function bounded(list: ScanList, page: number): ScanList {
  const most = MOST_PAGES + 1;
  const goesOn = list.last === undefined ? page >= MOST_PAGES : list.last > MOST_PAGES;
  if (!goesOn || isSettled(list, most)) return list;
  return { ...list, last: most, failed: [...list.failed, { page: most, why: 'too-many' }] };
}

/**
 * The walk after an answer; counts of records are the caller's.
 * @param now as in `nextStep`
 */
export function took(
  scan: Scan,
  { list: index, page }: PageKey,
  outcome: Outcome,
  temper: Temper,
  now: number,
): { scan: Scan; temper: Temper } {
  const list = scan.lists[index];
  if (!list || isSettled(list, page)) return { scan, temper };
  const withList = (changed: ScanList): Scan => ({ ...scan, lists: scan.lists.with(index, changed) });
  if ('rows' in outcome) return { scan: withList(afterReading(list, page, outcome)), temper: CALM };
  // Whoever signs in again has this page read then.
  if (outcome.failed === 'signed-out') return { scan: stopped(scan, 'signed-out'), temper };
  const failed = withList({ ...list, failed: [...list.failed, { page, why: outcome.failed }] });
  if (!TROUBLE.includes(outcome.failed)) return { scan: failed, temper };
  const troubles = temper.troubles + 1;
  const { rest = 0 } = outcome;
  const next = { troubles, notBefore: now + Math.max(rest, BACK_OFF * 2 ** (troubles - 1)) };
  const isOver = troubles >= MOST_TROUBLE || rest > LONGEST_REST;
  return { scan: isOver ? stopped(failed, 'failing') : failed, temper: next };
}

/** Ends a walk before its time; one that has ended stays as it is. */
export function stopped(scan: Scan, stop: Stop): Scan {
  return scan.phase === 'done' || scan.phase === 'stopped' ? scan : { ...scan, phase: 'stopped', stop };
}

/** Goes on with what is left. */
export const resumed = ({ stop: _over, turning: _turned, opening: _opened, ...scan }: Scan): Scan => ({
  ...scan,
  phase: 'running',
});

/** Failures that another request for the same page does not mend. */
const LASTING: readonly Why[] = ['too-many', 'no-way', 'skipped'];
const isLasting = (why: Why): boolean => LASTING.includes(why);

/** Pages that another request may read after all. */
export const retryable = ({ lists }: Scan): number =>
  lists.reduce((sum, { failed, cut = 0 }) => sum + cut + failed.filter(({ why }) => !isLasting(why)).length, 0);

/** Goes on with just those pages that could not be read, and whatever follows them. */
export const retried = (scan: Scan): Scan => ({
  ...resumed(scan),
  lists: scan.lists.map(({ cut, ...list }) => ({
    ...list,
    failed: list.failed.filter(({ why }) => isLasting(why)),
    ...(cut !== undefined && list.last !== undefined && { last: list.last + cut }),
  })),
});

/** Whether every page that there is was read, and no fewer rows than the portal says there are. */
export const isWhole = ({ lists }: Scan): boolean =>
  lists.every(
    ({ failed, last, done, rows = 0, total = 0 }) =>
      failed.length === 0 && last !== undefined && done.length >= last && rows >= total,
  );

/** Pages of a list whose end is not known, by what its menu says it holds and what a page of the walk holds. */
function likelyPages({ expected, done, failed }: ScanList, rows: number | undefined): number | undefined {
  if (expected === undefined || rows === undefined) return undefined;
  return Math.max(1, done.length + failed.length, Math.ceil(expected / rows));
}

/** Pages read, those that could not be, and all of them, where that is known or, `about`, may be guessed for every list. */
export function progress({ lists }: Scan): { done: number; failed: number; all: number | undefined; about: boolean } {
  const sum = (of: (list: ScanList) => number) => lists.reduce((all, list) => all + of(list), 0);
  const rows = Math.max(0, ...lists.map((list) => (list.rows ?? 0) / Math.max(1, list.done.length))) || undefined;
  const pages = lists.map((list) => list.last ?? likelyPages(list, rows));
  return {
    done: sum(({ done }) => done.length),
    failed: sum(({ failed }) => failed.length),
    all: pages.every((count) => count !== undefined) ? pages.reduce((all, count) => all + count, 0) : undefined,
    about: lists.some(({ last }) => last === undefined),
  };
}

/** Ms until the end at the pace measured so far, or else at the pace stated; undefined while no end is known. */
export function timeLeft(scan: Scan): EpochMs | undefined {
  const { done, failed, all } = progress(scan);
  if (all === undefined) return undefined;
  const each = done > 0 && scan.spent > 0 ? Math.max(scan.pace, scan.spent / done) : scan.pace;
  return Math.max(0, all - done - failed) * each;
}

/** What to do with the page that a pager shows, where pages can only be turned. */
export interface Turn {
  /** Absent where this page is confirmed already, or is one that ends the walk. */
  read?: PageKey;
  turn: boolean;
}

/** Whether pages of a list, by its address, are still to be read, and none that failed stands in the way. */
export const isLeft = ({ last, done, failed }: ScanList): boolean =>
  last === undefined ? failed.every(({ why }) => why === 'skipped') : done.length + failed.length < last;

/** The list whose pages a walk by presses turns. */
export const turned = ({ lists, at = 0 }: Scan): ScanList | undefined => lists[at];

/**
 * The next step of a walk that presses the pager: a page is known by what it prints, since nothing else tells where the
 * pager stands after a reload.
 * @param print of the page that is shown
 * @param canTurn whether the pager leads on
 * @param passed confirmed pages passed in a row; more than there are means that the pager goes round
 */
export function nextTurn(scan: Scan, print: number, canTurn: boolean, passed: number): Turn {
  const list = turned(scan);
  const pages = list?.done.length ?? 0;
  if (list?.done.some((one) => one.print === print)) return { turn: canTurn && passed < pages };
  const page = list ? furthest(list) + 1 : 1;
  return { read: { list: scan.at ?? 0, page }, turn: canTurn && page < MOST_PAGES };
}
