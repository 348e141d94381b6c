import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toolbarOf } from '../../../lib/alerts/toolbar';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { clocksOf } from '../../../lib/clocks/clocks';
import type { Clock, ClockState } from '../../../lib/clocks/types';
import type { StoredRecord } from '../../../lib/log/types';
import { DEFAULT_POLICIES } from '../../../lib/policies/policies';
import { clockInput } from '../../../lib/statistics/input';
import type { ClocksOf } from '../../../lib/statistics/types';
import { clock, DAY, HOUR, MINUTE, MORNING, record, stub } from '../statistics/samples';

const calendar = createCalendar(DEFAULT_CALENDAR);
const real: ClocksOf = (input, at) => clocksOf(input, DEFAULT_POLICIES, calendar, at);

const toolbar = (
  rows: [StoredRecord, Clock[]][],
  { now = MORNING, lastSeen = MORNING, language = 'vi' as 'vi' | 'en' } = {},
) => toolbarOf({ records: rows.map(([one]) => one), lastSeen, clocksOf: stub(new Map(rows)), calendar, language }, now);

const inStates = (...states: ClockState[]) =>
  states.map((state): [StoredRecord, Clock[]] => [record(), [clock({ state })]]);

describe('the icon', () => {
  it('counts what is late in red, and says in words what else there is', () => {
    const shown = toolbar(inStates('breached', 'breached', 'breached', 'warning', 'critical', 'running', 'paused'));
    expect(shown).toMatchObject({ text: '3', colour: '#9b1c1c' });
    expect(shown.title).toBe('Đúng Hẹn: 3 quá hạn, 2 gần hạn, thấy lần cuối 08:00 hôm nay');
  });

  it('counts what is near in another colour where nothing is late', () => {
    const shown = toolbar(inStates('warning', 'critical', 'met'), { language: 'en' });
    expect(shown).toMatchObject({ text: '2', colour: '#735000' });
    expect(shown.title).toBe('Đúng Hẹn: 2 due soon, last seen 08:00 today');
  });

  it('has no number where neither is, but still says what is not known', () => {
    const shown = toolbar(inStates('running', 'unknown'));
    expect(shown.text).toBe('');
    expect(shown.title).toBe('Đúng Hẹn: không có gì quá hạn, gần hạn, 1 chưa rõ hạn, thấy lần cuối 08:00 hôm nay');
  });

  it('goes by the clock that can be acted on, so that a record counts once', () => {
    const two = [clock({ state: 'warning' }), clock({ id: 'resolution', state: 'breached' })];
    expect(toolbar([[record(), two]])).toMatchObject({ text: '1', colour: '#735000' });
  });

  it('says how many fell due after they were last looked at: they may have been done in time', () => {
    const due = MORNING - HOUR;
    const unseen = record({ lastSeen: due - MINUTE });
    const seen = record({ lastSeen: MORNING });
    const late = [clock({ state: 'breached', due })];
    const { text, title } = toolbar([unseen, seen].map((one) => [one, late]));
    expect(text).toBe('2');
    expect(title).toContain('1 trong số quá hạn chưa xem lại từ lúc đến hạn');
  });

  it('has room for three digits', () => {
    expect(toolbar(inStates(...Array<ClockState>(1000).fill('breached'))).text).toBe('999+');
    expect(toolbar(inStates(...Array<ClockState>(999).fill('breached'))).text).toBe('999');
  });

  it('shows nothing over an empty log, and says so', () => {
    const empty = toolbarOf({ records: [], clocksOf: real, calendar, language: 'vi' }, MORNING);
    expect(empty).toMatchObject({ text: '', title: 'Đúng Hẹn: chưa thấy hồ sơ, văn bản nào' });
  });

  it('turns grey and says that it is old once four working hours have passed since anything was seen', () => {
    // 08:00 to 12:00 are four, the break until 13:00 none.
    const noon = MORNING + 4 * HOUR;
    const before = toolbar(inStates('breached'), { now: noon - 1 });
    expect(before.title).not.toContain('số liệu cũ');
    expect(before.next).toBe(noon);
    const after = toolbar(inStates('breached'), { now: noon });
    expect(after).toMatchObject({ text: '1', colour: '#3b444f' });
    expect(after.title).toContain('số liệu cũ: từ đó đã qua ít nhất 4 giờ làm việc');
    // A night and a weekend make nothing old.
    const friday = MORNING - 3 * DAY + 8 * HOUR;
    expect(toolbar([], { lastSeen: friday, now: MORNING }).title).not.toContain('số liệu cũ');
  });

  it('says so when the PC’s clock is behind what was seen, until it has caught up', () => {
    const shown = toolbar(inStates('warning'), { lastSeen: MORNING + 10 * MINUTE });
    expect(shown).toMatchObject({ text: '1', colour: '#3b444f', next: MORNING + 5 * MINUTE });
    expect(shown.title).toContain('đồng hồ máy chậm hơn lần đó');
    const apart = toolbar(inStates('warning'), { lastSeen: MORNING + MINUTE });
    expect(apart.title).not.toContain('đồng hồ máy');
  });

  const minutes = (days: number) => fc.integer({ min: -days * 1440, max: days * 1440 });
  const work = fc.record({
    submitted: fc.array(minutes(3), { maxLength: 12 }),
    due: fc.array(minutes(3), { maxLength: 12 }),
    lastSeen: minutes(3),
    now: minutes(2),
    into: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  });
  const recordsOf = ({ submitted, due }: { submitted: number[]; due: number[] }) => [
    ...submitted.map((at) =>
      record({ times: { submitted: { at: MORNING + at * MINUTE, precision: 'minute' } }, status: 1 }),
    ),
    ...due.map((at) =>
      record({
        status: 4,
        times: {
          accepted: { at: MORNING - 9 * DAY, precision: 'minute' },
          due: { at: MORNING + at * MINUTE, precision: 'minute' },
        },
      }),
    ),
  ];

  it('is as it was at every moment before `next`, so that one alarm is enough', () => {
    fc.assert(
      fc.property(work, (given) => {
        const now = MORNING + given.now * MINUTE;
        const all = {
          records: recordsOf(given),
          lastSeen: MORNING + given.lastSeen * MINUTE,
          clocksOf: real,
          calendar,
          language: 'vi' as const,
        };
        const { next, items: _now, ...shown } = toolbarOf(all, now);
        expect(next).toBeGreaterThan(now);
        for (const at of [now + Math.floor((next - now) * given.into), next - 1]) {
          const { next: later, items: _then, ...then } = toolbarOf(all, at);
          expect(then).toEqual(shown);
          expect(later).toBeGreaterThanOrEqual(next);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts what the clocks say, whatever was shown before', () => {
    fc.assert(
      fc.property(work, (given) => {
        const now = MORNING + given.now * MINUTE;
        const records = recordsOf(given);
        const states = records.map((one) => real(clockInput(one), now)[0]?.state);
        const late = states.filter((state) => state === 'breached').length;
        const near = states.filter((state) => state === 'warning' || state === 'critical').length;
        const { text } = toolbarOf({ records, lastSeen: now, clocksOf: real, calendar, language: 'vi' }, now);
        expect(text).toBe(String(late || near || ''));
      }),
      { numRuns: 300 },
    );
  });
});
