import type { ClockWords } from '../clocks/words';
import type { FileCheck } from '../findings/types';
import type { Translate } from '../i18n';
import type { hostElement } from './host';
import type { OverlayWord } from './strings';

/** What files need of the page's overlay. */
export interface FilesKit {
  document: Document;
  signal: AbortSignal;
  makeHost: typeof hostElement;
  say: Translate<OverlayWord>;
  words: ClockWords;
  /** Looks into a file; undefined where nobody answered. */
  check(url: string): Promise<FileCheck | undefined>;
}
export type CreateFiles = (kit: FilesKit) => (areas: readonly Element[]) => void;

const MOST = 200;
const NAME = /[^/\\?#=&]+\.pdf(?=$|[?#&\s])/i;

/** The name of the PDF that a link leads to, by its address or its words; undefined for any other link. */
export function fileName(link: HTMLAnchorElement, page: URL): string | undefined {
  const href = link.getAttribute('href') ?? '';
  if (!URL.canParse(href, page)) return undefined;
  const url = new URL(href, page);
  if (url.origin !== page.origin) return undefined;
  const inAddress = NAME.exec(decode(url.pathname + url.search))?.[0];
  return (inAddress ?? NAME.exec(link.textContent ?? '')?.[0] ?? NAME.exec(link.download)?.[0])?.trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}

type Look = 'met' | 'missed' | 'warning' | 'unknown' | 'paused';

/** How a check's outcome looks, and the key of its words. */
function outcome({ state, coverage, problem }: FileCheck): { look: Look; word: OverlayWord } {
  if (problem) return { look: 'unknown', word: 'file-failed' };
  if (state === 'valid')
    return coverage === 'whole' ? { look: 'met', word: 'file-valid' } : { look: 'warning', word: 'file-partial' };
  if (state === 'broken') return { look: 'missed', word: 'file-broken' };
  return state === 'none' ? { look: 'warning', word: 'file-none' } : { look: 'unknown', word: 'file-unclear' };
}

/** One `<dh-file>` behind a link: asks for nothing before it is pressed, then says what is certain of the file's signatures. */
class FileMark {
  readonly #kit: FilesKit;
  readonly #host: HTMLElement;
  readonly #body: HTMLElement;
  readonly #url: string;
  #open = false;
  #check: FileCheck | undefined;
  #busy = false;

  constructor(kit: FilesKit, link: HTMLAnchorElement, name: string) {
    this.#kit = kit;
    this.#url = link.href;
    const { host, root } = kit.makeHost(kit.document, 'dh-file');
    this.#host = host;
    host.dataset.file = name;
    host.dataset.signature = 'unchecked';
    this.#body = kit.document.createElement('div');
    this.#body.className = 'file';
    root.append(this.#body);
    this.#draw();
    // The end of its cell: nothing of the page is moved.
    link.parentElement?.append(host);
  }

  #make(name: string, className: string, text: string): HTMLElement {
    const element = this.#kit.document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }

  #button(text: string, label: string, action: () => void): HTMLElement {
    const button = this.#make('button', 'ask', text) as HTMLButtonElement;
    button.type = 'button';
    button.setAttribute('aria-label', label);
    button.addEventListener('click', (event) => {
      // A page could press it, too, and so have files fetched that nobody asked for.
      event.stopPropagation();
      event.preventDefault();
      if (event.isTrusted) action();
    });
    return button;
  }

  #draw(): void {
    const { say } = this.#kit;
    const name = this.#host.dataset.file ?? '';
    const check = this.#check;
    if (!check) {
      const words = say(this.#busy ? 'fileChecking' : 'fileAsk');
      this.#body.replaceChildren(this.#button(words, `${words}: ${name}`, () => void this.#ask()));
      return;
    }
    const { look, word } = outcome(check);
    const first = check.signatures.find(({ isTimeStamp }) => !isTimeStamp);
    const pill = this.#make('span', `pill ${look}`, say(word, { name: first?.signer?.name ?? '?' }));
    const parts = [pill];
    if (check.problem)
      parts.push(
        this.#make('span', 'why', say(`file-${check.problem}`)),
        this.#button(say('lookupAgain'), `${say('lookupAgain')}: ${name}`, () => void this.#ask()),
      );
    else if (check.signatures.length > 0) {
      const toggle = this.#button(say('fileDetails'), `${say('fileDetails')}: ${name}`, () => {
        this.#open = !this.#open;
        this.#draw();
        this.#body.querySelector<HTMLElement>('[aria-expanded]')?.focus();
      });
      toggle.setAttribute('aria-expanded', String(this.#open));
      parts.push(toggle);
      if (this.#open) parts.push(this.#details(check));
    }
    this.#body.replaceChildren(...parts);
  }

  #details({ signatures }: FileCheck): HTMLElement {
    const { say, words } = this.#kit;
    const list = this.#make('ol', 'signatures', '');
    for (const one of signatures) {
      const { signer, verdict, reason, signedAt, stampedAt, coversAll, digest, isTimeStamp } = one;
      const item = this.#make('li', '', '');
      const lines = [
        [isTimeStamp ? say('fileTimeStamp') : (signer?.name ?? say('fileNobody')), signer?.organisation]
          .filter(Boolean)
          .join(', '),
        say(verdict === 'valid' ? 'signature-valid' : `signature-${reason ?? 'structure'}`),
        ...(stampedAt === undefined ? [] : [say('fileStamped', { moment: words.fullMoment(stampedAt) })]),
        ...(signedAt === undefined || stampedAt !== undefined
          ? []
          : [say('fileSigned', { moment: words.fullMoment(signedAt) })]),
        say(coversAll ? 'fileWhole' : 'filePart'),
        ...(digest === 'SHA-1' ? [say('fileSha1')] : []),
        ...(signer?.issuer ? [say('fileIssuer', { issuer: signer.issuer, serial: signer.serial })] : []),
      ];
      for (const line of lines) item.append(this.#make('div', '', line));
      list.append(item);
    }
    list.append(this.#make('li', 'soft', say('fileNoChain')));
    return list;
  }

  remove(): void {
    this.#host.remove();
  }

  async #ask(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#check = undefined;
    this.#draw();
    const check = await this.#kit.check(this.#url);
    this.#busy = false;
    if (this.#kit.signal.aborted) return;
    this.#check = check ?? { state: 'unreadable', signatures: [], problem: 'network' };
    const { state, coverage, signatures } = this.#check;
    const { dataset } = this.#host;
    dataset.signature = state;
    if (coverage) dataset.coverage = coverage;
    dataset.signers = String(signatures.filter(({ isTimeStamp }) => !isTimeStamp).length);
    this.#draw();
    this.#body.querySelector<HTMLElement>('button')?.focus();
  }
}

/** Marks links to PDFs in the parts of a page that are read; called again, it marks those that are new. */
export const createFiles: CreateFiles = (kit) => {
  const marked = new WeakMap<Element, { href: string; mark: FileMark }>();
  return (areas) => {
    let count = 0;
    for (const area of areas)
      for (const link of area.querySelectorAll('a[href]')) {
        const { href } = link as HTMLAnchorElement;
        // A link that leads elsewhere now is another file's.
        const known = marked.get(link);
        if (known?.href === href || ++count > MOST) continue;
        const name = fileName(link as HTMLAnchorElement, new URL(kit.document.location.href));
        if (name === undefined) continue;
        known?.mark.remove();
        marked.set(link, { href, mark: new FileMark(kit, link as HTMLAnchorElement, name) });
      }
  };
};
