import type { Finding } from '../findings/findings.types';
import type { Act } from '../portals/acts';
import { basisText, findingText, type MarksKit, type Speech } from './findingMarks';
import { openModal } from './modal';

/** What is wrong with one of the records that a button is about. */
export interface Case {
  record: string;
  findings: Finding[];
  /** Where it is not read from this page: when it was seen, in words. */
  seen?: string;
}

const MOST_NAMES = 6;
const MOST_CASES = 5;

/** The dialog that stands between an officer and a button. Modal, so that the page behind it cannot be pressed meanwhile. */
export class GuardDialog {
  readonly #kit: MarksKit;
  readonly #host: HTMLElement;
  readonly #dialog: HTMLDialogElement;
  readonly #body: HTMLElement;
  readonly #answer: Promise<boolean | undefined>;
  readonly #end: (answered?: boolean) => void;
  #settle: (go: boolean | undefined) => void = () => {};

  constructor(kit: MarksKit, act: Act, { say }: Speech) {
    this.#kit = kit;
    const { document, makeHost } = kit;
    const { host, root } = makeHost(document, 'dh-guard');
    this.#host = host;
    host.dataset.act = act;
    this.#dialog = document.createElement('dialog');
    this.#dialog.className = 'guard';
    const title = this.#make('h2', say(`guard-${act}`));
    title.id = 'title';
    this.#dialog.setAttribute('aria-labelledby', title.id);
    this.#body = this.#make('div', '');
    this.#body.setAttribute('aria-live', 'polite');
    const foot = this.#make('div', '', 'foot');
    const back = this.#button(say('guardBack'), 'main');
    const go = this.#button(say('guardContinue'), '');
    foot.append(go, back);
    this.#dialog.append(title, this.#body, foot);
    root.append(this.#dialog);
    this.#answer = new Promise((resolve) => {
      this.#settle = resolve;
    });
    // Escape goes back.
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close(false);
    });
    (document.body ?? document.documentElement).append(host);
    this.#end = openModal(this.#dialog, (button) => {
      if (button === go || button === back) this.close(button === go);
    });
    back.focus();
  }

  /** Resolves with whether to go on; with nothing where nobody was asked to the end. */
  get answer(): Promise<boolean | undefined> {
    return this.#answer;
  }

  /** False once the page has thrown it away. */
  get isOpen(): boolean {
    return this.#dialog.open && this.#dialog.isConnected;
  }

  /** Says that something is still being looked into. */
  wait(text: string): void {
    this.#body.replaceChildren(this.#make('p', text));
  }

  show(cases: readonly Case[], speech: Speech, note?: string): void {
    const { say } = speech;
    const parts: HTMLElement[] = [];
    for (const { record, findings, seen } of cases.slice(0, MOST_CASES)) {
      parts.push(this.#make('p', record, 'code'));
      const list = this.#make('ul', '');
      for (const finding of findings) list.append(this.#item(finding, speech));
      parts.push(list);
      if (seen) parts.push(this.#make('p', say('findingSeen', { moment: seen }), 'soft'));
    }
    if (cases.length > MOST_CASES) parts.push(this.#make('p', say('findingMore', { n: cases.length - MOST_CASES })));
    if (note) parts.push(this.#make('p', note, 'soft'));
    this.#host.dataset.record = cases.map(({ record }) => record).join(' ');
    this.#body.replaceChildren(...parts);
  }

  close(go?: boolean): void {
    this.#end(go !== undefined);
    this.#host.remove();
    this.#settle(go);
  }

  #item(finding: Finding, speech: Speech): HTMLElement {
    const { say } = speech;
    const { rule, severity, count = 0, names = [] } = finding;
    const basis = basisText(finding, speech);
    const item = this.#make('li', '', 'one');
    const words = rule === 'second-supplement' ? say('guardSecond', { count }) : findingText(finding, speech);
    item.append(this.#make('div', words, `lead ${severity}`));
    if (names.length > 0) {
      const list = this.#make('ul', '', 'names');
      for (const name of names.slice(0, MOST_NAMES)) list.append(this.#make('li', name));
      if (names.length > MOST_NAMES)
        list.append(this.#make('li', say('findingMore', { n: names.length - MOST_NAMES })));
      item.append(list);
    }
    if (basis) item.append(this.#make('div', basis, 'soft'));
    return item;
  }

  #button(text: string, className: string): HTMLButtonElement {
    const button = this.#make('button', text, className) as HTMLButtonElement;
    button.type = 'button';
    return button;
  }

  #make(name: string, text: string, className = ''): HTMLElement {
    const element = this.#kit.document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }
}
