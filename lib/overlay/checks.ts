import { dossierFindings, figuresOf, missingOf, supplementsOf, unreadableOf } from '../findings/dossiers';
import type { Finding } from '../findings/findings.types';
import type { FileCheck } from '../findings/types';
import type { KnownFindings } from '../log/types';
import type { Act } from '../portals/acts';
import { type Papers, type PrintedFile, papersOf } from '../portals/papers';
import type { Observation } from '../portals/types';
import { atOnce } from '../portals/work';
import type { Background, OverlayConfig } from './config';
import { createFiles } from './files';
import { FindingMarks, findingText, type Mark } from './findingMarks';
import { Guard, type Objections } from './guard';
import type { Checked, Found } from './lookup';
import type { PanelKit, Reading } from './panel';
import type { Row } from './rows';
import { showTable } from './table';

/** What checks need of the page's overlay. */
export interface ChecksKit extends Pick<PanelKit, 'document' | 'signal' | 'makeHost' | 'paced' | 'now' | 'live'> {
  background: Background;
  /** What is said of the page has changed. */
  onChange(): void;
}

/** What the notice says of the page's one record, or of what was just pressed. */
export interface Line {
  text: string;
  names: string[];
}

/** What another page of the portal says of its dossier's papers. */
export interface Examined {
  findings: Finding[];
  figures: ReturnType<typeof figuresOf>;
  /** Files that could not be looked into. */
  failed: number;
}

/** What a page with records has besides deadlines: findings, marks behind files, and the guard before buttons. */
export interface Checks {
  /** After a reading. */
  settle(reading: Reading): Promise<void>;
  /** The log has been told of what was read: now it can be asked, and told what was found. */
  told(): Promise<void>;
  /** Rows were written anew. */
  show(): void;
  lines(): Line[];
  /**
   * Reads the papers of a dossier whose page was asked for.
   * @param files has the files of its result checked, too, one after the other
   */
  examine(found: Found, files: boolean, signal: AbortSignal): Promise<Examined>;
  /** Shows what came of checking the page's dossiers. */
  table(outcomes: readonly { row: Row; outcome: Checked | undefined }[], go: (row: Row) => void): void;
}
export type CreateChecks = (kit: ChecksKit) => Checks;

const keyOf = ({ kind, record }: Pick<Observation, 'kind' | 'record'>): string => `${kind}|${record}`;

/** Files that say whether a result is signed; the others are somebody's pictures and tables. */
const mayBeSigned = (file: PrintedFile): file is PrintedFile & { url: string } => file.url !== undefined;

/** The page's one record with what is printed of its papers. */
interface Own {
  row: Row;
  observation: Observation;
  papers: Papers;
  read(): Papers;
}

class PageChecks implements Checks {
  readonly #kit: ChecksKit;
  readonly #marks: FindingMarks;
  readonly #markFiles: ReturnType<typeof createFiles>;
  /** What was seen of files by address. */
  readonly #checks = new Map<string, FileCheck>();
  readonly #known = new Map<string, KnownFindings>();
  readonly #asked = new Set<string>();
  #reading: Reading | undefined;
  #own: Own | undefined;
  #findings: Finding[] = [];
  #note: string | undefined;
  /** What the log was told of the page's record last. */
  #toldOf = '';

