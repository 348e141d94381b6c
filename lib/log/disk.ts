import type { EpochMs } from '../calendar/types';

/** What one full disk cost. */
export interface FullCost {
  /** Records that were dropped to make room. */
  dropped: number;
  /** Sightings that could not be written even so. */
  lost: number;
}

/** What full disks have cost since the user last read of it, and when each last happened. */
export interface DiskTrouble extends FullCost {
  droppedAt?: EpochMs;
  lostAt?: EpochMs;
}

/** Under this key `storage.local` keeps it: the log itself may be what cannot be written. */
export const DISK_KEY = 'diskTrouble';

/** One more cost, added to what is known. */
export const addDiskCost = (
  known: DiskTrouble = { dropped: 0, lost: 0 },
  cost: FullCost,
  now: EpochMs,
): DiskTrouble => ({
  ...known,
  dropped: known.dropped + cost.dropped,
  lost: known.lost + cost.lost,
  ...(cost.dropped > 0 && { droppedAt: now }),
  ...(cost.lost > 0 && { lostAt: now }),
});
