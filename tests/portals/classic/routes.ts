import { html } from '../core/html';
import { download, type Exchange, field, fileOf, HttpError, page, type Reply, redirect } from '../core/http';
import { dossierActions } from '../state/actions';
import { bytesOf } from '../state/files';
import type { ListName } from '../state/status';
import type { DemoState, Dossier, Officer } from '../state/types';
import { detailPage } from './detail';
import { banner, bare, type Frame, frameset, login, menu, PATHS } from './layout';
import { listPage } from './lists';
import { slip } from './slips';

/** What the detail page says after an action. */
const DONE: Record<string, string> = {
  'tiep-nhan': 'Đã tiếp nhận hồ sơ.',
  'chuyen-xu-ly': 'Đã chuyển hồ sơ cho cán bộ xử lý.',
  'yeu-cau-thanh-toan': 'Đã gửi yêu cầu thanh toán.',
  'xu-ly-xong': 'Hồ sơ đã xử lý xong, chờ trả kết quả.',
  'tra-ket-qua': 'Đã trả kết quả cho công dân.',
  'yeu-cau-bo-sung': 'Đã gửi yêu cầu bổ sung cho công dân.',
  'tu-choi': 'Đã từ chối tiếp nhận hồ sơ.',
  'dung-xu-ly': 'Đã dừng xử lý hồ sơ.',
  'thanh-phan': 'Đã tải lên bản scan.',
  'ket-qua': 'Đã đính kèm kết quả.',
  'ky-so': 'Đã ký số tệp tin.',
};

/** The server-rendered portal under `/mot-cua`, with and without its frameset. */
export async function classicRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  const visit = state.sessions.visit(exchange, 'JSESSIONID_MOTCUA', '/mot-cua');
  const path = exchange.path.replace(/^\/mot-cua\/?/, '').replace(/\/$/, '');
  if (path === 'dang-xuat') {
    visit.logOut();
    return visit.keep(redirect('/mot-cua/dang-nhap'));
  }
  if (path === 'dang-nhap') {
    if (exchange.method !== 'POST') return visit.keep(page(login(state, '')));
    const form = await exchange.form();
    const officer = state.officers.find((o) => o.id === field(form, 'user'));
    if (!officer || !field(form, 'password')) return page(login(state, 'Bạn chưa nhập mật khẩu.'));
    visit.logIn(officer);
    return visit.keep(redirect('/mot-cua/'));
  }
  if (!visit.officer) return redirect('/mot-cua/dang-nhap');
  return visit.keep(await officerRoutes(exchange, state, visit.officer, path));
}

async function officerRoutes(exchange: Exchange, state: DemoState, officer: Officer, path: string): Promise<Reply> {
  if (path === '') return page(frameset(state));
  const framed = path === 'khung' || path.startsWith('khung/');
  const frame: Frame = { state, officer, base: framed ? '/mot-cua/khung' : '/mot-cua' };
  const inside = framed ? path.slice('khung/'.length) : path;
  if (inside === 'dau-trang') return page(bare('Đầu trang', banner(frame)));
  if (inside === 'thuc-don')
    return page(bare('Thực đơn', html`<div class="menu" style="width:auto">${menu(frame)}</div>`));
  const list = (Object.keys(PATHS) as ListName[]).find((name) => PATHS[name] === inside);
  if (list) {
    const form = exchange.method === 'POST' ? await exchange.form() : new FormData();
    const query = exchange.url.searchParams;
    const wanted = Number(field(form, 'hdn_current_page') || query.get('trang')) || 1;
    const size = Number(query.get('moi-trang')) || undefined;
    const linked = query.get('lien-ket') === '1';
    const paging = linked ? `?lien-ket=1&moi-trang=${size ?? 15}` : '';
    return page(
      listPage({ ...frame, paging }, list, {
        words: field(form, 'txt_search'),
        page: wanted,
        notice: '',
        size,
        linked,
      }),
    );
  }
  const [kind, code, action, id] = inside.split('/');
  const dossier = kind === 'ho-so' ? state.dossiers.find((d) => d.code === code) : undefined;
  if (!dossier) throw new HttpError(404, 'Không tìm thấy trang hoặc hồ sơ này.');
  if (exchange.method === 'POST' && action !== undefined) {
    await act(exchange, state, officer, dossier, action, id ?? '');
    return redirect(`${frame.base}/ho-so/${dossier.code}?xong=${action}`);
  }
  if (action === undefined)
    return page(detailPage(frame, dossier, DONE[exchange.url.searchParams.get('xong') ?? ''] ?? ''));
  if (action === 'phieu') return page(slip(state, dossier, id ?? ''));
  if (action === 'tep') return dossierFile(dossier, id ?? '');
  throw new HttpError(404, 'Không tìm thấy trang này.');
}

/** A component's or result's file as it is now: signed bytes once it was signed. */
export function dossierFile(dossier: Dossier, id: string): Reply {
  const file = [...dossier.components.flatMap((c) => c.files), ...dossier.results].find((f) => f.id === id);
  if (!file) throw new HttpError(404, 'Không tìm thấy tệp tin.');
  return download({ name: file.name, type: file.type, bytes: bytesOf(file) });
}

async function act(
  exchange: Exchange,
  state: DemoState,
  officer: Officer,
  d: Dossier,
  action: string,
  id: string,
): Promise<void> {
  const form = await exchange.form();
  const can = dossierActions(state, d, officer);
  const reason = field(form, 'reason');
  switch (action) {
    case 'tiep-nhan':
      return can.accept();
    case 'chuyen-xu-ly':
      return can.forward();
    case 'yeu-cau-thanh-toan':
      return can.requestPayment();
    case 'xu-ly-xong':
      return can.finish();
    case 'tra-ket-qua':
      return can.giveBack();
    case 'yeu-cau-bo-sung':
      return can.requestSupplement(reason);
    case 'tu-choi':
      return can.refuse(reason);
    case 'dung-xu-ly':
      return can.stop(reason);
    case 'thanh-phan':
      return can.attachComponent(id, await fileOf(form, 'file'));
    case 'ket-qua':
      return can.attachResult(await fileOf(form, 'file'));
    case 'ky-so':
      return can.sign(id);
    default:
      throw new HttpError(404, 'Không có thao tác này.');
  }
}
