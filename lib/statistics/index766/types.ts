import type { LocalDate } from '../../calendar/types';
import type { Rate } from '../types';

/** `F1`: the written description of the formulas. `F2`: fitted to what the national portal published (September 2026). */
export const SOURCES = ['F1', 'F2'] as const;
export type Source = (typeof SOURCES)[number];

/** The portal's short codes: publication, progress, digitization, online service, online payment, satisfaction. */
export const GROUPS = ['CKMB', 'TDGQ', 'MDSH', 'ONLINE', 'TTTT', 'MDHL'] as const;
export type GroupId = (typeof GROUPS)[number];

/** What the log is counted for. */
export const COUNTED = ['2.1', '3.3', '3.6', '4.1', '4.2', '4.6', '5.2', '5.3', '5.4'] as const;
export type CountedId = (typeof COUNTED)[number];

export type ComponentId =
  | CountedId
  | '1.1'
  | '1.2'
  | '1.3'
  | '1.4'
  | '3.1'
  | '3.2'
  | '3.5'
  | '3.5b'
  | '4.3'
  | '4.4'
  | '4.5a'
  | '4.5b';

/** What pages would have to show, or what the log does not keep, for a component to be measured. */
export type Gap =
  | 'publication'
  | 'sync'
  | 'service-list'
  | 'fee-list'
  | 'payment'
  | 'reuse'
  | 'vault'
  | 'population'
  | 'dislikes'
  | 'none-seen'
  | 'no-petitions';

/** How a component can be known of here. `open`: something that lowers the score is not known, so only the most is. */
export type Measure =
  | { kind: 'counted'; as: CountedId; open?: Gap }
  | { kind: 'notMeasurable'; gap: Gap }
  | { kind: 'notYours' };

/** One component of the index: its score is `max · min(1, R / fullAt)`. */
export interface ComponentDefinition {
  id: ComponentId;
  /** As the national portal's interface names it, where that is known. */
  code?: string;
  group: GroupId;
  max: number;
  /** The ratio from which on all points are given. */
  fullAt: Record<Source, number>;
  /** What the sources that give this formula are. */
  sources: readonly Source[];
  /** What the act gives where nothing is there to be counted; without it there is no score then. */
  whenEmpty?: 'full' | 'zero';
  measure: Measure;
}

/** The formulas that are in force from one day until the next version's. */
export interface IndexVersion {
  id: string;
  validFrom: LocalDate;
  act: string;
  components: readonly ComponentDefinition[];
}

/** What one component comes to. Points; scores are not rounded. */
export type Outcome =
  /** `score` is that of what is decided, absent where nothing is; the true one lies in `[low, high]`. */
  | { kind: 'measured'; score?: number; low: number; high: number; rate: Rate }
  /** The true score lies in `[0, most]`: what `gap` names is not known. */
  | { kind: 'atMost'; most: number; rate: Rate; gap: Gap }
  | { kind: 'notMeasurable'; gap: Gap }
  | { kind: 'notYours' };

export interface ComponentScore {
  definition: ComponentDefinition;
  outcome: Outcome;
}

/** Sums over the components that are measured. */
export interface Points {
  /** Their maxima. */
  of: number;
  low: number;
  high: number;
}

export interface GroupScore extends Points {
  id: GroupId;
  max: number;
  components: ComponentScore[];
}

/** What an officer can still do about what is counted against the unit. */
export const LEVERS = ['attach-result', 'attach-component'] as const;
export type LeverId = (typeof LEVERS)[number];

/** How many records one improvement is about, and to which components it adds how many hits. */
export interface Fixable {
  records: number;
  adds: Partial<Record<CountedId, number>>;
}

export interface Lever {
  id: LeverId;
  records: number;
  /** Points that it adds to the scores of what is decided. */
  gain: number;
}

/** Open dossiers that are on time and fall due before the period is over. */
export interface DueSoon {
  records: number;
  /** Of these, how many were handed over though their status still says that they are open: only the status ends them. */
  handedOver: number;
}

export interface Keep extends DueSoon {
  /** Points that are lost if all of them become late. */
  points: number;
}

export interface IndexEstimate {
  version: IndexVersion;
  source: Source;
  groups: GroupScore[];
  measured: Points;
  /** What gains most first; only what gains anything. */
  levers: Lever[];
  keep?: Keep;
}
