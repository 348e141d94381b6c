import type { ScanActions, ScanView } from '../../components/scan/types';
import { browser } from '../../lib/browser';
import { sendMessage } from '../../lib/messages';
import { paced } from '../../lib/overlay/pace';
import { handOver, isScript } from '../../lib/overlay/press';
import { SKEW_TOLERANCE } from '../../lib/overlay/skew';
import type { Adapter } from '../../lib/portals/adapter';
import { type Page, recognizing } from '../../lib/portals/read';
import type { Work } from '../../lib/portals/work';
import { asksToSignIn } from '../../lib/scan/ask';
import { leadsOn } from '../../lib/scan/kept';
import { paceOf, progress, resumed, retried, stopped } from '../../lib/scan/plan';
import { turnPages } from '../../lib/scan/turning';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import { newScan, Walk, type WalkKit } from '../../lib/scan/walk';
import { type FoundWay, waysOf } from '../../lib/scan/ways';

/** One walk in a portal at a time: all of its tabs share this name. */
const LOCK = 'dh-scan';
/** A worker that is starting is asked again so often, each time after twice as long. */
const ATTEMPTS = 4;
const RETRY = 1000;

interface Surroundings {
  adapters: Adapter[];
  signal: AbortSignal;
  show(view: ScanView): void;
  close(): void;
}

/** Asks the worker until it answers; undefined where it never does. */
async function asked<T>(ask: () => Promise<{ ok: true; value: T } | { ok: false }>): Promise<T | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await ask().catch(() => undefined);
    if (answer) return answer.ok ? answer.value : undefined;
    await new Promise((resolve) => setTimeout(resolve, RETRY * 2 ** attempt));
  }
  return undefined;
}

/** A press as a mouse makes it; a link that is a script acts in the page's own world only. */
async function press(control: HTMLElement): Promise<void> {
  if (!isScript(control)) return control.click();
  const ready = await sendMessage('readyPress', undefined).catch(() => undefined);
  if (ready?.ok) handOver(control, { bubbles: true, cancelable: true, composed: true });
}

const readStored = async (): Promise<Scan | undefined> => {
  const all = (await browser.storage.local.get(SCANS_KEY))[SCANS_KEY] as Record<string, Scan> | undefined;
  return all?.[location.origin];
};

/** Holds the portal's lock while it works; in plain addresses of an intranet there are no such locks. */
async function alone(signal: AbortSignal, work: () => Promise<void>): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) {
    await work();
    return true;
  }
  return locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock || signal.aborted) return false;
    await work();
    return true;
  });
}

