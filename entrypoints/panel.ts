import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendMessage } from '../lib/messages';
import { panelsFor } from '../lib/overlay/panel';

/** Leaves the panel's maker where the overlay, which asked for this script, finds it: both share one world. */
export default defineUnlistedScript(() => {
  const dungHenPanel = panelsFor({
    async report(sighting) {
      // A worker that cannot be reached loses this telling, not the page: what is shown does not depend on it.
      const answer = await sendMessage('ingest', sighting).catch(() => undefined);
      return answer?.ok ? answer.value : [];
    },
    measureSkew: () => sendMessage('skew', undefined).catch(() => 0),
    allowLookup: (adapter) =>
      sendMessage('allowLookup', adapter).then(
        ({ ok }) => ok,
        () => false,
      ),
  });
  Object.assign(globalThis, { dungHenPanel });
});
