import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { isoLocal } from '../../../lib/calendar/zone';
import { clocksOf, type Subject } from '../../../lib/clocks/clocks';
import type { Clock } from '../../../lib/clocks/types';
import { DEFAULT_POLICIES } from '../../../lib/policies/policies';
import type { ClockId, PolicySet, PolicyVersion } from '../../../lib/policies/types';
import type { EventRole, Moment } from '../../../lib/portals/types';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const calendar = createCalendar(DEFAULT_CALENDAR);

/** A moment from `YYYY-MM-DDTHH:MM[:SS[.mmm]]` on a Vietnamese wall clock. */
export const at = (text: string) => Date.parse(`${text}+07:00`);

/** As a page prints it: `YYYY-MM-DD` is a bare date. */
export const printed = (text: string): Moment =>
  text.length === 10
    ? { at: at(`${text}T00:00`), precision: 'day' }
    : { at: at(text), precision: text.length > 16 ? 'second' : 'minute' };

/** A record with times as texts; `?` is a cell that nobody can read, an empty text an empty cell. */
export function record(
  fields: Partial<Omit<Subject, 'times'>>,
  times: Partial<Record<EventRole, string>> = {},
): Subject {
  const subject: Subject = { kind: 'dossier', ...fields, times: {}, blank: [...(fields.blank ?? [])], problems: [] };
  for (const [role, text] of Object.entries(times) as [EventRole, string][]) {
    if (text === '') subject.blank.push(role);
    else if (text === '?') subject.problems?.push({ role, problem: 'unparsable-date', text });
    else subject.times[role] = printed(text);
  }
  return subject;
}

export const dossier = (status: Subject['status'], times: Partial<Record<EventRole, string>>, fields = {}) =>
  record({ status, ...fields }, times);

export const clocks = (subject: Subject, now: string, policies: PolicySet = DEFAULT_POLICIES): Clock[] =>
  clocksOf(subject, policies, calendar, at(now));

export function clock(id: ClockId, subject: Subject, now: string, policies?: PolicySet): Clock {
  const found = clocks(subject, now, policies).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} clock`);
  return found;
}

/** A clock in one line: state, due as printed on a Vietnamese wall clock, first reason. */
export const line = ({ state, due, reasons }: Clock): string =>
  [state, due === undefined ? '-' : isoLocal(due).slice(0, 16), reasons.find((one) => one !== 'basis-unverified')]
    .filter((one) => one !== undefined)
    .join(' ');

/** The default rules with another one for a clock. */
export const withRule = (clock: ClockId, ...versions: (Pick<PolicyVersion, 'term'> & Partial<PolicyVersion>)[]) => ({
  ...DEFAULT_POLICIES,
  policies: [
    ...DEFAULT_POLICIES.policies.filter((policy) => policy.clock !== clock),
    {
      clock,
      versions: versions.map((version) => ({
        validFrom: '2000-01-01',
        legalBasis: 'Căn cứ thử',
        verified: true,
        ...version,
      })),
    },
  ],
});
