import { describe, expect, test } from 'vitest';
import { SCHEDULE_PRESETS } from '../../../lib/calendar/schedule';
import { basisIn } from '../../../lib/policies/bases';
import { policyAt } from '../../../lib/policies/inForce';
import { ACCEPTANCE_PRESETS, ALWAYS, DEFAULT_POLICIES } from '../../../lib/policies/policies';
import { policySetSchema } from '../../../lib/policies/policies.schema';
import { CLOCK_IDS, type ClockId, type PolicySet, type Term } from '../../../lib/policies/types';

const HOUR = 3_600_000;
const six = { validFrom: '2023-01-01', ...ACCEPTANCE_PRESETS.city };
const eight = { validFrom: '2023-08-15', ...ACCEPTANCE_PRESETS.decree };
const set = (...versions: (typeof six)[]): PolicySet => ({
  ...DEFAULT_POLICIES,
  policies: [{ clock: 'acceptance', versions }],
});
const termAt = (of: PolicySet, clock: ClockId, date: string) => policyAt(of, clock, date)?.term;

describe('the rule in force', () => {
  test.each([
    ['1999-12-31', 6],
    ['2023-01-01', 6],
    ['2023-08-14', 6],
    ['2023-08-15', 8],
    ['2099-12-31', 8],
  ])('on %s is of %d hours', (date, hours) => {
    expect(termAt(set(six, eight), 'acceptance', date)).toEqual({ kind: 'working-hours', hours });
  });

  test('of a clock without rules is none', () => {
    expect(policyAt(set(six), 'petition', '2023-08-14')).toBeUndefined();
    expect(policyAt(set(), 'acceptance', '2023-08-14')).toBeUndefined();
  });
});

describe('the default', () => {
  test('is six working hours by the city order at every date', () => {
    for (const date of [ALWAYS, '2023-08-14', '2026-11-23', '2050-01-01'])
      expect(policyAt(DEFAULT_POLICIES, 'acceptance', date)).toMatchObject({
        term: { kind: 'working-hours', hours: 6 },
        legalBasis: expect.stringContaining('06 giờ làm việc'),
        verified: true,
      });
  });

  test('has a rule with its basis for every clock, and says which was not checked', () => {
    const rules = CLOCK_IDS.map((clock) => [clock, policyAt(DEFAULT_POLICIES, clock, '2023-08-14')] as const);
    expect(rules.filter(([, rule]) => !rule?.legalBasis).map(([clock]) => clock)).toEqual([]);
    expect(rules.filter(([, rule]) => rule?.verified === false).map(([clock]) => clock)).toEqual(['petition']);
    expect(Object.fromEntries(rules.map(([clock, rule]) => [clock, rule?.term.kind]))).toEqual({
      acceptance: 'working-hours',
      resolution: 'printed',
      handling: 'printed',
      registration: 'next-working-day',
      issuance: 'next-working-day',
      petition: 'working-days',
    });
    for (const clock of ['registration', 'issuance'] as const)
      expect(policyAt(DEFAULT_POLICIES, clock, '2023-08-14')?.urgentTerm).toEqual({ kind: 'immediate' });
  });

  test('warns at two working hours, and urgently at thirty minutes', () => {
    expect(DEFAULT_POLICIES.thresholds).toEqual({ warning: 2 * HOUR, critical: HOUR / 2 });
  });

  test('the decree’s eight hours stay marked until somebody checks them', () => {
    expect(ACCEPTANCE_PRESETS.decree).toMatchObject({ term: { hours: 8 }, verified: false });
  });
});

