import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import {
  type Duties,
  dueNow,
  itemsOf,
  type ListedItem,
  mergeDuties,
  nextDue,
  noDuties,
  standingOf,
  type Tick,
  trustedDuties,
  withOwner,
  withoutItem,
  withoutTick,
  withTick,
} from '../../../lib/duties/checklist';
import { EVERY, ITEM_IDS } from '../../../lib/duties/definitions';
import { parseDuties } from '../../../lib/duties/duties.schema';
import { isWebLink } from '../../../lib/duties/link';
import { DAYS_OFF, laterDate, MAKE_UP_DAYS } from '../calendar/oracle';

const calendar = createCalendar(DEFAULT_CALENDAR);
const tick = (item: string, on: string, fields: Partial<Tick> = {}): Tick => ({
  id: `${item}@${on}`,
  item,
  on,
  at: 0,
  ...fields,
});
const begun = (fields: Partial<Duties> = {}): Duties => ({ ...noDuties(), since: '2026-11-02', ...fields });
const item = (id: string, duties = begun()): ListedItem => {
  const found = itemsOf(duties).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const monthly: ListedItem = { id: 'news', duty: '9', every: 'month', first: '2026-11-16' };

/** By holidays.json alone. */
const isWorkday = (date: string): boolean => {
  if (MAKE_UP_DAYS.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return !DAYS_OFF.has(date) && weekday > 0 && weekday < 6;
};
/** By the platform's own dates: the same day of a later month, or that month's last. */
const sameDayLater = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

describe('when an item is due', () => {
  it.each([
    ['a month later', 'month', '2026-11-10', '2026-12-10'],
    ['on the Friday before a weekend', 'month', '2026-10-29', '2026-11-27'],
    ['on the last day of a shorter month', 'month', '2026-08-31', '2026-09-30'],
    ['a quarter later', 'quarter', '2026-08-10', '2026-11-10'],
    ['a year later', 'year', '2025-11-10', '2026-11-10'],
    ['before Tết, not in it', 'month', '2026-01-18', '2026-02-13'],
  ] as const)('%s', (_, every, on, due) => {
    expect(nextDue({ ...monthly, every }, tick('news', on), calendar)).toBe(due);
  });

  it('is not known before the leader began, and at first soon after', () => {
    expect(nextDue(item('news', noDuties()), undefined, calendar)).toBeUndefined();
    expect(nextDue(item('news'), undefined, calendar)).toBe('2026-11-16');
    // 30 days after 2 November is 2 December.
    expect(nextDue(item('introduction'), undefined, calendar)).toBe('2026-12-02');
  });

  test('property: the last working day within the period after the look, by an oracle that shares no code', () => {
    const days = fc.integer({ min: 0, max: 5 * 365 }).map((n) => laterDate('2022-01-01', n));
    fc.assert(
      fc.property(days, fc.constantFrom(...EVERY), (on, every) => {
        const due = nextDue({ ...monthly, every }, tick('news', on), calendar) as string;
        const limit = sameDayLater(on, { month: 1, quarter: 3, year: 12 }[every]);
        expect(isWorkday(due)).toBe(true);
        expect(due > on && due <= limit).toBe(true);
        for (let day = laterDate(due, 1); day <= limit; day = laterDate(day, 1)) expect(isWorkday(day)).toBe(false);
      }),
    );
  });

  it('lies after the look even where a whole period is off', () => {
    const off = {
      ...calendar,
      dayKind: (date: string) => (date < '2027-03-01' ? 'off' : 'working'),
    } as typeof calendar;
    expect(nextDue(monthly, tick('news', '2026-11-10'), off)).toBe('2027-03-01');
  });
});

describe('where an item stands', () => {
  const at = (today: string, ticks: Tick[]) => {
    const { state, isDue } = standingOf(monthly, ticks, today, calendar);
    return `${state}${isDue ? '!' : ''}`;
  };
  it.each([
    ['2026-11-02', [], 'todo'],
    ['2026-11-09', [], 'soon'],
    ['2026-11-16', [], 'soon!'],
    ['2026-11-17', [], 'overdue!'],
    ['2026-11-17', [tick('news', '2026-11-17')], 'done'],
    ['2026-12-11', [tick('news', '2026-11-17')], 'soon'],
    ['2026-12-18', [tick('news', '2026-11-17')], 'overdue!'],
    ['2026-11-17', [tick('other', '2026-11-17')], 'overdue!'],
    ['2026-11-17', [tick('news', '2026-11-17', { undone: 5 })], 'overdue!'],
    // Said later of an earlier day: the newest day counts.
    ['2026-11-20', [tick('news', '2026-11-17'), tick('news', '2026-10-01', { at: 9 })], 'done'],
  ] as const)('on %s', (today, ticks, state) => {
    expect(at(today, [...ticks])).toBe(state);
  });

  it('done today it is not due, whenever the period ends', () => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = laterDate(day, 1))
      expect(standingOf(monthly, [tick('news', day)], day, calendar).isDue).toBe(false);
  });
});

