import { browser } from '../../lib/browser';
import { sendToTab } from '../../lib/messages';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import { serial } from '../../lib/sites/serial';

/** In memory and out of reach of pages: in which tabs walks run. */
const TABS_KEY = 'scanTabs';
/** A page that is frozen answers late, if at all: it is taken for one that walks, after so many ms. */
const PATIENCE = 3_000;
/** So long a page that our press has turned may take to load, in ms. */
const TURNING = 30_000;

interface ScanTab {
  origin: string;
  frame: number;
}
type ScanTabs = Record<string, ScanTab>;

const known = async (): Promise<ScanTabs> =>
  ((await browser.storage.session.get(TABS_KEY))[TABS_KEY] ?? {}) as ScanTabs;
const keep = (tabs: ScanTabs): Promise<void> => browser.storage.session.set({ [TABS_KEY]: tabs });

/** Changes of what is known, one after the other: two tabs may ask at once. */
const change = serial(async (work: (tabs: ScanTabs) => Promise<ScanTabs> | ScanTabs): Promise<void> => {
  const before = await known();
  const after = await work(before);
  if (after !== before) await keep(after);
});

/** Where a tab's walk runs; undefined where none does. */
export const scanTab = async (tab: number): Promise<ScanTab | undefined> => (await known())[tab];

/** Notes that a walk runs in a tab, or no longer does. */
export const noteScanTab = (tab: number, place: ScanTab, isOver: boolean): Promise<void> =>
  change((tabs) => {
    const { [tab]: _before, ...others } = tabs;
    return isOver ? others : { ...others, [tab]: place };
  });

/** A page that is being loaded after a press answers nothing yet. */
async function isTurning(tab: number, origin: string, now: number): Promise<boolean> {
  const scans = (await browser.storage.local.get(SCANS_KEY))[SCANS_KEY] as Record<string, Scan> | undefined;
  const scan = scans?.[origin];
  if (!scan?.turning || scan.phase !== 'running' || now - scan.keptAt > TURNING) return false;
  return browser.tabs.get(tab).then(
    () => true,
    () => false,
  );
}

async function walks(tab: number, { origin, frame }: ScanTab, now: number): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), PATIENCE));
  const answer = sendToTab('scanWalks', origin, tab, frame).catch(() => undefined);
  return (await Promise.race([answer, late])) === true || isTurning(tab, origin, now);
}

/**
 * Whether a tab is the one in which its portal's walk runs, and whether no other tab walks there. A tab that is closed, has
 * crashed or went elsewhere walks no more.
 * @param take whether the tab has the walk to itself from now on, where it may
 * @param now in ms of the PC's clock
 */
export async function scanTurn(
  tab: number,
  place: ScanTab,
  take: boolean,
  now: number,
): Promise<{ own: boolean; free: boolean }> {
  const answer = { own: false, free: true };
  await change(async (tabs) => {
    answer.own = tabs[tab]?.origin === place.origin;
    const left: ScanTabs = {};
    for (const [id, other] of Object.entries(tabs)) {
      const isRival = other.origin === place.origin && Number(id) !== tab;
      if (isRival && !(await walks(Number(id), other, now))) continue;
      if (isRival) answer.free = false;
      left[id] = other;
    }
    return take && answer.free ? { ...left, [tab]: place } : left;
  });
  return answer;
}
