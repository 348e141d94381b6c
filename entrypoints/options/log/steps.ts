/** Lets the browser draw and answer the user before the next step of a long work. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    // A message, not a timer: timers of a page in the background wait a second each.
    port2.postMessage(undefined);
  });
}

/** Work in steps of so many ms leaves the rest of a frame to drawing. */
export const STEP_MS = 8;
