import type { ClockWords } from '../clocks/words';
import type { Translate } from '../i18n';
import type { Health } from '../portals/types';
import { CONCERNS, type Counts } from './counts';
import type { hostElement } from './host';
import type { OverlayWord } from './strings';

export interface NoticeContent {
  health: Health;
  counts: Counts;
  /** Portal clock minus PC clock in ms, 0 where that is nobody's concern. */
  skew: number;
  /** Set once the extension is gone. */
  stale: boolean;
}

/** `<dh-health>`: one line per page with what needs attention, a way to the next such row, and what was not understood. */
export class Notice {
  readonly host: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #live: HTMLElement;
  readonly #document: Document;
  readonly #onNext: () => void;
  #folded = false;
  #key = '';
  #worst = '';

  constructor(document: Document, makeHost: typeof hostElement, onNext: () => void) {
    this.#document = document;
    this.#onNext = onNext;
    const { host, root } = makeHost(document, 'dh-health');
    this.host = host;
    host.setAttribute('role', 'region');
    host.setAttribute('aria-label', 'Đúng Hẹn');
    this.#panel = document.createElement('div');
    this.#panel.className = 'panel';
    this.#live = document.createElement('span');
    this.#live.className = 'sr';
    this.#live.setAttribute('role', 'status');
    root.append(this.#panel, this.#live);
  }

  show(content: NoticeContent, say: Translate<OverlayWord>, words: ClockWords): void {
    const { health, counts, skew, stale } = content;
    const key = JSON.stringify([content, this.#folded, say('next')]);
    if (key !== this.#key) {
      this.#key = key;
      this.host.dataset.status = health.status;
      this.host.dataset.adapter = health.adapter;
      this.#panel.replaceChildren(...this.#content(content, say, words));
      const worst = CONCERNS.find((state) => counts[state] > 0 && state !== 'unknown') ?? '';
      // Spoken only when the page's worst level changes: a countdown that talks all day helps nobody.
      if (worst !== this.#worst) {
        this.#worst = worst;
        this.#live.textContent = worst ? say(worst, { n: counts[worst] }) : '';
      }
    }
    if (!this.host.isConnected) (this.#document.body ?? this.#document.documentElement).append(this.host);
    if (skew || stale) this.host.setAttribute('data-attention', '');
    else this.host.removeAttribute('data-attention');
  }

  /** Moves to the other corner when it hides the middle of what has the focus. */
  uncover(focused: Element): void {
    if (!this.host.isConnected || focused === this.host) return;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const own = this.host.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    if (x > own.left && x < own.right && y > own.top && y < own.bottom) this.host.toggleAttribute('data-aside');
  }

  #content(content: NoticeContent, say: Translate<OverlayWord>, words: ClockWords): HTMLElement[] {
    const { health, counts, skew, stale } = content;
    const make = (name: string, className: string, text = ''): HTMLElement => {
      const element = this.#document.createElement(name);
      element.className = className;
      element.textContent = text;
      return element;
    };
    const bar = make('div', 'bar');
    const folded = this.#folded && !stale;
    this.#panel.className = folded ? 'panel folded' : 'panel';
    if (!folded) bar.append(make('span', 'name', say('product')));
    if (stale) {
      bar.append(make('span', 'pill stale', say('reload')));
      return [bar, make('p', 'note', say('reloadWhy'))];
    }
    const concerns = CONCERNS.filter((state) => counts[state] > 0);
    for (const state of concerns) {
      const words = say(state, { n: counts[state] });
      const pill = make('span', `pill ${state}`, folded ? String(counts[state]) : words);
      if (folded) {
        pill.title = words;
        pill.setAttribute('role', 'img');
        pill.setAttribute('aria-label', words);
      }
      bar.append(pill);
    }
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    if (concerns.length === 0 && !folded)
      bar.append(make('span', '', total > 0 ? say('calm', { n: total }) : say('empty')));
    const problems = health.problems.map(({ code, detail = '', count = 1 }) => say(code, { detail, n: count }));
    const notes = [
      ...(skew ? [say('skew', { duration: words.span(Math.round(Math.abs(skew) / 60_000) * 60_000) })] : []),
      ...(health.status === 'ok' ? [] : [say(health.status === 'broken' ? 'broken' : 'degraded'), ...problems]),
    ];
    if (concerns.length > 0 && !folded) bar.append(this.#button('↓', say('next'), this.#onNext));
    const toggle = this.#button(folded ? '+' : '–', `${say('product')}: ${say(folded ? 'show' : 'hide')}`, () => {
      this.#folded = !folded;
      this.#key = '';
      this.#panel.replaceChildren(...this.#content(content, say, words));
      this.#panel.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    });
    toggle.setAttribute('aria-expanded', String(!folded));
    bar.append(toggle);
    if (folded || notes.length === 0) return [bar];
    const list = make('ul', 'note');
    for (const note of notes) list.append(make('li', '', note));
    return [bar, list];
  }

  #button(text: string, label: string, action: () => void): HTMLElement {
    const button = this.#document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      action();
    });
    return button;
  }
}
