import { emblem } from '../core/emblem';
import { type Html, html, raw } from '../core/html';
import { LISTS, type ListName, listed } from '../state/status';
import type { DemoState, Officer } from '../state/types';
import { CLASSIC_STYLE } from './style';

/** What every page of the classic portal needs: whose it is, and whether it stands in the frameset. */
export interface Frame {
  state: DemoState;
  officer: Officer;
  /** Put behind the menu's addresses: how the lists that it leads to turn their pages. */
  paging?: string;
  /** `/mot-cua/khung` inside the frameset, else `/mot-cua`. */
  base: string;
}

export const PATHS: Record<ListName, string> = {
  reception: 'danh-sach',
  processing: 'danh-sach/đang-xử-lý',
  supplement: 'danh-sach/cho-bo-sung',
  result: 'danh-sach/hồ-sơ-chờ-trả-kết-quả',
  returned: 'danh-sach/da-tra',
  ended: 'danh-sach/ket-thuc',
};
const names = Object.keys(PATHS) as ListName[];

const head = (title: string): Html => html`<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title}</title>
<style type="text/css">${raw(CLASSIC_STYLE)}</style>`;
const doctype = raw(
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">',
);

export const banner = ({
  state,
  officer,
}: Frame): Html => html`<table class="banner" cellpadding="0" cellspacing="0" border="0"><tbody><tr>
<td width="78" align="center">${emblem(58)}</td>
<td><div class="sub">${state.unit.toLocaleUpperCase('vi')}</div><div class="name">Hệ thống một cửa điện tử</div></td>
<td class="who">Xin chào, <b>${officer.name}</b><br>${officer.title}<br><a href="/mot-cua/dang-xuat" target="_top">Đăng xuất</a></td>
</tr></tbody></table>`;

export function menu(frame: Frame, here?: ListName): Html {
  const target = frame.base.endsWith('khung') ? raw(' target="noi_dung"') : '';
  return html`<div class="head">Hồ sơ một cửa</div>
${names.map(
  (name) =>
    html`<a href="${frame.base}/${PATHS[name]}${frame.paging ?? ''}"${target}${here === name && raw(' class="on"')}>${LISTS[name].title} (<span class="count">${listed(frame.state.dossiers, name).length}</span>)</a>`,
)}
<div class="head">Tiện ích</div>
<a href="/" target="_top">Các hệ thống khác</a>
<a href="/mot-cua/${frame.base.endsWith('khung') ? 'danh-sach' : ''}" target="_top">${frame.base.endsWith('khung') ? 'Xem không dùng khung' : 'Xem theo khung'}</a>`;
}

/** A page with its content in a layout table; banner and menu only outside the frameset. */
export function layout(frame: Frame, title: string, here: ListName | undefined, content: Html): Html {
  const framed = frame.base.endsWith('khung');
  return html`${doctype}
<html lang="vi"><head>${head(`${title} - ${frame.state.unit}`)}</head><body>
${!framed && banner(frame)}
<table width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr>
${!framed && html`<td class="menu">${menu(frame, here)}</td>`}
<td class="content"><h1 class="title">${title}</h1>
${content}
<div class="foot">${frame.state.unit} &nbsp;|&nbsp; Dữ liệu giả định để trình diễn</div>
</td></tr></tbody></table>
</body></html>`;
}

export const bare = (title: string, content: Html): Html =>
  html`${doctype}
<html lang="vi"><head>${head(title)}</head><body>${content}</body></html>`;

export const frameset = (state: DemoState): Html => html`${raw(
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">',
)}
<html lang="vi"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Hệ thống một cửa điện tử - ${state.unit}</title></head>
<frameset rows="81,*" frameborder="0" border="0">
<frame name="dau_trang" title="Đầu trang" src="/mot-cua/khung/dau-trang" scrolling="no" noresize>
<frameset cols="225,*">
<frame name="thuc_don" title="Thực đơn" src="/mot-cua/khung/thuc-don">
<frame name="noi_dung" title="Nội dung" src="/mot-cua/khung/danh-sach">
</frameset>
<noframes><body><a href="/mot-cua/danh-sach">Danh sách hồ sơ</a></body></noframes>
</frameset></html>`;

export const login = (state: DemoState, message: string): Html =>
  bare(
    'Đăng nhập - Hệ thống một cửa điện tử',
    html`<table width="100%" style="height:420px" cellpadding="0" cellspacing="0" border="0"><tbody><tr><td align="center">
<form method="post" action="/mot-cua/dang-nhap" class="box" style="width:380px;text-align:left"><div class="header">Đăng nhập hệ thống một cửa điện tử</div><div class="body">
${message && html`<div class="note error">${message}</div>`}
<table cellpadding="4"><tbody>
<tr><td><label for="user">Tài khoản:</label></td><td><select id="user" name="user" style="width:220px">${state.officers.map((o) => html`<option value="${o.id}">${o.name}</option>`)}</select></td></tr>
<tr><td><label for="password">Mật khẩu:</label></td><td><input id="password" type="password" name="password" autocomplete="off" style="width:208px"></td></tr>
<tr><td></td><td><input class="button" type="submit" value="Đăng nhập"></td></tr>
</tbody></table></div></form></td></tr></tbody></table>`,
  );
