import type { EpochMs } from '../calendar/types';

/**
 * Why a lost log did not come back whole: its copy is damaged (`format`), a newer version of the extension made it (`newer`),
 * or the disk is full (`quota`).
 */
export type LossProblem = 'format' | 'newer' | 'quota';

/** What became of a log that the browser threw away, until the user has read of it. */
export interface LogLoss {
  /** When that was noticed. */
  lostAt: EpochMs;
  /** When the copy had been made. */
  copyAt: EpochMs;
  /** Records that came back, */
  records: number;
  /** and how many the copy was to hold. */
  of: number;
  problem?: LossProblem;
}

/** Under this key `storage.local` keeps it. */
export const LOSS_KEY = 'logLoss';
