import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DUTY_IDS, MEASURE_IDS, MEASURES, type MeasureId, measuresOf } from '../../../lib/duties/definitions';
import { certifiedFact, type Facts, factsOfDays, factsOfOpen, type Measured } from '../../../lib/duties/facts';
import { boundsOf, dutyState, hasGap, measureState } from '../../../lib/duties/judge';
import { DutyTally } from '../../../lib/duties/tally';
import type { StoredFindings, StoredRecord } from '../../../lib/log/types';
import type { Channel } from '../../../lib/portals/types';
import { clock, DAY, HOUR, MORNING, record, stub } from '../statistics/samples';

const FROM = MORNING - 8 * HOUR - 10 * DAY;
const PERIOD = { from: FROM, to: FROM + 30 * DAY };
const COPY = 'Chứng thực bản sao từ bản chính giấy tờ';
const E_COPY = 'Chứng thực bản sao điện tử từ bản chính giấy tờ';
const measured = (hits: number, misses: number, unknown = 0, pending = 0): Measured => ({
  hits,
  misses,
  unknown,
  pending,
});
const papers = (fields: StoredFindings['figures']): StoredFindings => ({
  id: '',
  at: MORNING,
  findings: [],
  figures: fields,
});

const tallied = (...dossiers: [StoredRecord, StoredFindings?][]): Facts => {
  const tally = new DutyTally(PERIOD);
  for (const [one, found] of dossiers) tally.add(one, found);
  return tally.facts();
};
const submitted = (at: number) => ({ submitted: { at, precision: 'minute' as const } });
const dossier = (fields: Partial<StoredRecord> = {}) => record({ times: submitted(MORNING), ...fields });

