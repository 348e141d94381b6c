import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CALM,
  isWhole,
  LEAST_PACE,
  MOST_AT_ONCE,
  MOST_PAGES,
  nextStep,
  nextTurn,
  type Outcome,
  type PageKey,
  paceOf,
  progress,
  resumed,
  retried,
  stopped,
  timeLeft,
  took,
} from '../../../lib/scan/plan';
import type { Scan, ScanList } from '../../../lib/scan/types';

const listOf = (more: Partial<ScanList> = {}): ScanList => ({ name: 'Tiếp nhận', done: [], failed: [], ...more });

const scanOf = (lists: ScanList[], pace = 1000): Scan => ({
  version: 1,
  origin: 'https://cong.example',
  adapter: 'thu@1',
  way: 'address',
  pace,
  startedAt: 0,
  keptAt: 0,
  phase: 'running',
  lists,
  kinds: ['dossier'],
  counts: { told: 0, records: 0, fresh: 0, changed: 0, late: 0, unread: 0 },
  spent: 0,
});

/** What a portal has: pages by list, and what each page answers the first time and the next. */
interface Portal {
  lists: { pages: number; says: 'pager' | 'more' | 'nothing'; after: 'empty' | 'repeat' }[];
  /** How many times in turn a page fails before it is there, by `list.page`. */
  failing: Map<string, { times: number; why: 'server' | 'timeout' | 'not-understood' }>;
  latency: number[];
}

interface Run {
  scan: Scan;
  starts: number[];
  most: number;
  asked: string[];
}

/** Drives the plan against a portal by a clock of its own; ends it after so many requests. */
function drive(portal: Portal, from: Scan, pace: number, most = Number.POSITIVE_INFINITY): Run {
  const tries = new Map<string, number>();
  const run: Run = { scan: from, starts: [], most: 0, asked: [] };
  let now = 0;
  let temper = CALM;
  let lastAt: number | undefined;
  let inFlight: { key: PageKey; at: number; outcome: Outcome }[] = [];
  for (let steps = 0; steps < 50_000; steps++) {
    if (run.scan.phase !== 'running' || run.asked.length >= most) return run;
    const step = nextStep(
      run.scan,
      inFlight.map(({ key }) => key),
      lastAt,
      temper,
      now,
    );
    if (step === 'end') return run;
    if (step === 'rest') {
      const [first] = inFlight.sort((a, b) => a.at - b.at);
      if (!first) throw new Error('rests with nothing to wait for');
      now = Math.max(now, first.at);
      inFlight = inFlight.filter((one) => one !== first);
      const after = took(run.scan, first.key, first.outcome, temper, now);
      run.scan = after.scan;
      temper = after.temper;
    } else if ('wait' in step) {
      expect(step.wait).toBeGreaterThan(0);
      now += step.wait;
    } else {
      const { list, page } = step.read;
      const key = `${list}.${page}`;
      expect(inFlight.some((one) => one.key.list === list && one.key.page === page)).toBe(false);
      const latency = portal.latency[run.asked.length % portal.latency.length] ?? 1;
      run.starts.push(now);
      run.asked.push(key);
      lastAt = now;
      const tried = tries.get(key) ?? 0;
      tries.set(key, tried + 1);
      inFlight.push({ key: step.read, at: now + latency, outcome: answer(portal, step.read, tried) });
      run.most = Math.max(run.most, inFlight.length);
    }
    expect(now - (run.starts.at(-2) ?? -pace)).toBeGreaterThanOrEqual(0);
  }
  throw new Error('never ends');
}

function answer({ lists, failing }: Portal, { list, page }: PageKey, tried: number): Outcome {
  const { pages, says, after } = lists[list] as Portal['lists'][number];
  const trouble = failing.get(`${list}.${page}`);
  if (trouble && tried < trouble.times) return { failed: trouble.why };
  if (page > pages && after === 'empty') return { rows: 0, print: 0 };
  const shown = Math.min(page, pages);
  return {
    rows: 10,
    print: list * 10_000 + shown,
    ...(says === 'pager' && { last: pages }),
    ...(says === 'more' && { more: page < pages }),
  };
}

const portals = fc
  .record({
    lists: fc.array(
      fc.record({
        pages: fc.integer({ min: 1, max: 12 }),
        says: fc.constantFrom('pager' as const, 'more' as const, 'nothing' as const),
        after: fc.constantFrom('empty' as const, 'repeat' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    trouble: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('server' as const, 'timeout' as const, 'not-understood' as const),
      ),
      { maxLength: 4 },
    ),
    latency: fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 }),
  })
  .map(
    ({ lists, trouble, latency }): Portal => ({
      lists,
      latency,
      failing: new Map(trouble.map(([list, page, why]) => [`${list}.${page}`, { times: 1, why }])),
    }),
  );

