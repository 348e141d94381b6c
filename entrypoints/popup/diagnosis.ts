import { browser } from '../../lib/browser';
import { pathShape } from '../../lib/log/page';
import { ADAPTERS } from '../../lib/portals/adapters';
import { structureOf } from '../../lib/portals/diagnosis';
import { learn } from '../../lib/portals/read';
import { VOCABULARY } from '../../lib/portals/vocabulary';

/** A page longer than this is told of up to here, in characters. */
const LONGEST = 5_000_000;

/** Runs in the page: it must stand alone. */
const pageOf = (longest: number) => [location.href, document.documentElement.outerHTML.slice(0, longest)] as const;

/**
 * How the tab's page and its frames are built, as the text of a file. Nothing is stored or sent: the page is read here, in
 * this window, and only what `structureOf` keeps of it comes out.
 */
export async function diagnose(): Promise<string> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('no tab');
  const frames = await browser.scripting.executeScript({
    target: { tabId: tab.id, allFrames: true },
    func: pageOf,
    args: [LONGEST],
  });
  learn(VOCABULARY);
  const pages = frames.flatMap(({ result }) => {
    if (!result) return [];
    const [url, html] = result as ReturnType<typeof pageOf>;
    if (!/^https?:/.test(url)) return [];
    return [structureOf(new DOMParser().parseFromString(html, 'text/html'), url, ADAPTERS, pathShape)];
  });
  return JSON.stringify(
    {
      format: 'dung-hen/diagnosis',
      version: 1,
      extension: browser.runtime.getManifest().version,
      browser: /(?:Edg|Chrome)\/\d+/.exec(navigator.userAgent)?.[0],
      pages,
    },
    null,
    1,
  );
}
