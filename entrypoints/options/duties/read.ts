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
import { sendMessage } from '../../../lib/messages';
import type { Settings } from '../../../lib/settings';
import type { Period } from '../../../lib/statistics/figures';
import { lastDay } from '../../../lib/statistics/period';
import { clocksBy } from '../../shared/clocksBy';
import { type Recorded, recordsSince } from '../log/recordsSince';

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
  const tally = new DutyTally(period);
  const count = (some: Recorded[]) => {
    for (const { record, findings, corrections } of some)
      tally.add(corrected(record, [], corrections).record, findings);
  };
  const corrections = await db.corrections.toArray();
  if (!(await recordsSince(db, period.from, corrections, count, isOver, onStep))) return undefined;
  const [days, open, newest, stored] = await Promise.all([
    countersOfDays(db, dateOf(period.from), lastDay(period)),
    openRecords(db),
    db.records.orderBy('lastSeen').last(),
    browser.storage.local.get(LISTINGS_KEY),
  ]);
  const { clocks } = clocksBy(settings);
  const facts = {
    ...factsOfDays(days, period),
    ...factsOfOpen(allCorrected(open, [], corrections).records, clocks, now),
    ...tally.facts(),
    ...factsOfPages(listingsFrom(stored[LISTINGS_KEY]), now),
  };
  return { facts, ...(newest && { lastSeen: newest.lastSeen }) };
}
