import { setTimeout as wait } from 'node:timers/promises';
import type { DemoState } from '../state/types';
import { type Exchange, HttpError, type Reply } from './http';

/** A request for a page of a list. */
export interface ListRequest {
  method: string;
  /** Path and query. */
  path: string;
  /** When it came in, in epoch ms of this machine. */
  at: number;
}

/** Lists of the portals whose pages a walk turns, by the path of the request. */
const LISTS = [
  /^\/mot-cua\/danh-sach(?:\/|$)/,
  /^\/mot-cua-efy\/(?:tiep-nhan|supplementrecordlist\/index)$/,
  /^\/motcua-(?:spa|igate)\/api\/pa\/dossier\/search$/,
];

/** Requests for pages of lists: written down, counted, slowed down and made to fail as a test wants it. */
export class ListWatch {
  /** How long each takes, in ms. */
  delayMs = 0;
  /** The status that a page answers with instead of its list; undefined for none. */
  fails: (request: ListRequest) => number | undefined = () => undefined;
  requests: ListRequest[] = [];
  mostAtOnce = 0;
  #open = 0;

  /** Back to what it was at first; what was written down is forgotten. */
  reset(): void {
    this.delayMs = 0;
    this.fails = () => undefined;
    this.requests = [];
    this.mostAtOnce = this.#open;
  }

  async around({ method, path, url }: Exchange, answer: () => Promise<Reply>): Promise<Reply> {
    if (!LISTS.some((list) => list.test(path))) return answer();
    const request = { method, path: path + url.search, at: Date.now() };
    this.requests.push(request);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#open);
    try {
      if (this.delayMs > 0) await wait(this.delayMs);
      const status = this.fails(request);
      if (status !== undefined) throw new HttpError(status, 'Hệ thống đang bận.');
      return await answer();
    } finally {
      this.#open--;
    }
  }
}

const watches = new WeakMap<DemoState, ListWatch>();

export function listWatchOf(state: DemoState): ListWatch {
  const watch = watches.get(state) ?? new ListWatch();
  watches.set(state, watch);
  return watch;
}
