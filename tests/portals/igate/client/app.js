import { load } from './load.js';

const SIZE = 20;
const DAY = 86_400_000;
const SEARCH = '/motcua-igate/vi/dossier/search/1';
const query = new URLSearchParams(location.search);
const root = document.querySelector('app-root');

const el = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat());
  return element;
};

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const time = (iso, more = 0) =>
  iso ? format.format(Date.parse(iso.replace('+0000', 'Z')) + more).replace(',', '') : '';
const named = (names) => names.find((one) => one.languageId === 228)?.name ?? '';
const owner = (d) => d.applicant.data.ownerFullname;

/** `lech=1` makes the third row of a page tell another appointment than the data. */
const appointment = (d, i) => time(d.appointmentDate, query.get('lech') === '1' && i === 2 ? DAY : 0);
const codeLink = (d) => el('a', { href: `/motcua-igate/vi/dossier/processing/${d.id}` }, d.code);

const COLUMNS = [
  ['stt', 'STT', (_, i, page) => String(page * SIZE + i + 1)],
  ['code', 'Số hồ sơ', codeLink],
  ['procedureName', 'Thủ tục', (d) => named(d.procedure.translate)],
  ['applicantName', 'Người nộp', owner],
  ...(query.get('ngay-nop') === '1' ? [['appliedDate', 'Ngày nộp', (d) => time(d.appliedDate)]] : []),
  ['appointmentDate', 'Ngày hẹn trả', appointment],
  ['dossierStatus', 'Trạng thái', (d) => named(d.dossierStatus.name)],
];
const classes = (kind, name) => `mat-${kind} cdk-${kind} cdk-column-${name} mat-column-${name}`;

const outlet = el('main', { class: 'outlet' });
const bar = el('div', { class: 'mat-progress-bar', role: 'progressbar', 'aria-label': 'Đang tải', hidden: '' });

function snack(text) {
  document.querySelector('.mat-snack-bar-container')?.remove();
  document.body.append(el('div', { class: 'mat-snack-bar-container', role: 'status' }, text));
}

async function loading(path) {
  bar.hidden = false;
  document.querySelector('.mat-snack-bar-container')?.remove();
  try {
    return await load(path);
  } catch (error) {
    snack(error.message);
    return undefined;
  } finally {
    bar.hidden = true;
  }
}

function searchView() {
  const body = el('tbody', { role: 'rowgroup' });
  const pager = el('div', { class: 'mat-paginator', role: 'navigation', 'aria-label': 'Trang' });
  const header = COLUMNS.map(([name, title]) =>
    el('th', { class: classes('header-cell', name), role: 'columnheader', scope: 'col' }, title),
  );

  const row = (d, i, page) =>
    el(
      'tr',
      { class: 'mat-row cdk-row', role: 'row' },
      COLUMNS.map(([name, , cell]) => el('td', { class: classes('cell', name), role: 'cell' }, cell(d, i, page))),
    );

  /** A page turns without a new address; where it cannot be loaded, the old rows stay. */
  async function show(page) {
    const more = query.get('hong') === '1' ? '&hong=1' : '';
    const path = `pa/dossier/search?page=${page}&size=${SIZE}&spec=page&sort=appointmentDate,asc${more}`;
    const found = await loading(path);
    if (!found) return;
    body.replaceChildren(...found.content.map((d, i) => row(d, i, page)));
    const pages = Math.ceil(found.totalElements / SIZE);
    const first = page * SIZE + 1;
    pager.replaceChildren(
      el('span', {}, `${first} – ${first + found.content.length - 1} trong ${found.totalElements} hồ sơ`),
      ...Array.from({ length: pages }, (_, i) =>
        el(
          'button',
          {
            type: 'button',
            'aria-label': `Trang ${i + 1}`,
            'aria-current': i === page && 'page',
            onclick: () => show(i),
          },
          String(i + 1),
        ),
      ),
      el(
        'button',
        {
          type: 'button',
          class: 'mat-paginator-navigation-next',
          'aria-label': 'Trang sau',
          disabled: page + 1 >= pages && '',
          onclick: () => show(page + 1),
        },
        '›',
      ),
    );
  }

  outlet.replaceChildren(
    el('h3', {}, 'Tra cứu hồ sơ'),
    el(
      'div',
      { class: 'mat-card' },
      bar,
      el(
        'table',
        { class: 'mat-table cdk-table', role: 'table' },
        el('thead', { role: 'rowgroup' }, el('tr', { class: 'mat-header-row cdk-header-row', role: 'row' }, header)),
        body,
      ),
      pager,
    ),
  );
  return show(0);
}

async function detailView(id) {
  outlet.replaceChildren(el('h3', {}, 'Thông tin hồ sơ'), bar);
  const d = await loading(`pa/dossier/${id}/--online`);
  if (!d) return;
  const pairs = [
    ['Số hồ sơ:', d.code],
    ['Thủ tục:', named(d.procedure.translate)],
    ['Người nộp:', owner(d)],
    ['Ngày nộp:', time(d.appliedDate)],
    ['Ngày tiếp nhận:', time(d.acceptedDate)],
    ['Ngày hẹn trả:', time(d.appointmentDate)],
    ['Hình thức nộp:', named(d.applyMethod.name)],
    ['Trạng thái:', named(d.dossierStatus.name)],
  ];
  const shown = pairs.filter(([, value]) => value);
  outlet.append(
    el(
      'div',
      { class: 'mat-card pairs' },
      shown.map(([label, value]) =>
        el('div', {}, el('span', { class: 'lbl' }, label), ' ', el('span', { class: 'val' }, value)),
      ),
    ),
    el('p', {}, el('a', { href: SEARCH }, 'Về danh sách')),
  );
}

root.replaceChildren(
  el(
    'mat-toolbar',
    { class: 'mat-toolbar' },
    el(
      'div',
      { class: 'brand' },
      el('b', {}, 'HỆ THỐNG THÔNG TIN MỘT CỬA ĐIỆN TỬ'),
      el('small', {}, root.dataset.unit),
    ),
    el('a', { href: '/' }, 'Các hệ thống khác'),
  ),
  outlet,
);
const [, id] = location.pathname.match(/\/processing\/([0-9a-f]{24})$/) ?? [];
if (id) detailView(id);
else searchView();
