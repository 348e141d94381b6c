import type { EpochMs } from '../calendar/types';
import type { StoredReckoning } from './days.types';
import { done, existing } from './raw';
import type { StoredRecord } from './types';

/** A record with what its deadlines came to. */
export interface Finished {
  record: StoredRecord;
  reckoning: StoredReckoning;
}

export interface FinishedSince {
  /** Later than asked where there was more than `limit`: from here on everything is in `records`. */
  from: EpochMs;
  records: Finished[];
}

/** `lastSeen` is up to a minute behind. */
const BEHIND = 60_000;
/** More than that tells a forecast nothing that these do not. */
const LIMIT = 1_500;

/** The key so many places before the last one of a range; undefined where the range has fewer. */
async function keyBack(index: IDBIndex, range: IDBKeyRange, back: number): Promise<EpochMs | undefined> {
  const request = index.openKeyCursor(range, 'prev');
  const last = await done(request);
  if (!last) return undefined;
  const further = done(request);
  last.advance(back);
  const key = (await further)?.key as [number, EpochMs] | undefined;
  return key?.[1];
}

/**
 * Records seen since a moment with their reckonings, closed and open ones, without Dexie. However many there are, at most
 * about `limit` of each are read, newest first. A record that ended after a moment was seen after it, so nothing that ended
 * since `from` is missing.
 * @param name the same default as `openLog` has
 */
export async function finishedSince(
  since: EpochMs,
  {
    limit = LIMIT,
    name = 'dung-hen',
    factory = indexedDB,
  }: { limit?: number; name?: string; factory?: IDBFactory } = {},
): Promise<FinishedSince> {
  const db = await existing(name, factory);
  if (!db) return { from: since, records: [] };
  try {
    if (!db.objectStoreNames.contains('reckonings')) return { from: since, records: [] };
    const transaction = db.transaction(['records', 'reckonings'], 'readonly');
    const index = transaction.objectStore('records').index('[open+lastSeen]');
    const range = (open: 0 | 1, from: EpochMs) => IDBKeyRange.bound([open, from - BEHIND], [open, []]);
    const cuts = await Promise.all(([0, 1] as const).map((open) => keyBack(index, range(open, since), limit)));
    const from = Math.max(since, ...cuts.map((cut) => (cut === undefined ? since : cut + BEHIND + 1)));
    const records = (
      await Promise.all(([0, 1] as const).map((open) => done<StoredRecord[]>(index.getAll(range(open, from)))))
    ).flat();
    const reckonings = transaction.objectStore('reckonings');
    const found = await Promise.all(records.map(({ id }) => done<StoredReckoning | undefined>(reckonings.get(id))));
    return {
      from,
      records: records.flatMap((record, i) => {
        const reckoning = found[i];
        return reckoning ? [{ record, reckoning }] : [];
      }),
    };
  } finally {
    db.close();
  }
}
