import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StoredFindings } from '../../../../lib/log/types';
import type { Channel, Payment } from '../../../../lib/portals/types';
import { estimateOf } from '../../../../lib/statistics/index766/score';
import { IndexTally, type KnownDossier } from '../../../../lib/statistics/index766/tally';
import { SOURCES } from '../../../../lib/statistics/index766/types';
import { at, CALENDAR, dossier, NOVEMBER, outcomes, tallyOf, VERSION } from './samples';

const HOUR = 3_600_000;
const START = at('2026-10-20');
const NOW = at('2026-12-10', '10:00');
const exact = (moment: number) => ({ at: moment, precision: 'minute' as const });

/** The whole truth of a dossier, and what of it the log does not get to know. */
interface Life {
  accepted: number;
  due: number;
  /** Undefined while it is open. */
  done: number | undefined;
  channel: Channel;
  payment: Payment;
  procedure: string;
  components: boolean;
  result: boolean;
  hidden: {
    accepted: boolean;
    due: boolean;
    done: boolean;
    channel: boolean;
    payment: boolean;
    procedure: boolean;
    findings: boolean;
  };
  /** How long before and after the truth it was looked at. */
  looks: [before: number, after: number];
}

const NOTHING = {
  accepted: false,
  due: false,
  done: false,
  channel: false,
  payment: false,
  procedure: false,
  findings: false,
};

const hours = (max: number) => fc.nat(max).map((n) => n * HOUR);
const life: fc.Arbitrary<Life> = fc
  .record({
    accepted: hours(35 * 24).map((n) => START + n),
    term: hours(20 * 24),
    took: fc.option(hours(25 * 24), { nil: undefined }),
    channel: fc.constantFrom<Channel>('online', 'direct', 'postal'),
    payment: fc.constantFrom<Payment>('online', 'direct', 'unpaid', 'free'),
    procedure: fc.constantFrom('Đăng ký khai sinh', 'Chứng thực bản sao từ bản chính', 'Chứng thực bản sao điện tử'),
    components: fc.boolean(),
    result: fc.boolean(),
    hidden: fc.record({
      accepted: fc.boolean(),
      due: fc.boolean(),
      done: fc.boolean(),
      channel: fc.boolean(),
      payment: fc.boolean(),
      procedure: fc.boolean(),
      findings: fc.boolean(),
    }),
    looks: fc.tuple(hours(100), hours(100)),
  })
  .map(({ accepted, term, took, ...rest }) => {
    const done = took === undefined || accepted + took > NOW ? undefined : accepted + took;
    return { ...rest, accepted, due: accepted + term, done };
  });

function known(one: Life, hide: Partial<Life['hidden']>): KnownDossier {
  const { accepted, due, done, channel, payment, procedure, components, result, looks } = one;
  const [before, after] = looks;
  const figures: StoredFindings['figures'] = {
    components: { of: 2, missing: components ? 1 : 2, unknown: 0 },
    ...(done !== undefined && { results: { of: result ? 1 : 0, signed: 0, unsigned: 0, broken: 0 } }),
  };
  const seen = Math.min(NOW, accepted + after);
  const told = dossier(
    {
      status: done === undefined ? 4 : 10,
      open: done === undefined ? 1 : 0,
      channel: hide.channel ? undefined : channel,
      payment: hide.payment ? undefined : payment,
      procedure: hide.procedure ? undefined : procedure,
      firstSeen: accepted - before,
      lastSeen: NOW,
      ...(done !== undefined && { closedBetween: [Math.max(accepted, done - before), Math.min(NOW, done + after)] }),
    },
    {
      submitted: exact(accepted - before),
      accepted: hide.accepted ? undefined : exact(accepted),
      due: hide.due ? undefined : exact(due),
      done: hide.done || done === undefined ? undefined : exact(done),
    },
    hide.findings ? undefined : figures,
    components ? [] : [{ rule: 'component-missing', severity: 'warning', count: 2, of: 2 }],
    [{ field: 'status', from: '1', to: '2', after: accepted - before, at: Math.max(accepted, seen) }],
  );
  if (told.findings) told.findings.at = NOW;
  return told;
}

