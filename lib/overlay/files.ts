import type { ClockWords } from '../clocks/words';
import type { FileCheck, FileKind } from '../findings/types';
import { findingText, type Speech } from './findingMarks';
import type { hostElement } from './host';
import type { OverlayWord } from './strings';

/** What files need of the page's overlay. */
export interface FilesKit extends Speech {
  document: Document;
  signal: AbortSignal;
  makeHost: typeof hostElement;
  words: ClockWords;
  /** Looks into a file; undefined where nobody answered. */
  check(url: string): Promise<FileCheck | undefined>;
}
export type CreateFiles = (kit: FilesKit) => (areas: readonly Element[]) => void;

const MOST = 200;
const IMAGES = ['png', 'jpg', 'jpeg', 'jfif', 'tif', 'tiff', 'gif', 'webp', 'bmp'];
const DOCUMENTS = ['pdf', 'docx', 'doc', 'xlsx', 'xls', 'pptx', 'ppt', 'odt', 'ods', 'xml'];
const ARCHIVES = ['zip', 'rar'];
const NAME = new RegExp(`[^/\\\\?#=&]+\\.(${[...IMAGES, ...DOCUMENTS, ...ARCHIVES].join('|')})(?=$|[?#&\\s),;])`, 'i');

/** Kinds that a name's ending does not belie; endings without an entry name their kind themselves. */
const KINDS: Record<string, readonly FileKind[]> = {
  jpg: ['jpeg'],
  jfif: ['jpeg'],
  tif: ['tiff'],
  doc: ['doc', 'docx'],
  xls: ['doc', 'xlsx'],
  ppt: ['doc', 'pptx'],
  ods: ['odt'],
  zip: ['zip', 'docx', 'xlsx', 'pptx', 'odt'],
};

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();

/**
 * The name of the file that a link leads to, by its address, its words, or the name it is to be saved under; undefined for
 * any other link.
 */
export function fileName(link: HTMLAnchorElement, page: URL): string | undefined {
  const href = link.getAttribute('href') ?? '';
  if (!URL.canParse(href, page)) return undefined;
  const url = new URL(href, page);
  if (url.origin !== page.origin) return undefined;
  const texts = [decode(url.pathname + url.search), link.download, link.textContent ?? '', link.title];
  return texts.map((text) => NAME.exec(text)?.[0].trim()).find(Boolean);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}

type Look = 'met' | 'missed' | 'warning' | 'unknown' | 'stale';

