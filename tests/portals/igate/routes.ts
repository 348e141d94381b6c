import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { html } from '../core/html';
import { asset, type Exchange, HttpError, json, page, type Reply, redirect } from '../core/http';
import { findDossiers, SORTS, toAnswer } from '../spa/api';
import type { DemoState } from '../state/types';
import { appointmentOf, toDetail, toRow } from './json';

const BASE = '/motcua-igate';
const SEARCH = `${BASE}/vi/dossier/search/1`;
const CLIENT: Record<string, [file: URL, type: string]> = {
  'app.js': [new URL('./client/app.js', import.meta.url), 'text/javascript'],
  'load.js': [new URL('./client/load.js', import.meta.url), 'text/javascript'],
  'style.css': [new URL('./client/style.css', import.meta.url), 'text/css'],
};
/** Any page works with this one: it shows that the page's own requests carry something that ours cannot. */
const TOKEN = 'Bearer demo-token';

async function api(exchange: Exchange, state: DemoState, path: string): Promise<Reply> {
  const { url, headers } = exchange;
  if (headers.authorization !== TOKEN) throw new HttpError(401, 'Phiên làm việc đã hết. Vui lòng đăng nhập lại.');
  if (path === 'pa/dossier/search') {
    // Without statuses, what is not over; what has no appointment yet comes last.
    const open = state.dossiers.filter((d) => ![3, 7, 8, 10].includes(d.status));
    const all = url.searchParams.has('dossier-status') ? state.dossiers : open;
    const appointmentDate = (d: (typeof all)[number]): number => appointmentOf(state, d) ?? Number.MAX_SAFE_INTEGER;
    const found = findDossiers(url, all, { ...SORTS, appointmentDate });
    const spec = url.searchParams.get('spec') ?? 'page';
    const reply = json(toAnswer(found, (d) => toRow(state, d), spec));
    await wait(state.apiDelayMs);
    const broken = url.searchParams.get('hong') === '1' && found.index === 1;
    return broken ? { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) } : reply;
  }
  const id = /^pa\/dossier\/([0-9a-f]{24})\/--online$/.exec(path)?.[1];
  const dossier = state.dossiers.find((d) => d.id === id);
  if (!dossier) throw new HttpError(404, 'Không tìm thấy hồ sơ này.');
  await wait(state.apiDelayMs);
  return json(toDetail(state, dossier));
}

/** An iGate-like single-page portal under `/motcua-igate`: the time of submission is in its JSON, not on its page. */
export async function igateRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  const path = exchange.path.slice(BASE.length + 1);
  if (path.startsWith('api/')) return api(exchange, state, path.slice('api/'.length));
  const client = CLIENT[path.replace(/^assets\//, '')];
  if (path.startsWith('assets/') && client) {
    const [file, type] = client;
    return asset(await readFile(file, 'utf8'), `${type}; charset=utf-8`);
  }
  if (path === '' || path === 'vi') return redirect(SEARCH);
  if (!/^vi\/dossier\/(?:search\/\d+|processing\/[0-9a-f]{24})$/.test(path))
    throw new HttpError(404, 'Không tìm thấy trang này.');
  return page(html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tra cứu hồ sơ - ${state.unit}</title>
<link rel="stylesheet" href="${BASE}/assets/style.css"><script type="module" src="${BASE}/assets/app.js"></script></head>
<body class="mat-typography"><app-root data-unit="${state.unit}"></app-root><noscript>Ứng dụng cần JavaScript.</noscript></body></html>`);
}
