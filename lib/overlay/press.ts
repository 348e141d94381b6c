/** The one event by which a press is handed into the page's own world. */
const PRESS = 'dh-press';

/**
 * Runs in the page's own world: from ours, links that are scripts (`javascript:`) do nothing. Waits for one press and makes
 * it. Self-contained: it is handed over as text.
 */
export function pressOnce(name: string): void {
  document.addEventListener(
    name,
    (event) => {
      const { target, detail } = event as CustomEvent<string>;
      event.stopImmediatePropagation();
      target?.dispatchEvent(new MouseEvent('click', JSON.parse(detail) as MouseEventInit));
    },
    { capture: true, once: true },
  );
}

/** Arguments of `pressOnce`. */
export const PRESS_ARGS: [string] = [PRESS];

/** Whether a control's action is a script in its address. */
export function isScript(control: Element): boolean {
  const action = control.getAttribute('href') ?? control.closest('form')?.getAttribute('action') ?? '';
  return /^\s*javascript:/i.test(action);
}

/** Makes a press that `pressOnce` waits for. */
export const handOver = (place: Element, init: MouseEventInit): void => {
  place.dispatchEvent(new CustomEvent(PRESS, { bubbles: true, composed: true, detail: JSON.stringify(init) }));
};
