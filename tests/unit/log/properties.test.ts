import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../../lib/log/ingest';
import { merge } from '../../../lib/log/merge';
import type { Sighting, StoredRecord } from '../../../lib/log/types';
import type { DossierStatus, EventRole, Moment, Observation } from '../../../lib/portals/types';
import {
  contents,
  DAY,
  day,
  dossier,
  freshLog,
  HOUR,
  ID,
  MORNING,
  minute,
  ORIGIN,
  see,
  sighting,
  stored,
} from './samples';

const ROLES = ['submitted', 'accepted', 'due', 'done'] as const satisfies EventRole[];

/** What one page shows of a dossier: some columns, exact times or bare dates. */
interface View {
  /** Hours after the beginning; no two sightings share one. */
  hour: number;
  status: boolean;
  columns: EventRole[];
  exact: boolean;
  page: string;
}

const views: fc.Arbitrary<View[]> = fc.uniqueArray(
  fc.record({
    hour: fc.nat(60),
    status: fc.boolean(),
    columns: fc.subarray([...ROLES]),
    exact: fc.boolean(),
    page: fc.constantFrom('/list', '/detail/1'),
  }),
  { minLength: 1, maxLength: 7, selector: (view) => view.hour },
);

/** A dossier's true life: statuses in turn, and times that appear once and move to another day at most once. */
interface Life {
  statuses: [hour: number, status: DossierStatus][];
  appears: Record<(typeof ROLES)[number], number>;
  moves: Record<(typeof ROLES)[number], number>;
}

const hours = (max: number) =>
  fc.record({ submitted: fc.nat(max), accepted: fc.nat(max), due: fc.nat(max), done: fc.nat(max) });
const lives: fc.Arbitrary<Life> = fc
  .record({ steps: fc.uniqueArray(fc.nat(60), { minLength: 4, maxLength: 4 }), appears: hours(40), moves: hours(80) })
  .map(({ steps, appears, moves }) => {
    const order: DossierStatus[] = [2, 5, 4, 10];
    const at = steps.sort((a, b) => a - b);
    return {
      statuses: [[-1, 1], ...order.map((status, i): [number, DossierStatus] => [at[i] ?? 0, status])],
      appears,
      moves,
    };
  });

function printed(life: Life, { hour, status, columns, exact, page }: View): Sighting {
  const times: Observation['times'] = {};
  const blank: EventRole[] = [];
  for (const role of columns as (typeof ROLES)[number][]) {
    if (hour < life.appears[role]) blank.push(role);
    else {
      const at = MORNING + ROLES.indexOf(role) * HOUR + (hour >= life.moves[role] ? 5 * DAY : 0);
      times[role] = exact ? minute(at) : day(at);
    }
  }
  const now = life.statuses.filter(([from]) => from <= hour).at(-1)?.[1];
  const words = status ? { status: now, statusText: `trạng thái ${now}` } : {};
  return sighting(MORNING + hour * HOUR, [dossier({ ...words, times, blank, channel: 'online' })], { page });
}

const shuffled = fc.tuple(lives, views).chain(([life, seen]) =>
  fc.record({
    life: fc.constant(life),
    seen: fc.constant(seen),
    order: fc.shuffledSubarray(seen, { minLength: seen.length, maxLength: seen.length }),
  }),
);

/** What `ingest` does with one record, without the database. */
function fold(pages: Sighting[]): StoredRecord | undefined {
  let record: StoredRecord | undefined;
  for (const page of pages)
    for (const observation of page.observations) {
      const merged = merge(record, observation, page);
      if (merged.write) record = merged.record;
    }
  return record;
}

