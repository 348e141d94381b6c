import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, startOfDay } from '../../../lib/calendar/zone';
import { clocksOf, type Subject } from '../../../lib/clocks/clocks';
import { endOfDay } from '../../../lib/clocks/instants';
import { DEFAULT_POLICIES } from '../../../lib/policies/policies';
import {
  EVENT_ROLES,
  type EventRole,
  type Moment,
  type Observation,
  RECORD_KINDS,
  type Status,
} from '../../../lib/portals/types';
import { at, calendar, HOUR, MINUTE } from './samples';

/** How a page prints an event that happened: exactly, as a bare date, unreadably, as an empty cell, or not at all. */
const PRINTS = ['exact', 'exact', 'day', 'unreadable', 'absent'] as const;
const prints = fc.constantFrom(...PRINTS);
type Print = (typeof PRINTS)[number];

const day = (moment: number): Moment => ({ at: startOfDay(dayNumber(moment)), precision: 'day' });
const FROM = at('2023-08-10T00:00');
const minutes = (days: number) => fc.integer({ min: 0, max: days * 24 * 60 }).map((count) => count * MINUTE);

function page(
  status: Status | undefined,
  events: [EventRole, number, Print][],
): Subject & { problems: Observation['problems'] } {
  const subject = {
    kind: 'dossier' as const,
    status,
    times: {} as Subject['times'],
    blank: [],
    problems: [] as Observation['problems'],
  };
  for (const [role, moment, print] of events) {
    if (print === 'exact') subject.times[role] = { at: moment, precision: 'second' };
    if (print === 'day') subject.times[role] = day(moment);
    if (print === 'unreadable') subject.problems.push({ role, problem: 'unparsable-date', text: '?' });
  }
  return subject;
}

test('no verdict on acceptance contradicts what happened, however little of it is printed', () => {
  fc.assert(
    fc.property(
      fc.tuple(minutes(12), minutes(3), minutes(4)),
      fc.tuple(prints, prints, prints),
      fc.constantFrom<(Status | undefined)[]>(4, 9, undefined),
      ([submitted, wait, work], [first, second, third], status) => {
        const start = FROM + submitted;
        const accepted = start + wait;
        const done = accepted + work;
        const now = done + HOUR;
        const subject = page(status, [
          ['submitted', start, first],
          ['accepted', accepted, second],
          ['done', done, third],
        ]);
        const clock = clocksOf(subject, DEFAULT_POLICIES, calendar, now).find(({ id }) => id === 'acceptance');
        const inTime = accepted <= calendar.add(start, 6 * HOUR);
        if (clock?.state === 'met') expect(inTime).toBe(true);
        if (clock?.state === 'missed') expect(inTime).toBe(false);
        expect(['met', 'missed', 'unknown', undefined]).toContain(clock?.state);
        // What is printed exactly is never hidden.
        if (first === 'exact' && second === 'exact') expect(clock?.state).toBe(inTime ? 'met' : 'missed');
      },
    ),
    { numRuns: 2000 },
  );
});

test('no verdict on resolution contradicts what happened, however little of it is printed', () => {
  fc.assert(
    fc.property(
      fc.tuple(minutes(6), minutes(6), minutes(6), minutes(6)),
      fc.tuple(prints, fc.constantFrom('exact', 'day'), prints, prints),
      fc.constantFrom<(Status | undefined)[]>(10, undefined),
      ([start, term, work, wait], [first, second, third, fourth], status) => {
        const accepted = FROM + start;
        const due = accepted + term;
        const done = accepted + work;
        const returned = done + wait;
        const subject = page(status, [
          ['accepted', accepted, first],
          ['due', due, second as Print],
          ['done', done, third],
          ['returned', returned, fourth],
        ]);
        const now = returned + HOUR;
        const clock = clocksOf(subject, DEFAULT_POLICIES, calendar, now).find(({ id }) => id === 'resolution');
        const byDay = second === 'day';
        const close = byDay ? calendar.closeOf(new Date(due + 7 * HOUR).toISOString().slice(0, 10)) : due;
        // To the end of the last day, where the result's day is all that is printed; else to its close.
        if (clock?.state === 'met') expect(done).toBeLessThanOrEqual(byDay ? endOfDay(close) : close);
        if (clock?.state === 'missed') expect(done).toBeGreaterThan(close);
        if (status === 10) expect(['met', 'missed', 'unknown']).toContain(clock?.state);
        if (third === 'exact' && !clock?.reasons.includes('due-before-start'))
          expect(clock?.state).toBe(done <= close ? 'met' : 'missed');
      },
    ),
    { numRuns: 2000 },
  );
});

