import type { LocalDate, WorkingMs } from '../calendar/types';

export const CLOCK_IDS = ['acceptance', 'resolution', 'handling', 'registration', 'issuance', 'petition'] as const;
export type ClockId = (typeof CLOCK_IDS)[number];

/** How a due moment follows from a start. */
export type Term =
  | { kind: 'working-hours'; hours: number }
  | { kind: 'working-days'; days: number }
  /** Close of the next working day after the start's day. */
  | { kind: 'next-working-day' }
  /** At once: due at the first working moment from the start on. */
  | { kind: 'immediate' }
  /** The due moment is printed by the portal; nothing is computed. */
  | { kind: 'printed' };

/** One rule in force from `validFrom` (the record's start decides which) until the next version's date. */
export interface PolicyVersion {
  validFrom: LocalDate;
  term: Term;
  /** Used instead of `term` for documents graded Khẩn, Thượng khẩn, Hỏa tốc. */
  urgentTerm?: Term;
  legalBasis: string;
  /** False while nobody has checked the number against the act's text; the interface says so. */
  verified: boolean;
}

export interface Policy {
  clock: ClockId;
  /** Sorted by `validFrom`; the first also serves all earlier dates. */
  versions: PolicyVersion[];
}

export interface Thresholds {
  /** `warning` when this much working time or less is left. */
  warning: WorkingMs;
  /** `critical` when this much working time or less is left. */
  critical: WorkingMs;
}

export interface PolicySet {
  policies: Policy[];
  thresholds: Thresholds;
}
