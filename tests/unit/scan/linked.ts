import { afterEach, beforeEach, vi } from 'vitest';
import { codeOf, listPage, pager, type Reply, type Tried, walkFrom } from './portal';

export const LINKS = [{ links: 'a[href]' }];
export const SIZE = 3;

export const codes = (list: number, page: number, size = SIZE) =>
  Array.from({ length: size }, (_, i) => codeOf(list, (page - 1) * SIZE + i));

/** A list of so many pages, each as it is printed. */
export const pageOf = (pages: number, shown: number, path = '/ds', list = 1) =>
  listPage(codes(list, shown), pager(path, pages, shown));
export const shownBy = (url: URL) => Number(url.searchParams.get('trang') ?? 1);
export const portal =
  (pages: number, change: (page: number, nth: number) => Reply | undefined = () => undefined) =>
  (url: URL, nth: number): Reply => {
    const page = shownBy(url);
    return change(page, nth) ?? { body: pageOf(pages, page) };
  };

export const start = (pages: number, options: Parameters<typeof walkFrom>[3] = {}) =>
  walkFrom(pageOf(pages, 1), '/ds', LINKS, options);

/** Runs the clock until the walk is over, or so many ms have passed. */
export async function run(walk: Tried['walk'], most = 600_000): Promise<boolean> {
  let isOver = false;
  void walk.run().then(() => {
    isOver = true;
  });
  const end = performance.now() + most;
  while (performance.now() < end && !isOver) {
    if (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    else await vi.advanceTimersByTimeAsync(250);
  }
  return isOver;
}

/** Timers and moments of a clock that tests move; nothing is left of it after each. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    // The platform's own timeouts know nothing of a fake clock.
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), ms);
      return abort.signal;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}
