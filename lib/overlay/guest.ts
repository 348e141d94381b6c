/** A panel of ours in somebody else's page. */
interface Guest {
  host: HTMLElement;
  /** What it is rendered into. */
  place: HTMLElement;
  root: ShadowRoot;
}

/** On the element itself and with `!important`: no rule of the page is stronger. */
const RESET = [
  'all:initial',
  'display:block',
  'margin:0',
  'padding:0',
  'border:0',
  'overflow:visible',
  'background:none',
  'position:fixed',
  'z-index:2147483647',
  'color-scheme:light dark',
];

/**
 * Lays a panel over the page, above its open dialogs, in a shadow root of its own. The page hears nothing of what is typed
 * and pressed in it, until `signal` is aborted.
 * @param where CSS declarations of its place and size
 */
export function openGuest(name: string, styles: string, where: readonly string[], signal: AbortSignal): Guest {
  const host = document.createElement(name);
  host.style.cssText = [...RESET, ...where].map((rule) => `${rule}!important`).join(';');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const place = document.createElement('div');
  root.append(place);
  // Its shortcuts would act, its dialogs take the focus back.
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
      { capture: true, signal },
    );
  for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'wheel'])
    host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
  // What is outside an open modal dialog cannot be reached; and nothing lies above what is shown as a popover.
  const dialogs = document.querySelectorAll('dialog:modal');
  (dialogs[dialogs.length - 1] ?? document.body).append(host);
  host.popover = 'manual';
  host.showPopover();
  return { host, place, root };
}
