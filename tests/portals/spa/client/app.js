import { detailView } from './detail.js';
import { api, el, post, snack } from './dom.js';
import { listView } from './list.js';
import { VIEWS } from './views.js';

const BASE = '/motcua-spa/vi/dossier/';
const root = document.querySelector('app-root');
const outlet = el('main', { class: 'outlet' });
const nav = el('nav', { class: 'sidenav', 'aria-label': 'Thực đơn' });
const user = el('span', { class: 'user' });

/** A session that is over shows the login page; other errors a message. */
function fail(error) {
  if (error.expired) showLogin();
  else snack(error.message, true);
}

function navigate(to) {
  history.pushState(null, '', to);
  route();
}

function follow(event) {
  event.preventDefault();
  navigate(event.currentTarget.getAttribute('href'));
}

async function refreshMenu() {
  const counts = await api('pa/dossier/--count');
  const total = (view) => view.statuses.reduce((sum, s) => sum + (counts[s] ?? 0), 0);
  nav.replaceChildren(
    ...VIEWS.map((view) =>
      el(
        'a',
        { href: BASE + view.path, class: location.pathname === BASE + view.path ? 'active' : '', onclick: follow },
        el('span', {}, view.title),
        view.statuses.length > 0 && el('b', {}, String(total(view))),
      ),
    ),
    el('a', { href: '/' }, el('span', {}, 'Các hệ thống khác')),
  );
}

const updateMenu = () => refreshMenu().catch(fail);

function route() {
  document.querySelector('.mat-snack-bar')?.remove();
  const path = location.pathname.slice(BASE.length);
  const [, id] = path.match(/^processing\/([0-9a-f]{24})$/) ?? [];
  const view = VIEWS.find((v) => v.path === path);
  if (!id && !view) return navigate(BASE + VIEWS[0].path);
  document.title = `${view ? view.title : 'Chi tiết hồ sơ'} - Một cửa điện tử`;
  outlet.replaceChildren(view ? listView(view, { navigate, fail }) : detailView(id, { fail, changed: updateMenu }));
  updateMenu();
}

function showLogin() {
  const name = el('input', { name: 'user', value: 'motcua', 'aria-label': 'Tài khoản' });
  const password = el('input', { type: 'password', name: 'password', 'aria-label': 'Mật khẩu', autocomplete: 'off' });
  const submit = async (event) => {
    event.preventDefault();
    try {
      await post('su/login', { user: name.value, password: password.value });
      start();
    } catch (error) {
      snack(error.message, true);
    }
  };
  root.replaceChildren(
    el(
      'form',
      { class: 'mat-card login', onsubmit: submit },
      el('h1', {}, 'Đăng nhập'),
      el('p', {}, 'Phiên làm việc đã hết. Vui lòng đăng nhập lại.'),
      name,
      password,
      el('button', { class: 'mat-button primary' }, 'Đăng nhập'),
    ),
  );
}

async function start() {
  try {
    const me = await api('hu/user/--me');
    user.textContent = `${me.fullname} · ${me.position}`;
    const logOut = async () => {
      await post('su/logout');
      showLogin();
    };
    root.replaceChildren(
      el(
        'header',
        { class: 'mat-toolbar' },
        el('span', { class: 'star', 'aria-hidden': 'true' }, '★'),
        el(
          'div',
          { class: 'brand' },
          el('b', {}, 'HỆ THỐNG THÔNG TIN GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH'),
          el('small', {}, me.agency),
        ),
        user,
        el('button', { type: 'button', class: 'mat-button light', onclick: logOut }, 'Đăng xuất'),
      ),
      el('div', { class: 'sidenav-container' }, nav, outlet),
    );
    route();
  } catch (error) {
    fail(error);
  }
}

window.addEventListener('popstate', route);
start();
