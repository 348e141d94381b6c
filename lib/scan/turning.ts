import type { List } from '../portals/lists';
import { type Page, recognizing } from '../portals/read';
import { asksToSignIn } from './ask';
import { pageShown } from './pager';
import { isLeft, nextTurn, type Outcome, type PageKey, type Turn, turned } from './plan';
import { type PageReading, readPage, saysNone } from './reading';
import type { Walk } from './walk';

/** How long a page may take to turn, and how long nothing may change in it before it is read, in ms. */
const PATIENCE = 20_000;
const QUIET = 400;
/** A list without rows for so long has none, in ms. */
const UNTIL_EMPTY = 5_000;
/** Pages left out that are named one by one. */
const MOST_SKIPPED = 100;

/** Waits until nothing has changed in the page for a while, at most so many ms. */
function quiet(document: Document, most: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => wait());
    const end = () => {
      clearTimeout(timer);
      clearTimeout(latest);
      observer.disconnect();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET);
    };
    const latest = setTimeout(end, most);
    signal.addEventListener('abort', end);
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    wait();
  });
}

/**
 * The page as it is recognized once nothing has changed in it for a while and it holds what is waited for.
 * @param isIt whether it does
 * @returns undefined where it does not in time; then what was there last is nothing to rely on
 */
export async function settled<T>(
  { document, adapters, paced, signal }: Pick<Walk['kit'], 'document' | 'adapters' | 'paced' | 'signal'>,
  look: (page: Page | undefined) => Promise<T | undefined>,
): Promise<T | undefined> {
  const until = performance.now() + PATIENCE;
  for (let left = PATIENCE; left > 0 && !signal.aborted; left = until - performance.now()) {
    await quiet(document, left, signal);
    const found = await look(await paced(recognizing(document, document.location.href, adapters)));
    if (found !== undefined) return found;
  }
  return undefined;
}

type Shown = { page: Page; reading: PageReading };

/** Reads the page's own list once it has rows that are not those of `before`. */
async function shown(
  { kit, scan }: Walk,
  before: number | undefined,
): Promise<Shown | 'signed-out' | 'empty' | undefined> {
  const since = performance.now();
  const expected = turned(scan)?.expected;
  return settled(kit, async (page) => {
    if (!page?.lists.length && asksToSignIn(kit.document, undefined)) return 'signed-out';
    if (page?.detail) return undefined;
    const reading = page && (await kit.paced(readPage(page)));
    if (reading && reading.rows > 0) return reading.print === before ? undefined : { page, reading };
    // Rows may be on their way.
    const isNone = expected === 0 || saysNone(kit.document);
    return before === undefined && isNone && performance.now() - since >= UNTIL_EMPTY ? 'empty' : undefined;
  });
}

/** Pages that the pager left out before the one that it says is shown, as far as anybody counts them. */
function skippedBefore({ read }: Turn, number: number | undefined): PageKey[] {
  if (!read || number === undefined) return [];
  const count = Math.min(Math.max(0, number - read.page), MOST_SKIPPED);
  return Array.from({ length: count }, (_, i) => ({ list: read.list, page: read.page + i }));
}

/** Counts what a page says. */
async function confirm(walk: Walk, now: Shown, turn: Turn, number: number | undefined): Promise<void> {
  if (!turn.read) return;
  const at = walk.kit.now();
  const url = walk.kit.document.location.href;
  const skipped = skippedBefore(turn, number);
  for (const key of skipped) await walk.confirm(key, { outcome: { failed: 'skipped' }, at, url });
  const { rows, print, health } = now.reading;
  const kinds = now.page.lists.map(({ kind }) => kind);
  await walk.confirm(
    { ...turn.read, page: turn.read.page + skipped.length },
    health.status === 'broken'
      ? { outcome: { failed: 'not-understood' }, at, url }
      : { outcome: { rows, print, more: turn.turn }, reading: { ...now.reading, kinds }, at, url },
  );
}

/**
 * Turns the pages of the list that is shown, as far as its pager leads.
 * @returns false where the walk does not go on from here: it ended, or the press loads another page
 */
