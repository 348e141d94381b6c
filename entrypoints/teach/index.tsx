import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { enTeach } from '../../components/strings/en.teach';
import { viTeach } from '../../components/strings/vi.teach';
import styles from '../../components/styles/teach.css?inline';
import { browser } from '../../lib/browser';
import type { Preview } from '../../lib/overlay/config';
import { TEACHING } from '../../lib/overlay/strangers';
import { OWN_ADAPTERS_KEY, ownAdaptersFrom, ownAdaptersOf, taughtFor } from '../../lib/ownAdapters';
import type { Adapter } from '../../lib/portals/adapter';
import { learn } from '../../lib/portals/read';
import { loadData } from '../overlay.content/configure';
import { App } from './App';
import { Mark } from './mark';

/** On the element itself and with `!important`: no rule of the page is stronger. */
const PLACE = [
  'all:initial',
  'display:block',
  'margin:0',
  'padding:0',
  'border:0',
  'overflow:visible',
  'background:none',
  'block-size:auto',
  'max-block-size:none',
  'position:fixed',
  'inset:0 0 0 auto',
  // Of what the page's scroll bar leaves.
  'inline-size:min(460px,100%)',
  'z-index:2147483647',
  'color-scheme:light dark',
]
  .map((rule) => `${rule}!important`)
  .join(';');

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
  // The page must hear nothing of what is typed and pressed here: its shortcuts would act, its dialogs take the focus back.
  const own = (event: Event) => event.composedPath()[0] !== host && event.composedPath().includes(host);
  for (const type of ['keydown', 'keyup', 'keypress', 'focusin', 'focusout'])
    window.addEventListener(
      type,
      (event) => {
        if (!own(event)) return;
        event.stopImmediatePropagation();
        // Nobody else hears of it now, our own panel included; and the page's dialog is to stay open.
        if (event instanceof KeyboardEvent && type === 'keydown' && event.key === 'Escape' && !event.isComposing) {
          event.preventDefault();
          place.firstElementChild?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
        }
      },
      { capture: true, signal: abort.signal },
    );
  for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'wheel'])
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  // What is outside an open modal dialog cannot be reached; and nothing lies above what is shown as a popover.
  const dialogs = document.querySelectorAll('dialog:modal');
  (dialogs[dialogs.length - 1] ?? document.body).append(host);
  host.popover = 'manual';
  host.showPopover();

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
