import type { listingWords } from '../../lib/listings/strings';
import { openGuest } from '../../lib/overlay/guest';

/** The panel's element. */
export const LISTING_PANEL = 'dh-listing';

const PLACE = ['inset:16px 16px auto auto', 'inline-size:min(380px,100% - 32px)', 'block-size:auto'];

const STYLES = `
section{font:400 14px/20px Arial,"Segoe UI","Noto Sans",sans-serif;box-sizing:border-box;max-block-size:calc(100vh - 32px);overflow:auto;padding:12px 14px;border:1px solid;border-color:light-dark(#c3cad1,#464d56);border-radius:10px;background:light-dark(#fff,#23272d);color:light-dark(#1b1f24,#e8eaed);box-shadow:0 8px 28px #0004}
section:focus{outline:none}
section:focus-visible,button:focus-visible{outline:2px solid #4c8dff;outline-offset:1px}
header{display:flex;align-items:center;gap:8px}
h2{flex:1;margin:0;font-size:14px;line-height:20px;font-weight:700}
p{margin:6px 0 0;overflow-wrap:anywhere}
ul{margin:8px 0 0;padding:0;list-style:none}
li{position:relative;margin:0 0 8px;padding-inline-start:18px;font-weight:600}
li::before{content:"";position:absolute;inset:6px auto auto 0;inline-size:9px;block-size:9px;background:light-dark(#2f5f9e,#8fb8ee);clip-path:circle(50%);forced-color-adjust:none}
li.outside::before{background:light-dark(#9a6400,#f0c060);clip-path:polygon(50% 0,100% 100%,0 100%)}
small{display:block;font-size:12px;line-height:17px;font-weight:400;color:light-dark(#56606b,#a9b2bc)}
button{all:unset;box-sizing:border-box;min-inline-size:32px;min-block-size:32px;padding:0 10px;border:1px solid;border-color:light-dark(#8a939d,#7b858f);border-radius:6px;text-align:center;cursor:pointer;font:inherit;color:inherit}
button:hover{background:#8883}
@media (forced-colors:active){section,button{border-color:CanvasText}}
@media print{section{display:none}}
`;

/** One kind of verdict: how many, and why. */
export interface Noted {
  word: 'outside' | 'doubtful' | 'idle';
  text: string;
  /** Of the rows in sight, as the lists give them: in Vietnamese. */
  reasons: string[];
}

export interface ListingView {
  lines: string[];
  notes: Noted[];
}

interface ListingPanel {
  show(view: ListingView): void;
  focus(): void;
  close(): void;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
  children: readonly Node[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function noteOf({ word, text, reasons }: Noted): HTMLLIElement {
  const item = element('li', text);
  item.className = word;
  for (const reason of reasons) {
    const line = element('small', reason);
    line.lang = 'vi';
    item.append(line);
  }
  return item;
}

/**
 * Opens the panel with what was read of the page; Escape and its button close it.
 * @param guests told the panel's element, for the overlay's eyes
 * @param onClose once, however it was closed
 */
export function openListingPanel(
  say: ReturnType<typeof listingWords>,
  guests: WeakSet<Element>,
  onClose: () => void,
): ListingPanel {
  const abort = new AbortController();
  const { host, place } = openGuest(LISTING_PANEL, STYLES, PLACE, abort.signal);
  guests.add(host);
  const button = element('button', say('close'));
  const section = element('section', '', [element('header', '', [element('h2', say('title')), button])]);
  const body = element('div');
  body.setAttribute('aria-live', 'polite');
  section.append(body);
  section.setAttribute('role', 'dialog');
  section.setAttribute('aria-label', say('title'));
  section.tabIndex = -1;
  place.append(section);
  const close = () => {
    if (abort.signal.aborted) return;
    abort.abort();
    host.remove();
    onClose();
  };
  button.addEventListener('click', close);
  section.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
  let shown = '';
  return {
    show(view) {
      const text = JSON.stringify(view);
      if (text === shown) return;
      shown = text;
      body.replaceChildren(
        ...view.lines.map((line) => element('p', line)),
        ...(view.notes.length > 0 ? [element('ul', '', view.notes.map(noteOf))] : []),
      );
    },
    focus: () => section.focus(),
    close,
  };
}
