import type { Component, PrintedFile } from '../portals/papers';
import type { DossierStatus, Observation } from '../portals/types';
import type { Finding } from './findings.types';
import type { FileCheck, FileProblem } from './types';

/** What findings rest on of a component and of a result's file: a page's or its data's. */
export type ComponentFacts = Pick<Component, 'name' | 'required' | 'provision'> & { files: FileFacts[] };
export type FileFacts = Pick<PrintedFile, 'name' | 'url'>;
export interface PaperFacts<One extends ComponentFacts = ComponentFacts> {
  /** Undefined: nothing is known of them. */
  components?: One[];
  results?: FileFacts[];
}

/** What is known of files, by address. */
export type Checks = ReadonlyMap<string, FileCheck>;

/** How a dossier's papers stand, in numbers: nothing of their names or content. */
export interface PaperFigures {
  /** Components that count: those marked as required, or all of them where none is marked. */
  components?: { of: number; missing: number; unknown: number };
  /** Files of the result by what was seen of their signatures. */
  results?: { of: number; signed: number; unsigned: number; broken: number };
  /**
   * Of an outgoing document: whether its whole text was looked into (1, else 0), how many acts it cites that had ended by its
   * day, and how many of which that is not certain.
   */
  bases?: { whole: number; ended: number; doubtful: number };
}

/** What findings about a dossier rest on. */
export interface DossierFacts {
  observation: Pick<Observation, 'status' | 'resubmitted' | 'times'>;
  papers: PaperFacts;
  checks: Checks;
  /** How often the citizen was asked for a supplement, as far as it is known from elsewhere. */
  supplements?: number;
  /** Judged as if it were over: its officer is about to say so. */
  ending?: boolean;
}

/** Refused, withdrawn, stopped: nobody completes their papers any more. */
const DROPPED: DossierStatus[] = [3, 7, 8];
/** Done and returned: the result must be there. */
const OVER: DossierStatus[] = [9, 10];
/** Problems of a file itself, not of getting it. */
const UNREADABLE: readonly (FileProblem | undefined)[] = ['not-pdf', 'encrypted', 'damaged', 'empty', 'no-pages'];

/** Whether the order's "all components digitized" is not met by this one: on paper alone, or not there. */
export const isMissing = ({ provision }: Pick<Component, 'provision'>): boolean =>
  provision === 'none' || provision === 'paper';

/** The components that count: the required ones, or all where the page marks none. */
function countedOf<One extends ComponentFacts>(components: readonly One[]): { counted: One[]; marked: boolean } {
  const marked = components.some(({ required }) => required !== undefined);
  return { counted: marked ? components.filter(({ required }) => required === true) : [...components], marked };
}

/** Missing components among those that count. */
export const missingOf = <One extends ComponentFacts>({ components = [] }: PaperFacts<One>): One[] =>
  countedOf(components).counted.filter(isMissing);

const checkOf = ({ url }: FileFacts, checks: Checks): FileCheck | undefined =>
  url === undefined ? undefined : checks.get(url);

/** Components of which no file can be read. */
export const unreadableOf = <One extends ComponentFacts>({ components = [] }: PaperFacts<One>, checks: Checks): One[] =>
  components.filter(({ files }) => {
    const known = files.map((file) => checkOf(file, checks));
    return known.length > 0 && known.every((check) => check !== undefined && UNREADABLE.includes(check.problem));
  });

/** How often a supplement was asked for: what the page prints is at least once. */
export const supplementsOf = ({ observation, supplements = 0 }: Omit<DossierFacts, 'papers' | 'checks'>): number =>
  Math.max(
    supplements,
    observation.resubmitted || observation.times.supplementRequested || observation.times.resubmitted ? 1 : 0,
    observation.status === 5 ? 1 : 0,
  );

