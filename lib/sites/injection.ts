import { browser } from '../browser';
import { patternOf } from './origins';
import { OVERLAY_SCRIPT } from './registration';
import { RUNNING } from './running';
import { serial } from './serial';

/** Starts the overlay in one tab's frames that do not run it yet. */
async function injectInto(tabId: number): Promise<void> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: (name: string) => name in globalThis,
    args: [RUNNING],
  });
  const frameIds = frames.filter((frame) => frame.result === false).map((frame) => frame.frameId);
  if (!frameIds.length) return;
  await browser.scripting.executeScript({ target: { tabId, frameIds }, files: [`/${OVERLAY_SCRIPT}`] });
}

async function injectIntoOpenTabs(origin: string): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(origin), discarded: false });
  const ids = tabs.map((tab) => tab.id).filter((id) => id !== undefined);
  await Promise.allSettled(ids.map(injectInto));
}

/**
 * Starts the overlay in the open tabs of a site that was just granted, once in each frame. Needs host access to the
 * origin. Tabs that cannot take it (error pages, tabs closed meanwhile) are passed over; concurrent calls run one after
 * the other, so that the second sees what the first started.
 */
export const injectNow: (origin: string) => Promise<void> = serial(injectIntoOpenTabs);

/** Ids of all tabs: without host access a tab's address cannot be asked for any more. */
export async function allTabs(): Promise<number[]> {
  const tabs = await browser.tabs.query({ discarded: false });
  return tabs.map((tab) => tab.id).filter((id) => id !== undefined);
}
