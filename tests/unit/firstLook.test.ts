import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstLookOf, unitAtFirst } from '../../entrypoints/shared/firstLook';
import { unitNow } from '../../entrypoints/shared/unitNow';
import { toolbarOf } from '../../lib/alerts/toolbar';
import { createCalendar } from '../../lib/calendar/calendar';
import { clocksOf } from '../../lib/clocks/clocks';
import type { Glance } from '../../lib/log/glance';
import type { StoredFindings, StoredRecord } from '../../lib/log/types';
import type { Moment } from '../../lib/portals/types';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { HOUR, MINUTE, MORNING, record } from './statistics/samples';

const calendar = createCalendar(DEFAULT_SETTINGS.calendar);
const DAYS = 24 * HOUR;

const moment = (at: number, byDay: boolean): Moment => ({ at, precision: byDay ? 'day' : 'minute' });
const open = fc
  .record({
    kind: fc.constantFrom<StoredRecord['kind']>('dossier', 'incoming', 'outgoing', 'petition'),
    ago: fc.integer({ min: -10, max: 6 * 24 * 60 }),
    ahead: fc.integer({ min: -3 * 24 * 60, max: 6 * 24 * 60 }),
    byDay: fc.boolean(),
    accepted: fc.boolean(),
    seen: fc.nat(3 * 24 * 60),
    officer: fc.constantFrom(undefined, 'Lê Thị Mẫu', 'Trần Văn Thử'),
    lacks: fc.boolean(),
  })
  .map(({ kind, ago, ahead, byDay, accepted, seen, officer, lacks }) => {
    const start = moment(MORNING - ago * MINUTE, byDay);
    const due = moment(MORNING + ahead * MINUTE, byDay);
    const isDossier = kind === 'dossier';
    const one = record({
      kind,
      status: isDossier ? (accepted ? 4 : 1) : undefined,
      times: isDossier ? { submitted: start, ...(accepted && { accepted: start, due }) } : { arrived: start, due },
      lastSeen: MORNING - seen * MINUTE,
      ...(officer && { officer }),
    });
    const found = {
      id: one.id,
      at: MORNING,
      findings: [{ rule: 'component-missing', severity: 'error', count: 1, of: 3 }],
    };
    return { one, found: lacks ? (found as StoredFindings) : undefined };
  });

const glanceOf = (all: readonly { one: StoredRecord; found?: StoredFindings }[]): Glance => ({
  open: all.map(({ one }) => one),
  findings: new Map(all.flatMap(({ found }) => (found ? [[found.id, found] as const] : []))),
  days: [],
  lastSeen: MORNING,
});

test('whatever is open, until any count changes it is what a look at the log would give', () => {
  fc.assert(
    fc.property(
      fc.array(open, { maxLength: 30 }),
      fc.nat(2 * 24 * 60),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (all, minutes, share) => {
        const seen = glanceOf(all);
        const at = MORNING + minutes * MINUTE;
        const { next } = toolbarOf(
          {
            records: seen.open,
            lastSeen: seen.lastSeen,
            clocksOf: (one, now) => clocksOf(one, DEFAULT_SETTINGS.policies, calendar, now),
            calendar,
            language: 'vi',
          },
          at,
        );
        // As the browser's storage gives it back.
        const look = JSON.parse(JSON.stringify(firstLookOf(seen, DEFAULT_SETTINGS, at, next)));
        const later = Math.floor(at + share * (look.until - at - 1));
        expect(unitAtFirst(look, DEFAULT_SETTINGS, later)).toEqual(
          JSON.parse(JSON.stringify(unitNow(seen, DEFAULT_SETTINGS, later))),
        );
      },
    ),
    { numRuns: 400 },
  );
});

test('once a count may have changed, and with a clock that was set back, there is none', () => {
  const look = firstLookOf(glanceOf([]), DEFAULT_SETTINGS, MORNING, MORNING + HOUR);
  expect(unitAtFirst(look, DEFAULT_SETTINGS, MORNING + HOUR - 1)).toBeDefined();
  expect(unitAtFirst(look, DEFAULT_SETTINGS, MORNING + HOUR)).toBeUndefined();
  expect(unitAtFirst(look, DEFAULT_SETTINGS, MORNING - 1)).toBeUndefined();
  // Midnight in Vietnam: today is another day.
  expect(firstLookOf(glanceOf([]), DEFAULT_SETTINGS, MORNING, MORNING + 3 * DAYS).until).toBe(MORNING + 16 * HOUR);
});
