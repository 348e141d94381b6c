import type { Finding } from '../findings/findings.types';
import { DETAIL_WORDS, isDetailKey } from '../findings/words';
import type { OverlayConfig } from './config';
import type { hostElement } from './host';

/** The words of the page's overlay. */
export type Speech = Pick<OverlayConfig, 'say' | 'language'>;

export interface MarksKit {
  document: Document;
  makeHost: typeof hostElement;
}

/** A finding in one line: in detail where there are words for it. */
export function findingText({ rule, count = 0, of = 0, detail, values }: Finding, { say, language }: Speech): string {
  if (detail !== undefined && isDetailKey(detail)) return DETAIL_WORDS[language](detail, { ...values, count });
  return say(`finding-${rule}`, { count, of });
}

/** What a finding rests on: an article, or the list that says of an act that it has ended. */
export const basisText = ({ rule, basis }: Finding, { say }: Pick<Speech, 'say'>): string | undefined =>
  basis === undefined ? undefined : say(rule === 'basis-ended' ? 'findingList' : 'findingBasis', { basis });

/** What a mark is about and where it stands. */
export interface Mark {
  /** The same for the same mark of the next reading. */
  key: string;
  record: string;
  finding: Pick<Finding, 'rule' | 'severity'>;
  text: string;
  /** More of it, for whoever points at it or hears it. */
  hint?: string;
  /** Appended to as its last child. */
  place: Element;
}

/** A page that removes a mark so often has its way. */
const ATTEMPTS = 30;

/** The `<dh-finding>` elements of a page: made, moved, rewritten and removed so that they say what the last reading found. */
export class FindingMarks {
  readonly #kit: MarksKit;
  readonly #made = new Map<string, { host: HTMLElement; body: HTMLElement; puts: number }>();

  constructor(kit: MarksKit) {
    this.#kit = kit;
  }

  /** Shows these marks and no others. */
  show(marks: readonly Mark[]): void {
    const wanted = new Set(marks.map(({ key }) => key));
    for (const [key, { host }] of this.#made) {
      if (wanted.has(key)) continue;
      host.remove();
      this.#made.delete(key);
    }
    for (const mark of marks) this.#put(mark);
  }

  #put({ key, record, finding: { rule, severity }, text, hint, place }: Mark): void {
    const { document, makeHost } = this.#kit;
    let made = this.#made.get(key);
    if (!made) {
      const { host, root } = makeHost(document, 'dh-finding');
      const body = document.createElement('span');
      root.append(body);
      made = { host, body, puts: 0 };
      this.#made.set(key, made);
    }
    const { host, body } = made;
    // Written only where something differs, so that a page's own observers stay quiet.
    const set = (name: string, value: string) => {
      if (host.getAttribute(name) !== value) host.setAttribute(name, value);
    };
    set('data-record', record);
    set('data-rule', rule);
    set('data-severity', severity);
    if (hint) set('title', hint);
    else host.removeAttribute('title');
    const look = `pill ${severity}`;
    if (body.className !== look) body.className = look;
    if (body.textContent !== text) body.textContent = text;
    if (host.parentElement === place) return;
    // A page that writes other records into its rows has the mark follow its own: left behind, it would be a lie.
    if (!host.isConnected && ++made.puts > ATTEMPTS) return;
    place.append(host);
  }
}
