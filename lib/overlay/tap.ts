import type { JsonRule } from '../portals/adapter';
import { type JsonRecord, recordsIn } from '../portals/jsonRecords';

/** Events between the page's world, where its requests are, and ours. Their details are JSON texts. */
export const TAP = {
  /** To the page's world: which answers to look at (`JsonRule[]`). */
  rules: 'dung-hen:json-rules',
  /** From there: it is ready for rules. */
  ready: 'dung-hen:json-ready',
  /** To there: tell everything again. */
  ask: 'dung-hen:json-ask',
  /** From there: `JsonRecord[]`. */
  records: 'dung-hen:json-records',
  /** To there: stop, and give back what was lent. */
  off: 'dung-hen:json-off',
} as const;

const LONGEST = 5_000_000;
const MOST_RECORDS = 5000;
const MOST_WAITING = 30;
/** Ms after which answers that no rule has asked for are let go. */
const PATIENCE = 5000;

type Answer = { url: string; text(): Promise<string> };
type Any = (this: unknown, ...args: unknown[]) => unknown;

/** A body's text up to the longest that is looked at: the page may be reading one without end. */
async function textIn(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= LONGEST) continue;
    void reader?.cancel();
    return '';
  }
  return text + decoder.decode();
}

/**
 * Watches the answers that a page gets to its own requests, without changing any: a body is copied in the moment that the
 * page reads it, and `XMLHttpRequest` says itself when it is done. The page's promises are never touched, since one that
 * somebody has looked at no longer tells the page that nobody caught its failure. Requests and headers are not looked at,
 * and of an answer that an adapter names only the fields it lists are kept. Runs in the page's own world, which has none of
 * the extension's rights.
 */
export function tap(page: Window & typeof globalThis): void {
  const { document } = page;
  let rules: { test: RegExp; rule: JsonRule }[] | undefined;
  let waiting: Answer[] = [];
  const known = new Map<string, JsonRecord>();

  const tell = (records: JsonRecord[]) => {
    if (records.length > 0) document.dispatchEvent(new CustomEvent(TAP.records, { detail: JSON.stringify(records) }));
  };
  const named = (url: string) => {
    const { pathname, search } = new URL(url, document.baseURI);
    return (rules ?? []).filter(({ test }) => test.test((pathname + search).slice(0, 2000)));
  };
  const look = async (answer: Answer) => {
    const fitting = named(answer.url);
    if (fitting.length === 0) return;
    const value: unknown = JSON.parse(await answer.text());
    const records = fitting.flatMap(({ rule }) => recordsIn(value, rule));
    for (const record of records) {
      // What one answer says of components, another that has none does not take back.
      const code = `${record.codes[0]}${record.components ? '+' : ''}`;
      known.delete(code);
      known.set(code, record);
      if (known.size > MOST_RECORDS) known.delete(known.keys().next().value ?? '');
    }
    tell(records);
  };
  // What is no JSON, or breaks off, is the page's own affair.
  const take = (answer: Answer) => {
    if (rules) void look(answer).catch(() => {});
    else if (waiting.length < MOST_WAITING) waiting.push(answer);
  };
  // Lists of JSON texts without end are nobody's records.
  const mayMatter = (url: string, type: string | null) =>
    /[/+]json *(?:;|$)/i.test(type ?? '') && (!rules || named(url).length > 0);

  const lent: (() => void)[] = [];
  /** Has a method or getter looked in on before it does its work; whatever comes of the look, the work is done. */
  const watch = (prototype: object, name: string, before: (self: never) => void) => {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    const part = own?.get ? 'get' : 'value';
    if (!own?.configurable || typeof own[part] !== 'function') return;
    const watched = new Proxy(own[part] as Any, {
      apply(target, self, args) {
        try {
          before(self as never);
        } catch {}
        return Reflect.apply(target, self, args);
      },
    });
    Object.defineProperty(prototype, name, { ...own, [part]: watched });
    lent.push(() => {
      if (Object.getOwnPropertyDescriptor(prototype, name)?.[part] === watched)
        Object.defineProperty(prototype, name, own);
    });
  };

  const { prototype: responses } = page.Response;
  const { clone } = responses;
  const seen = new WeakSet<Response>();
  const onRead = (response: Response) => {
    const { url, ok, bodyUsed, headers } = response;
    if (seen.has(response) || !ok || !url || bodyUsed || !mayMatter(url, headers.get('content-type'))) return;
    const copy = Reflect.apply(clone, response, []);
    seen.add(response).add(copy);
    take({ url, text: () => textIn(copy.body) });
  };
  for (const name of ['json', 'text', 'arrayBuffer', 'blob', 'bytes', 'body']) watch(responses, name, onRead);

  const onState = ({ currentTarget }: Event) => {
    try {
      const request = currentTarget as XMLHttpRequest;
      const { readyState, status, responseURL, responseType } = request;
      if (readyState !== 4 || status < 200 || status > 299 || !/^(?:text|json|)$/.test(responseType)) return;
      if (!mayMatter(responseURL, request.getResponseHeader('content-type'))) return;
      // At once: the page may change the object that it is given.
      const text: string = responseType === 'json' ? JSON.stringify(request.response) : request.responseText;
      if (text.length <= LONGEST) take({ url: responseURL, text: async () => text });
    } catch {}
  };
  // The browser's own, whatever the page makes of it later.
  const listen = page.EventTarget.prototype.addEventListener;
  watch(page.XMLHttpRequest.prototype, 'send', (request) => {
    // Before the page's own listeners; and once, however often a request is used.
    Reflect.apply(listen, request, ['readystatechange', onState, true]);
  });

  const settle = (given: JsonRule[]) => {
    rules = given.map((rule) => ({ rule, test: new RegExp(rule.url, 'iu') }));
    const held = waiting;
    waiting = [];
    for (const answer of held) take(answer);
  };
  document.addEventListener(TAP.rules, (event) => settle(JSON.parse((event as CustomEvent<string>).detail)));
  document.addEventListener(TAP.ask, () => tell([...known.values()]));
  document.addEventListener(TAP.off, () => {
    settle([]);
    known.clear();
    for (const giveBack of lent.splice(0)) giveBack();
  });
  page.setTimeout(() => {
    if (!rules) settle([]);
  }, PATIENCE);
  document.dispatchEvent(new Event(TAP.ready));
}
