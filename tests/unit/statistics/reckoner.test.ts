import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../../../lib/calendar/zone';
import type { LogDatabase } from '../../../lib/log/database';
import { type Counters, dayId } from '../../../lib/log/days.types';
import { keepAct, keepFindings } from '../../../lib/log/findings';
import { markedIn } from '../../../lib/log/queries';
import { dropOldestClosed } from '../../../lib/log/quota';
import { clearAll, loadOrCreateKey, prune } from '../../../lib/log/retention';
import type { Moment, Observation } from '../../../lib/portals/types';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings';
import { reckon } from '../../../lib/statistics/reckoner';
import { reckoningOf } from '../../../lib/statistics/reckoning';
import { lastReview } from '../../../lib/statistics/review';
import { reckoningRules } from '../../../lib/statistics/rules';
import { DAY, dossier, freshLog, HOUR, MINUTE, MORNING, minute, ORIGIN, see, sighting } from '../log/samples';

const rulesOf = (fields: Partial<Settings> = {}) => reckoningRules({ ...DEFAULT_SETTINGS, ...fields }, '1');
const RULES = rulesOf();
/** Four hours instead of six. */
const STRICT = rulesOf({
  policies: {
    ...DEFAULT_SETTINGS.policies,
    policies: DEFAULT_SETTINGS.policies.policies.map((policy) =>
      policy.clock === 'acceptance'
        ? {
            ...policy,
            versions: policy.versions.map((one) => ({ ...one, term: { kind: 'working-hours' as const, hours: 4 } })),
          }
        : policy,
    ),
  },
});

const code = (i: number) => `000.00.01.H23-261123-${String(i).padStart(4, '0')}`;
const waiting = (i: number, fields: Partial<Observation> = {}) =>
  dossier({
    record: code(i),
    status: 1,
    channel: 'online',
    procedure: `Thủ tục mẫu ${i % 2}`,
    times: { submitted: minute(MORNING) },
    ...fields,
  });
const daysIn = async (db: LogDatabase) =>
  Object.fromEntries((await db.days.toArray()).map(({ id, counters }) => [id, counters]));
const TODAY = dayId(dateOf(MORNING), 'acceptance', 'all');

/** The same from everything that the log holds, added up at once. */
async function fromScratch(db: LogDatabase, rules: typeof RULES, now: number): Promise<Record<string, Counters>> {
  const sums: Record<string, Counters> = {};
  for (const record of await db.records.toArray()) {
    const [transitions, acts, findings, before] = await Promise.all([
      db.transitions.where('recordId').equals(record.id).sortBy('at'),
      db.acts.where('recordId').equals(record.id).sortBy('at'),
      db.findings.get(record.id),
      db.reckonings.get(record.id),
    ]);
    const known = { record, transitions, acts, ...(findings && { findings }), ...(before && { before }) };
    for (const { day, counters } of reckoningOf(known, rules, now).adds) {
      sums[day] ??= {};
      const sum = sums[day] as Counters;
      for (const [name, value] of Object.entries(counters)) sum[name] = (sum[name] ?? 0) + value;
    }
  }
  return sums;
}

type Step =
  | { do: 'see'; i: number; status: 1 | 2 | 5 | 10; officer: string | undefined; hour: number }
  | { do: 'press'; i: number; hour: number }
  | { do: 'found'; i: number; missing: number; hour: number }
  | { do: 'secret'; i: number; hour: number }
  | { do: 'prune'; hour: number }
  | { do: 'reckon' | 'strict' | 'usual'; hour: number };

const dossiers = fc.nat(5);
const hour = fc.nat(30);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('see' as const),
      i: dossiers,
      status: fc.constantFrom(1 as const, 2 as const, 5 as const, 10 as const),
      officer: fc.constantFrom(undefined, 'Lê Thị Mẫu', 'Người Khác'),
      hour,
    }),
    fc.record({ do: fc.constant('press' as const), i: dossiers, hour }),
    fc.record({ do: fc.constant('found' as const), i: dossiers, missing: fc.nat(2), hour }),
    fc.record({ do: fc.constant('secret' as const), i: dossiers, hour }),
    fc.record({ do: fc.constantFrom('prune' as const, 'reckon' as const, 'strict' as const, 'usual' as const), hour }),
  ),
  { maxLength: 25 },
);

