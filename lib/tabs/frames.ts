import { browser } from '../browser';
import { type PageState, sendToTab } from '../messages';

const SEVERITY = { ok: 0, degraded: 1, broken: 2 } as const;

/** Runs in each frame: whether it asks for a password. It must stand alone. */
const asksForPassword = () =>
  [...document.querySelectorAll('input[type=password]')].some((field) => field.getClientRects().length > 0);

/** Frames of a tab we may read, the top one first, and whether one asks to sign in. Old portals keep lists in a frame. */
async function lookAt(tabId: number): Promise<{ frames: number[]; signIn: boolean }> {
  const results = await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, func: asksForPassword })
    .catch(() => []);
  const frames = results.map(({ frameId }) => frameId).filter((frameId) => frameId !== undefined);
  return {
    frames: frames.length ? frames.sort((a, b) => a - b) : [0],
    signIn: results.some(({ result }) => result === true),
  };
}

/** All frames of a page as one: rows added up, the worst health, the largest clock difference. */
export function together(states: readonly PageState[]): PageState | undefined {
  const reading = states.filter(({ adapter }) => adapter !== undefined);
  const [first, ...others] = reading.length ? reading : states;
  return (
    first &&
    others.reduce<PageState>((sum, one) => {
      const counts = { ...sum.counts };
      for (const state of Object.keys(counts) as (keyof typeof counts)[]) counts[state] += one.counts[state];
      const worse = SEVERITY[one.status ?? 'ok'] > SEVERITY[sum.status ?? 'ok'];
      const skew = Math.abs(one.skew) > Math.abs(sum.skew) ? one.skew : sum.skew;
      return { adapter: worse ? one.adapter : sum.adapter, status: worse ? one.status : sum.status, counts, skew };
    }, first)
  );
}

/** What the overlays of a tab's frames say, undefined when none answers; and whether the page asks to sign in. */
export async function pageStateOf(tabId: number): Promise<{ page: PageState | undefined; signIn: boolean }> {
  const { frames, signIn } = await lookAt(tabId);
  const asked = frames.map((frameId) => sendToTab('pageState', undefined, tabId, frameId));
  const answers = await Promise.allSettled(asked);
  const page = together(
    answers.flatMap((answer) => (answer.status === 'fulfilled' && answer.value ? [answer.value] : [])),
  );
  return { page, signIn };
}

/** True when a frame of the tab has the record's row, scrolled to it and focused its badge. */
export async function showIn(tabId: number, record: string): Promise<boolean> {
  for (const frameId of (await lookAt(tabId)).frames) {
    if (await sendToTab('showRecord', record, tabId, frameId).catch(() => false)) return true;
  }
  return false;
}
