import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../../../lib/portals/adapter';
import { auto } from '../../../lib/portals/adapters/auto';
import { igate } from '../../../lib/portals/adapters/igate';
import { atOnce } from '../../../lib/portals/work';
import { askFor } from '../../../lib/scan/ask';
import { templateOf } from '../../../lib/scan/links';
import type { FoundWay } from '../../../lib/scan/ways';
import { codeOf, listPage, network, ORIGIN, type Reply, tab } from './portal';

const ADDRESS = `${ORIGIN}/ds?trang=2`;
const CODES = [codeOf(1, 1), codeOf(1, 2)];
const LINKS: FoundWay = { way: 'address', lists: [], pager: () => undefined, leadsOn: () => false };

function asking(reply: Reply, way: FoundWay = LINKS, adapter: Adapter = auto, more: object = {}) {
  const requests = network(() => reply);
  return { answer: ask(way, adapter, more), requests };
}

function ask(way: FoundWay = LINKS, adapter: Adapter = auto, more: object = {}) {
  const { document } = tab(listPage(CODES), `${ORIGIN}/ds`);
  return askFor(ADDRESS, {
    document,
    adapters: [adapter],
    adapter,
    now: () => 77,
    paced: async (work) => atOnce(work),
    printed: new Set<string>(),
    rank: undefined,
    way,
    signal: new AbortController().signal,
    place: 'dh-1',
    isFirst: true,
    expected: undefined,
    ...more,
  });
}

const outcome = async (...given: Parameters<typeof asking>) => (await asking(...given).answer).outcome;

beforeEach(() => void vi.useRealTimers());
afterEach(() => vi.unstubAllGlobals());

describe('a page that is asked for', () => {
  it('is read by the adapter, with when and where its answer came from', async () => {
    const { answer, requests } = asking({ body: listPage(CODES), url: `${ORIGIN}/ds?trang=2&x=1` });
    const { outcome: read, reading, at, url } = await answer;
    expect(read).toMatchObject({ rows: 2, more: false });
    expect(reading?.observations.map(({ record }) => record)).toEqual(CODES);
    expect([at, url]).toEqual([77, `${ORIGIN}/ds?trang=2&x=1`]);
    expect(requests[0]?.init).toMatchObject({ mode: 'same-origin', credentials: 'same-origin' });
  });

  it.each<[string, Reply, string]>([
    ['401', { status: 401 }, 'signed-out'],
    ['403', { status: 403 }, 'refused'],
    ['429', { status: 429 }, 'refused'],
    ['404', { status: 404 }, 'not-understood'],
    ['500', { status: 500 }, 'server'],
    ['503', { status: 503 }, 'server'],
    ['a file', { type: 'application/pdf', body: '%PDF' }, 'not-understood'],
    ['a sign-in page', { body: '<input type=password>' }, 'signed-out'],
    ['nothing', { body: '' }, 'not-understood'],
    ['another kind of page', { body: '<h1>Trang chủ</h1><table><tr><td>x</td></tr></table>' }, 'not-understood'],
    ['data where a page was asked for', { type: 'application/json', body: '{}' }, 'not-understood'],
  ])('and answered by %s is not read, and says why', async (_, reply, failed) => {
    expect(await outcome(reply)).toEqual({ failed });
  });

  it('that the portal refuses for a while says for how long, where it says so in seconds', async () => {
    expect(await outcome({ status: 429, retryAfter: '120' })).toEqual({ failed: 'refused', rest: 120_000 });
    expect(await outcome({ status: 503, retryAfter: '7' })).toEqual({ failed: 'server', rest: 7_000 });
    for (const retryAfter of ['Mon, 23 Nov 2026 01:00:00 GMT', '-5', '0', 'x'])
      expect(await outcome({ status: 503, retryAfter })).toEqual({ failed: 'server' });
  });

  it('that leads to a single sign-on without a password is signed out; an address that is so called by itself is not', async () => {
    const body = '<h1>Cổng xác thực</h1><button>Tiếp tục bằng VNeID</button>';
    for (const path of ['/sso/start', '/cas/login?service=x', '/dang-nhap', '/Account/LogIn', '/oauth2/authorize'])
      expect(await outcome({ body, url: ORIGIN + path }), path).toEqual({ failed: 'signed-out' });
    for (const path of ['/', '/casual', '/ds?trang=2', '/tin/so-sso2'])
      expect(await outcome({ body, url: ORIGIN + path }), path).toEqual({ failed: 'not-understood' });
    expect(await outcome({ body: listPage(CODES), url: `${ORIGIN}/sso/ds` })).toMatchObject({ rows: 2 });
  });

  it('is not taken for a sign-in page where the page that is shown asks for a password, too', async () => {
    const { document } = tab(`${listPage(CODES)}<input type=password>`, `${ORIGIN}/ds`);
    expect(await outcome({ body: '<input type=password>' }, LINKS, auto, { document })).toEqual({
      failed: 'not-understood',
    });
    expect(await outcome({ body: `${listPage(CODES)}<input type=password>` })).toMatchObject({ rows: 2 });
  });

  it('is read in its own character set', async () => {
    network(() => ({}));
    vi.stubGlobal('fetch', async () => {
      const bytes = new Uint8Array(Buffer.from(listPage(CODES), 'utf16le'));
      const response = new Response(bytes, { headers: { 'content-type': 'text/html; charset=utf-16le' } });
      return Object.defineProperty(response, 'url', { value: ADDRESS });
    });
    expect((await ask()).outcome).toMatchObject({ rows: 2 });
  });

  it('is given up where the network fails', async () => {
    vi.stubGlobal('navigator', { locks: undefined });
    const { answer } = asking({ never: true }, LINKS, auto, { signal: AbortSignal.abort() });
    expect((await answer).outcome).toEqual({ failed: 'timeout' });
  });
});

