/**
 * Makes work that covers whatever came before it: while one run is waiting, further calls join it.
 * @returns settles when a run that began after the call is over
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let waiting: Promise<void> | undefined;
  const run = serial(() => {
    waiting = undefined;
    return work();
  });
  return () => {
    waiting ??= run();
    return waiting;
  };
}

/** Makes calls of an asynchronous function run one after the other; a call that fails does not stop the next. */
export function serial<Args extends unknown[], T>(work: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const next = last.then(() => work(...args));
    last = next.catch(() => {});
    return next;
  };
}
