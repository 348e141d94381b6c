import type { Work } from '../portals/work';

/** How long a piece of work may hold the page before it gives way, in ms; a task is janky from 50 on. */
const SLICE = 16;

interface Scheduler {
  /** Newer than the oldest browser that we run in. */
  yield?(): Promise<void>;
  postTask(task: () => void): Promise<void>;
}

/** Gives the page its turn; no timer throttling delays what follows. */
function giveWay(): Promise<void> {
  const { scheduler } = globalThis as unknown as { scheduler: Scheduler };
  return scheduler.yield?.() ?? scheduler.postTask(() => {});
}

/**
 * Does work in slices short enough that the page stays alive, the first of them at once.
 * @returns what it comes to; undefined if `signal` was aborted meanwhile.
 */
export async function paced<T>(work: Work<T>, signal: AbortSignal): Promise<T | undefined> {
  let since = performance.now();
  while (!signal.aborted) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < SLICE) continue;
    await giveWay();
    since = performance.now();
  }
  return undefined;
}
