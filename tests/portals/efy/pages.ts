import { emblem } from '../core/emblem';
import { type Html, html, raw } from '../core/html';
import { minute } from '../core/time';
import type { DemoState, Dossier, Officer } from '../state/types';
import { keyOf, submittedAt, supplementOf, type Trouble, wordOf } from './records';
import { EFY_STYLE } from './style';

const HEADERS = ['', 'Mã hồ sơ', 'Họ tên', 'Địa chỉ', 'Trạng thái', 'Hạn xử lý', 'Thông báo'];
const WIDTHS = ['3%', '17%', '15%', '27%', '14%', '11%', '13%'];
const DOCTYPE = raw(
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
);
/** The product opens a dossier from a list without links by a double click. */
const SCRIPT = `function item_onclick(id) { window.location = '/mot-cua-efy/ho-so?id=' + id; }
function set_hidden(cell) { var row = cell.parentNode, box = row.getElementsByTagName('input')[0]; box.checked = !box.checked; row.className = box.checked ? row.className + ' chosen' : row.className.replace(' chosen', ''); }`;

function layout(state: DemoState, officer: Officer | undefined, title: string, content: Html): Html {
  return html`${DOCTYPE}
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>${title} - ${state.unit}</title><style type="text/css">${raw(EFY_STYLE)}</style><script type="text/javascript">${raw(SCRIPT)}</script></head><body>
<div id="header">${emblem(54)}<div class="name"><span>${state.unit.toLocaleUpperCase('vi')}</span>PHẦN MỀM MỘT CỬA ĐIỆN TỬ</div>${
    officer && html`<div class="who">${officer.name}<br><a href="/mot-cua-efy/thoat">Thoát</a></div>`
  }</div>
<div id="menu"><a class="on" href="/mot-cua-efy/tiep-nhan">Tiếp nhận qua mạng</a><a href="/mot-cua-efy/tiep-nhan?co-link=0">Danh sách không có liên kết</a><a href="/mot-cua-efy/supplementrecordlist/index?moi-trang=5">Hồ sơ chờ bổ sung qua mạng (${supplementOf(state).length})</a><a href="/">Các hệ thống khác</a></div>
<div id="main"><h2 class="title_page">${title}</h2>
${content}
<div class="foot">Dữ liệu giả định để trình diễn</div></div>
</body></html>`;
}

const noticeOf = (d: Dossier): string => (d.status === 5 && d.pausedAt ? `Đã nhắn tin ${minute(d.pausedAt)}` : '');

function row(d: Dossier, i: number, linked: boolean): Html {
  const key = keyOf(d);
  const open = raw(linked ? '' : ` onclick="set_hidden(this)" ondblclick="item_onclick('${key}')"`);
  const code = linked ? html`<a href="/mot-cua-efy/ho-so?id=${key}">${d.code}</a>` : d.code;
  const cells = [
    code,
    d.applicant.name,
    d.applicant.address,
    wordOf(d),
    d.dueAt === undefined ? '' : minute(d.dueAt),
    noticeOf(d),
  ];
  return html`<tr class="${i % 2 ? 'odd_row' : 'round_row'}"><td align="center"><input type="checkbox" name="chk_item_id" value="${key}"></td>${cells.map(
    (cell) => html`<td class="data"${open}>${cell}&nbsp;</td>`,
  )}</tr>\n`;
}

/** A list, where it is, and what is in it. */
export interface EfyList {
  path: string;
  title: string;
  dossiers: Dossier[];
}

/** One page of a list that turns by POST to its own address. */
export interface Part {
  page: number;
  size: number;
}

const turn = (to: number, words: string, isOff: boolean): Html =>
  html`<input type="submit" class="button" name="hdn_current_page" value="${words}"${isOff && raw(' disabled="disabled"')} onclick="this.form.trang.value='${to}'">`;

function pager({ page, size }: Part, all: number): Html {
  const pages = Math.max(1, Math.ceil(all / size));
  return html`<div class="total"><input type="hidden" name="trang" value="${page}">${turn(page - 1, 'Trước', page <= 1)} Trang ${page} ${turn(page + 1, 'Sau', page >= pages)}</div>`;
}

