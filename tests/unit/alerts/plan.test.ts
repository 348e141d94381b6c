import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertKinds, type AlertState, NO_ALERTS, plan, untilNextSession } from '../../../lib/alerts/plan';
import { urgentItem } from '../../../lib/statistics/summary';
import type { UrgentItem } from '../../../lib/statistics/types';
import { calendar } from '../clocks/samples';
import { clock, DAY, HOUR, MINUTE, MORNING, record } from '../statistics/samples';

const ALL: AlertKinds = { near: true, late: true, morning: true, closing: true };
const TURNS: AlertKinds = { ...ALL, morning: false, closing: false };
const MIDNIGHT = MORNING - 8 * HOUR;
const at = (hours: number, day = 0) => MIDNIGHT + day * DAY + hours * HOUR;

/** An item as it stands at `now`; warned of two hours of plain time ahead. */
function item(code: string, due: number, now: number): UrgentItem {
  const state = now > due ? 'breached' : now >= due - 2 * HOUR ? 'warning' : 'running';
  const nextState = state === 'running' ? due - 2 * HOUR : state === 'warning' ? due + 1 : undefined;
  const one = clock({ state, due, ...(nextState !== undefined && { nextState }) });
  return urgentItem(record({ id: code, record: code }), one, now);
}

describe('what is told', () => {
  it('is told once, and anew only when the due moment changed', () => {
    const first = plan([item('A', at(11), at(9.5))], TURNS, NO_ALERTS, calendar, at(9.5));
    expect(first.notification).toMatchObject({ kind: 'turned', near: 1, late: 0, codes: ['A'], about: ['A'] });
    const again = plan([item('A', at(11), at(9.6))], TURNS, first.state, calendar, at(9.6));
    expect(again.notification).toBeUndefined();
    const late = plan([item('A', at(11), at(11.1))], TURNS, again.state, calendar, at(11.1));
    expect(late.notification).toMatchObject({ near: 0, late: 1 });
    const back = plan([item('A', at(11), at(10))], TURNS, late.state, calendar, at(10));
    expect(back.notification).toBeUndefined();
    const moved = plan([item('A', at(11.5), at(11.2))], TURNS, back.state, calendar, at(11.2));
    expect(moved.notification).toMatchObject({ near: 1, codes: ['A'] });
  });

  it('is not told as near after it was told as late, where the clock is set back', () => {
    const late = plan([item('A', at(9), at(10))], TURNS, NO_ALERTS, calendar, at(10));
    expect(plan([item('A', at(9), at(8))], TURNS, late.state, calendar, at(8)).notification).toBeUndefined();
  });

  it('is one notification for several, with the first codes by urgency', () => {
    const now = at(10);
    const items = ['D', 'C', 'B', 'A'].map((code, i) => item(code, at(11) - i * MINUTE, now));
    const { notification } = plan([...items, item('Z', at(9), now)], TURNS, NO_ALERTS, calendar, now);
    expect(notification).toMatchObject({ near: 4, late: 1, codes: ['A', 'B', 'C'] });
    expect(notification?.about.toSorted()).toEqual(['A', 'B', 'C', 'D', 'Z']);
  });

  it('is only what was asked for', () => {
    const items = [item('A', at(9), at(10)), item('B', at(11), at(10))];
    const told = (kinds: Partial<AlertKinds>) =>
      plan(items, { ...TURNS, ...kinds }, NO_ALERTS, calendar, at(10)).notification;
    expect(told({ near: false })).toMatchObject({ late: 1, near: 0 });
    expect(told({ late: false })).toMatchObject({ late: 0, near: 1 });
    expect(told({ late: false, near: false })).toBeUndefined();
  });

  it('counts a hashed record and does not name it', () => {
    const hashed: UrgentItem = { ...item('A', at(9), at(10)), record: undefined } as never;
    expect(plan([hashed], TURNS, NO_ALERTS, calendar, at(10)).notification).toMatchObject({ late: 1, codes: [] });
  });

  it('forgets a closed record after a week and keeps an open one', () => {
    const { state } = plan([item('A', at(9), at(10))], TURNS, NO_ALERTS, calendar, at(10));
    expect(plan([], TURNS, state, calendar, at(10, 6)).state.told).not.toEqual({});
    expect(plan([], TURNS, state, calendar, at(10, 8)).state.told).toEqual({});
    const kept = plan([item('A', at(9), at(10, 8))], TURNS, state, calendar, at(10, 8));
    expect(kept.notification).toBeUndefined();
  });
});

