import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from '../../../lib/overlay/pace';
import { atOnce, type Work } from '../../../lib/portals/work';

/** How often work gave way, and what the page does in its turns. */
let turns = 0;
let inTurn = () => {};
let time = 0;

beforeEach(() => {
  turns = 0;
  inTurn = () => {};
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  vi.stubGlobal('scheduler', {
    async yield() {
      turns++;
      inTurn();
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Work of so many steps, each of which takes `ms`. */
function* steps(count: number, ms: number, done: number[] = []): Work<number[]> {
  for (let n = 0; n < count; n++) {
    time += ms;
    done.push(n);
    yield;
  }
  return done;
}

test('short work is done at once, without giving way', async () => {
  const done: number[] = [];
  const all = paced(steps(15, 1, done), new AbortController().signal);
  expect(done).toHaveLength(15);
  expect(await all).toEqual(done);
  expect(turns).toBe(0);
});

test('long work gives way in slices, and after every step that is long by itself', async () => {
  await paced(steps(160, 1), new AbortController().signal);
  expect(turns).toBe(10);
  turns = 0;
  await paced(steps(5, 40), new AbortController().signal);
  expect(turns).toBe(5);
});

test('what is aborted goes no further and comes to nothing', async () => {
  const abort = new AbortController();
  const done: number[] = [];
  inTurn = () => abort.abort();
  expect(await paced(steps(100, 20, done), abort.signal)).toBeUndefined();
  expect(done).toEqual([0]);
});

test('a fault in the work is the caller’s to hear', async () => {
  function* faulty(): Work<void> {
    yield;
    throw new Error('no such selector');
  }
  await expect(paced(faulty(), new AbortController().signal)).rejects.toThrow('no such selector');
});

test('in one go it comes to the same', () => {
  expect(atOnce(steps(3, 100))).toEqual([0, 1, 2]);
});