describe('the period’s dossiers', () => {
  it('by the channel that is printed', () => {
    const { online } = tallied(
      [dossier({ channel: 'online' })],
      [dossier({ channel: 'online' })],
      [dossier({ channel: 'direct' })],
      [dossier({ channel: 'postal' })],
      [dossier()],
    );
    expect(online).toEqual(measured(2, 2, 1));
  });

  it('are those that were received in it; without a time they may be, if they were first seen since it began', () => {
    const { online } = tallied(
      [dossier({ channel: 'online', times: submitted(PERIOD.from - 1) })],
      [dossier({ channel: 'online', times: submitted(PERIOD.from) })],
      [dossier({ channel: 'direct', times: submitted(PERIOD.to - 1) })],
      [dossier({ channel: 'direct', times: submitted(PERIOD.to) })],
      [record({ channel: 'direct', firstSeen: PERIOD.from - 1 })],
      [record({ channel: 'direct', firstSeen: PERIOD.from })],
      [record({ channel: 'direct', kind: 'incoming', times: submitted(MORNING) })],
    );
    expect(online).toEqual(measured(1, 1, 1));
  });

  it('with all components; those whose papers nobody looked at are not known', () => {
    const { digitized } = tallied(
      [dossier(), papers({ components: { of: 3, missing: 0, unknown: 0 } })],
      [dossier(), papers({ components: { of: 3, missing: 1, unknown: 0 } })],
      [dossier(), papers({ components: { of: 3, missing: 0, unknown: 1 } })],
      [dossier(), papers({ components: { of: 0, missing: 0, unknown: 0 } })],
      [dossier()],
    );
    expect(digitized).toEqual(measured(1, 1, 3));
  });

  it('with fees paid online; what has no fee is left out, what is unpaid is not judged yet', () => {
    const { paid } = tallied(
      [dossier({ payment: 'online' })],
      [dossier({ payment: 'online', status: 6 })],
      [dossier({ payment: 'direct' })],
      [dossier({ payment: 'unpaid' })],
      [dossier({ status: 6 })],
      [dossier({ payment: 'free' })],
      [dossier()],
    );
    expect(paid).toEqual(measured(1, 1, 1, 3));
  });

  it('with a fee that was unpaid once: pages seen later that do not say how it was paid leave it unknown', () => {
    const { paid } = tallied([dossier({ payment: 'unpaid', asOf: { payment: MORNING }, lastSeen: MORNING + HOUR })]);
    expect(paid).toEqual(measured(0, 0, 1));
  });

  it('with fees only where some page printed them: else nothing is known of any', () => {
    expect(tallied([dossier()], [dossier({ status: 6 })]).paid).toBeUndefined();
    expect(measureState(tallied([dossier({ payment: 'free' })]).paid)).toBe('nothing');
  });

  it('with signed results; only a finished one owes one', () => {
    const result = (signed: number, unsigned: number, of = 1) =>
      papers({ results: { of, signed, unsigned, broken: 0 } });
    const { signed } = tallied(
      [dossier({ status: 10 }), result(1, 0)],
      [dossier({ status: 9 }), result(0, 1)],
      [dossier({ status: 10 }), result(0, 0)],
      [dossier({ status: 10 })],
      [dossier({ status: 4 })],
      [dossier({ status: 3 })],
    );
    expect(signed).toEqual(measured(1, 1, 2));
  });

  it('documents that went out in it, by whether their bases were in force; what nobody looked into is not known', () => {
    const out = (fields: Partial<StoredRecord> = {}) =>
      record({ kind: 'outgoing', times: { signed: { at: MORNING, precision: 'day' } }, ...fields });
    const bases = (whole: number, ended: number, doubtful = 0) => papers({ bases: { whole, ended, doubtful } });
    const { bases: fact } = tallied(
      [out(), bases(1, 0)],
      [out({ status: 'issued', times: { issued: { at: MORNING, precision: 'day' } } }), bases(1, 0)],
      [out(), bases(1, 2)],
      [out(), bases(0, 1, 1)],
      [out(), bases(1, 0, 1)],
      [out()],
      [out({ times: {}, firstSeen: PERIOD.from })],
      [out({ times: {}, firstSeen: PERIOD.from - 1 })],
      [out({ times: {}, firstSeen: PERIOD.from, status: 'draft' })],
      [out({ times: { signed: { at: PERIOD.to, precision: 'day' } } }), bases(1, 1)],
      [record({ kind: 'incoming', times: { arrived: { at: MORNING, precision: 'day' } } }), bases(1, 1)],
    );
    expect(fact).toEqual(measured(2, 2, 3));
    expect(dutyState('7', { bases: measured(1, 1) }, [])).toBe('missed');
  });

  it('electronic copies against copies of paper, by the procedure’s name', () => {
    const { certified } = tallied(
      [dossier({ procedure: COPY })],
      [dossier({ procedure: COPY.toUpperCase() })],
      [dossier({ procedure: E_COPY })],
      [dossier({ procedure: 'Chứng thực chữ ký' })],
      [dossier({ procedure: 'Đăng ký khai sinh' })],
    );
    expect(certified).toEqual({ ...measured(1, 1), copies: { electronic: 1, paper: 2 } });
    expect(measureState(tallied([dossier({ procedure: COPY })], [dossier()]).certified)).toBe('unknown');
    expect(measureState(tallied([dossier({ procedure: E_COPY })]).certified)).toBe('nothing');
  });
});

describe('what is late now', () => {
  it('is certain only where it was seen after its due moment', () => {
    const now = MORNING + 4 * HOUR;
    const due = MORNING + HOUR;
    const list = Array.from({ length: 6 }, () => record());
    const [late, perhaps, fine, unclear, waiting, document] = list as [
      StoredRecord,
      ...StoredRecord[],
    ] as StoredRecord[] & {
      length: 6;
    };
    const clocks = new Map([
      [
        Object.assign(late as StoredRecord, { lastSeen: due + 1 }),
        [clock({ id: 'resolution', state: 'breached', due })],
      ],
      [perhaps as StoredRecord, [clock({ id: 'resolution', state: 'breached', due })]],
      [fine as StoredRecord, [clock({ id: 'resolution', state: 'warning', due: now + HOUR })]],
      [unclear as StoredRecord, [clock({ id: 'resolution', state: 'unknown' })]],
      [waiting as StoredRecord, [clock({ id: 'acceptance', state: 'breached', due })]],
      [
        Object.assign(document as StoredRecord, { kind: 'incoming', lastSeen: due + 1 }),
        [
          clock({ id: 'registration', state: 'running', due: now + HOUR }),
          clock({ id: 'handling', state: 'breached', due }),
        ],
      ],
    ]);
    const facts = factsOfOpen(list, stub(clocks), now);
    expect(facts['late-now']).toEqual(measured(1, 1, 2));
    expect(facts['documents-late-now']).toEqual(measured(0, 1));
    expect(facts['petitions-late-now']).toEqual(measured(0, 0));
  });
});

