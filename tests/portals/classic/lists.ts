import { type Html, html, raw } from '../core/html';
import { day, minute, timeFirst } from '../core/time';
import { CHANNEL_WORDS, CLASSIC_WORDS, LISTS, type ListName, listed } from '../state/status';
import type { Dossier } from '../state/types';
import { type Frame, layout } from './layout';

const PAGE_SIZE = 15;
const NBSP = raw('&nbsp;');

interface Column {
  title: string;
  width: string;
  cell: (d: Dossier, query: Query, frame: Frame) => Html | string;
}
export interface Query {
  words: string;
  /** 1-based. */
  page: number;
  notice: string;
  /** Records on a page, and links to the pages instead of buttons. */
  size?: number;
  linked?: boolean;
}

/** Search hits in coloured spans, as the old product marks them. */
function marked(text: string, words: string): Html {
  const at = words ? text.toLowerCase().indexOf(words.normalize('NFC').toLowerCase()) : -1;
  if (at < 0) return html`${text}`;
  const end = at + words.length;
  return html`${text.slice(0, at)}<span class="found">${text.slice(at, end)}</span>${text.slice(end)}`;
}

const code: Column = {
  title: 'Mã hồ sơ',
  width: '15%',
  cell: (d, q, f) => html`<a class="code" href="${f.base}/ho-so/${d.code}">${marked(d.code, q.words)}</a>`,
};
const procedure: Column = { title: 'Tên thủ tục', width: '25%', cell: (d, q) => marked(d.procedure.name, q.words) };
const owner: Column = {
  title: 'Chủ hồ sơ',
  width: '15%',
  cell: (d, q) => html`${marked(d.applicant.name, q.words)}<br><span class="desc">${d.applicant.address}</span>`,
};
const status: Column = {
  title: 'Trạng thái',
  width: '10%',
  cell: (d) => html`<span class="status s${d.status}">${CLASSIC_WORDS[d.status]}</span>`,
};
const at = (title: string, print: (at: number) => string, of: (d: Dossier) => number | undefined): Column => {
  const cell = (d: Dossier): Html => {
    const moment = of(d);
    return moment === undefined ? NBSP : html`${print(moment)}${NBSP}`;
  };
  return { title, width: '10%', cell };
};
const open: Column = {
  title: 'Thao tác',
  width: '8%',
  cell: (d, _, f) => html`<a href="${f.base}/ho-so/${d.code}" title="Xử lý hồ sơ ${d.code}">Xử lý</a>`,
};
const channel: Column = { title: 'Hình thức nộp', width: '9%', cell: (d) => CHANNEL_WORDS[d.channel] };

const COLUMNS: Record<ListName, Column[]> = {
  reception: [code, procedure, owner, at('Ngày nộp', minute, (d) => d.resubmittedAt ?? d.submittedAt), status, open],
  processing: [
    code,
    procedure,
    owner,
    at('Ngày tiếp nhận', minute, (d) => d.acceptedAt),
    at('Ngày hẹn trả', minute, (d) => d.dueAt),
    status,
    open,
  ],
  supplement: [
    code,
    procedure,
    owner,
    at('Ngày nộp :', timeFirst, (d) => d.submittedAt),
    at('Ngày yêu cầu bổ sung', timeFirst, (d) => d.pausedAt),
    status,
    open,
  ],
  result: [
    code,
    procedure,
    owner,
    at('Ngày tiếp nhận', minute, (d) => d.acceptedAt),
    at('Ngày hẹn trả KQ', minute, (d) => d.dueAt),
    at('Ngày kết thúc xử lý', minute, (d) => d.doneAt),
    status,
    open,
  ],
  returned: [
    code,
    procedure,
    owner,
    at('Ngày tiếp nhận', minute, (d) => d.acceptedAt),
    at('Ngày hẹn trả', day, (d) => d.dueAt),
    at('Ngày trả kết quả', minute, (d) => d.returnedAt),
    status,
    open,
  ],
  ended: [code, procedure, owner, channel, at('Ngày nộp', minute, (d) => d.submittedAt), status, open],
};

function table(frame: Frame, list: ListName, rows: Dossier[], first: number, query: Query): Html {
  const columns = COLUMNS[list];
  // Two header styles side by side, as in such portals: td.title for the intake lists, th in the first row elsewhere.
  const old = list === 'reception' || list === 'processing';
  const header = (title: Html | string, width: string): Html =>
    old ? html`<td class="title" width="${width}">${title}</td>` : html`<th width="${width}">${title}</th>`;
  const line = (d: Dossier, i: number): Html =>
    html`<tr class="${i % 2 ? 'round_row' : 'odd_row'}"><td align="center">${old ? html`<input type="checkbox" name="chk_item_id" value="${d.id}" aria-label="Chọn hồ sơ ${d.code}">` : first + i}</td>
${columns.map((c) => html`<td class="data">${c.cell(d, query, frame)}</td>`)}</tr>
${old && i === 4 && raw('<tr></tr>')}`;
  return html`<table class="list_table2" id="table1" cellpadding="0" cellspacing="0" width="100%">
<tbody><tr class="header">${header(old ? '#' : 'STT', '3%')}${columns.map((c) => header(c.title, c.width))}</tr>
${rows.map(line)}
${rows.length === 0 && html`<tr class="odd_row"><td colspan="${columns.length + 1}" align="center">Không có hồ sơ nào</td></tr>`}
</tbody></table>`;
}

/** One list, searched and paged by POST to its own address. */
export function listPage(frame: Frame, list: ListName, query: Query): Html {
  const all = listed(frame.state.dossiers, list, query.words);
  const { size = PAGE_SIZE, linked = false } = query;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(1, query.page), pages);
  const first = (page - 1) * size;
  const turn = (to: number, text: string): Html =>
    html` <button class="button" type="submit" name="hdn_current_page" value="${to}"${(to < 1 || to > pages) && raw(' disabled')}>${text}</button>`;
  const link = (to: number): Html =>
    to === page ? html` <b>${to}</b>` : html` <a href="?lien-ket=1&amp;moi-trang=${size}&amp;trang=${to}">${to}</a>`;
  const numbers = Array.from({ length: pages }, (_, i) => i + 1);
  const pager = linked
    ? numbers.map(link)
    : html`${turn(page - 1, '« Trước')}${numbers.map((to) => turn(to, String(to)))}${turn(page + 1, 'Sau »')}`;
  return layout(
    frame,
    LISTS[list].title,
    list,
    html`${query.notice && html`<div class="note" role="status">${query.notice}</div>`}
<form method="post" action="">
<table class="search" width="100%" cellpadding="0" cellspacing="0" border="0"><tbody><tr>
<td width="90"><label for="txt_search">Tìm kiếm :</label></td><td width="260"><input type="text" id="txt_search" name="txt_search" value="${query.words}" style="width:240px"></td>
<td><input class="button" type="submit" name="btn_search" value="Tìm kiếm"></td><td align="right">Tổng số:&nbsp;<b>${all.length}</b> hồ sơ</td>
</tr></tbody><tbody><tr><td colspan="4" class="grey">Nhập mã hồ sơ, tên thủ tục hoặc tên chủ hồ sơ</td></tr></tbody></table>
${table(frame, list, all.slice(first, first + size), first + 1, query)}
<table class="pager" cellpadding="0" cellspacing="0" border="0"><tbody><tr><td>Trang <span class="here">${page}</span>/ ${pages}</td>
<td align="right">${pager}</td></tr></tbody></table>
</form>`,
  );
}
