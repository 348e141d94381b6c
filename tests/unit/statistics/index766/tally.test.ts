import { describe, expect, it } from 'vitest';
import { supplementsSeen } from '../../../../lib/log/supplements';
import { indexPeriod } from '../../../../lib/statistics/index766/periods';
import { IndexTally } from '../../../../lib/statistics/index766/tally';
import type { CountedId } from '../../../../lib/statistics/index766/types';
import { record } from '../samples';
import {
  at,
  CALENDAR,
  day,
  dossier,
  minute,
  NO_RESULT,
  NOVEMBER,
  NOW,
  outcomes,
  PAPERS,
  RESULT,
  tallyOf,
} from './samples';

type Given = Parameters<typeof dossier>;

const rate = (id: CountedId, ...all: Given[]) => tallyOf(all.map((given) => dossier(...given))).rates[id];
const HIT = { hits: 1, of: 1, unknown: 0 };
const MISS = { hits: 0, of: 1, unknown: 0 };
const UNKNOWN = { hits: 0, of: 0, unknown: 1 };
const NONE = { hits: 0, of: 0, unknown: 0 };
const OPEN = { status: 4, open: 1 } as const;
const STILL = { done: undefined };

describe('2.1, on time', () => {
  it('by the end, where it is printed', () => {
    expect(rate('2.1', [])).toEqual(HIT);
    expect(rate('2.1', [{}, { done: minute('2026-11-06', '16:30') }])).toEqual(HIT);
    expect(rate('2.1', [{}, { done: minute('2026-11-06', '16:31') }])).toEqual(MISS);
    expect(rate('2.1', [{}, { due: day('2026-11-06'), done: day('2026-11-06') }])).toEqual(HIT);
    expect(rate('2.1', [{}, { due: day('2026-11-06'), done: day('2026-11-07') }])).toEqual(MISS);
  });

  it('done comes before handed over: late to be fetched is not late', () => {
    expect(rate('2.1', [{}, { returned: minute('2026-11-10', '08:00') }])).toEqual(HIT);
    expect(rate('2.1', [{}, { done: undefined, returned: minute('2026-11-10', '08:00') }])).toEqual(UNKNOWN);
    expect(rate('2.1', [{}, { done: undefined, returned: minute('2026-11-06', '08:00') }])).toEqual(HIT);
  });

  it('an end that was only seen is a stretch; with the appointment inside it is not known', () => {
    const closed = (from: string, to: string): Given => [
      { closedBetween: [at(from, '08:00'), at(to, '08:00')] },
      { done: undefined },
    ];
    expect(rate('2.1', closed('2026-11-04', '2026-11-06'))).toEqual(HIT);
    expect(rate('2.1', closed('2026-11-05', '2026-11-09'))).toEqual(UNKNOWN);
    expect(rate('2.1', closed('2026-11-09', '2026-11-10'))).toEqual(MISS);
  });

  it('an open one by now; seen last before the appointment it may have ended since', () => {
    expect(rate('2.1', [OPEN, { ...STILL, due: minute('2026-11-25', '16:30') }])).toEqual(HIT);
    expect(rate('2.1', [OPEN, STILL])).toEqual(MISS);
    expect(rate('2.1', [{ ...OPEN, lastSeen: at('2026-11-05') }, STILL])).toEqual(UNKNOWN);
  });

  it('handed over with a status that is still open ends nothing', () => {
    expect(rate('2.1', [OPEN, { done: minute('2026-11-05', '10:00') }])).toEqual(MISS);
  });

  it('refused, stopped and withdrawn after the acceptance end it; withdrawn before is no dossier of the index', () => {
    const closed = { closedBetween: [at('2026-11-05'), at('2026-11-05', '12:00')] as [number, number] };
    for (const status of [3, 7, 8] as const) expect(rate('2.1', [{ status, ...closed }, STILL])).toEqual(HIT);
    const before: Given = [
      { status: 7, ...closed, blank: ['accepted'] },
      { ...STILL, accepted: undefined, due: undefined },
    ];
    expect(rate('2.1', before)).toEqual(NONE);
    expect(rate('2.1', [{ status: 1 }, { ...STILL, accepted: undefined, due: undefined }])).toEqual(NONE);
  });

  it('without an appointment nothing can be told', () => {
    expect(rate('2.1', [{}, { due: undefined }])).toEqual(UNKNOWN);
  });

  it('waiting for a supplement counts to the request', () => {
    const asked = (date: string): Given => [
      { status: 5, open: 1 },
      { ...STILL, supplementRequested: minute(date, '10:00') },
    ];
    expect(rate('2.1', asked('2026-11-05'))).toEqual(HIT);
    expect(rate('2.1', asked('2026-11-09'))).toEqual(MISS);
    const [, times] = asked('2026-11-05');
    expect(rate('2.1', [{ status: 5, open: 1, lastSeen: at('2026-11-05', '11:00') }, times])).toEqual(UNKNOWN);
  });

  it('the time of a supplement is taken off, one before the acceptance is not', () => {
    const done = minute('2026-11-10', '10:00');
    const supplement = (from: string, to: string) => ({
      supplementRequested: minute(from, '10:00'),
      resubmitted: minute(to, '10:00'),
    });
    // Four days of waiting: done on the 6th at 10:00, so to say.
    expect(rate('2.1', [{}, { done, ...supplement('2026-11-03', '2026-11-07') }])).toEqual(HIT);
    expect(rate('2.1', [{}, { done, ...supplement('2026-11-03', '2026-11-04') }])).toEqual(MISS);
    const before = { submitted: minute('2026-10-20', '08:00'), ...supplement('2026-10-21', '2026-10-29') };
    expect(rate('2.1', [{}, { done, ...before }])).toEqual(MISS);
    expect(rate('2.1', [{}, { done, supplementRequested: minute('2026-11-03', '10:00') }])).toEqual(UNKNOWN);
  });

  it('a second request for a supplement counts as late, however early it ended', () => {
    const became = (date: string, from: string, to: string) => ({
      field: 'status' as const,
      from,
      to,
      after: at(date),
      at: at(date, '09:00'),
    });
    const once = [became('2026-11-03', '2', '5'), became('2026-11-03', '5', '4')];
    expect(rate('2.1', [{}, {}, undefined, [], once])).toEqual(HIT);
    expect(
      rate('2.1', [{}, {}, undefined, [], [...once, became('2026-11-04', '4', '5'), became('2026-11-04', '5', '4')]]),
    ).toEqual(MISS);
  });
});

