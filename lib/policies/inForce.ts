import type { LocalDate } from '../calendar/types';
import type { ClockId, PolicySet, PolicyVersion } from './types';

/**
 * The rule in force for a record that started on `date`: old records keep their old rule.
 * @returns the last version with `validFrom <= date`, else the first; undefined if the set has no such clock.
 */
export function policyAt(
  set: PolicySet,
  clock: ClockId,
  date: LocalDate | (() => LocalDate),
): PolicyVersion | undefined {
  const versions = set.policies.find((policy) => policy.clock === clock)?.versions;
  if (!versions?.length) return undefined;
  let current = versions[0];
  // Nearly always there is only one, and the date need not be worked out.
  if (versions.length === 1) return current;
  const on = typeof date === 'string' ? date : date();
  for (const version of versions) if (version.validFrom <= on) current = version;
  return current;
}
