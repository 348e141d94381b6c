import type { EpochMs } from '../../../lib/calendar/types';
import { corrected } from '../../../lib/log/corrected';
import type { LogDatabase } from '../../../lib/log/database';
import type { StoredRecord, StoredTransition } from '../../../lib/log/types';
import type { Settings } from '../../../lib/settings';
import { byRecord } from '../../../lib/statistics/byRecord';
import type { Period } from '../../../lib/statistics/figures';
import { IndexTally, type Tally } from '../../../lib/statistics/index766/tally';
import { type Rules, reckoningOf } from '../../../lib/statistics/reckoning';
import { clocksBy } from '../../shared/clocksBy';
import { type Recorded, recordsSince } from '../log/recordsSince';

/**
 * Counts the records that were seen since a period began; see `recordsSince`.
 * @returns undefined where nobody wants to know any more
 */
export async function readTally(
  db: LogDatabase,
  settings: Settings,
  period: Period,
  now: EpochMs,
  isOver: () => boolean,
  onStep: (share: number) => void,
): Promise<Tally | undefined> {
  const { clocks, calendar } = clocksBy(settings);
  const rules: Rules = { clocksOf: clocks, calendar, identities: [], near: 0 };
  const tally = new IndexTally(period, calendar, now);
  const isNeeded = (one: StoredRecord) =>
    one.kind === 'petition' || (one.kind === 'dossier' && tally.needsChanges(one));
  const count = async (some: Recorded[]) => {
    const needed = some.filter(({ record, corrections }) => corrections.length > 0 || isNeeded(record));
    // One question a record, all at once: Dexie's `anyOf` waits for each answer before it asks for the next.
    const changes = await db.transaction('r', db.transitions, () =>
      Promise.all(needed.map(({ record: { id } }) => db.transitions.where({ recordId: id }).toArray())),
    );
    const changesOf = byRecord<StoredTransition>(changes.flat());
    for (const { record: stored, findings, corrections } of some) {
      if (stored.kind !== 'dossier' && stored.kind !== 'petition') continue;
      const known = corrected(stored, changesOf.get(stored.id) ?? [], corrections);
      if (stored.kind === 'dossier') tally.addDossier({ ...known, findings });
      else {
        const { clocks: reckoned } = reckoningOf({ ...known, acts: [] }, rules, now);
        tally.addPetition(known.record, reckoned.find(({ clock }) => clock === 'petition')?.verdict ?? 'unknown');
      }
    }
  };
  return (await recordsSince(db, period.from, await db.corrections.toArray(), count, isOver, onStep))
    ? tally.result()
    : undefined;
}
