import { browser } from '../../../lib/browser';
import type { EpochMs } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import { type Facts, factsOfDays, factsOfOpen } from '../../../lib/duties/facts';
import { factsOfPages } from '../../../lib/duties/pages';
import { DutyTally } from '../../../lib/duties/tally';
import { LISTINGS_KEY, listingsFrom } from '../../../lib/listings/kept';
import { allCorrected, corrected } from '../../../lib/log/corrected';
import type { LogDatabase } from '../../../lib/log/database';
import { countersOfDays, openRecords } from '../../../lib/log/queries';
import type { StoredCorrection } from '../../../lib/log/types';
import { sendMessage } from '../../../lib/messages';
import type { Settings } from '../../../lib/settings';
import { byRecord } from '../../../lib/statistics/byRecord';
import type { Period } from '../../../lib/statistics/figures';
import { lastDay } from '../../../lib/statistics/period';
import { clocksBy } from '../../shared/clocksBy';
import { breath } from '../log/steps';

const BATCH = 300;
/** What the log says of when a record was last seen may lag by so much. */
const LAG = 60_000;

/** The facts of a period, and how fresh the log is. */
export interface Counted {
  facts: Facts;
  /** When the newest record was seen; undefined while the log is empty. */
  lastSeen?: EpochMs;
}

/**
 * Counts everything that the log tells of the duties, the dossiers one by one in steps that leave the page to its reader.
 * @param onStep told the share of the records that were counted, between 0 and 1, before each step
 * @returns undefined where `isOver` said before a step that nobody wants to know any more
 */
export async function readFacts(
  db: LogDatabase,
  settings: Settings,
  period: Period,
  now: EpochMs,
  isOver: () => boolean,
  onStep: (share: number) => void,
): Promise<Counted | undefined> {
  // Nobody to answer only means that the verdicts are those of a moment ago.
  await sendMessage('reckon', undefined).catch(() => {});
  const [days, open, ids, corrections, newest, stored] = await Promise.all([
    countersOfDays(db, dateOf(period.from), lastDay(period)),
    openRecords(db),
    db.records
      .where('lastSeen')
      .aboveOrEqual(period.from - LAG)
      .primaryKeys(),
    db.corrections.toArray(),
    db.records.orderBy('lastSeen').last(),
    browser.storage.local.get(LISTINGS_KEY),
  ]);
  const correctionsOf = byRecord<StoredCorrection>(corrections);
  const tally = new DutyTally(period);
  for (let i = 0; i < ids.length; i += BATCH) {
    if (isOver()) return undefined;
    onStep(i / ids.length);
    const some = ids.slice(i, i + BATCH);
    const [records, findings] = await Promise.all([db.records.bulkGet(some), db.findings.bulkGet(some)]);
    records.forEach((stored, n) => {
      if (!stored) return;
      tally.add(corrected(stored, [], correctionsOf.get(stored.id) ?? []).record, findings[n]);
    });
    await breath();
  }
  if (isOver()) return undefined;
  const { clocks } = clocksBy(settings);
  const facts = {
    ...factsOfDays(days, period),
    ...factsOfOpen(allCorrected(open, [], corrections).records, clocks, now),
    ...tally.facts(),
    ...factsOfPages(listingsFrom(stored[LISTINGS_KEY]), now),
  };
  return { facts, ...(newest && { lastSeen: newest.lastSeen }) };
}
