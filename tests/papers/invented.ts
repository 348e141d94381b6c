import type { Provision } from '../../lib/portals/papers';

/** A component of an invented page, as it truly is. */
export interface Truth {
  name: string;
  required?: boolean;
  provision: Provision;
  files: string[];
}

export interface Invented {
  html: string;
  truth: Truth[];
  results: string[] | undefined;
}

const NAMES = [
  'Đơn đề nghị cấp giấy phép xây dựng',
  'Tờ khai đăng ký khai sinh',
  'Bản sao giấy chứng nhận quyền sử dụng đất',
  'Giấy tờ chứng minh nơi cư trú',
  'Sơ đồ vị trí công trình',
  'Ảnh chân dung 4x6',
  'Hợp đồng thuê nhà có công chứng',
  'Văn bản ủy quyền',
  'Biên bản họp thôn',
  'Phiếu lý lịch tư pháp số 1',
  'Quyết định giao đất; biên bản bàn giao',
  'Giấy khám sức khỏe',
  'CCCD',
  'Học bạ',
  'Báo cáo kết quả hoạt động',
  'Bản vẽ hoàn công',
];
const EXTENSIONS = ['pdf', 'jpg', 'docx', 'PDF', 'png', 'signed.pdf'];
const NONE = ['Chưa có tệp', 'Chưa có tập tin', 'Không có tệp', 'Chưa đính kèm', '0 tệp', 'Chưa có', '—', ''];