describe('the counters of the days', () => {
  it('are what everything in the log adds up to, whatever happened in whatever order', async () => {
    const me = { identities: [{ validFrom: '2020-01-01', names: ['Lê Thị Mẫu'], unit: '' }] };
    const [usual, strict] = [rulesOf(me), { ...STRICT, identities: me.identities }];
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const db = freshLog();
        const key = await loadOrCreateKey(db);
        let rules = usual;
        let now = MORNING;
        for (const step of all) {
          now += step.hour * HOUR;
          if (step.do === 'see')
            await see(db, sighting(now, [waiting(step.i, { status: step.status, officer: step.officer })]));
          else if (step.do === 'secret') await see(db, sighting(now, [waiting(step.i, { secret: true })]));
          else if (step.do === 'press')
            await keepAct(db, ORIGIN, {
              ...{ kind: 'dossier', record: code(step.i), act: 'accept', choice: 'pressed', rules: [], at: now },
            });
          else if (step.do === 'found')
            await keepFindings(db, ORIGIN, {
              ...{ kind: 'dossier', record: code(step.i), at: now, findings: [] },
              figures: { components: { of: 2, missing: step.missing, unknown: 0 } },
            });
          else if (step.do === 'prune') await prune(db, { now, keepDays: 2, key });
          else {
            if (step.do !== 'reckon') rules = step.do === 'strict' ? strict : usual;
            await reckon(db, rules, now);
          }
        }
        await reckon(db, rules, now);
        expect(await daysIn(db)).toEqual(await fromScratch(db, rules, now));
        expect(await db.stale.count()).toBe(0);
        db.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('turn when a due moment passes, without anybody doing anything', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    await reckon(db, RULES, MORNING + MINUTE);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, pending: 1 });
    // Nobody saw it after that: it may have been accepted in time.
    await reckon(db, RULES, MORNING + DAY);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, unknown: 1 });
    expect((await daysIn(db))[TODAY]).not.toHaveProperty('pending');
  });

  it('outlive records that a full disk took, and go with everything else', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    const done = { status: 10 as const, times: { submitted: minute(MORNING), accepted: minute(MORNING + HOUR) } };
    await see(db, sighting(MORNING + 2 * HOUR, [waiting(1, done)]));
    await reckon(db, RULES, MORNING + 2 * HOUR);
    expect(await dropOldestClosed(db)).toBe(1);
    await reckon(db, RULES, MORNING + 2 * HOUR);
    expect(await db.reckonings.count()).toBe(0);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, met: 1 });
    await clearAll(db);
    expect(await daysIn(db)).toEqual({});
  });
});

describe('what is only noted in passing', () => {
  it('never holds the number of a secret document that the log did not know', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [waiting(1, { secret: true })]));
    expect(await db.stale.count()).toBe(0);
  });

  it('counts nothing twice where a review was stopped and codes were hashed before it goes on', async () => {
    const db = freshLog();
    const done = (i: number) => waiting(i, { status: 10 });
    await see(
      db,
      sighting(
        MORNING,
        Array.from({ length: 600 }, (_, i) => done(i)),
      ),
    );
    let calls = 0;
    const dying = {
      ...RULES,
      clocksOf: (...args: Parameters<typeof RULES.clocksOf>) => {
        if (++calls > 550) throw new Error('killed');
        return RULES.clocksOf(...args);
      },
    };
    await expect(reckon(db, dying, MORNING)).rejects.toThrow('killed');
    expect((await lastReview(db))?.upTo).toBeDefined();
    await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key: await loadOrCreateKey(db) });
    await reckon(db, RULES, MORNING + 100 * DAY);
    expect(await daysIn(db)).toEqual(await fromScratch(db, RULES, MORNING + 100 * DAY));
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 600 });
    expect(JSON.stringify(await db.meta.toArray())).not.toContain('H23-');
    expect(await db.stale.count()).toBe(0);
  });
});

describe('a change of the rules', () => {
  it('reckons everything anew, once, and says how many verdicts changed', async () => {
    const db = freshLog();
    const accepted = (i: number, hours: number) =>
      waiting(i, { status: 2, times: { submitted: minute(MORNING), accepted: minute(MORNING + hours * HOUR) } });
    // Accepted at 09:00, 14:00 and 15:00: after one, five and six working hours.
    await see(db, sighting(MORNING + 8 * HOUR, [accepted(1, 1), accepted(2, 6), accepted(3, 7)]));
    await reckon(db, RULES, MORNING + 8 * HOUR);
    expect(await lastReview(db)).toMatchObject({ first: true, records: 3, changed: 0 });
    expect((await daysIn(db))[TODAY]).toMatchObject({ met: 3 });

    await reckon(db, STRICT, MORNING + 9 * HOUR);
    const review = await lastReview(db);
    expect(review).toMatchObject({ records: 3, changed: 2, changes: { 'met>missed': 2 } });
    expect(review).not.toHaveProperty('first');
    expect((await daysIn(db))[TODAY]).toMatchObject({ met: 1, missed: 2 });

    await reckon(db, STRICT, MORNING + 10 * HOUR);
    expect(await lastReview(db)).toEqual(review);
  });

  it('goes on where a stopped worker left it', async () => {
    const db = freshLog();
    const rows = Array.from({ length: 1_200 }, (_, i) => waiting(i));
    await see(db, sighting(MORNING + MINUTE, rows));
    await reckon(db, RULES, MORNING + MINUTE);
    // The worker dies after the first step.
    let steps = 0;
    const dying = {
      ...STRICT,
      clocksOf: (...args: Parameters<typeof STRICT.clocksOf>) => {
        if (++steps > 700) throw new Error('killed');
        return STRICT.clocksOf(...args);
      },
    };
    await expect(reckon(db, dying, MORNING + 2 * MINUTE)).rejects.toThrow('killed');
    expect((await lastReview(db))?.upTo).toBeDefined();
    await reckon(db, STRICT, MORNING + 3 * MINUTE);
    expect(await lastReview(db)).toMatchObject({ records: 1_200 });
    expect(await daysIn(db)).toEqual(await fromScratch(db, STRICT, MORNING + 3 * MINUTE));
  });
});