/** How a check's outcome looks, and the key of its words. */
function outcome({ state, coverage, problem, signatures, kind }: FileCheck): { look: Look; word: OverlayWord } {
  if (problem && signatures.length === 0) return { look: 'unknown', word: 'file-failed' };
  if (state === 'valid')
    return coverage === 'whole' ? { look: 'met', word: 'file-valid' } : { look: 'warning', word: 'file-partial' };
  if (state === 'broken') return { look: 'missed', word: 'file-broken' };
  if (state === 'unchecked') return { look: 'unknown', word: 'file-unchecked' };
  if (state === 'unreadable') return { look: 'unknown', word: 'file-unclear' };
  return IMAGES.includes(kind ?? '') ? { look: 'stale', word: 'file-image' } : { look: 'warning', word: 'file-none' };
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
      const ask = DOCUMENTS.includes(endingOf(name)) ? 'fileAsk' : 'fileAskPlain';
      const words = say(this.#busy ? 'fileChecking' : ask);
      this.#body.replaceChildren(this.#button(words, `${words}: ${name}`, () => void this.#ask()));
      return;
    }
    const { look, word } = outcome(check);
    const { problem, kind } = check;
    const first = check.signatures.find(({ isTimeStamp }) => !isTimeStamp);
    const pill = this.#make('span', `pill ${look}`, say(word, { name: first?.signer?.name ?? '?' }));
    const why = problem === 'not-pdf' && kind === 'html' ? 'file-html' : problem && (`file-${problem}` as const);
    const lines = [...(why ? [say(why)] : []), ...this.#advice(check)];
    const parts = [pill, ...lines.map((line) => this.#make('span', 'why', line))];
    if (problem) parts.push(this.#button(say('fileAgain'), `${say('fileAgain')}: ${name}`, () => void this.#ask()));
    if (check.bytes) {
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

  /** What would be better otherwise. */
  #advice({ kind, lowResolution, dpi = 0, blankPages, problem, format = [] }: FileCheck): string[] {
    const { say } = this.#kit;
    const ending = endingOf(this.#host.dataset.file ?? '');
    const isImage = IMAGES.includes(kind ?? '');
    const isBelied = kind && problem !== 'not-pdf' && kind !== 'html' && kind !== 'empty';
    return [
      ...(isBelied && !(KINDS[ending] ?? [ending]).includes(kind)
        ? [say('fileNamed', { name: `.${ending}`, kind: kind.toUpperCase() })]
        : []),
      ...(blankPages ? [say('fileBlank', { n: blankPages })] : []),
      ...(format.length > 0 ? [say('fileFormatCount', { n: format.length })] : []),
      ...(lowResolution ? [say(isImage ? 'fileImageDpi' : 'fileDpi', { n: lowResolution, dpi })] : []),
    ];
  }

  #size({ kind, pages, bytes = 0 }: FileCheck): string {
    const { say } = this.#kit;
    const [unit, digits] = bytes < 1_000_000 ? ['kilobyte', 0] : ['megabyte', 1];
    const amount = new Intl.NumberFormat(say('locale'), {
      style: 'unit',
      unit: unit as string,
      maximumFractionDigits: digits as number,
    }).format(Math.max(1, bytes / 1000) / (unit === 'megabyte' ? 1000 : 1));
    return [kind?.toUpperCase(), ...(pages === undefined ? [] : [say('filePages', { n: pages })]), amount].join(' · ');
  }

  #details(check: FileCheck): HTMLElement {
    const { say } = this.#kit;
    const { signatures } = check;
    // The whole line is its wrapper's, which the box inside need not fill.
    const line = this.#make('div', 'details', '');
    const box = this.#make('div', 'signatures', '');
    line.append(box);
    const list = this.#make('ol', '', '');
    for (const one of signatures) {
      const item = this.#make('li', '', '');
      item.append(this.#signature(one));
      list.append(item);
    }
    const { format } = check;
    if (format) {
      box.append(this.#make('p', '', say(format.length > 0 ? 'fileFormat' : 'fileFormatGood')));
      const points = this.#make('ul', '', '');
      for (const finding of format) points.append(this.#make('li', '', findingText(finding, this.#kit)));
      box.append(points);
    }
    const notes = [this.#size(check)];
    const verified = signatures.filter(({ verdict }) => verdict === 'valid');
    if (verified.length > 0)
      notes.push(say(verified.some(({ chain }) => chain !== 'unchecked') ? 'fileNoRevocation' : 'fileNoChain'));
    box.append(...(signatures.length > 0 ? [list] : []), ...notes.map((note) => this.#make('p', 'soft', note)));
    return line;
  }

  /** Who, when, what it covers, what was found, and what the certificate is worth. */
  #signature(one: FileCheck['signatures'][number]): HTMLElement {
    const { say, words } = this.#kit;
    const { signer, party, verdict, reason, signedAt, stampedAt, coversAll, digest, isTimeStamp, certificate, chain } =
      one;
    const list = this.#make('dl', '', '');
    const row = (label: OverlayWord, ...lines: (string | false | undefined)[]): void => {
      const said = lines.filter((line) => typeof line === 'string');
      if (said.length === 0) return;
      const value = this.#make('dd', '', '');
      value.append(...said.map((line) => this.#make('div', '', line)));
      list.append(this.#make('dt', '', say(label)), value);
    };
    const verified = verdict === 'valid' || verdict === 'unchecked' ? verdict : (reason ?? 'structure');
    row(
      'fileWho',
      isTimeStamp ? say('fileTimeStamp') : (signer?.name ?? say('fileNobody')),
      signer?.organisation !== signer?.name && signer?.organisation,
      !isTimeStamp && party && say(`party-${party}`),
    );
    row('fileVerdict', say(`signature-${verified}`), digest === 'SHA-1' && say('fileSha1'));
    const at = stampedAt ?? signedAt;
    row(
      'fileWhen',
      at !== undefined && say(stampedAt === undefined ? 'fileSigned' : 'fileStamped', { moment: words.fullMoment(at) }),
    );
    row('fileScope', verdict !== 'unchecked' && say(coversAll ? 'fileWhole' : 'filePart'));
    const limit = certificate === 'expired-then' ? signer?.validTo : signer?.validFrom;
    row(
      'fileCertificate',
      certificate && say(`certificate-${certificate}`, { moment: words.fullMoment(limit ?? 0) }),
      chain && chain !== 'unchecked' && say(`chain-${chain}`),
      signer?.issuer !== undefined && say('fileIssuer', { issuer: signer.issuer, serial: signer.serial }),
    );
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
