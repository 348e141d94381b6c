/** Invented lives of dossiers, seen now and then, against what really happened in them: no figure may be wrong for certain. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockReckoning } from '../../../lib/log/days.types';
import { merge } from '../../../lib/log/merge';
import type { StoredAct, StoredRecord, StoredTransition } from '../../../lib/log/types';
import type { DossierStatus, EventRole, Moment, Observation } from '../../../lib/portals/types';
import { DEFAULT_SETTINGS } from '../../../lib/settings';
import { reckoningOf } from '../../../lib/statistics/reckoning';
import { reckoningRules } from '../../../lib/statistics/rules';
import { localDate, Oracle } from '../calendar/oracle';
import { DAY, day, dossier, HOUR, ID, MINUTE, minute, ORIGIN } from '../log/samples';

const ME = 'Lê Thị Mẫu';
const OTHER = 'Trần Văn Khác';
const RULES = reckoningRules(
  { ...DEFAULT_SETTINGS, identities: [{ validFrom: '2020-01-01', names: [ME], unit: '' }] },
  '1',
);
const oracle = new Oracle(DEFAULT_SETTINGS.calendar);
/** Monday, 16 November 2026, 00:00: a week before a holiday on a Tuesday. */
const FIRST = Date.UTC(2026, 10, 15, 17, 0);

/** One window of the acceptance clock as it really was. */
interface Window {
  start: number;
  stop: number;
  outcome: 'accept' | 'supplement' | 'refuse' | 'withdraw';
  by: string;
  pressed: boolean;
  /** From when on it waits for a fee; never: infinite. */
  fee: number;
}
type Print = 'minute' | 'day' | 'none';
interface Life {
  windows: Window[];
  /** Who the portal names after acceptance. */
  next: string;
  /** The appointment. */
  due: number;
  done: number;
  returned: number;
  prints: Record<'submitted' | 'accepted' | 'supplementRequested' | 'resubmitted' | 'done' | 'due', Print>;
  again: boolean;
  officer: boolean;
  sightings: number[];
  now: number;
}

const gap = fc.oneof(
  fc.integer({ min: 5, max: 90 }),
  fc.integer({ min: 5, max: 9 * 60 }),
  fc.integer({ min: 5, max: 4 * 24 * 60 }),
);
const print = fc.constantFrom<Print>('minute', 'minute', 'day', 'none');
const lives: fc.Arbitrary<Life> = fc
  .record({
    start: fc
      .tuple(fc.nat(10), fc.integer({ min: 1, max: 24 * 60 - 1 }))
      .map(([days, minutes]) => days * 24 * 60 + minutes),
    rounds: fc.array(
      fc.record({
        work: gap,
        answer: gap,
        by: fc.constantFrom(ME, OTHER),
        pressed: fc.boolean(),
        fee: fc.constantFrom(0.5, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    last: fc.constantFrom(
      'accept' as const,
      'accept' as const,
      'supplement' as const,
      'refuse' as const,
      'withdraw' as const,
    ),
    next: fc.constantFrom(ME, OTHER),
    work: gap,
    fetch: gap,
    prints: fc.record({
      submitted: print,
      accepted: print,
      supplementRequested: print,
      resubmitted: print,
      done: print,
      due: print,
    }),
    appointment: gap,
    again: fc.boolean(),
    officer: fc.boolean(),
    looks: fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3000 })), {
      minLength: 1,
      maxLength: 14,
    }),
    later: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ start, rounds, last, work, fetch, looks, later, appointment, ...rest }) => {
    let at = FIRST + start * MINUTE;
    const windows = rounds.map(({ work, answer, by, pressed, fee }, i): Window => {
      const stop = at + work * MINUTE;
      const window = {
        start: at,
        stop,
        outcome: i < rounds.length - 1 ? ('supplement' as const) : last,
        by,
        pressed,
        fee: at + Math.floor(work * fee) * MINUTE,
      };
      at = stop + answer * MINUTE;
      return window;
    });
    const end = (windows.at(-1) as Window).stop;
    let seen = FIRST + start * MINUTE;
    const sightings = looks.map((gap) => (seen += gap * MINUTE + 17_000));
    return {
      ...rest,
      windows,
      due: end + appointment * MINUTE,
      done: end + work * MINUTE,
      returned: end + (work + fetch) * MINUTE,
      sightings,
      now: (sightings.at(-1) as number) + later * MINUTE,
    };
  });

