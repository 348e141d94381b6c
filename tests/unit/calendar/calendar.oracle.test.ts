import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import type { CalendarConfig, Weekday, WorkingCalendar } from '../../../lib/calendar/types';
import { isoLocal } from '../../../lib/calendar/zone';
import { at, DAYS_OFF, datesBetween, laterDate, localDate, MAKE_UP_DAYS, Oracle } from './oracle';

const HOUR = 3_600_000;
const calendar = createCalendar(DEFAULT_CALENDAR);
const oracle = new Oracle(DEFAULT_CALENDAR);

/** Moments with seconds and milliseconds, far enough from the data's ends for the longest walk below. */
const moments = fc.integer({ min: at('2022-02-01T00:00'), max: at('2027-10-31T00:00') });
const durations = fc.oneof(
  fc.integer({ min: 0, max: 80 * HOUR }),
  fc.integer({ min: 0, max: 160 }).map((quarters) => quarters * 15 * 60_000),
);

const sessionTexts = (of: WorkingCalendar, date: string) =>
  of.sessionsOf(date).map(({ from, to }) => {
    // The close of a day may be its 24:00.
    const close = localDate(to) === date ? isoLocal(to).slice(11, 16) : '24:00';
    return `${isoLocal(from).slice(11, 16)}-${close}`;
  });

describe('every day of 2022–2027', () => {
  const dates = datesBetween('2022-01-01', '2027-12-24');

  test('kind and sessions', () => {
    const seen = dates.map((date) => [date, calendar.dayKind(date), ...sessionTexts(calendar, date)]);
    expect(seen).toEqual(dates.map((date) => [date, oracle.kind(date), ...oracle.sessions(date)]));
    expect(seen.filter(([, kind]) => kind === 'make-up')).toHaveLength(MAKE_UP_DAYS.size);
    expect(seen.filter(([, kind]) => kind === 'off')).toHaveLength(DAYS_OFF.size);
  });

  test('opening and close', () => {
    for (const date of dates) {
      expect(calendar.openingOf(date)).toBe(oracle.add(at(`${date}T00:00`), 0));
      expect(calendar.closeOf(date)).toBe(oracle.closeOf(date));
    }
  });

  test.each(['00:00', '07:15:30', '10:00', '11:30', '12:15', '16:59:59.999', '20:00'])('six hours from %s', (time) => {
    const starts = dates.map((date) => at(`${date}T${time}`));
    const wrong = starts.filter((start) => calendar.add(start, 6 * HOUR) !== oracle.add(start, 6 * HOUR));
    expect(wrong.map(isoLocal)).toEqual([]);
  });

  test('day terms', () => {
    const wrong = dates.filter((date) => {
      const start = at(`${date}T15:00`);
      if (date > '2027-11-01') return false;
      return [0, 1, 3, 15].some(
        (days) =>
          calendar.addDays(start, days) !== oracle.addDays(start, days) ||
          calendar.addCalendarDays(start, days) !== oracle.closeOf(laterDate(date, days)),
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** Every answer that the minute-stepping oracle can check, at one moment. */
function expectAgreement(subject: WorkingCalendar, truth: Oracle, moment: number, duration: number): void {
  expect(subject.add(moment, duration)).toBe(truth.add(moment, duration));
  expect(subject.subtract(moment, duration)).toBe(truth.subtract(moment, duration));
  expect(subject.isOpen(moment)).toBe(truth.isOpen(moment));
  expect(subject.nextOpening(moment)).toBe(truth.isOpen(moment) ? moment : truth.nextBoundary(moment));
  expect(subject.nextBoundary(moment)).toBe(truth.nextBoundary(moment));
}

describe('the default calendar against minute stepping', () => {
  test('at any moment', () => {
    fc.assert(
      fc.property(moments, durations, (moment, duration) => expectAgreement(calendar, oracle, moment, duration)),
      { numRuns: 600 },
    );
  });

  test('at the moments around openings and closings', () => {
    fc.assert(
      fc.property(moments, durations, fc.constantFrom(-60_000, -1, 0, 1, 60_000), (moment, duration, step) =>
        expectAgreement(calendar, oracle, calendar.nextBoundary(moment) + step, duration),
      ),
      { numRuns: 600 },
    );
  });

  test('between', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -40 * 24 * HOUR, max: 40 * 24 * HOUR }), (from, span) => {
        expect(calendar.between(from, from + span)).toBe(oracle.between(from, from + span));
      }),
      { numRuns: 300 },
    );
  });
});

describe('laws', () => {
  test('add and between are inverse', () => {
    fc.assert(
      fc.property(moments, durations, (start, duration) => {
        expect(calendar.between(start, calendar.add(start, duration))).toBe(duration);
      }),
      { numRuns: 3000 },
    );
  });

  test('add is monotone in its start and in its duration', () => {
    fc.assert(
      fc.property(moments, moments, durations, durations, (a, b, d, e) => {
        expect(calendar.add(Math.min(a, b), d)).toBeLessThanOrEqual(calendar.add(Math.max(a, b), d));
        expect(calendar.add(a, Math.min(d, e))).toBeLessThanOrEqual(calendar.add(a, Math.max(d, e)));
      }),
      { numRuns: 3000 },
    );
  });

  test('add is additive but for the choice between a closing and the next opening', () => {
    fc.assert(
      fc.property(moments, durations, durations, (start, first, second) => {
        const whole = calendar.add(start, first + second);
        const steps = calendar.add(calendar.add(start, first), second);
        expect(calendar.nextOpening(steps)).toBe(calendar.nextOpening(whole));
        if (second > 0) expect(steps).toBe(whole);
      }),
      { numRuns: 3000 },
    );
  });

  test('between is additive and changes sign with its direction', () => {
    fc.assert(
      fc.property(moments, moments, moments, (a, b, c) => {
        expect(calendar.between(a, b) + calendar.between(b, c)).toBe(calendar.between(a, c));
        expect(calendar.between(a, b) + calendar.between(b, a)).toBe(0);
      }),
      { numRuns: 3000 },
    );
  });

  test('subtract is the earliest moment with no more than that much left', () => {
    fc.assert(
      fc.property(moments, durations, (end, left) => {
        const moment = calendar.subtract(end, left);
        expect(moment).toBeLessThanOrEqual(end);
        expect(calendar.between(moment, end)).toBe(left);
        expect(calendar.between(moment - 1, end)).toBeGreaterThan(left);
      }),
      { numRuns: 3000 },
    );
  });
});

const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Sessions as they come: any order, overlapping, touching, up to 24:00; an hour at least, or the oracle walks for years. */
const sessionArbitrary = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([a, b]) => Math.abs(a - b) >= 60)
  .map(([a, b]) => ({ from: timeOf(Math.min(a, b)), to: timeOf(Math.max(a, b)) }));
const sessionsArbitrary = fc.array(sessionArbitrary, { minLength: 1, maxLength: 4 });

const dateArbitrary = fc.integer({ min: 0, max: 400 }).map((days) => laterDate('2025-11-15', days));
const weekdayArbitrary = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);

