import type { Act } from '../portals/acts';
import type { Finding, FindingRule } from './findings.types';

/** What happens when an officer presses a button that findings speak against. */
export const GUARD_MODES = ['off', 'warn', 'ask'] as const;
export type GuardMode = (typeof GUARD_MODES)[number];

/** Rules that can stand between an officer and a button. */
export type GuardedRule = Exclude<FindingRule, 'document-format'>;

/** Which findings speak against which act. */
export const AGAINST: Record<Act, readonly GuardedRule[]> = {
  accept: ['component-missing', 'component-unreadable'],
  supplement: ['second-supplement'],
  refuse: [],
  finish: ['component-missing', 'result-missing', 'result-unsigned', 'signature-broken'],
  return: ['result-missing', 'result-unsigned', 'signature-broken'],
  issue: [
    'document-unsigned',
    'document-unnumbered',
    'document-undated',
    'document-no-abstract',
    'document-not-pdf',
    'signature-broken',
    'basis-ended',
  ],
};

export const GUARDED: readonly GuardedRule[] = [...new Set(Object.values(AGAINST).flat())];

/** What is set for each rule; `ask` where nothing is. */
export type Guards = Partial<Record<GuardedRule, GuardMode>>;

/** Whether a finding may stand before a button; that an act may have ended is only said. */
export const isGuarded = ({ rule, severity }: Finding): boolean => rule !== 'basis-ended' || severity !== 'advice';

export const modeOf = (guards: Guards, rule: FindingRule): GuardMode =>
  rule === 'document-format' ? 'off' : (guards[rule] ?? 'ask');