  constructor(kit: ChecksKit) {
    this.#kit = kit;
    const { document, signal, makeHost, background } = kit;
    const config = () => this.#config as OverlayConfig;
    this.#marks = new FindingMarks(kit);
    this.#markFiles = createFiles({
      document,
      signal,
      makeHost,
      // The words of the moment: settings may change under the page.
      say: (key, params) => config().say(key, params),
      get words() {
        return config().words;
      },
      check: (url) => this.#check(url),
    });
    new Guard({
      document,
      signal,
      makeHost,
      config: () => (kit.live() ? this.#config : undefined),
      rows: () => this.#reading?.rows ?? [],
      against: (row, act) => this.#against(row, act),
      tell: (row, act, choice, rules) => {
        const { observation } = row;
        if (!observation || this.#config?.draft) return;
        const { kind, record } = observation;
        void background.tellAct({ kind, record, act, choice, rules, at: kit.now() });
      },
      readyPress: () => background.readyPress(),
      note: (text) => {
        this.#note = text;
        kit.onChange();
      },
    });
  }

  get #config(): OverlayConfig | undefined {
    return this.#reading?.config;
  }

  async settle(reading: Reading): Promise<void> {
    const { page, rows } = reading;
    const { detail } = page;
    this.#reading = reading;
    const row = rows.find(({ list }) => !list);
    const observation = row?.observation;
    if (detail && row && observation && observation.kind === 'dossier') {
      const work = () =>
        papersOf(
          detail.element,
          detail.rule,
          page.adapter,
          this.#kit.document.location.href,
          observation.procedureCode,
        );
      const papers = await this.#kit.paced(work());
      if (!papers || this.#reading !== reading) return;
      this.#own = { row, observation, papers, read: () => atOnce(work()) };
    } else this.#own = undefined;
    this.#markFiles([...page.lists.map(({ element }) => element), ...(detail ? [detail.element] : [])]);
    this.#judge();
    this.#tell();
  }

  async told(): Promise<void> {
    const { background, live } = this.#kit;
    const reading = this.#reading;
    if (!reading || reading.config.draft) return;
    const open = reading.rows.flatMap(({ observation }) =>
      observation && !observation.secret && !this.#asked.has(keyOf(observation)) ? [observation] : [],
    );
    if (open.length > 0) {
      for (const one of open) this.#asked.add(keyOf(one));
      const known = await background.knownFindings(open.map(({ kind, record }) => ({ kind, record })));
      if (!live()) return;
      for (const one of known) this.#known.set(keyOf(one), one);
      this.#judge();
    }
    this.#tell();
  }

  show(): void {
    const config = this.#config;
    if (!config) return;
    this.#marks.show([...this.#ofOwn(config), ...this.#ofRows(config)]);
  }

  lines(): Line[] {
    const say = this.#config?.say;
    if (!say) return [];
    const lines = this.#findings.map((finding) => ({ text: findingText(finding, say), names: finding.names ?? [] }));
    return [...(this.#note ? [{ text: this.#note, names: [] }] : []), ...lines];
  }

  table(outcomes: readonly { row: Row; outcome: Checked | undefined }[], go: (row: Row) => void): void {
    const config = this.#config;
    if (config) showTable(this.#kit, outcomes, config.say, go);
  }

  async examine({ page, observation, root, base }: Found, files: boolean, signal: AbortSignal): Promise<Examined> {
    const { paced, background, now } = this.#kit;
    const papers =
      (await paced(papersOf(root, page.detail?.rule, page.adapter, base, observation.procedureCode))) ?? {};
    let failed = 0;
    for (const { url } of files ? (papers.results ?? []).filter(mayBeSigned) : []) {
      if (signal.aborted) break;
      const check = await this.#check(url);
      if (!check || check.problem) failed++;
    }
    const supplements = this.#known.get(keyOf(observation))?.supplements ?? 0;
    const findings = dossierFindings({ observation, papers, checks: this.#checks, supplements });
    const figures = figuresOf(papers, this.#checks);
    const { kind, record } = observation;
    const at = now();
    this.#known.set(keyOf(observation), { kind, record, at, findings, supplements });
    await background.tellFindings({ kind, record, at, findings: findings.map(withoutNames), figures });
    this.show();
    return { findings, figures, failed };
  }

  async #check(url: string): Promise<FileCheck | undefined> {
    const check = await this.#kit.background.checkFile(url);
    if (check && this.#kit.live()) {
      this.#checks.set(url, check);
      this.#judge();
      this.#tell();
    }
    return check;
  }

  /** Finds anew what is wrong with the page's own record, and shows it. */
  #judge(): void {
    const before = JSON.stringify(this.#findings);
    this.#findings = this.#own ? dossierFindings(this.#facts(this.#own)) : [];
    this.show();
    if (JSON.stringify(this.#findings) !== before) this.#kit.onChange();
  }

  #facts({ observation, papers }: Own, ending = false) {
    const supplements = this.#known.get(keyOf(observation))?.supplements ?? 0;
    return { observation, papers, checks: this.#checks, supplements, ending };
  }

  /** The log keeps numbers of the page's own record, once it knows the record itself. */
  #tell(): void {
    const own = this.#own;
    const reading = this.#reading;
    if (!own || !reading || reading.config.draft || !this.#asked.has(keyOf(own.observation))) return;
    const { papers, observation } = own;
    // A page that prints nothing of its papers says nothing about them.
    if (!papers.components && !papers.results) return;
    const { kind, record } = observation;
    const findings = this.#findings.map(withoutNames);
    const figures = figuresOf(papers, this.#checks);
    const key = JSON.stringify([record, findings, figures]);
    if (key === this.#toldOf) return;
    this.#toldOf = key;
    void this.#kit.background.tellFindings({ kind, record, at: this.#kit.now(), findings, figures });
  }

  /** What speaks against an act on a record: of the page's own record as it stands now. */
  #against(row: Row, act: Act): Objections {
    const { observation } = row;
    if (!observation) return { findings: [] };
    const known = this.#known.get(keyOf(observation));
    const supplements = supplementsOf({ observation, supplements: known?.supplements });
    const again: Finding[] =
      act === 'supplement' && supplements > 0
        ? [{ rule: 'second-supplement', severity: 'error', count: supplements, basis: 'QĐ 766/QĐ-TTg (2.1)' }]
        : [];
    const own = this.#own;
    if (!own || own.row !== row) {
      const findings = (known?.findings ?? []).filter(({ rule }) => rule !== 'second-supplement');
      return { findings: [...findings, ...again], ...(findings.length > 0 && { seenAt: known?.at }) };
    }
    own.papers = own.read();
    const ending = act === 'finish' || act === 'return';
    const find = () => [
      ...dossierFindings(this.#facts(own, ending)).filter(({ rule }) => rule !== 'second-supplement'),
      ...again,
    ];
    const unseen = ending
      ? (own.papers.results ?? [])
          .filter(mayBeSigned)
          .filter(({ url }) => !this.#checks.get(url) || this.#checks.get(url)?.problem)
      : [];
    if (unseen.length === 0) return { findings: find() };
    return {
      findings: find(),
      check: async () => {
        const checks = [];
        for (const { url } of unseen) checks.push(await this.#check(url));
        return { findings: find(), failed: checks.filter((check) => !check || check.problem).length };
      },
    };
  }

  /** Marks on the page's own record: at each component that is missing, and at the result. */
  #ofOwn({ say }: OverlayConfig): Mark[] {
    const own = this.#own;
    if (!own) return [];
    const { record } = own.observation;
    const marks: Mark[] = [];
    const at = (rule: Finding['rule'], key: string, text: string, place: Element | undefined) => {
      const finding = this.#findings.find((one) => one.rule === rule);
      if (!finding || !place) return;
      const hint = finding.basis && say('findingBasis', { basis: finding.basis });
      marks.push({ key: `own|${rule}|${key}`, record, finding, text, hint, place });
    };
    for (const [i, { name, anchor }] of missingOf(own.papers).entries())
      at('component-missing', `${i}|${name}`, say('findingHere'), anchor);
    for (const [i, { name, anchor }] of unreadableOf(own.papers, this.#checks).entries())
      at('component-unreadable', `${i}|${name}`, say('findingHereUnreadable'), anchor);
    for (const rule of ['result-missing', 'result-unsigned', 'signature-broken'] as const)
      at(rule, '', say(`finding-${rule}`, {}), own.papers.resultsAnchor);
    return marks;
  }

  /** Marks in the rows of lists, by what is known from the dossiers' own pages. */
  #ofRows({ say, words }: OverlayConfig): Mark[] {
    const marks: Mark[] = [];
    if (this.#known.size === 0) return marks;
    for (const { badge, observation, list } of this.#reading?.rows ?? []) {
      const known = observation && list && this.#known.get(keyOf(observation));
      const place = badge?.host.parentElement;
      if (!known || !place || !observation) continue;
      const hint = known.at === undefined ? undefined : say('findingSeen', { moment: words.fullMoment(known.at) });
      for (const finding of known.findings) {
        const { rule } = finding;
        const key = `${keyOf(observation)}|${rule}`;
        marks.push({ key, record: observation.record, finding, text: findingText(finding, say), hint, place });
      }
    }
    return marks;
  }
}

const withoutNames = ({ rule, severity, count, of }: Finding) => ({ rule, severity, count, of });

export const createChecks: CreateChecks = (kit) => new PageChecks(kit);
