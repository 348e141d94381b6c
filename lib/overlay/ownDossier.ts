import {
  dossierFindings,
  figuresOf,
  isMissing,
  missingOf,
  type PaperFacts,
  type PaperFigures,
  supplementFinding,
  supplementsOf,
  unreadableOf,
  unseenIn,
} from '../findings/dossiers';
import type { Finding } from '../findings/findings.types';
import type { FileCheck } from '../findings/types';
import type { Translate } from '../i18n';
import { type Papers, papersOf } from '../portals/papers';
import type { Page } from '../portals/read';
import { fold } from '../portals/text';
import type { Observation } from '../portals/types';
import { atOnce, type Work } from '../portals/work';
import type { Mark } from './findingMarks';
import type { Row } from './rows';
import type { OverlayWord } from './strings';

/** What is known of the page's record from elsewhere, as it is now. */
export interface Elsewhere {
  /** What was seen of files by address. */
  checks: ReadonlyMap<string, FileCheck>;
  /** What the page's own data say of its components. */
  told?: PaperFacts;
  supplements?: number;
}

/** Another request for a supplement after one that is known. */
export function anotherSupplement(observation: Observation, supplements = 0): Finding[] {
  const count = supplementsOf({ observation, supplements });
  return count > 0 ? [supplementFinding(count)] : [];
}

/** The one dossier that a page is about, with what is printed of its papers. */
export class OwnDossier {
  readonly row: Row;
  readonly observation: Observation;
  readonly #elsewhere: () => Elsewhere;
  readonly #work: () => Work<Papers>;
  #papers: Papers = {};

  constructor(row: Row, observation: Observation, page: Page, base: string, elsewhere: () => Elsewhere) {
    this.row = row;
    this.observation = observation;
    this.#elsewhere = elsewhere;
    const { detail, adapter } = page;
    this.#work = () => papersOf(detail?.element ?? row.element, detail?.rule, adapter, base, observation.procedureCode);
  }

  *read(): Work<void> {
    this.#papers = yield* this.#work();
  }

  /** Reads the page as it stands at this moment. */
  readNow(): void {
    this.#papers = atOnce(this.#work());
  }

  /** @param ending judged as if it were over: its officer is about to say so */
  findings(ending = false): Finding[] {
    const { checks, supplements } = this.#elsewhere();
    return dossierFindings({ observation: this.observation, papers: this.#whole(), checks, supplements, ending });
  }

  /** Undefined where nothing is known of its papers. */
  figures(): PaperFigures | undefined {
    const whole = this.#whole();
    return whole.components || whole.results ? figuresOf(whole, this.#elsewhere().checks) : undefined;
  }

  /** Files of the result that nobody has looked into yet. */
  unseen(): string[] {
    return unseenIn(this.#papers.results ?? [], this.#elsewhere().checks);
  }

  /** Marks at each component that is missing or cannot be opened, and at the result. */
  marks(findings: readonly Finding[], say: Translate<OverlayWord>): Mark[] {
    const { record } = this.observation;
    const marks: Mark[] = [];
    const at = (rule: Finding['rule'], key: string, text: string, place: Element | undefined) => {
      const finding = findings.find((one) => one.rule === rule);
      if (!finding || !place) return;
      const hint = finding.basis && say('findingBasis', { basis: finding.basis });
      marks.push({ key: `own|${rule}|${key}`, record, finding, text, hint, place });
    };
    const missing = new Set(missingOf(this.#whole()).map(({ name }) => name));
    const there = missingOf(this.#papers).filter(({ name }) => missing.has(name));
    for (const [i, { name, anchor }] of there.entries())
      at('component-missing', `${i}|${name}`, say('findingHere'), anchor);
    for (const [i, { name, anchor }] of unreadableOf(this.#papers, this.#elsewhere().checks).entries())
      at('component-unreadable', `${i}|${name}`, say('findingHereUnreadable'), anchor);
    for (const rule of ['result-missing', 'result-unsigned', 'signature-broken'] as const)
      at(rule, '', say(`finding-${rule}`, {}), this.#papers.resultsAnchor);
    return marks;
  }

  /** What is printed, and what the page's own data add. Where the two disagree on a component, it is not understood. */
  #whole(): PaperFacts {
    const { components, results } = this.#papers;
    const told = this.#elsewhere().told?.components;
    if (!told) return { components, results };
    if (!components) return { components: told, results };
    const there = new Set(told.filter((one) => !isMissing(one)).map(({ name }) => fold(name)));
    const agreed = components.map((one) =>
      isMissing(one) && there.has(fold(one.name)) ? { ...one, provision: 'unknown' as const } : one,
    );
    return { components: agreed, results };
  }
}
