import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { classicRoutes } from './classic/routes';
import { html } from './core/html';
import { type Exchange, HttpError, json, page, type Reply, toExchange } from './core/http';
import { listWatchOf } from './core/listWatch';
import { documentRoutes } from './documents/routes';
import { efyRoutes } from './efy/routes';
import { homeRoutes } from './home';
import { igateRoutes } from './igate/routes';
import { listingRoutes } from './listings/routes';
import { labRoutes } from './pages/routes';
import { spaRoutes } from './spa/routes';
import { createState } from './state/create';
import type { DemoState } from './state/types';
import { unknownRoutes } from './unknown/routes';

export interface PortalOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** The clock the portals run by, in epoch ms. */
  now?: () => number;
  seed?: number;
  /** How far the portals' clock runs ahead of `now`: shifts the `Date` header and every time the portals record. */
  clockSkewMs?: number;
  /** How many dossiers to invent. */
  dossiers?: number;
}

export interface Portals {
  /** Such as `http://127.0.0.1:8080`, without a slash. */
  url: string;
  port: number;
  state: DemoState;
  close(): Promise<void>;
}

const ROUTES: [prefix: string, handle: (exchange: Exchange, state: DemoState) => Promise<Reply>][] = [
  ['/motcua-spa', spaRoutes],
  ['/mot-cua', classicRoutes],
  ['/qlvb', documentRoutes],
  ['/mot-cua-efy', efyRoutes],
  ['/motcua-igate', igateRoutes],
  ['/cong-la', unknownRoutes],
  ['/lab', labRoutes],
  ['/dichvucong', listingRoutes],
  ['/thu-dien-tu', listingRoutes],
  ['/tin-tuc', listingRoutes],
  ['/', homeRoutes],
];

async function answer(exchange: Exchange, state: DemoState): Promise<Reply> {
  try {
    const route = ROUTES.find(
      ([prefix]) => prefix === '/' || exchange.path === prefix || exchange.path.startsWith(`${prefix}/`),
    );
    if (!route) throw new HttpError(404, 'Không tìm thấy trang này.');
    return await listWatchOf(state).around(exchange, () => route[1](exchange, state));
  } catch (error) {
    const status = error instanceof HttpError ? error.status : 500;
    const message = error instanceof HttpError ? error.message : `Lỗi hệ thống: ${String(error)}`;
    if (exchange.path.includes('/api/')) return json({ message }, status);
    return page(
      html`<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Thông báo</title></head>
<body style="font:15px Arial,sans-serif;margin:60px auto;max-width:560px"><h1 style="font-size:20px">Thông báo</h1><p role="alert">${message}</p><p><a href="javascript:history.back()">Quay lại</a></p></body></html>`,
      status,
    );
  }
}

/** Starts the demo portals on 127.0.0.1. Rejects when the port is taken. */
export async function startPortals(options: PortalOptions = {}): Promise<Portals> {
  const { now: clock = Date.now, clockSkewMs = 0, seed = 1875, dossiers = 60 } = options;
  const now = (): number => clock() + clockSkewMs;
  const state = createState({ seed, now, dossiers });
  const server = createServer(async (request, response) => {
    response.setHeader('Date', new Date(now()).toUTCString());
    response.setHeader('Cache-Control', 'no-store');
    let reply: Reply;
    try {
      reply = await answer(toExchange(request), state);
    } catch (error) {
      reply = json(
        { message: error instanceof Error ? error.message : 'Lỗi' },
        error instanceof HttpError ? error.status : 500,
      );
    }
    response.writeHead(reply.status, reply.headers);
    response.end(request.method === 'HEAD' ? undefined : reply.body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    state,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
