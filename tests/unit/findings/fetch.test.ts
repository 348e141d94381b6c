/** How files are fetched: what came before is used again only where the server vouches for it, and nothing of a file is kept. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CachedCheck, CheckCache } from '../../../lib/findings/cache';
import { checkFile } from '../../../lib/findings/files';
import { createSigner } from './corpus/cms';
import { cms, signed } from './corpus/doc';
import { xmlSignature } from './corpus/files';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let asked: IncomingMessage['headers'][] = [];
let stored: CachedCheck[] = [];
let base = '';
const server = createServer((request, response) => {
  asked.push(request.headers);
  answer(request, response);
});

beforeEach(async () => {
  asked = [];
  stored = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A worker that begins anew: it has nothing but what is stored. */
const cache = () =>
  new CheckCache({
    read: async () => structuredClone(stored),
    write: async (all) => {
      stored = structuredClone(all);
    },
  });
const check = (path = '/tep.pdf', more: { cache?: CheckCache; trust?: string[] } = {}) =>
  checkFile(base + path, { now: 0, cache: cache(), ...more });

const SECRET = 'Nguyễn Thị Bí Mật';
const file = signed({}, { filler: 400 });
const sending =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

describe('a file that was checked before', () => {
  const versioned =
    (etag: string, body: Buffer): Answer =>
    (request, response) =>
      request.headers['if-none-match'] === etag
        ? void response.writeHead(304, { etag }).end()
        : void response.writeHead(200, { etag }).end(body);

  test('is asked for by its version, and not sent again', async () => {
    answer = versioned('"1"', file);
    const first = await check();
    expect(first).toMatchObject({ state: 'valid' });
    expect(await check()).toEqual(first);
    expect(asked.map((one) => one['if-none-match'])).toEqual([undefined, '"1"']);
    // Otherwise servers send all of it again.
    expect(asked[1]?.['cache-control']).toBe('max-age=0');
  });

  test('is looked into again once it has changed', async () => {
    answer = versioned('"1"', file);
    await check();
    answer = versioned('"2"', Buffer.alloc(0));
    expect(await check()).toMatchObject({ problem: 'empty' });
    expect(await check()).toMatchObject({ problem: 'empty' });
    expect(asked.map((one) => one['if-none-match'])).toEqual([undefined, '"1"', '"2"']);
  });

  test('is known again where a server sends all of it whatever was asked', async () => {
    answer = sending(file, { etag: 'W/"1"' });
    const first = await check();
    let ended = false;
    answer = (_, response) => {
      response.writeHead(200, { etag: 'W/"1"' }).write(file.subarray(0, 10));
      response.on('close', () => {
        ended = true;
      });
    };
    // A body without end: it is not waited for.
    expect(await check()).toMatchObject({ state: 'valid' });
    await expect.poll(() => ended).toBe(true);
    expect(first.state).toBe('valid');
  });

  test('is fetched anew where nothing tells its version', async () => {
    answer = sending(file);
    await check();
    await check();
    expect(asked[1]).not.toHaveProperty('if-modified-since');
    expect(stored).toEqual([]);
  });

  test('by its time alone only once that is a minute old', async () => {
    const at = (ms: number) => new Date(Date.now() - ms).toUTCString();
    answer = sending(file, { 'last-modified': at(1000) });
    await check();
    expect(stored).toEqual([]);
    const modified = at(3_600_000);
    answer = (request, response) =>
      request.headers['if-modified-since'] === modified
        ? void response.writeHead(304).end()
        : void response.writeHead(200, { 'last-modified': modified }).end(file);
    await check();
    expect(await check()).toMatchObject({ state: 'valid' });
    expect(asked.at(-1)?.['if-modified-since']).toBe(modified);
  });

  test('under other anchors is another check', async () => {
    answer = versioned('"1"', file);
    await check();
    await check('/tep.pdf', { trust: ['x'] });
    expect(asked.map((one) => one['if-none-match'])).toEqual([undefined, undefined]);
  });

  test('what went wrong on the way is never remembered', async () => {
    for (const [body, headers, status, problem] of [
      ['', {}, 404, 'missing'],
      ['', {}, 403, 'refused'],
      ['', {}, 500, 'server'],
      ['', {}, 401, 'signed-out'],
      ['<html><input type=password>', { etag: '"1"' }, 200, 'signed-out'],
      ['<html>', { etag: '"1"' }, 200, 'not-pdf'],
      // Nobody asked for a difference.
      ['', { etag: '"1"' }, 304, 'server'],
    ] as const) {
      answer = sending(body, headers, status);
      expect(await check()).toMatchObject({ state: 'unreadable', problem });
    }
    expect(stored).toEqual([]);
  });

  test('of very many the oldest are forgotten', async () => {
    const one = cache();
    for (let i = 0; i < 310; i++)
      await one.put({ key: String(i), validators: { etag: '"1"' }, check: { state: 'none', signatures: [] } });
    expect(stored).toHaveLength(300);
    expect(stored[0]?.key).toBe('10');
    expect(await one.get('9')).toBeUndefined();
    // What is no use any more goes, too.
    await one.put({ key: '10', validators: {}, check: { state: 'unreadable', signatures: [], problem: 'network' } });
    expect(stored[0]?.key).toBe('11');
  });
});

