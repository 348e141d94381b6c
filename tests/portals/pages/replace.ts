import { type Html, html, raw } from '../core/html';
import { cells, HEADERS } from './big';
import { labPage } from './layout';
import { labRows } from './rows';

const PAGE_SIZE = 20;

/** What frameworks do to a list, one button each. Nothing happens by itself. */
const SCRIPT = `
const rows = JSON.parse(document.getElementById('data').textContent);
const body = document.querySelector('#ho-so tbody');
const size = ${PAGE_SIZE};
let page = 0, shift = 0, turned = false, hidden = false;
const fields = (row, i) => [i + 1, row.code, row.procedure, row.owner, row.submitted, row.due, row.status, 'Chi tiết'];
const shown = () => Array.from({ length: Math.min(size, rows.length) }, (_, i) => rows[(page * size + i + shift) % rows.length]);
const text = (value) => String(value).replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const cell = (value, i) => i === 1 || i === 7 ? '<a href="#">' + text(value) + '</a>' : text(value);
const markup = (row, i) => fields(row, i).map((value, k) => '<td>' + cell(value, k) + '</td>').join('');
const actions = {
  'inner-html'() { body.innerHTML = shown().map((row, i) => '<tr>' + markup(row, i) + '</tr>').join(''); },
  'replace-rows'() {
    shown().forEach((row, i) => {
      const fresh = document.createElement('tr');
      fresh.innerHTML = markup(row, i);
      if (body.children[i]) body.children[i].replaceWith(fresh); else body.append(fresh);
    });
  },
  'change-text'() {
    shift = (shift + 1) % rows.length;
    shown().forEach((row, i) => fields(row, i).forEach((value, k) => {
      const holder = body.children[i].children[k].querySelector('a') ?? body.children[i].children[k];
      const node = [...holder.childNodes].find((n) => n.nodeType === 3);
      if (node) node.nodeValue = String(value); else holder.prepend(String(value));
    }));
  },
  'sort'() { turned = !turned; body.append(...[...body.children].reverse()); },
  'filter'() {
    hidden = !hidden;
    [...body.children].forEach((row, i) => { row.style.display = hidden && i % 2 ? 'none' : ''; });
  },
  'page'() { page = (page + 1) % Math.ceil(rows.length / size); shift = 0; actions['inner-html'](); },
  'clear'() { body.replaceChildren(); },
};
document.querySelector('[data-buttons]').addEventListener('click', (event) => {
  const name = event.target.closest('button')?.dataset.action;
  if (name) actions[name]();
});
`;

const BUTTONS: [action: string, text: string][] = [
  ['inner-html', 'Vẽ lại cả bảng (innerHTML)'],
  ['replace-rows', 'Thay từng dòng'],
  ['change-text', 'Đổi chữ tại chỗ'],
  ['sort', 'Đảo thứ tự (chuyển nút)'],
  ['filter', 'Lọc (display: none)'],
  ['page', 'Trang sau'],
  ['clear', 'Xóa hết dòng'],
];

/** A list of `count` dossiers whose rows change by buttons only. */
export function replacePage(count: number, now: number): Html {
  const rows = labRows(count, now);
  const data = JSON.stringify(rows).replace(/</g, '\\u003c');
  return labPage(
    'Danh sách hồ sơ thay dòng',
    html`<div data-buttons>${BUTTONS.map(([action, text]) => html`<button type="button" data-action="${action}">${text}</button>`)}</div>
<table id="ho-so"><thead><tr>${HEADERS.map((h) => html`<th>${h}</th>`)}</tr></thead>
<tbody>${rows.slice(0, PAGE_SIZE).map((row, i) => html`<tr>${cells(row, i).map((c) => html`<td>${c}</td>`)}</tr>`)}</tbody></table>
<script type="application/json" id="data">${raw(data)}</script><script type="module">${raw(SCRIPT)}</script>`,
  );
}
