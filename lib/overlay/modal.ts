/** What a page with a modal of its own takes away from everything outside it, or answers by calling the focus back. */
const HEARD = [
  ...['click', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend'],
  ...['keydown', 'keypress', 'keyup', 'focusin', 'focusout'],
];

/** The longest double click, in ms. */
const DOUBLE = 500;

/** The second half of a double click, and a key that is held, are still the press before: they answer nothing. */
const isSame = (event: Event): boolean =>
  (event instanceof KeyboardEvent && event.repeat) || (event.type === 'click' && (event as MouseEvent).detail > 1);

/**
 * Opens a dialog of ours as a world of its own: what is pressed and typed in it never reaches the page's listeners, which
 * could stop it or act on it. Answers with what closes it; what is left of the officer's answer then, a key that comes up or
 * the second half of a double click, is none of the page's either.
 * @param press what was pressed with the officer's own hand
 */
export function openModal(dialog: HTMLDialogElement, press: (button: Element) => void): (answered?: boolean) => void {
  const view = dialog.ownerDocument.defaultView ?? window;
  const open = new AbortController();
  for (const type of HEARD)
    view.addEventListener(
      type,
      (event) => {
        const path = event.composedPath();
        if (!path.includes(dialog)) return;
        event.stopImmediatePropagation();
        if (isSame(event)) {
          // Moving about may go on.
          if (!(event instanceof KeyboardEvent && /^(?:Tab|Arrow|Page)/.test(event.key))) event.preventDefault();
          return;
        }
        const button = path.find((one) => one instanceof HTMLButtonElement);
        if (type === 'click' && event.isTrusted && button instanceof Element) press(button);
      },
      { capture: true, passive: false, signal: open.signal },
    );
  dialog.showModal();
  return (answered = false) => {
    open.abort();
    dialog.close();
    if (!answered) return;
    const after = new AbortController();
    for (const type of ['click', 'keydown', 'keyup'])
      view.addEventListener(
        type,
        (event) => {
          if (!event.isTrusted) return;
          const isOver = type === 'keydown' && !isSame(event);
          if (type !== 'click' && !isSame(event)) after.abort();
          if (isOver || (type === 'click' && !isSame(event))) return;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        {
          capture: true,
          signal: type === 'click' ? AbortSignal.any([after.signal, AbortSignal.timeout(DOUBLE)]) : after.signal,
        },
      );
  };
}