/** Ties the panel on a page to a walk. */
export function createScanner({ adapters, signal, show, close }: Surroundings) {
  let page: Page | undefined;
  let ways: FoundWay[] = [];
  let walk: Walk | undefined;
  let before: Scan | undefined;
  const pace = <T>(work: Work<T>) => paced(work, signal);

  const showWalk = (scan: Scan) => {
    if (signal.aborted) return;
    const hidden = document.visibilityState === 'hidden' && !(scan.hidden && scan.way !== 'press');
    show({ kind: 'walk', scan, hidden });
  };

  async function kitFor(here: Page): Promise<WalkKit> {
    const measured = await sendMessage('skew', undefined).catch(() => 0);
    return {
      document,
      adapters,
      page: here,
      skew: Math.abs(measured) > SKEW_TOLERANCE ? measured : 0,
      now: Date.now,
      paced: pace,
      tell: async (sighting) => (await asked(() => sendMessage('ingest', sighting))) !== undefined,
      weigh: (since, records) => asked(() => sendMessage('weighScan', { since, records })),
      absent: async (since, kinds) => (await asked(() => sendMessage('absentFromScan', { since, kinds }))) ?? undefined,
      keep: async (scan) => {
        await asked(() => sendMessage('keepScan', scan));
      },
      press,
      onChange: showWalk,
      signal,
    };
  }

  /** @param scan the walk to go on with; absent: a new one */
  async function go(scan: Scan | undefined, elsewhere: boolean): Promise<void> {
    const here = page;
    const way = scan ? ways.find((one) => one.way === scan.way) : ways[0];
    if (!here || !way) return show({ kind: 'cannot', why: 'no-way' });
    const free = await alone(signal, async () => {
      const kit = await kitFor(here);
      const { hidden: _before, ...left } = scan ?? newScan(kit, way, elsewhere);
      walk = new Walk(kit, { ...left, ...(elsewhere && { hidden: true as const }) }, way);
      await walk.set(walk.scan);
      await (way.way === 'press' ? turnPages(walk) : walk.run());
    });
    if (!free && !signal.aborted) return show({ kind: 'cannot', why: 'elsewhere' });
    // Data that want more than the session's cookie: the page's own pager is left.
    const isRefused = walk?.scan.stop === 'signed-out' && progress(walk.scan).done === 0 && way.way === 'json';
    const [next] = ways.slice(ways.indexOf(way) + 1);
    if (!isRefused || !next) return;
    ways = ways.filter((one) => one !== way);
    offer();
  }

  function offer(): void {
    const [way] = ways;
    if (!page || !way) {
      show({ kind: 'cannot', why: 'no-way' });
      return;
    }
    const each = paceOf(page.adapter.requests.walk?.pace);
    const pager = way.way === 'address' ? way.pager(document, location.href, page.lists) : undefined;
    const lists = way.way === 'address' ? 1 + way.lists.length : 1;
    const pages = pager?.last === undefined ? undefined : pager.last + lists - 1;
    const resumable = before && ways.some((one) => one.way === before?.way) ? before : undefined;
    show({ kind: 'offer', way: way.way, lists, pages, ms: each * (pages ?? 1), before: resumable });
  }

  const act: ScanActions = {
    onStart: (elsewhere) => void go(undefined, elsewhere),
    onGoOn: (elsewhere) => before && void go(resumed(before), elsewhere),
    onPause: () => void walk?.pause(),
    onResume: () => {
      if (walk?.scan.phase === 'paused') void walk.resume();
      else if (walk) void go(resumed(walk.scan), walk.scan.hidden === true);
    },
    onStop: () => void walk?.stop(),
    onRetry: () => walk && void go(retried(walk.scan), walk.scan.hidden === true),
    onElsewhere: (elsewhere) => {
      if (!walk) return;
      const { hidden: _before, ...scan } = walk.scan;
      void walk.set({ ...scan, ...(elsewhere && { hidden: true as const }) });
    },
    onClose: () => {
      const isOn = walk && walk.scan.phase !== 'done' && walk.scan.phase !== 'stopped';
      const left = isOn ? walk?.stop() : undefined;
      void Promise.resolve(left).then(close);
    },
  };

  return {
    act,
    /** Looks at the page, and offers a walk, or goes on with the one whose press loaded this page. */
    async begin(): Promise<void> {
      page = await pace(recognizing(document, location.href, adapters));
      const stored = await readStored();
      if (!page?.lists.length && stored?.turning && stored.phase === 'running') {
        const asks = asksToSignIn(document, undefined);
        const { turning: _turned, ...left } = stopped(stored, asks ? 'signed-out' : 'failing');
        before = left;
        await sendMessage('keepScan', left).catch(() => undefined);
        return showWalk(left);
      }
      if (!page?.lists.length)
        return show({ kind: 'cannot', why: asksToSignIn(document, undefined) ? 'signed-out' : 'no-list' });
      const requests = performance.getEntriesByType('resource').map(({ name }) => name);
      const rule = page.adapter.requests.walk;
      ways = waysOf(rule?.ways ?? [], { document, url: location.href, page, requests });
      // The last page has no way on, and is read all the same.
      const isOurs = stored?.turning === true && stored.phase === 'running';
      if (isOurs && !ways.some(({ way }) => way === 'press')) ways = [{ way: 'press', next: () => undefined }];
      const isLeft = stored !== undefined && stored.phase !== 'done';
      before = isLeft && leadsOn(stored) ? stored : undefined;
      if (isOurs && stored) return go(stored, false);
      if (!(await alone(signal, async () => {}))) return show({ kind: 'cannot', why: 'elsewhere' });
      offer();
    },
  };
}
