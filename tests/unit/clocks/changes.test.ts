import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocksOf, type Subject } from '../../../lib/clocks/clocks';
import { clockWords } from '../../../lib/clocks/strings';
import type { Clock } from '../../../lib/clocks/types';
import { DEFAULT_POLICIES } from '../../../lib/policies/policies';
import type { PolicySet } from '../../../lib/policies/types';
import { at, calendar, clock, dossier, HOUR, line, MINUTE, record } from './samples';

const words = clockWords('vi');
const shown = (one: Clock) => [one.state, words.state(one), one.due, ...one.reasons].join('|');

/** Walks a clock through time in steps of a minute and looks on both sides of every change it announces. */
function follow(subject: Subject, from: number, to: number, policies: PolicySet): void {
  const see = (now: number) => {
    const [first] = clocksOf(subject, policies, calendar, now);
    if (!first) throw new Error('no clock');
    return first;
  };
  let now = from;
  let found = see(now);
  while (now < to) {
    const { nextChange, nextState, state } = found;
    if (nextState !== undefined) {
      expect(nextChange).toBeLessThanOrEqual(nextState);
      expect(nextState).toBeGreaterThan(now);
    }
    const end = Math.min(nextChange ?? to, to);
    expect(end).toBeGreaterThan(now);
    // A long wait is looked at every seventh minute: the whole run is walked many times over.
    for (let step = now; step < end; step += end - now > 120 * MINUTE ? 7 * MINUTE : MINUTE)
      expect(shown(see(step))).toBe(shown(found));
    expect(shown(see(end - 1))).toBe(shown(found));
    if (nextChange === undefined || nextChange > to) return;
    const next = see(nextChange);
    expect(shown(next)).not.toBe(shown(found));
    expect(next.state !== state).toBe(nextChange === nextState);
    found = next;
    now = nextChange;
  }
}

const DAYS = ['2023-08-14', '2023-08-18', '2023-08-31', '2023-11-06', '2024-04-26', '2024-05-03', '2026-11-23'];
const moments = fc
  .tuple(fc.constantFrom(...DAYS), fc.integer({ min: 0, max: 24 * 60 - 1 }), fc.constantFrom(0, 0, 31_000))
  .map(([day, minute, ms]) => at(`${day}T00:00`) + minute * MINUTE + ms);
const asMinute = (moment: number) => ({ at: moment, precision: 'second' as const });

const subjects = fc.oneof(
  moments.map((moment): Subject => ({ ...record({ status: 1 }), times: { submitted: asMinute(moment) } })),
  fc.tuple(moments, fc.integer({ min: 1, max: 5 * 24 * 60 }), fc.constantFrom(4, 4, 5, 9, undefined)).map(
    ([moment, later, status]): Subject => ({
      ...record(status === undefined ? {} : { status: status as 4 }),
      times: { accepted: asMinute(moment), due: asMinute(moment + later * MINUTE) },
    }),
  ),
  moments.map(
    (moment): Subject => ({
      ...record({ kind: 'incoming', status: 'unregistered' }),
      times: { arrived: asMinute(moment) },
    }),
  ),
);

test('between now and the next change nothing changes, and then something does', () => {
  fc.assert(
    fc.property(
      subjects,
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom([2, 0.5], [0, 0], [6, 6], [40, 3]),
      (subject, hours, [warning = 0, critical = 0]) => {
        const start = Object.values(subject.times)[0]?.at ?? 0;
        const policies = { ...DEFAULT_POLICIES, thresholds: { warning: warning * HOUR, critical: critical * HOUR } };
        const from = start + hours * HOUR;
        follow(subject, from, from + 14 * HOUR, policies);
      },
    ),
    { numRuns: 120 },
  );
}, 60_000);

describe('the moments themselves', () => {
  const subject = dossier(1, { submitted: '2023-08-14T07:00' });
  const next = (now: string, of = subject) => {
    const { nextChange, nextState } = clock('acceptance', of, now);
    return [nextChange, nextState];
  };

  test('minutes change just after the full one, states at theirs', () => {
    expect(next('2023-08-14T10:30')).toEqual([at('2023-08-14T10:30:00.001'), at('2023-08-14T11:00')]);
    expect(next('2023-08-14T10:59:30')).toEqual([at('2023-08-14T11:00'), at('2023-08-14T11:00')]);
    expect(next('2023-08-14T14:59:30')).toEqual([at('2023-08-14T15:00:00.001'), at('2023-08-14T15:00:00.001')]);
    expect(next('2023-08-14T15:00')).toEqual([at('2023-08-14T15:00:00.001'), at('2023-08-14T15:00:00.001')]);
    expect(next('2023-08-14T15:00:00.001')).toEqual([at('2023-08-14T15:01'), undefined]);
  });

  test('nothing changes over lunch, at night, at weekends and on holidays', () => {
    expect(next('2023-08-14T11:30')[0]).toBe(at('2023-08-14T13:30:00.001'));
    expect(next('2023-08-14T12:15')[0]).toBe(at('2023-08-14T13:30:00.001'));
    expect(next('2023-08-18T17:00', dossier(1, { submitted: '2023-08-18T16:00' }))[0]).toBe(
      at('2023-08-21T07:00:00.001'),
    );
    expect(next('2023-08-31T18:00', dossier(1, { submitted: '2023-08-31T16:30' }))[0]).toBe(
      at('2023-09-05T07:00:00.001'),
    );
    expect(next('2023-08-14T17:00')[0]).toBe(at('2023-08-15T07:01'));
  });

  test('days are counted by the hour', () => {
    const far = dossier(4, { accepted: '2023-08-14T07:00', due: '2023-08-18T17:00' });
    const { nextChange } = clock('resolution', far, '2023-08-14T07:10');
    expect(nextChange).toBe(at('2023-08-14T08:00:00.001'));
  });

  test('a stop printed for the future comes to pass by itself', () => {
    const planned = dossier(4, { accepted: '2023-08-14T07:00', due: '2023-08-18', done: '2023-08-16T09:00' });
    const found = clock('resolution', planned, '2023-08-16T08:57:59');
    expect(found).toMatchObject({ state: 'running', nextState: at('2023-08-16T08:58') });
    expect(line(clock('resolution', planned, '2023-08-16T08:58'))).toBe('unknown 2023-08-18T17:00 contradiction');
  });

  test('what is unknown, ended or paused for good never changes', () => {
    for (const one of [
      dossier(1, {}),
      dossier(4, { submitted: '2023-08-14T07:00', accepted: '2023-08-14T08:00' }),
      dossier(3, { submitted: '2023-08-10T07:00' }),
    ])
      expect(next('2023-08-14T09:00', one)).toEqual([undefined, undefined]);
  });
});
