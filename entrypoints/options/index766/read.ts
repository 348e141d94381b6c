import type { EpochMs } from '../../../lib/calendar/types';
import { corrected } from '../../../lib/log/corrected';
import type { LogDatabase } from '../../../lib/log/database';
import type { StoredCorrection, StoredRecord, StoredTransition } from '../../../lib/log/types';
import type { Settings } from '../../../lib/settings';
import { byRecord } from '../../../lib/statistics/byRecord';
import type { Period } from '../../../lib/statistics/figures';
import { IndexTally, type Tally } from '../../../lib/statistics/index766/tally';
import { type Rules, reckoningOf } from '../../../lib/statistics/reckoning';
import { clocksBy } from '../../shared/clocksBy';
import { breath } from '../log/steps';

const BATCH = 300;
/** What the log says of when a record was last seen may lag by so much. */
const LAG = 60_000;

/**
 * Counts the records that were seen since a period began, in steps that leave the page to its reader. What was not seen
 * since then says nothing of the period.
 * @param onStep told the share of the records that were counted, between 0 and 1, before each step
 * @returns undefined where `isOver` said before a step that nobody wants to know any more
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
  const [ids, corrections] = await Promise.all([
    db.records
      .where('lastSeen')
      .aboveOrEqual(period.from - LAG)
      .primaryKeys(),
    db.corrections.toArray(),
  ]);
  const isNeeded = (one: StoredRecord) =>
    one.kind === 'petition' || (one.kind === 'dossier' && tally.needsChanges(one));
  const correctionsOf = byRecord<StoredCorrection>(corrections);
  for (let i = 0; i < ids.length; i += BATCH) {
    if (isOver()) return undefined;
    onStep(i / ids.length);
    const some = ids.slice(i, i + BATCH);
    const [records, findings] = await Promise.all([db.records.bulkGet(some), db.findings.bulkGet(some)]);
    const needed = records.flatMap((one) => (one && (correctionsOf.has(one.id) || isNeeded(one)) ? [one.id] : []));
    // One question a record, all at once: Dexie's `anyOf` waits for each answer before it asks for the next.
    const changes = await db.transaction('r', db.transitions, () =>
      Promise.all(needed.map((id) => db.transitions.where({ recordId: id }).toArray())),
    );
    const changesOf = byRecord<StoredTransition>(changes.flat());
    records.forEach((stored, n) => {
      if (!stored || (stored.kind !== 'dossier' && stored.kind !== 'petition')) return;
      const known = corrected(stored, changesOf.get(stored.id) ?? [], correctionsOf.get(stored.id) ?? []);
      if (stored.kind === 'dossier') tally.addDossier({ ...known, findings: findings[n] });
      else {
        const { clocks: reckoned } = reckoningOf({ ...known, acts: [] }, rules, now);
        tally.addPetition(known.record, reckoned.find(({ clock }) => clock === 'petition')?.verdict ?? 'unknown');
      }
    });
    await breath();
  }
  return tally.result();
}
