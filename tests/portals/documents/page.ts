import { emblem } from '../core/emblem';
import { type Html, html, raw } from '../core/html';
import type { DemoState, Officer } from '../state/types';
import { DOCUMENTS_STYLE } from './style';

/** The menu's buckets: the value of the obfuscated parameter, as iOffice has it. */
export const BUCKETS = {
  VAN_BAN_DEN_CA_NHAN: 'Văn bản đến chờ xử lý',
  VAN_BAN_DA_XU_LY: 'Văn bản đến đã xử lý',
  VAN_BAN_DI_CHO_XU_LY: 'Văn bản đi chờ ký, chờ phát hành',
  VAN_BAN_DI_DA_BANHANH: 'Văn bản đi đã ban hành',
  PAKN: 'Phản ánh, kiến nghị',
} as const;
export type Bucket = keyof typeof BUCKETS;

const SCRIPT = `
function link(id, bucket) {
  location.href = bucket === 'PAKN' ? '/qlvb/pakn' : '/qlvb/main?6yXl=' + bucket + '&Cc9m=20';
}
const list = document.getElementById('div_data_list');
const message = document.getElementById('message');
async function send(action, id, fields) {
  const body = new URLSearchParams({ action, id, ...fields });
  const response = await fetch('/qlvb/api/thao-tac', { method: 'POST', body });
  const { message: text } = await response.json();
  message.textContent = text;
  message.className = response.ok ? '' : 'error';
  if (!response.ok) return;
  const fresh = await fetch(location.href, { headers: { accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await fresh.text(), 'text/html');
  list.replaceChildren(...page.getElementById('div_data_list').childNodes);
  document.getElementById('menu').replaceChildren(...page.getElementById('menu').childNodes);
}
list.addEventListener('click', async (event) => {
  const target = event.target.closest('[data-action]');
  if (!target) return;
  event.preventDefault();
  const { action, id } = target.dataset;
  if (action !== 'xem') return send(action, id, {});
  const row = document.getElementById('vb_' + id);
  if (row.nextElementSibling?.className === 'detail') return row.nextElementSibling.remove();
  const response = await fetch('/qlvb/chi-tiet/' + id);
  row.insertAdjacentHTML('afterend', await response.text());
});
list.addEventListener('submit', (event) => {
  event.preventDefault();
  send('tra-loi', event.target.dataset.answer, { text: event.target.text.value });
});
`;

export function documentPage(
  state: DemoState,
  officer: Officer,
  here: Bucket,
  counts: Record<Bucket, number>,
  words: string,
  content: Html,
): Html {
  const item = (bucket: Bucket, i: number): Html =>
    html`<a id="m${2766 + i}" href='javascript:link("m${2766 + i}","${bucket}")'${bucket === here && raw(' class="active"')}>${BUCKETS[bucket]} (${counts[bucket]})</a>`;
  return html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Quản lý văn bản và điều hành - ${state.unit}</title><style>${raw(DOCUMENTS_STYLE)}</style></head>
<body><div id="header"><div class="logo">${emblem(36)}<div>Quản lý văn bản và điều hành<small>${state.unit}</small></div></div><div class="user">${officer.name}<br>${officer.title}</div></div>
<div id="wrap"><nav id="left-panel" aria-label="Thực đơn"><div id="menu"><div class="group">Văn bản đến</div>${item('VAN_BAN_DEN_CA_NHAN', 0)}${item('VAN_BAN_DA_XU_LY', 1)}
<div class="group">Văn bản đi</div>${item('VAN_BAN_DI_CHO_XU_LY', 2)}${item('VAN_BAN_DI_DA_BANHANH', 3)}<div class="group">Tiếp dân</div>${item('PAKN', 4)}</div>
<div class="group">Khác</div><a href="/">Các hệ thống khác</a></nav>
<div id="content"><div class="ribbon">Trang chủ / ${BUCKETS[here]}</div><div id="message" role="status"></div>
<div id="table-vb" class="jarviswidget"><header><h2>${BUCKETS[here]}</h2><form class="search" method="post" action=""><input type="text" name="txt_search" aria-label="Tìm kiếm" placeholder="Số ký hiệu, trích yếu" value="${words}"><button class="btn">Tìm kiếm</button></form></header>
<div id="div_data_list">${content}</div><div class="foot">Dữ liệu giả định để trình diễn</div></div></div></div>
<script>${raw(SCRIPT)}</script></body></html>`;
}
