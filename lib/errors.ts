/** A value that crosses a boundary: success, or the reason it failed. Exceptions are kept for bugs. */
export type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

/** One thing that is wrong with a value the user or an administrator gave: where, and why, in words. */
export interface Issue {
  /** Dotted path inside the value, such as `schedules.0.seasons.1.to`; empty for the value itself. */
  path: string;
  message: string;
}
