import { type Page, recognizing } from '../portals/read';
import { asksToSignIn } from './ask';
import { nextTurn } from './plan';
import { type PageReading, readPage } from './reading';
import type { Walk } from './walk';

/** How long a page may take to turn, and how long nothing may change in it before it is read, in ms. */
const PATIENCE = 20_000;
const QUIET = 400;

/** Waits until nothing has changed in the page for a while, at most so many ms. */
function quiet(document: Document, most: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => wait());
    const end = () => {
      clearTimeout(timer);
      clearTimeout(latest);
      observer.disconnect();
      resolve();
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(end, QUIET);
    };
    const latest = setTimeout(end, most);
    signal.addEventListener('abort', end, { once: true });
    observer.observe(document, { childList: true, characterData: true, subtree: true });
    wait();
  });
}

type Shown = { page: Page; reading: PageReading };

/**
 * Reads the page's own list once it has rows that are not those of `before`.
 * @returns undefined where none come in time
 */
async function shown({ kit }: Walk, before: number | undefined): Promise<Shown | 'signed-out' | undefined> {
  const { document, adapters, signal } = kit;
  const until = performance.now() + PATIENCE;
  for (let left = PATIENCE; left > 0 && !signal.aborted; left = until - performance.now()) {
    await quiet(document, left, signal);
    const page = await kit.paced(recognizing(document, document.location.href, adapters));
    if (!page?.lists.length && asksToSignIn(document, undefined)) return 'signed-out';
    const reading = page && (await kit.paced(readPage(page)));
    if (page?.lists.length && reading && reading.rows > 0 && reading.print !== before) return { page, reading };
  }
  return undefined;
}

/**
 * Walks by pressing the page's own pager, one page at a time and only while the tab is seen. After a press that loads the
 * page anew another start of the script goes on.
 */
export async function turnPages(walk: Walk): Promise<void> {
  const { way, kit } = walk;
  if (way.way !== 'press') return;
  // After our own press the page that is shown is a new one; after anything else pages that are confirmed may come first.
  const isFresh = walk.scan.turning === true || walk.scan.lists.every(({ done }) => done.length === 0);
  let passed = isFresh ? Number.POSITIVE_INFINITY : 0;
  let before: number | undefined;
  while (await walk.mayGoOn(true)) {
    const now = await shown(walk, before);
    if (kit.signal.aborted) return;
    if (now === 'signed-out') return walk.stop('signed-out');
    const read = nextTurn(walk.scan, now?.reading.print ?? 0, way.next() !== undefined, passed);
    const at = kit.now();
    const url = kit.document.location.href;
    if (!now) {
      if (read.read) await walk.confirm(read.read, { outcome: { failed: 'timeout' }, at, url });
      break;
    }
    walk.turned();
    before = now.reading.print;
    const { rows, print, health } = now.reading;
    if (read.read) {
      passed = Number.POSITIVE_INFINITY;
      const understood = health.status !== 'broken';
      const kinds = now.page.lists.map(({ kind }) => kind);
      await walk.confirm(
        read.read,
        understood
          ? { outcome: { rows, print, more: read.turn }, reading: { ...now.reading, kinds }, at, url }
          : { outcome: { failed: 'not-understood' }, at, url },
      );
    } else passed++;
    if (!read.turn) break;
    await walk.wait(walk.scan.pace);
    if (!(await walk.mayGoOn(true))) return;
    const next = way.next();
    if (!next) break;
    await walk.set({ ...walk.scan, turning: true });
    await kit.press(next);
  }
  if (walk.scan.phase !== 'running' || kit.signal.aborted) return;
  await walk.set(withEnd(walk.scan));
  await walk.finish();
}

/** A pager that goes round, or no further, ends where its last page was. */
function withEnd(scan: Walk['scan']): Walk['scan'] {
  const [list, ...others] = scan.lists;
  if (!list || list.last !== undefined || list.failed.length > 0) return scan;
  return { ...scan, lists: [{ ...list, last: list.done.length }, ...others] };
}
