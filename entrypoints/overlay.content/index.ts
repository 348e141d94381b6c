import { defineContentScript } from 'wxt/utils/define-content-script';
import { browser } from '../../lib/browser';
import { onMessage, type PageState, sendMessage } from '../../lib/messages';
import type { Preview } from '../../lib/overlay/config';
import type { CreatePanel } from '../../lib/overlay/panel';
import { Session } from '../../lib/overlay/session';
import type { OverlayData } from '../../lib/overlayData';
import type { Adapter } from '../../lib/portals/adapter';
import { alive, configure, loadData, STORED } from './configure';

/** What `panel.js` leaves in the world that it shares with this script. */
const panelMaker = () => (globalThis as { dungHenPanel?: CreatePanel }).dungHenPanel;

export default defineContentScript({
  registration: 'runtime',
  async main({ signal }) {
    const data = await loadData().catch((error: unknown) => {
      if (alive()) throw error;
    });
    // The extension has gone meanwhile, or another start of this script has come: one overlay is enough.
    if (!data || signal.aborted) return;
    let config = configure(data);
    let draft: Adapter | undefined;
    const session = new Session(document, config, {
      now: Date.now,
      alive,
      loadPanel: () => sendMessage('loadPanel', undefined).then(panelMaker, () => undefined),
    });

    const renew = () =>
      session.reconfigure(draft ? { ...config, adapters: [draft, ...config.adapters], draft: true } : config);
    const onData = (changes: Record<string, { newValue?: unknown }>) => {
      const renewed = changes[STORED]?.newValue as OverlayData | undefined;
      if (!renewed) return;
      config = configure(renewed);
      renew();
    };
    // For the script that teaches, which shares this world.
    const dungHenPreview: Preview = (taught) => {
      draft = taught;
      renew();
    };
    Object.assign(globalThis, { dungHenPreview });
    browser.storage.local.onChanged.addListener(onData);
    const unlisten = [
      onMessage('pageState', (): PageState => session.state()),
      onMessage('showRecord', ({ data }) => session.show(data)),
      onMessage('switchOff', ({ data: origin }) => {
        if (origin === location.origin) stop();
      }),
    ];
    // Deaf as well as gone: only then can the site be added again without a reload.
    const stop = () => {
      if (alive()) {
        browser.storage.local.onChanged.removeListener(onData);
        for (const off of unlisten) off();
      }
      session.stop();
    };
    signal.addEventListener('abort', stop);
    session.start();
  },
});
