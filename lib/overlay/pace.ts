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
 * Calls `step` for every item, in slices short enough that the page stays alive.
 * @returns false if `signal` was aborted meanwhile.
 */
export async function paced<T>(items: T[], step: (item: T) => void, signal: AbortSignal): Promise<boolean> {
  let since = performance.now();
  let untilCheck = 16;
  for (const item of items) {
    if (--untilCheck === 0) {
      untilCheck = 16;
      if (performance.now() - since > SLICE) {
        await giveWay();
        if (signal.aborted) return false;
        since = performance.now();
      }
    }
    step(item);
  }
  return !signal.aborted;
}
