import { type Html, html, raw } from '../core/html';
import { DAY, day, second } from '../core/time';

const STYLE = `body{margin:0;font:15px/1.55 "Liberation Sans",Arial,sans-serif;color:#222}header{background:#a3161a;color:#fff;padding:12px 24px;display:flex;justify-content:space-between}
main{display:grid;grid-template-columns:2fr 1fr;gap:24px;max-width:1080px;margin:18px auto;padding:0 16px}article{border-bottom:1px solid #ddd;padding:10px 0}h3{font-size:16px;margin:0}.date{color:#666;font-size:13px}`;

/** Invented news, by days ago. */
const NEWS: [days: number, title: string][] = [
  [14, 'Ra quân tổng vệ sinh môi trường toàn phường'],
  [17, 'Hội nghị tiếp xúc cử tri trước kỳ họp cuối năm'],
  [30, 'Tổ công nghệ số hướng dẫn người dân nộp hồ sơ trực tuyến'],
  [45, 'Khai mạc giải bóng chuyền các khu dân cư'],
];

/** The local news page, with a clock above, documents and coming events beside it. */
export const news = (unit: string, now: number): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Tin tức - ${unit}</title><style>${raw(STYLE)}</style></head>
<body><header><b>${unit}</b><span>Hôm nay ${second(now)}</span></header><main>
<section><h2>Tin tức</h2>${NEWS.map(([days, title], i) => html`<article><h3><a href="/tin-tuc?bai=${i}">${title}</a></h3><span class="date">Ngày đăng: ${day(now - days * DAY)} | ${120 + i} lượt xem</span><p>Tóm tắt của bài viết mẫu.</p></article>`)}</section>
<aside><h2>Văn bản mới</h2><ul>${[1, 2, 3].map((n) => html`<li><a href="#vb${n}">Quyết định mẫu số ${n}</a> <span>${day(now - n * DAY)}</span></li>`)}</ul>
<h2>Lịch công tác</h2><ul>${[1, 2, 3].map((n) => html`<li><a href="#lich${n}">Cuộc họp mẫu số ${n} của Ủy ban</a> <span>${day(now + n * DAY)}</span></li>`)}</ul></aside>
</main><footer>Bản quyền ${day(now).slice(-4)}. Cập nhật ${day(now)}</footer></body></html>`;