describe('quiet', () => {
  it('holds outside working hours and tells at the opening', () => {
    const noon = plan([item('A', at(12.5), at(12.6))], TURNS, NO_ALERTS, calendar, at(12.6));
    expect(noon.notification).toBeUndefined();
    expect(noon.nextAlarm).toBe(at(13));
    expect(plan([item('A', at(12.5), at(13))], TURNS, noon.state, calendar, at(13)).notification).toMatchObject({
      late: 1,
    });
  });

  it('holds on a day off: the 24th of November', () => {
    const off = plan([item('A', at(9), at(10, 1))], ALL, NO_ALERTS, calendar, at(10, 1));
    expect(off.notification).toBeUndefined();
    expect(off.nextAlarm).toBe(at(7.5, 2));
  });

  it('holds while snoozed, until its end or a clock set back before its beginning', () => {
    const snooze = { from: at(9), until: at(9.5) };
    const told = (now: number) => plan([item('A', at(8.5), now)], TURNS, { told: {}, snooze }, calendar, now);
    expect(told(at(9.2))).toMatchObject({ nextAlarm: at(9.5), state: { snooze } });
    expect(told(at(9.2)).notification).toBeUndefined();
    expect(told(at(9.5)).notification).toMatchObject({ late: 1 });
    expect(told(at(9.5)).state.snooze).toBeUndefined();
    expect(told(at(8.9)).notification).toMatchObject({ late: 1 });
  });

  it('snoozes until the next session', () => {
    expect(untilNextSession(calendar, at(9)).until).toBe(at(13));
    expect(untilNextSession(calendar, at(12.5)).until).toBe(at(13));
    expect(untilNextSession(calendar, at(14)).until).toBe(at(7.5, 2));
  });
});

describe('digests', () => {
  const items = (now: number) => [item('A', at(7), now), item('B', at(16.5), now)];

  it('come at the first opening and half an hour before the last closing, once each', () => {
    const morning = plan(items(at(7.5)), ALL, NO_ALERTS, calendar, at(7.5));
    expect(morning.notification).toMatchObject({ kind: 'morning', late: 1, near: 0, dueToday: 1 });
    expect(plan(items(at(7.6)), ALL, morning.state, calendar, at(7.6)).notification).toBeUndefined();
    const closing = plan(items(at(16)), ALL, morning.state, calendar, at(16));
    expect(closing.notification).toMatchObject({ kind: 'closing', late: 1, near: 1, dueToday: 0 });
    expect(plan(items(at(16.1)), ALL, closing.state, calendar, at(16.1)).notification).toBeUndefined();
  });

  it('are told late within their session, and not after it', () => {
    const kinds = { ...ALL, near: false, late: false };
    expect(plan(items(at(11.9)), kinds, NO_ALERTS, calendar, at(11.9)).notification?.kind).toBe('morning');
    expect(plan(items(at(13)), kinds, NO_ALERTS, calendar, at(13)).notification).toBeUndefined();
    expect(plan(items(at(13)), kinds, NO_ALERTS, calendar, at(13)).nextAlarm).toBe(at(14.5));
    expect(plan([], kinds, NO_ALERTS, calendar, at(13)).nextAlarm).toBe(at(16));
  });

  it('tell in the morning, and only then, how many checks of the leader’s own are due', () => {
    const morning = plan([], ALL, NO_ALERTS, calendar, at(7.5), 2);
    expect(morning.notification).toMatchObject({ kind: 'morning', late: 0, near: 0, dueToday: 0, checks: 2 });
    expect(plan([], ALL, morning.state, calendar, at(7.6), 2).notification).toBeUndefined();
    expect(plan([], ALL, morning.state, calendar, at(16), 2).notification).toBeUndefined();
    const closing = plan(items(at(16)), ALL, morning.state, calendar, at(16), 2);
    expect(closing.notification).toMatchObject({ kind: 'closing', checks: 0 });
    expect(plan([], { ...ALL, morning: false }, NO_ALERTS, calendar, at(7.5), 2).notification).toBeUndefined();
  });

  it('are not told again after a clock that was wrong by years or by weeks, as with a flat battery', () => {
    for (const wrong of [at(9, -2500), at(9, 45)]) {
      const morning = plan(items(at(7.5)), ALL, NO_ALERTS, calendar, at(7.5));
      expect(morning.notification?.kind).toBe('morning');
      const astray = plan(items(wrong), ALL, morning.state, calendar, wrong);
      expect(plan(items(at(7.7)), ALL, astray.state, calendar, at(7.7)).notification).toBeUndefined();
    }
  });

  it('are not made up for later in the session when there was nothing to say', () => {
    const empty = plan([], ALL, NO_ALERTS, calendar, at(7.5));
    expect(empty.notification).toBeUndefined();
    const later = plan([item('A', at(11), at(9.5))], ALL, empty.state, calendar, at(9.5));
    expect(later.notification?.kind).toBe('turned');
  });
});

