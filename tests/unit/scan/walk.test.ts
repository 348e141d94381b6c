import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { isWhole, progress, resumed, retried } from '../../../lib/scan/plan';
import { Walk } from '../../../lib/scan/walk';
import { codes, LINKS, pageOf, portal, run, SIZE, shownBy, start, useFakeClock } from './linked';
import { listPage, network, pager, type Reply, type Request, walkFrom } from './portal';

const PACE = 1_000;

/** The most that were open at any moment, by the record of starts and ends alone. */
const mostAtOnce = (requests: readonly Request[]) =>
  Math.max(0, ...requests.map(({ at }) => requests.filter((one) => one.at <= at && one.until > at).length));
const gapsOf = (requests: readonly Request[]) => requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0));
const pagesOf = (requests: readonly Request[]) => requests.map(({ url }) => shownBy(new URL(url)));

useFakeClock();

describe('a walk by requests', () => {
  it('asks for every page once, two at a time, at the pace, by GET in the own session, and tells all records', async () => {
    const requests = network(portal(6));
    const { walk, told } = start(6);
    expect(await run(walk)).toBe(true);
    expect(pagesOf(requests)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(gapsOf(requests).every((gap) => gap >= PACE)).toBe(true);
    for (const { init } of requests) expect(init).toMatchObject({ mode: 'same-origin', credentials: 'same-origin' });
    expect(requests.every(({ init }) => init.method === undefined && init.body === undefined)).toBe(true);
    expect(new Set(told)).toEqual(new Set([1, 2, 3, 4, 5, 6].flatMap((page) => codes(1, page))));
    expect(walk.scan).toMatchObject({ phase: 'done', counts: { records: 18, told: 18 } });
    expect(isWhole(walk.scan)).toBe(true);
    expect(walk.scan.lists[0]).toMatchObject({ last: 6, rows: 18, failed: [] });
  });

  it('uses both places where answers are slow, and no third', async () => {
    const requests = network(portal(6, (page) => ({ body: pageOf(6, page), after: 5_000 })));
    expect(await run(start(6).walk)).toBe(true);
    expect(mostAtOnce(requests)).toBe(2);
  });

  const replies = fc.oneof(
    { weight: 6, arbitrary: fc.record({ after: fc.integer({ min: 1, max: 15_000 }) }) },
    fc.record({ status: fc.constantFrom(403, 404, 429, 500, 502, 503), after: fc.integer({ min: 1, max: 3_000 }) }),
    fc.record({ body: fc.constantFrom('', '<p>x</p>', '{', listPage([])), after: fc.integer({ min: 1, max: 3_000 }) }),
    fc.constant({ never: true }),
    fc.record({ type: fc.constantFrom('application/pdf', 'image/png'), after: fc.constant(5) }),
  );

  it('never exceeds two at a time nor the pace, rests after trouble, and ends, whatever it is answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom(500, 1_000, 2_500),
        fc.array(replies, { minLength: 1, maxLength: 14 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom('pause', 'resume', 'hide', 'show')), {
          maxLength: 5,
        }),
        async (pages, pace, answers, acts) => {
          const given: Reply[] = [];
          const requests = network((url, nth) => {
            const reply: Reply = { body: pageOf(pages, shownBy(url)), ...answers[nth % answers.length] };
            given.push(reply);
            return reply;
          });
          const { walk, see } = start(pages, { pace });
          for (const [after, act] of acts)
            setTimeout(() => {
              if (act === 'pause' && walk.scan.phase === 'running') void walk.pause();
              if (act === 'resume' && walk.scan.phase === 'paused') void walk.resume();
              if (act === 'hide' || act === 'show') see(act === 'show');
            }, after);
          setTimeout(() => {
            see(true);
            if (walk.scan.phase === 'paused') void walk.resume();
          }, 30_000);
          expect(await run(walk)).toBe(true);
          expect(gapsOf(requests).every((gap) => gap >= pace)).toBe(true);
          expect(mostAtOnce(requests)).toBeLessThanOrEqual(2);
          // Nothing begins within five seconds after trouble, by the portal's own record, unless all was well in between.
          const isTrouble = (i: number) =>
            given[i]?.never === true || [403, 429, 500, 502, 503].includes(given[i]?.status ?? 200);
          const isWell = (i: number) => !isTrouble(i) && given[i]?.status === undefined;
          requests.forEach(({ until }, i) => {
            if (!isTrouble(i) || until === Number.POSITIVE_INFINITY) return;
            const next = requests.find(({ at }) => at > until)?.at ?? Number.POSITIVE_INFINITY;
            const between = requests.some((one, k) => isWell(k) && one.until >= until && one.until <= next);
            if (!between) expect(next - until).toBeGreaterThanOrEqual(5_000);
          });
          const { phase, lists } = walk.scan;
          const [list] = lists;
          const settled = [...(list?.done ?? []), ...(list?.failed ?? [])].map(({ page }) => page);
          expect(new Set(settled).size).toBe(settled.length);
          if (phase === 'done') expect(settled.length).toBeGreaterThanOrEqual(list?.last ?? 1);
          else expect(walk.scan.stop).toBe('failing');
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a portal that asks to be left alone', () => {
  const busy = (retryAfter: string) =>
    network(portal(4, (page, nth) => (nth === 1 ? { status: 503, retryAfter } : { body: pageOf(4, page) })));

  it('is asked again only after that', async () => {
    const requests = busy('120');
    const { walk } = start(4);
    expect(await run(walk)).toBe(true);
    expect(requests.length).toBe(4);
    expect((requests[2]?.at ?? 0) - (requests[1]?.until ?? 0)).toBeGreaterThanOrEqual(120_000);
  });

  it('for longer than ten minutes ends the walk', async () => {
    const requests = busy('3600');
    const { walk } = start(4);
    expect(await run(walk)).toBe(true);
    expect(walk.scan).toMatchObject({ phase: 'stopped', stop: 'failing' });
    expect(requests.length).toBe(2);
  });
});

describe('whoever watches', () => {
  it('pauses it: no request begins; goes on with what is left, and none is asked for twice', async () => {
    const requests = network(portal(6));
    const { walk } = start(6);
    const over = walk.run();
    await vi.advanceTimersByTimeAsync(2_500);
    await walk.pause();
    await vi.advanceTimersByTimeAsync(1_000);
    const before = requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(before);
    await walk.resume();
    await vi.advanceTimersByTimeAsync(10_000);
    await over;
    expect(pagesOf(requests)).toEqual([1, 2, 3, 4, 5, 6]);
    // What it waited for is no time that it took.
    expect(walk.scan.spent).toBeLessThan(10_000);
  });

  it('stops it: an answer that comes later is not confirmed, and is read again when it goes on', async () => {
    network(portal(4, (page) => ({ body: pageOf(4, page), after: 3_000 })));
    const { walk, told } = start(4);
    const over = walk.run();
    await vi.advanceTimersByTimeAsync(1_500);
    await walk.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    await over;
    expect(walk.scan).toMatchObject({ phase: 'stopped', stop: 'asked' });
    expect(told).toEqual([]);
    expect(progress(walk.scan).done).toBe(0);
  });

  it('stops it and goes on at once: the pace holds all the same', async () => {
    const requests = network(portal(4));
    const { walk } = start(4);
    const over = walk.run();
    await vi.advanceTimersByTimeAsync(1_100);
    await walk.stop();
    await over;
    expect(requests).toHaveLength(2);
    const next = new Walk(walk.kit, resumed(walk.scan), walk.way, walk);
    expect(await run(next)).toBe(true);
    expect(requests).toHaveLength(4);
    expect(gapsOf(requests).every((gap) => gap >= PACE)).toBe(true);
  });

  it('hides the tab: it waits, unless the tab was left for that', async () => {
    const requests = network(portal(4));
    const { walk, see } = start(4);
    see(false);
    expect(await run(walk, 30_000)).toBe(false);
    expect(requests).toHaveLength(0);
    see(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(walk.scan.phase).toBe('done');

    const others = network(portal(4));
    const left = start(4, { elsewhere: true });
    left.see(false);
    expect(await run(left.walk, 30_000)).toBe(true);
    expect(others).toHaveLength(4);
  });

  it('closes the panel: all ends, and what is on its way is given up', async () => {
    const requests = network(portal(4, () => ({ never: true })));
    const { walk, abort } = start(4);
    const over = walk.run();
    await vi.advanceTimersByTimeAsync(100);
    abort.abort();
    await vi.advanceTimersByTimeAsync(100);
    await over;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.until).toBeLessThan(200);
  });
});

describe('a portal in trouble', () => {
  it('that answers 503 is left alone for five seconds, then ten, then altogether', async () => {
    const requests = network(portal(9, () => ({ status: 503 })));
    const { walk } = start(9);
    expect(await run(walk)).toBe(true);
    expect(walk.scan).toMatchObject({ phase: 'stopped', stop: 'failing' });
    expect(requests).toHaveLength(3);
    const [first = 0, second = 0] = gapsOf(requests);
    expect(first).toBeGreaterThanOrEqual(5_000);
    expect(second).toBeGreaterThanOrEqual(10_000);
  });

  it('that recovers is asked at the pace again; the failed page is named, and a retry reads that one', async () => {
    network(portal(5, (page, nth) => (nth === 1 ? { status: 500 } : { body: pageOf(5, page) })));
    const { walk } = start(5);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]?.failed).toEqual([{ page: 2, why: 'server' }]);
    expect(isWhole(walk.scan)).toBe(false);
    expect(walk.scan.absent).toBeUndefined();
    const requests = network(portal(5));
    const again = start(5, { scan: retried(walk.scan) });
    expect(await run(again.walk)).toBe(true);
    expect(pagesOf(requests)).toEqual([2]);
    expect(again.walk.scan).toMatchObject({ phase: 'done', absent: 0 });
  });

  it.each<[string, Reply]>([
    ['an answer 401', { status: 401 }],
    ['the sign-in page instead of the list', { body: '<form><input type="password"></form>' }],
  ])('whose session ends, by %s, is asked for nothing more', async (_, reply) => {
    const requests = network(portal(9, (page) => (page === 3 ? reply : undefined)));
    const { walk } = start(9);
    expect(await run(walk)).toBe(true);
    expect(walk.scan).toMatchObject({ phase: 'stopped', stop: 'signed-out' });
    expect(requests.length).toBeLessThanOrEqual(4);
    // Whoever signs in again has that page read.
    expect(walk.scan.lists[0]?.failed).toEqual([]);
  });

  it('that never answers is given up after twenty seconds', async () => {
    const requests = network(portal(2, (page) => (page === 2 ? { never: true } : undefined)));
    const { walk } = start(2);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]?.failed).toEqual([{ page: 2, why: 'timeout' }]);
    expect((requests[1]?.until ?? 0) - (requests[1]?.at ?? 0)).toBe(20_000);
  });
});