/** What the portal prints at a moment. */
function printed(life: Life, at: number): Observation {
  const { windows, prints } = life;
  const begun = windows.filter(({ start }) => start <= at);
  const window = begun.at(-1) as Window;
  const times: Partial<Record<EventRole, Moment>> = {};
  const blank: EventRole[] = [];
  const put = (role: keyof Life['prints'], moment: number | undefined) => {
    if (prints[role] === 'none') return;
    if (moment === undefined || moment > at) blank.push(role);
    else times[role] = prints[role] === 'day' ? day(moment) : minute(moment);
  };
  const of = (outcome: Window['outcome']) => windows.findLast((one) => one.outcome === outcome && one.stop <= at)?.stop;
  put('submitted', windows[0]?.start);
  put('supplementRequested', of('supplement'));
  put('resubmitted', begun.length > 1 ? window.start : undefined);
  put('accepted', of('accept'));
  const isAccepted = window.outcome === 'accept' && window.stop <= at;
  if (isAccepted && prints.due !== 'none') times.due = prints.due === 'day' ? day(life.due) : minute(life.due);
  else if (prints.due !== 'none') blank.push('due');
  put('done', isAccepted ? life.done : undefined);
  let status: DossierStatus = window.fee <= at ? 6 : 1;
  if (window.stop <= at) status = ({ accept: 2, supplement: 5, refuse: 3, withdraw: 7 } as const)[window.outcome];
  if (isAccepted && life.done <= at) status = 9;
  if (isAccepted && life.returned <= at) status = 10;
  return dossier({
    channel: 'online',
    status,
    times,
    blank,
    ...(status === 1 && begun.length > 1 && life.again && { resubmitted: true }),
    ...(life.officer && { officer: isAccepted ? life.next : window.by }),
  });
}

/** What the log makes of it. */
function told(life: Life): { record: StoredRecord; transitions: StoredTransition[]; acts: StoredAct[] } {
  let record: StoredRecord | undefined;
  const transitions: StoredTransition[] = [];
  for (const at of life.sightings) {
    const merged = merge(record, printed(life, at), { origin: ORIGIN, page: '/ds', adapter: 'igate@1', at });
    if (!record || merged.write) record = merged.record;
    transitions.push(...merged.transitions);
  }
  const acts = life.windows.flatMap(({ stop, outcome, by, pressed }): StoredAct[] => {
    if (by !== ME || !pressed || outcome === 'withdraw' || stop > (life.sightings.at(-1) as number)) return [];
    return [{ id: `${ID}|${outcome}|${stop}`, recordId: ID, act: outcome, choice: 'pressed', rules: [], at: stop }];
  });
  return { record: record as StoredRecord, transitions, acts };
}

const dueOf = ({ start }: Window) => oracle.add(start, 6 * HOUR);

/**
 * Whether nothing can tell that this window ended by a request that was answered: no column for the answer (or for the
 * acceptance that followed), and no sighting in between. A request printed by day may be any of that day's.
 */
function isHidden({ windows, prints, sightings }: Life, i: number): boolean {
  const [window, next] = [windows[i] as Window, windows[i + 1]];
  if (!next || (prints.resubmitted !== 'none' && prints.accepted !== 'none')) return false;
  return prints.supplementRequested === 'day' || !sightings.some((at) => at >= window.stop && at < next.start);
}

