import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { sendMessage } from '../lib/messages';
import type { CreateChecks } from '../lib/overlay/checks';
import { panelsFor } from '../lib/overlay/panel';

/** What `checks.js` leaves in the world that it shares with this script. */
const checksMaker = () => (globalThis as { dungHenChecks?: Promise<CreateChecks | undefined> }).dungHenChecks;

/** A worker that cannot be reached loses this telling, not the page. */
const told = (answer: Promise<unknown>): Promise<void> =>
  answer.then(
    () => undefined,
    () => undefined,
  );

/** Leaves the panel's maker where the overlay, which asked for this script, finds it: both share one world. */
export default defineUnlistedScript(() => {
  const dungHenPanel = panelsFor({
    async report(sighting) {
      // A worker that cannot be reached loses this telling, not the page: what is shown does not depend on it.
      const answer = await sendMessage('ingest', sighting).catch(() => undefined);
      return answer?.ok ? answer.value : [];
    },
    loadChecks: () => sendMessage('loadChecks', undefined).then(checksMaker, () => undefined),
    knownFindings: (records) =>
      sendMessage('knownFindings', records).then(
        (answer) => (answer.ok ? answer.value : []),
        () => [],
      ),
    tellFindings: (findings) => told(sendMessage('tellFindings', findings)),
    readyPress: () =>
      sendMessage('readyPress', undefined).then(
        ({ ok }) => ok,
        () => false,
      ),
    tellAct: (act) => told(sendMessage('tellAct', act)),
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
