import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { TAP, tap } from '../../../lib/overlay/tap';
import type { JsonRule } from '../../../lib/portals/adapter';

const RULE: JsonRule = {
  kind: 'dossier',
  url: '/api/list\\b',
  list: 'content',
  codes: ['code'],
  fields: { submitted: 'applied' },
};
const ANSWER = { content: [{ code: 'A-0001', applied: '2023-11-02', name: 'Trần Thị Thử' }] };

/** A page whose `fetch` answers as told, with the tap in it. */
function pageWith(answers: Record<string, { body: string; type?: string; status?: number }>) {
  const { window } = new JSDOM('', { url: 'https://cong.example/app' });
  const { document } = window;
  const calls: unknown[][] = [];
  const original = async (...args: unknown[]) => {
    calls.push(args);
    const url = new URL(String(args[0]), document.baseURI).href;
    const {
      body,
      type = 'application/json',
      status = 200,
    } = answers[new URL(url).pathname] ?? { body: '', status: 404 };
    const response = new Response(body, { status, headers: { 'content-type': type } });
    Object.defineProperty(response, 'url', { value: url });
    return response;
  };
  Object.assign(window, { fetch: original });
  const told: unknown[] = [];
  document.addEventListener(TAP.records, (event) => told.push(...JSON.parse((event as CustomEvent<string>).detail)));
  // The events of this document are its window's.
  vi.stubGlobal('CustomEvent', window.CustomEvent);
  vi.stubGlobal('Event', window.Event);
  tap(window as unknown as Window & typeof globalThis);
  const send = (type: string, detail?: unknown) =>
    document.dispatchEvent(new window.CustomEvent(type, { detail: JSON.stringify(detail) }));
  return { window, original, calls, told, send };
}

const RECORD = { kind: 'dossier', codes: ['A-0001'], fields: { submitted: '2023-11-02' } };

describe('answers to fetch', () => {
  it('that an adapter names are heard, and reach the page untouched', async () => {
    const { window, calls, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    const init = { headers: { authorization: 'Bearer bí mật' } };
    const response = await window.fetch('/api/list?page=0', init);
    expect(await response.json()).toEqual(ANSWER);
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
    expect(calls).toEqual([['/api/list?page=0', init]]);
    expect(calls[0]?.[1]).toBe(init);
  });

  it('that came before the rules are heard once they are there; all others are never read', async () => {
    const { window, told, send } = pageWith({
      '/api/list': { body: JSON.stringify(ANSWER) },
      '/api/other': { body: JSON.stringify(ANSWER) },
      '/api/listing': { body: JSON.stringify(ANSWER) },
    });
    for (const path of ['/api/list', '/api/other', '/api/listing']) await window.fetch(path);
    expect(told).toEqual([]);
    send(TAP.rules, [RULE]);
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
    const clone = vi.spyOn(Response.prototype, 'clone');
    await window.fetch('/api/other');
    expect(clone).not.toHaveBeenCalled();
    clone.mockRestore();
    await window.fetch('/api/list');
    await vi.waitFor(() => expect(told).toHaveLength(2));
  });

  it.each<[string, { body: string; type?: string; status?: number }]>([
    ['break off', { body: JSON.stringify(ANSWER).slice(0, 20) }],
    ['are no JSON', { body: JSON.stringify(ANSWER), type: 'text/html' }],
    ['are failures', { body: JSON.stringify(ANSWER), status: 500 }],
    ['hold nothing', { body: '{}' }],
  ])('that %s give nothing, and the page gets them as they are', async (_, answer) => {
    const { window, told, send } = pageWith({ '/api/list': answer, '/api/list/2': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    const response = await window.fetch('/api/list');
    expect(await response.text()).toBe(answer.body);
    await window.fetch('/api/list/2');
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
  });

  it('are told again when somebody asks', async () => {
    const { window, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    await window.fetch('/api/list');
    await vi.waitFor(() => expect(told).toHaveLength(1));
    send(TAP.ask);
    expect(told).toEqual([RECORD, RECORD]);
  });

  it('are nobody’s any more after the end, and what was lent is given back', async () => {
    const { window, original, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    expect(window.fetch).not.toBe(original);
    send(TAP.off);
    expect(window.fetch).toBe(original);
    send(TAP.ask);
    expect(told).toEqual([]);
  });
});

it('a page that fails to fetch hears of its own failure', async () => {
  const { window } = pageWith({});
  Object.assign(window, { fetch: () => Promise.reject(new TypeError('Failed to fetch')) });
  tap(window as unknown as Window & typeof globalThis);
  await expect(window.fetch('/api/list')).rejects.toThrow('Failed to fetch');
});
