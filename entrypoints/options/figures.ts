import { formatMoment } from '../../components/format';
import type { Asked, LateItem, OwnRecord } from '../../components/options/types';
import type { OptionsWord } from '../../components/options/words';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs } from '../../lib/calendar/types';
import { dateOf, dayNumber, parseLocalDate } from '../../lib/calendar/zone';
import { clockWords } from '../../lib/clocks/strings';
import type { Translate } from '../../lib/i18n';
import type { LogDatabase } from '../../lib/log/database';
import type { ClockReckoning, StoredDay } from '../../lib/log/days.types';
import { countersOfDays, type Marked, markedIn } from '../../lib/log/queries';
import type { StoredRecord } from '../../lib/log/types';
import { CLOCK_IDS, type ClockId } from '../../lib/policies/types';
import type { Settings } from '../../lib/settings';
import { figuresOf, type Period, papersOf } from '../../lib/statistics/figures';
import { before, lastDay, lengthOf, periodOf } from '../../lib/statistics/period';
import type { Figures } from '../../lib/statistics/types';

/** How many late and how many nearly late ones are listed at most. */
export const LISTED = 50;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MOST_DAYS = 3_700;

/** The period that is asked for; undefined where its days are none or in the wrong order. */
export function askedPeriod({ period, from, to }: Asked, now: EpochMs): Period | undefined {
  if (period !== 'custom') return periodOf(period, now);
  const isDate = (text: string) => parseLocalDate(text) !== null;
  if (!isDate(from) || !isDate(to) || from > to) return undefined;
  const found = periodOf('custom', now, { from, to });
  return lengthOf(found) <= MOST_DAYS ? found : undefined;
}

/** The days that the figures of a period are made of: its own, as many before, and today. */
export function daysFor(db: LogDatabase, period: Period, now: EpochMs): Promise<Map<string, StoredDay>> {
  return countersOfDays(db, dateOf(before(period).from), dateOf(Math.max(period.to - 1, now)));
}

/** Figures of today, of the period and of the one before, for each clock that has any. */
export function ownRecord(days: Map<string, StoredDay>, period: Period, { scope }: Asked, now: EpochMs): OwnRecord {
  const figures = (of: Period): Figures[] =>
    CLOCK_IDS.map((clock) => figuresOf(days, { ...of, clock, scope })).filter(
      ({ received, undated }) => received + undated > 0,
    );
  const today = dateOf(now);
  return {
    first: dateOf(period.from),
    last: lastDay(period),
    today: figures(periodOf('custom', now, { from: today, to: today })),
    period: figures(period),
    before: figures(before(period)),
    papers: papersOf(days, period),
  };
}

/** What was late and what nearly so, of one clock. */
export async function lateIn(db: LogDatabase, period: Period, clock: ClockId, { scope }: Asked): Promise<Marked[]> {
  const lists = await Promise.all(
    (['late', 'near'] as const).map((what) => markedIn(db, { ...period, clock, what, scope, limit: LISTED })),
  );
  return lists.flat();
}

/** Why it was late, as far as times alone tell. */
function reasonsOf(
  { start, stop }: ClockReckoning,
  record: StoredRecord,
  calendar: ReturnType<typeof createCalendar>,
  say: (at: EpochMs) => string,
  t: Translate<OptionsWord>,
): string[] {
  const reasons: string[] = [];
  if (start === undefined) return reasons;
  if (!calendar.isOpen(start)) reasons.push(t('me.late.why.outside'));
  else if (calendar.closeOf(dateOf(start)) - start < HOUR) reasons.push(t('me.late.why.evening'));
  const end = stop?.[1];
  if (end !== undefined) {
    for (let day = dayNumber(start) + 1; day < dayNumber(end); day++) {
      const kind = calendar.dayKind(dateOf(start + (day - dayNumber(start)) * 24 * HOUR));
      if (kind === 'off' || kind === 'weekly-rest') {
        reasons.push(t('me.late.why.days-off'));
        break;
      }
    }
  }
  if (record.times.resubmitted?.at === start) reasons.push(t('me.late.why.again'));
  if (stop && stop[1] - stop[0] > HOUR) reasons.push(t('me.late.why.unseen', { from: say(stop[0]), to: say(stop[1]) }));
  return reasons;
}

/** The list in words. */
export function lateItems(
  marked: readonly Marked[],
  { calendar: config, language }: Settings,
  t: Translate<OptionsWord>,
): LateItem[] {
  const calendar = createCalendar(config);
  const words = clockWords(language);
  const say = (at: EpochMs) => formatMoment(at, language);
  return marked.map(({ record, reckoned }): LateItem => {
    const { start = 0, due = 0, stop, verdict, spare = 0, clock } = reckoned;
    const late = verdict === 'missed';
    const over = stop && calendar.between(due, Math.max(due, stop[0]));
    const outcome = late
      ? over === undefined || over === 0
        ? t('me.late.open')
        : t('me.late.by', { span: words.span(over) })
      : t('me.late.near', { span: words.span(spare) });
    const ended =
      stop && (stop[0] === stop[1] ? say(stop[1]) : t('me.late.between', { from: say(stop[0]), to: say(stop[1]) }));
    return {
      key: `${record.id}|${clock}|${start}`,
      id: record.id,
      ...(record.record !== undefined && { record: record.record }),
      ...(record.procedure !== undefined && { procedure: record.procedure }),
      late,
      outcome,
      facts: ended
        ? t('me.late.facts', { start: say(start), due: say(due), stop: ended })
        : t('me.late.facts.open', { start: say(start), due: say(due) }),
      reasons: reasonsOf(reckoned, record, calendar, say, t),
    };
  });
}
