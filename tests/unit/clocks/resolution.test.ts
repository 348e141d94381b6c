import { describe, expect, test } from 'vitest';
import type { Status } from '../../../lib/portals/types';
import { at, clock, clocks, dossier, HOUR, line, record } from './samples';

const TIMES = { accepted: '2023-08-10T08:00', due: '2023-08-14T15:00' };
const BEFORE = '2023-08-14T09:00';
const AFTER = '2023-08-16T09:00';
const resolution = (...args: [Parameters<typeof clock>[1], string]) => line(clock('resolution', ...args));

describe('due', () => {
  test('is the appointment as printed', () => {
    expect(clock('resolution', dossier(4, TIMES), BEFORE)).toMatchObject({
      state: 'running',
      start: at(TIMES.accepted),
      due: at(TIMES.due),
      remaining: 4 * HOUR,
      estimated: false,
    });
    expect(resolution(dossier(4, TIMES), '2023-08-14T15:00')).toBe('critical 2023-08-14T15:00');
    expect(resolution(dossier(4, TIMES), '2023-08-14T15:00:00.001')).toBe('breached 2023-08-14T15:00');
  });

  test.each([
    ['2023-08-14', '2023-08-14T17:00'],
    ['2023-08-19', '2023-08-21T17:00'],
    ['2023-09-02', '2023-09-05T17:00'],
    ['2023-11-06', '2023-11-06T16:30'],
    ['2024-05-04', '2024-05-04T17:00'],
  ])('a bare %s is the close of the last session: %s', (due, close) => {
    expect(clock('resolution', dossier(4, { ...TIMES, due }), BEFORE)).toMatchObject({
      due: at(close),
      estimated: false,
    });
  });

  test('a due moment outside working hours stays where it is printed', () => {
    const subject = dossier(4, { ...TIMES, due: '2023-08-14T20:00' });
    expect(clock('resolution', subject, '2023-08-14T18:00')).toMatchObject({
      due: at('2023-08-14T20:00'),
      remaining: 0,
    });
    expect(resolution(subject, '2023-08-14T20:00')).toBe('critical 2023-08-14T20:00');
    expect(resolution(subject, '2023-08-14T20:00:00.001')).toBe('breached 2023-08-14T20:00');
  });

  test('neither acceptance nor status is needed to show what is printed', () => {
    expect(resolution(record({}, { due: TIMES.due }), BEFORE)).toBe('running 2023-08-14T15:00 status-not-printed');
    expect(resolution(record({}, { due: TIMES.due }), AFTER)).toBe('unknown 2023-08-14T15:00 status-not-printed');
    expect(resolution(record({}, { due: TIMES.due, done: '' }), AFTER)).toBe('breached 2023-08-14T15:00');
    expect(resolution(record({ statusText: 'Hẹn gặp' }, { due: TIMES.due, done: '' }), AFTER)).toBe(
      'unknown 2023-08-14T15:00 status-unknown',
    );
    expect(resolution(dossier(4, { due: TIMES.due }), AFTER)).toBe('breached 2023-08-14T15:00');
  });

  test('none is made up', () => {
    expect(resolution(dossier(4, { accepted: TIMES.accepted }), BEFORE)).toBe('unknown - due-not-printed');
    expect(resolution(dossier(4, { ...TIMES, due: '?' }), BEFORE)).toBe('unknown - due-unreadable');
    expect(clock('resolution', dossier(4, { ...TIMES, due: '?' }), BEFORE)).not.toHaveProperty('due');
    expect(resolution(record({}, { due: '?' }), BEFORE)).toBe('unknown - due-unreadable');
  });
});