describe('what belongs to a period', () => {
  const lastMonth = { submitted: minute('2026-10-20', '08:00'), accepted: minute('2026-10-20', '09:00') };

  it('accepted in it, or ended in it', () => {
    expect(rate('2.1', [{}, lastMonth])).toEqual(HIT);
    expect(rate('2.1', [OPEN, { ...lastMonth, ...STILL }])).toEqual(NONE);
    expect(rate('2.1', [{}, { ...lastMonth, done: minute('2026-10-25', '09:00') }])).toEqual(NONE);
    expect(rate('3.3', [{}, lastMonth, RESULT])).toEqual(NONE);
  });

  it('a hashed one as well, and one that may belong is unknown', () => {
    expect(rate('2.1', [{ record: undefined, page: '' }])).toEqual(HIT);
    const unseen: Given = [
      { blank: [], firstSeen: at('2026-11-03') },
      { submitted: minute('2026-10-31', '15:00'), accepted: undefined, done: undefined, returned: undefined },
      undefined,
      [],
      [{ field: 'seen', to: '4', at: at('2026-11-03') }],
    ];
    const open: Given = [{ ...unseen[0], ...OPEN }, unseen[1], undefined, [], unseen[4]];
    expect(rate('2.1', open)).toEqual(UNKNOWN);
  });

  it('a past period is judged by its end', () => {
    const one = dossier({}, { due: minute('2026-12-04', '16:30'), done: minute('2026-12-10', '10:00') });
    expect(tallyOf([one], at('2026-12-20')).rates['2.1']).toEqual(HIT);
    const december = { from: at('2026-12-01'), to: at('2027-01-01') };
    expect(tallyOf([one], at('2026-12-20'), december).rates['2.1']).toEqual(MISS);
  });

  it('months, quarters and years are whole', () => {
    const period = (name: Parameters<typeof indexPeriod>[0], date: string) => {
      const { from, to } = indexPeriod(name, at(date));
      return [
        new Date(from + 25_200_000).toISOString().slice(0, 10),
        new Date(to + 25_200_000).toISOString().slice(0, 10),
      ];
    };
    expect(period('month', '2026-11-28')).toEqual(['2026-11-01', '2026-12-01']);
    expect(period('month-before', '2026-01-31')).toEqual(['2025-12-01', '2026-01-01']);
    expect(period('quarter', '2026-11-28')).toEqual(['2026-10-01', '2027-01-01']);
    expect(period('quarter-before', '2026-02-01')).toEqual(['2025-10-01', '2026-01-01']);
    expect(period('year', '2026-11-28')).toEqual(['2026-01-01', '2027-01-01']);
    expect(period('year-before', '2026-11-28')).toEqual(['2025-01-01', '2026-01-01']);
  });
});

