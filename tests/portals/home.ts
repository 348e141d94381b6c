import { emblem } from './core/emblem';
import { html, raw } from './core/html';
import { type Exchange, field, HttpError, page, type Reply, redirect } from './core/http';
import { dossierActions } from './state/actions';
import { newDossier } from './state/dossiers';
import type { DemoState } from './state/types';

const STYLE = `*{box-sizing:border-box}body{margin:0;background:#f2f4f7;color:#1d2733;font:16px/1.55 "Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
header{background:#8f1410;color:#fff;padding:22px 0;border-bottom:4px solid #d9a93a}.in{max-width:1040px;margin:0 auto;padding:0 20px}header .in{display:flex;gap:18px;align-items:center}
h1{font-size:24px;margin:0}header p{margin:2px 0 0;color:#ffe3a8}h2{font-size:18px;margin:30px 0 12px}.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:14px;list-style:none;margin:0;padding:0}
.cards li{background:#fff;border:1px solid #d7dde5;border-left:4px solid #8f1410;border-radius:6px;padding:14px 16px}.cards a{font-weight:600;color:#8f1410;font-size:17px}.cards p{margin:4px 0 0;color:#4a5866;font-size:14.5px}
.tools{background:#fff;border:1px solid #d7dde5;border-radius:6px;padding:14px 16px}.tools form{display:flex;gap:8px;flex-wrap:wrap;align-items:center;margin:6px 0}button{font:inherit;border:1px solid #9aa7b5;background:#fff;border-radius:4px;padding:5px 12px;cursor:pointer}input{font:inherit;padding:5px 8px;border:1px solid #9aa7b5;border-radius:4px;width:270px}
[role=status]{background:#e5f4e8;border:1px solid #8cc79a;border-radius:4px;padding:8px 12px;margin:18px 0 0}footer{color:#5a6876;font-size:14px;margin:34px 0}`;

const SYSTEMS: [string, string, string][] = [
  ['/mot-cua/', 'Một cửa điện tử', 'Bản cổ điển, dựng trang từ máy chủ, chia khung như các hệ thống đời đầu.'],
  ['/mot-cua/danh-sach', 'Một cửa điện tử, không khung', 'Cùng hệ thống, xem trong một trang.'],
  ['/motcua-spa/', 'Một cửa điện tử, bản một trang', 'Ứng dụng một trang, dữ liệu tải sau qua JSON.'],
  ['/qlvb/main', 'Quản lý văn bản và điều hành', 'Văn bản đến, văn bản đi, ký số và phát hành.'],
  ['/qlvb/pakn', 'Phản ánh, kiến nghị', 'Tiếp nhận và trả lời phản ánh của người dân.'],
  [
    '/mot-cua-efy/tiep-nhan',
    'Tiếp nhận qua mạng',
    'Danh sách không ghi lúc nộp; chỉ trang riêng của từng hồ sơ mới ghi.',
  ],
  [
    '/motcua-igate/vi/dossier/search/1',
    'Tra cứu hồ sơ một cửa',
    'Bảng không có cột ngày nộp; dữ liệu JSON của trang thì có.',
  ],
  ['/cong-la/danh-sach', 'Bàn việc dân', 'Hệ thống lạ: tên cột, mã số và trạng thái không giống hệ thống nào.'],
  ['/dichvucong/bothutuc', 'Bộ thủ tục hành chính', 'Danh mục thủ tục niêm yết, nhiều trang.'],
  ['/thu-dien-tu/?_task=mail', 'Thư công vụ', 'Hộp thư đến với thư chưa đọc.'],
  ['/tin-tuc', 'Trang tin', 'Tin tức của địa phương.'],
  ['/lab/', 'Trang thử', 'Bảng lớn, bảng thay dòng, trang không có hồ sơ.'],
];

function home(state: DemoState, notice: string): Reply {
  return page(html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${state.unit}: các hệ thống mẫu</title><style>${raw(STYLE)}</style></head>
<body><header><div class="in">${emblem(60)}<div><h1>${state.unit}</h1><p>Các hệ thống mẫu để trình diễn, mọi dữ liệu đều là giả định</p></div></div></header>
<main class="in">${notice && html`<p role="status">${notice}</p>`}
<h2>Hệ thống</h2><ul class="cards">${SYSTEMS.map(([path, name, text]) => html`<li><a href="${path}">${name}</a><p>${text}</p></li>`)}</ul>
<h2>Mô phỏng công dân</h2><div class="tools">
<form method="post" action="/mo-phong/nop-ho-so"><button>Nộp một hồ sơ trực tuyến mới</button></form>
<form method="post" action="/mo-phong/cong-dan"><label for="code">Mã hồ sơ</label><input id="code" name="code" placeholder="H23.12.3-…" required>
<button name="action" value="resubmit">Nộp bổ sung</button><button name="action" value="pay">Thanh toán</button><button name="action" value="withdraw">Rút hồ sơ</button></form>
</div><footer>Không phải hệ thống thật của cơ quan nào.</footer></main></body></html>`);
}

/** The front page, and what citizens do from outside: submit, supplement, pay, withdraw. */
export async function homeRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  const { path, method } = exchange;
  if (path === '/') return home(state, exchange.url.searchParams.get('xong') ?? '');
  if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
  if (method === 'POST' && path === '/mo-phong/nop-ho-so') {
    const dossier = newDossier(state.chance, state.now(), state.working, state.dossiers);
    state.dossiers.push(dossier);
    return redirect(`/?xong=Đã nộp hồ sơ ${dossier.code}`);
  }
  if (method === 'POST' && path === '/mo-phong/cong-dan') {
    const form = await exchange.form();
    const dossier = state.dossiers.find((d) => d.code === field(form, 'code'));
    const [officer] = state.officers;
    if (!dossier || !officer) throw new HttpError(404, 'Không tìm thấy hồ sơ này.');
    const can = dossierActions(state, dossier, officer);
    const actions = { resubmit: can.resubmit, pay: can.pay, withdraw: can.withdraw };
    const action = actions[field(form, 'action') as keyof typeof actions];
    if (!action) throw new HttpError(400, 'Không có thao tác này.');
    action();
    return redirect(`/?xong=Đã cập nhật hồ sơ ${dossier.code}`);
  }
  throw new HttpError(404, 'Không tìm thấy trang này.');
}
