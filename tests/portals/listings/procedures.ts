import { type Html, html, raw } from '../core/html';

/** Invented procedures: name, field, level. Every number is made up. */
const PROCEDURES: [name: string, field: string, level: string][] = [
  ['Đăng ký khai sinh', 'Hộ tịch', 'Cấp xã'],
  ['Đăng ký kết hôn', 'Hộ tịch', 'Cấp xã'],
  ['Chứng thực bản sao từ bản chính', 'Chứng thực', 'Cấp xã, Cấp tỉnh'],
  ['Xác nhận nguồn gốc gỗ rừng trồng', 'Lâm nghiệp', 'Cấp xã'],
  ['Đăng ký sinh hoạt tôn giáo tập trung', 'Tôn giáo', 'Cấp xã'],
  ['Hỗ trợ chi phí mai táng', 'Bảo trợ xã hội', 'Cấp xã'],
  ['Cấp giấy phép nuôi trồng trên biển', 'Thủy sản', 'Cấp tỉnh'],
  ['Đăng ký thường trú', 'Cư trú', 'Cấp xã'],
  ['Cấp giấy phép xây dựng công trình cấp đặc biệt', 'Xây dựng', 'Cấp tỉnh'],
  ['Xác nhận tình trạng hôn nhân', 'Hộ tịch', 'Cấp xã'],
  ['Hỗ trợ sinh con đúng chính sách', 'Dân số', 'Cấp xã'],
  ['Đăng ký khai tử', 'Hộ tịch', 'Cấp xã'],
  ['Tách thửa, hợp thửa đất', 'Đất đai', 'Cấp huyện'],
];

const STYLE = `body{margin:0;font:14px/1.5 "Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:#222;background:#f4f6f8}
header{background:#0b4f8a;color:#fff;padding:14px 24px}h1{font-size:19px;margin:0}main{max-width:1080px;margin:18px auto;background:#fff;padding:18px 22px;border:1px solid #dbe1e7}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #cfd6dd;padding:7px 9px;text-align:left;vertical-align:top}th{background:#e8eef5}
.pagination{display:flex;gap:4px;list-style:none;padding:0}.pagination button{font:inherit;min-width:32px;padding:4px 8px;border:1px solid #9aa7b5;background:#fff;cursor:pointer}.pagination .active{background:#0b4f8a;color:#fff}`;

/** Turns pages in place, as single-page portals do. */
const SCRIPT = `const rows=JSON.parse(document.getElementById('data').textContent);const size=8;
function show(page){const body=document.querySelector('#bo-thu-tuc tbody');body.replaceChildren(...rows.slice((page-1)*size,page*size).map(([name,field,level],i)=>{const n=(page-1)*size+i;const tr=document.createElement('tr');
for(const text of [n+1,'9.'+String(100000+n)+'.000.00.00.H23',name,field,level]){const td=document.createElement('td');td.textContent=text;tr.append(td)}return tr}));
for(const b of document.querySelectorAll('.pagination button'))b.classList.toggle('active',b.textContent===String(page));
document.getElementById('so').textContent='Hiển thị '+((page-1)*size+1)+' - '+Math.min(page*size,rows.length)+' trong tổng số '+rows.length+' thủ tục'}
for(const b of document.querySelectorAll('.pagination button'))b.onclick=()=>show(Number(b.textContent));show(1);`;

/** The list of posted procedures, eight at a time. */
export const procedures = (unit: string): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bộ thủ tục hành chính</title><style>${raw(STYLE)}</style></head>
<body><header><h1>Bộ thủ tục hành chính</h1>${unit}</header><main>
<table id="bo-thu-tuc"><thead><tr><th>STT</th><th>Mã thủ tục</th><th>Tên thủ tục hành chính</th><th>Lĩnh vực</th><th>Cấp thực hiện</th></tr></thead><tbody></tbody></table>
<p id="so"></p><ul class="pagination"><li><button>1</button></li><li><button>2</button></li></ul></main>
<script type="application/json" id="data">${raw(JSON.stringify(PROCEDURES))}</script><script>${raw(SCRIPT)}</script></body></html>`;