describe('papers', () => {
  it('4.1: a result is there or not; pages that nobody opened tell nothing', () => {
    expect(rate('4.1', [{}, {}, RESULT])).toEqual(HIT);
    expect(rate('4.1', [{}, {}])).toEqual(UNKNOWN);
    expect(rate('4.1', [{}, {}, PAPERS])).toEqual(UNKNOWN);
  });

  it('4.1: a missing result is a lack only where the procedure is known to give a document', () => {
    expect(rate('4.1', [{}, {}, NO_RESULT])).toEqual(UNKNOWN);
    expect(rate('4.1', [{}, {}, NO_RESULT], [{}, {}, RESULT])).toEqual({ hits: 1, of: 2, unknown: 0 });
    expect(rate('4.1', [{ procedure: 'Khác' }, {}, NO_RESULT], [{}, {}, RESULT])).toEqual({
      hits: 1,
      of: 1,
      unknown: 1,
    });
  });

  it('4.1: an empty place seen before the dossier was done says nothing; an open dossier owes no result', () => {
    const early = dossier({}, {}, NO_RESULT);
    if (early.findings) early.findings.at = at('2026-11-04');
    expect(tallyOf([early, dossier({}, {}, RESULT)]).rates['4.1']).toEqual({ hits: 1, of: 1, unknown: 1 });
    expect(rate('4.1', [OPEN, STILL, NO_RESULT])).toEqual(NONE);
  });

  it('4.2: any component digitized, and the result where it is due', () => {
    expect(rate('4.2', [{}, {}, { ...PAPERS, ...RESULT }])).toEqual(HIT);
    expect(rate('4.2', [OPEN, STILL, PAPERS])).toEqual(HIT);
    expect(rate('4.2', [{}, {}, PAPERS])).toEqual(UNKNOWN);
    expect(rate('4.2', [{}, {}, { components: { of: 3, missing: 2, unknown: 0 }, ...RESULT }])).toEqual(HIT);
    const nothing = { components: { of: 2, missing: 2, unknown: 0 }, ...RESULT };
    const found = (severity: 'error' | 'warning') => [
      { rule: 'component-missing' as const, severity, count: 2, of: 2 },
    ];
    expect(rate('4.2', [{}, {}, nothing, found('warning')])).toEqual(MISS);
    // Where the page marks what is required, something else may have a file.
    expect(rate('4.2', [{}, {}, nothing, found('error')])).toEqual(UNKNOWN);
  });

  it('what can be completed is counted with what it adds', () => {
    const nothing = { components: { of: 2, missing: 2, unknown: 0 }, ...RESULT };
    const { fixable } = tallyOf([
      dossier({}, {}, { ...PAPERS, ...RESULT }),
      dossier({}, {}, { ...PAPERS, ...NO_RESULT }),
      dossier({}, {}, NO_RESULT),
      dossier({}, {}, nothing, [{ rule: 'component-missing', severity: 'warning', count: 2, of: 2 }]),
    ]);
    expect(fixable['attach-result']).toEqual({ records: 2, adds: { '3.3': 2, '4.1': 2, '4.2': 1 } });
    expect(fixable['attach-component']).toEqual({ records: 1, adds: { '4.2': 1 } });
  });

  it('3.3: a channel that is not printed is not known, one at the counter is a miss', () => {
    expect(rate('3.3', [{}, {}, RESULT])).toEqual(HIT);
    expect(rate('3.3', [OPEN, STILL])).toEqual(HIT);
    expect(rate('3.3', [{ channel: 'direct' }])).toEqual(MISS);
    expect(rate('3.3', [{ ...OPEN, channel: undefined }, STILL])).toEqual(UNKNOWN);
    expect(rate('3.3', [{}])).toEqual(UNKNOWN);
  });

  it('3.6: paid online among those with a fee; what is open and unpaid may still be paid online', () => {
    expect(rate('3.6', [{ payment: 'online' }])).toEqual(HIT);
    expect(rate('3.6', [{ payment: 'direct' }])).toEqual(MISS);
    expect(rate('3.6', [{ payment: 'unpaid' }])).toEqual(MISS);
    expect(rate('3.6', [{ ...OPEN, payment: 'unpaid' }, STILL])).toEqual(UNKNOWN);
    expect(rate('3.6', [{ payment: 'unpaid', asOf: { payment: minute('2026-11-03', '09:00').at } }])).toEqual(UNKNOWN);
    expect(rate('3.6', [{ status: 6, open: 1, payment: 'online' }, STILL])).toEqual(UNKNOWN);
    expect(rate('3.6', [{ payment: 'free' }])).toEqual(NONE);
    expect(rate('3.6', [{}])).toEqual(UNKNOWN);
    // Received in October, handled in November: the fee belongs to October.
    expect(rate('3.6', [{ payment: 'online' }, { accepted: minute('2026-10-30', '09:00') }])).toEqual(NONE);
    expect(tallyOf([dossier({ payment: 'free' })]).paymentsSeen).toBe(true);
    expect(tallyOf([dossier()]).paymentsSeen).toBe(false);
  });

  it('4.6: electronic ones among the certified copies', () => {
    const name = (procedure: string | undefined): Given => [{ procedure }];
    expect(rate('4.6', name('Chứng thực bản sao điện tử từ bản chính'))).toEqual(HIT);
    expect(rate('4.6', name('CHỨNG THỰC BẢN SAO từ bản chính giấy tờ, văn bản'))).toEqual(MISS);
    expect(rate('4.6', name('Chứng thực chữ ký'))).toEqual(NONE);
    expect(rate('4.6', name(undefined))).toEqual(UNKNOWN);
  });
});