describe('stop', () => {
  test.each([
    ['done in time', { done: '2023-08-14T14:00' }, 'met'],
    ['done at the due moment', { done: '2023-08-14T15:00' }, 'met'],
    ['done a second late', { done: '2023-08-14T15:00:01' }, 'missed'],
    ['done in time, handed over late', { done: '2023-08-14T14:00', returned: '2023-08-20' }, 'met'],
    ['done late, handed over later', { done: '2023-08-15T08:00', returned: '2023-08-15T09:00' }, 'missed'],
    ['handed over in time', { returned: '2023-08-14T14:00' }, 'met'],
    ['handed over late, ready nobody knows when', { returned: '2023-08-15T08:00' }, 'unknown'],
    ['handed over late, and the column for ready is empty', { done: '', returned: '2023-08-15T08:00' }, 'missed'],
    ['done some time that day', { done: '2023-08-14' }, 'unknown'],
    ['done the day after', { done: '2023-08-15' }, 'missed'],
    ['ready cannot be read, handed over late', { done: '?', returned: '2023-08-15T08:00' }, 'unknown'],
    ['ready cannot be read, handed over in time', { done: '?', returned: '2023-08-14T08:00' }, 'met'],
  ])('%s', (_, times, state) => {
    expect(clock('resolution', dossier(10, { ...TIMES, ...times }), AFTER).state).toBe(state);
  });

  test.each([
    ['2023-08-14', '2023-08-14', 'met'],
    ['2023-08-14', '2023-08-15', 'missed'],
    ['2023-08-14', '2023-08-14T17:00', 'met'],
    ['2023-08-14', '2023-08-14T17:01', 'missed'],
    ['2023-08-19', '2023-08-21', 'met'],
    ['2023-08-19', '2023-08-22', 'missed'],
  ])('bare dates: due %s, done %s: %s', (due, done, state) => {
    expect(clock('resolution', dossier(9, { ...TIMES, due, done }), '2023-08-25T09:00').state).toBe(state);
  });

  test('ready comes before handed over, whichever is printed more exactly', () => {
    const of = (done: string, returned: string, due = TIMES.due) =>
      resolution(dossier(10, { ...TIMES, due, done, returned }), AFTER);
    expect(of('2023-08-14T15:01', '2023-08-14')).toBe('missed 2023-08-14T15:00');
    expect(of('2023-08-14', '2023-08-14T14:00')).toBe('met 2023-08-14T15:00');
    expect(of('2023-08-14', '2023-08-14T16:00')).toBe('unknown 2023-08-14T15:00 stop-date-only');
    expect(of('2023-08-14T17:30', '2023-08-14', '2023-08-14')).toBe('missed 2023-08-14T17:00');
    // Handed over before it was ready: the first of the two ends it.
    expect(of('2023-08-15', '2023-08-14T14:00')).toBe('met 2023-08-14T15:00');
  });

  test('handed over late, the reason names what is missing', () => {
    const subject = dossier(10, { ...TIMES, returned: '2023-08-15T08:00' });
    expect(resolution(subject, AFTER)).toBe('unknown 2023-08-14T15:00 ready-not-printed');
    expect(clock('resolution', subject, AFTER)).not.toHaveProperty('stop');
  });

  test('a bare date of today: in time to the end of the day', () => {
    const subject = dossier(9, { ...TIMES, due: '2023-08-14', done: '2023-08-14' });
    const found = clock('resolution', subject, '2023-08-14T09:00');
    expect(found.state).toBe('met');
    expect(found.nextChange).toBeUndefined();
  });

  test.each([7, 8, 9, 10] as Status[])('status %s without a time: met while seen in time, else unknown', (status) => {
    expect(resolution(dossier(status, TIMES), BEFORE)).toBe('met 2023-08-14T15:00');
    expect(resolution(dossier(status, TIMES), AFTER)).toBe('unknown 2023-08-14T15:00 stop-not-printed');
    expect(resolution({ ...dossier(status, TIMES), seenAt: at(BEFORE) }, AFTER)).toBe('met 2023-08-14T15:00');
  });

  test('what was never accepted has nothing to resolve, even beside an appointment', () => {
    for (const status of [3, 7] as Status[]) {
      const found = clocks(dossier(status, { due: TIMES.due }), BEFORE);
      expect(found.map(({ id }) => id)).toEqual(['acceptance']);
    }
    expect(clocks(dossier(5, { submitted: '2023-08-10T08:00' }), BEFORE).map(({ id }) => id)).toEqual(['acceptance']);
  });
});