test('whatever a page prints, a clock is whole: a state with its due, or unknown with its reason', () => {
  const STATUSES: (Status | undefined)[] = [
    ...([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const),
    ...([
      'unregistered',
      'unhandled',
      'in-progress',
      'handled',
      'draft',
      'signed',
      'issued',
      'unanswered',
      'answered',
    ] as const),
    undefined,
  ];
  const moment = fc
    .tuple(fc.integer({ min: -30 * 24 * 60, max: 30 * 24 * 60 }), fc.boolean())
    .map(
      ([minute, bare]): Moment =>
        bare ? day(FROM + minute * MINUTE) : { at: FROM + minute * MINUTE, precision: 'minute' },
    );
  const cell = fc.option(fc.oneof(moment, fc.constant('?' as const), fc.constant('' as const)), { freq: 2 });
  const subjects = fc
    .record({
      kind: fc.constantFrom(...RECORD_KINDS),
      status: fc.constantFrom(...STATUSES),
      statusText: fc.constantFrom(undefined, 'Hẹn gặp'),
      channel: fc.constantFrom(undefined, 'online' as const, 'direct' as const),
      urgency: fc.constantFrom(undefined, 'urgent' as const),
      resubmitted: fc.constantFrom(undefined, undefined, true as const),
      cells: fc.array(fc.tuple(fc.constantFrom(...EVENT_ROLES), cell), { maxLength: 8 }),
    })
    .map(({ cells, ...fields }): Subject => {
      const subject: Subject = { ...fields, times: {}, blank: [], problems: [] };
      for (const [role, value] of cells) {
        if (value === '?') subject.problems?.push({ role, problem: 'unparsable-date', text: '?' });
        else if (value === '') subject.blank.push(role);
        else if (value) subject.times[role] = value;
      }
      return subject;
    });
  fc.assert(
    fc.property(subjects, minutes(40), (subject, later) => {
      const now = FROM + later;
      const clocks = clocksOf(subject, DEFAULT_POLICIES, calendar, now);
      expect(new Set(clocks.map(({ id }) => id)).size).toBe(clocks.length);
      for (const clock of clocks) {
        const { state, due, stop, remaining, reasons, nextChange, nextState } = clock;
        expect(new Set(reasons).size).toBe(reasons.length);
        if (state === 'unknown') {
          expect(reasons.filter((reason) => reason !== 'basis-unverified')).not.toEqual([]);
          expect(remaining).toBeUndefined();
        } else expect(due).toBeDefined();
        if (state === 'running' || state === 'warning' || state === 'critical') {
          expect(now).toBeLessThanOrEqual(due as number);
          expect(remaining).toBeGreaterThanOrEqual(0);
          expect(nextState).toBeDefined();
        }
        if (state === 'breached') {
          expect(now).toBeGreaterThan(due as number);
          expect(remaining).toBeLessThanOrEqual(0);
        }
        if (state === 'missed') expect(stop).toBeGreaterThan(due as number);
        if (reasons.some((reason) => /^(?:start|due)-(?:not-printed|unreadable)$/.test(reason)) && due !== undefined)
          expect(subject.times.due).toBeDefined();
        for (const next of [nextChange, nextState]) if (next !== undefined) expect(next).toBeGreaterThan(now);
        if (nextState !== undefined) expect(nextChange).toBeLessThanOrEqual(nextState);
      }
      const running = clocks.findIndex(({ state }) => /running|warning|critical|breached|paused/.test(state));
      expect(running).toBeLessThanOrEqual(0);
    }),
    { numRuns: 5000 },
  );
});
