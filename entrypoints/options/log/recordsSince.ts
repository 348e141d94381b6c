import type { EpochMs } from '../../../lib/calendar/types';
import type { LogDatabase } from '../../../lib/log/database';
import type { StoredCorrection, StoredFindings, StoredRecord } from '../../../lib/log/types';
import { byRecord } from '../../../lib/statistics/byRecord';
import { breath } from './steps';

const BATCH = 300;
/** What the log says of when a record was last seen may lag by so much. */
const LAG = 60_000;

/** A record as stored, with what was found in its papers and what officers corrected. */
export interface Recorded {
  record: StoredRecord;
  findings: StoredFindings | undefined;
  corrections: StoredCorrection[];
}

/**
 * Hands over the records that were seen since a moment, in steps that leave the page to its reader. What was not seen since
 * then says nothing of the time after it.
 * @param corrections all of the log
 * @param take awaited for each step
 * @param onStep told the share of the records that were taken, between 0 and 1, before each step
 * @returns false where `isOver` said before a step that nobody wants to know any more
 */
export async function recordsSince(
  db: LogDatabase,
  from: EpochMs,
  corrections: StoredCorrection[],
  take: (some: Recorded[]) => Promise<void> | void,
  isOver: () => boolean,
  onStep: (share: number) => void,
): Promise<boolean> {
  const ids = await db.records
    .where('lastSeen')
    .aboveOrEqual(from - LAG)
    .primaryKeys();
  const correctionsOf = byRecord<StoredCorrection>(corrections);
  for (let i = 0; i < ids.length; i += BATCH) {
    if (isOver()) return false;
    onStep(i / ids.length);
    const some = ids.slice(i, i + BATCH);
    const [records, findings] = await Promise.all([db.records.bulkGet(some), db.findings.bulkGet(some)]);
    await take(
      records.flatMap((record, n) =>
        record ? [{ record, findings: findings[n], corrections: correctionsOf.get(record.id) ?? [] }] : [],
      ),
    );
    await breath();
  }
  return !isOver();
}