describe('a list that is not what it says', () => {
  it('with one page that shows the one before it: that page is said to repeat, and all others are read', async () => {
    network(portal(9, (page) => (page === 7 ? { body: pageOf(9, 6) } : undefined)));
    const { walk, told } = start(9);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]?.failed).toEqual([{ page: 7, why: 'repeats' }]);
    expect(walk.scan.lists[0]?.done).toHaveLength(8);
    // Nothing is counted twice.
    expect(told).toHaveLength(8 * SIZE);
    expect(isWhole(walk.scan)).toBe(false);
  });

  it('that shows its first page for ever ends after a few requests, and says how much it left', async () => {
    const requests = network(portal(200, () => ({ body: pageOf(200, 1) })));
    const { walk } = start(200);
    expect(await run(walk)).toBe(true);
    expect(requests.length).toBeLessThanOrEqual(6);
    const [list] = walk.scan.lists;
    expect(list?.failed.every(({ why }) => why === 'repeats')).toBe(true);
    expect((list?.last ?? 0) + (list?.cut ?? 0)).toBe(200);
    expect(isWhole(walk.scan)).toBe(false);
    expect(walk.scan.absent).toBeUndefined();
    // Who wants it read all the same has all of it read.
    expect(retried(walk.scan).lists[0]).toMatchObject({ last: 200, failed: [] });
  });

  it('that becomes shorter while it is walked ends where it ends now, and says that it changed', async () => {
    network((url) => {
      const page = shownBy(url);
      return { body: page === 1 ? pageOf(6, 1) : pageOf(4, Math.min(page, 4)) };
    });
    const { walk } = start(6);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]).toMatchObject({ last: 4, failed: [], changed: true });
  });

  it('that becomes longer is walked to its new end', async () => {
    const requests = network((url) => ({ body: pageOf(shownBy(url) > 2 ? 7 : 4, shownBy(url)) }));
    const { walk } = start(4);
    expect(await run(walk)).toBe(true);
    expect(requests).toHaveLength(7);
    expect(walk.scan.lists[0]).toMatchObject({ last: 7, failed: [] });
  });

  it('whose numbers end before its pages do is followed as long as its pager leads on', async () => {
    const body = (page: number) =>
      listPage(
        codes(1, page),
        `${pager('/ds', 3, page)}<p class="pager">1 ${page < 5 ? `<a href="/ds?trang=${page + 1}">Sau</a>` : ''}</p>`,
      );
    network((url) => ({ body: body(shownBy(url)) }));
    const { walk } = walkFrom(body(1), '/ds', LINKS);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]).toMatchObject({ last: 5, failed: [] });
  });

  it('whose pager leads on for ever ends at the page that repeats, which is no failure', async () => {
    const body = (page: number) =>
      listPage(codes(1, Math.min(page, 3)), `${pager('/ds', 3, page)}<p class="pager">1 <a href="#">Sau</a></p>`);
    network((url) => ({ body: body(shownBy(url)) }));
    const { walk } = walkFrom(body(1), '/ds', LINKS);
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]).toMatchObject({ last: 3, failed: [] });
  });

  it('that is not written to the log is not called read', async () => {
    network(portal(3));
    const { walk } = start(3, { refuses: (nth) => nth === 1 });
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[0]?.failed).toEqual([{ page: 2, why: 'not-told' }]);
  });
});
