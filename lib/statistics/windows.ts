import type { EpochMs } from '../calendar/types';
import type { Clock } from '../clocks/types';
import type { CorrectedTransition } from '../log/corrected';
import { momentOfText } from '../log/moments';
import type { StoredRecord, StoredTransition } from '../log/types';
import type { Status } from '../portals/types';
import { clockInput } from './input';
import type { ClocksOf } from './types';

/** An acceptance window that ended before the record's present one began. */
export interface EarlierWindow {
  clock: Clock;
  /** The record as it stood then. */
  record: StoredRecord;
  /** What had happened until then, by `at`. */
  transitions: CorrectedTransition[];
}

/** Changes after which a new window may run: the citizen's answer to a request for a supplement. */
const renews = ({ field, from, to }: StoredTransition): boolean =>
  field === 'resubmitted' || (field === 'status' && to === '1' && from !== undefined);

/** Takes one change back. */
function undo(record: StoredRecord, { field, from }: StoredTransition): void {
  if (field === 'seen') return;
  if (field !== 'status') {
    const moment = from === undefined ? undefined : momentOfText(from);
    if (moment) record.times[field] = moment;
    else delete record.times[field];
    return;
  }
  if (from === undefined) delete record.status;
  else record.status = (/^\d+$/.test(from) ? Number(from) : from) as Status;
  delete record.statusText;
  if (from !== '1') delete record.resubmitted;
}

/**
 * A citizen's re-submission starts a new acceptance window; what became of the ones before is told by the changes that
 * followed. Newest first.
 * @param transitions of this record, by `at`
 * @param before the start of the present window
 */
export function earlierWindows(
  record: StoredRecord,
  transitions: readonly CorrectedTransition[],
  clocksOf: ClocksOf,
  before: EpochMs,
): EarlierWindow[] {
  if (record.kind !== 'dossier' || !transitions.some(renews)) return [];
  const found: EarlierWindow[] = [];
  const past: StoredRecord = { ...record, times: { ...record.times }, blank: [] };
  delete past.problems;
  delete past.asOf;
  let since = before;
  for (let i = transitions.length - 1; i >= 0; i--) {
    const change = transitions[i] as StoredTransition;
    undo(past, change);
    // What one sighting told is taken back as a whole.
    const { at } = change;
    if (transitions[i - 1]?.at === at || !transitions.some((one) => one.at === at && renews(one))) continue;
    const then = { ...past, times: { ...past.times }, lastSeen: change.after ?? at };
    const clock = clocksOf(clockInput(then), at).find(({ id }) => id === 'acceptance');
    if (clock?.start === undefined || clock.start >= since) continue;
    since = clock.start;
    found.push({ clock, record: then, transitions: transitions.slice(0, i) });
  }
  return found;
}
