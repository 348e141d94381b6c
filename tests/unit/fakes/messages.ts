import { BASE, fake } from './browser';

const { chrome, events } = fake;

/** Who sends: a page of ours, or the overlay in a page of a portal. */
export const OWN_PAGE = { id: chrome.runtime.id, url: `${BASE}/options.html`, origin: BASE };
export const frameOf = (origin: string) => ({ id: chrome.runtime.id, url: `${origin}/list`, origin, tab: { id: 1 } });

/** Sends as the messaging library does, and waits for the answer. */
export function send(type: string, data: unknown, sender: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const answer = ({ res, err }: { res?: unknown; err?: Error }) => (err ? reject(err) : resolve(res));
    for (const listener of events.onMessage.listeners) {
      (listener as (...args: unknown[]) => unknown)({ id: 1, type, data, timestamp: 1 }, sender, answer);
    }
  });
}