describe('the schema', () => {
  const issues = (value: unknown) => {
    const result = policySetSchema.safeParse(value);
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  };
  const withTerm = (term: unknown, clock: ClockId = 'acceptance') => ({
    ...DEFAULT_POLICIES,
    policies: [{ clock, versions: [{ ...six, term }] }],
  });

  test('takes the defaults and the presets as they are', () => {
    expect(policySetSchema.parse(DEFAULT_POLICIES)).toEqual(DEFAULT_POLICIES);
    expect(issues(set(six, eight))).toEqual([]);
  });

  test.each<[Term, ClockId]>([
    [{ kind: 'working-hours', hours: 0.5 }, 'acceptance'],
    [{ kind: 'working-hours', hours: 200 }, 'acceptance'],
    [{ kind: 'working-days', days: 1 }, 'petition'],
    [{ kind: 'next-working-day' }, 'registration'],
    [{ kind: 'immediate' }, 'issuance'],
    [{ kind: 'printed' }, 'resolution'],
    [{ kind: 'printed' }, 'petition'],
  ])('takes %o for %s', (term, clock) => {
    expect(issues(withTerm(term, clock))).toEqual([]);
  });

  test.each<[unknown, ClockId, string]>([
    [{ kind: 'working-hours', hours: 0 }, 'acceptance', 'policies.0.versions.0.term.hours'],
    [{ kind: 'working-hours', hours: -6 }, 'acceptance', 'policies.0.versions.0.term.hours'],
    [{ kind: 'working-hours', hours: '6' }, 'acceptance', 'policies.0.versions.0.term.hours'],
    [{ kind: 'working-hours', hours: Number.NaN }, 'acceptance', 'policies.0.versions.0.term.hours'],
    [{ kind: 'working-hours', hours: 201 }, 'acceptance', 'policies.0.versions.0.term.hours'],
    [{ kind: 'working-days', days: 1.5 }, 'petition', 'policies.0.versions.0.term.days'],
    [{ kind: 'working-days', days: 0 }, 'petition', 'policies.0.versions.0.term.days'],
    [{ kind: 'calendar-days', days: 3 }, 'petition', 'policies.0.versions.0.term.kind'],
    [{ kind: 'immediate', hours: 1 }, 'issuance', 'policies.0.versions.0.term'],
    [{ kind: 'printed' }, 'acceptance', 'policies.0.versions.0.term'],
    [{ kind: 'printed' }, 'registration', 'policies.0.versions.0.term'],
  ])('refuses %o for %s', (term, clock, path) => {
    expect(issues(withTerm(term, clock))).toEqual([path]);
  });

  test('refuses what would leave the rule in force open', () => {
    expect(issues(set())).toEqual(['policies.0.versions']);
    expect(issues(set(eight, six))).toEqual(['policies.0.versions']);
    expect(issues(set(six, six))).toEqual(['policies.0.versions']);
    expect(issues(set({ ...six, validFrom: '2023-02-30' }))).toEqual(['policies.0.versions.0.validFrom']);
    expect(issues(set({ ...six, legalBasis: '  ' }))).toEqual(['policies.0.versions.0.legalBasis']);
    const twice = set(six);
    expect(issues({ ...twice, policies: [...twice.policies, ...twice.policies] })).toEqual(['policies']);
    expect(issues({ ...twice, extra: 1 })).toEqual(['']);
  });

  test('thresholds: zero is allowed, urgent above near is not', () => {
    const thresholds = (warning: number, critical: number) =>
      issues({ ...DEFAULT_POLICIES, thresholds: { warning, critical } });
    expect(thresholds(0, 0)).toEqual([]);
    expect(thresholds(HOUR, HOUR)).toEqual([]);
    expect(thresholds(HOUR, HOUR + 1)).toEqual(['thresholds']);
    expect(thresholds(-1, -1)).toEqual(['thresholds.warning', 'thresholds.critical']);
    expect(thresholds(401 * HOUR, 0)).toEqual(['thresholds.warning']);
  });
});

describe('a legal basis in English', () => {
  const builtIn = [
    ...DEFAULT_POLICIES.policies.flatMap(({ versions }) => versions.map(({ legalBasis }) => legalBasis)),
    ...Object.values(ACCEPTANCE_PRESETS).map(({ legalBasis }) => legalBasis),
    ...SCHEDULE_PRESETS.flatMap(({ schedule }) => schedule.legalBasis ?? []),
  ];

  test.each(builtIn)('%s', (basis) => {
    const english = basisIn('en', basis);
    expect(english).not.toBe(basis);
    // The acts' own numbers stay, so that they can be looked up.
    for (const [number] of basis.matchAll(/\d+(?:\/\d+)?\/[A-ZĐ-]+(?:TTg|CP)/g)) expect(english).toContain(number);
    expect(basisIn('vi', basis)).toBe(basis);
  });

  test('of a unit’s own is left as written', () => {
    expect(basisIn('en', 'Quy chế của phường')).toBe('Quy chế của phường');
  });
});