describe('pause', () => {
  test('a supplement or a fee is waited for', () => {
    expect(resolution(dossier(5, TIMES), BEFORE)).toBe('paused 2023-08-14T15:00 waiting-for-supplement');
    expect(resolution(dossier(6, TIMES), BEFORE)).toBe('paused 2023-08-14T15:00 waiting-for-payment');
    expect(clock('resolution', dossier(6, TIMES), BEFORE)).not.toHaveProperty('remaining');
  });

  test('what was left when it began stands still', () => {
    const subject = dossier(5, { ...TIMES, supplementRequested: '2023-08-14T08:00' });
    for (const now of [BEFORE, AFTER]) {
      const found = clock('resolution', subject, now);
      expect(found).toMatchObject({ state: 'paused', remaining: 5 * HOUR });
      expect(found.nextChange).toBeUndefined();
      expect(found.reasons).toEqual(['waiting-for-supplement']);
    }
  });

  test('what was late before it began stays late', () => {
    const late = clock('resolution', dossier(5, { ...TIMES, supplementRequested: '2023-08-14T16:00' }), AFTER);
    expect(late).toMatchObject({ state: 'breached', remaining: -HOUR, reasons: ['waiting-for-supplement'] });
    expect(late.nextChange).toBeUndefined();
    const day = clock('resolution', dossier(5, { ...TIMES, supplementRequested: '2023-08-15' }), AFTER);
    expect(day).toMatchObject({ state: 'breached', remaining: -2 * HOUR });
    const sameDay = dossier(5, { ...TIMES, due: '2023-08-15', supplementRequested: '2023-08-15' });
    expect(clock('resolution', sameDay, AFTER).reasons).toEqual(['waiting-for-supplement']);
  });

  test('past due, without knowing since when, the doubt is said', () => {
    for (const times of [TIMES, { ...TIMES, supplementRequested: '2023-08-14' }]) {
      const found = clock('resolution', dossier(5, times), AFTER);
      expect(found.state).toBe('paused');
      expect(found.reasons).toEqual(['waiting-for-supplement', 'pause-length-unknown']);
      expect(clock('resolution', dossier(5, times), BEFORE).nextChange).toBe(at(TIMES.due) + 1);
    }
    const planned = dossier(5, { ...TIMES, supplementRequested: '2023-08-18T08:00' });
    expect(clock('resolution', planned, AFTER)).toMatchObject({ state: 'paused' });
    // A request before the acceptance, or one already answered, is not the one that is waited for.
    const first = dossier(5, { ...TIMES, supplementRequested: '2023-08-09T08:00' });
    expect(clock('resolution', first, AFTER).reasons).toContain('pause-length-unknown');
    const answered = { ...TIMES, supplementRequested: '2023-08-11T08:00', resubmitted: '2023-08-12' };
    expect(clock('resolution', dossier(5, answered), AFTER).reasons).toContain('pause-length-unknown');
  });

  test('after it, late is not said: the printed due moment may not allow for it', () => {
    const paused = { ...TIMES, supplementRequested: '2023-08-11T08:00', resubmitted: '2023-08-14T08:00' };
    expect(resolution(dossier(4, paused), BEFORE)).toBe('running 2023-08-14T15:00');
    expect(resolution(dossier(4, paused), AFTER)).toBe('unknown 2023-08-14T15:00 pause-length-unknown');
    expect(resolution(dossier(9, { ...paused, done: '2023-08-15T08:00' }), AFTER)).toBe(
      'unknown 2023-08-14T15:00 pause-length-unknown',
    );
    expect(resolution(dossier(9, { ...paused, done: '2023-08-14T14:00' }), AFTER)).toBe('met 2023-08-14T15:00');
    const before = { ...TIMES, supplementRequested: '2023-08-08T08:00', resubmitted: '2023-08-09T08:00' };
    expect(resolution(dossier(4, before), AFTER)).toBe('breached 2023-08-14T15:00');
  });
});

