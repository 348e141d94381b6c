import { defineContentScript } from 'wxt/utils/define-content-script';
import { browser } from '../../lib/browser';
import { onMessage, type PageState, sendMessage } from '../../lib/messages';
import { Session } from '../../lib/overlay/session';
import { SETTINGS_KEY, type Settings } from '../../lib/settings';
import { configure } from './configure';
import { portalSkew } from './skew';

/** True while this script's extension still stands behind it. */
const alive = (): boolean => {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
};

export default defineContentScript({
  registration: 'runtime',
  async main(ctx) {
    const stored = await browser.storage.local.get(SETTINGS_KEY);
    const session = new Session(document, configure(stored[SETTINGS_KEY] as Settings | undefined), {
      now: Date.now,
      alive,
      async report(sighting) {
        // A worker that cannot be reached loses this telling, not the page: what is shown does not depend on it.
        const answer = await sendMessage('ingest', sighting).catch(() => undefined);
        return answer?.ok ? answer.value : [];
      },
      measureSkew: (page) => portalSkew(page, Date.now),
    });

    const onSettings = (changes: Record<string, { newValue?: unknown }>) => {
      const change = changes[SETTINGS_KEY];
      if (change) session.reconfigure(configure(change.newValue as Settings | undefined));
    };
    browser.storage.local.onChanged.addListener(onSettings);
    const unlisten = [
      onMessage('pageState', (): PageState => session.state()),
      onMessage('showRecord', ({ data }) => session.show(data)),
      onMessage('switchOff', ({ data }) => {
        if (data === location.origin) session.stop();
      }),
    ];
    ctx.onInvalidated(() => {
      // Invalidated while the extension lives: a newer script of ours has taken the page over.
      if (!alive()) return;
      browser.storage.local.onChanged.removeListener(onSettings);
      for (const off of unlisten) off();
      session.stop();
    });
    session.start();
  },
});
