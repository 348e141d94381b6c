import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendMessage } from '../lib/messages';
import type { CreateFiles } from '../lib/overlay/files';
import { panelsFor } from '../lib/overlay/panel';

/** What `files.js` leaves in the world that it shares with this script. */
const filesMaker = () => (globalThis as { dungHenFiles?: CreateFiles }).dungHenFiles;

/** Leaves the panel's maker where the overlay, which asked for this script, finds it: both share one world. */
export default defineUnlistedScript(() => {
  const dungHenPanel = panelsFor({
    async report(sighting) {
      // A worker that cannot be reached loses this telling, not the page: what is shown does not depend on it.
      const answer = await sendMessage('ingest', sighting).catch(() => undefined);
      return answer?.ok ? answer.value : [];
    },
    loadFiles: () => sendMessage('loadFiles', undefined).then(filesMaker, () => undefined),
    checkFile: (url) =>
      sendMessage('checkFile', url).then(
        (answer) => (answer.ok ? answer.value : undefined),
        () => undefined,
      ),
    measureSkew: () => sendMessage('skew', undefined).catch(() => 0),
    allowLookup: (adapter) =>
      sendMessage('allowLookup', adapter).then(
        ({ ok }) => ok,
        () => false,
      ),
  });
  Object.assign(globalThis, { dungHenPanel });
});
