import type { Work } from '../portals/work';

/** How long a piece of work may hold the page before it gives way, in ms; a task is janky from 50 on. */
const SLICE = 16;

/** Gives the page its turn: by the scheduler where there is one, else by a message, which no timer throttling delays. */
function giveWay(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
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
