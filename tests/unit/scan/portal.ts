import { JSDOM } from 'jsdom';
import { vi } from 'vitest';
import type { Adapter, WalkWay } from '../../../lib/portals/adapter';
import { auto } from '../../../lib/portals/adapters/auto';
import { type Page, recognize } from '../../../lib/portals/read';
import { atOnce } from '../../../lib/portals/work';
import type { Scan } from '../../../lib/scan/types';
import { newScan, Walk, type WalkKit } from '../../../lib/scan/walk';
import { type FoundWay, waysOf } from '../../../lib/scan/ways';

export const ORIGIN = 'https://cong.example';

/** The code of a list's record. */
export const codeOf = (list: number, n: number) => `H23.12.3-26110${list}-${1000 + n}`;

/** A page with a list of records, and whatever stands around it. */
export function listPage(records: readonly string[], around = ''): string {
  const rows = records
    .map((code) => `<tr><td>${code}</td><td>02/11/2026 08:00</td><td>Chờ tiếp nhận</td></tr>`)
    .join('');
  const head = '<tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th></tr>';
  return `<!doctype html><title>Hồ sơ</title><body><h2>Hồ sơ chờ tiếp nhận</h2><table>${head}${rows}</table>${around}</body>`;
}

/** Links to pages as a pager prints them. */
export const pager = (path: string, pages: number, shown: number): string =>
  `<p class="pager">${Array.from({ length: pages }, (_, i) =>
    i + 1 === shown ? `<b>${i + 1}</b>` : `<a href="${path}?trang=${i + 1}">${i + 1}</a>`,
  ).join(' ')}</p>`;

/** What one request is answered with, after so many ms of the fake clock. */
export interface Reply {
  status?: number;
  body?: string;
  type?: string;
  /** Of the header `Retry-After`. */
  retryAfter?: string;
  /** Where a redirect led. */
  url?: string;
  after?: number;
  /** Nothing ever comes. */
  never?: boolean;
}

/** A request as the portal saw it. */
export interface Request {
  at: number;
  /** When it was answered, or given up. */
  until: number;
  url: string;
  init: RequestInit;
}

/** Stands in for the network, by the fake clock; writes down every request. */
export function network(answer: (url: URL, nth: number) => Reply): Request[] {
  const requests: Request[] = [];
  vi.stubGlobal('navigator', { locks: undefined });
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const request = { at: performance.now(), until: Number.POSITIVE_INFINITY, url: address, init };
    const {
      status = 200,
      body = '',
      type = 'text/html',
      retryAfter,
      after = 1,
      never,
      url,
    } = answer(new URL(address), requests.length);
    requests.push(request);
    return new Promise<Response>((resolve, reject) => {
      const giveUp = () => {
        request.until = Math.min(request.until, performance.now());
        reject(new Error('aborted'));
      };
      if (init.signal?.aborted) giveUp();
      init.signal?.addEventListener('abort', giveUp);
      if (never) return;
      setTimeout(() => {
        request.until = Math.min(request.until, performance.now());
        const response = new Response(body, {
          status,
          headers: { 'content-type': type, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) },
        });
        Object.defineProperty(response, 'url', { value: url ?? address });
        resolve(response);
      }, after);
    });
  });
  return requests;
}

export interface Tried {
  walk: Walk;
  way: FoundWay;
  /** All that was told to the log. */
  told: string[];
  kept: Scan[];
  document: Document;
  abort: AbortController;
  /** Whether the tab is seen. */
  see(isSeen: boolean): void;
  pressed: string[];
  opened: string[];
}

/** A page in a browser of its own. */
export function tab(html: string, url: string): { document: Document; see: (isSeen: boolean) => void } {
  const dom = new JSDOM(html, { url });
  const { document } = dom.window;
  vi.stubGlobal('DOMParser', dom.window.DOMParser);
  vi.stubGlobal('MutationObserver', dom.window.MutationObserver);
  let seen = true;
  Object.defineProperty(document, 'visibilityState', { get: () => (seen ? 'visible' : 'hidden') });
  // Nothing is laid out here.
  dom.window.Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  // Signals of this process are not those of its window.
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (type: string, listener: EventListener) => listen(type, listener);
  return {
    document,
    see: (isSeen) => {
      seen = isSeen;
      document.dispatchEvent(new dom.window.Event('visibilitychange'));
    },
  };
}

const adapterWith = (ways: WalkWay[], more: Partial<Adapter>, pace?: number): Adapter => ({
  ...auto,
  id: 'thu',
  ...more,
  requests: { clock: false, walk: { ways, ...(pace !== undefined && { pace }) } },
});

/** Ready to walk from a page. */
export function walkFrom(
  html: string,
  path: string,
  ways: WalkWay[],
  options: {
    more?: Partial<Adapter>;
    pace?: number;
    chosen?: number[];
    elsewhere?: boolean;
    requests?: string[];
    refuses?: (nth: number) => boolean;
    scan?: Scan;
    press?: (control: HTMLElement, document: Document) => void;
  } = {},
): Tried {
  const url = ORIGIN + path;
  const { document, see } = tab(html, url);
  const adapter = adapterWith(ways, options.more ?? {}, options.pace);
  const page = recognize(document, url, [adapter]) as Page;
  const abort = new AbortController();
  const [way] = waysOf(ways, { document, url, page, requests: options.requests ?? [] });
  if (!way) throw new Error('no way');
  const told: string[] = [];
  const kept: Scan[] = [];
  const pressed: string[] = [];
  const opened: string[] = [];
  const met = new Set<string>();
  let tellings = 0;
  const kit: WalkKit = {
    document,
    adapters: [adapter],
    page,
    skew: 0,
    now: () => performance.now(),
    paced: async (work) => atOnce(work),
    tell: async ({ observations }) => {
      if (options.refuses?.(tellings++)) return false;
      told.push(...observations.map(({ record }) => record));
      return true;
    },
    weigh: async (_since, records) => {
      for (const { record } of records) met.add(record);
      return { records: met.size, fresh: 0, changed: 0, late: 0, kept: true };
    },
    absent: async () => 0,
    keep: async (scan) => void kept.push(structuredClone(scan)),
    press: async (control) => {
      pressed.push((control.textContent ?? '').trim());
      options.press?.(control, document);
    },
    open: (address) => void opened.push(address),
    onChange: () => {},
    signal: abort.signal,
  };
  const scan = options.scan ?? newScan(kit, way, options.chosen ?? [], options.elsewhere ?? false);
  return { walk: new Walk(kit, scan, way), way, told, kept, document, abort, see, pressed, opened };
}
