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

/**
 * Watches the answers that a page gets to its own requests, without changing any: `fetch` and `XMLHttpRequest` are called
 * just as the page calls them, requests and their headers are not looked at, and of an answer that an adapter names only
 * the fields it lists are kept. Runs in the page's own world, which has none of the extension's rights.
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
    const text = await answer.text();
    if (text.length > LONGEST) return;
    const value: unknown = JSON.parse(text);
    const records = fitting.flatMap(({ rule }) => recordsIn(value, rule));
    for (const record of records) {
      const [code = ''] = record.codes;
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
  const mayMatter = (url: string, type: string | null) => /json/i.test(type ?? '') && (!rules || named(url).length > 0);

  const { fetch } = page;
  const watchedFetch = new Proxy(fetch, {
    apply(target, self, args) {
      const promise: Promise<Response> = Reflect.apply(target, self, args);
      promise.then(
        (response) => {
          if (!response.ok || !response.url || !mayMatter(response.url, response.headers.get('content-type'))) return;
          // Before the page reads it: a body can be read once.
          const copy = response.clone();
          take({ url: response.url, text: () => copy.text() });
        },
        () => {},
      );
      return promise;
    },
  });
  const { prototype } = page.XMLHttpRequest;
  const { send } = prototype;
  const watchedSend = new Proxy(send, {
    apply(target, self: XMLHttpRequest, args) {
      self.addEventListener('load', () => {
        const { status, responseURL, responseType } = self;
        if (status < 200 || status > 299 || !/^(?:text|json|)$/.test(responseType)) return;
        if (!mayMatter(responseURL, self.getResponseHeader('content-type'))) return;
        const text = responseType === 'json' ? JSON.stringify(self.response) : self.responseText;
        take({ url: responseURL, text: async () => text });
      });
      return Reflect.apply(target, self, args);
    },
  });
  page.fetch = watchedFetch;
  prototype.send = watchedSend;

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
    if (page.fetch === watchedFetch) page.fetch = fetch;
    if (prototype.send === watchedSend) prototype.send = send;
  });
  page.setTimeout(() => {
    if (!rules) settle([]);
  }, PATIENCE);
  document.dispatchEvent(new Event(TAP.ready));
}
