import type { DeadlineCalendar } from '../calendar/types';
import { dossierFindings, figuresOf, isFailed, type PaperFacts } from '../findings/dossiers';
import type { Finding } from '../findings/findings.types';
import type { FileCheck } from '../findings/types';
import type { KnownFindings } from '../log/types';
import type { Act } from '../portals/acts';
import { jsonPapers } from '../portals/jsonPapers';
import type { JsonRecord } from '../portals/jsonRecords';
import { papersOf } from '../portals/papers';
import type { Observation } from '../portals/types';
import type { ListedAct } from '../reference/types';
import type { Background, OverlayConfig } from './config';
import { createFiles } from './files';
import { basisText, FindingMarks, findingText, type Mark } from './findingMarks';
import { Guard, type Objections } from './guard';
import type { Checked, Found } from './lookup';
import { OutgoingDocuments, type OutgoingKnowledge } from './outgoing';
import { anotherSupplement, OwnDossier } from './ownDossier';
import type { PanelKit, Reading } from './panel';
import { keyOf } from './recordKey';
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
  /** The log has been told of what was read: now it takes what was found, too. */
  told(): void;
  /** Records of the page's own data. */
  hear(records: readonly JsonRecord[]): void;
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
/** Hands over the acts of the lists in force, now and whenever they change. */
export type WatchActs = (take: (acts: readonly ListedAct[]) => void, signal: AbortSignal) => void;

/** Records of the page's own data that are kept: those heard last. */
const MOST = 2000;

class PageChecks implements Checks {
  readonly #kit: ChecksKit;
  readonly #marks: FindingMarks;
  readonly #markFiles: ReturnType<typeof createFiles>;
  /** What was seen of files by address. */
  readonly #checks = new Map<string, FileCheck>();
  readonly #known = new Map<string, KnownFindings>();
  readonly #asked = new Set<string>();
  /** What the page's own data say of components. */
  readonly #heard = new Map<string, PaperFacts>();
  #reading: Reading | undefined;
  #own: OwnDossier | undefined;
  readonly #documents = new OutgoingDocuments();
  #findings: Finding[] = [];
  #acts: readonly ListedAct[] = [];
  #note: string | undefined;
  #logKnows = false;
  /** What the log was told of the page's record last. */
  #toldOf = '';

