import '../fakes/browser';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { skewOf } from '../../../lib/sites/skew';
import { fake } from '../fakes/browser';

const ORIGIN = 'https://motcua.example.gov.vn';
const AT = Date.UTC(2026, 10, 23, 1, 12, 7);
const TRAVELS = 30 * 60_000;

/** A portal whose icon is answered with these headers. */
function portal(headers: Record<string, string>) {
  const asked = vi.fn(async () => new Response('', { headers }));
  vi.stubGlobal('fetch', asked);
  return asked;
}
/** A clock that shows these moments in turn, the last for good. */
const clock = (...moments: number[]) => {
  let next = 0;
  return () => moments[Math.min(next++, moments.length - 1)] as number;
};
const date = (at: number) => ({ date: new Date(at).toUTCString() });

beforeEach(() => {
  fake.state.stored = {};
});
afterEach(() => vi.unstubAllGlobals());

describe('the portal’s clock minus the PC’s', () => {
  test('is a whole number of ms, whatever the moments of asking, and right to the second that the header names', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -3_600_000, max: 3_600_000 }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 999 }),
        async (off, travel, fraction) => {
          fake.state.stored = {};
          const before = AT + fraction;
          // The portal answers half-way, and its header cuts the fraction off.
          portal(date(Math.floor((before + travel / 2 + off) / 1_000) * 1_000));
          const skew = await skewOf(ORIGIN, clock(before, before + travel));
          expect(Number.isInteger(skew)).toBe(true);
          expect(Math.abs(skew - off)).toBeLessThanOrEqual(501);
        },
      ),
    );
  });

  test('counts how long an answer has lain in a cache, and nothing where that is no number', async () => {
    portal({ ...date(AT), age: '60' });
    expect(await skewOf(ORIGIN, clock(AT + 60_500))).toBe(0);
    fake.state.stored = {};
    portal({ ...date(AT), age: 'lâu' });
    expect(await skewOf(ORIGIN, clock(AT))).toBe(0);
    expect(fake.state.stored.skew).toBeUndefined();
  });

  test('is nothing where the portal says nothing or does not answer, and then asked for again', async () => {
    const silent = portal({});
    expect(await skewOf(ORIGIN, clock(AT))).toBe(0);
    expect(await skewOf(ORIGIN, clock(AT))).toBe(0);
    expect(silent).toHaveBeenCalledTimes(2);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('refused')));
    expect(await skewOf(ORIGIN, clock(AT))).toBe(0);
  });

  test('is measured twice an hour at most, and anew once the PC’s clock was set back', async () => {
    const asked = portal(date(AT));
    const skew = await skewOf(ORIGIN, clock(AT - 5_000));
    expect(skew).toBe(5_500);
    expect(await skewOf(ORIGIN, clock(AT + TRAVELS - 6_000))).toBe(skew);
    expect(asked).toHaveBeenCalledTimes(1);
    await skewOf(ORIGIN, clock(AT + TRAVELS));
    expect(asked).toHaveBeenCalledTimes(2);
    await skewOf(ORIGIN, clock(AT - 60_000));
    expect(asked).toHaveBeenCalledTimes(3);
  });
});
