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

/**
 * Two sizes of writing, with widths in px a little above what the letters of the badge's font need: measuring would lay
 * the page out.
 */
const SIZES = [
  { name: 'full', line: 16, character: 6.3, bold: 6.9, stateEdges: 30, dueEdges: 16, most: 1 },
  { name: 'small', line: 14, character: 5.6, bold: 6.2, stateEdges: 24, dueEdges: 10, most: 2 },
] as const;
/** Px above and below the writing of one part, and of the border around both. */
const PADDING = 2;
const BORDER = 2;

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

  /** Chooses size and lines and fixes the height accordingly, so that new words lay out the badge and nothing else. */
  #layOut(): void {
    const state = this.#state.textContent ?? '';
    const due = this.#due.textContent ?? '';
    let look = 'free';
    let height = 0;
    for (const { name, line, character, bold, stateEdges, dueEdges, most } of SIZES) {
      const stateWidth = state.length * bold + stateEdges;
      const dueWidth = due ? due.length * character + dueEdges : 0;
      if (most === 1 && stateWidth + dueWidth <= this.#room) {
        look = `${name} row`;
        height = line + PADDING + BORDER;
        break;
      }
      const lines = (width: number) => Math.ceil(width / this.#room);
      if (this.#room === 0 || lines(stateWidth) > most || lines(dueWidth) > most) continue;
      look = name;
      height = (lines(stateWidth) + lines(dueWidth)) * line + PADDING * (due ? 2 : 1) + BORDER;
      break;
    }
    if (this.#box.className !== look) this.#box.className = look;
    const px = height ? `${height}px` : '';
    if (this.#box.style.height !== px) this.#box.style.height = px;
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