  constructor(kit: ChecksKit, watchActs: WatchActs) {
    this.#kit = kit;
    const { document, signal, makeHost, background } = kit;
    watchActs((acts) => {
      this.#acts = acts;
      if (!kit.live()) return;
      this.#judge();
      this.#tell();
    }, signal);
    const config = () => this.#config as OverlayConfig;
    this.#marks = new FindingMarks(kit);
    this.#markFiles = createFiles({
      document,
      signal,
      makeHost,
      // The words of the moment: settings may change under the page.
      say: (key, params) => config().say(key, params),
      get language() {
        return config().language;
      },
      get words() {
        return config().words;
      },
      check: (url) => this.#check(url),
    });
    // What was uploaded or dropped since makes the page's data old; the page itself says what is there now.
    for (const type of ['change', 'drop'] as const)
      document.addEventListener(
        type,
        ({ target }) => {
          const isUpload = type === 'drop' || (target instanceof HTMLInputElement && target.type === 'file');
          if (!isUpload || this.#heard.size === 0) return;
          this.#heard.clear();
          this.#judge();
        },
        { capture: true, passive: true, signal },
      );
    new Guard({
      document,
      signal,
      makeHost,
      config: () => (kit.live() ? this.#config : undefined),
      rows: () => this.#reading?.rows ?? [],
      nameOf: (row) => this.#documents.nameOf(row),
      against: (row, act) => this.#against(row, act),
      tell: (observation, act, choice, rules) => {
        // A secret document leaves no trace, whoever presses what.
        if (this.#config?.draft || observation.secret) return;
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

  get #base(): string {
    return this.#kit.document.location.href;
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
    const base = this.#base;
    // Of another record nothing that was found of the last one may be said until it is read itself.
    if (this.#own && this.#own.observation.record !== observation?.record) {
      this.#own = undefined;
      this.#note = undefined;
      this.#judge();
    }
    const elsewhere = () => ({
      checks: this.#checks,
      told: observation && this.#heard.get(keyOf(observation)),
      supplements: observation && this.#known.get(keyOf(observation))?.supplements,
    });
    const isDossier = detail && row && observation?.kind === 'dossier' && !observation.secret;
    const own = isDossier ? new OwnDossier(row, observation, page, base, elsewhere) : undefined;
    if (own) await this.#kit.paced(own.read());
    if (this.#reading !== reading) return;
    this.#own = own;
    await this.#kit.paced(this.#documents.read(rows, base));
    if (this.#reading !== reading) return;
    this.#markFiles([...page.lists.map(({ element }) => element), ...(detail ? [detail.element] : [])]);
    this.#judge();
    await this.#ask(reading);
    this.#tell();
  }

  told(): void {
    this.#logKnows = true;
    this.#tell();
  }

  /** What was found earlier of records that are new here. */
  async #ask({ rows, config }: Reading): Promise<void> {
    if (config.draft) return;
    const open = rows.flatMap(({ observation }) =>
      // Of other records the log keeps none.
      observation?.kind === 'dossier' && !observation.secret && !this.#asked.has(keyOf(observation))
        ? [observation]
        : [],
    );
    if (open.length === 0) return;
    for (const one of open) this.#asked.add(keyOf(one));
    const known = await this.#kit.background.knownFindings(open.map(({ kind, record }) => ({ kind, record })));
    if (!this.#kit.live()) return;
    // What was found meanwhile is newer.
    for (const one of known) if (!this.#known.has(keyOf(one))) this.#known.set(keyOf(one), one);
    this.#judge();
  }

  hear(records: readonly JsonRecord[]): void {
    for (const record of records) {
      const components = jsonPapers(record).map((one) => ({ ...one, files: [] }));
      if (components.length === 0) continue;
      for (const code of record.codes) this.#heard.set(keyOf({ kind: record.kind, record: code }), { components });
      if (this.#heard.size > MOST) this.#heard.delete(this.#heard.keys().next().value ?? '');
    }
    this.#judge();
  }

  show(): void {
    const config = this.#config;
    if (!config) return;
    const own = this.#own?.marks(this.#findings, config.say) ?? [];
    const documents = this.#documents.marks(this.#knowledge(config.calendar), config);
    this.#marks.show([...own, ...this.#ofRows(config), ...documents]);
  }

  lines(): Line[] {
    const config = this.#config;
    if (!config) return [];
    const lines = this.#findings.map((finding) => {
      const list = finding.rule === 'basis-ended' ? basisText(finding, config) : undefined;
      return { text: findingText(finding, config), names: finding.names ?? (list ? [list] : []) };
    });
    return [...(this.#note ? [{ text: this.#note, names: [] }] : []), ...lines];
  }

  table(outcomes: readonly { row: Row; outcome: Checked | undefined }[], go: (row: Row) => void): void {
    const config = this.#config;
    if (config) showTable(this.#kit, outcomes, config, go);
  }

  async examine({ page, observation, root, base }: Found, files: boolean, signal: AbortSignal): Promise<Examined> {
    const { paced, background, now } = this.#kit;
    const papers =
      (await paced(papersOf(root, page.detail?.rule, page.adapter, base, observation.procedureCode))) ?? {};
    let failed = 0;
    for (const { url } of files ? (papers.results ?? []) : []) {
      if (url === undefined) continue;
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

  /** What is known of a record that this page does not print in full. */
  #knownOf(observation: Observation): Omit<KnownFindings, 'kind' | 'record'> | undefined {
    const known = this.#known.get(keyOf(observation));
    const papers = this.#heard.get(keyOf(observation));
    if (known || !papers) return known;
    return { findings: dossierFindings({ observation, papers, checks: this.#checks }), supplements: 0 };
  }

  /** Finds anew what is wrong with the page's own record, and shows it. */
  #judge(): void {
    const before = JSON.stringify(this.#findings);
    const row = this.#reading?.rows.find(({ list }) => !list);
    this.#findings = this.#own?.findings() ?? (row ? this.#ofDocument(row) : []);
    this.show();
    if (JSON.stringify(this.#findings) !== before) this.#kit.onChange();
  }

  #ofDocument(row: Row, issuing = false): Finding[] {
    const { calendar } = this.#config ?? {};
    return calendar ? this.#documents.findings(row, { ...this.#knowledge(calendar), issuing }) : [];
  }

  #knowledge(calendar: DeadlineCalendar): OutgoingKnowledge {
    return { calendar, acts: this.#acts, checks: this.#checks, now: this.#kit.now() };
  }

  /** The log keeps numbers of the page's own record and of its documents, once it knows the records themselves. */
  #tell(): void {
    const own = this.#own;
    const reading = this.#reading;
    if (!reading || reading.config.draft || !this.#logKnows) return;
    for (const told of this.#documents.news(this.#knowledge(reading.config.calendar)))
      void this.#kit.background.tellFindings(told);
    const figures = own?.figures();
    // A page that prints nothing of its papers says nothing about them.
    if (!own || !figures) return;
    const { kind, record } = own.observation;
    const findings = this.#findings.map(withoutNames);
    const key = JSON.stringify([record, findings, figures]);
    if (key === this.#toldOf) return;
    this.#toldOf = key;
    void this.#kit.background.tellFindings({ kind, record, at: this.#kit.now(), findings, figures });
  }

  /** What speaks against an act on a record: of what this page prints, as it stands now. */
  #against(row: Row, act: Act): Objections {
    const { observation } = row;
    if (observation?.secret) return { findings: [] };
    if (this.#documents.has(row)) {
      this.#documents.readNow(row, this.#base);
      const issuing = act === 'issue';
      const unseen = issuing ? this.#documents.unseen(row, this.#checks) : [];
      return this.#objections(() => this.#ofDocument(row, issuing), unseen);
    }
    if (!observation) return { findings: [] };
    const known = this.#knownOf(observation);
    const again = act === 'supplement' ? anotherSupplement(observation, known?.supplements) : [];
    const others = (findings: Finding[]) => [...findings.filter(({ rule }) => rule !== 'second-supplement'), ...again];
    const own = this.#own;
    if (own?.row === row) {
      own.readNow();
      const ending = act === 'finish' || act === 'return';
      return this.#objections(() => others(own.findings(ending)), ending ? own.unseen() : []);
    }
    const findings = known?.findings ?? [];
    return { findings: others(findings), ...(findings.length > 0 && { seenAt: known?.at }) };
  }

  /** @param unseen files that decide, and that nobody has looked into */
  #objections(find: () => Finding[], unseen: readonly string[]): Objections {
    if (unseen.length === 0) return { findings: find() };
    return {
      findings: find(),
      check: async () => {
        const checks: (FileCheck | undefined)[] = [];
        for (const url of unseen) checks.push(await this.#check(url));
        const failed = checks.filter(isFailed).length;
        return { findings: find(), failed };
      },
    };
  }

  /** Marks in the rows of lists, by what is known from the dossiers' own pages. */
  #ofRows(config: OverlayConfig): Mark[] {
    const { say, words } = config;
    const marks: Mark[] = [];
    if (this.#known.size + this.#heard.size === 0) return marks;
    // One record may stand in several lists of a page.
    const times = new Map<string, number>();
    for (const { badge, observation, list } of this.#reading?.rows ?? []) {
      const known = observation && list && this.#knownOf(observation);
      const place = badge?.host.parentElement;
      if (!known || !place || !observation) continue;
      const hint = known.at === undefined ? undefined : say('findingSeen', { moment: words.fullMoment(known.at) });
      for (const finding of known.findings) {
        const same = `${keyOf(observation)}|${finding.rule}`;
        const time = (times.get(same) ?? 0) + 1;
        times.set(same, time);
        const key = `${same}|${time}`;
        marks.push({ key, record: observation.record, finding, text: findingText(finding, config), hint, place });
      }
    }
    return marks;
  }
}

const withoutNames = ({ rule, severity, count, of }: Finding) => ({ rule, severity, count, of });

export const createChecks = (kit: ChecksKit, watchActs: WatchActs): Checks => new PageChecks(kit, watchActs);