describe('any sightings of a dossier', () => {
  it('give the same record in any order', () => {
    fc.assert(
      fc.property(shuffled, ({ life, seen, order }) => {
        const inOrder = [...seen].sort((a, b) => a.hour - b.hour);
        const pages = (which: View[]) => which.map((view) => printed(life, view));
        expect(fold(pages(order))).toEqual(fold(pages(inOrder)));
      }),
      { numRuns: 500 },
    );
  });

  it('give the same record in the database', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ life, order }) => {
        const db = freshLog();
        const pages = order.map((view) => printed(life, view));
        await see(db, ...pages);
        expect(await stored(db)).toEqual(fold(pages));
      }),
      { numRuns: 30 },
    );
  });

  it('enclose the moment at which it was closed', () => {
    fc.assert(
      fc.property(shuffled, ({ life, order }) => {
        const closedAt = MORNING + (life.statuses.at(-1)?.[0] ?? 0) * HOUR;
        const closed = fold(order.map((view) => printed(life, view)))?.closedBetween;
        if (!closed) return;
        expect(closed[0]).toBeLessThan(closedAt);
        expect(closed[1]).toBeGreaterThanOrEqual(closedAt);
      }),
      { numRuns: 300 },
    );
  });

  it('change nothing when every page is sent again at once', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ life, order }) => {
        const db = freshLog();
        for (const view of order) {
          await see(db, printed(life, view));
          const before = await contents(db);
          await see(db, printed(life, view));
          expect(await contents(db)).toEqual(before);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('whatever a message holds', () => {
  const RECORD_KEYS = [
    'id',
    'origin',
    'kind',
    'record',
    'status',
    'statusText',
    'channel',
    'payment',
    'urgency',
    'resubmitted',
    'procedure',
    'procedureCode',
    'officer',
    'times',
    'blank',
    'problems',
    'asOf',
    'page',
    'adapter',
    'firstSeen',
    'lastSeen',
    'open',
    'closedBetween',
  ];
  const TRANSITION_KEYS = ['id', 'recordId', 'field', 'from', 'to', 'after', 'at'];
  const PAGE_KEYS = ['id', 'origin', 'shape', 'adapter', 'status', 'problems', 'at', 'workedAt'];
  const extra = fc.dictionary(
    fc.constantFrom('owner', 'chuHoSo', 'cccd', 'phone', 'html', 'applicant', 'text'),
    fc.constant('NGUYỄN VĂN MẪU'),
  );

  it('only the listed fields are stored', async () => {
    const moment = fc.record({ at: fc.nat(60).map((hour) => MORNING + hour * HOUR), precision: fc.constant('minute') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(extra, extra, extra, extra, moment, fc.nat(3)), { minLength: 1, maxLength: 4 }),
        async (messages) => {
          const db = freshLog();
          for (const [inSighting, inObservation, inTimes, inMoment, time, status] of messages) {
            const observation = {
              ...dossier({
                status: (status || undefined) as DossierStatus | undefined,
                blank: ['done'],
                problems: [{ role: 'status', problem: 'unknown-status', text: 'NGUYỄN VĂN MẪU', ...inTimes }],
              }),
              times: { submitted: { ...inMoment, ...time } as Moment, ...inTimes },
              ...inObservation,
            } as Observation;
            const health = {
              status: 'ok' as const,
              adapter: 'igate@1',
              problems: [{ code: 'no-status' as const, ...inMoment }],
              ...inTimes,
            };
            await ingest(db, { ...inSighting, ...sighting(time.at, [observation], { health }) } as Sighting);
          }
          const all = await contents(db);
          for (const record of all.records) {
            expect(RECORD_KEYS).toEqual(expect.arrayContaining(Object.keys(record)));
            expect(Object.keys(record.times)).toEqual(['submitted']);
            expect(Object.keys(record.times.submitted ?? {})).toEqual(['at', 'precision']);
          }
          for (const one of all.transitions) expect(TRANSITION_KEYS).toEqual(expect.arrayContaining(Object.keys(one)));
          for (const page of all.pages) expect(PAGE_KEYS).toEqual(expect.arrayContaining(Object.keys(page)));
          expect(JSON.stringify(all)).not.toContain('MẪU');
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a record is found under its own origin only', async () => {
    const db = freshLog();
    const elsewhere = 'https://motcua.khac.example.vn';
    await see(db, sighting(MORNING, [dossier({ status: 1, times: { submitted: minute(MORNING) } })]));
    expect(await see(db, sighting(MORNING, [dossier()], { origin: elsewhere }))).toEqual([]);
    expect((await db.records.toArray()).map((one) => one.id).sort()).toEqual(
      [ID, ID.replace(ORIGIN, elsewhere)].sort(),
    );
  });
});
