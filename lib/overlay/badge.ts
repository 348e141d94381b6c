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

// Widths in px, a little more than any letters of the badge's font need: measuring would lay the page out.
const CHARACTER = 6.3;
const BOLD_CHARACTER = 6.9;
const STATE_EDGES = 30;
const DUE_EDGES = 16;

/** One `<dh-badge>`. It writes to the page only where something differs, so that a page's own observers stay quiet. */
export class Badge {
  readonly host: HTMLElement;
  readonly #box: HTMLElement;
  readonly #chip: HTMLElement;
  readonly #state: HTMLElement;
  readonly #due: HTMLElement;
  /** Px of the cell it stands in, 0 where it flows with other content. */
  #room = 0;

  constructor(document: Document) {
    const { host, root } = hostElement(document, 'dh-badge');
    this.host = host;
    this.#box = document.createElement('div');
    this.#chip = document.createElement('div');
    this.#state = document.createElement('span');
    this.#state.className = 'state';
    this.#due = document.createElement('span');
    this.#chip.append(this.#state, ' ', this.#due);
    this.#box.append(this.#chip);
    root.append(this.#box);
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

  /** Tells the badge how wide it may be, in px; it takes one line, two, or, in the narrowest cells, what it needs. */
  fit(room: number): void {
    this.#room = room;
    this.#layOut();
  }

  #layOut(): void {
    const state = (this.#state.textContent ?? '').length * BOLD_CHARACTER + STATE_EDGES;
    const due = (this.#due.textContent ?? '').length * CHARACTER + DUE_EDGES;
    const lines =
      state + (this.#due.hidden ? 0 : due) <= this.#room ? 'one' : Math.max(state, due) <= this.#room ? 'two' : 'free';
    if (this.#box.className !== lines) this.#box.className = lines;
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
    this.#layOut();
  }
}
