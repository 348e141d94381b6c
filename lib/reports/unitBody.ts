import type { EpochMs } from '../calendar/types';
import { dateOf, dateOfDay, dayNumber, isoLocal, startOfDay } from '../calendar/zone';
import type { Scope } from '../log/days.types';
import type { Glance } from '../log/glance';
import { CLOCK_IDS } from '../policies/types';
import { figuresOf } from '../statistics/figures';
import { clockInput, statusSeenAt } from '../statistics/input';
import type { ClocksOf, Verdicts } from '../statistics/types';
import { lacksOf } from '../statistics/unit';
import { MOST_OPEN } from './unitFile';
import type { OpenItem, UnitBody } from './unitFile.schema';

/** So many days, today among them. */
const DAYS = 31;

/** The first day that a summary made at `now` tells of. */
export const summarySince = (now: EpochMs): string => dateOfDay(dayNumber(now) - DAYS + 1);

const verdictsOf = ({ received, met, missed, pending, unknown }: Verdicts): Verdicts => ({
  received,
  met,
  missed,
  pending,
  unknown,
});

interface Sender {
  name: string;
  unit?: string;
  /** Whether `token` makes the same pseudonyms on other machines. */
  shared: boolean;
  token: (id: string) => Promise<string>;
}

/**
 * What this machine tells its unit.
 * @param log open records, their findings, and days from `summarySince` on
 */
export async function unitBody(log: Glance, clocksOf: ClocksOf, now: EpochMs, sender: Sender): Promise<UnitBody> {
  const { name, unit, shared, token } = sender;
  const days = new Map(log.days.map((day) => [day.id, day]));
  const figures = (from: EpochMs, scope: Scope) =>
    CLOCK_IDS.map((clock) => figuresOf(days, { from, to: startOfDay(dayNumber(now) + 1), clock, scope }));
  const first = startOfDay(dayNumber(now) - DAYS + 1);
  const own = figures(first, 'me').flatMap(({ clock, days: each }) =>
    each.filter(({ received }) => received > 0).map((day) => ({ date: day.date, clock, ...verdictsOf(day) })),
  );
  const seen = figures(first, 'all')
    .filter(({ received }) => received > 0)
    .map((one) => ({ clock: one.clock, ...verdictsOf(one) }));
  const open = await Promise.all(
    log.open.slice(0, MOST_OPEN).map(async (record): Promise<OpenItem> => {
      const [clock] = clocksOf(clockInput(record), now);
      return {
        token: await token(record.id),
        kind: record.kind,
        ...(clock && { clock: clock.id, state: clock.state }),
        ...(clock?.due !== undefined && { due: isoLocal(clock.due) }),
        seenAt: isoLocal(statusSeenAt(record)),
        lacks: lacksOf(log.findings.get(record.id)),
      };
    }),
  );
  return {
    name,
    ...(unit && { unit }),
    madeAt: isoLocal(now),
    from: summarySince(now),
    to: dateOf(now),
    shared,
    own,
    seen,
    left: Math.max(0, log.open.length - MOST_OPEN),
    // By pseudonym: their order tells nothing of the records.
    open: open.sort((a, b) => (a.token < b.token ? -1 : 1)),
  };
}