test('verdicts come from the days’ counters; what has no start may belong', () => {
  const day = (id: string, counters: Record<string, number>) => [id, { id, counters }] as const;
  const facts = factsOfDays(
    new Map([
      day('2026-11-20|acceptance|all', { received: 5, met: 3, missed: 1, pending: 1 }),
      day('2026-11-21|acceptance|all', { received: 1, unknown: 1, undated: 2 }),
      day('2026-11-12|acceptance|all', { received: 9, met: 9 }),
      day('2026-11-20|petition|all', { received: 1, met: 1 }),
    ]),
    PERIOD,
  );
  expect(facts.accepted).toEqual(measured(3, 1, 3, 1));
  expect(facts.answered).toEqual(measured(1, 0));
  expect(facts.settled).toEqual(measured(0, 0));
});

describe('a duty in one word', () => {
  const open = { isDue: false } as const;
  const ticked = { isDue: false, last: { id: '', item: '', on: '2026-11-03', at: 0 } } as const;
  const good = { accepted: measured(5, 0), settled: measured(5, 0), 'late-now': measured(0, 0) };
  it.each([
    ['all in time', good, [], 'met'],
    ['one late for certain', { ...good, accepted: measured(99, 1, 9) }, [], 'missed'],
    ['one not known', { ...good, accepted: measured(99, 0, 1) }, [], 'unknown'],
    ['nothing seen', { accepted: measured(0, 0), settled: measured(0, 0), 'late-now': measured(0, 0) }, [], 'unknown'],
    ['a check due', good, [{ ...ticked, isDue: true }], 'due'],
    ['late, and a check due', { ...good, accepted: measured(9, 1) }, [{ ...ticked, isDue: true }], 'missed'],
    ['a check never made', good, [open], 'unknown'],
    ['a check made', good, [ticked], 'met'],
  ] as const)('%s', (_, facts, items, state) => {
    expect(dutyState('2', facts, items)).toBe(state);
  });

  it('not measurable and not checked is said so; checked alone is met as far as known', () => {
    expect(dutyState('9', {}, [open, open])).toBe('gap');
    expect(dutyState('9', {}, [ticked, open])).toBe('unknown');
    expect(dutyState('9', {}, [ticked, ticked])).toBe('met');
    expect(hasGap('9', {})).toBe(true);
    expect(
      hasGap('8', {
        registered: measured(1, 0),
        handled: measured(1, 0),
        issued: measured(1, 0),
        'documents-late-now': measured(1, 0),
      }),
    ).toBe(false);
  });

  it('every measure belongs to a duty, and a figure for a gap is judged like any other', () => {
    expect(DUTY_IDS.flatMap(measuresOf).sort()).toEqual([...MEASURE_IDS].sort());
    expect(dutyState('9', { mailbox: measured(0, 1) }, [ticked])).toBe('missed');
  });
});