describe('due soon', () => {
  const soon = { ...STILL, due: minute('2026-11-25', '16:30') };

  it('open dossiers that fall due before the period is over, and which of them were handed over', () => {
    const { dueSoon } = tallyOf([
      dossier(OPEN, soon),
      dossier(OPEN, { ...soon, returned: minute('2026-11-18', '09:00') }),
      dossier(OPEN, { ...soon, due: minute('2026-12-02', '16:30') }),
      dossier(OPEN, STILL),
      dossier({ ...OPEN, status: 5 }, soon),
      dossier(),
    ]);
    expect(dueSoon).toEqual({ records: 2, handedOver: 1 });
  });
});

describe('petitions', () => {
  const petition = (fields: Partial<Parameters<IndexTally['addPetition']>[0]> = {}) =>
    record({
      kind: 'petition',
      times: { arrived: day('2026-11-03') },
      firstSeen: at('2026-11-03'),
      lastSeen: NOW,
      ...fields,
    });

  it('in time, late and not known', () => {
    const tally = new IndexTally(NOVEMBER, CALENDAR, NOW);
    for (const verdict of ['met', 'pending', 'missed', 'unknown'] as const) tally.addPetition(petition(), verdict);
    const result = tally.result();
    expect(result.rates['5.2']).toEqual({ hits: 2, of: 3, unknown: 1 });
    expect(outcomes(result)['5.2']).toMatchObject({ kind: 'measured', score: 4, low: 3, high: 4.5 });
    expect(outcomes(result)['5.3']).toMatchObject({ kind: 'atMost', most: 4.5, gap: 'dislikes' });
  });

  it('of another month they only tell that petitions are looked at', () => {
    const tally = new IndexTally(NOVEMBER, CALENDAR, NOW);
    tally.addPetition(
      petition({ times: { arrived: day('2026-10-01'), answered: day('2026-10-05') }, firstSeen: at('2026-10-01') }),
      'met',
    );
    const result = tally.result();
    expect(result).toMatchObject({ petitionsSeen: true, rates: { '5.2': NONE } });
    expect(outcomes(result)['5.2']).toMatchObject({ score: 6 });
  });
});

describe('requests for a supplement', () => {
  it('are counted by what is printed and by what was seen, each once', () => {
    expect(supplementsSeen(undefined, [])).toBe(0);
    expect(supplementsSeen({ times: {}, resubmitted: true }, [])).toBe(1);
    const printed = [
      { field: 'supplementRequested' as const, to: '2026-11-03' },
      { field: 'supplementRequested' as const, from: '2026-11-03', to: '2026-11-03T10:00+07:00' },
    ];
    expect(supplementsSeen({ times: {} }, printed)).toBe(1);
    expect(supplementsSeen({ times: {} }, [...printed, { field: 'supplementRequested', to: '2026-11-09' }])).toBe(2);
  });
});
