import { describe, expect, it } from 'vitest';
import { Knowledge } from '../../../lib/overlay/knowledge';
import type { JsonRecord } from '../../../lib/portals/jsonRecords';
import type { EventRole, Moment, Observation } from '../../../lib/portals/types';

const CODE = 'H23.12.3-231102-0001';
const at = (text: string, precision: Moment['precision'] = 'minute'): Moment => ({
  at: Date.parse(`${text}+07:00`),
  precision,
});

const printed = (change: Partial<Observation> = {}): Observation => ({
  kind: 'dossier',
  record: CODE,
  status: 1,
  times: {},
  blank: [],
  problems: [],
  ...change,
});

/** Knowledge that has heard one record of the page's own data. */
function having(times: Partial<Record<EventRole, Moment>>, change: Partial<Observation> = {}): Knowledge {
  const knowledge = new Knowledge();
  const record: JsonRecord = { kind: 'dossier', codes: [CODE, `000.${CODE}`], fields: {} };
  knowledge.hear([record], (_, code) => printed({ record: code, times: { ...times }, ...change }));
  return knowledge;
}

describe('what the page’s own data say', () => {
  it('fills what the page does not print, under each of the record’s codes', () => {
    const knowledge = having({ submitted: at('2023-11-02T08:15:30', 'second') });
    for (const record of [CODE, `000.${CODE}`])
      expect(knowledge.amend(printed({ record })).times).toEqual({ submitted: at('2023-11-02T08:15:30', 'second') });
    expect(knowledge.amend(printed({ record: 'H23.12.3-231102-0002' })).times).toEqual({});
  });

  it('makes a printed date finer where both agree, and is no dispute', () => {
    const knowledge = having({ submitted: at('2023-11-02T08:15:30', 'second') });
    const row = printed({ times: { submitted: at('2023-11-02T00:00:00', 'day') }, blank: ['accepted'] });
    const { times, disputed, blank } = knowledge.amend(row);
    expect(times.submitted).toEqual(at('2023-11-02T08:15:30', 'second'));
    expect(disputed).toBe(false);
    expect(blank).toEqual(['accepted']);
  });

  it('that is stored as midnight is a date', () => {
    const knowledge = having({ due: at('2023-11-10T00:00:00', 'second') });
    expect(knowledge.amend(printed()).times.due).toEqual(at('2023-11-10T00:00:00', 'day'));
    expect(knowledge.isDisputed(printed({ times: { due: at('2023-11-10T16:30:00') } }))).toBe(false);
  });

  it.each<[string, Partial<Observation>, Partial<Observation>]>([
    ['another day', { times: { due: at('2023-11-11T00:00:00', 'day') } }, {}],
    ['another minute', { times: { due: at('2023-11-10T16:31:00') } }, {}],
    ['another status', {}, { status: 4 }],
  ])('and the page disagree over %s: nothing is asserted, and nothing told', (_, row, told) => {
    const knowledge = having({ due: at('2023-11-10T16:30:00') }, told);
    expect(knowledge.isDisputed(printed(row))).toBe(true);
    expect(knowledge.amend(printed(row)).disputed).toBe(true);
  });

  it('that nobody understands is no dispute', () => {
    const knowledge = having({}, { status: undefined });
    expect(knowledge.amend(printed()).disputed).toBe(false);
  });

  it('is older than what the page prints once somebody has acted on the record', () => {
    const knowledge = having({ submitted: at('2023-11-02T08:15:00') }, { status: 1 });
    expect(knowledge.amend(printed({ status: 1 })).times.submitted).toBeDefined();
    const accepted = { status: 2 as const, times: { accepted: at('2023-11-02T09:00:00') } };
    expect(knowledge.amend(printed(accepted)).disputed ?? false).toBe(false);
    expect(knowledge.whole(printed(accepted))).toEqual(printed(accepted));
    // A page that was only writing the row says again what it said.
    expect(knowledge.amend(printed({ status: 1 })).times.submitted).toBeDefined();
    // Data that never agreed with the page are another matter.
    const other = having({}, { status: 1 });
    expect(other.isDisputed(printed(accepted))).toBe(true);
    expect(other.isDisputed(printed({ ...accepted, status: 9 }))).toBe(true);
  });

  it('is replaced by what comes later', () => {
    const knowledge = having({ due: at('2023-11-10T16:30:00') });
    knowledge.hear([{ kind: 'dossier', codes: [CODE], fields: {} }], (_, code) =>
      printed({ record: code, times: { due: at('2023-11-11T16:30:00') } }),
    );
    expect(knowledge.isDisputed(printed({ times: { due: at('2023-11-11T16:30:00') } }))).toBe(false);
  });
});

describe('what the log knows', () => {
  it('is for the clocks alone: the log is not told it again', () => {
    const knowledge = new Knowledge();
    knowledge.learn([{ kind: 'dossier', record: CODE, times: { submitted: at('2023-11-02T08:15:00') } }]);
    expect(knowledge.amend(printed()).times).toEqual({ submitted: at('2023-11-02T08:15:00') });
    expect(knowledge.whole(printed())).toEqual(printed());
  });

  it('adds up, gives way to what is printed, and to the page’s own data', () => {
    const knowledge = having({ accepted: at('2023-11-02T09:00:00') });
    knowledge.learn([{ kind: 'dossier', record: CODE, times: { submitted: at('2023-11-02T08:15:00') } }]);
    knowledge.learn([
      { kind: 'dossier', record: CODE, times: { accepted: at('2023-11-03T09:00:00'), due: at('2023-11-09T09:00:00') } },
    ]);
    expect(knowledge.amend(printed({ times: { due: at('2023-11-10T16:30:00') } })).times).toEqual({
      submitted: at('2023-11-02T08:15:00'),
      accepted: at('2023-11-02T09:00:00'),
      due: at('2023-11-10T16:30:00'),
    });
  });
});

it('of thousands of records only those that the page prints are made into observations, and the last are kept', () => {
  const knowledge = new Knowledge();
  const code = (n: number) => `H23.12.3-231102-${String(n).padStart(5, '0')}`;
  let made = 0;
  const observe = (_: JsonRecord, of: string) => {
    made++;
    return printed({ record: of, times: { submitted: at('2023-11-02T08:15:30', 'second') } });
  };
  const records = Array.from(
    { length: 6000 },
    (_, n): JsonRecord => ({ kind: 'dossier', codes: [code(n)], fields: {} }),
  );
  knowledge.hear(records, observe);
  expect(made).toBe(0);
  for (const n of [5999, 5999, 5998])
    expect(knowledge.amend(printed({ record: code(n) })).times.submitted).toBeDefined();
  expect(made).toBe(2);
  expect(knowledge.hears(printed({ record: code(0) }))).toBe(false);
});
