import { api, el } from './dom.js';

const SIZE = 15;

/** One list of dossiers: rows arrive late, are sorted, searched and paged by the server. */
export function listView(view, { navigate, fail }) {
  const query = new URLSearchParams(location.search);
  const state = {
    page: Number(query.get('page') ?? 0),
    sort: query.get('sort') ?? view.sort,
    keyword: query.get('keyword') ?? '',
  };
  let request = 0;

  const body = el('tbody', { role: 'rowgroup' });
  const bar = el('div', { class: 'mat-progress-bar', role: 'progressbar', 'aria-label': 'Đang tải', hidden: true });
  const range = el('span', { class: 'mat-paginator-range-label' });
  const keyword = el('input', {
    type: 'search',
    'aria-label': 'Từ khóa',
    placeholder: 'Mã hồ sơ, chủ hồ sơ, thủ tục',
    value: state.keyword,
  });
  const turn = (text, step) =>
    el('button', { type: 'button', class: 'mat-button', onclick: () => load({ page: state.page + step }) }, text);
  const back = turn('Trang trước', -1);
  const next = turn('Trang sau', 1);

  const classes = (c, kind) => `mat-${kind} cdk-${kind} cdk-column-${c.id} mat-column-${c.id}`;
  const sortBy = (c) => {
    const [by, direction] = state.sort.split(',');
    load({ page: 0, sort: `${c.sort},${by === c.sort && direction === 'asc' ? 'desc' : 'asc'}` });
  };
  const head = el(
    'tr',
    { class: 'mat-header-row cdk-header-row', role: 'row' },
    el('th', { class: 'mat-header-cell cdk-header-cell cdk-column-stt mat-column-stt', role: 'columnheader' }, 'STT'),
    view.columns.map((c) =>
      el(
        'th',
        { class: classes(c, 'header-cell'), role: 'columnheader' },
        c.sort
          ? el('button', { type: 'button', class: 'mat-sort-header', onclick: () => sortBy(c) }, c.title)
          : c.title,
      ),
    ),
  );

  const href = (d) =>
    `/motcua-spa/vi/dossier/processing/${d.id}?procedure=${d.procedure.code}&task=${view.path}&xpandStatus=false`;
  const open = (event) => {
    event.preventDefault();
    navigate(event.currentTarget.getAttribute('href'));
  };
  const row = () =>
    el(
      'tr',
      { class: 'mat-row cdk-row', role: 'row' },
      el('td', { class: 'mat-cell cdk-cell cdk-column-stt mat-column-stt', role: 'cell' }, document.createTextNode('')),
      view.columns.map((c) => {
        const text = document.createTextNode('');
        const inside =
          c.id === 'code'
            ? el('a', { onclick: open }, text)
            : c.id === 'status'
              ? el('span', { class: 'chip' }, text)
              : text;
        return el('td', { class: classes(c, 'cell'), role: 'cell' }, inside);
      }),
    );
  /** Makes a row element show this dossier by changing its text nodes, as a framework's patch does. */
  const fill = (element, d, i) => {
    element.cells[0].firstChild.nodeValue = String(state.page * SIZE + i + 1);
    view.columns.forEach((c, k) => {
      const cell = element.cells[k + 1];
      if (c.id === 'code') cell.firstChild.setAttribute('href', href(d));
      if (c.id === 'status') cell.firstChild.className = `chip s${d.dossierStatus.id}`;
      const node = cell.firstChild.nodeType === Node.TEXT_NODE ? cell.firstChild : cell.firstChild.firstChild;
      const text = c.text(d);
      if (node.nodeValue !== text) node.nodeValue = text;
    });
    return element;
  };
  const skeleton = () =>
    el(
      'tr',
      { class: 'mat-row cdk-row skeleton', 'aria-hidden': 'true' },
      Array.from({ length: view.columns.length + 1 }, () =>
        el('td', { class: 'mat-cell cdk-cell' }, el('span', { class: 'bone' })),
      ),
    );
  const empty = () =>
    el(
      'tr',
      { class: 'mat-row cdk-row none' },
      el('td', { class: 'mat-cell cdk-cell', colspan: view.columns.length + 1 }, 'Không có dữ liệu'),
    );

  function show(content) {
    if (content.length === 0) return body.replaceChildren(empty());
    if (view.rows === 'replace') return body.replaceChildren(...content.map((d, i) => fill(row(), d, i)));
    for (const stray of body.querySelectorAll('.skeleton, .none')) stray.remove();
    while (body.rows.length > content.length) body.lastElementChild.remove();
    content.forEach((d, i) => {
      if (body.rows[i]) fill(body.rows[i], d, i);
      else body.append(fill(row(), d, i));
    });
  }

  function remember() {
    const kept = new URLSearchParams();
    if (state.page > 0) kept.set('page', state.page);
    if (state.sort !== view.sort) kept.set('sort', state.sort);
    if (state.keyword) kept.set('keyword', state.keyword);
    history.replaceState(null, '', kept.size > 0 ? `?${kept}` : location.pathname);
  }

  async function load(change = {}) {
    Object.assign(state, change);
    const mine = ++request;
    remember();
    bar.hidden = false;
    // Lists that replace their rows show skeletons while they wait; the others keep the old rows until the new ones are there.
    if (view.rows === 'replace' || body.rows.length === 0) body.replaceChildren(...Array.from({ length: 8 }, skeleton));
    try {
      const search = new URLSearchParams({
        page: state.page,
        size: SIZE,
        spec: 'page',
        sort: state.sort,
        keyword: state.keyword,
        'dossier-status': view.statuses.join(),
      });
      const { content, last, totalElements } = await api(`pa/dossier/search?${search}`);
      if (mine !== request) return;
      show(content);
      const first = state.page * SIZE;
      range.textContent =
        totalElements > 0 ? `${first + 1} – ${first + content.length} trên ${totalElements}` : '0 hồ sơ';
      back.disabled = state.page === 0;
      next.disabled = last;
    } catch (error) {
      if (mine === request) fail(error);
    } finally {
      if (mine === request) bar.hidden = true;
    }
  }

  const find = (event) => {
    event.preventDefault();
    load({ page: 0, keyword: keyword.value.trim() });
  };
  const page = el(
    'section',
    { class: 'mat-card' },
    el(
      'div',
      { class: 'card-head' },
      el('h1', {}, view.title),
      el('form', { class: 'search', onsubmit: find }, keyword, el('button', { class: 'mat-button' }, 'Tìm kiếm')),
      el('button', { type: 'button', class: 'mat-button', onclick: () => load() }, 'Làm mới'),
    ),
    bar,
    el(
      'div',
      { class: 'table-holder' },
      el(
        'table',
        { 'mat-table': true, class: 'mat-table cdk-table', role: 'table' },
        el('thead', { role: 'rowgroup' }, head),
        body,
      ),
    ),
    el('div', { class: 'mat-paginator' }, range, back, next),
  );
  load();
  return page;
}
