import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { enTeach } from '../../components/strings/en.teach';
import { viTeach } from '../../components/strings/vi.teach';
import styles from '../../components/styles/teach.css?inline';
import { browser } from '../../lib/browser';
import type { Preview } from '../../lib/overlay/config';
import { openGuest } from '../../lib/overlay/guest';
import { TEACHING } from '../../lib/overlay/strangers';
import { OWN_ADAPTERS_KEY, ownAdaptersFrom, ownAdaptersOf, taughtFor } from '../../lib/ownAdapters';
import type { Adapter } from '../../lib/portals/adapter';
import { learn } from '../../lib/portals/read';
import { loadData } from '../overlay.content/configure';
import { App } from './App';
import { Mark } from './mark';

const PLACE = [
  'block-size:auto',
  'max-block-size:none',
  'inset:0 0 0 auto',
  // Of what the page's scroll bar leaves.
  'inline-size:min(460px,100%)',
];

/** The overlay's door for this script: both run in one world. */
const preview = (): Preview | undefined => (globalThis as { dungHenPreview?: Preview }).dungHenPreview;

/** The site's own adapter as it is now: another tab may have taught it something meanwhile. */
async function taughtHere(): Promise<Adapter | undefined> {
  const own = ownAdaptersFrom((await browser.storage.local.get(OWN_ADAPTERS_KEY))[OWN_ADAPTERS_KEY]);
  return own.ok ? taughtFor(ownAdaptersOf(own.value), location.host) : undefined;
}

async function open(): Promise<void> {
  const data = await loadData();
  const before = await taughtHere();
  learn(data.vocabulary);

  // Two clicks came at once.
  if (document.querySelector(TEACHING)) return;
  const abort = new AbortController();
  const { host, place, root } = openGuest(TEACHING, styles, PLACE, abort.signal);
  place.style.blockSize = '100%';
  const mark = new Mark(root, abort.signal);

  let left = false;
  const close = () => {
    abort.abort();
    render(null, place);
    host.remove();
  };
  render(
    <App
      language={data.language}
      strings={data.language === 'en' ? enTeach : viTeach}
      adapters={data.adapters}
      before={before}
      taughtHere={taughtHere}
      preview={preview()}
      onPoint={(elements) => mark.show(elements)}
      onSide={() => {
        left = !left;
        host.style.setProperty('inset', left ? '0 auto 0 0' : '0 0 0 auto', 'important');
      }}
      onClose={close}
    />,
    place,
  );
}

/** Opens the teaching panel in a page, once. */
export default defineUnlistedScript(() => {
  if (document.querySelector(TEACHING)) return;
  void open();
});