describe('reminders', () => {
  it('name nothing until the leader begins, then what is due, longest waiting first', () => {
    expect(dueNow(noDuties(), '2030-01-02', calendar)).toEqual([]);
    const due = dueNow(begun(), '2026-11-17', calendar);
    expect(due.length).toBeGreaterThan(3);
    expect(due.every((one) => one.state === 'overdue')).toBe(true);
    const dates = dueNow(begun(), '2027-06-01', calendar).map((one) => one.due ?? '');
    expect(dates).toEqual([...dates].sort());
    expect(dates).toHaveLength(ITEM_IDS.length);
  });

  it('a tick takes one away, its withdrawal brings it back', () => {
    const names = (duties: Duties) => dueNow(duties, '2026-11-17', calendar).map((one) => one.item.id);
    const ticked = withTick(begun(), tick('news', '2026-11-17'), '2026-11-17');
    expect(names(begun())).toContain('news');
    expect(names(ticked)).not.toContain('news');
    const back = withoutTick(ticked, 'news@2026-11-17', 7);
    expect(names(back)).toContain('news');
    expect(back.ticks).toEqual([tick('news', '2026-11-17', { undone: 7 })]);
    expect(withoutTick(back, 'news@2026-11-17', 9)).toEqual(back);
  });
});

describe('what the leader sets', () => {
  const own = { id: 'own', duty: '9', text: 'Lịch tiếp dân', every: 'month', since: '2026-11-02' } as const;

  it('the first tick begins, a later one does not begin anew', () => {
    const first = withTick(noDuties(), tick('news', '2026-11-03'), '2026-11-04');
    expect(first.since).toBe('2026-11-04');
    expect(withTick(first, tick('news', '2026-11-05'), '2026-11-06').since).toBe('2026-11-04');
  });

  it('an own item goes with its ticks, and the order’s own items never', () => {
    const duties = begun({ own: [own], ticks: [tick('own', '2026-11-03'), tick('news', '2026-11-03')] });
    expect(itemsOf(duties)).toHaveLength(ITEM_IDS.length + 1);
    expect(withoutItem(duties, 'own')).toEqual(begun({ ticks: [tick('news', '2026-11-03')] }));
    expect(withoutItem(duties, 'news')).toEqual(duties);
  });

  it('an owner is set and taken away', () => {
    const named = withOwner(noDuties(), '2', 'Lê Thị Mẫu');
    expect(named.owners).toEqual({ '2': 'Lê Thị Mẫu' });
    expect(withOwner(named, '2', '')).toEqual(noDuties());
  });
});

describe('what is stored', () => {
  it.each([
    ['another version', { ...noDuties(), version: 2 }],
    ['a script as a link', begun({ ticks: [tick('news', '2026-11-03', { link: 'javascript:alert(1)' })] })],
    ['no date', begun({ ticks: [tick('news', '2026-02-30')] })],
    ['a date beyond the calendar', begun({ ticks: [tick('news', '2100-06-01')] })],
    ['a duty that is none', { ...noDuties(), owners: { '11': 'Lê Thị Mẫu' } }],
    ['more than is known', { ...noDuties(), more: 1 }],
    ['an endless note', begun({ ticks: [tick('news', '2026-11-03', { note: 'x'.repeat(301) })] })],
  ])('refuses %s', (_, value) => {
    expect(parseDuties(value)).toBeUndefined();
  });

  it('takes what it wrote, and nothing for nothing', () => {
    const full = begun({
      owners: { '1': 'A' },
      ticks: [tick('news', '2026-11-03', { link: 'https://x.vn/', note: 'y' })],
    });
    expect(parseDuties(full)).toEqual(full);
    expect(trustedDuties(full)).toEqual(full);
    expect([parseDuties(undefined), trustedDuties(null)]).toEqual([noDuties(), noDuties()]);
    expect(trustedDuties({ version: 2, ticks: [], own: [] })).toBeUndefined();
  });

  it.each([
    ['https://hcdc.example.vn/a?b=1', true],
    ['HTTP://example.vn', true],
    ['https://', false],
    ['javascript:alert(1)//https://a.vn', false],
    ['data:text/html,x', false],
    [' https://a.vn', false],
    ['file:///etc/passwd', false],
    ['example.vn', false],
  ])('a link %s: %s', (text, good) => {
    expect(isWebLink(text)).toBe(good);
  });
});

describe('a backup', () => {
  const ticks = fc
    .uniqueArray(fc.record({ n: fc.nat(9), undone: fc.option(fc.nat(9), { nil: undefined }) }), {
      selector: ({ n }) => n,
    })
    .map((all) =>
      all.map(({ n, undone }) => tick('news', '2026-11-03', { id: `t${n}`, ...(undone !== undefined && { undone }) })),
    );
  const duties = fc
    .record({ ticks, since: fc.constantFrom(undefined, '2026-11-01', '2026-12-01') })
    .map(({ ticks: list, since }): Duties => ({ ...noDuties(), ...(since && { since }), ticks: list }));

  test('property: loses no tick of either side, revives none that was withdrawn, and comes twice for nothing', () => {
    fc.assert(
      fc.property(duties, duties, (here, there) => {
        const merged = mergeDuties(here, there);
        for (const one of [...here.ticks, ...there.ticks]) {
          const found = merged.ticks.find(({ id }) => id === one.id);
          expect(found).toBeDefined();
          if (one.undone !== undefined) expect(found?.undone).toBeDefined();
        }
        expect(merged.since).toBe([here.since, there.since].filter(Boolean).sort()[0]);
        expect(mergeDuties(merged, there)).toEqual(merged);
        expect(parseDuties(merged)).toEqual(merged);
      }),
    );
  });

  it('leaves a name that is here', () => {
    const here = withOwner(noDuties(), '2', 'Lê Thị Mẫu');
    const there = withOwner(withOwner(noDuties(), '2', 'Trần Văn Thử'), '3', 'Phạm Minh Họa');
    expect(mergeDuties(here, there).owners).toEqual({ '2': 'Lê Thị Mẫu', '3': 'Phạm Minh Họa' });
  });
});
