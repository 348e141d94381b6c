import { describe, expect, test } from 'vitest';
import type { EventRole } from '../../../lib/portals/types';
import { at, clock, clocks, line, record, withRule } from './samples';

type Times = Partial<Record<EventRole, string>>;
const incoming = (status: Parameters<typeof record>[0]['status'], times: Times, more = {}) =>
  record({ kind: 'incoming', status, ...more }, times);
const outgoing = (status: Parameters<typeof record>[0]['status'], times: Times, more = {}) =>
  record({ kind: 'outgoing', status, ...more }, times);
const petitions = (status: Parameters<typeof record>[0]['status'], times: Times, more = {}) =>
  record({ kind: 'petition', status, ...more }, times);
const ids = (subject: Parameters<typeof clocks>[0], now: string) => clocks(subject, now).map(({ id }) => id);

/** Monday morning. */
const NOW = '2023-08-14T09:00';
const LATER = '2023-08-20T09:00';

describe('registration', () => {
  const registration = (...args: [Parameters<typeof clock>[1], string]) => line(clock('registration', ...args));

  test.each([
    ['2023-08-14T07:00', '2023-08-15T17:00'],
    ['2023-08-14T23:30', '2023-08-15T17:00'],
    ['2023-08-14', '2023-08-15T17:00'],
    ['2023-08-18T10:00', '2023-08-21T17:00'],
    ['2023-08-19', '2023-08-21T17:00'],
    ['2023-08-20T22:00', '2023-08-21T17:00'],
    ['2023-08-31T10:00', '2023-09-05T17:00'],
    ['2024-05-03T10:00', '2024-05-04T17:00'],
  ])('arrived %s: by the close of the next working day, %s', (arrived, due) => {
    const found = clock(
      'registration',
      incoming('unregistered', { arrived }),
      arrived.length === 10 ? `${arrived}T09:00` : arrived,
    );
    expect(found.due).toBe(at(due));
    // The day decides: without a time of day nothing is estimated.
    expect(found).toMatchObject({ estimated: false, reasons: [] });
  });

  test('urgent grades at once: the moment of arrival or the next opening', () => {
    const urgent = (arrived: string, now: string) =>
      registration(incoming('unregistered', { arrived }, { urgency: 'urgent' }), now);
    expect(urgent('2023-08-14T09:00', NOW)).toBe('critical 2023-08-14T09:00');
    expect(urgent('2023-08-14T09:00', '2023-08-14T09:00:00.001')).toBe('breached 2023-08-14T09:00');
    expect(urgent('2023-08-12T09:00', '2023-08-12T09:30')).toBe('critical 2023-08-14T07:00');
    expect(urgent('2023-08-14', NOW)).toBe('breached 2023-08-14T07:00 start-date-only');
  });

  test('an urgent one that came some time that day is not called late that day', () => {
    const of = (registered: string) =>
      registration(incoming('handled', { arrived: '2023-08-14', registered }, { urgency: 'urgent' }), LATER);
    expect(of('2023-08-14T10:00')).toBe('unknown 2023-08-14T07:00 start-date-only');
    expect(of('2023-08-14')).toBe('unknown 2023-08-14T07:00 stop-date-only');
    expect(of('2023-08-15T07:00')).toBe('unknown 2023-08-14T07:00 start-date-only');
    expect(of('2023-08-15T07:01')).toBe('missed 2023-08-14T07:00 start-date-only');
  });

  test('stops when it is registered', () => {
    const of = (registered: string) =>
      registration(incoming('in-progress', { arrived: '2023-08-14T07:00', registered }), LATER);
    expect(of('2023-08-15T17:00')).toBe('met 2023-08-15T17:00');
    expect(of('2023-08-15')).toBe('met 2023-08-15T17:00');
    expect(of('2023-08-15T17:00:01')).toBe('missed 2023-08-15T17:00');
    expect(of('2023-08-16')).toBe('missed 2023-08-15T17:00');
    expect(of('?')).toBe('unknown 2023-08-15T17:00 stop-unreadable');
  });

  test('says what it cannot know', () => {
    const times = { arrived: '2023-08-14T07:00' };
    expect(registration(incoming('unregistered', {}), NOW)).toBe('unknown - start-not-printed');
    expect(registration(incoming('unregistered', { arrived: '?' }), NOW)).toBe('unknown - start-unreadable');
    expect(registration(incoming('unregistered', { ...times, registered: '2023-08-14T08:00' }), NOW)).toBe(
      'unknown 2023-08-15T17:00 contradiction',
    );
    expect(registration(incoming(undefined, { ...times, registered: '' }), NOW)).toBe('running 2023-08-15T17:00');
    expect(registration(incoming(undefined, { ...times, registered: '' }, { statusText: 'Hẹn' }), NOW)).toBe(
      'unknown 2023-08-15T17:00 status-unknown',
    );
    expect(registration(incoming(undefined, { ...times, registered: '?' }), NOW)).toBe(
      'unknown 2023-08-15T17:00 stop-unreadable',
    );
    for (const status of ['unhandled', 'in-progress', 'handled', undefined] as const)
      expect(ids(incoming(status, times), NOW)).not.toContain('registration');
  });
});

