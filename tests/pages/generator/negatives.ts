import type { Random } from './random';
import {
  CODE_SHAPES,
  DAY,
  drawBirthday,
  drawDay,
  drawDocumentNumber,
  drawIdentity,
  drawPerson,
  drawPhone,
  drawProcedureCode,
  PROCEDURES,
  partsOf,
} from './values';

type Draw = (random: Random, row: number) => string;
interface Negative {
  name: string;
  heading: string;
  columns: [header: string, draw: Draw][];
}

const date: Draw = (random) => {
  const { d, m, y, h, mi } = partsOf(drawDay(random) + random.int(0, 9) * DAY);
  return random.chance(0.5) ? `${d}/${m}/${y}` : `${d}/${m}/${y} ${h === '07' ? '08' : h}:${mi}`;
};
const code: Draw = (_, row) =>
  (CODE_SHAPES[4] as (typeof CODE_SHAPES)[number])(partsOf(Date.UTC(2025, 3, 9)), row + 11);
const sameCode: Draw = () => 'H23.12.3-250409-0007';
const words =
  (...list: string[]): Draw =>
  (random) =>
    random.pick(list);
const number: Draw = (random) => String(random.int(1, 900));
const order: Draw = (_, row) => String(row + 1);
const document: Draw = (random, row) => drawDocumentNumber(random, row + 40);

const NEGATIVES: Negative[] = [
  {
    name: 'payments',
    heading: 'Thanh toán trực tuyến',
    columns: [
      ['Mã hồ sơ', code],
      ['Số tiền', number],
      ['Ngày thanh toán', date],
      ['Trạng thái', words('Đã thanh toán', 'Chờ thanh toán')],
    ],
  },
  {
    name: 'fees',
    heading: 'Thu phí, lệ phí',
    columns: [
      ['Số biên lai', number],
      ['Mã hồ sơ', code],
      ['Người nộp', drawPerson],
      ['Số tiền', number],
      ['Ngày nộp', date],
      ['Trạng thái', words('Đã thu', 'Chưa thu')],
    ],
  },
  {
    name: 'citizens',
    heading: 'Danh sách công dân',
    columns: [
      ['Họ và tên', drawPerson],
      ['Ngày sinh', drawBirthday],
      ['Số CCCD', drawIdentity],
      ['Ngày cấp', date],
      ['Ngày đăng ký', date],
      ['Trạng thái', words('Đang hoạt động', 'Đã khóa')],
    ],
  },
  {
    name: 'library loans',
    heading: 'Phiếu mượn',
    columns: [
      ['Mã sách', (_, row) => `TV.${row + 100}`],
      ['Ngày mượn', date],
      ['Hạn trả', date],
      ['Ngày trả', date],
      ['Tình trạng', words('Quá hạn', 'Đang mượn', 'Đã trả')],
    ],
  },
  {
    name: 'procedures',
    heading: 'Danh mục thủ tục hành chính',
    columns: [
      ['TT', order],
      ['Mã thủ tục', drawProcedureCode],
      ['Tên thủ tục', words(...PROCEDURES)],
      ['Thời hạn giải quyết', words('15 ngày', '03 ngày làm việc')],
      ['Ngày ban hành', date],
    ],
  },
  {
    name: 'messages',
    heading: 'Tin nhắn đã gửi',
    columns: [
      ['STT', order],
      ['Mã hồ sơ', code],
      ['Số điện thoại', drawPhone],
      ['Nội dung tin nhắn', words('Hồ sơ đã có kết quả')],
      ['Ngày gửi', date],
      ['Trạng thái', words('Đã gửi', 'Lỗi')],
    ],
  },
  {
    name: 'legal documents',
    heading: 'Văn bản quy phạm pháp luật',
    columns: [
      ['Số hiệu', document],
      ['Trích yếu', words('Quy định mẫu')],
      ['Ngày ban hành', date],
      ['Ngày hiệu lực', date],
      ['Tình trạng', words('Còn hiệu lực', 'Hết hiệu lực')],
    ],
  },
  {
    name: 'components',
    heading: 'Thành phần hồ sơ',
    columns: [
      ['STT', order],
      ['Tên giấy tờ', words('Tờ khai', 'Giấy chứng sinh')],
      ['Mã giấy tờ', (_, row) => `000.00.00.G09-KQ00${2269 + row}`],
      ['Ngày đính kèm', date],
      ['Trạng thái', words('Đã ký', 'Chưa ký')],
    ],
  },
  {
    name: 'steps',
    heading: 'Quá trình xử lý',
    columns: [
      ['Mã hồ sơ', sameCode],
      ['Người xử lý', drawPerson],
      ['Ngày tiếp nhận', date],
      ['Hạn xử lý', date],
      ['Trạng thái', words('Đã xử lý', 'Đang xử lý')],
    ],
  },
  {
    name: 'statistics',
    heading: 'Thống kê hồ sơ',
    columns: [
      ['Đơn vị', words('Xã Ví Dụ', 'Phường Mẫu')],
      ['Số hồ sơ', number],
      ['Tiếp nhận', number],
      ['Đã giải quyết', number],
      ['Quá hạn', number],
    ],
  },
  {
    name: 'tasks',
    heading: 'Công việc được giao',
    columns: [
      ['Công việc', (random, row) => `Thực hiện công văn ${document(random, row)}`],
      ['Người giao', drawPerson],
      ['Ngày giao', date],
      ['Hạn xử lý', date],
      ['Trạng thái', words('Đang xử lý', 'Chưa xử lý')],
    ],
  },
  {
    name: 'assets',
    heading: 'Sổ tài sản',
    columns: [
      ['Mã số', (_, row) => `TS-2025-${row + 10}`],
      ['Tên', words('Máy in', 'Máy quét')],
      ['Ngày nhận', date],
      ['Thời hạn', date],
      ['Tình trạng', words('Đang sử dụng', 'Đã thanh lý')],
    ],
  },
  {
    name: 'access log',
    heading: 'Nhật ký',
    columns: [
      ['Thời gian', date],
      ['Người dùng', drawPerson],
      ['Thao tác', (random, row) => `Xem hồ sơ ${code(random, row)}`],
      ['Kết quả', words('Thành công', 'Lỗi')],
    ],
  },
  {
    name: 'meetings',
    heading: 'Lịch họp',
    columns: [
      ['Ngày', date],
      ['Nội dung', (random, row) => `Họp theo giấy mời ${document(random, row)}`],
      ['Nơi gửi', words('UBND xã', 'Sở Mẫu')],
      ['Trạng thái', words('Đã duyệt', 'Chờ duyệt')],
    ],
  },
];

/** A list of something else; nothing of it may be read. */
export function drawNegative(random: Random): { name: string; heading: string; html: string } {
  const { name, heading, columns } = random.pick(NEGATIVES);
  const cell = random.chance(0.3) ? 'td' : 'th';
  const head = `<tr>${columns.map(([header]) => `<${cell}>${header}</${cell}>`).join('')}</tr>`;
  const rows = Array.from(
    { length: random.int(2, 7) },
    (_, row) => `<tr>${columns.map(([, draw]) => `<td>${draw(random, row)}</td>`).join('')}</tr>`,
  );
  const html =
    cell === 'th' && random.chance(0.6)
      ? `<table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
      : `<table>${head}${rows.join('')}</table>`;
  return { name, heading, html };
}
