import type { EpochMs } from '../calendar/types';
import { dayNumber, startOfDay } from '../calendar/zone';
import type { FindingRule } from '../findings/findings.types';
import type { StoredFinding, StoredFindings, StoredRecord } from '../log/types';
import { clockInput } from './input';
import { byUrgency, isListed, noCounts, urgentItem } from './summary';
import type { ClocksOf, StateCounts, UrgentItem } from './types';

/** Incoming and outgoing documents are one group. */
export const GROUPS = ['dossier', 'document', 'petition'] as const;
export type Group = (typeof GROUPS)[number];

/** By what open work can be told apart. */
export const DIMENSIONS = ['officer', 'procedure', 'portal'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Open work of one kind, of one officer, procedure or portal. */
export interface Pile {
  /** As the portal prints it, the origin of a portal, or empty for what no page printed. */
  key: string;
  total: number;
  /** By the deadline its reader can act on. */
  states: StateCounts;
  /** Records with no deadline. */
  withoutClock: number;
  /** How many had their papers looked at: only of these is anything said of papers. */
  examined: number;
  /** With components that are not digitized. */
  missing: number;
  /** With results, or documents about to be issued, in which no signature was seen. */
  unsigned: number;
  /** When the one seen longest ago and the one seen last were seen. */
  seen: { first: EpochMs; last: EpochMs };
  /** Not seen since the day began: what happened to them since is not known. */
  stale: number;
}

/** A record whose papers lack something. */
export interface PaperItem {
  id: string;
  /** The code; undefined once hashed. */
  record?: string;
  officer?: string;
  /** When its papers were looked at. */
  at: EpochMs;
  findings: StoredFinding[];
}

/** All that is open at one moment, as far as it was seen. */
export interface Unit {
  groups: Record<Group, Pile | undefined>;
  /** The pile that needs help first comes first. */
  by: Record<Dimension, Pile[]>;
  urgent: UrgentItem[];
  /** Whose papers lack something, seen last first. */
  papers: PaperItem[];
  /** How many of the breached passed their due moment after they were last seen. */
  unconfirmed: number;
  /** The next moment at which anything above changes by itself; undefined when nothing does. */
  nextChange?: EpochMs;
}

const MISSING: ReadonlySet<FindingRule> = new Set<FindingRule>(['component-missing', 'component-unreadable']);
const UNSIGNED: ReadonlySet<FindingRule> = new Set<FindingRule>(['result-unsigned', 'document-unsigned']);

const LACKS: ReadonlySet<FindingRule> = new Set([...MISSING, ...UNSIGNED]);

/** What a record's papers lack, as far as they were looked at. */
export const lacksOf = (found: StoredFindings | undefined): ('missing' | 'unsigned')[] => [
  ...(found?.findings.some(({ rule }) => MISSING.has(rule)) ? (['missing'] as const) : []),
  ...(found?.findings.some(({ rule }) => UNSIGNED.has(rule)) ? (['unsigned'] as const) : []),
];

const paperItem = (
  { id, record, officer }: StoredRecord,
  { at }: StoredFindings,
  findings: StoredFinding[],
): PaperItem => ({
  id,
  ...(record !== undefined && { record }),
  ...(officer !== undefined && { officer }),
  at,
  findings,
});

export const groupOf = ({ kind }: Pick<StoredRecord, 'kind'>): Group =>
  kind === 'incoming' || kind === 'outgoing' ? 'document' : kind;

const KEYS: Record<Dimension, (record: StoredRecord) => string> = {
  officer: ({ officer }) => officer ?? '',
  procedure: ({ procedure, procedureCode }) => procedure ?? procedureCode ?? '',
  portal: ({ origin }) => origin,
};

const newPile = (key: string): Pile => ({
  key,
  total: 0,
  states: noCounts(),
  withoutClock: 0,
  examined: 0,
  missing: 0,
  unsigned: 0,
  seen: { first: Number.POSITIVE_INFINITY, last: 0 },
  stale: 0,
});

/** What one record adds to each pile that it lies in. */
interface Share {
  state: keyof StateCounts | undefined;
  findings: StoredFindings | undefined;
  lastSeen: EpochMs;
  stale: boolean;
}

function put(pile: Pile, { state, findings, lastSeen, stale }: Share): void {
  pile.total++;
  if (state) pile.states[state]++;
  else pile.withoutClock++;
  pile.seen.first = Math.min(pile.seen.first, lastSeen);
  pile.seen.last = Math.max(pile.seen.last, lastSeen);
  if (stale) pile.stale++;
  // Of a document only its legal bases are known.
  if (!findings || findings.figures?.bases) return;
  pile.examined++;
  for (const what of lacksOf(findings)) pile[what]++;
}

/** What is late first, then what is nearly so; then the larger pile; what nobody named comes last. */
function compare(a: Pile, b: Pile): number {
  if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
  for (const state of ['breached', 'critical', 'warning'] as const)
    if (a.states[state] !== b.states[state]) return b.states[state] - a.states[state];
  return b.total - a.total || (a.key < b.key ? -1 : 1);
}

/**
 * The unit's open work at `now`, in one pass: each record's clocks are computed once.
 * @param records open ones, those only
 * @param findings of those whose papers were looked at, by id
 * @param limit how many urgent items, and how many whose papers lack something, at most; what runs without haste is not
 *   urgent
 */
export function unitOf(
  records: readonly StoredRecord[],
  findings: ReadonlyMap<string, StoredFindings>,
  clocksOf: ClocksOf,
  now: EpochMs,
  limit: number,
): Unit {
  const today = startOfDay(dayNumber(now));
  const groups: Unit['groups'] = { dossier: undefined, document: undefined, petition: undefined };
  const piles = Object.fromEntries(DIMENSIONS.map((one) => [one, new Map<string, Pile>()])) as Record<
    Dimension,
    Map<string, Pile>
  >;
  const urgent: UrgentItem[] = [];
  const papers: PaperItem[] = [];
  const unit: Unit = { groups, by: { officer: [], procedure: [], portal: [] }, urgent, papers, unconfirmed: 0 };
  for (const record of records) {
    const clocks = clocksOf(clockInput(record), now);
    const [clock] = clocks;
    const { lastSeen } = record;
    const share: Share = {
      state: clock?.state,
      findings: findings.get(record.id),
      lastSeen,
      stale: lastSeen < today,
    };
    const lacks = share.findings?.findings.filter(({ rule }) => LACKS.has(rule)) ?? [];
    if (lacks.length > 0) papers.push(paperItem(record, share.findings as StoredFindings, lacks));
    const group = groupOf(record);
    groups[group] ??= newPile(group);
    put(groups[group], share);
    for (const dimension of DIMENSIONS) {
      const key = KEYS[dimension](record);
      const pile = piles[dimension].get(key) ?? newPile(key);
      piles[dimension].set(key, pile);
      put(pile, share);
    }
    for (const { nextChange } of clocks)
      if (nextChange !== undefined) unit.nextChange = Math.min(unit.nextChange ?? nextChange, nextChange);
    if (!clock || !isListed(clock.state)) continue;
    const item = urgentItem(record, clock, now);
    if (clock.state === 'breached' && item.unconfirmed) unit.unconfirmed++;
    if (clock.state !== 'running') urgent.push(item);
  }
  unit.papers = papers.sort((a, b) => b.at - a.at).slice(0, limit);
  unit.urgent = urgent.sort(byUrgency).slice(0, limit);
  for (const dimension of DIMENSIONS) unit.by[dimension] = [...piles[dimension].values()].sort(compare);
  return unit;
}