/** Whom the portal names is who has it now: a hand-over that nobody saw cannot be told. */
function wrongActor(life: Life, i: number, { by }: ClockReckoning): string[] {
  const window = life.windows[i] as Window;
  if (!life.sightings.some((at) => at >= window.start && at < window.stop)) return [];
  if (by === 'me' && window.by !== ME) return ['not mine'];
  return by === 'another' && window.by === ME ? ["mine, told another's"] : [];
}
/** What is wrong for certain in what was reckoned of one window, if it is that one. */
function faultsOf(life: Life, i: number, one: ClockReckoning): string[] {
  const wrong: string[] = [];
  const { now, windows } = life;
  const window = windows[i] as Window;
  const due = dueOf(window);
  const truth = Math.min(window.stop, now) > due ? 'missed' : window.stop > now ? 'pending' : 'met';
  if (one.verdict === 'pending' && now > due) wrong.push(`pending after its end`);
  if ((one.verdict === 'met' || one.verdict === 'missed') && one.verdict !== truth)
    wrong.push(`${truth}, told ${one.verdict}`);
  const [after, at] = one.stop ?? [window.stop, window.stop];
  if (
    life.prints[i === 0 ? 'submitted' : 'resubmitted'] !== 'day' &&
    window.stop <= now &&
    !(after <= window.stop && window.stop <= at)
  )
    wrong.push('stop outside its interval');
  if (one.spare !== undefined && truth === 'missed') wrong.push('near, but missed');
  return wrong;
}

/** What is wrong for certain in what was reckoned. */
function faults(life: Life, clocks: ClockReckoning[]): string[] {
  const wrong: string[] = [];
  const { now, windows, prints } = life;
  const found = clocks.filter(({ clock }) => clock === 'acceptance');
  const dated = found.filter((one) => one.start !== undefined);
  if (new Set(dated.map(({ start }) => start)).size < dated.length) wrong.push('one window twice');
  for (const one of dated) {
    const maybe = windows
      .map((_, i) => i)
      .filter((i) => {
        const { start } = windows[i] as Window;
        const isDay = prints[i === 0 ? 'submitted' : 'resubmitted'] === 'day';
        return start <= now && (isDay ? oracle.add(day(start).at, 0) : start) === one.start;
      });
    if (maybe.length === 0) wrong.push('a window that never was');
    else if (maybe.some((i) => isHidden(life, i))) continue;
    else {
      for (const check of [faultsOf, wrongActor]) {
        const all = maybe.map((i) => check(life, i, one).map((what) => `${i === 0 ? 'first' : 'later'}: ${what}`));
        if (all.every((one) => one.length > 0)) wrong.push(...(all[0] as string[]));
      }
    }
  }
  const resolution = clocks.filter(({ clock }) => clock === 'resolution');
  if (resolution.length > 1) wrong.push('resolution twice');
  for (const { verdict } of resolution) {
    // By day it is due at the close; what is printed by day, too, is in time to midnight.
    const limits =
      prints.due === 'day'
        ? [oracle.closeOf(localDate(life.due)), day(oracle.closeOf(localDate(life.due))).at + DAY - 1]
        : [life.due];
    const truths = limits.map((due) =>
      Math.min(life.done, now) > due ? 'missed' : life.done > now ? 'pending' : 'met',
    );
    if (
      verdict !== 'unknown' &&
      !truths.includes(verdict) &&
      !(verdict === 'pending' && limits.some((due) => now <= due))
    )
      wrong.push(`resolution ${truths[0]}, told ${verdict}`);
  }
  if (found.length - dated.length > 1) wrong.push('undated twice');
  return wrong;
}

describe('lives of dossiers', () => {
  it('are never told wrongly for certain, however rarely and roughly they were seen', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(faults(life, reckoningOf(told(life), RULES, life.now).clocks)).toEqual([]);
      }),
      // The same lives each time, so that a run says something of the code; `LIVES=40000` takes others, and as many.
      process.env.LIVES ? { numRuns: Number(process.env.LIVES) } : { numRuns: 2_000, seed: 5 },
    );
  }, 60_000);
});
