import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange, Reply } from '../core/http';
import { HttpError } from '../core/http';
import type { DemoState } from '../state/types';
import { type Trouble, troublesOf } from './records';

/** What tests may switch at `/mot-cua-efy/_test`. */
export interface Switches {
  /** How long every detail page takes, in ms. */
  delayMs: number;
  /** After so many detail pages the session is over; absent: never. */
  expireAfter?: number;
  /** What an expired session meets: the login page at once, or a redirect to it. */
  expireBy: 'page' | 'redirect';
  /** Whether requests for detail pages are written down. */
  log: boolean;
}

export interface Seen {
  path: string;
  method: string;
  /** When it came in, in epoch ms of this machine. */
  at: number;
  headers: { cookie: boolean };
}

const LONGEST_LOG = 2_000;
const STANDARD: Switches = { delayMs: 0, expireBy: 'page', log: true };

/** The requests for detail pages of one portal: written down, counted, slowed down and cut off as a test wants it. */
export class Watch {
  readonly troubles: Map<string, Trouble>;
  #switches = STANDARD;
  #requests: Seen[] = [];
  #served = 0;
  #open = 0;
  #maxConcurrent = 0;

  constructor(state: DemoState) {
    this.troubles = troublesOf(state);
  }

  /** Switches that are not named go back to what they were at first; the log begins anew. */
  set(value: unknown): void {
    const { delayMs, expireAfter, expireBy, log } = { ...STANDARD, ...(value as Partial<Switches>) };
    const count = (n: unknown): boolean => Number.isInteger(n) && (n as number) >= 0 && (n as number) <= 60_000;
    if (!count(delayMs) || (expireAfter !== undefined && !count(expireAfter)))
      throw new HttpError(400, 'delayMs và expireAfter phải là số nguyên từ 0 đến 60000.');
    if (expireBy !== 'page' && expireBy !== 'redirect') throw new HttpError(400, 'expireBy là page hoặc redirect.');
    this.#switches = { delayMs, expireAfter, expireBy, log: log !== false };
    this.#requests = [];
    this.#served = 0;
    this.#maxConcurrent = this.#open;
  }

  /** A login ends the expiry. */
  renew(): void {
    this.#switches = { ...this.#switches, expireAfter: undefined };
  }

  report(): { requests: Seen[]; maxConcurrent: number; switches: Switches } {
    return { requests: this.#requests, maxConcurrent: this.#maxConcurrent, switches: this.#switches };
  }

  /** Answers one request for a detail page. */
  async detail(exchange: Exchange, answer: (expired?: Switches['expireBy']) => Reply): Promise<Reply> {
    const { delayMs, expireAfter, expireBy, log } = this.#switches;
    if (log && this.#requests.length < LONGEST_LOG) {
      const { pathname, search } = exchange.url;
      const headers = { cookie: exchange.cookies.size > 0 };
      this.#requests.push({ path: pathname + search, method: exchange.method, at: Date.now(), headers });
    }
    const expired = expireAfter !== undefined && this.#served >= expireAfter;
    this.#served++;
    this.#open++;
    this.#maxConcurrent = Math.max(this.#maxConcurrent, this.#open);
    try {
      if (delayMs > 0) await wait(delayMs);
      return answer(expired ? expireBy : undefined);
    } finally {
      this.#open--;
    }
  }
}

const watches = new WeakMap<DemoState, Watch>();

export function watchOf(state: DemoState): Watch {
  const watch = watches.get(state) ?? new Watch(state);
  watches.set(state, watch);
  return watch;
}
