import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { enTeach } from '../../components/strings/en.teach';
import { viTeach } from '../../components/strings/vi.teach';
import styles from '../../components/styles/teach.css?inline';
import { browser } from '../../lib/browser';
import type { Preview } from '../../lib/overlay/config';
import { TEACHING } from '../../lib/overlay/strangers';
import { OWN_ADAPTERS_KEY, type OwnAdapters, ownAdaptersOf, taughtFor } from '../../lib/ownAdapters';
import { learn } from '../../lib/portals/read';
import { loadData } from '../overlay.content/configure';
import { App } from './App';
import { Mark } from './mark';

/** On the element itself and with `!important`: no rule of the page is stronger. */
const PLACE = [
  'all:initial',
  'position:fixed',
  'inset:0 0 0 auto',
  'inline-size:min(460px,100vw)',
  'z-index:2147483647',
  'color-scheme:light dark',
]
  .map((rule) => `${rule}!important`)
  .join(';');

/** The overlay's door for this script: both run in one world. */
const preview = (): Preview | undefined => (globalThis as { dungHenPreview?: Preview }).dungHenPreview;

async function open(): Promise<void> {
  const data = await loadData();
  const stored = await browser.storage.local.get(OWN_ADAPTERS_KEY);
  const own = stored[OWN_ADAPTERS_KEY] as OwnAdapters | undefined;
  learn(data.vocabulary);

  const host = document.createElement(TEACHING);
  host.style.cssText = PLACE;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const place = document.createElement('div');
  place.style.blockSize = '100%';
  root.append(place);
  const abort = new AbortController();
  const mark = new Mark(root, abort.signal);
  // The page's own shortcuts must not hear what is typed here.
  for (const type of ['keydown', 'keyup', 'keypress']) host.addEventListener(type, (event) => event.stopPropagation());
  document.body.append(host);

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
      before={own && taughtFor(ownAdaptersOf(own), location.host)}
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
