import type { LocalDate } from '../calendar/types';
import { BASES } from './bases';
import type { ClockId, Policy, PolicySet, PolicyVersion, Term, Thresholds } from './types';

const HOUR = 3_600_000;

/** The first date of rules that hold "at every date until a unit sets otherwise". */
export const ALWAYS: LocalDate = '2000-01-01';

/** Ready-made acceptance windows for the options page; `custom` is any other version the unit writes. */
export const ACCEPTANCE_PRESETS: Record<'city' | 'decree', Omit<PolicyVersion, 'validFrom'>> = {
  city: { term: { kind: 'working-hours', hours: 6 }, legalBasis: BASES.cityOrder.vi, verified: true },
  decree: { term: { kind: 'working-hours', hours: 8 }, legalBasis: BASES.onlineProcedures.vi, verified: false },
};

type Other = Exclude<ClockId, 'acceptance'>;
const always = (clock: Other, term: Term, verified: boolean, urgentTerm?: Term): Policy => ({
  clock,
  versions: [{ validFrom: ALWAYS, term, ...(urgentTerm && { urgentTerm }), legalBasis: BASES[clock].vi, verified }],
});

/** Near at two working hours left, critical at thirty minutes. */
export const DEFAULT_THRESHOLDS: Thresholds = { warning: 2 * HOUR, critical: HOUR / 2 };

/** The rules of the dispatch and of the decrees behind it; each number can be replaced by the unit. */
export const DEFAULT_POLICIES: PolicySet = {
  policies: [
    { clock: 'acceptance', versions: [{ validFrom: ALWAYS, ...ACCEPTANCE_PRESETS.city }] },
    always('resolution', { kind: 'printed' }, true),
    always('handling', { kind: 'printed' }, true),
    always('registration', { kind: 'next-working-day' }, true, { kind: 'immediate' }),
    always('issuance', { kind: 'next-working-day' }, true, { kind: 'immediate' }),
    always('petition', { kind: 'working-days', days: 15 }, false),
  ],
  thresholds: DEFAULT_THRESHOLDS,
};
