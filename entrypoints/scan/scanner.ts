import type { ScanActions, ScanView } from '../../components/scan/types';
import { browser } from '../../lib/browser';
import { sendMessage } from '../../lib/messages';
import { paced } from '../../lib/overlay/pace';
import { handOver, isScript } from '../../lib/overlay/press';
import { SKEW_TOLERANCE } from '../../lib/overlay/skew';
import { type Adapter, adapterLabel } from '../../lib/portals/adapter';
import { type Page, recognizing } from '../../lib/portals/read';
import type { Work } from '../../lib/portals/work';
import { asksToSignIn } from '../../lib/scan/ask';
import { leadsOn } from '../../lib/scan/kept';
import { offered } from '../../lib/scan/offered';
import { paceOf, progress, resumed, retried, retryable, stopped } from '../../lib/scan/plan';
import { saysNone } from '../../lib/scan/reading';
import { settled, turnPages } from '../../lib/scan/turning';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import { newScan, Walk, type WalkKit } from '../../lib/scan/walk';
import { type FoundWay, pressing, waysOf } from '../../lib/scan/ways';

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

/** Whether this tab's walk is the portal's, and whether no other tab walks; without an answer nobody knows. */
async function turnOf(take: boolean): Promise<{ own: boolean; free: boolean }> {
  const answer = await asked(() => sendMessage('scanTurn', { take }));
  return answer ?? { own: false, free: false };
}

/** Holds the portal's lock while it works; in plain addresses of an intranet there are no such locks, only turns. */
async function locked(signal: AbortSignal, work: () => Promise<void>): Promise<boolean> {
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
  let holds = false;
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
      open: (address) => location.assign(address),
      onChange: showWalk,
      signal,
    };
  }

  /** Works while no other tab of the portal walks; false where one does. */
  async function alone(work: () => Promise<void>): Promise<boolean> {
    // From now on who asks is told that a walk runs here.
    holds = true;
    try {
      return (await turnOf(true)).free && (await locked(signal, work));
    } finally {
      holds = false;
    }
  }

  /** @param scan the walk to go on with, or a new one */
  async function go(begin: (kit: WalkKit, way: FoundWay) => Scan, wanted?: FoundWay['way']): Promise<void> {
    const here = page;
    const way = wanted ? ways.find((one) => one.way === wanted) : ways[0];
    if (!here || !way) return show({ kind: 'cannot', why: 'no-way' });
    const free = await alone(async () => {
      const kit = await kitFor(here);
      walk = new Walk(kit, begin(kit, way), way, walk);
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

  /** Goes on with a walk that has begun. */
  const goOn = ({ hidden: _before, ...left }: Scan, elsewhere: boolean): Promise<void> =>
    go(() => ({ ...left, ...(elsewhere && { hidden: true as const }) }), left.way);

  function offer(): void {
    const [way] = ways;
    if (!page || !way) {
      show({ kind: 'cannot', why: 'no-way' });
      return;
    }
    const own = way.way === 'address' ? way.pager(document, location.href, page.lists) : undefined;
    const rows = page.lists.reduce((sum, { grid }) => sum + grid.rows().length, 0);
    const resumable = before && ways.some((one) => one.way === before?.way) ? before : undefined;
    show({
      kind: 'offer',
      way: way.way,
      each: paceOf(page.adapter.requests.walk?.pace),
      lists: offered(document, page, way, rows, own?.last),
      before: resumable,
    });
  }

  const act: ScanActions = {
    onStart: (elsewhere, chosen) => void go((kit, way) => newScan(kit, way, chosen, elsewhere)),
    onGoOn: (elsewhere) => before && void goOn(before.phase === 'done' ? retried(before) : resumed(before), elsewhere),
    onPause: () => void walk?.pause(),
    onResume: () => {
      if (walk?.scan.phase === 'paused') void walk.resume();
      else if (walk) void goOn(resumed(walk.scan), walk.scan.hidden === true);
    },
    onStop: () => void walk?.stop(),
    onRetry: () => walk && void goOn(retried(walk.scan), walk.scan.hidden === true),
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

  /** The page that our press or its opening has loaded, once its list is there; what has none is said to have none. */
  async function arrived({ adapter, opening }: Scan): Promise<Page | undefined> {
    const kit = { document, adapters, paced: pace, signal };
    const found = await settled(kit, async (one) =>
      one?.lists.length || asksToSignIn(document, undefined) || saysNone(document) ? { one } : undefined,
    );
    if (found?.one || !opening) return found?.one;
    const known = adapters.find((one) => adapterLabel(one) === adapter);
    return known && { adapter: known, lists: [], missing: true };
  }

  return {
    act,
    /** Whether a walk of this portal runs here. */
    walks: (origin: string) => holds && origin === location.origin,
    /** Looks at the page, and offers a walk, or goes on with the one whose press loaded this page. */
    async begin(): Promise<void> {
      const stored = await readStored();
      const turn = await turnOf(false);
      const isOurs = turn.own && stored?.turning === true && stored.phase === 'running';
      page = isOurs ? await arrived(stored) : await pace(recognizing(document, location.href, adapters));
      if (signal.aborted) return;
      const asks = !page?.lists.length && asksToSignIn(document, undefined);
      if (isOurs && (!page || asks)) {
        const { turning: _turned, ...left } = stopped(stored, asks ? 'signed-out' : 'failing');
        before = left;
        await sendMessage('keepScan', left).catch(() => undefined);
        return showWalk(left);
      }
      if (!page || (!isOurs && !page.lists.length))
        return show({ kind: 'cannot', why: asks ? 'signed-out' : 'no-list' });
      const requests = performance.getEntriesByType('resource').map(({ name }) => name);
      const rule = page.adapter.requests.walk;
      ways = waysOf(rule?.ways ?? [], { document, url: location.href, page, requests });
      // The last page has no way on, and is read all the same.
      if (isOurs) ways = [pressing(rule?.ways ?? [], document)];
      const isLeftOver = stored !== undefined && (stored.phase !== 'done' || retryable(stored) > 0);
      before = isLeftOver && leadsOn(stored) ? stored : undefined;
      if (isOurs) return goOn(stored, false);
      if (!turn.free) return show({ kind: 'cannot', why: 'elsewhere' });
      offer();
    },
  };
}