/** A list of the online reception: it says nowhere when a dossier came in. With `part` one page of it. */
export const listPage = (
  state: DemoState,
  officer: Officer,
  { path, title, dossiers }: EfyList,
  linked: boolean,
  part?: Part,
): Html =>
  layout(
    state,
    officer,
    title,
    html`<form action="${path}${part ? `?moi-trang=${part.size}` : linked ? '' : '?co-link=0'}" method="post">
<table class="list_table2" id="table1" cellpadding="0" cellspacing="0">${WIDTHS.map((width) => html`<col width="${width}">`)}
<tr class="header">${HEADERS.map((header) => html`<td class="title" align="center">${header}</td>`)}</tr>
${(part ? dossiers.slice((part.page - 1) * part.size, part.page * part.size) : dossiers).map((d, i) => row(d, i, linked))}<tr></tr>
</table>${part && pager(part, dossiers.length)}<div class="total">Tổng số: <b>${dossiers.length}</b> hồ sơ</div></form>`,
  );

const input = (id: string, value: string, wide = false): Html =>
  html`<input type="text" id="${id}" name="${id}" value="${value}"${wide && raw(' class="wide"')} readonly="readonly">`;

/** A dossier's own page: a form whose values stand in its inputs. */
export function detailPage(state: DemoState, officer: Officer, d: Dossier, trouble: Trouble | undefined): Html {
  const fields: [label: string, control: Html][] = [
    ['Mã hồ sơ', input('C_CODE', d.code)],
    ['Họ tên', input('C_NAME', d.applicant.name, true)],
    ['Địa chỉ', input('C_ADDRESS', d.applicant.address, true)],
    ['Tên thủ tục', input('C_RECORDTYPE_NAME', d.procedure.name, true)],
    ['Trạng thái', input('C_STATUS_NAME', wordOf(d))],
  ];
  if (trouble !== 'no-time') fields.splice(4, 0, ['Ngày nộp', input('C_SUBMITTED_DATE', minute(submittedAt(d)))]);
  if (d.acceptedAt !== undefined) fields.push(['Ngày tiếp nhận', input('C_RECEIVED_DATE', minute(d.acceptedAt))]);
  if (d.dueAt !== undefined) fields.push(['Hạn xử lý', input('C_APPOINTED_DATE', minute(d.dueAt))]);
  const decide = html`<tr><td class="label">Kết quả kiểm tra</td><td>
<label><input type="radio" name="rad_result" value="accept" checked="checked"> Chấp thuận và tiếp nhận hồ sơ</label><br>
<label><input type="radio" name="rad_result" value="supplement"> Yêu cầu công dân sửa đổi, bổ sung</label></td></tr>
<tr><td class="label"><label for="C_MESSAGE">Nội dung thông báo</label></td><td><textarea id="C_MESSAGE" name="C_MESSAGE" rows="3" cols="70"></textarea></td></tr>`;
  return layout(
    state,
    officer,
    'Thông tin hồ sơ',
    html`<form action="/mot-cua-efy/ghi" method="post"><input type="hidden" name="id" value="${keyOf(d)}">
<table class="form_table" cellpadding="0" cellspacing="0">${fields.map(
      ([label, control]) => html`<tr><td class="label">${label}</td><td>${control}</td></tr>\n`,
    )}${d.status === 1 && decide}</table>
<div class="buttons">${d.status === 1 && html`<input type="submit" class="button" value="Ghi"> `}<a class="button" href="/mot-cua-efy/tiep-nhan">Quay lại</a></div></form>`,
  );
}

export const loginPage = (state: DemoState): Html =>
  layout(
    state,
    undefined,
    'Đăng nhập',
    html`<form action="/mot-cua-efy/dang-nhap" method="post" class="login"><p>Phiên làm việc đã hết. Vui lòng đăng nhập lại.</p>
<table class="form_table" cellpadding="0" cellspacing="0"><tr><td class="label"><label for="user">Tên đăng nhập</label></td><td><input type="text" id="user" name="user" value="motcua"></td></tr>
<tr><td class="label"><label for="password">Mật khẩu</label></td><td><input type="password" id="password" name="password" autocomplete="off"></td></tr></table>
<div class="buttons"><input type="submit" class="button" value="Đăng nhập"></div></form>`,
  );