async function turnList(walk: Walk, next: (lists: readonly List[]) => HTMLElement | undefined): Promise<boolean> {
  const { kit } = walk;
  const { opening, turning } = walk.scan;
  // After our own press the page that is shown is a new one; after anything else pages that are confirmed may come first.
  const isFresh = (turning && !opening) || turned(walk.scan)?.done.length === 0;
  let passed = isFresh ? Number.POSITIVE_INFINITY : 0;
  let before: number | undefined;
  while (await walk.mayGoOn(true)) {
    const now = await shown(walk, before);
    if (kit.signal.aborted) return false;
    if (now === 'signed-out') {
      await walk.stop('signed-out');
      return false;
    }
    const at = kit.now();
    const url = kit.document.location.href;
    if (now === undefined || now === 'empty') {
      const { read } = nextTurn(walk.scan, 0, false, passed);
      const outcome: Outcome = now ? { rows: 0, print: 0, more: false } : { failed: 'timeout' };
      if (read) await walk.confirm(read, { outcome, at, url });
      return true;
    }
    const { lists } = now.page;
    const control = next(lists);
    const turn = nextTurn(walk.scan, now.reading.print, control !== undefined, passed);
    walk.turned();
    before = now.reading.print;
    await confirm(walk, now, turn, pageShown(kit.document, control));
    passed = turn.read ? Number.POSITIVE_INFINITY : passed + 1;
    if (!turn.turn) return true;
    await walk.wait(walk.scan.pace);
    if (!(await walk.mayGoOn(true))) return false;
    const press = next(lists);
    if (!press) return true;
    await walk.set({ ...walk.scan, turning: true });
    await kit.press(press);
  }
  return false;
}

/** Opens a list in place of the page that is shown; one without an address is said to have none. */
async function openList(walk: Walk, index: number): Promise<void> {
  const address = walk.scan.lists[index]?.address;
  if (address === undefined) {
    const url = walk.kit.document.location.href;
    await walk.confirm({ list: index, page: 1 }, { outcome: { failed: 'no-way' }, at: walk.kit.now(), url });
    return openNext(walk);
  }
  await walk.wait(walk.scan.pace);
  if (!(await walk.mayGoOn(true))) return;
  await walk.set({ ...walk.scan, at: index, turning: true, opening: true });
  walk.kit.open(address);
}

/** Goes on with a list that has pages left, or ends. */
function openNext(walk: Walk): Promise<void> {
  const { lists, at = 0 } = walk.scan;
  const index = lists.findIndex((list, i) => i !== at && isLeft(list));
  return index < 0 ? walk.finish() : openList(walk, index);
}

/** Of several lists, the one to go on with where the page that is shown is another; undefined where it is the one. */
function elsewhere({ scan, kit }: Walk): number | undefined {
  const { lists, at = 0, turning } = scan;
  if (turning || lists.length < 2) return undefined;
  const index = lists[at] && isLeft(lists[at]) ? at : lists.findIndex(isLeft);
  const address = lists[index]?.address;
  return index < 0 || address === undefined || address === kit.document.location.href.replace(/#.*$/, '')
    ? undefined
    : index;
}

/**
 * Walks by pressing the page's own pager, one page at a time and only while the tab is seen, and opens the portal's other
 * lists in the same tab. After whatever loads the page anew another start of the script goes on.
 */
export async function turnPages(walk: Walk): Promise<void> {
  const { way, kit } = walk;
  if (way.way !== 'press') return;
  const other = elsewhere(walk);
  if (other !== undefined) return openList(walk, other);
  if (!(await turnList(walk, way.next))) return;
  if (walk.scan.phase !== 'running' || kit.signal.aborted) return;
  await walk.set(withEnd(walk.scan));
  await openNext(walk);
}

/** A pager that goes round, or no further, ends where its last page was. */
function withEnd(scan: Walk['scan']): Walk['scan'] {
  const { lists, at = 0 } = scan;
  const list = lists[at];
  const isOpen = list !== undefined && list.last === undefined;
  if (!isOpen || list.failed.some(({ why }) => why !== 'skipped')) return scan;
  return { ...scan, lists: lists.with(at, { ...list, last: list.done.length + list.failed.length }) };
}
