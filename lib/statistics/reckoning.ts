import type { EpochMs, WorkingCalendar, WorkingMs } from '../calendar/types';
import { dateOf, localFields } from '../calendar/zone';
import { endOfDay } from '../clocks/instants';
import type { Clock } from '../clocks/types';
import type { CorrectedTransition } from '../log/corrected';
import {
  type ClockReckoning,
  type Counters,
  type DayAdds,
  dayId,
  markOf,
  type Scope,
  type StoredReckoning,
} from '../log/days.types';
import type { Actor, StoredAct, StoredFindings, StoredRecord } from '../log/types';
import { bucketOf, count, hourCounter, procedureCounter, spanCounter } from './counters';
import { type Identity, isOwn, officerAt } from './identity';
import { clockInput } from './input';
import { paperRates } from './papers';
import type { ClocksOf, Rate } from './types';
import { type Interval, type Stop, stopOf, stoppedIn, verdictOf } from './verdict';
import { earlierWindows } from './windows';

/** What a record is reckoned by; all of it can be set, and a change of any of it reckons everything anew. */
export interface Rules {
  clocksOf: ClocksOf;
  calendar: Pick<WorkingCalendar, 'between'>;
  identities: readonly Identity[];
  /** Working time that counts as little: what ended with no more to spare was nearly late. */
  near: WorkingMs;
}

/** Everything that the log knows of one record, as officers corrected it. */
export interface Known {
  record: StoredRecord;
  /** By `at`. */
  transitions: readonly CorrectedTransition[];
  acts: readonly StoredAct[];
  findings?: StoredFindings;
  /** Its last reckoning: who ended what stays known when names are gone with the code. */
  before?: StoredReckoning;
}

/** When its verdict changes by itself; never is infinite. What runs changes with its state, not with each minute shown. */
function changesAt({ state, nextState = Number.POSITIVE_INFINITY, nextChange }: Clock): EpochMs {
  if (state === 'running' || state === 'warning' || state === 'critical' || state === 'breached') return nextState;
  return Math.min(nextState, nextChange ?? Number.POSITIVE_INFINITY);
}

/** Who ended it: whom an officer said by hand, a press that a sighting confirms, else whom the portal names. */
function actorOf(
  stop: Stop | undefined,
  { id, start }: Clock,
  { record, before }: Known,
  at: EpochMs,
  identities: readonly Identity[],
): Actor {
  if (stop?.by) return stop.by;
  if (stop?.mine) return 'me';
  if (record.record === undefined) {
    const known = before?.clocks.find((one) => one.clock === id && one.start === start);
    if (known) return known.by;
  }
  const own = isOwn(identities, officerAt(record, at), at);
  return own === undefined ? 'unknown' : own ? 'me' : 'another';
}

/** Working time from start to stop, at least and at most; a start printed as a date may be any moment of that day. */
function spanOf(
  { startEarliest }: Clock,
  start: EpochMs,
  [after, at]: Interval,
  { between }: Rules['calendar'],
): Interval {
  const latest = startEarliest === undefined ? start : Math.max(start, endOfDay(startEarliest));
  return [Math.max(0, between(latest, after)), Math.max(0, between(start, at))];
}

/** @param over when it had ended at the latest, if it is not the present window */
function reckonClock(clock: Clock, known: Known, rules: Rules, now: EpochMs, over = now): ClockReckoning {
  const { record, transitions, acts } = known;
  const { id, start, startEarliest, due, estimated, state } = clock;
  const { calendar, identities, near } = rules;
  if (start === undefined) return { clock: id, verdict: 'unknown', by: 'unknown' };
  const seen = stopOf(id, startEarliest ?? start, record, transitions, acts);
  const verdict = verdictOf(clock, seen?.interval, record, now);
  const ended = seen !== undefined || clock.stop !== undefined || state === 'met' || state === 'missed';
  const stop = ended ? stoppedIn(clock, record, seen?.interval) : undefined;
  // When it ended unseen, whoever was named first may have been the one.
  const isOver = state === 'unknown' || state === 'met' || state === 'missed';
  const endedAt = stop?.[1] ?? clock.stop ?? (isOver ? record.firstSeen : over);
  const reckoned: ClockReckoning = {
    clock: id,
    verdict,
    start,
    ...(due !== undefined && { due }),
    by: actorOf(seen, clock, known, endedAt, identities),
  };
  if (!stop) return reckoned;
  reckoned.stop = stop;
  if (!estimated) reckoned.span = spanOf(clock, start, stop, calendar);
  if (verdict === 'met' && due !== undefined) {
    const spare = calendar.between(stop[1], due);
    if (spare <= near) reckoned.spare = spare;
  }
  return reckoned;
}