const scheduleArbitrary = fc
  .record({
    validFrom: dateArbitrary,
    weekdays: fc.uniqueArray(weekdayArbitrary, { minLength: 1, maxLength: 7 }),
    turns: fc.tuple(fc.integer({ min: 1, max: 180 }), fc.integer({ min: 181, max: 364 })),
    sessions: fc.tuple(sessionsArbitrary, sessionsArbitrary),
  })
  .map(({ validFrom, weekdays, turns, sessions }) => {
    const monthDay = (day: number) => laterDate('2024-01-01', day).slice(5);
    const [first, second] = turns;
    return {
      validFrom,
      weekdays,
      seasons: [
        { from: monthDay(first), to: monthDay(second - 1), sessions: sessions[0] },
        { from: monthDay(second), to: monthDay(first - 1), sessions: sessions[1] },
      ],
    };
  });

const configArbitrary: fc.Arbitrary<CalendarConfig> = fc.record({
  schedules: fc
    .uniqueArray(scheduleArbitrary, { minLength: 1, maxLength: 3, selector: (schedule) => schedule.validFrom })
    .map((schedules) => schedules.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))),
  extraSessions: fc.array(
    fc
      .tuple(sessionArbitrary, weekdayArbitrary, fc.boolean(), dateArbitrary)
      .map(([session, weekday, counted, validFrom]) => ({ ...session, weekday, counted, validFrom })),
    { maxLength: 2 },
  ),
  overrides: fc.uniqueArray(
    fc.record({ date: dateArbitrary, kind: fc.constantFrom<'off' | 'working'>('off', 'working') }),
    { maxLength: 40, selector: (override) => override.date },
  ),
});

describe('any calendar against minute stepping', () => {
  const inYear = fc.integer({ min: at('2025-12-01T00:00'), max: at('2026-12-31T00:00') });

  test('moments and durations', () => {
    fc.assert(
      fc.property(
        configArbitrary,
        fc.array(fc.tuple(inYear, durations), { minLength: 8, maxLength: 8 }),
        (config, cases) => {
          const subject = createCalendar(config);
          const truth = new Oracle(config);
          for (const [moment, duration] of cases) {
            // Eight weeks at most, also with one hour a week: the oracle knows no holidays after 2027.
            const short = Math.min(duration, 8 * HOUR);
            expectAgreement(subject, truth, moment, short);
            expect(subject.between(moment, subject.add(moment, short))).toBe(short);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test('days', () => {
    const dates = datesBetween('2025-12-20', '2026-12-31');
    fc.assert(
      fc.property(configArbitrary, fc.integer({ min: 0, max: 12 }), (config, days) => {
        const subject = createCalendar(config);
        const truth = new Oracle(config);
        for (const date of dates) {
          expect([date, subject.dayKind(date), ...sessionTexts(subject, date)]).toEqual([
            date,
            truth.kind(date),
            ...truth.sessions(date),
          ]);
        }
        for (const date of dates.filter((_, i) => i % 12 === 0)) {
          const start = at(`${date}T10:00`);
          expect(subject.addDays(start, days)).toBe(truth.addDays(start, days));
          expect(subject.addCalendarDays(start, days)).toBe(truth.closeOf(laterDate(date, days)));
        }
      }),
      { numRuns: 15 },
    );
  });
});