const startOf = ({ lists }: Portal, pace: number) =>
  scanOf(
    lists.map(() => listOf()),
    pace,
  );
const paces = fc.integer({ min: LEAST_PACE, max: 3_000 });

describe('a walk by requests', () => {
  it('never has more than two at a time, and never two within the pace', () => {
    fc.assert(
      fc.property(portals, paces, (portal, pace) => {
        const { starts, most } = drive(portal, startOf(portal, pace), pace);
        expect(most).toBeLessThanOrEqual(MOST_AT_ONCE);
        for (let i = 1; i < starts.length; i++)
          expect((starts[i] as number) - (starts[i - 1] as number)).toBeGreaterThanOrEqual(pace);
      }),
    );
  });

  it('confirms or reports every page once, and says so where an end is not known', () => {
    fc.assert(
      fc.property(portals, paces, (portal, pace) => {
        const { scan } = drive(portal, startOf(portal, pace), pace);
        if (scan.phase === 'stopped') return;
        scan.lists.forEach((list, i) => {
          const settled = [...list.done, ...list.failed].map(({ page }) => page);
          expect(new Set(settled).size).toBe(settled.length);
          const { pages } = portal.lists[i] as Portal['lists'][number];
          if (list.last === undefined) expect(list.failed.length).toBeGreaterThan(0);
          else {
            expect(list.last).toBe(pages);
            expect(settled.toSorted((a, b) => a - b)).toEqual(Array.from({ length: pages }, (_, n) => n + 1));
          }
        });
        expect(isWhole(scan)).toBe(scan.lists.every(({ failed }) => failed.length === 0));
      }),
    );
  });

  it('reads no confirmed page again after a crash at any request, and ends as it would have', () => {
    fc.assert(
      fc.property(portals, paces, fc.integer({ min: 1, max: 40 }), (given, pace, crash) => {
        const portal: Portal = { ...given, failing: new Map() };
        const first = drive(portal, startOf(portal, pace), pace, crash);
        const confirmed = first.scan.lists.flatMap(({ done }, i) => done.map(({ page }) => `${i}.${page}`));
        const second = drive(portal, resumed(structuredClone(first.scan)), pace);
        for (const page of confirmed) expect(second.asked).not.toContain(page);
        const whole = drive(portal, startOf(portal, pace), pace);
        const pagesOf = ({ scan }: Run) =>
          scan.lists.map(({ done }) => done.map(({ page }) => page).toSorted((a, b) => a - b));
        expect(pagesOf(second)).toEqual(pagesOf(whole));
        expect(isWhole(second.scan)).toBe(true);
      }),
    );
  });

  it('reads just what failed, and what follows it, when it is told to try again', () => {
    fc.assert(
      fc.property(portals, paces, (portal, pace) => {
        const first = drive(portal, startOf(portal, pace), pace);
        const confirmed = first.scan.lists.flatMap(({ done }, i) => done.map(({ page }) => `${i}.${page}`));
        const second = drive({ ...portal, failing: new Map() }, retried(first.scan), pace);
        for (const page of confirmed) expect(second.asked).not.toContain(page);
        expect(isWhole(second.scan)).toBe(true);
      }),
    );
  });

  it('ends on a pager without end, and reports that more follows', () => {
    const endless: Portal = {
      lists: [{ pages: Number.POSITIVE_INFINITY, says: 'more', after: 'empty' }],
      failing: new Map(),
      latency: [1],
    };
    const { scan, asked } = drive(endless, startOf(endless, 500), 500);
    expect(asked).toHaveLength(MOST_PAGES);
    expect(scan.lists[0]?.failed).toEqual([{ page: MOST_PAGES + 1, why: 'too-many' }]);
    const tall = took(scanOf([listOf()]), { list: 0, page: 1 }, { rows: 1, print: 1, last: 1e9 }, CALM, 0).scan;
    expect(tall.lists[0]?.last).toBe(MOST_PAGES + 1);
  });

  it('ends where a page repeats behind an unknown end, and reports one before a known end', () => {
    const at = (list: ScanList, page: number, outcome: Outcome) =>
      took(scanOf([list]), { list: 0, page }, outcome, CALM, 0).scan.lists[0];
    const one = listOf({ done: [{ page: 1, print: 7 }] });
    expect(at(one, 2, { rows: 5, print: 7 })).toEqual({ ...one, last: 1 });
    expect(at({ ...one, last: 3 }, 2, { rows: 5, print: 7 })?.failed).toEqual([{ page: 2, why: 'repeats' }]);
    expect(at({ ...one, last: 3 }, 2, { rows: 0, print: 0 })?.failed).toEqual([{ page: 2, why: 'empty' }]);
  });

  it('says that a list changed while it was walked', () => {
    const list = listOf({ done: [{ page: 1, print: 1 }], last: 3, total: 30 });
    const next = took(scanOf([list]), { list: 0, page: 2 }, { rows: 10, print: 2, total: 31, more: true }, CALM, 0);
    expect(next.scan.lists[0]).toMatchObject({ changed: true, total: 30, last: 3 });
  });
});

