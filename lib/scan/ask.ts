import { inTurn, textOf } from '../overlay/request';
import type { Adapter } from '../portals/adapter';
import { type Page, recognizing } from '../portals/read';
import type { RecordKind } from '../portals/types';
import type { Work } from '../portals/work';
import type { Outcome } from './plan';
import { type PageReading, rankIn, readJson, readPage, saysNone, valueAt } from './reading';
import type { FoundWay } from './ways';

/** A page that was asked for and read. */
export interface Asked {
  outcome: Outcome;
  /** Absent where nothing could be read. */
  reading?: PageReading & { kinds: RecordKind[] };
  /** The page's own answer came at, in ms of the PC's clock, from this address. */
  at: number;
  url: string;
  /** Of a list's first page: where its others are. */
  page?: Page;
  document?: Document;
  rank?: number;
}

const PATIENCE = 20_000;

/** A form to change one's password may be on every page of a portal. */
export const asksToSignIn = (page: Document, own: Document | undefined): boolean => {
  const asks = (one: Document) => one.querySelector('input[type=password]') !== null;
  return asks(page) && !(own && asks(own));
};

/** Whether the portal led elsewhere, to a place to sign in, which a single sign-on need not ask a password for. */
const ledToSignIn = (url: string, asked: string): boolean =>
  new URL(url).pathname !== new URL(asked).pathname &&
  /(?:\b|_)(?:dang-?nhap|log-?in|sign-?in|logon|sso|oauth2?|cas|saml2?)(?:\b|_)/i.test(new URL(url).pathname);

interface Asking {
  document: Document;
  adapters: Adapter[];
  adapter: Adapter;
  now(): number;
  paced<T>(work: Work<T>): Promise<T | undefined>;
  /** Codes that the page prints, and which of several codes they are. */
  printed: ReadonlySet<string>;
  rank: number | undefined;
  way: FoundWay;
  signal: AbortSignal;
  /** The place that the request takes, of those that all of ours in this portal share. */
  place: string;
  /** Nothing is known yet of where the list's other pages are. */
  isFirst: boolean;
  /** How many records its menu says the list has. */
  expected: number | undefined;
}

const failed = (kit: Asking, url: string, why: Extract<Outcome, { failed: unknown }>['failed']): Asked => ({
  outcome: { failed: why },
  at: kit.now(),
  url,
});

/** Asks for a page by GET, in the user's own session, and reads it by the adapter. */
export async function askFor(address: string, kit: Asking): Promise<Asked> {
  try {
    return await inTurn(kit.place, kit.signal, () => ask(address, kit));
  } catch {
    return failed(kit, address, 'timeout');
  }
}

async function ask(address: string, kit: Asking): Promise<Asked> {
  const response = await fetch(address, {
    // Nobody else's host is asked, wherever the portal may send us.
    mode: 'same-origin',
    credentials: 'same-origin',
    signal: AbortSignal.any([kit.signal, AbortSignal.timeout(PATIENCE)]),
  });
  const at = kit.now();
  const { status, url } = response;
  const type = response.headers.get('content-type') ?? '';
  const wanted = response.ok && /html|json/.test(type);
  if (!wanted) {
    // A file that nobody reads must not go on coming.
    void response.body?.cancel();
    if (status === 401) return failed(kit, url, 'signed-out');
    const isRefused = status === 403 || status === 429;
    const asked = failed(kit, url, isRefused ? 'refused' : status >= 500 ? 'server' : 'not-understood');
    const rest = Number(response.headers.get('retry-after')) * 1_000;
    return rest > 0 ? { ...asked, outcome: { ...asked.outcome, rest } } : asked;
  }
  const text = await textOf(response);
  const isJson = /json/.test(type) && kit.way.way === 'json';
  const answer = await (isJson ? json(text, url, kit) : html(text, url, kit));
  const isLost = 'failed' in answer.outcome && ledToSignIn(url, address);
  return { ...answer, ...(isLost && { outcome: { failed: 'signed-out' } }), at, url };
}

async function html(text: string, url: string, kit: Asking): Promise<Asked> {
  const document = new DOMParser().parseFromString(text, 'text/html');
  const page = kit.way.way === 'json' ? undefined : await kit.paced(recognizing(document, url, kit.adapters));
  if (!page?.lists.length && asksToSignIn(document, kit.document)) return failed(kit, url, 'signed-out');
  if (!page?.lists.length && !page?.detail && (kit.expected === 0 || saysNone(document)))
    return { outcome: { rows: 0, print: 0, more: false }, at: 0, url };
  if (!page || page.missing || page.detail) return failed(kit, url, 'not-understood');
  const reading = await kit.paced(readPage(page));
  if (!reading || reading.health.status === 'broken') return failed(kit, url, 'not-understood');
  const { rows, print } = reading;
  return {
    outcome: { rows, print, ...further(document, url, page, kit) },
    reading: { ...reading, kinds: page.lists.map(({ kind }) => kind) },
    at: 0,
    url,
    page,
    document,
  };
}

/** What a page says of those behind it. */
function further(document: Document, url: string, { lists }: Page, { way, isFirst }: Asking) {
  if (way.way !== 'address') return {};
  const pager = way.pager(document, url, lists);
  const leadsOn = way.leadsOn(document, lists);
  if (!pager && isFirst) return leadsOn ? { blocked: true } : { more: false };
  return { ...(pager?.last !== undefined && { last: pager.last }), ...(leadsOn && { more: true }) };
}

async function json(text: string, url: string, kit: Asking): Promise<Asked> {
  const { way, adapter } = kit;
  if (way.way !== 'json') return failed(kit, url, 'not-understood');
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return failed(kit, url, 'not-understood');
  }
  const { pathname, search } = new URL(url);
  const path = pathname + search;
  const rank = kit.rank ?? rankIn(adapter, path, answer, kit.printed);
  const reading = await kit.paced(readJson(adapter, path, answer, rank));
  if (!reading || reading.health.status === 'broken') return failed(kit, url, 'not-understood');
  const { rows, print } = reading;
  const total = valueAt(answer, way.rule.total);
  const last = valueAt(answer, way.rule.last);
  return {
    outcome: {
      rows,
      print,
      ...(typeof total === 'number' && { total }),
      ...(typeof last === 'boolean' && { more: !last }),
    },
    reading: { ...reading, kinds: [...new Set(reading.observations.map(({ kind }) => kind))] },
    at: 0,
    url,
    rank,
  };
}
