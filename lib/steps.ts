import { fail, ok, type Result } from './errors';

/** A stored value that says its version, or none where it is older than any. */
export type Versioned = Record<string, unknown>;

/**
 * What one version's value becomes in the next; pure. It is never edited once it was shipped: it goes by the shapes of its
 * own day, not by today's types. It need not set `version`.
 */
export type ValueStep = (value: Versioned) => Versioned;

/**
 * Why a stored value is of no use here: a newer version of the extension wrote it, a step threw, or it is none of ours.
 * Whoever keeps such a value leaves it as it is.
 */
export type StepProblem = 'newer' | 'step' | 'format';

/**
 * A stored value as the newest version has it; the given one is not changed.
 * @param steps the first makes `first + 1` of `first`, each other the next
 * @param first the oldest version; 0 is a value without a version
 */
export function walk(value: unknown, steps: readonly ValueStep[], first = 1): Result<Versioned, StepProblem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail('format');
  const { version = 0 } = value as Versioned;
  if (!Number.isInteger(version) || (version as number) < first) return fail('format');
  const newest = first + steps.length;
  if ((version as number) > newest) return fail('newer');
  try {
    let walked = value as Versioned;
    for (let at = version as number; at < newest; at++)
      walked = { ...(steps[at - first] as ValueStep)(walked), version: at + 1 };
    return ok(walked);
  } catch {
    return fail('step');
  }
}