describe('hiding', () => {
  interface Life {
    channel: Channel;
    procedure: string;
    components: boolean;
    signed: boolean;
    finished: boolean;
    hidden: { channel: boolean; procedure: boolean; papers: boolean; status: boolean; time: boolean };
  }
  const life: fc.Arbitrary<Life> = fc.record({
    channel: fc.constantFrom<Channel>('online', 'direct', 'postal'),
    procedure: fc.constantFrom('Đăng ký khai sinh', COPY, E_COPY),
    components: fc.boolean(),
    signed: fc.boolean(),
    finished: fc.boolean(),
    hidden: fc.record({
      channel: fc.boolean(),
      procedure: fc.boolean(),
      papers: fc.boolean(),
      status: fc.boolean(),
      time: fc.boolean(),
    }),
  });
  const known = ({
    channel,
    procedure,
    components,
    signed,
    finished,
    hidden,
  }: Life): [StoredRecord, StoredFindings?] => [
    record({
      times: hidden.time ? {} : submitted(MORNING),
      status: hidden.status ? undefined : finished ? 10 : 4,
      ...(!hidden.channel && { channel }),
      ...(!hidden.procedure && { procedure }),
    }),
    hidden.papers
      ? undefined
      : papers({
          components: { of: 2, missing: components ? 0 : 1, unknown: 0 },
          ...(finished && { results: { of: 1, signed: Number(signed), unsigned: Number(!signed), broken: 0 } }),
        }),
  ];
  /** The share of each that is so, counted plainly from the whole truth. */
  const truth = (lives: Life[]): Partial<Record<MeasureId, [hits: number, of: number]>> => {
    const finished = lives.filter((one) => one.finished);
    const count = (list: Life[], test: (one: Life) => boolean): [number, number] => [
      list.filter(test).length,
      list.length,
    ];
    return {
      online: count(lives, ({ channel }) => channel === 'online'),
      digitized: count(lives, ({ components }) => components),
      signed: count(finished, ({ signed }) => signed),
    };
  };

  test('property: never turns “not met” into “met”, and the bounds hold the truth', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), (lives) => {
        const seen = tallied(...lives.map(known));
        const whole = tallied(
          ...lives.map((one) =>
            known({ ...one, hidden: { channel: false, procedure: false, papers: false, status: false, time: false } }),
          ),
        );
        for (const id of ['online', 'digitized', 'signed', 'certified'] as const) {
          if (measureState(whole[id]) === 'missed') expect(['missed', 'unknown']).toContain(measureState(seen[id]));
          if (measureState(seen[id]) === 'missed') expect(measureState(whole[id])).toBe('missed');
        }
        for (const [id, [hits, of]] of Object.entries(truth(lives)) as [MeasureId, [number, number]][]) {
          const fact = seen[id] as Measured;
          expect(fact.hits).toBeLessThanOrEqual(hits);
          expect(fact.misses).toBeLessThanOrEqual(of - hits);
          const bounds = boundsOf(fact);
          if (of === 0 || !bounds) continue;
          expect(bounds.low).toBeLessThanOrEqual(hits / of + 1e-9);
          expect(bounds.high).toBeGreaterThanOrEqual(hits / of - 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('property: of any duty, facts that become unknown never make it met', () => {
    const fact = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(
        fc.constantFrom(...DUTY_IDS),
        fc.array(fc.tuple(fc.constantFrom(...MEASURE_IDS), fact, fact), { maxLength: 12 }),
        (duty, list) => {
          const before: Facts = {};
          const after: Facts = {};
          for (const [id, [hits, misses, unknown, pending], [hideHit, hideMiss]] of list) {
            const [h, m] = [Math.min(hideHit, hits), Math.min(hideMiss, misses)];
            before[id] = measured(hits, misses, unknown, pending);
            after[id] = measured(hits - h, misses - m, unknown + h + m, pending);
          }
          if (dutyState(duty, before, []) !== 'met') expect(dutyState(duty, after, [])).not.toBe('met');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('property: copies of unknown procedures never hide or make a shortfall', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.nat(4), fc.nat(4), fc.nat(4), (electronic, paper, e, p, other) => {
        const seen = certifiedFact(electronic, paper, e + p + other);
        const short = Math.max(0, paper + p - electronic - e);
        expect(seen.misses).toBeLessThanOrEqual(short);
        if (measureState(seen) === 'met') expect(short).toBe(0);
        if (measureState(seen) === 'missed') expect(short).toBeGreaterThan(0);
      }),
    );
  });
});

test('gaps name no source, all others do', () => {
  for (const id of MEASURE_IDS) expect(typeof MEASURES[id].source.of).toBe('string');
  expect(MEASURE_IDS.filter((id) => MEASURES[id].source.of === 'gap').sort()).toEqual(['received', 'reused']);
});