describe('handling', () => {
  const handling = (...args: [Parameters<typeof clock>[1], string]) => line(clock('handling', ...args));
  const TIMES = { arrived: '2023-08-10T08:00', due: '2023-08-14' };

  test('the deadline is the printed one; nobody set one, nothing is late', () => {
    expect(handling(incoming('unhandled', TIMES), NOW)).toBe('running 2023-08-14T17:00');
    expect(handling(incoming('in-progress', TIMES), '2023-08-14T17:00')).toBe('critical 2023-08-14T17:00');
    expect(handling(incoming('in-progress', TIMES), '2023-08-14T17:00:00.001')).toBe('breached 2023-08-14T17:00');
    expect(handling(incoming('unhandled', { due: '2023-08-14T10:00' }), NOW)).toBe('warning 2023-08-14T10:00');
    expect(ids(incoming('unhandled', { arrived: '2023-08-10T08:00' }), NOW)).toEqual([]);
    expect(ids(incoming('unhandled', { arrived: '2023-08-10T08:00', due: '' }), NOW)).toEqual([]);
    expect(handling(incoming('unhandled', { ...TIMES, due: '?' }), NOW)).toBe('unknown - due-unreadable');
  });

  test('unless the unit has a rule of its own', () => {
    const policies = withRule('handling', {
      term: { kind: 'working-days', days: 3 },
      urgentTerm: { kind: 'immediate' },
    });
    const own = (times: Times, more = {}) => line(clock('handling', incoming('unhandled', times, more), NOW, policies));
    expect(own({ arrived: '2023-08-10T08:00' })).toBe('running 2023-08-15T17:00');
    expect(own({ arrived: '2023-08-14T10:00', due: '2023-08-18' }, {})).toBe('unknown 2023-08-18T17:00 in-the-future');
    expect(own({ arrived: '2023-08-14T08:00' }, { urgency: 'urgent' })).toBe('breached 2023-08-14T08:00');
    expect(own({ arrived: '2023-08-14T08:00', due: '?' })).toBe('unknown - due-unreadable');
    const urgentOnly = withRule('handling', { term: { kind: 'printed' }, urgentTerm: { kind: 'immediate' } });
    const urgent = incoming('unhandled', {}, { urgency: 'urgent' });
    expect(line(clock('handling', urgent, NOW, urgentOnly))).toBe('unknown - start-not-printed');
    expect(clocks(incoming('unhandled', {}), NOW, urgentOnly)).toEqual([]);
  });

  test('stops when it is handled', () => {
    const of = (handled: string, status: 'handled' | undefined = 'handled') =>
      handling(incoming(status, { ...TIMES, handled }), LATER);
    expect(of('2023-08-14T17:00')).toBe('met 2023-08-14T17:00');
    expect(of('2023-08-14')).toBe('met 2023-08-14T17:00');
    expect(of('2023-08-14T17:01')).toBe('missed 2023-08-14T17:00');
    expect(of('2023-08-15', undefined)).toBe('missed 2023-08-14T17:00');
    expect(of('?')).toBe('unknown 2023-08-14T17:00 stop-unreadable');
    expect(of('?', undefined)).toBe('unknown 2023-08-14T17:00 stop-unreadable');
    expect(handling(incoming('handled', TIMES), NOW)).toBe('met 2023-08-14T17:00');
    expect(handling(incoming('handled', TIMES), LATER)).toBe('unknown 2023-08-14T17:00 stop-not-printed');
    expect(handling(incoming('in-progress', { ...TIMES, handled: '2023-08-11' }), NOW)).toBe(
      'unknown 2023-08-14T17:00 contradiction',
    );
  });

  test('without a status the deadline is shown, and lateness is not claimed', () => {
    expect(handling(incoming(undefined, TIMES), NOW)).toBe('running 2023-08-14T17:00 status-not-printed');
    expect(clock('handling', incoming(undefined, TIMES), NOW).nextChange).toBeLessThan(at('2023-08-14T17:00'));
    expect(handling(incoming(undefined, TIMES), LATER)).toBe('unknown 2023-08-14T17:00 status-not-printed');
    expect(handling(incoming(undefined, TIMES, { statusText: 'Quá hạn 2 ngày' }), LATER)).toBe(
      'unknown 2023-08-14T17:00 status-unknown',
    );
    expect(handling(incoming(undefined, { ...TIMES, handled: '' }, { statusText: 'Quá hạn 2 ngày' }), LATER)).toBe(
      'breached 2023-08-14T17:00',
    );
  });

  test('due before arrival, arrival in the future', () => {
    expect(handling(incoming('unhandled', { arrived: '2023-08-14T08:00', due: '2023-08-11' }), NOW)).toBe(
      'unknown - due-before-start',
    );
    expect(handling(incoming('unhandled', { arrived: '2023-08-15T08:00', due: '2023-08-18' }), NOW)).toBe(
      'unknown 2023-08-18T17:00 in-the-future',
    );
  });

  test('registration comes first, but a printed deadline before an unknown one', () => {
    const times = { arrived: '2023-08-14T08:00', due: '2023-08-18' };
    expect(ids(incoming('unregistered', times), NOW)).toEqual(['registration', 'handling']);
    expect(ids(incoming('unregistered', { due: '2023-08-18' }), NOW)).toEqual(['handling', 'registration']);
    expect(ids(incoming('unhandled', { ...times, registered: '2023-08-14T08:30' }), NOW)).toEqual([
      'handling',
      'registration',
    ]);
    expect(
      ids(incoming('handled', { ...times, registered: '2023-08-14T08:30', handled: '2023-08-14T08:45' }), NOW),
    ).toEqual(['handling', 'registration']);
  });
});

