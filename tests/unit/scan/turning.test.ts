import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isWhole, retried } from '../../../lib/scan/plan';
import { turnPages } from '../../../lib/scan/turning';
import type { Scan } from '../../../lib/scan/types';
import { codeOf, listPage, ORIGIN, type Tried, tab, walkFrom } from './portal';

const WAY = [{ press: {} }];
const SIZE = 3;
const codes = (list: number, page: number) =>
  Array.from({ length: SIZE }, (_, i) => codeOf(list, (page - 1) * SIZE + i));
const turner = (page: number, pages: number) =>
  `<p class="pager">Trang ${page}/ ${pages} <button type="button"${page >= pages ? ' disabled' : ''}>Sau</button></p>`;
const pageOf = (page: number, pages: number, around = '') => listPage(codes(1, page), turner(page, pages) + around);

/** A portal that shows another page in the same document some time after its control was pressed. */
function turning(
  pages: number,
  step: (page: number) => number = (page) => page + 1,
  after = 300,
  from = 1,
  scan?: Scan,
) {
  let shown = from;
  const tried = walkFrom(pageOf(from, pages), '/ds', WAY, {
    scan,
    press: (_, document) => {
      setTimeout(() => {
        shown = step(shown);
        document.body.innerHTML = new DOMParser().parseFromString(pageOf(shown, pages), 'text/html').body.innerHTML;
      }, after);
    },
  });
  return tried;
}

async function run(walk: Tried['walk'], most = 300_000): Promise<boolean> {
  let isOver = false;
  void turnPages(walk).then(() => {
    isOver = true;
  });
  for (let gone = 0; gone < most && !isOver; gone += 100) await vi.advanceTimersByTimeAsync(100);
  return isOver;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a walk by presses', () => {
  it('reads every page once, and presses no more often than its pace', async () => {
    const tried = turning(4);
    const at: number[] = [];
    const press = tried.walk.kit.press;
    tried.walk.kit.press = async (control) => {
      at.push(performance.now());
      await press(control);
    };
    expect(await run(tried.walk)).toBe(true);
    expect(tried.pressed).toEqual(['Sau', 'Sau', 'Sau']);
    expect(new Set(tried.told)).toEqual(new Set([1, 2, 3, 4].flatMap((page) => codes(1, page))));
    expect(tried.told).toHaveLength(12);
    expect(at.slice(1).every((one, i) => one - (at[i] ?? 0) >= 1_000)).toBe(true);
    expect(tried.walk.scan).toMatchObject({ phase: 'done', absent: 0 });
    expect(tried.walk.scan.lists[0]).toMatchObject({ last: 4, rows: 12, failed: [] });
  });

  it('keeps, before each press, that a page is being turned: whatever loads anew goes on', async () => {
    const { walk, kept } = turning(2);
    expect(await run(walk)).toBe(true);
    const [before] = kept.filter((one) => one.turning);
    expect(before?.lists[0]?.done).toHaveLength(1);
    expect(kept.at(-1)?.turning).toBeUndefined();
  });

  it('after a reload passes the pages that are confirmed, and reads the rest', async () => {
    const first = turning(4);
    void turnPages(first.walk);
    await vi.advanceTimersByTimeAsync(3_500);
    const { turning: _turned, ...scan } = structuredClone(first.walk.scan);
    await first.walk.stop();
    expect(scan.lists[0]?.done.length).toBeGreaterThan(1);
    const again = turning(4, undefined, 300, 1, scan);
    expect(await run(again.walk)).toBe(true);
    expect(again.walk.scan.lists[0]).toMatchObject({ last: 4, rows: 12 });
    expect(again.told).toHaveLength(12 - 3 * (scan.lists[0]?.done.length ?? 0));
  });

  it('waits while the tab is hidden, though it was left for other ways, and while it is paused', async () => {
    const { walk, see, pressed } = turning(3);
    see(false);
    expect(await run(walk, 20_000)).toBe(false);
    expect(pressed).toEqual([]);
    see(true);
    await vi.advanceTimersByTimeAsync(1_200);
    await walk.pause();
    const before = pressed.length;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(pressed).toHaveLength(before);
    await walk.resume();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(walk.scan).toMatchObject({ phase: 'done' });
  });

  it('says so where a page does not turn in time, and does not press on', async () => {
    const tried = walkFrom(pageOf(1, 3), '/ds', WAY);
    expect(await run(tried.walk)).toBe(true);
    expect(tried.pressed).toEqual(['Sau']);
    expect(tried.walk.scan.lists[0]?.failed).toEqual([{ page: 2, why: 'timeout' }]);
    expect(isWhole(tried.walk.scan)).toBe(false);
  });

  it('ends where the pager goes round', async () => {
    let shown = 1;
    const body = () => listPage(codes(1, shown), '<p class="pager">1 2 3 <button>Sau</button></p>');
    const tried = walkFrom(body(), '/ds', WAY, {
      press: (_, document) => {
        shown = (shown % 3) + 1;
        setTimeout(() => {
          document.body.innerHTML = new DOMParser().parseFromString(body(), 'text/html').body.innerHTML;
        }, 50);
      },
    });
    expect(await run(tried.walk)).toBe(true);
    expect(tried.told).toHaveLength(9);
    expect(tried.walk.scan.lists[0]).toMatchObject({ last: 3, failed: [] });
  });

  it('names the pages that it jumped over, or that came before its first', async () => {
    const jumping = turning(5, (page) => page + 2);
    expect(await run(jumping.walk)).toBe(true);
    expect(jumping.walk.scan.lists[0]?.failed).toEqual([
      { page: 2, why: 'skipped' },
      { page: 4, why: 'skipped' },
    ]);
    const late = turning(4, undefined, 300, 3);
    expect(await run(late.walk)).toBe(true);
    expect(late.walk.scan.lists[0]).toMatchObject({
      last: 4,
      done: [{ page: 3 }, { page: 4 }],
      failed: [{ page: 1 }, { page: 2 }],
    });
    expect(isWhole(late.walk.scan)).toBe(false);
    expect(late.walk.scan.absent).toBeUndefined();
  });

  it('stops at a sign-in page', async () => {
    const tried = walkFrom(pageOf(1, 3), '/ds', WAY, {
      press: (_, document) => {
        document.body.innerHTML = '<form><input type="password"></form>';
      },
    });
    expect(await run(tried.walk)).toBe(true);
    expect(tried.walk.scan).toMatchObject({ phase: 'stopped', stop: 'signed-out' });
  });
});