describe('contradictions', () => {
  test('due before the acceptance gives no due', () => {
    const of = (due: string, accepted = TIMES.accepted) => resolution(dossier(4, { accepted, due }), AFTER);
    expect(of('2023-08-10T07:59')).toBe('unknown - due-before-start');
    expect(of('2023-08-09')).toBe('unknown - due-before-start');
    expect(of('2023-08-10')).toBe('breached 2023-08-10T17:00');
    expect(of('2023-08-12T10:00', '2023-08-12')).toBe('breached 2023-08-12T10:00');
    expect(of('2023-08-12', '2023-08-13')).toBe('breached 2023-08-14T17:00');
  });

  test('accepted in the future: the appointment stays, nothing is said of it', () => {
    const subject = dossier(4, { accepted: '2023-08-17T08:00', due: '2023-08-21' });
    expect(resolution(subject, AFTER)).toBe('unknown 2023-08-21T17:00 in-the-future');
    expect(clock('resolution', subject, AFTER).nextState).toBe(at('2023-08-17T07:58'));
    // Then another reason is shown, but it is no better known.
    const doubtful = clock('resolution', { ...subject, status: undefined, statusText: 'Hẹn gặp' }, AFTER);
    expect(doubtful.nextChange).toBe(at('2023-08-17T07:58'));
    expect(doubtful.nextState).toBeUndefined();
  });

  test('a status that works on beside a time that ended it', () => {
    for (const status of [2, 4, 5, 6] as Status[])
      expect(resolution(dossier(status, { ...TIMES, done: '2023-08-11T08:00' }), BEFORE)).toBe(
        'unknown 2023-08-14T15:00 contradiction',
      );
    const known = dossier(4, { ...TIMES, done: '2023-08-11T08:00' }, { blank: ['done'] });
    expect(resolution(known, BEFORE)).toBe('running 2023-08-14T15:00');
  });

  test('done before it was accepted, or in the future', () => {
    const of = (status: Status | undefined, done: string, now = AFTER) =>
      resolution(record({ status }, { ...TIMES, done }), now);
    expect(of(9, '2023-08-09')).toBe('unknown 2023-08-14T15:00 stop-before-start');
    expect(of(undefined, '2023-08-09')).toBe('unknown 2023-08-14T15:00 stop-before-start');
    expect(of(9, '2023-08-18')).toBe('unknown 2023-08-14T15:00 stop-in-the-future');
    expect(of(undefined, '2023-08-18')).toBe('unknown 2023-08-14T15:00 stop-in-the-future');
    expect(of(4, '2023-08-18')).toBe('breached 2023-08-14T15:00');
    expect(of(9, '2023-08-14T09:01', BEFORE)).toBe('met 2023-08-14T15:00');
  });

  test('an appointment beside "waiting for acceptance" is shown, no more', () => {
    expect(resolution(dossier(1, { submitted: '2023-08-14T07:00', due: '2023-08-18' }), AFTER)).toBe(
      'unknown 2023-08-18T17:00 start-not-printed',
    );
    expect(resolution(dossier(1, TIMES), AFTER)).toBe('unknown 2023-08-14T15:00 contradiction');
    expect(resolution(dossier(1, TIMES, { resubmitted: true }), AFTER)).toBe(
      'unknown 2023-08-14T15:00 pause-length-unknown',
    );
  });
});

describe('the next actionable comes first', () => {
  const order = (subject: Parameters<typeof clocks>[0], now = BEFORE) =>
    clocks(subject, now).map(({ id, state }) => `${id} ${state}`);
  const submitted = '2023-08-14T07:00';

  test.each([
    ['pending', dossier(1, { submitted }), ['acceptance running']],
    ['pending, start unknown', dossier(1, {}), ['acceptance unknown']],
    [
      'pending beside an appointment',
      dossier(1, { submitted, due: '2023-08-18' }),
      ['acceptance running', 'resolution unknown'],
    ],
    ['in work', dossier(4, { submitted: '2023-08-10T07:00', ...TIMES }), ['resolution running', 'acceptance met']],
    [
      'done',
      dossier(9, { submitted: '2023-08-10T07:00', ...TIMES, done: '2023-08-11' }),
      ['resolution met', 'acceptance met'],
    ],
    ['sent back', dossier(5, { submitted, supplementRequested: '2023-08-14T08:00' }), ['acceptance met']],
    [
      'in work, no appointment column',
      dossier(4, { submitted: '2023-08-10T07:00', accepted: TIMES.accepted }),
      ['acceptance met', 'resolution unknown'],
    ],
    [
      'in work, appointment empty',
      dossier(4, { submitted: '2023-08-10T07:00', accepted: TIMES.accepted, due: '' }),
      ['resolution unknown', 'acceptance met'],
    ],
    [
      'over, only the verdict on acceptance is known',
      dossier(10, { submitted: '2023-08-10T07:00', ...TIMES, due: '2023-08-11' }),
      ['acceptance met', 'resolution unknown'],
    ],
    [
      'no status: a printed deadline before an unknown one',
      record({}, { submitted, accepted: '', due: '2023-08-18' }),
      ['resolution running', 'acceptance unknown'],
    ],
  ])('%s', (_, subject, expected) => {
    expect(order(subject)).toEqual(expected);
  });
});