/** The name under which a procedure is counted. */
const procedureOf = ({ procedure, procedureCode }: StoredRecord): string | undefined => procedure ?? procedureCode;

/** What one deadline adds to the counters of its day. */
function countersOf(reckoned: ClockReckoning, ended: boolean, procedure: string | undefined): Counters {
  const { verdict, start, span, by } = reckoned;
  const counters: Counters = {};
  if (start === undefined) {
    count(counters, 'undated');
    return counters;
  }
  count(counters, 'received');
  count(counters, verdict);
  if (by === 'me') count(counters, 'mine');
  if (by === 'another') count(counters, 'another');
  if (reckoned.spare !== undefined) count(counters, 'near');
  const { hour } = localFields(start);
  count(counters, hourCounter(hour, 'received'));
  if (verdict === 'missed') count(counters, hourCounter(hour, 'missed'));
  if (procedure !== undefined) count(counters, procedureCounter(procedure, verdict));
  if (span) {
    count(counters, spanCounter('low', span[0]));
    count(counters, spanCounter('high', span[1]));
    if (procedure !== undefined) count(counters, procedureCounter(procedure, `span:${bucketOf(span[1])}`));
  } else if (ended) count(counters, 'untimed');
  return counters;
}

const rateCounters = (name: string, { hits, of, unknown }: Rate, counters: Counters): void => {
  if (hits > 0) count(counters, `${name}:hit`, hits);
  if (of > hits) count(counters, `${name}:miss`, of - hits);
  if (unknown > 0) count(counters, `${name}:unknown`, unknown);
};

/**
 * All deadlines of a record, the acceptance windows before its present one too, with what they add to which day. A
 * function of its arguments alone: reckoned twice it is the same, so what it added can be taken away again.
 */
export function reckoningOf(known: Known, rules: Rules, now: EpochMs): StoredReckoning {
  const { record, transitions, findings } = known;
  const clocks = rules.clocksOf(clockInput(record), now);
  const reckoned: [ClockReckoning, boolean][] = clocks.map((clock) => {
    const one = reckonClock(clock, known, rules, now);
    return [
      one,
      one.stop !== undefined || clock.stop !== undefined || clock.state === 'met' || clock.state === 'missed',
    ];
  });
  const present = reckoned.find(([{ clock }]) => clock === 'acceptance')?.[0].start;
  const earlier = earlierWindows(record, transitions, rules.clocksOf, present ?? Number.POSITIVE_INFINITY);
  for (const window of earlier) {
    const one = reckonClock(window.clock, { ...known, ...window }, rules, now, window.record.lastSeen);
    if (one.verdict !== 'pending') reckoned.push([one, one.stop !== undefined]);
  }

  const adds = new Map<string, Counters>();
  const add = (day: string, counters: Counters) => {
    const known = adds.get(day);
    if (!known) adds.set(day, counters);
    else for (const name of Object.keys(counters)) count(known, name, counters[name]);
  };
  const marks: string[] = [];
  for (const [one, ended] of reckoned) {
    const date = dateOf(one.start ?? record.firstSeen);
    const scopes: Scope[] = one.by === 'me' ? ['all', 'me'] : ['all'];
    for (const scope of scopes) add(dayId(date, one.clock, scope), countersOf(one, ended, procedureOf(record)));
    if (one.start === undefined) continue;
    if (one.verdict === 'missed') marks.push(markOf(one.clock, 'late', one.start));
    else if (one.spare !== undefined) marks.push(markOf(one.clock, 'near', one.start));
  }
  if (findings) {
    const { digitized, signed } = paperRates([findings]);
    const counters: Counters = {};
    rateCounters('digitized', digitized, counters);
    rateCounters('signed', signed, counters);
    if (Object.keys(counters).length) add(dayId(dateOf(findings.at), 'papers', 'all'), counters);
  }
  const turns = clocks.map(changesAt).filter((at) => Number.isFinite(at) && at > now);
  return {
    id: record.id,
    clocks: reckoned.map(([one]) => one),
    adds: [...adds].map(([day, counters]): DayAdds => ({ day, counters })),
    ...(turns.length > 0 && { until: Math.min(...turns) }),
    marks,
  };
}
