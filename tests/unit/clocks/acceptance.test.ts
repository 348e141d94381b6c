import { describe, expect, test } from 'vitest';
import { isoLocal } from '../../../lib/calendar/zone';
import type { Status } from '../../../lib/portals/types';
import { VECTORS } from '../vectors';
import { at, clock, clocks, dossier, HOUR, line, record, withRule } from './samples';

const acceptance = (...args: [Parameters<typeof clock>[1], string, Parameters<typeof clock>[3]?]) =>
  line(clock('acceptance', ...args));

describe('due', () => {
  const EIGHT = withRule('acceptance', { term: { kind: 'working-hours', hours: 8 } });

  test.each(VECTORS)('received %s: six hours end %s, eight %s', (submitted, six, eight) => {
    const subject = dossier(1, { submitted });
    expect(isoLocal(clock('acceptance', subject, submitted).due ?? 0).slice(0, 16)).toBe(six);
    expect(isoLocal(clock('acceptance', subject, submitted, EIGHT).due ?? 0).slice(0, 16)).toBe(eight);
  });

  test('seconds are kept', () => {
    expect(clock('acceptance', dossier(1, { submitted: '2023-08-14T07:00:31' }), '2023-08-14T08:00').due).toBe(
      at('2023-08-14T15:00:31'),
    );
  });

  test('a bare date starts at the opening of that day and says so', () => {
    const found = clock('acceptance', dossier(1, { submitted: '2023-08-14' }), '2023-08-14T09:00');
    expect(found).toMatchObject({ estimated: true, start: at('2023-08-14T07:00'), due: at('2023-08-14T15:00') });
    expect(found.reasons).toContain('start-date-only');
  });

  test('a bare date on a day off starts at the opening of the next working day', () => {
    const found = clock('acceptance', dossier(1, { submitted: '2023-08-19' }), '2023-08-19T09:00');
    expect(found).toMatchObject({ estimated: true, start: at('2023-08-21T07:00'), due: at('2023-08-21T15:00') });
    expect(found).toMatchObject({ state: 'running', remaining: 6 * HOUR });
  });

  test('windows may be half an hour, or no round number of milliseconds', () => {
    const rule = (hours: number) => withRule('acceptance', { term: { kind: 'working-hours', hours } });
    const subject = dossier(1, { submitted: '2023-08-14T11:15' });
    expect(acceptance(subject, '2023-08-14T11:15', rule(0.5))).toBe('critical 2023-08-14T13:45');
    expect(clock('acceptance', subject, '2023-08-14T11:15', rule(1 / 3)).due).toBe(at('2023-08-14T13:35'));
    expect(Number.isInteger(clock('acceptance', subject, '2023-08-14T11:15', rule(0.07)).due)).toBe(true);
  });
});

describe('state', () => {
  const subject = dossier(1, { submitted: '2023-08-14T07:00' });
  test.each([
    ['2023-08-14T07:00', 'running', 6 * HOUR],
    ['2023-08-14T11:29:59.999', 'running', 1.5 * HOUR + 1],
    ['2023-08-14T13:00', 'warning', 1.5 * HOUR],
    ['2023-08-14T14:29:59.999', 'warning', HOUR / 2 + 1],
    ['2023-08-14T14:30', 'critical', HOUR / 2],
    ['2023-08-14T14:59:59.999', 'critical', 1],
    ['2023-08-14T15:00', 'critical', 0],
    ['2023-08-14T15:00:00.001', 'breached', -1],
    ['2023-08-14T20:00', 'breached', -2 * HOUR],
    ['2023-08-15T07:30', 'breached', -2.5 * HOUR],
  ])('at %s it is %s', (now, state, remaining) => {
    // Two hours before 15:00 is 11:00: the office closes at 11:30, so the edge is tested with a threshold of its own.
    const policies = {
      ...withRule('acceptance', { term: { kind: 'working-hours', hours: 6 } }),
      thresholds: { warning: 1.5 * HOUR, critical: HOUR / 2 },
    };
    expect(clock('acceptance', subject, now, policies)).toMatchObject({ state, remaining });
  });

  test('the two hours of the default end at 11:00, before lunch', () => {
    expect(acceptance(subject, '2023-08-14T10:59:59.999')).toBe('running 2023-08-14T15:00');
    expect(acceptance(subject, '2023-08-14T11:00')).toBe('warning 2023-08-14T15:00');
  });

  test.each([
    [{ warning: 0, critical: 0 }, '2023-08-14T14:59:59.999', 'running'],
    [{ warning: 0, critical: 0 }, '2023-08-14T15:00:00.001', 'breached'],
    [{ warning: 40 * HOUR, critical: 0 }, '2023-08-14T07:00', 'warning'],
    [{ warning: 40 * HOUR, critical: 40 * HOUR }, '2023-08-14T07:00', 'critical'],
  ])('thresholds %o at %s: %s', (thresholds, now, state) => {
    const policies = { ...withRule('acceptance', { term: { kind: 'working-hours', hours: 6 } }), thresholds };
    expect(clock('acceptance', subject, now, policies).state).toBe(state);
  });

  test('before the first opening the whole window is left', () => {
    const early = dossier(1, { submitted: '2023-08-14T05:10' });
    expect(clock('acceptance', early, '2023-08-14T05:20')).toMatchObject({ state: 'running', remaining: 6 * HOUR });
  });
});

