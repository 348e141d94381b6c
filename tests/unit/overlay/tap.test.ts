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

/** A page whose `fetch` and `XMLHttpRequest` answer as told, with the tap in it. */
function pageWith(answers: Record<string, { body: BodyInit; type?: string; status?: number }>) {
  const { window } = new JSDOM('', { url: 'https://cong.example/app' });
  const { document } = window;
  const calls: unknown[][] = [];
  // This page's own, as every page has its own.
  const PageResponse = class Response extends globalThis.Response {};
  for (const [name, own] of Object.entries(Object.getOwnPropertyDescriptors(globalThis.Response.prototype)))
    if (name !== 'constructor') Object.defineProperty(PageResponse.prototype, name, own);
  const original = async (...args: unknown[]) => {
    calls.push(args);
    const url = new URL(String(args[0]), document.baseURI).href;
    const {
      body,
      type = 'application/json',
      status = 200,
    } = answers[new URL(url).pathname] ?? { body: '', status: 404 };
    const response = new PageResponse(body, { status, headers: { 'content-type': type } });
    Object.defineProperty(response, 'url', { value: url });
    return response;
  };
  class Request extends window.EventTarget {
    readyState = 1;
    status = 0;
    responseType = '';
    responseURL = '';
    response: unknown;
    type = 'application/json';
    get responseText() {
      return this.response as string;
    }
    getResponseHeader() {
      return this.type;
    }
    open(_: string, url: string) {
      this.responseURL = new URL(url, document.baseURI).href;
    }
    send() {
      const {
        body,
        status = 200,
        type = 'application/json',
      } = answers[new URL(this.responseURL).pathname] ?? {
        body: '',
        status: 404,
      };
      Object.assign(this, { status, type });
      for (const state of [2, 3, 4]) {
        this.readyState = state;
        if (state === 4) this.response = this.responseType === 'json' ? JSON.parse(String(body)) : body;
        this.dispatchEvent(new window.Event('readystatechange'));
      }
      this.dispatchEvent(new window.Event('load'));
    }
  }
  const { json } = PageResponse.prototype;
  const { send: xhrSend } = Request.prototype;
  Object.assign(window, { fetch: original, Response: PageResponse, XMLHttpRequest: Request });
  const told: unknown[] = [];
  document.addEventListener(TAP.records, (event) => told.push(...JSON.parse((event as CustomEvent<string>).detail)));
  // The events of this document are its window's.
  vi.stubGlobal('CustomEvent', window.CustomEvent);
  vi.stubGlobal('Event', window.Event);
  tap(window as unknown as Window & typeof globalThis);
  const send = (type: string, detail?: unknown) =>
    document.dispatchEvent(new window.CustomEvent(type, { detail: JSON.stringify(detail) }));
  return { window, original, json, xhrSend, PageResponse, Request, calls, told, send };
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
    for (const path of ['/api/list', '/api/other', '/api/listing']) await (await window.fetch(path)).json();
    expect(told).toEqual([]);
    send(TAP.rules, [RULE]);
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
    const clone = vi.spyOn(Response.prototype, 'clone');
    await (await window.fetch('/api/other')).json();
    expect(clone).not.toHaveBeenCalled();
    clone.mockRestore();
    await (await window.fetch('/api/list')).json();
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
    await (await window.fetch('/api/list/2')).json();
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
  });

  it('are told again when somebody asks', async () => {
    const { window, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    await (await window.fetch('/api/list')).json();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    send(TAP.ask);
    expect(told).toEqual([RECORD, RECORD]);
  });

  it('are nobody’s any more after the end, and what was lent is given back', async () => {
    const { json, xhrSend, PageResponse, Request, told, send } = pageWith({
      '/api/list': { body: JSON.stringify(ANSWER) },
    });
    send(TAP.rules, [RULE]);
    expect(PageResponse.prototype.json).not.toBe(json);
    send(TAP.off);
    expect(PageResponse.prototype.json).toBe(json);
    expect(Request.prototype.send).toBe(xhrSend);
    send(TAP.ask);
    expect(told).toEqual([]);
  });

  it.each<[string, (response: Response) => Promise<unknown>]>([
    ['as text', (response) => response.text()],
    ['as bytes', (response) => response.arrayBuffer()],
    ['as a blob', (response) => response.blob()],
    ['part by part', async (response) => response.body?.getReader().read()],
  ])('are heard when the page reads them %s, once', async (_, read) => {
    const { window, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    await read(await window.fetch('/api/list'));
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
  });

  it('that never end are let go', async () => {
    const cancel = vi.fn();
    const part = new TextEncoder().encode('x'.repeat(1_000_000));
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(part), cancel });
    const { window, told, send } = pageWith({ '/api/list': { body } });
    send(TAP.rules, [RULE]);
    const response = await window.fetch('/api/list');
    await response.body?.cancel();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalled());
    expect(told).toEqual([]);
  });
});

describe('to the page', () => {
  it('fetch is its own, and its promises are touched by nobody: a failure that it does not catch stays uncaught', () => {
    const { window, original } = pageWith({});
    expect(window.fetch).toBe(original);
    const promise = Promise.resolve(new Response('{}'));
    const then = vi.spyOn(promise, 'then');
    Object.assign(window, { fetch: () => promise });
    expect(window.fetch('/api/list')).toBe(promise);
    expect(then).not.toHaveBeenCalled();
  });

  it('what is looked in on has its name, length and refusals', () => {
    const { PageResponse, Request } = pageWith({});
    const { json } = PageResponse.prototype;
    expect([json.name, json.length, `${json}`.includes('native code')]).toEqual(['json', 0, true]);
    expect([Request.prototype.send.name, Request.prototype.send.length]).toEqual(['send', 0]);
    expect(() => Reflect.get(PageResponse.prototype, 'body', {})).toThrow(TypeError);
    expect(() => Reflect.apply(Request.prototype.send, {}, [])).toThrow(TypeError);
  });
});

describe('answers to XMLHttpRequest', () => {
  it.each(['', 'text', 'json'])('of type “%s” are heard', (responseType) => {
    const { Request, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    const request = Object.assign(new Request(), { responseType });
    request.open('GET', '/api/list');
    request.send();
    return vi.waitFor(() => expect(told).toEqual([RECORD]));
  });

  it('are heard once each, however often the page uses one request', async () => {
    const { Request, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    const request = new Request();
    for (let i = 0; i < 3; i++) {
      request.open('GET', '/api/list');
      request.send();
    }
    await vi.waitFor(() => expect(told).toHaveLength(3));
  });

  it('are heard as they came, whatever the page makes of them', async () => {
    const { Request, told, send } = pageWith({ '/api/list': { body: JSON.stringify(ANSWER) } });
    send(TAP.rules, [RULE]);
    const request = Object.assign(new Request(), { responseType: 'json' });
    request.addEventListener('load', () => {
      for (const one of (request.response as typeof ANSWER).content) one.applied = 'hôm qua';
    });
    request.open('GET', '/api/list');
    request.send();
    await vi.waitFor(() => expect(told).toEqual([RECORD]));
  });
});
