import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../../lib/clocks/types';
import { Lookup } from '../../../lib/overlay/lookup';
import { detailAddress } from '../../../lib/overlay/request';
import { Row } from '../../../lib/overlay/rows';
import type { Adapter } from '../../../lib/portals/adapter';
import type { List } from '../../../lib/portals/lists';
import type { Page } from '../../../lib/portals/read';
import { atOnce } from '../../../lib/portals/work';

const ADAPTER: Adapter = {
  id: 'thu',
  version: 1,
  name: 'Thử',
  match: {},
  pages: [{ id: 'a', shape: 'list', container: ['table'] }],
  requests: { clock: false, detail: { link: 'a[href]' } },
};
const codeOf = (n: number) => `H23.12.3-261102-${1000 + n}`;
const URL = 'https://cong.example/danh-sach';

function rowsOf(cells: string[]): Row[] {
  const { document } = new JSDOM(`<table>${cells.map((cell) => `<tr><td>${cell}</td></tr>`).join('')}</table>`, {
    url: URL,
  }).window;
  return [...document.querySelectorAll('tr')].map((element, n) => {
    const row = new Row(element, {} as List);
    row.observation = { kind: 'dossier', record: codeOf(n), status: 1, times: {}, blank: [], problems: [] };
    const clock: Clock = {
      id: 'acceptance',
      legalBasis: '',
      state: 'unknown',
      estimated: false,
      reasons: ['start-not-printed'],
    };
    row.clocks = [clock];
    return row;
  });
}

const link = (n: number, href = `/ho-so?id=${n}`) => `<a href="${href}">${codeOf(n)}</a>`;

/** What may be asked for with an answer of a dossier's own page. */
function lookupOf(rows: Row[], answer: (url: string) => Response | Promise<Response>) {
  const document = rows[0]?.element.ownerDocument as Document;
  const view = document.defaultView as unknown as typeof globalThis;
  let open = 0;
  const seen = { urls: [] as string[], options: [] as RequestInit[], most: 0 };
  vi.stubGlobal('DOMParser', view.DOMParser);
  vi.stubGlobal('navigator', { locks: undefined });
  vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
    seen.urls.push(url);
    seen.options.push(options);
    seen.most = Math.max(seen.most, ++open);
    const response = await answer(url);
    open--;
    Object.defineProperty(response, 'url', { value: url });
    return response;
  });
  const current = { rows };
  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
  // The signals of this document are its window's.
  document.addEventListener = () => {};
  const learned: string[] = [];
  const told: string[] = [];
  const lookup = new Lookup({
    document,
    background: {
      report: async ({ observations }) => {
        told.push(...observations.map(({ record, secret }) => (secret ? 'forget one' : record)));
        return [];
      },
      allowLookup: async () => true,
    },
    signal: new AbortController().signal,
    rows: () => current.rows,
    paced: async (work) => atOnce(work),
    read: async (page, url) => {
      const record = page.querySelector('b')?.textContent;
      if (!record) return undefined;
      const times = { submitted: { at: 1, precision: 'minute' as const } };
      const secret = page.querySelector('u') ? ({ secret: true } as const) : {};
      const observation = { kind: 'dossier' as const, record, times, blank: [], problems: [], ...secret };
      const detail = {
        element: page.body,
        kind: 'dossier' as const,
        read: () => ({ next: () => ({ done: true, value: { observation, anchor: page.body } }) }),
      };
      return { adapter: ADAPTER, lists: [], detail, missing: false, url } as unknown as Page;
    },
    renew: () => {},
    examine: async ({ observation }) => {
      told.push(`papers of ${observation.record}`);
      return undefined;
    },
    learn: (known) => learned.push(...known.map(({ record }) => record)),
    now: () => 0,
    onChange: () => {},
    onRest: () => {},
  });
  return { lookup, seen, current, learned, told, document };
}

const html = (body: BodyInit, status = 200, type = 'text/html') =>
  new Response(body, { status, headers: { 'content-type': type } });
/** The page of the dossier that an address names. */
const own = (url: string) => html(`<b>${codeOf(Number(/id=(\d+)/.exec(url)?.[1]))}</b>`);

afterEach(() => vi.unstubAllGlobals());

describe('a dossier’s own page', () => {
  const addressIn = (cell: string) => {
    const [row] = rowsOf([cell]) as [Row];
    return detailAddress(row, codeOf(0), ADAPTER);
  };

  it.each<[string, string]>([
    ['by its code', link(0)],
    ['by its code and what follows it', `<a href="/ho-so?id=0"> ${codeOf(0)} – Khai sinh</a>`],
    ['behind other links', `<a href="/xoa?id=0">Xóa</a> ${link(0)}`],
  ])('is where a link %s leads', (_, cell) => {
    expect(addressIn(cell)).toBe('https://cong.example/ho-so?id=0');
  });

  it.each<[string, string]>([
    ['runs a script', link(0, 'javascript:xem(0)')],
    ['leads to another site', link(0, 'https://khac.example/ho-so')],
    ['leads to the page itself', link(0, '#xem')],
    ['leads to what a script shows', link(0, '/ung-dung#/ho-so/0')],
    ['says first what it does', `<a href="/xoa?id=0">Xóa ${codeOf(0)}</a>`],
    ['is for a file', `<a href="/tep?id=0" download>${codeOf(0)}</a>`],
    ['sends something', `<a href="/ho-so?id=0" data-method="delete">${codeOf(0)}</a>`],
    ['is another dossier’s', `<a href="/ho-so?id=9">${codeOf(9)}</a>`],
  ])('is not known from a link that %s', (_, cell) => {
    expect(addressIn(cell)).toBeUndefined();
  });
});

