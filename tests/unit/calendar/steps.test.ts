import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { stepsBetween } from '../../../lib/calendar/steps';

const calendar = createCalendar(DEFAULT_CALENDAR);
const at = (text: string) => Date.parse(`${text}+07:00`);
const HOUR = 3_600_000;

describe('a term, step by step', () => {
  it('says in which sessions its hours were counted, and which days were not', () => {
    // Friday afternoon before a weekend, winter hours.
    const start = at('2026-11-27T15:00:00');
    const due = calendar.add(start, 6 * HOUR);
    expect(stepsBetween(calendar, start, due)).toEqual([
      { kind: 'worked', from: start, to: at('2026-11-27T16:30:00'), worked: 1.5 * HOUR },
      { kind: 'day-off', date: '2026-11-28', why: 'weekly-rest' },
      { kind: 'day-off', date: '2026-11-29', why: 'weekly-rest' },
      { kind: 'worked', from: at('2026-11-30T07:30:00'), to: at('2026-11-30T12:00:00'), worked: 4.5 * HOUR },
    ]);
    expect(due).toBe(at('2026-11-30T12:00:00'));
  });

  it('names holidays as days off', () => {
    const steps = stepsBetween(calendar, at('2026-04-29T16:00:00'), at('2026-05-04T08:00:00'));
    expect(steps?.filter(({ kind }) => kind === 'day-off')).toEqual([
      { kind: 'day-off', date: '2026-04-30', why: 'off' },
      { kind: 'day-off', date: '2026-05-01', why: 'off' },
      { kind: 'day-off', date: '2026-05-02', why: 'off' },
      { kind: 'day-off', date: '2026-05-03', why: 'off' },
    ]);
  });

  it('is not told where it runs backwards or over years', () => {
    expect(stepsBetween(calendar, at('2026-04-29T16:00:00'), at('2026-04-28T16:00:00'))).toBeUndefined();
    expect(stepsBetween(calendar, at('2024-04-29T16:00:00'), at('2026-04-28T16:00:00'))).toBeUndefined();
  });

  it('adds up to the working time between its ends, forwards, without gaps inside a session', () => {
    const moment = fc.integer({ min: at('2022-01-01T00:00:00'), max: at('2027-06-01T00:00:00') });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 60 * 24 * HOUR }), (from, length) => {
        const steps = stepsBetween(calendar, from, from + length) ?? [];
        const worked = steps.flatMap((step) => (step.kind === 'worked' ? [step] : []));
        expect(worked.reduce((sum, step) => sum + step.worked, 0)).toBe(calendar.between(from, from + length));
        for (const [i, step] of worked.entries()) {
          expect(step.from).toBeGreaterThanOrEqual(worked[i - 1]?.to ?? from);
          expect(calendar.isOpen(step.from)).toBe(true);
        }
      }),
    );
  });
});
