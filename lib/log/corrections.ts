import type { EpochMs } from '../calendar/types';
import { fail, ok, type Result } from '../errors';
import type { LogDatabase } from './database';
import { isQuotaError } from './quota';
import type { CorrectionTold, StoredCorrection } from './types';

/** Why a correction was not kept: the record, change or correction that it is about is gone, or the disk is full. */
export type CorrectionProblem = 'gone' | 'quota';

/**
 * Keeps a correction beside what it corrects. Told twice, it is kept once, as it was told first.
 * @param told checked by `parseCorrection`.
 */
export async function keepCorrection(
  db: LogDatabase,
  told: CorrectionTold,
  now: EpochMs,
): Promise<Result<true, CorrectionProblem>> {
  const { nonce, ...said } = told;
  const id = `${told.recordId}|correction|${nonce}`;
  try {
    return await db.transaction('rw', db.records, db.transitions, db.corrections, db.stale, async () => {
      const [record, earlier] = await Promise.all([
        db.records.get(told.recordId),
        db.corrections.where('recordId').equals(told.recordId).toArray(),
      ]);
      if (earlier.some((one) => one.id === id)) return ok(true as const);
      if (!record) return fail('gone' as const);
      if (said.what === 'actor') {
        const change = await db.transitions.get(said.transitionId);
        if (change?.recordId !== record.id) return fail('gone' as const);
      }
      if (said.what === 'withdrawal' && !earlier.some((one) => one.id === said.correctionId))
        return fail('gone' as const);
      // A PC's clock may be set back; the order of corrections may not.
      const at = Math.max(now, ...earlier.map((one) => one.at + 1));
      await Promise.all([
        db.corrections.add({ ...said, id, at } satisfies StoredCorrection),
        db.stale.add({ ids: [record.id] }),
      ]);
      return ok(true as const);
    });
  } catch (error) {
    if (isQuotaError(error)) return fail('quota');
    throw error;
  }
}