/** Hours of that week by hand: Monday and Wednesday to Friday; the 24th is a day off. */
const openByHand = (now: number) => {
  const day = Math.floor((now - MIDNIGHT) / DAY);
  const hour = (now - MIDNIGHT - day * DAY) / HOUR;
  return [0, 2, 3, 4].includes(day) && ((hour >= 7.5 && hour < 12) || (hour >= 13 && hour < 16.5));
};

describe('over any week', () => {
  const codes = ['A', 'B', 'C'];
  const dues = fc.array(fc.integer({ min: 0, max: 4 * 24 * 60 }), { minLength: 3, maxLength: 3 });
  const steps = fc.array(fc.integer({ min: -120, max: 170 }), { maxLength: 60 });

  it('never tells twice nor outside hours, through restarts and clocks set forwards and back', () => {
    fc.assert(
      fc.property(dues, steps, (minutes, jumps) => {
        const seen = new Set<string>();
        let state: AlertState = NO_ALERTS;
        let now = at(7);
        for (const jump of jumps) {
          now = Math.min(Math.max(now + jump * MINUTE, MIDNIGHT), at(23, 4));
          const items = codes.map((code, i) => item(code, MIDNIGHT + (minutes[i] ?? 0) * MINUTE, now));
          const { notification, state: next } = plan(items, ALL, state, calendar, now);
          state = JSON.parse(JSON.stringify(next));
          if (!notification) continue;
          expect(openByHand(now)).toBe(true);
          const turned = notification.kind === 'turned';
          const digest = `${notification.kind} ${Math.floor((now - MIDNIGHT) / DAY)}`;
          const pressing = items.filter(({ clock: one }) => one.state !== 'running');
          const named = pressing.filter(({ id }) => !turned || notification.codes.includes(id));
          for (const thing of turned ? named.map(({ id, clock: one }) => `${id} ${one.state}`) : [digest])
            expect(seen.has(thing), thing).toBe(false);
          if (!turned) seen.add(digest);
          for (const { id, clock: one } of named) {
            seen.add(`${id} warning`);
            if (one.state === 'breached') seen.add(`${id} breached`);
          }
        }
      }),
    );
  });

  it('tells all that turned late by its own alarms alone', () => {
    fc.assert(
      fc.property(dues, fc.boolean(), (minutes, digests) => {
        const told = new Set<string>();
        let state: AlertState = NO_ALERTS;
        let now: number | undefined = at(7);
        for (let turn = 0; now !== undefined && now < at(16.5, 4); turn++) {
          expect(turn).toBeLessThan(60);
          const moment: number = now;
          const items = codes.map((code, i) => item(code, MIDNIGHT + (minutes[i] ?? 0) * MINUTE, moment));
          const made = plan(items, digests ? ALL : TURNS, state, calendar, moment);
          const all = made.notification && made.notification.kind !== 'turned';
          for (const { record: code, clock: one } of items)
            if (code && one.state === 'breached' && (all || made.notification?.codes.includes(code))) told.add(code);
          state = made.state;
          now = made.nextAlarm;
        }
        expect([...told].sort()).toEqual(codes);
      }),
    );
  });
});