/** The figures that are kept of a dossier's papers. */
export function figuresOf({ components, results }: PaperFacts, checks: Checks): PaperFigures {
  const figures: PaperFigures = {};
  if (components && components.length > 0) {
    const { counted } = countedOf(components);
    figures.components = {
      of: counted.length,
      missing: counted.filter(isMissing).length,
      unknown: counted.filter(({ provision }) => provision === 'unknown').length,
    };
  }
  if (results) {
    const states = results.map((file) => checkOf(file, checks)?.state);
    const count = (state: FileCheck['state']) => states.filter((one) => one === state).length;
    figures.results = { of: results.length, signed: count('valid'), unsigned: count('none'), broken: count('broken') };
  }
  return figures;
}

/** Which papers are digitized; that results are there, and signed; one request for a supplement. */
const BASIS = {
  components: 'TT 01/2023/TT-VPCP',
  results: 'QĐ 766/QĐ-TTg (4.1)',
  signatures: 'NĐ 30/2020/NĐ-CP, Đ.5.1',
  supplements: 'QĐ 766/QĐ-TTg (2.1)',
} as const;

function componentFindings({ papers, checks }: DossierFacts): Finding[] {
  const found: Finding[] = [];
  const { counted, marked } = countedOf(papers.components ?? []);
  const missing = counted.filter(isMissing);
  if (missing.length > 0)
    found.push({
      rule: 'component-missing',
      // Without marks on the page not every component need be asked for.
      severity: marked ? 'error' : 'warning',
      count: missing.length,
      of: counted.length,
      names: missing.map(({ name }) => name),
      basis: BASIS.components,
    });
  const unreadable = unreadableOf(papers, checks);
  if (unreadable.length > 0)
    found.push({
      rule: 'component-unreadable',
      severity: 'error',
      count: unreadable.length,
      of: papers.components?.length,
      names: unreadable.map(({ name }) => name),
      basis: BASIS.components,
    });
  return found;
}

function resultFindings({ papers: { results }, checks }: DossierFacts): Finding[] {
  if (!results) return [];
  if (results.length === 0) return [{ rule: 'result-missing', severity: 'error', basis: BASIS.results }];
  const found: Finding[] = [];
  for (const [state, rule] of [
    ['none', 'result-unsigned'],
    ['broken', 'signature-broken'],
  ] as const) {
    const files = results.filter((file) => checkOf(file, checks)?.state === state);
    if (files.length === 0) continue;
    // Beside a signed result an unsigned file may be no more than its copy.
    const signed = results.some((file) => checkOf(file, checks)?.state === 'valid');
    found.push({
      rule,
      severity: state === 'none' && signed ? 'warning' : 'error',
      count: files.length,
      of: results.length,
      names: files.map(({ name }) => name),
      basis: BASIS.signatures,
    });
  }
  return found;
}

/** So many requests for a supplement that another one may be counted as overdue. */
export const supplementFinding = (count: number): Finding => ({
  rule: 'second-supplement',
  severity: 'error',
  count,
  basis: BASIS.supplements,
});

/** Whether a check came to nothing: the file can be asked for again. */
export const isFailed = (check: FileCheck | undefined): boolean =>
  !check || (check.problem !== undefined && check.state === 'unreadable');

/** Addresses of files that nobody has looked into yet, or that could not be. */
export const unseenIn = (files: readonly FileFacts[], checks: Checks): string[] =>
  files.flatMap(({ url }) => (url !== undefined && isFailed(checks.get(url)) ? [url] : []));

/**
 * What is wrong with a dossier as far as it is certain: a component that is not understood is no missing one, and a file
 * that was not looked into is no unsigned one.
 * - `component-*`: all components digitized (dispatch, duty 4)
 * - `result-*`, `signature-broken`: results digitized and digitally signed (same)
 * - `second-supplement`: counted as overdue by the national index (QĐ 766/QĐ-TTg, 2.1)
 */
export function dossierFindings(facts: DossierFacts): Finding[] {
  const { observation, ending } = facts;
  const status = observation.status as DossierStatus | undefined;
  if (status !== undefined && DROPPED.includes(status)) return [];
  const over = ending || (status !== undefined && OVER.includes(status));
  const supplements = supplementsOf(facts);
  return [
    ...componentFindings(facts),
    ...resultFindings(facts).filter(({ rule }) => over || rule === 'signature-broken'),
    ...(supplements > 1 ? [supplementFinding(supplements)] : []),
  ];
}
