import type { StoredRecord, StoredTransition } from './types';

/**
 * How often a supplement was asked for, as far as sightings show.
 * @param record undefined where the log does not know it
 * @param transitions of this record
 */
export function supplementsSeen(
  record: Pick<StoredRecord, 'times' | 'resubmitted'> | undefined,
  transitions: readonly Pick<StoredTransition, 'field' | 'from' | 'to'>[],
): number {
  const days = new Set<string>();
  let became = 0;
  for (const { field, from, to } of transitions) {
    // By day: a moment may first have been printed as a date, then with its time.
    if (field === 'supplementRequested') for (const moment of [from, to]) if (moment) days.add(moment.slice(0, 10));
    if ((field === 'status' || field === 'seen') && to === '5') became++;
  }
  const printed = record?.times.supplementRequested || record?.resubmitted ? 1 : 0;
  return Math.max(printed, days.size, became);
}
