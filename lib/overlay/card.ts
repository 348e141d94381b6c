import type { EpochMs } from '../calendar/types';
import type { Clock } from '../clocks/types';
import type { ClockWords } from '../clocks/words';
import type { Translate } from '../i18n';
import type { hostElement } from './host';
import type { OverlayWord } from './strings';

/** The one tooltip of a page: the reasons behind the badge that is pointed at or focused. */
export class Card {
  readonly host: HTMLElement;
  readonly #body: HTMLElement;
  #owner: HTMLElement | undefined;
  readonly #document: Document;

  constructor(document: Document, makeHost: typeof hostElement) {
    this.#document = document;
    const { host, root } = makeHost(document, 'dh-card');
    this.host = host;
    host.id = 'dh-card';
    host.setAttribute('role', 'tooltip');
    host.setAttribute('popover', 'manual');
    this.#body = document.createElement('div');
    this.#body.className = 'card';
    root.append(this.#body);
  }

  get owner(): HTMLElement | undefined {
    return this.#owner;
  }

  show(
    owner: HTMLElement,
    record: string,
    clocks: readonly Clock[],
    words: ClockWords,
    say: Translate<OverlayWord>,
    now: EpochMs,
  ): void {
    if (!this.host.isConnected) (this.#document.body ?? this.#document.documentElement).append(this.host);
    this.#owner?.removeAttribute('aria-describedby');
    this.#owner = owner;
    owner.setAttribute('aria-describedby', this.host.id);
    this.#body.replaceChildren(...this.#content(record, clocks, words, say, now));
    if (!this.host.matches(':popover-open')) this.host.showPopover();
    this.#place(owner.getBoundingClientRect());
  }

  /** Follows its badge while the page scrolls, out of sight too, and closes once that is gone. */
  follow(): void {
    const anchor = this.#owner?.getBoundingClientRect();
    if (!anchor) return;
    if (anchor.height === 0) this.hide();
    else this.#place(anchor);
  }

  hide(): void {
    this.#owner?.removeAttribute('aria-describedby');
    this.#owner = undefined;
    if (this.host.isConnected && this.host.matches(':popover-open')) this.host.hidePopover();
  }

  #element(name: string, text: string, className = ''): HTMLElement {
    const element = this.#document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  #content(
    record: string,
    clocks: readonly Clock[],
    words: ClockWords,
    say: Translate<OverlayWord>,
    now: EpochMs,
  ): HTMLElement[] {
    const [first, ...others] = clocks;
    if (!first) return [];
    const title = this.#element('p', '');
    title.append(this.#element('b', `${words.say(first.id)}: ${words.state(first)}`), ` · ${record}`);
    const list = this.#document.createElement('dl');
    const row = (name: string, ...values: string[]) => {
      const texts = values.filter(Boolean);
      if (texts.length === 0) return;
      const value = this.#document.createElement('dd');
      texts.forEach((text) => {
        value.append(this.#element('div', text));
      });
      list.append(this.#element('dt', name), value);
    };
    if (first.due !== undefined) row(say('dueLabel'), words.fullMoment(first.due), words.say(`state_${first.state}`));
    if (first.start !== undefined)
      row(say('start'), words.fullMoment(first.start) + (first.estimated ? ` (${say('estimated')})` : ''));
    row(say('note'), ...first.reasons.map((reason) => words.say(reason)));
    row(say('basis'), first.legalBasis);
    row(
      say('also'),
      ...others.map(
        (clock) =>
          `${words.say(clock.id)}: ${words.state(clock)}${clock.due === undefined ? '' : `, ${words.moment(clock.due, now)}`}`,
      ),
    );
    return [title, list];
  }

  #place(anchor: DOMRect): void {
    const { width, height } = this.#body.getBoundingClientRect();
    const view = this.#document.documentElement;
    const below = anchor.bottom + 8 + height <= view.clientHeight || anchor.top < height + 8;
    const left = Math.max(4, Math.min(anchor.left, view.clientWidth - width - 4));
    const { style } = this.host;
    // The sheet inside outranks a style attribute outside; custom properties reach through.
    style.setProperty('--x', `${left}px`);
    style.setProperty('--y', `${below ? anchor.bottom : anchor.top - height - 8}px`);
  }
}