describe('issuance', () => {
  const issuance = (...args: [Parameters<typeof clock>[1], string]) => line(clock('issuance', ...args));

  test('by the close of the working day after the signature; urgent ones at once', () => {
    expect(issuance(outgoing('signed', { signed: '2023-08-14T08:00' }), NOW)).toBe('running 2023-08-15T17:00');
    expect(issuance(outgoing('signed', { signed: '2023-08-11T16:59' }), '2023-08-14T17:00:00.001')).toBe(
      'breached 2023-08-14T17:00',
    );
    expect(issuance(outgoing('signed', { signed: '2023-08-14T08:00' }, { urgency: 'urgent' }), NOW)).toBe(
      'breached 2023-08-14T08:00',
    );
    expect(issuance(outgoing(undefined, { signed: '2023-08-14', issued: '' }), NOW)).toBe('running 2023-08-15T17:00');
  });

  test('stops when it is issued', () => {
    const of = (issued: string) => issuance(outgoing('issued', { signed: '2023-08-14T08:00', issued }), LATER);
    expect(of('2023-08-15T17:00')).toBe('met 2023-08-15T17:00');
    expect(of('2023-08-15')).toBe('met 2023-08-15T17:00');
    expect(of('2023-08-16')).toBe('missed 2023-08-15T17:00');
    expect(issuance(outgoing('issued', { signed: '2023-08-14T08:00' }), LATER)).toBe(
      'unknown 2023-08-15T17:00 stop-not-printed',
    );
    expect(issuance(outgoing('issued', {}), LATER)).toBe('unknown - start-not-printed');
  });

  test('what nobody signed waits for nothing; what contradicts itself is not known', () => {
    expect(ids(outgoing('draft', { signed: '' }), NOW)).toEqual([]);
    expect(ids(outgoing(undefined, {}), NOW)).toEqual([]);
    const signed = { signed: '2023-08-14T08:00' };
    expect(issuance(outgoing('draft', signed), NOW)).toBe('unknown 2023-08-15T17:00 contradiction');
    expect(issuance(outgoing('signed', { ...signed, issued: '2023-08-14' }), NOW)).toBe(
      'unknown 2023-08-15T17:00 contradiction',
    );
    expect(issuance(outgoing('issued', { ...signed, issued: '2023-08-13' }), NOW)).toBe('met 2023-08-15T17:00');
    expect(issuance(outgoing('issued', { ...signed, issued: '2023-08-13' }), LATER)).toBe(
      'unknown 2023-08-15T17:00 stop-before-start',
    );
    expect(issuance(outgoing(undefined, signed), NOW)).toBe('unknown 2023-08-15T17:00 status-not-printed');
    expect(issuance(outgoing('signed', { signed: '?' }), NOW)).toBe('unknown - start-unreadable');
  });
});

