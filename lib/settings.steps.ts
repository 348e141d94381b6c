import { fail, type Result } from './errors';
import { DEFAULT_SETTINGS } from './settings';
import { type StepProblem, type ValueStep, type Versioned, walk } from './steps';

/**
 * Versions of the settings, in order: the first step makes 2 of 1, each other the next. A new one is a function here, one
 * more in `DEFAULT_SETTINGS.version`, and an example in `tests/unit/versions/settings`.
 */
export const SETTINGS_STEPS: readonly ValueStep[] = [];

/** What builds of version 1 came to keep one after the other: older ones left it out. */
const CAME_LATER = {
  lookups: [],
  guards: {},
  trust: [],
  identities: [],
  notifications: { near: false, late: false, morning: false, closing: false },
  references: [],
};

/**
 * Stored settings as this version has them; their values are still to be checked. Something that this build has never
 * heard of is a newer one's: taken over without it, it would be lost at the next save.
 */
export function settingsFrom(stored: unknown): Result<Versioned, StepProblem> {
  const walked = walk(stored, SETTINGS_STEPS);
  if (!walked.ok) return walked;
  if (Object.keys(walked.value).some((key) => !Object.hasOwn(DEFAULT_SETTINGS, key))) return fail('newer');
  return { ok: true, value: { ...CAME_LATER, ...walked.value } };
}
