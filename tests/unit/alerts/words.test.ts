import { describe, expect, it } from 'vitest';
import { NO_ALERTS, plan, renewed } from '../../../lib/alerts/plan';
import { alertStateOf, digestsOnly } from '../../../lib/alerts/state';
import { notificationWords } from '../../../lib/alerts/words';
import { urgentItem } from '../../../lib/statistics/summary';
import type { UrgentItem } from '../../../lib/statistics/types';
import { calendar } from '../clocks/samples';
import { clock, HOUR, MORNING, record } from '../statistics/samples';

const KINDS = { near: true, late: true, morning: false, closing: false };

const item = (code: string, state: 'breached' | 'warning' | 'running', due = MORNING + HOUR): UrgentItem =>
  urgentItem(record({ id: code, record: code, lastSeen: MORNING }), clock({ state, due }), MORNING);

function said(items: UrgentItem[], { kinds = KINDS, old = false, language = 'vi' as 'vi' | 'en', checks = 0 } = {}) {
  const { notification } = plan(items, kinds, NO_ALERTS, calendar, MORNING, checks);
  if (!notification) throw new Error('nothing is told');
  return notificationWords(notification, { items, lastSeen: MORNING, old, language }, MORNING);
}

describe('a notification', () => {
  it('names the first three with their due moments, how many more there are, and when they were seen', () => {
    const items = ['A', 'B', 'C', 'D', 'E'].map((code, i) => item(code, 'warning', MORNING + HOUR + i));
    const { title, message } = said(items);
    expect(title).toBe('5 hồ sơ gần hạn');
    expect(message.split('\n')).toEqual([
      'A · hạn 09:00 hôm nay',
      'B · hạn 09:00 hôm nay',
      'C · hạn 09:00 hôm nay',
      'và 2 hồ sơ khác',
      'thấy lần cuối 08:00 hôm nay',
    ]);
  });

  it('says what is late beside what is near, that its figures are old, and in English', () => {
    const items = [item('A', 'breached', MORNING - HOUR), item('B', 'warning')];
    expect(said(items).title).toBe('1 quá hạn, 1 gần hạn');
    expect(said(items, { old: true }).message).toContain('số liệu cũ');
    expect(said(items, { language: 'en' }).title).toBe('1 overdue, 1 due soon');
  });

  it('at opening tells what is due today where nothing is pressing', () => {
    const { title } = said([item('A', 'running')], { kinds: { ...KINDS, morning: true } });
    expect(title).toBe('Đầu ngày: 1 việc đến hạn trong hôm nay');
  });

  it('names one in the singular in English, and the leader’s own checks in a line of their own', () => {
    const late = [item('A', 'breached', MORNING - HOUR), item('B', 'breached', MORNING - HOUR)];
    expect(said(late.slice(1), { language: 'en' }).title).toBe('1 dossier overdue');
    expect(said(late, { language: 'en' }).title).toBe('2 dossiers overdue');
    const kinds = { ...KINDS, morning: true };
    expect(said(late, { kinds, checks: 3 }).message.split('\n').at(-2)).toBe(
      '3 việc tự kiểm tra của mười nhiệm vụ đến hạn',
    );
    const alone = said([], { kinds, checks: 3 });
    expect(alone.title).toBe('Đầu ngày: 3 việc tự kiểm tra đến hạn');
    expect(alone.message).toBe('thấy lần cuối 08:00 hôm nay');
  });

  it('is renewed once what it tells is not so any more', () => {
    const items = [item('A', 'warning'), item('B', 'warning')];
    const { notification } = plan(items, KINDS, NO_ALERTS, calendar, MORNING);
    if (!notification) throw new Error('nothing is told');
    expect(renewed(notification, items)).toBeUndefined();
    expect(renewed(notification, [...items, item('C', 'warning')])).toBeUndefined();
    expect(renewed(notification, items.slice(1))).toMatchObject({ near: 1, about: ['B'] });
    expect(renewed(notification, [item('A', 'breached'), item('B', 'warning')])).toMatchObject({ late: 1, near: 1 });
    expect(renewed(notification, [item('A', 'running')])).toBe('done');
    // The leader's own checks are still to be done.
    expect(renewed({ ...notification, checks: 1 }, [])).toMatchObject({ near: 0, checks: 1, about: [] });
  });
});

describe('what was told', () => {
  it('of a day’s digests outlives the log', () => {
    const told = { 'morning|2026-11-23': 1, 'closing|2026-11-23': 2, 'A|acceptance|3|late': 3 };
    expect(digestsOnly({ told, snooze: { from: 1, until: 2 } })).toEqual({
      told: { 'morning|2026-11-23': 1, 'closing|2026-11-23': 2 },
    });
  });

  it.each([undefined, null, 1, [], {}, { told: [] }, { told: 'x' }])('of %j is nothing', (stored) => {
    expect(alertStateOf(stored)).toEqual(NO_ALERTS);
  });

  it('is read as far as it can be', () => {
    const told = { good: 1, bad: 'x', worse: null };
    expect(alertStateOf({ told, snooze: { from: 1 } })).toEqual({ told: { good: 1 } });
    expect(alertStateOf({ told: {}, snooze: { from: 1, until: 2 } })).toEqual({
      told: {},
      snooze: { from: 1, until: 2 },
    });
  });
});
