import { readListing } from '../../lib/listings/read';
import { listingSentence } from '../../lib/listings/say';
import { listingWords } from '../../lib/listings/strings';
import { printOf, procedureKey, summedUp, withPage } from '../../lib/listings/tally';
import type {
  ListingPage,
  ListingTold,
  MailboxReading,
  NewsReading,
  ProceduresPage,
  ProceduresReading,
} from '../../lib/listings/types';
import { judgedBy, type Verdict, verdictOn } from '../../lib/listings/verdict';
import { FindingMarks, type Mark } from '../../lib/overlay/findingMarks';
import { hostElement } from '../../lib/overlay/host';
import type { Reference } from '../../lib/reference/types';
import { type ListingView, type Noted, openListingPanel } from './panel';

interface Options {
  language: 'vi' | 'en';
  reference: Reference;
  /** Elements of ours that the overlay must not take for a page's copies. */
  guests: WeakSet<Element>;
  /** The reader asked; else the address is one of an adapter's. */
  isAsked: boolean;
  /** Answers what the page comes to with the pages of its list before; undefined where nobody took it. */
  tell: (page: ListingPage) => Promise<ListingTold | undefined>;
  onStop: () => void;
}

/** A page that changes all the time is read so often at most, in ms. */
const PAUSE = 400;

const isOurs = (node: Node): boolean => /^dh-/i.test(node.nodeName);

/** What the background is told of a page of procedures. */
const pageOf = (
  { rows, total, part }: ProceduresReading,
  verdicts: readonly (Verdict | undefined)[],
): ProceduresPage => ({
  kind: 'procedures',
  rows: rows.map(({ procedure }, i) => {
    const verdict = verdicts[i];
    return { print: printOf(procedureKey(procedure)), ...(verdict && { judged: judgedBy(verdict) }) };
  }),
  ...(total !== undefined && { total }),
  part,
});

/** Reads a page whenever it changes, marks its rows, and shows what was read. */
export class Watcher {
  readonly #options: Options;
  readonly #marks: FindingMarks;
  readonly #observer = new MutationObserver((records) => this.#changed(records));
  #reference: Reference;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #panel: ReturnType<typeof openListingPanel> | undefined;
  #wantsPanel: boolean;
  #view: ListingView;
  #told = '';

  constructor(options: Options) {
    this.#options = options;
    this.#reference = options.reference;
    this.#wantsPanel = options.isAsked;
    this.#view = this.#nothing();
    this.#marks = new FindingMarks({
      document,
      makeHost: (page, name) => {
        const made = hostElement(page, name);
        options.guests.add(made.host);
        return made;
      },
    });
  }

  /** Reads the page now, and from now on whenever it changes. */
  look(): void {
    this.#read();
    this.#observer.observe(document.body, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['class', 'aria-label'],
    });
  }

  /** Shows the panel. */
  ask(): void {
    this.#wantsPanel = true;
    this.#read();
    this.#panel?.focus();
  }

  /** Takes over other lists to hold pages against. */
  hold = (reference: Reference): void => {
    this.#reference = reference;
    this.#read();
  };

  /** Ends it, without a trace. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#marks.show([]);
    this.#panel?.close();
    this.#options.onStop();
  }

  get #say() {
    return listingWords(this.#options.language);
  }

  #changed(records: MutationRecord[]): void {
    const isOwn = ({ target, addedNodes, removedNodes }: MutationRecord) =>
      isOurs(target) || (addedNodes.length + removedNodes.length > 0 && [...addedNodes, ...removedNodes].every(isOurs));
    if (this.#timer !== undefined || records.every(isOwn)) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#read();
    }, PAUSE);
  }

  #read(): void {
    const reading = readListing(document, Date.now());
    const procedures = reading?.kind === 'procedures' ? reading : undefined;
    const verdicts =
      procedures?.rows.map(({ procedure }) => verdictOn(procedure, this.#reference, procedures.isCommunes)) ?? [];
    this.#mark(procedures?.rows ?? [], verdicts);
    if (!reading) {
      this.#told = '';
      this.#view = this.#nothing();
      this.#show();
      return;
    }
    const page = procedures ? pageOf(procedures, verdicts) : (reading as MailboxReading | NewsReading);
    const text = JSON.stringify(page);
    if (text === this.#told) {
      this.#show();
      return;
    }
    this.#told = text;
    void this.#options.tell(page).then((answer) => {
      if (text !== this.#told) return;
      const told = answer ?? (page.kind === 'procedures' ? summedUp(withPage({}, page), page) : page);
      this.#view = this.#viewOf(told, verdicts);
      // Nobody asked: only what needs a look is worth a panel.
      if (told.kind === 'procedures' && told.outside + told.doubtful > 0) this.#wantsPanel = true;
      this.#show();
    });
  }

  #nothing(): ListingView {
    return { lines: [this.#say('nothing')], notes: [] };
  }

  #viewOf(told: ListingTold, verdicts: readonly (Verdict | undefined)[]): ListingView {
    const { language } = this.#options;
    const lines = [listingSentence(told, Date.now(), language)];
    if (told.kind !== 'procedures') return { lines, notes: [] };
    const reasons = (word: Noted['word']) => [
      ...new Set(verdicts.filter((one) => one && judgedBy(one) === word).map((one) => one?.reason ?? '')),
    ];
    const notes = (['outside', 'doubtful', 'idle'] as const)
      .filter((word) => told[word] > 0)
      .map((word): Noted => ({ word, text: this.#say(word, { count: told[word] }), reasons: reasons(word) }));
    return { lines: notes.length > 0 ? lines : [...lines, this.#say('procedures.none')], notes };
  }

  #mark(rows: ProceduresReading['rows'], verdicts: readonly (Verdict | undefined)[]): void {
    const marks: Mark[] = [];
    const times = new Map<string, number>();
    rows.forEach(({ procedure, place }, i) => {
      const verdict = verdicts[i];
      if (!verdict) return;
      const key = procedureKey(procedure);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      const word = judgedBy(verdict);
      marks.push({
        key: `${key} ${time}`,
        record: (procedure.code ?? procedure.name).normalize('NFC'),
        finding: {
          rule: verdict.says === 'idle' ? 'procedure-idle' : 'procedure-outside',
          severity: word === 'outside' ? 'warning' : 'advice',
        },
        text: this.#say(`mark.${word}`),
        hint: verdict.reason,
        place,
      });
    });
    this.#marks.show(marks);
  }

  #show(): void {
    if (!this.#wantsPanel) return;
    this.#panel ??= openListingPanel(this.#say, this.#options.guests, () => {
      this.#panel = undefined;
      this.#wantsPanel = false;
      // Asked for by its reader alone, there is nothing left to be switched off later.
      if (this.#options.isAsked) this.stop();
    });
    this.#panel.show(this.#view);
  }
}
