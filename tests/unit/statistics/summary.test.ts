import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCK_STATES, type Clock } from '../../../lib/clocks/types';
import type { StoredRecord } from '../../../lib/log/types';
import { summarize } from '../../../lib/statistics/summary';
import type { ClockInput } from '../../../lib/statistics/types';
import { clock, HOUR, MINUTE, MORNING, record, stub } from './samples';

const summaryOf = (rows: [StoredRecord, Clock[]][], limit?: number) =>
  summarize(
    rows.map(([one]) => one),
    stub(new Map(rows)),
    MORNING,
    limit,
  );

describe('summarize', () => {
  it('counts each record by its first clock and every clock by itself', () => {
    const summary = summaryOf([
      [record(), [clock({ state: 'critical', due: MORNING + MINUTE }), clock({ id: 'resolution', state: 'running' })]],
      [record(), [clock({ id: 'resolution', state: 'paused' }), clock({ state: 'met' })]],
      [record(), [clock({ state: 'unknown', reasons: ['start-not-printed'] })]],
      [record(), []],
    ]);
    expect(summary.states).toMatchObject({ critical: 1, paused: 1, unknown: 1, met: 0, running: 0 });
    expect(summary.clocks.acceptance).toMatchObject({ critical: 1, met: 1, unknown: 1 });
    expect(summary.clocks.resolution).toMatchObject({ running: 1, paused: 1 });
    expect(summary.clocks.handling).toBeUndefined();
    expect(summary.withoutClock).toBe(1);
  });

  it('puts what can be saved first, then what is late, longest first, then what is next', () => {
    const rows: [string, Clock][] = [
      ['running', clock({ state: 'running', due: MORNING + 9 * HOUR })],
      ['late since yesterday', clock({ state: 'breached', due: MORNING - 24 * HOUR })],
      ['late just now', clock({ state: 'breached', due: MORNING - MINUTE })],
      ['warning, later', clock({ state: 'warning', due: MORNING + 90 * MINUTE })],
      ['warning, sooner', clock({ state: 'warning', due: MORNING + 40 * MINUTE })],
      ['critical', clock({ state: 'critical', due: MORNING + 20 * MINUTE })],
      ['paused', clock({ state: 'paused', due: MORNING + MINUTE })],
      ['unknown', clock({ state: 'unknown' })],
    ];
    const order = ['critical', 'warning, sooner', 'warning, later', 'late since yesterday', 'late just now', 'running'];
    const all = rows.map(([name, one]): [StoredRecord, Clock[]] => [record({ record: name }), [one]]);
    expect(summaryOf(all).urgent.map((item) => item.record)).toEqual(order);
    expect(summaryOf(all.reverse(), 3).urgent.map((item) => item.record)).toEqual(order.slice(0, 3));
  });

  it('leads back to the row and says when the due moment passed unseen', () => {
    const due = MORNING - HOUR;
    const [before, after] = [
      record({ record: 'before', lastSeen: due - MINUTE }),
      record({ record: 'after', lastSeen: due + MINUTE }),
    ];
    const summary = summaryOf([before, after].map((one) => [one, [clock({ state: 'breached', due })]]));
    expect(summary.unconfirmed).toBe(1);
    expect(summary.states.breached).toBe(2);
    expect(summary.urgent.find((item) => item.record === 'before')).toMatchObject({
      id: before.id,
      origin: before.origin,
      page: '/ds',
      kind: 'dossier',
      seenAt: due - MINUTE,
      unconfirmed: true,
    });
    expect(summary.urgent.find((item) => item.record === 'after')?.unconfirmed).toBe(false);
  });

  it('goes by when the status was printed, not by a later page without one', () => {
    const due = MORNING - HOUR;
    const one = record({ lastSeen: MORNING, asOf: { status: due - HOUR } });
    expect(summaryOf([[one, [clock({ state: 'breached', due })]]]).unconfirmed).toBe(1);
  });

  it('changes next when the first of its clocks does', () => {
    const summary = summaryOf([
      [record(), [clock({ nextChange: MORNING + HOUR })]],
      [record(), [clock({ nextChange: MORNING + MINUTE }), clock({ state: 'met' })]],
    ]);
    expect(summary.nextChange).toBe(MORNING + MINUTE);
    expect(summaryOf([[record(), [clock({ state: 'met' })]]]).nextChange).toBeUndefined();
  });

  it('does not pass on a status when the last one printed was not understood', () => {
    const seen: ClockInput[] = [];
    const one = record({
      status: 4,
      statusText: 'Đang xử lý',
      problems: [{ role: 'status', problem: 'unknown-status' }],
    });
    summarize(
      [one, record({ status: 4, statusText: 'Đang xử lý' })],
      (input) => {
        seen.push(input);
        return [];
      },
      MORNING,
    );
    expect(seen.map(({ status, statusText }) => [status, statusText])).toEqual([
      [undefined, '…'],
      [4, 'Đang xử lý'],
    ]);
  });

  it('loses no record, whatever the clocks say', () => {
    const state = fc.constantFrom(...CLOCK_STATES);
    fc.assert(
      fc.property(fc.array(fc.array(state, { maxLength: 2 }), { maxLength: 20 }), (lists) => {
        const summary = summaryOf(
          lists.map((states) => [record(), states.map((one) => clock({ state: one, due: MORNING }))]),
          100,
        );
        const counted = Object.values(summary.states).reduce((sum, count) => sum + count, 0);
        expect(counted + summary.withoutClock).toBe(lists.length);
        const { critical, warning, breached, running } = summary.states;
        expect(summary.urgent).toHaveLength(critical + warning + breached + running);
      }),
    );
  });
});
