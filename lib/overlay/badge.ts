import type { EpochMs } from '../calendar/types';
import { isoLocal } from '../calendar/zone';
import type { Clock } from '../clocks/types';
import type { ClockWords } from '../clocks/words';
import { hostElement } from './host';

/** What a badge says: the same words on screen and for a screen reader. */
export interface BadgeText {
  state: string;
  due: string;
  name: string;
}

export function badgeText(clock: Clock, words: ClockWords, now: EpochMs): BadgeText {
  const state = words.state(clock);
  const due = clock.due === undefined ? '' : words.due(clock.due, now);
  const severity =
    clock.state === 'warning' || clock.state === 'critical' ? `, ${words.say(`state_${clock.state}`)}` : '';
  return { state, due, name: `${words.say(clock.id)}: ${state}${severity}${due && `, ${due}`}` };
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** One `<dh-badge>`. It writes to the page only where something differs, so that a page's own observers stay quiet. */
export class Badge {
  readonly host: HTMLElement;
  readonly #chip: HTMLElement;
  readonly #state: HTMLElement;
  readonly #due: HTMLElement;

  constructor(document: Document) {
    const { host, root } = hostElement(document, 'dh-badge');
    this.host = host;
    this.#chip = document.createElement('div');
    this.#state = document.createElement('span');
    this.#state.className = 'state';
    this.#due = document.createElement('span');
    this.#chip.append(this.#state, ' ', this.#due);
    root.append(this.#chip);
    host.setAttribute('role', 'button');
    host.tabIndex = -1;
  }

  show(record: string, clock: Clock, words: ClockWords, now: EpochMs): void {
    const { host } = this;
    const text = badgeText(clock, words, now);
    set(host, 'data-record', record);
    set(host, 'data-clock', clock.id);
    set(host, 'data-state', clock.state);
    set(host, 'data-due', clock.due === undefined ? undefined : isoLocal(clock.due));
    set(host, 'data-estimated', clock.estimated ? '' : undefined);
    set(host, 'aria-label', text.name);
    this.#write(`chip ${clock.state}`, text.state, text.due);
  }

  /** The extension is gone from under the page: no countdown may be believed any more. */
  grey(words: string): void {
    set(this.host, 'aria-label', words);
    this.#write('chip stale', words, '');
  }

  #write(className: string, state: string, due: string): void {
    if (this.#chip.className !== className) this.#chip.className = className;
    if (this.#state.textContent !== state) this.#state.textContent = state;
    if (this.#due.textContent !== due) this.#due.textContent = due;
    this.#due.hidden = due === '';
  }
}
