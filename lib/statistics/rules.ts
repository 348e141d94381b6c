import { createCalendar } from '../calendar/calendar';
import type { CalendarConfig } from '../calendar/types';
import { clocksOf } from '../clocks/clocks';
import type { PolicySet } from '../policies/types';
import type { Identity } from './identity';
import type { ReckoningRules } from './reckoner';

/**
 * What the log is reckoned by.
 * @param version of the extension: its built-in holidays and rules are part of the rules
 */
export function reckoningRules(
  { calendar: config, policies, identities }: { calendar: CalendarConfig; policies: PolicySet; identities: Identity[] },
  version: string,
): ReckoningRules {
  const calendar = createCalendar(config);
  return {
    clocksOf: (record, now) => clocksOf(record, policies, calendar, now),
    calendar,
    identities,
    near: policies.thresholds.critical,
    fingerprint: JSON.stringify([version, config, policies, identities]),
  };
}