describe('looking up', () => {
  it('asks for each dossier once, two at a time, whatever the page does meanwhile, and never another host', async () => {
    const rows = rowsOf(Array.from({ length: 9 }, (_, n) => link(n)));
    const { lookup, seen, learned } = lookupOf(rows, own);
    lookup.consider(ADAPTER, true);
    for (let i = 0; i < 20; i++) lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(learned).toHaveLength(9));
    expect(new Set(seen.urls).size).toBe(9);
    expect(seen.urls).toHaveLength(9);
    expect(seen.most).toBe(2);
    for (const { mode, method } of seen.options)
      expect({ mode, method }).toEqual({ mode: 'same-origin', method: undefined });
  });

  it('asks for nothing where all rows lead to the same page', () => {
    const rows = rowsOf([link(0, '/xem'), link(1, '/xem')]);
    const { lookup, seen } = lookupOf(rows, own);
    lookup.consider(ADAPTER, true);
    expect(lookup.state(true)).toBeUndefined();
    expect(seen.urls).toEqual([]);
  });

  it('counts the dossiers of the page that is shown, not those of the page before', async () => {
    const first = rowsOf([link(0), link(1)]);
    const { lookup, current, learned } = lookupOf(first, (url) => (/id=1$/.test(url) ? html('', 404) : own(url)));
    lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(lookup.state(true)).toEqual({ phase: 'done', all: 2, done: 2, failed: 1 }));
    expect(learned).toEqual([codeOf(0)]);
    const all = rowsOf(Array.from({ length: 6 }, (_, n) => link(n)));
    current.rows = all.slice(2);
    lookup.stop();
    lookup.consider(ADAPTER, true);
    expect(lookup.state(true)).toEqual({ phase: 'stopped', all: 4, done: 0, failed: 0 });
  });

  it('takes a dossier that may not be seen for a failure, and only a lost session for one', async () => {
    const rows = rowsOf([link(0), link(1), link(2)]);
    const { lookup, learned } = lookupOf(rows, (url) => (/id=0$/.test(url) ? html('', 403) : own(url)));
    lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(learned).toEqual([codeOf(1), codeOf(2)]));
    expect(lookup.state(true)).toMatchObject({ phase: 'done', failed: 1 });
    const signedOut = lookupOf(rowsOf([link(0)]), () => html('<input type="password">'));
    signedOut.lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(signedOut.lookup.state(true)?.phase).toBe('signed-out'));
  });

  it('does not take the form for a new password, which every page of a portal has, for its login', async () => {
    const [row] = rowsOf([`${link(0)}<input type="password">`]) as [Row];
    const { lookup } = lookupOf([row], () => html('<input type="password">'));
    lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(lookup.state(true)).toMatchObject({ phase: 'done', failed: 1 }));
  });

  it('lets go of files and of answers without end', async () => {
    const cancel = vi.fn();
    const endless = () => {
      const part = new TextEncoder().encode('x'.repeat(1_000_000));
      return new ReadableStream({ pull: (stream) => stream.enqueue(part), cancel });
    };
    const rows = rowsOf([link(0), link(1)]);
    const { lookup } = lookupOf(rows, (url) =>
      html(endless(), 200, /id=0$/.test(url) ? 'application/pdf' : 'text/html'),
    );
    lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(lookup.state(true)).toMatchObject({ phase: 'done', failed: 2 }));
    expect(cancel).toHaveBeenCalledTimes(2);
  });

  it('reads a page in the character set that it names itself', async () => {
    const rows = rowsOf([link(0)]);
    const words = new Uint8Array([...`<meta charset="windows-1252"><i>Ng`].map((one) => one.charCodeAt(0)));
    const rest = new Uint8Array([0xe0, ...[...`y</i><b>${codeOf(0)}</b>`].map((one) => one.charCodeAt(0))]);
    const { lookup, learned } = lookupOf(rows, () => html(new Blob([words, rest])));
    const parse = vi.spyOn(DOMParser.prototype, 'parseFromString');
    lookup.consider(ADAPTER, true);
    await vi.waitFor(() => expect(learned).toEqual([codeOf(0)]));
    expect(parse.mock.calls[0]?.[0]).toContain('Ngày');
  });

  it('goes through a long list without asking for the place of each again and again', async () => {
    const rows = rowsOf(Array.from({ length: 400 }, (_, n) => link(n)));
    const { lookup, seen } = lookupOf(rows, () => new Promise<Response>(() => {}));
    const places = vi.fn(() => ({ top: 0, bottom: 10 }) as DOMRect);
    for (const { element } of rows) element.getBoundingClientRect = places;
    lookup.consider(ADAPTER, true);
    expect(seen.urls).toHaveLength(2);
    expect(places.mock.calls.length).toBeLessThanOrEqual(2 * rows.length);
  });
});

describe('a secret record', () => {
  it('is not asked for where its list says so, and leaves no trace where only its own page does', async () => {
    const rows = rowsOf([link(0), link(1), link(2)]);
    if (rows[0]?.observation) rows[0].observation.secret = true;
    const { lookup, seen, told } = lookupOf(rows, (url) =>
      /id=1/.test(url) ? html(`<b>${codeOf(1)}</b> <u>Mật</u>`) : own(url),
    );
    lookup.consider(ADAPTER, true);
    await lookup.check();
    await vi.waitFor(() => expect(lookup.checkState(true)?.phase).toBe('done'));
    expect(seen.urls.some((url) => /id=0/.test(url))).toBe(false);
    expect(told.join(' ')).toContain(codeOf(2));
    // Told as secret, it goes from the log.
    expect(told).toContain('forget one');
    expect(told.join(' ')).not.toContain(codeOf(0));
    expect(told.join(' ')).not.toContain(codeOf(1));
  });
});
