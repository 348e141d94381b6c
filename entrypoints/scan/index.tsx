import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ScanPanel } from '../../components/scan/ScanPanel';
import type { ScanView } from '../../components/scan/types';
import { enScan } from '../../components/strings/en.scan';
import { viScan } from '../../components/strings/vi.scan';
import scanStyles from '../../components/styles/scan.css?inline';
import baseStyles from '../../components/styles/teach.css?inline';
import { GuestWords } from '../../components/words';
import { onMessage } from '../../lib/messages';
import { openGuest } from '../../lib/overlay/guest';
import { SCANNING } from '../../lib/overlay/strangers';
import { learn } from '../../lib/portals/read';
import { loadData } from '../overlay.content/configure';
import { createScanner } from './scanner';

const PLACE = ['inset:auto 16px 16px auto', 'inline-size:min(420px,100% - 32px)', 'block-size:auto'];

async function open(): Promise<void> {
  const data = await loadData();
  learn(data.vocabulary);
  // Two clicks came at once.
  if (document.querySelector(SCANNING)) return;
  const abort = new AbortController();
  const { host, place } = openGuest(SCANNING, baseStyles + scanStyles, PLACE, abort.signal);
  const close = () => {
    abort.abort();
    unlisten();
    deaf();
    render(null, place);
    host.remove();
  };
  const unlisten = onMessage('switchOff', ({ data: origin }) => {
    if (origin === location.origin) close();
  });
  const show = (view: ScanView) =>
    render(
      <GuestWords language={data.language} strings={data.language === 'en' ? enScan : viScan}>
        <ScanPanel view={view} act={scanner.act} />
      </GuestWords>,
      place,
    );
  const deaf = onMessage('scanWalks', ({ data: origin }) => scanner.walks(origin));
  const scanner = createScanner({ adapters: data.adapters, signal: abort.signal, show, close });
  await scanner.begin();
}

/** Opens the panel that walks the portal's lists, once; after a press that loaded the page anew it goes on by itself. */
export default defineUnlistedScript(() => {
  if (document.querySelector(SCANNING)) return;
  void open();
});