describe('stop', () => {
  const START = { submitted: '2023-08-14T07:00' };
  const LATER = '2023-08-20T09:00';

  test.each([
    ['accepted in time', { accepted: '2023-08-14T10:00' }, 'met'],
    ['accepted at the due moment', { accepted: '2023-08-14T15:00' }, 'met'],
    ['accepted a second late', { accepted: '2023-08-14T15:00:01' }, 'missed'],
    ['accepted by a bare date, the day after', { accepted: '2023-08-15' }, 'missed'],
    ['accepted by a bare date, the due day', { accepted: '2023-08-14' }, 'unknown'],
    [
      'sent back in time, accepted late',
      { supplementRequested: '2023-08-14T09:00', accepted: '2023-08-16T09:00' },
      'met',
    ],
    [
      'accepted in time, supplement asked later',
      { accepted: '2023-08-14T09:00', supplementRequested: '2023-08-16' },
      'met',
    ],
    [
      'accepted in time, asked some time that day',
      { accepted: '2023-08-14T09:00', supplementRequested: '2023-08-14' },
      'met',
    ],
    [
      'accepted late, asked some time on the due day',
      { accepted: '2023-08-16', supplementRequested: '2023-08-14' },
      'unknown',
    ],
  ])('%s', (_, times, state) => {
    expect(clock('acceptance', dossier(4, { ...START, ...times }), LATER).state).toBe(state);
    expect(clock('acceptance', dossier(undefined, { ...START, ...times }), LATER).state).toBe(state);
  });

  test('the first of the events is the stop', () => {
    const subject = dossier(4, { ...START, accepted: '2023-08-16T09:00', supplementRequested: '2023-08-14T09:00' });
    expect(clock('acceptance', subject, LATER).stop).toBe(at('2023-08-14T09:00'));
  });

  test.each([2, 3, 4, 5, 7, 8, 9, 10] as Status[])(
    'status %s without a time: met while seen in time, else unknown',
    (status) => {
      const subject = dossier(status, START);
      expect(acceptance(subject, '2023-08-14T15:00')).toBe('met 2023-08-14T15:00');
      expect(clock('acceptance', subject, '2023-08-14T14:00').nextState).toBe(at('2023-08-14T15:00') + 1);
      expect(acceptance(subject, '2023-08-14T15:00:00.001')).toBe('unknown 2023-08-14T15:00 stop-not-printed');
    },
  );

  test('what was seen to be over in time stays met', () => {
    const subject = { ...dossier(3, START), seenAt: at('2023-08-14T14:00') };
    expect(acceptance(subject, LATER)).toBe('met 2023-08-14T15:00');
    expect(clock('acceptance', subject, LATER).nextState).toBeUndefined();
    expect(acceptance({ ...subject, seenAt: at('2023-08-15T08:00') }, LATER)).toBe(
      'unknown 2023-08-14T15:00 stop-not-printed',
    );
  });

  test('a bare date of today is in time while the due moment is still to come', () => {
    const subject = dossier(2, { ...START, accepted: '2023-08-14' });
    expect(acceptance(subject, '2023-08-14T10:00')).toBe('met 2023-08-14T15:00');
    expect(acceptance(subject, '2023-08-14T15:01')).toBe('unknown 2023-08-14T15:00 stop-date-only');
  });

  test('under a rule of days, a bare date beside an exact time after the close leaves it open', () => {
    const days = withRule('acceptance', { term: { kind: 'working-days', days: 1 } });
    const of = (accepted: string, supplementRequested: string) =>
      acceptance(dossier(4, { ...START, accepted, supplementRequested }), LATER, days);
    expect(of('2023-08-15T17:30', '2023-08-15')).toBe('unknown 2023-08-15T17:00 stop-date-only');
    expect(of('2023-08-15', '2023-08-15')).toBe('met 2023-08-15T17:00');
  });

  test('a dossier that was done in time was accepted or refused in time', () => {
    expect(acceptance(dossier(9, { ...START, done: '2023-08-14T14:00' }), LATER)).toBe('met 2023-08-14T15:00');
    expect(acceptance(dossier(3, { ...START, returned: '2023-08-14T14:00' }), LATER)).toBe('met 2023-08-14T15:00');
    expect(acceptance(dossier(9, { ...START, done: '2023-08-16T14:00' }), LATER)).toBe(
      'unknown 2023-08-14T15:00 stop-not-printed',
    );
  });

  test('an unreadable acceptance is no time', () => {
    expect(acceptance(dossier(4, { ...START, accepted: '?' }), LATER)).toBe('unknown 2023-08-14T15:00 stop-unreadable');
    expect(acceptance(dossier(undefined, { ...START, accepted: '?' }), '2023-08-14T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-unreadable',
    );
    // It may have come before the request that can be read.
    const both = { ...START, accepted: '?', supplementRequested: '2023-08-16T09:00' };
    expect(acceptance(dossier(4, both), LATER)).toBe('unknown 2023-08-14T15:00 stop-unreadable');
  });

  test('after a start that is only a date, late is only what is late in any case', () => {
    const on = (accepted: string) => acceptance(dossier(4, { submitted: '2023-08-14', accepted }), LATER);
    expect(on('2023-08-14T15:00')).toBe('met 2023-08-14T15:00 start-date-only');
    expect(on('2023-08-14T16:00')).toBe('unknown 2023-08-14T15:00 start-date-only');
    expect(on('2023-08-15T15:00')).toBe('unknown 2023-08-14T15:00 start-date-only');
    expect(on('2023-08-15T15:01')).toBe('missed 2023-08-14T15:00 start-date-only');
  });
});

describe('what it applies to', () => {
  test.each(['direct', 'postal'] as const)('a %s dossier has no window', (channel) => {
    expect(clocks(dossier(1, { submitted: '2023-08-14T07:00' }, { channel }), '2023-08-14T09:00')).toEqual([]);
  });

  test('a fee request alone does not stop it; with an acceptance or an appointment it has', () => {
    const times = { submitted: '2023-08-14T07:00' };
    expect(acceptance(dossier(6, times), '2023-08-14T09:00')).toBe('running 2023-08-14T15:00');
    expect(acceptance(dossier(6, times), '2023-08-15T09:00')).toBe('breached 2023-08-14T15:00');
    expect(acceptance(dossier(6, { ...times, accepted: '2023-08-14T08:00' }), '2023-08-15T09:00')).toBe(
      'met 2023-08-14T15:00',
    );
    expect(acceptance(dossier(6, { ...times, due: '2023-08-18' }), '2023-08-15T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-not-printed',
    );
    expect(acceptance(dossier(6, { ...times, accepted: '?' }), '2023-08-15T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-unreadable',
    );
  });

  test('without a status an empty column for acceptance says that it is pending, an empty appointment does not', () => {
    const times = { submitted: '2023-08-14T07:00' };
    expect(acceptance(record({}, { ...times, accepted: '' }), '2023-08-14T09:00')).toBe('running 2023-08-14T15:00');
    for (const more of [{}, { due: '' }, { accepted: '', due: '2023-08-18' }])
      expect(acceptance(record({}, { ...times, ...more }), '2023-08-14T09:00')).toBe(
        'unknown 2023-08-14T15:00 status-not-printed',
      );
    expect(acceptance(record({ statusText: 'Hẹn gặp' }, { ...times, accepted: '' }), '2023-08-14T09:00')).toBe(
      'unknown 2023-08-14T15:00 status-unknown',
    );
    expect(clocks(record({}, { accepted: '' }), '2023-08-14T09:00')).toEqual([]);
    expect(acceptance(record({}, { ...times, done: '2023-08-14T08:30' }), '2023-08-16T09:00')).toBe(
      'met 2023-08-14T15:00',
    );
    expect(acceptance(record({}, { ...times, done: '2023-08-15T08:30' }), '2023-08-16T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-not-printed',
    );
  });

  test('a start that is not printed or cannot be read gives no due', () => {
    expect(acceptance(dossier(1, {}), '2023-08-14T09:00')).toBe('unknown - start-not-printed');
    expect(acceptance(dossier(1, { submitted: '' }), '2023-08-14T09:00')).toBe('unknown - start-not-printed');
    expect(acceptance(dossier(1, { submitted: '?' }), '2023-08-14T09:00')).toBe('unknown - start-unreadable');
    expect(clock('acceptance', dossier(1, { submitted: '?' }), '2023-08-14T09:00')).not.toHaveProperty('due');
  });
});

describe('a re-submission starts a new window', () => {
  const FIRST = { submitted: '2023-08-14T07:00', supplementRequested: '2023-08-14T09:00' };
  const AGAIN = { ...FIRST, resubmitted: '2023-08-16T08:00' };

  test('whether the status says so or the times do', () => {
    expect(acceptance(dossier(1, AGAIN), '2023-08-16T10:00')).toBe('running 2023-08-16T16:00');
    expect(acceptance(dossier(1, AGAIN, { resubmitted: true }), '2023-08-16T10:00')).toBe('running 2023-08-16T16:00');
    expect(acceptance(dossier(1, AGAIN, { resubmitted: true }), '2023-08-17T10:00')).toBe('breached 2023-08-16T16:00');
  });

  test('that begins nobody knows when if its moment is not printed', () => {
    expect(acceptance(dossier(1, FIRST), '2023-08-16T10:00')).toBe('unknown - start-not-printed');
    expect(acceptance(dossier(1, { submitted: FIRST.submitted }, { resubmitted: true }), '2023-08-16T10:00')).toBe(
      'unknown - start-not-printed',
    );
    expect(acceptance(dossier(1, { ...FIRST, supplementRequested: '?' }), '2023-08-16T10:00')).toBe(
      'unknown - start-not-printed',
    );
    expect(acceptance(dossier(1, { ...AGAIN, supplementRequested: '2023-08-16T09:00' }), '2023-08-17T10:00')).toBe(
      'unknown - start-not-printed',
    );
  });

  test('and is judged by what came after it', () => {
    const judged = (accepted: string) => acceptance(dossier(4, { ...AGAIN, accepted }), '2023-08-20T10:00');
    expect(judged('2023-08-16T16:00')).toBe('met 2023-08-16T16:00');
    expect(judged('2023-08-16T16:01')).toBe('missed 2023-08-16T16:00');
    // Accepted in the first window; the supplement was asked for later.
    const first = { submitted: '2023-08-14T07:00', accepted: '2023-08-14T08:00', supplementRequested: '2023-08-15' };
    expect(acceptance(dossier(4, { ...first, resubmitted: '2023-08-16T08:00' }), '2023-08-20T10:00')).toBe(
      'met 2023-08-14T15:00',
    );
  });

  test('under the rule of the day the dossier came in', () => {
    const policies = withRule(
      'acceptance',
      { term: { kind: 'working-hours', hours: 6 } },
      { validFrom: '2023-08-16', term: { kind: 'working-hours', hours: 8 } },
    );
    expect(acceptance(dossier(1, AGAIN), '2023-08-16T10:00', policies)).toBe('running 2023-08-16T16:00');
  });
});

describe('contradictions', () => {
  const START = { submitted: '2023-08-14T07:00' };

  test('a status that waits beside a time that does not', () => {
    for (const role of ['accepted', 'done', 'returned'])
      expect(acceptance(dossier(1, { ...START, [role]: '2023-08-14T08:00' }), '2023-08-14T09:00')).toBe(
        'unknown 2023-08-14T15:00 contradiction',
      );
    // The page prints an empty cell: the time is the log's, and older than the page.
    const known = dossier(1, { ...START, accepted: '2023-08-14T08:00' }, { blank: ['accepted'] });
    expect(acceptance(known, '2023-08-14T09:00')).toBe('running 2023-08-14T15:00');
  });

  test('accepted before it came in', () => {
    expect(acceptance(dossier(4, { ...START, accepted: '2023-08-13T08:00' }), '2023-08-14T16:00')).toBe(
      'unknown 2023-08-14T15:00 stop-before-start',
    );
    expect(acceptance(dossier(undefined, { ...START, accepted: '2023-08-13' }), '2023-08-14T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-before-start',
    );
    // Seconds cut off are no contradiction.
    const cut = { submitted: '2023-08-14T07:00:31', accepted: '2023-08-14T07:00' };
    expect(acceptance(dossier(2, cut), '2023-08-15T09:00')).toBe('met 2023-08-14T15:00');
  });

  test('accepted in the future', () => {
    const planned = { ...START, accepted: '2023-08-18T08:00' };
    expect(acceptance(dossier(1, planned), '2023-08-14T09:00')).toBe('running 2023-08-14T15:00');
    expect(acceptance(dossier(undefined, planned), '2023-08-14T09:00')).toBe(
      'unknown 2023-08-14T15:00 stop-in-the-future',
    );
    expect(acceptance(dossier(4, planned), '2023-08-15T09:00')).toBe('unknown 2023-08-14T15:00 stop-in-the-future');
  });

  test('a start in the future gives no due; a clock two minutes ahead is no contradiction', () => {
    expect(acceptance(dossier(1, START), '2023-08-14T06:57:59')).toBe('unknown - in-the-future');
    expect(acceptance(dossier(1, START), '2023-08-14T06:58')).toBe('running 2023-08-14T15:00');
    expect(acceptance(dossier(1, { submitted: '2023-08-15' }), '2023-08-14T09:00')).toBe('unknown - in-the-future');
    expect(acceptance(dossier(1, { submitted: '2023-08-15' }), '2023-08-15T00:01')).toBe(
      'running 2023-08-15T15:00 start-date-only',
    );
    expect(acceptance(dossier(1, { submitted: '2099-12-31' }), '2023-08-14T09:00')).toBe('unknown - in-the-future');
  });
});

test('computed years are marked provisional', () => {
  expect(clock('acceptance', dossier(1, { submitted: '2035-08-14T07:00' }), '2035-08-14T08:00').reasons).toContain(
    'calendar-provisional',
  );
  expect(clock('acceptance', dossier(1, { submitted: '2023-08-14T07:00' }), '2023-08-14T08:00').reasons).toEqual([]);
});

test('the rule in force when it came in applies', () => {
  const policies = withRule(
    'acceptance',
    { term: { kind: 'working-hours', hours: 6 }, legalBasis: 'sáu' },
    { validFrom: '2023-08-15', term: { kind: 'working-hours', hours: 8 }, legalBasis: 'tám', verified: false },
  );
  const of = (submitted: string) => clock('acceptance', dossier(1, { submitted }), '2023-08-15T08:00', policies);
  expect(of('2023-08-14T23:59')).toMatchObject({ due: at('2023-08-15T15:00'), legalBasis: 'sáu', reasons: [] });
  expect(of('2023-08-15T00:00')).toMatchObject({ due: at('2023-08-15T17:00'), legalBasis: 'tám' });
  expect(of('2023-08-15').due).toBe(at('2023-08-15T17:00'));
  expect(of('2023-08-15T07:00').reasons).toContain('basis-unverified');
  expect(of('2023-08-15T07:00').due).toBe(at('2023-08-15T07:00') + 10 * HOUR);
  expect(
    clocks(dossier(1, { submitted: '2023-08-15T07:00' }), '2023-08-15T08:00', { ...policies, policies: [] }),
  ).toEqual([]);
});
