import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../../lib/browser';
import { onMessage, sendMessage } from '../../lib/messages';
import { dress, type Guests } from '../../lib/overlay/host';
import { learnPatterns } from '../../lib/portals/patterns';
import type { REFERENCE_KEY } from '../../lib/reference/lists';
import type { Reference } from '../../lib/reference/types';
import { alive, loadData } from '../overlay.content/configure';
import { LISTING_PANEL } from './panel';
import { Watcher } from './watcher';

/** What the popup leaves in the world that scripts of ours share, and what is left there for the next start. */
interface World extends Guests {
  /** The reader asked for this page to be looked at. */
  dungHenAsked?: true;
  /** Shows the panel; false where its extension is gone. */
  dungHenListing?: () => boolean;
}

/** The key of the lists that pages are held against, named here so that the built-in list stays out of this script. */
const KEY = 'reference' satisfies typeof REFERENCE_KEY;

/** The lists, as the background laid them ready; undefined before it did. */
const laidReady = async () => (await browser.storage.local.get(KEY))[KEY] as Reference | undefined;

async function readReference(): Promise<Reference> {
  const ready = await laidReady();
  if (ready) return ready;
  await sendMessage('overlayData', undefined);
  const late = await laidReady();
  if (!late) throw new Error('no lists to hold a page against');
  return late;
}

async function start(world: World, isAsked: boolean): Promise<void> {
  const data = await loadData();
  learnPatterns(data.vocabulary.patterns, data.vocabulary.selectors);
  dress(data.styles);
  world.dungHenGuests ??= new WeakSet();
  const watcher = new Watcher({
    language: data.language,
    reference: await readReference(),
    guests: world.dungHenGuests,
    isAsked,
    tell: (page) =>
      sendMessage('tellListing', page).then(
        (answer) => (answer.ok ? answer.value : undefined),
        () => undefined,
      ),
    onStop: () => {
      delete world.dungHenListing;
      // Its listeners went with an extension that has gone from under the page.
      if (!alive()) return;
      browser.storage.local.onChanged.removeListener(renew);
      unlisten();
    },
  });
  const renew = (changes: Record<string, unknown>) => {
    if (KEY in changes) void readReference().then(watcher.hold);
  };
  const unlisten = onMessage('switchOff', ({ data: origin }) => {
    if (origin === location.origin) watcher.stop();
  });
  world.dungHenListing = () => {
    if (!alive()) return false;
    watcher.ask();
    return true;
  };
  browser.storage.local.onChanged.addListener(renew);
  watcher.look();
}

/** Reads a list of procedures, a mailbox or a news page, once in a page; started again, it shows what it read. */
export default defineUnlistedScript(() => {
  const world = globalThis as World;
  const isAsked = world.dungHenAsked === true;
  delete world.dungHenAsked;
  if (world.dungHenListing?.() || document.querySelector(LISTING_PANEL)) return;
  // Two starts at once are one.
  world.dungHenListing = () => true;
  void start(world, isAsked).catch((error) => {
    delete world.dungHenListing;
    console.warn(error);
  });
});
