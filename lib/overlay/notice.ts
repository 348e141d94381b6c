import type { ClockWords } from '../clocks/words';
import type { Translate } from '../i18n';
import type { Health } from '../portals/types';
import type { Line } from './checks';
import { CONCERNS, type Counts } from './counts';
import type { hostElement } from './host';
import type { CheckState, LookupState } from './lookup';
import type { OverlayWord } from './strings';

export interface NoticeContent {
  health: Health;
  counts: Counts;
  /** Portal clock minus PC clock in ms, 0 where that is nobody's concern. */
  skew: number;
  /** Set once the extension is gone. */
  stale: boolean;
}

/** What the notice asks of the panel. */
export interface NoticeActions {
  /** To the next row that needs attention. */
  onNext(): void;
  /** How looking up stands; undefined where nothing is to be looked up. */
  lookup(): LookupState | undefined;
  /** How checking the page's dossiers stands; undefined where they have no pages that may be asked for. */
  check(): CheckState | undefined;
  onCheck(start: boolean): void;
  /** Shows what came of it. */
  onTable(): void;
  /** What was found wrong with the page's one record; undefined until buttons are guarded. */
  lines(): Line[] | undefined;
  /** The user's own click: start, or stop. */
  onLookup(start: boolean): void;
}

/** Names that one line may list. */
const MOST_NAMES = 8;

/** `<dh-health>`: one line per page with what needs attention, a way to the next such row, and what was not understood. */
export class Notice {
  readonly host: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #live: HTMLElement;
  readonly #document: Document;
  readonly #actions: NoticeActions;
  #folded = false;
  #key = '';
  #worst = '';

  constructor(document: Document, makeHost: typeof hostElement, actions: NoticeActions) {
    this.#document = document;
    this.#actions = actions;
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
    const key = JSON.stringify([
      content,
      this.#actions.lookup(),
      this.#actions.check(),
      this.#actions.lines(),
      this.#folded,
      say('next'),
    ]);
    if (key !== this.#key) {
      this.#key = key;
      this.host.dataset.status = health.status;
      this.host.dataset.adapter = health.adapter;
      this.host.toggleAttribute('data-guard', this.#actions.lines() !== undefined);
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
    const lookup = this.#actions.lookup();
    // Said once: with what can be done about it.
    const told = health.problems.filter(({ code }) => !(lookup && code === 'no-start-column'));
    const problems = told.map(({ code, detail = '', count = 1 }) => say(code, { detail, n: count }));
    const notes = [
      ...(skew ? [say('skew', { duration: words.span(Math.round(Math.abs(skew) / 60_000) * 60_000) })] : []),
      ...(health.status === 'ok' || (health.status === 'degraded' && told.length === 0)
        ? []
        : [say(health.status === 'broken' ? 'broken' : 'degraded'), ...problems]),
    ];
    if (concerns.length > 0 && !folded) bar.append(this.#button('↓', say('next'), this.#actions.onNext));
    const toggle = this.#button(folded ? '+' : '–', `${say('product')}: ${say(folded ? 'show' : 'hide')}`, () => {
      this.#folded = !folded;
      this.#key = '';
      this.#panel.replaceChildren(...this.#content(content, say, words));
      this.#panel.querySelector<HTMLElement>('[aria-expanded]')?.focus();
    });
    toggle.setAttribute('aria-expanded', String(!folded));
    bar.append(toggle);
    if (folded) return [bar];
    const parts = [bar];
    const lines = this.#actions.lines() ?? [];
    if (lines.length > 0) {
      const list = make('ul', 'found');
      for (const { text, names } of lines) {
        const item = make('li', '', text);
        if (names.length > 0) item.append(make('span', 'names', names.slice(0, MOST_NAMES).join('; ')));
        list.append(item);
      }
      parts.push(list);
    }
    if (lookup && (lookup.phase !== 'done' || lookup.failed > 0)) parts.push(this.#lookup(lookup, make, say));
    const check = this.#actions.check();
    if (check) parts.push(...this.#check(check, make, say));
    if (notes.length > 0) {
      const list = make('ul', 'note');
      for (const note of notes) list.append(make('li', '', note));
      parts.push(list);
    }
    return parts;
  }

  /** Where looking up stands, and the one thing that can be done about it. */
  #lookup(
    { phase, all, done, failed }: LookupState,
    make: (name: string, className: string, text?: string) => HTMLElement,
    say: Translate<OverlayWord>,
  ): HTMLElement {
    const running = phase === 'running';
    const line = make('div', 'bar');
    line.append(make('span', 'words', say(`lookup-${phase}`, { n: phase === 'done' ? failed : all, done })));
    const action = say(running ? 'lookupStop' : phase === 'offer' ? 'lookupStart' : 'lookupAgain');
    const why = phase === 'offer' ? `${action}. ${say('lookupWhy')}` : action;
    const button = this.#button(action, why, (event) => {
      // Only a person allows it: the page could press a button, too.
      if (event.isTrusted) this.#actions.onLookup(!running);
    });
    line.append(button);
    return line;
  }

  /** How checking the page's dossiers stands, with a bar while it goes on, and what can be done. */
  #check(
    { phase, all, done, bad }: CheckState,
    make: (name: string, className: string, text?: string) => HTMLElement,
    say: Translate<OverlayWord>,
  ): HTMLElement[] {
    const running = phase === 'running';
    const line = make('div', 'bar');
    const words = say(`check-${phase}`, { n: all, done, bad });
    if (phase !== 'offer') line.append(make('span', 'words', words));
    const action = say(running ? 'checkStop' : phase === 'offer' ? 'checkStart' : 'checkAgain');
    const why = phase === 'offer' ? `${action}. ${words} ${say('checkWhy')}` : action;
    const button = this.#button(action, why, (event) => {
      if (event.isTrusted) this.#actions.onCheck(!running);
    });
    if (done > 0) line.append(this.#button(say('checkTable'), say('checkTable'), () => this.#actions.onTable()));
    line.append(button);
    if (!running) return [line];
    const bar = make('progress', 'progress') as HTMLProgressElement;
    bar.max = all;
    bar.value = done;
    bar.setAttribute('aria-label', words);
    return [line, bar];
  }

  #button(text: string, label: string, action: (event: MouseEvent) => void): HTMLElement {
    const button = this.#document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.setAttribute('aria-label', label);
    button.title = label;
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      action(event);
    });
    return button;
  }
}