/** On time by the rules' own words, with everything known: 2.1 at the end of the period. */
function truth(lives: readonly Life[]): { hits: number; of: number } {
  const { from, to } = NOVEMBER;
  const within = (moment: number | undefined) => moment !== undefined && moment >= from && moment < to;
  const handled = lives.filter(({ accepted, done }) => within(accepted) || within(done));
  const hits = handled.filter(({ due, done }) => Math.min(done ?? NOW, to) <= due);
  return { hits: hits.length, of: handled.length };
}

const lives = fc.array(life, { minLength: 1, maxLength: 25 });

it('with everything known 2.1 is what the rules say', () => {
  fc.assert(
    fc.property(lives, (all) => {
      const { rates } = tallyOf(
        all.map((one) => known(one, {})),
        NOW,
      );
      expect(rates['2.1']).toEqual({ ...truth(all), unknown: 0 });
    }),
    { numRuns: 300 },
  );
});

it('whatever the log does not know, its bounds enclose the score of the whole truth', () => {
  fc.assert(
    fc.property(lives, fc.constantFrom(...SOURCES), (all, source) => {
      const whole = outcomes(
        tallyOf(
          all.map((one) => known(one, {})),
          NOW,
        ),
        source,
      );
      const less = outcomes(
        tallyOf(
          all.map((one) => known(one, one.hidden)),
          NOW,
        ),
        source,
      );
      for (const id of ['2.1', '3.6', '4.1', '4.2', '4.6'] as const) {
        const [full, part] = [whole[id], less[id]];
        if (full.kind !== 'measured') continue;
        // With no fee printed at all nothing is said.
        if (id === '3.6' && part.kind === 'notMeasurable') continue;
        if (part.kind !== 'measured') throw new Error(`${id} is lost`);
        expect(part.low, id).toBeLessThanOrEqual(full.low + 1e-9);
        expect(part.high, id).toBeGreaterThanOrEqual(full.high - 1e-9);
      }
      for (const id of ['3.3', '5.4'] as const) {
        const [full, part] = [whole[id], less[id]];
        if (full.kind !== 'atMost') continue;
        if (part.kind !== 'atMost') throw new Error(`${id} is lost`);
        expect(part.most, id).toBeGreaterThanOrEqual(full.most - 1e-9);
      }
    }),
    { numRuns: 600 },
  );
});

it('the order of the records changes nothing, and no sum is more than its maximum', () => {
  fc.assert(
    fc.property(lives, (all) => {
      const dossiers = all.map((one) => known(one, one.hidden));
      const tally = tallyOf(dossiers, NOW);
      expect(tallyOf([...dossiers].reverse(), NOW)).toEqual(tally);
      const { groups, measured } = estimateOf(VERSION, tally, 'F2');
      for (const { low, high, of, max } of groups) {
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(of);
        expect(of).toBeLessThanOrEqual(max);
      }
      expect(measured.of).toBe(groups.reduce((sum, { of }) => sum + of, 0));
    }),
    { numRuns: 200 },
  );
});

it('changes that are said not to be needed change nothing', () => {
  const { from, to } = NOVEMBER;
  fc.assert(
    fc.property(lives, (all) => {
      const dossiers = all.map((one) => known(one, one.hidden));
      const asker = new IndexTally({ from, to }, CALENDAR, NOW);
      const fewer = dossiers.map((one) => (asker.needsChanges(one.record) ? one : { ...one, transitions: [] }));
      expect(tallyOf(fewer, NOW)).toEqual(tallyOf(dossiers, NOW));
    }),
    { numRuns: 300 },
  );
  const old = known(
    {
      accepted: START,
      due: START,
      done: START,
      channel: 'online',
      payment: 'online',
      procedure: 'Khác',
      components: true,
      result: true,
      hidden: NOTHING,
      looks: [0, 0],
    },
    NOTHING,
  );
  expect(new IndexTally({ from, to }, CALENDAR, NOW).needsChanges(old.record)).toBe(false);
});