describe('data that are asked for', () => {
  const [rule] = igate.requests.walk?.ways ?? [];
  if (!rule || !('json' in rule)) throw new Error('no rule');
  const template = templateOf(`${ORIGIN}/api/pa/dossier/search?page=0`, 'page', 0);
  const JSON_WAY: FoundWay = { way: 'json', rule: rule.json, template, lists: [] };
  const dossier = (code: string, nationCode?: string) => ({
    code,
    ...(nationCode && { nationCode }),
    appliedDate: '2026-11-02T01:00:00.000+0000',
    dossierStatus: { id: 0, name: 'Mới đăng ký' },
  });
  const body = (content: object[], more: object = {}) => JSON.stringify({ content, ...more });
  const askData = (text: string, more: object = {}) => {
    return asking(
      { type: 'application/json', body: text, url: `${ORIGIN}/api/pa/dossier/search?page=1` },
      JSON_WAY,
      igate,
      more,
    ).answer;
  };

  it('tell their records, how many there are, and whether more follow', async () => {
    const { outcome: read, reading } = await askData(
      body(
        CODES.map((code) => dossier(code)),
        { totalElements: 45, last: false },
      ),
    );
    expect(read).toMatchObject({ rows: 2, total: 45, more: true });
    expect(reading?.observations.map(({ record }) => record)).toEqual(CODES);
    expect((await askData(body([dossier(codeOf(1, 1))], { last: true }))).outcome).toMatchObject({ more: false });
  });

  it('with two codes each are read by the one that the page prints', async () => {
    const content = CODES.map((code, i) => dossier(code, codeOf(2, i)));
    const { reading, rank } = await askData(body(content), { printed: new Set([codeOf(2, 0)]) });
    expect(rank).toBe(1);
    expect(reading?.observations.map(({ record }) => record)).toEqual([codeOf(2, 0), codeOf(2, 1)]);
  });

  it.each([
    ['no JSON', '{"content": ['],
    ['a page', '<html></html>'],
  ])('that are %s are not understood', async (_, text) => {
    expect((await askData(text)).outcome).toEqual({ failed: 'not-understood' });
  });
});