/** A source of choices that a seed decides. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 12345) >>> 0;
  }
  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    this.#state >>>= 0;
    return this.#state / 2 ** 32;
  }
  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => [this.next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  }
}

type Column = 'number' | 'name' | 'required' | 'kind' | 'file' | 'count' | 'note' | 'template' | 'action';
const HEADERS: Record<Column, string[]> = {
  number: ['STT', 'TT', '#', 'Số TT'],
  name: [
    'Tên giấy tờ',
    'Thành phần hồ sơ',
    'Tên thành phần hồ sơ',
    'Giấy tờ',
    'TÊN GIẤY TỜ',
    'Tên tài liệu',
    'Tên thành phần',
  ],
  required: ['Bắt buộc', 'BẮT BUỘC', 'Bắt buộc nộp', 'Yêu cầu'],
  kind: ['Loại bản', 'Hình thức', 'Loại'],
  file: [
    'Tập tin',
    'Tệp tin',
    'Tệp đính kèm',
    'File đính kèm',
    'Tệp',
    'Đính kèm',
    'Danh sách tệp',
    'Tài liệu đính kèm',
  ],
  count: ['Số lượng', 'SL', 'Số bản'],
  note: ['Ghi chú'],
  template: ['Mẫu đơn, tờ khai', 'Biểu mẫu', 'Tải mẫu', 'Mẫu'],
  action: ['Thao tác', 'Chức năng', '', 'Hành động'],
};
const TITLES = [
  'Thành phần hồ sơ',
  'THÀNH PHẦN HỒ SƠ',
  'Danh sách giấy tờ',
  'Thành phần hồ sơ (4)',
  'II. Thành phần hồ sơ',
  'Giấy tờ',
];

const title = (dice: Dice, words: string): string =>
  dice.of([
    `<h3>${words}</h3>`,
    `<h4 class="x"><b>${words}</b></h4>`,
    `<div class="panel-heading"><span>${words}</span></div>`,
    `<div class="card-title">${words}: <button>Thêm giấy tờ</button></div>`,
    `<p class="tieu-de">${words}</p>`,
    `<b>${words}</b>`,
  ]);

const NOISE = [
  '<h3>Lệ phí</h3><table><thead><tr><th>STT</th><th>Loại lệ phí</th><th>Số tiền</th><th>Bắt buộc</th></tr></thead><tbody><tr><td>1</td><td>Phí hồ sơ</td><td>50.000</td><td>Có</td></tr></tbody></table>',
  '<h3>Quá trình xử lý</h3><table><tr><th>STT</th><th>Người xử lý</th><th>Nội dung</th><th>Tệp đính kèm</th></tr><tr><td>1</td><td>Nguyễn Văn Mẫu</td><td>Chuyển</td><td><a href="/t/phieu.pdf">phieu.pdf</a></td></tr></table>',
  '<h3>Biểu mẫu</h3><ul><li><a href="/bm/1.docx">Mẫu số 1.docx</a></li></ul>',
  '<h3>Hồ sơ liên quan</h3><table><thead><tr><th>Mã hồ sơ</th><th>Tên giấy tờ</th><th>Tệp tin</th></tr></thead><tbody><tr><td>H23.12.3-231102-0009</td><td>Đơn khác</td><td></td></tr></tbody></table>',
  '<nav><ul><li><a href="/x.pdf">Hướng dẫn.pdf</a></li></ul></nav>',
  '<h3>Ý kiến</h3><p>Đề nghị kiểm tra lại.</p><ul><li><a href="/t/y-kien.pdf">y-kien.pdf</a></li></ul>',
  '<table><tr><td>Mã hồ sơ:</td><td>H23.12.3-231102-0001</td></tr><tr><td>Ngày nộp:</td><td>02/11/2023 08:15</td></tr></table>',
];

function link(dice: Dice, file: string): string {
  const href = dice.of([`/tep/${file}`, `/download?id=${Math.floor(dice.next() * 999)}`, 'javascript:void(0)', '#']);
  return dice.of([
    `<a href="${href}">${file}</a>`,
    `<a href="${href}" target="_blank"><i class="fa fa-file-pdf"></i> ${file}</a>`,
    `<button type="button" class="btn">${file}</button>`,
    `<span class="tep">${file}</span> <a href="${href}">Xem</a>`,
    `<a href="/tep/${file}" title="${file}"><i class="fa fa-download"></i></a>`,
  ]);
}

function mark(dice: Dice, style: string): string {
  if (style === 'star')
    return dice.of([' *', '<span class="red">*</span>', ' <sup>*</sup>', ' <font color="red">*</font>']);
  if (style === 'paren') return dice.of([' (*)', ' <span style="color:red">(*)</span>']);
  return dice.of([' (bắt buộc)', ' <span class="badge">Bắt buộc</span>', ' (Bắt buộc)']);
}

/** An invented page: how it is built, what it says and what stands around it are all decided by the seed. */
export function invent(seed: number): Invented {
  const dice = new Dice(seed);
  const names = dice.shuffled(NAMES).slice(0, 2 + Math.floor(dice.next() * 6));
  const marks = dice.of(['star', 'paren', 'word', 'column', 'none', 'star']);
  const noted = marks === 'star' || marks === 'paren' ? dice.chance(0.4) : false;
  const fileStyle = dice.of(['links', 'uploads', 'counts', 'words']);
  const columns: Column[] = ['name', 'file'];
  if (dice.chance(0.8)) columns.unshift('number');
  for (const one of ['kind', 'count', 'note', 'template', 'action'] as const) if (dice.chance(0.35)) columns.push(one);
  if (marks === 'column') columns.push('required');
  const order = dice.chance(0.5) ? columns : [...columns.slice(0, 1), ...dice.shuffled(columns.slice(1))];
  const tick = dice.of([
    ['x', ''],
    ['Có', 'Không'],
    ['✓', ''],
    ['<input type="checkbox" checked disabled>', '<input type="checkbox" disabled>'],
    ['<i class="fa fa-check"></i>', '<i class="fa fa-times"></i>'],
    ['<mat-icon>check_box</mat-icon>', '<mat-icon>check_box_outline_blank</mat-icon>'],
  ]) as [string, string];
  const truth: Truth[] = names.map((name, i) => {
    const isRequired = dice.chance(0.6) || (marks === 'column' && i === 0);
    const isThere = dice.chance(0.6);
    const count = isThere ? 1 + Math.floor(dice.next() * 3) : 0;
    const files = Array.from({ length: count }, (_, j) => `tep-${i}-${j}.${dice.of(EXTENSIONS)}`);
    const required = marks === 'none' ? undefined : isRequired ? true : marks === 'column' || noted ? false : undefined;
    return { name, ...(required !== undefined && { required }), provision: isThere ? 'file' : 'none', files };
  });
  const headers = order.map((column) => dice.of(HEADERS[column]));
  const fileCell = ({ files, provision }: Truth): string => {
    if (fileStyle === 'counts') return dice.of([`${files.length} tệp`, `<a href="#">${files.length} tập tin</a>`]);
    const links = files.map((file) => link(dice, file)).join(dice.of(['<br>', ' ', ', ', '</div><div>']));
    if (fileStyle === 'uploads')
      return `<div>${links}</div>${dice.of(['<input type="file">', '<label class="btn">Chọn tệp<input type="file" style="display:none"></label>', '<button>Tải lên</button><input type="file" hidden>'])}`;
    if (provision === 'none') return fileStyle === 'links' ? '' : dice.of(NONE);
    return `<div>${links}</div>`;
  };
  const nameCell = ({ name, required }: Truth): string => {
    const marked = required === true && marks !== 'column' ? mark(dice, marks) : '';
    const text = dice.chance(0.2) ? name.normalize('NFD') : name;
    return dice.of([
      `${text}${marked}`,
      `<span>${text}</span>${marked}`,
      `<div><label>${text}</label>${marked}</div>`,
      `<b>${text}</b>${marked}`,
      `\n  ${text}&nbsp;${marked}\n`,
    ]);
  };
  const cell = (column: Column, one: Truth, i: number): string => {
    if (column === 'number') return `${i + 1}`;
    if (column === 'name') return nameCell(one);
    if (column === 'required') return one.required ? tick[0] : tick[1];
    if (column === 'kind') return 'Bản điện tử';
    if (column === 'file') return fileCell(one);
    if (column === 'count') return '1';
    if (column === 'note') return dice.of(['', 'Đã đối chiếu', 'Nộp kèm bản gốc khi nhận kết quả']);
    if (column === 'template')
      return dice.of(['', '<a href="/bieu-mau/mau-01.docx">Mẫu 01.docx</a>', '<a href="/bieu-mau/m.doc">Tải về</a>']);
    return dice.of([
      '',
      '<button>Sửa</button> <button>Xóa</button>',
      '<a href="#">Xem chi tiết</a>',
      '<button>Lấy từ kho</button>',
      '<a href="#"><i class="fa fa-times"></i></a>',
    ]);
  };
  const rows = truth.map((one, i) => order.map((column) => cell(column, one, i)));
  const row = (cells: string[], open: string, close: string) => cells.map((text) => `${open}${text}${close}`).join('');
  const shape = dice.of(['thead', 'thead', 'tbody', 'title', 'aria', 'mat', 'divs', 'list', 'cards', 'definitions']);
  const whole = rows.map((cells) => [cells[order.indexOf('name')], cells[order.indexOf('file')]] as [string, string]);
  const builders: Record<string, () => string> = {
    thead: () =>
      `<table class="table"><thead><tr>${row(headers, '<th>', '</th>')}</tr></thead><tbody>${rows.map((cells) => `<tr>${row(cells, '<td>', '</td>')}</tr>`).join('')}</tbody></table>`,
    tbody: () =>
      `<table><tbody><tr>${row(headers, '<th>', '</th>')}</tr>${rows.map((cells) => `<tr>${row(cells, '<td>', '</td>')}</tr>`).join('<tr></tr>')}</tbody></table>`,
    title: () =>
      `<table class="list"><tr class="header">${row(headers, '<td class="title">', '</td>')}</tr>${rows.map((cells) => `<tr>${row(cells, '<td class="data">', '&nbsp;</td>')}</tr>`).join('')}</table>`,
    aria: () =>
      `<div role="table"><div role="row">${row(headers, '<div role="columnheader">', '</div>')}</div>${rows.map((cells) => `<div role="row">${row(cells, '<div role="cell">', '</div>')}</div>`).join('')}</div>`,
    mat: () =>
      `<mat-table><mat-header-row>${row(headers, '<mat-header-cell>', '</mat-header-cell>')}</mat-header-row>${rows.map((cells) => `<mat-row>${row(cells, '<mat-cell>', '</mat-cell>')}</mat-row>`).join('')}</mat-table>`,
    divs: () =>
      `<div class="grid"><div class="r">${row(headers, '<div>', '</div>')}</div>${rows.map((cells) => `<div class="r">${row(cells, '<div>', '</div>')}</div>`).join('')}</div>`,
    list: () =>
      `<ol>${whole.map(([name, file]) => `<li>${name} <div>${file || 'Chưa có tệp'}</div></li>`).join('')}</ol>`,
    cards: () =>
      `<div class="ds">${whole.map(([name, file]) => `<div class="the"><div class="ten">${name}</div><div class="tep">${file || 'Chưa có tệp'}</div></div>`).join('')}</div>`,
    definitions: () =>
      `<dl>${whole.map(([name, file]) => `<dt>${name}</dt><dd>${file || 'Chưa có tệp'}</dd>`).join('')}</dl>`,
  };
  const list = builders[shape]?.() ?? '';
  const note = noted
    ? dice.of([
        '<p>Các giấy tờ có dấu (*) là bắt buộc</p>',
        '<p><span class="red">(*)</span> Giấy tờ bắt buộc phải nộp</p>',
        '<div>Ghi chú: thành phần có dấu * là bắt buộc.</div>',
      ])
    : '';
  const resultFiles = dice.of([undefined, [], ['qd-15.pdf'], ['qd-15.signed.pdf', 'phu-luc.pdf']]);
  const resultPart =
    resultFiles === undefined
      ? dice.of(['', '<h3>Kết quả xử lý</h3><p>Đồng ý cấp phép</p>'])
      : `${title(dice, dice.of(['Kết quả giải quyết', 'Tệp kết quả', 'Kết quả giải quyết hồ sơ'])).replace('Thêm giấy tờ', 'Thêm')}<div>${resultFiles.map((file) => `<p><a href="/kq/${file}">${file}</a></p>`).join('') || '<p>Chưa có tệp kết quả</p>'}</div>`;
  const main = `<div class="box">${title(dice, dice.of(TITLES))}${dice.chance(0.5) ? note + list : list + note}</div>`;
  const parts = dice.shuffled([main, ...dice.shuffled(NOISE).slice(0, 3), `<div class="box">${resultPart}</div>`]);
  return {
    html: `<body>${parts.join('\n')}</body>`,
    truth,
    results: resultFiles,
  };
}