describe('several lists by presses', () => {
  const menu = '<nav><a href="/xl">Hồ sơ đang xử lý (6)</a><a href="/moi">Hồ sơ mới (0)</a></nav>';

  it('are opened one after the other in the same tab, and go on there', async () => {
    const first = walkFrom(pageOf(1, 1, menu), '/ds', WAY, { chosen: [0, 1] });
    expect(await run(first.walk)).toBe(true);
    expect(first.opened).toEqual([`${ORIGIN}/xl`]);
    expect(first.walk.scan).toMatchObject({ phase: 'running', at: 1, turning: true, opening: true });

    const second = walkFrom(listPage(codes(2, 1), turner(1, 1) + menu), '/xl', WAY, { scan: first.walk.scan });
    expect(await run(second.walk)).toBe(true);
    expect(new Set(second.told)).toEqual(new Set(codes(2, 1)));
    expect(second.opened).toEqual([`${ORIGIN}/moi`]);

    // The last has no records, and its menu says so.
    const third = walkFrom(pageOf(1, 1, menu), '/moi', WAY, { scan: second.walk.scan });
    third.document.querySelectorAll('td').forEach((cell) => {
      cell.closest('tr')?.remove();
    });
    expect(await run(third.walk)).toBe(true);
    expect(third.walk.scan.phase).toBe('done');
    expect(third.walk.scan.lists).toMatchObject([
      { last: 1, rows: 3 },
      { last: 1, rows: 3, expected: 6 },
      { last: 1, rows: 0, failed: [] },
    ]);
  });

  it('go on with the list that failed, opened anew, and pass what is read there', async () => {
    const first = walkFrom(pageOf(1, 1, menu), '/ds', WAY, { chosen: [0] });
    expect(await run(first.walk)).toBe(true);
    const failing = walkFrom(listPage(codes(2, 1), turner(1, 2) + menu), '/xl', WAY, { scan: first.walk.scan });
    expect(await run(failing.walk)).toBe(true);
    expect(failing.walk.scan.lists[1]?.failed).toEqual([{ page: 2, why: 'timeout' }]);
    // From another page of the portal.
    const again = walkFrom(pageOf(1, 1, menu), '/ds', WAY, { scan: retried(failing.walk.scan) });
    expect(await run(again.walk)).toBe(true);
    expect(again.opened).toEqual([`${ORIGIN}/xl`]);
    const last = walkFrom(listPage(codes(2, 1), turner(1, 2) + menu), '/xl', WAY, {
      scan: again.walk.scan,
      press: (_, document) => {
        const { document: next } = tab(listPage(codes(2, 2), turner(2, 2)), `${ORIGIN}/xl`);
        document.body.innerHTML = next.body.innerHTML;
      },
    });
    expect(await run(last.walk)).toBe(true);
    expect(new Set(last.told)).toEqual(new Set(codes(2, 2)));
    expect(last.walk.scan).toMatchObject({ phase: 'done', absent: 0 });
  });
});