describe('answers that are no file', () => {
  test('a body that breaks off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 5000, etag: '"1"' }).write(file.subarray(0, 1000));
      setTimeout(() => response.destroy(), 50);
    };
    expect(await check()).toMatchObject({ problem: 'network' });
    expect(stored).toEqual([]);
  });

  test('two gigabytes that are announced, or come unannounced and packed', async () => {
    answer = (_, response) => void response.writeHead(200, { 'content-length': 2_000_000_000 }).write('%PDF-');
    expect(await check()).toMatchObject({ problem: 'too-large' });
    answer = sending(gzipSync(Buffer.alloc(100_000_000)), { 'content-encoding': 'gzip' });
    expect(await check()).toMatchObject({ problem: 'too-large' });
  });

  test('another host', async () => {
    const { port } = server.address() as AddressInfo;
    answer = (request, response) =>
      request.url === '/a'
        ? void response.writeHead(302, { location: `http://localhost:${port}/b` }).end()
        : void response.writeHead(200).end(file);
    const elsewhere = await check('/a');
    expect(['other-host', 'network']).toContain(elsewhere.problem);
  });

  test('nobody', async () => {
    expect(await checkFile('http://127.0.0.1:1/a.pdf', { now: 0 })).toMatchObject({ problem: 'network' });
  });
});

test('a store without room, or out of order, costs no answer', async () => {
  answer = sending(file, { etag: '"1"' });
  const fail = () => Promise.reject(new Error('quota'));
  const broken = new CheckCache({ read: fail, write: fail });
  expect(await check('/tep.pdf', { cache: broken })).toMatchObject({ state: 'valid', coverage: 'whole' });
  expect(await check('/khac.pdf', { cache: broken })).toMatchObject({ state: 'valid', coverage: 'whole' });
});

test('what is stored holds nothing of the file, nor its address, nor the number of who signed it', async () => {
  const signer = createSigner('P-256', '', undefined, {
    subject: [
      ['0.9.2342.19200300.100.1.1', 'CCCD:001099123456'],
      ['2.5.4.3', 'Lê Thị Mẫu'],
    ],
  });
  const name = encodeURIComponent(SECRET);
  const pdf = signed({ make: cms({}, signer), more: '/Reason (LyDoBiMat)' });
  for (const [path, body] of [
    [`/${name}.pdf`, pdf],
    [`/${name}.xml`, Buffer.from(`<a>${SECRET}${xmlSignature(signer.certificate)}</a>`)],
  ] as const) {
    answer = sending(body, { etag: '"1"' });
    expect(await check(path)).toMatchObject({ signatures: [{ party: 'person', signer: { name: 'Lê Thị Mẫu' } }] });
  }
  const text = JSON.stringify(stored);
  expect(stored).toHaveLength(2);
  for (const secret of [SECRET, name, '001099123456', 'LyDoBiMat', 'MediaBox', base, '.pdf', '.xml"'])
    expect(text).not.toContain(secret);
});
