import { type Html, html } from '../core/html';
import { DAY, day, minute } from '../core/time';
import { labPage } from './layout';

const table = (id: string, headers: string[], rows: (string | number)[][]): Html =>
  html`<table id="${id}"><thead><tr>${headers.map((h) => html`<th>${h}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((c) => html`<td>${c}</td>`)}</tr>`)}</tbody></table>`;

/** Ordinary tables that look a little like dossier lists and are none. */
export function nonePage(now: number): Html {
  const on = (days: number): string => day(now + days * DAY);
  return labPage(
    'Trang thông tin nội bộ',
    html`<h2>Sách mượn của thư viện phường</h2>
${table(
  'sach',
  ['STT', 'Mã sách', 'Tên sách', 'Người mượn', 'Ngày mượn', 'Hạn trả', 'Tình trạng'],
  [
    [1, 'TV.00123', 'Dế Mèn phiêu lưu ký', 'Nguyễn Văn Mẫu', on(-20), on(-6), 'Quá hạn'],
    [2, 'TV.00458', 'Số đỏ', 'Trần Thị Ví Dụ', on(-9), on(5), 'Đang mượn'],
    [3, 'TV.01077', 'Đất rừng phương Nam', 'Lê Văn Minh Họa', on(-3), on(11), 'Đang mượn'],
  ],
)}
<h2>Danh sách cán bộ, công chức</h2>
${table(
  'can-bo',
  ['STT', 'Họ và tên', 'Ngày sinh', 'Số điện thoại', 'Số CCCD', 'Ngày cấp', 'Chức vụ'],
  [
    [1, 'Ngô Thị Làm Mẫu', '12/03/1988', '0900 000 101', '000000000101', '05/08/2021', 'Công chức Một cửa'],
    [2, 'Đặng Văn Diễn Tập', '30/11/1979', '0900-000-102', '000000000102', '17/05/2021', 'Công chức Tư pháp - Hộ tịch'],
  ],
)}
<h2>Phí, lệ phí</h2>
${table(
  'phi',
  ['STT', 'Mã thủ tục', 'Tên thủ tục', 'Thời hạn', 'Lệ phí'],
  [
    [1, '2.000815.000.00.00.H23', 'Chứng thực bản sao từ bản chính', '1 ngày làm việc', '2.000 đồng/trang'],
    [2, '1.004873', 'Cấp Giấy xác nhận tình trạng hôn nhân', '3 ngày làm việc', '15.000 đồng/lần'],
  ],
)}
<h2>Lịch công tác tuần</h2>
${table(
  'lich',
  ['Thời gian', 'Nội dung', 'Hạn xử lý', 'Số hồ sơ'],
  [
    [minute(now), 'Họp giao ban Bộ phận Một cửa', on(1), 12],
    [minute(now + DAY), 'Kiểm tra vệ sinh môi trường', on(4), 0],
  ],
)}`,
  );
}
