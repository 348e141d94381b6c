import { type Html, html, raw } from '../core/html';

const STYLE = `*{box-sizing:border-box}body{margin:0;background:#eef3f1;color:#22302c;font:14.5px/1.5 "Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}a{color:#0a6b58}
.tren{background:#0d6b5a;color:#fff;padding:14px 26px;display:flex;align-items:baseline;gap:16px}.tren b{font-size:19px}.tren span{color:#c9ece3}
.muc{background:#fff;border-bottom:1px solid #cfdcd7;padding:0 20px;display:flex;gap:4px}.muc a{padding:11px 14px;text-decoration:none;color:#3c5049}.muc a.chon{border-bottom:3px solid #0d6b5a;color:#0d6b5a;font-weight:600}
.than{max-width:1240px;margin:0 auto;padding:20px 26px 40px}h1{font-size:20px;margin:0 0 14px}.ghi{color:#5b6d66;font-size:13px;margin-top:26px}
table{width:100%;border-collapse:collapse;background:#fff;box-shadow:0 1px 3px #0002}th{background:#dcebe6;text-align:left;font-weight:600}th,td{padding:9px 12px;border-bottom:1px solid #dfe8e4;vertical-align:top}tbody tr:hover{background:#f3faf7}td:first-child,td:nth-child(n+4){white-space:nowrap}
.khoi-the{display:grid;grid-template-columns:repeat(auto-fill,minmax(350px,1fr));gap:14px}.the-ho-so{background:#fff;border:1px solid #cfdcd7;border-radius:8px;padding:12px 16px}.the-ho-so p{margin:3px 0;display:flex;gap:8px}.nhan{color:#5b6d66;flex:none;width:130px}.gia-tri{font-weight:600}
.luoi{background:#fff;box-shadow:0 1px 3px #0002}.dong{display:grid;grid-template-columns:150px 1.1fr 2fr 150px 150px 130px;border-bottom:1px solid #dfe8e4}.dong.dau{background:#dcebe6;font-weight:600}.o{padding:9px 12px}
dl{background:#fff;border:1px solid #cfdcd7;border-radius:8px;padding:16px 20px;margin:0;display:grid;grid-template-columns:190px 1fr;gap:9px 14px}dt{color:#5b6d66}dd{margin:0;font-weight:600}`;

const PAGES: [path: string, name: string][] = [
  ['/cong-la/danh-sach', 'Sổ phiếu'],
  ['/cong-la/the', 'Dạng thẻ'],
  ['/cong-la/luoi', 'Dạng lưới'],
];

/** A page of the portal whose make nobody knows. */
export const unknownPage = (unit: string, title: string, here: string, content: Html): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} - Bàn việc dân</title><style>${raw(STYLE)}</style></head>
<body><header class="tren"><b>Bàn việc dân</b><span>${unit}</span></header>
<nav class="muc">${PAGES.map(([path, name]) => html`<a href="${path}"${path === here && raw(' class="chon"')}>${name}</a>`)}<a href="/">Các hệ thống khác</a></nav>
<main class="than"><h1>${title}</h1>
${content}
<p class="ghi">Dữ liệu giả định để trình diễn.</p></main></body></html>`;