describe('petition', () => {
  const petition = (...args: [Parameters<typeof clock>[1], string, Parameters<typeof clock>[3]?]) =>
    line(clock('petition', ...args));
  const arrived = '2023-08-01T10:00';

  test('fifteen working days by the rule, the day of receipt not counted', () => {
    expect(petition(petitions('unanswered', { arrived }), NOW)).toBe('running 2023-08-22T17:00');
    expect(petition(petitions('unanswered', { arrived: '2023-08-01' }), NOW)).toBe('running 2023-08-22T17:00');
    expect(clock('petition', petitions('unanswered', { arrived: '2023-08-01' }), NOW)).toMatchObject({
      estimated: false,
    });
    expect(petition(petitions('unanswered', { arrived: '2023-07-31T23:59' }), NOW)).toBe('running 2023-08-21T17:00');
    expect(petition(petitions('unanswered', { arrived: '2023-08-05' }), NOW)).toBe('running 2023-08-25T17:00');
    const five = withRule('petition', { term: { kind: 'working-days', days: 5 } });
    expect(petition(petitions('unanswered', { arrived }), NOW, five)).toBe('breached 2023-08-08T17:00');
    expect(clock('petition', petitions('unanswered', { arrived }), NOW).reasons).toEqual(['basis-unverified']);
  });

  test('or as printed', () => {
    expect(petition(petitions('unanswered', { arrived, due: '2023-08-15' }), NOW)).toBe('running 2023-08-15T17:00');
    expect(petition(petitions('unanswered', { due: '2023-08-15' }), NOW)).toBe('running 2023-08-15T17:00');
    expect(petition(petitions('unanswered', { arrived, due: '' }), NOW)).toBe('running 2023-08-22T17:00');
    // The printed one counts, and nobody can read it: none is computed in its place.
    expect(petition(petitions('unanswered', { arrived, due: '?' }), NOW)).toBe('unknown - due-unreadable');
  });

  test('stops when it is answered', () => {
    const of = (answered: string) => petition(petitions('answered', { arrived, answered }), '2023-08-30T09:00');
    expect(of('2023-08-22')).toBe('met 2023-08-22T17:00');
    expect(of('2023-08-22T17:01')).toBe('missed 2023-08-22T17:00');
    expect(of('2023-08-23')).toBe('missed 2023-08-22T17:00');
    expect(petition(petitions('answered', { arrived }), NOW)).toBe('met 2023-08-22T17:00');
    expect(petition(petitions('unanswered', { arrived, answered: '2023-08-10' }), NOW)).toBe(
      'unknown 2023-08-22T17:00 contradiction',
    );
    expect(petition(petitions(undefined, { arrived, answered: '?' }), NOW)).toBe(
      'unknown 2023-08-22T17:00 stop-unreadable',
    );
    expect(petition(petitions(undefined, { arrived, answered: '' }), NOW)).toBe('running 2023-08-22T17:00');
    expect(petition(petitions(undefined, { arrived }), NOW)).toBe('unknown 2023-08-22T17:00 status-not-printed');
    expect(petition(petitions(undefined, { due: '2023-08-15' }), NOW)).toBe(
      'running 2023-08-15T17:00 status-not-printed',
    );
    expect(petition(petitions('unanswered', {}), NOW)).toBe('unknown - start-not-printed');
  });
});
