import { readFile } from 'node:fs/promises';
import { html } from '../core/html';
import { asset, type Exchange, field, HttpError, json, page, type Reply, redirect } from '../core/http';
import type { DemoState } from '../state/types';
import { spaApi } from './api';

const CLIENT: Record<string, string> = {
  'app.js': 'text/javascript',
  'detail.js': 'text/javascript',
  'dom.js': 'text/javascript',
  'list.js': 'text/javascript',
  'views.js': 'text/javascript',
  'style.css': 'text/css',
};

/** The single-page portal under `/motcua-spa`: shell, assets and API. */
export async function spaRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  const path = exchange.path.replace(/^\/motcua-spa\/?/, '');
  if (path === '') return redirect('/motcua-spa/vi/dossier/online-reception');
  const name = path.replace(/^assets\//, '');
  const type = CLIENT[name];
  if (path.startsWith('assets/') && type !== undefined) {
    return asset(await readFile(new URL(`client/${name}`, import.meta.url), 'utf8'), `${type}; charset=utf-8`);
  }
  const visit = state.sessions.visit(exchange, 'SESSION_MOTCUA_SPA', '/motcua-spa');
  if (path.startsWith('api/')) {
    if (path === 'api/su/logout') {
      visit.logOut();
      return visit.keep(json({}));
    }
    if (path === 'api/su/login') {
      const form = await exchange.form();
      const officer = state.officers.find((o) => o.id === field(form, 'user'));
      if (!officer || !field(form, 'password')) throw new HttpError(401, 'Tài khoản hoặc mật khẩu không đúng.');
      visit.logIn(officer);
      return visit.keep(json({}));
    }
    if (!visit.officer) throw new HttpError(401, 'Phiên làm việc đã hết. Vui lòng đăng nhập lại.');
    return visit.keep(await spaApi(exchange, state, visit.officer, path.slice('api/'.length)));
  }
  if (path !== 'vi' && !path.startsWith('vi/')) throw new HttpError(404, 'Không tìm thấy trang này.');
  return visit.keep(
    page(html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Một cửa điện tử - ${state.unit}</title>
<link rel="stylesheet" href="/motcua-spa/assets/style.css"><script type="module" src="/motcua-spa/assets/app.js"></script></head>
<body><app-root></app-root><noscript>Ứng dụng cần JavaScript.</noscript></body></html>`),
  );
}
