import { browser } from '../../lib/browser';

/** Built by WXT from `entrypoints/teach`, `entrypoints/scan` and `entrypoints/listing`. */
type PanelScript = '/teach.js' | '/scan.js' | '/listing.js';

/** Runs in the frame: the script may have started there by itself, and then has shown nothing yet. */
const ask = () => {
  Object.assign(globalThis, { dungHenAsked: true });
};

/** Runs in each frame: how much a list in it could hold. It must stand alone. */
const weight = () =>
  // In a frame that nobody sees, nobody would see the panel.
  innerWidth < 100 || innerHeight < 100
    ? -1
    : document.querySelectorAll('tr,[role=row],mat-row').length * 1000 + (document.body?.textContent.length ?? 0);

/** Opens a panel in the tab's frame that holds most; old portals keep their lists in a frame. */
export async function openPanel(script: PanelScript): Promise<void> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no tab');
  const frames = await browser.scripting.executeScript({
    target: { tabId: tab.id, allFrames: true },
    func: weight,
  });
  const [fullest] = frames.sort((a, b) => Number(b.result ?? 0) - Number(a.result ?? 0));
  const target = { tabId: tab.id, frameIds: [fullest?.frameId ?? 0] };
  if (script === '/listing.js') await browser.scripting.executeScript({ target, func: ask });
  await browser.scripting.executeScript({ target, files: [script] });
}
