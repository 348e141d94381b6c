import type { EpochMs } from '../calendar/types';
import type { LogDatabase } from '../log/database';

/** Kept beside the log: by which rules everything is reckoned, and how far. */
export const REVIEW_KEY = 'review';

/** Everything reckoned anew after hours, holidays, deadlines or names were changed. */
export interface Review {
  /** What it is reckoned by; see `Reckoner.rules`. */
  rules: string;
  /** The last record that was reckoned; absent when all were. */
  upTo?: string;
  startedAt: EpochMs;
  doneAt?: EpochMs;
  /** Records reckoned, and those of them one of whose deadlines came to another verdict. */
  records: number;
  changed: number;
  /** How many verdicts changed, by what they were and what they are: `unknown>met`. */
  changes: Record<string, number>;
  /** The first one has nothing to compare with. */
  first?: true;
}

/** How the last review stands, for people to read; undefined before the first. */
export async function lastReview(db: LogDatabase): Promise<Review | undefined> {
  return (await db.meta.get(REVIEW_KEY))?.value as Review | undefined;
}