describe('trouble', () => {
  const page = (n: number) => ({ list: 0, page: n });

  it('backs off, longer each time, and stops at the third in a row', () => {
    let scan = scanOf([listOf({ last: 9 })]);
    let temper = CALM;
    for (const [n, wait] of [
      [1, 5_000],
      [2, 10_000],
    ] as const) {
      ({ scan, temper } = took(scan, page(n), { failed: n === 1 ? 'refused' : 'server' }, temper, 0));
      expect(nextStep(scan, [], 0, temper, 0)).toEqual({ wait });
    }
    ({ scan } = took(scan, page(3), { failed: 'timeout' }, temper, 0));
    expect(scan).toMatchObject({ phase: 'stopped', stop: 'failing' });
    expect(progress(scan)).toEqual({ done: 0, failed: 3, all: 9, about: false });
  });

  it('forgets trouble once a page is there', () => {
    const once = took(scanOf([listOf({ last: 9 })]), page(1), { failed: 'server' }, CALM, 0);
    expect(took(once.scan, page(2), { rows: 1, print: 1 }, once.temper, 0).temper).toEqual(CALM);
  });

  it('stops at once where the session has ended, and has that page read later', () => {
    const { scan } = took(scanOf([listOf({ last: 3 })]), page(2), { failed: 'signed-out' }, CALM, 0);
    expect(scan).toMatchObject({ phase: 'stopped', stop: 'signed-out' });
    expect(scan.lists[0]?.failed).toEqual([]);
    expect(stopped(scan, 'asked').stop).toBe('signed-out');
    expect(nextStep(resumed(scan), [], undefined, CALM, 0)).toEqual({ read: page(1) });
  });

  it('lets no pack go below the floor', () => {
    expect(paceOf(1)).toBe(LEAST_PACE);
    expect(paceOf()).toBe(1000);
  });
});

describe('time left', () => {
  it('is unknown while an end is, follows the measured pace, and never falls below the stated one', () => {
    expect(timeLeft(scanOf([listOf()]))).toBeUndefined();
    expect(timeLeft(scanOf([listOf({ last: 5 })]))).toBe(5_000);
    const done = [1, 2].map((page) => ({ page, print: page }));
    expect(timeLeft({ ...scanOf([listOf({ last: 5, done })]), spent: 6_000 })).toBe(9_000);
    expect(timeLeft({ ...scanOf([listOf({ last: 5, done })]), spent: 10 })).toBe(3_000);
  });
});

describe('a walk by presses', () => {
  /** A pager of so many pages; `round` leads from the last to the first. */
  function press(pages: number, round: boolean, from: Scan, at: number, fresh: boolean) {
    let scan = from;
    let shown = at;
    let passed = fresh ? Number.POSITIVE_INFINITY : 0;
    const read: number[] = [];
    for (let presses = 0; presses < 10_000; presses++) {
      const canTurn = round || shown < pages;
      const step = nextTurn(scan, shown, canTurn, passed);
      if (step.read) {
        read.push(shown);
        passed = Number.POSITIVE_INFINITY;
        scan = took(scan, step.read, { rows: 1, print: shown, more: step.turn }, CALM, 0).scan;
      } else passed++;
      if (!step.turn) return { scan, read };
      shown = shown === pages ? 1 : shown + 1;
    }
    throw new Error('never ends');
  }

  it('reads every page once, also where the pager goes round, and none again after a reload at any page', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 15 }),
        (pages, round, cut) => {
          const all = Array.from({ length: pages }, (_, i) => i + 1);
          expect(press(pages, round, scanOf([listOf()]), 1, true).read).toEqual(all);
          const done = all.slice(0, cut).map((page) => ({ page, print: page }));
          const again = press(pages, round, scanOf([listOf({ done })]), 1, done.length === 0);
          expect(again.read).toEqual(all.slice(cut));
        },
      ),
    );
  });
});
