import { type Exchange, field, HttpError, json, page, type Reply, redirect } from '../core/http';
import type { Visit } from '../core/sessions';
import { dossierActions } from '../state/actions';
import type { DemoState, Dossier, Officer } from '../state/types';
import { detailPage, type EfyList, listPage, loginPage, type Part } from './pages';
import { keyOf, receptionOf, supplementOf } from './records';
import { watchOf } from './watch';

const LOGIN = '/mot-cua-efy/dang-nhap';
const LIST = '/mot-cua-efy/tiep-nhan';
const SUPPLEMENTS = '/mot-cua-efy/supplementrecordlist/index';

function dossierOf(state: DemoState, key: string | null): Dossier {
  const dossier = state.dossiers.find((d) => keyOf(d) === key);
  if (!dossier) throw new HttpError(404, 'Không tìm thấy hồ sơ này.');
  return dossier;
}

/** An EFY-like portal under `/mot-cua-efy`: its list lacks the time of submission, each dossier's own page has it. */
export async function efyRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  const { method, path } = exchange;
  const watch = watchOf(state);
  if (path === '/mot-cua-efy/_test') {
    if (method === 'POST') watch.set(await exchange.json());
    return json(watch.report());
  }
  const visit = state.sessions.visit(exchange, 'PHPSESSID', '/mot-cua-efy');
  return visit.keep(await answer(exchange, state, visit));
}

async function answer(exchange: Exchange, state: DemoState, visit: Visit): Promise<Reply> {
  const { method, path } = exchange;
  const { officer } = visit;
  if (path === LOGIN) {
    if (method !== 'POST') return page(loginPage(state));
    const form = await exchange.form();
    const someone = state.officers.find((o) => o.id === field(form, 'user'));
    if (!someone || !field(form, 'password')) return page(loginPage(state));
    visit.logIn(someone);
    watchOf(state).renew();
    return redirect(LIST);
  }
  if (path === '/mot-cua-efy/ho-so') return detail(exchange, state, officer);
  if (!officer) return page(loginPage(state));
  switch (path.replace(/\/$/, '')) {
    case '/mot-cua-efy':
      return redirect(LIST);
    case LIST:
      return list(exchange, state, officer, {
        path: LIST,
        title: 'Danh sách hồ sơ tiếp nhận qua mạng',
        dossiers: receptionOf(state),
      });
    case SUPPLEMENTS:
      return list(exchange, state, officer, {
        path: SUPPLEMENTS,
        title: 'Danh sách hồ sơ chờ bổ sung qua mạng',
        dossiers: supplementOf(state),
      });
    case '/mot-cua-efy/thoat':
      visit.logOut();
      return redirect(LOGIN);
    case '/mot-cua-efy/ghi':
      if (method === 'POST') return decide(exchange, state, officer);
  }
  throw new HttpError(404, 'Không tìm thấy trang này.');
}

const list = async (exchange: Exchange, state: DemoState, officer: Officer, shown: EfyList): Promise<Reply> =>
  page(listPage(state, officer, shown, exchange.url.searchParams.get('co-link') !== '0', await partOf(exchange)));

/** The page of the list that was asked for, by POST; undefined where it has all on one. */
async function partOf(exchange: Exchange): Promise<Part | undefined> {
  const size = Number(exchange.url.searchParams.get('moi-trang')) || 0;
  if (size === 0) return undefined;
  const form = exchange.method === 'POST' ? await exchange.form() : new FormData();
  return { page: Number(field(form, 'trang')) || 1, size };
}

const detail = (exchange: Exchange, state: DemoState, officer: Officer | undefined): Promise<Reply> => {
  const watch = watchOf(state);
  return watch.detail(exchange, (expired) => {
    if (expired === 'redirect') return { status: 302, headers: { location: LOGIN }, body: '' };
    if (expired || !officer) return page(loginPage(state));
    if (exchange.method !== 'GET' && exchange.method !== 'HEAD') throw new HttpError(405, 'Trang này chỉ để xem.');
    const dossier = dossierOf(state, exchange.url.searchParams.get('id'));
    const trouble = watch.troubles.get(dossier.id);
    if (trouble === 'error') throw new HttpError(500, 'Lỗi kết nối cơ sở dữ liệu.');
    if (trouble === 'missing') throw new HttpError(404, 'Không tìm thấy hồ sơ này.');
    const list = receptionOf(state);
    const shown = trouble === 'other' ? (list[list.indexOf(dossier) + 1] ?? list[0] ?? dossier) : dossier;
    return page(detailPage(state, officer, shown, trouble));
  });
};

async function decide(exchange: Exchange, state: DemoState, officer: Officer): Promise<Reply> {
  const form = await exchange.form();
  const can = dossierActions(state, dossierOf(state, field(form, 'id')), officer);
  if (field(form, 'rad_result') === 'supplement') can.requestSupplement(field(form, 'C_MESSAGE'));
  else can.accept();
  return redirect(LIST);
}