describe('acceptance windows', () => {
  // Wednesday: Tuesday is a holiday.
  const AGAIN = MORNING + 2 * DAY;
  const life: [number, Partial<Observation>][] = [
    [MORNING + MINUTE, { status: 1 }],
    [MORNING + 2 * HOUR, { status: 5, times: asked() }],
    [AGAIN + MINUTE, { status: 1, resubmitted: true, times: { ...asked(), resubmitted: minute(AGAIN) } }],
    [
      AGAIN + 9 * HOUR,
      { status: 2, times: { ...asked(), resubmitted: minute(AGAIN), accepted: minute(AGAIN + 8 * HOUR) } },
    ],
  ];

  function asked(): Record<'submitted' | 'supplementRequested', Moment> {
    return { submitted: minute(MORNING), supplementRequested: minute(MORNING + HOUR) };
  }

  it('before the present one keep their verdict: sent back in time, then accepted late', async () => {
    const db = freshLog();
    for (const [at, fields] of life) await see(db, sighting(at, [waiting(1, fields)]));
    await reckon(db, RULES, AGAIN + 10 * HOUR);
    const days = await daysIn(db);
    expect(days[TODAY]).toMatchObject({ received: 1, met: 1 });
    expect(days[dayId(dateOf(AGAIN), 'acceptance', 'all')]).toMatchObject({ received: 1, missed: 1 });
  });

  it('that were both late are both listed, each once', async () => {
    const db = freshLog();
    const late = { submitted: minute(MORNING), supplementRequested: minute(MORNING + 8 * HOUR) };
    const again = { ...late, resubmitted: minute(AGAIN) };
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    await see(db, sighting(MORNING + 9 * HOUR, [waiting(1, { status: 5, times: late })]));
    await see(db, sighting(AGAIN + MINUTE, [waiting(1, { times: again })]));
    await see(
      db,
      sighting(AGAIN + 9 * HOUR, [waiting(1, { status: 2, times: { ...again, accepted: minute(AGAIN + 8 * HOUR) } })]),
    );
    await reckon(db, RULES, AGAIN + 10 * HOUR);
    const period = { from: MORNING - DAY, to: AGAIN + DAY };
    const listed = await markedIn(db, { ...period, clock: 'acceptance', what: 'late', scope: 'all', limit: 50 });
    expect(listed.map(({ reckoned }) => reckoned.start)).toEqual([AGAIN, MORNING]);
  });

  it('end with the request that a sighting shows where no column prints it, not with the acceptance days later', async () => {
    const db = freshLog();
    const accepted = { submitted: minute(MORNING), accepted: minute(AGAIN + HOUR) };
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    await see(db, sighting(MORNING + 2 * HOUR, [waiting(1, { status: 5 })]));
    await see(db, sighting(AGAIN + 2 * HOUR, [waiting(1, { status: 2, times: accepted })]));
    await reckon(db, RULES, AGAIN + 3 * HOUR);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, met: 1 });
  });

  it('are not ended by a request for a fee', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    await see(db, sighting(MORNING + HOUR, [waiting(1, { status: 6 })]));
    await see(db, sighting(MORNING + 9 * HOUR, [waiting(1, { status: 6 })]));
    await reckon(db, RULES, MORNING + 9 * HOUR);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, missed: 1 });
  });

  it('are nobody’s where another officer was named until then', async () => {
    const db = freshLog();
    const rules = rulesOf({ identities: [{ validFrom: '2020-01-01', names: ['Lê Thị Mẫu'], unit: '' }] });
    const accepted = { submitted: minute(MORNING), accepted: minute(MORNING + HOUR) };
    await see(db, sighting(MORNING + MINUTE, [waiting(1, { officer: 'Người Khác' })]));
    await see(db, sighting(MORNING + 2 * HOUR, [waiting(1, { status: 4, times: accepted, officer: 'Lê Thị Mẫu' })]));
    await reckon(db, rules, MORNING + 3 * HOUR);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, met: 1 });
    expect((await daysIn(db))[TODAY]).not.toHaveProperty('mine');
  });

  it('are one while nothing was sent back', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING + MINUTE, [waiting(1)]));
    await see(db, sighting(MORNING + HOUR, [waiting(1, { status: 2 })]));
    await see(db, sighting(MORNING + 2 * HOUR, [waiting(1, { status: 4 })]));
    await reckon(db, RULES, MORNING + 2 * HOUR);
    expect((await daysIn(db))[TODAY]).toMatchObject({ received: 1, met: 1 });
  });
});
